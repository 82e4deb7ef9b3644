/// The nights of a portfolio, kept in the state file beside the web's answers.
#pragma once

#include "history/night.hpp"
#include "text/expected.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// The last nights of a series (a portfolio and what was selected of it), oldest first; none of
/// `as_of` itself, which a run of the same day replaces. The text says why the file cannot be
/// read.
Expected<std::vector<Night>, std::string> past_nights(const std::filesystem::path& state,
                                                      std::string_view series, Date as_of);

/// Adds a night, in the place of one of the same day, and lets go of those older than 400
/// nights. An error's text when it could not be written.
std::optional<std::string> remember(const std::filesystem::path& state, std::string_view series,
                                    const Night& night);

}  // namespace vigie
