#include "crawler/json_members.hpp"

#include "text/fold.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <system_error>

namespace vigie::json {

namespace {

using Json = nlohmann::json;

/// The number at `at` in a timestamp, of two digits.
std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  unsigned number = 0;
  const char* const end = text.data() + at + 2;
  const auto [stop, error] = std::from_chars(text.data() + at, end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return static_cast<int>(number);
}

}  // namespace

Json parse(std::string_view text) {
  return Json::parse(text, nullptr, false);
}

const Json& at(const Json& object, std::string_view name) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(name);
  return found == object.end() ? null : *found;
}

const Json& list_at(const Json& object, std::string_view name) {
  static const Json none = Json::array();
  const Json& list = at(object, name);
  return list.is_array() ? list : none;
}

std::optional<std::string> text_at(const Json& object, std::string_view name) {
  const Json& value = at(object, name);
  if (!value.is_string() || value.get_ref<const std::string&>().empty()) return std::nullopt;
  return valid_utf8(value.get_ref<const std::string&>());
}

std::optional<bool> flag_at(const Json& object, std::string_view name) {
  const Json& value = at(object, name);
  return value.is_boolean() ? std::optional(value.get<bool>()) : std::nullopt;
}

std::optional<int> count_at(const Json& object, std::string_view name) {
  const Json& value = at(object, name);
  constexpr std::uint64_t kMost = 1'000'000'000;
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > kMost) return std::nullopt;
  return value.get<int>();
}

std::vector<std::string> texts_at(const Json& object, std::string_view name) {
  std::vector<std::string> texts;
  for (const Json& each : list_at(object, name))
    if (each.is_string()) texts.push_back(valid_utf8(each.get_ref<const std::string&>()));
  return texts;
}

std::optional<Date> day_at(const Json& object, std::string_view name) {
  const std::optional<std::string> text = text_at(object, name);
  return text ? utc_day(*text) : std::nullopt;
}

std::optional<Date> utc_day(std::string_view timestamp) {
  const std::optional<Date> day = parse_iso_date(timestamp);
  constexpr std::size_t kHour = 11;
  const std::size_t sign = timestamp.find_first_of("+-", kHour);
  if (!day || timestamp.size() < kHour + 5 || sign == std::string_view::npos) return day;
  const std::optional<int> hour = two_digits(timestamp, kHour);
  const std::optional<int> minute = two_digits(timestamp, kHour + 3);
  const std::optional<int> offset_hours = two_digits(timestamp, sign + 1);
  // "+02:00" and "+0200" both exist.
  const std::size_t minutes_at =
      sign + 3 + (timestamp.substr(sign + 3).starts_with(':') ? 1 : 0);
  const int offset_minutes = two_digits(timestamp, minutes_at).value_or(0);
  if (!hour || !minute || !offset_hours) return day;
  const int offset = (*offset_hours * 60 + offset_minutes) * (timestamp[sign] == '-' ? -1 : 1);
  const std::chrono::minutes moment{*hour * 60 + *minute - offset};
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::minutes>(*day) + moment);
}

}  // namespace vigie::json
