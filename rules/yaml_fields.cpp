#include "rules/yaml_fields.hpp"

#include "text/spelling.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace vigie {

namespace {

constexpr std::string_view kLanguageKeys[] = {"fr", "en"};

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

/// What stands there, for "not …": a short scalar as it is, else its kind.
std::string seen(const YAML::Node& node) {
  constexpr std::size_t kShort = 60;
  if (node.IsSequence()) return "a list";
  if (node.IsMap()) return "a mapping";
  if (node.IsNull()) return "nothing";
  const std::string text = scalar_or_empty(node);
  return text.size() <= kShort ? quoted(text) : "a long text";
}

std::optional<int> whole_number(const std::string& text) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  return problem == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

bool is_kebab_case(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && fits(text.front()) && fits(text.back()) &&
         std::ranges::all_of(text, [&](char c) { return fits(c) || c == '-'; }) &&
         text.find("--") == std::string_view::npos;
}

}  // namespace

bool FieldReader::expect_map(const YAML::Node& node, std::string_view what) {
  if (node.IsMap()) return true;
  error(node, "wrong-value", "expected " + std::string(what) + ", not " + seen(node));
  return false;
}

bool FieldReader::expect_list(const YAML::Node& node, std::string_view what) {
  if (node.IsSequence() && node.size() > 0) return true;
  error(node, "wrong-value",
        "expected " + std::string(what) + ", not " +
            (node.IsSequence() ? "an empty list" : seen(node)));
  return false;
}

void FieldReader::know(const YAML::Node& map, std::span<const std::string_view> keys) {
  for (const auto& entry : map) {
    const std::string key = scalar_or_empty(entry.first);
    if (std::ranges::find(keys, key) == keys.end())
      error(entry.first, "unknown-key", "unknown key " + quoted(key) + did_you_mean(key, keys));
  }
}

YAML::Node FieldReader::value(const YAML::Node& map, std::string_view key, Need need) {
  for (const auto& entry : map) {
    if (scalar_or_empty(entry.first) != key) continue;
    if (!entry.second.IsNull()) return entry.second;
    error(entry.first, "wrong-value", "expected a value after " + quoted(key));
    return YAML::Node(YAML::NodeType::Undefined);
  }
  if (need == Need::required)
    error(map, "missing-key", "expected a key " + quoted(key) + " here");
  return YAML::Node(YAML::NodeType::Undefined);
}

std::string FieldReader::text(const YAML::Node& map, std::string_view key, Need need) {
  const YAML::Node node = value(map, key, need);
  if (!node.IsDefined()) return {};
  std::string text = scalar_or_empty(node);
  if (text.empty())
    error(node, "wrong-value", "expected a text for " + quoted(key) + ", not " + seen(node));
  return text;
}

std::string FieldReader::id(const YAML::Node& map, std::set<std::string>& taken,
                            std::string_view what) {
  std::string id = text(map, "id", Need::required);
  if (id.empty()) return id;
  const YAML::Node node = value(map, "id", Need::optional);
  if (!is_kebab_case(id))
    error(node, "bad-id", "expected lower-case words joined by '-', not " + quoted(id));
  else if (!taken.insert(id).second)
    error(node, "duplicate-id", "there is already a " + std::string(what) + " " + quoted(id));
  return id;
}

Wording FieldReader::wording(const YAML::Node& map, std::string_view key, Need need) {
  const YAML::Node node = value(map, key, need);
  if (!node.IsDefined()) return {};
  if (!expect_map(node, quoted(key) + " in both languages: {fr: …, en: …}")) return {};
  know(node, kLanguageKeys);
  return {.fr = text(node, "fr", Need::required), .en = text(node, "en", Need::required)};
}

std::string FieldReader::address(const YAML::Node& map, std::string_view key) {
  const YAML::Node node = value(map, key, Need::optional);
  if (!node.IsDefined()) return {};
  std::string text = scalar_or_empty(node);
  if (!parse_url(text))
    error(node, "bad-address",
          "expected an address that starts with https:// or http://, not " + seen(node));
  return text;
}

int FieldReader::number(const YAML::Node& map, std::string_view key, Range range,
                        int otherwise) {
  const YAML::Node node = value(map, key, Need::optional);
  if (!node.IsDefined()) return otherwise;
  const std::optional<int> number = whole_number(scalar_or_empty(node));
  if (number && *number >= range.from && *number <= range.to) return *number;
  error(node, "wrong-value",
        "expected a whole number from " + std::to_string(range.from) + " to " +
            std::to_string(range.to) + " for " + quoted(key) + ", not " + seen(node));
  return otherwise;
}

std::optional<Date> FieldReader::date(const YAML::Node& map, std::string_view key, Need need) {
  const std::string written = text(map, key, need);
  if (written.empty()) return std::nullopt;
  const auto date = written.size() == 10 ? parse_iso_date(written) : std::nullopt;
  if (!date)
    error(value(map, key, need), "no-date",
          "expected a date such as 2026-08-20, not " + quoted(written));
  return date;
}

std::vector<std::string> FieldReader::words(const YAML::Node& map, std::string_view key,
                                            Need need) {
  const YAML::Node node = value(map, key, need);
  if (!node.IsDefined()) return {};
  return words_of(node, key);
}

std::vector<std::string> FieldReader::words_of(const YAML::Node& node, std::string_view key) {
  if (node.IsScalar() && !node.Scalar().empty()) return {node.Scalar()};
  if (!expect_list(node, "a word or a list of words for " + quoted(key))) return {};
  std::vector<std::string> words;
  for (const YAML::Node& item : node) {
    std::string word = scalar_or_empty(item);
    if (word.empty())
      error(item, "wrong-value", "expected a word, not " + seen(item));
    else
      words.push_back(std::move(word));
  }
  return words;
}

void FieldReader::error(const YAML::Node& node, std::string id, std::string text) {
  say(node, Severity::error, std::move(id), std::move(text));
}

void FieldReader::warning(const YAML::Node& node, std::string id, std::string text) {
  say(node, Severity::warning, std::move(id), std::move(text));
}

bool FieldReader::has_errors() const {
  return std::ranges::find(problems_, Severity::error, &Diagnostic::severity) !=
         problems_.end();
}

std::vector<Diagnostic> FieldReader::take_problems() && {
  std::ranges::stable_sort(problems_, {}, [](const Diagnostic& problem) {
    return std::pair(problem.place.line, problem.place.column);
  });
  // A value may have been looked at twice.
  problems_.erase(std::ranges::unique(problems_).begin(), problems_.end());
  return std::move(problems_);
}

void FieldReader::say(const YAML::Node& node, Severity severity, std::string id,
                      std::string text) {
  problems_.push_back({.place = place_of(node, file_),
                       .severity = severity,
                       .id = std::move(id),
                       .text = std::move(text)});
}

}  // namespace vigie
