/// Which licence a text is, by the words that no other licence has.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie {

/// The SPDX identifier of the licence that a file's text is ("EUPL-1.2"); nothing when unsure.
/// GNU licences have the forges' short form ("AGPL-3.0"), since a text does not tell "only"
/// from "or later". The licence that begins first decides, and must begin near the start.
std::optional<std::string> licence_of_text(std::string_view text);

/// The SPDX identifier in its own spelling ("mit" → "MIT"), for those known here.
std::optional<std::string> spdx_identifier(std::string_view any_case);

/// Whether a file of that name holds a licence: LICENSE, LICENCE, COPYING, UNLICENSE, with or
/// without an ending, in any case.
bool is_licence_file(std::string_view name);

/// The best of the names that hold a licence: "LICENSE" before "LICENSE.md" before
/// "COPYING" before "LICENSE-third-party.txt"; nothing when there is none.
std::optional<std::string> main_licence_file(std::span<const std::string> names);

}  // namespace vigie
