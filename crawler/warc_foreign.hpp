/// Responses in archives that other programs wrote: bodies as they came over the wire.
#pragma once

#include "crawler/transfer.hpp"

#include <optional>
#include <string_view>

namespace vigie {

/// The answer in a response record's block, its chunks joined and its body decoded. An encoding
/// other than gzip and deflate is a failure, Cause::decode. Nothing when it is no HTTP answer.
std::optional<TransferResult> foreign_answer(std::string_view block);

}  // namespace vigie
