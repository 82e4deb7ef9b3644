/// The fields of a sheet and what each becomes in a Product: one table for all readers.
#pragma once

#include "portfolio/field_reading.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie {

/// A field, a cell or a member longer than this leaves its product out.
inline constexpr std::size_t kMaxFieldBytes = 1U << 20U;

/// Which names a file may use: the sheet's own, or also those of the public API and of tables
/// in French and English ("nom", "url", "dépôt"…).
enum class Vocabulary { sheet, table };

/// The sheet's name of a field for any of its names; nothing when it is unknown.
std::optional<std::string_view> field_named(std::string_view name, Vocabulary vocabulary);

/// Every name that is accepted, for "did you mean".
std::span<const std::string_view> field_names(Vocabulary vocabulary);

/// The product that a map of fields describes. Without `id` in `fields` the caller gives it
/// after. Nothing, after an error, when a field is too long.
std::optional<Product> read_product(const FieldValue& fields, Vocabulary vocabulary,
                                    FieldNotes& notes);

}  // namespace vigie
