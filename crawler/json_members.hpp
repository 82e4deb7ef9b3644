/// Strangers' JSON, member by member: what is missing or of another type is nothing, never an
/// exception.
#pragma once

#include "text/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace vigie::json {

/// A "discarded" value, of no type, when the text is not JSON.
nlohmann::json parse(std::string_view text);

/// A member, or null when there is none or `object` is no object.
const nlohmann::json& at(const nlohmann::json& object, std::string_view name);

/// A member that is a list, or an empty list.
const nlohmann::json& list_at(const nlohmann::json& object, std::string_view name);

/// The text of a string member, valid UTF-8; nothing when it is empty.
std::optional<std::string> text_at(const nlohmann::json& object, std::string_view name);

std::optional<bool> flag_at(const nlohmann::json& object, std::string_view name);

/// A number of things: a whole number from 0 to a thousand million.
std::optional<int> count_at(const nlohmann::json& object, std::string_view name);

/// The strings of a list; its other elements are left out.
std::vector<std::string> texts_at(const nlohmann::json& object, std::string_view name);

/// The day in UTC of a member that is a timestamp.
std::optional<Date> day_at(const nlohmann::json& object, std::string_view name);

/// The day in UTC of a timestamp with an offset: "2026-08-21T00:30:00.000+02:00" is 20 August.
std::optional<Date> utc_day(std::string_view timestamp);

}  // namespace vigie::json
