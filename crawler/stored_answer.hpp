/// The end of a transfer in words that last: what the archive and the state keep beside a body.
#pragma once

#include "crawler/transfer.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// What makes two requests the same question: method, address without fragment, and body.
std::string question_of(const Request& request);

/// Everything but the body, as JSON of one line.
std::string stored_answer(const TransferResult& result);

/// Nothing when it is not what `stored_answer` writes. The body stays empty.
std::optional<TransferResult> read_stored_answer(std::string_view json);

}  // namespace vigie
