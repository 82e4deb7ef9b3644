/// Dates written in digits alone, and what keeps other numbers from being taken for them.
#pragma once

#include "text/date_part.hpp"
#include "text/date_tokens.hpp"

#include <cstddef>
#include <optional>

namespace vigie {

/// The value of a number of four digits between 1900 and 2099; 0 otherwise.
int calendar_year(const DateToken& token);

/// The year at `at` when nothing ties it to what follows ("2025-2026", "2005-102", "2025,5"
/// are not years); 0 otherwise.
int year_at(const DateTokens& tokens, std::size_t at);

/// Whether the number at `at` is not the rest of a longer one ("01.23", "1,05", "v12"). Tokens
/// before `taken` belong to an earlier date and tie nothing.
bool is_free_before(const DateTokens& tokens, std::size_t at, std::size_t taken);

/// "20/08/2026", "15.11.24", "2026-08-20T09:00Z", "05/2026", "2026-05".
std::optional<DatePart> read_numeric_date(const DateTokens& tokens, std::size_t at,
                                          std::size_t taken);

}  // namespace vigie
