/// Which observations deserve a second look before a verdict rests on them.
#pragma once

#include "crawler/evidence.hpp"

#include <cstddef>

namespace vigie {

/// How many of the product's pages and repositories could not be seen for a reason that may be
/// gone an hour later: no address, no connection, a reset, silence, a broken handshake, a
/// server's own failure. Probes and guessed addresses do not count.
std::size_t suspects_in(const Evidence& evidence);

/// Whether anything was given up because the run ended or the budget was used up.
bool was_cut_short(const Evidence& evidence);

}  // namespace vigie
