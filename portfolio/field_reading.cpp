#include "portfolio/field_reading.hpp"

#include "portfolio/clean_value.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie {

namespace {

using Kind = FieldValue::Kind;

constexpr std::array<std::string_view, 7> kTrueWords{"true", "oui", "yes", "vrai",
                                                     "on",   "1",   "x"};
constexpr std::array<std::string_view, 6> kFalseWords{"false", "non", "no", "faux", "off", "0"};

/// "stats_url" → "stats-url": the start of a problem's id.
std::string kebab(std::string_view field) {
  std::string id(field);
  std::ranges::replace(id, '_', '-');
  return id;
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::absent:
      return "nothing";
    case Kind::text:
      return "a text";
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a map";
  }
  return "";
}

void wrong_type(const FieldValue& value, std::string_view field, std::string_view expected,
                FieldNotes& notes) {
  notes.error(value.line, "wrong-type",
              "expected " + std::string(expected) + " for '" + std::string(field) + "', not " +
                  std::string(name_of(value.kind)));
}

/// Entities and words for nothing are said here; spaces by the caller, who knows which matter.
std::string decoded_text(const FieldValue& value, std::string_view field, FieldNotes& notes) {
  const std::string text = decode_entities(value.text);
  if (text != value.text)
    notes.warning(value.line, "html-entities",
                  "expected plain characters in '" + std::string(field) +
                      "', not HTML entities: " + in_quotes(value.text));
  const std::string_view trimmed = trim_spaces(text);
  if (is_absent_word(trimmed)) {
    notes.warning(
        value.line, "absent-word",
        "expected no '" + std::string(field) + "' at all rather than " + in_quotes(trimmed));
    return {};
  }
  if (trimmed.empty() && !text.empty())
    notes.warning(value.line, kebab(field) + "-blank",
                  "expected a value or no '" + std::string(field) + "', not blanks");
  return trimmed.empty() ? std::string{} : text;
}

void say_stray_spaces(const FieldValue& value, std::string_view field, FieldNotes& notes) {
  notes.warning(value.line, kebab(field) + "-stray-spaces",
                "expected no space around and single ones within " + in_quotes(value.text));
}

/// The usable addresses of one text.
std::vector<std::string> addresses_of(const FieldValue& written, std::string_view field,
                                      FieldNotes& notes) {
  FieldValue value = written;
  value.text = without_credentials(written.text);  // no message may quote them
  if (value.text != written.text)
    notes.warning(
        value.line, kebab(field) + "-has-credentials",
        "expected an address without a name and password: they are left out, and to be "
        "changed, since the sheet is public");
  const std::string text = without_credentials(decoded_text(value, field, notes));
  if (text.empty()) return {};
  if (trim_spaces(text).size() != text.size()) say_stray_spaces(value, field, notes);
  const AddressesInText found = addresses_in(text);
  if (found.addresses.empty()) {
    notes.error(value.line, kebab(field) + "-not-an-address",
                "expected an http or https address, not " + in_quotes(trim_spaces(text)));
    return {};
  }
  if (found.scheme_was_missing)
    notes.warning(value.line, kebab(field) + "-without-scheme",
                  "expected 'https://' at the start of " + in_quotes(trim_spaces(text)));
  if (!found.leftover.empty())
    notes.warning(value.line, kebab(field) + "-stray-text",
                  "expected an address alone, without " + in_quotes(found.leftover));
  std::vector<std::string> addresses;
  for (const std::string& address : found.addresses) {
    const auto url = parse_url(address);
    if (url)
      addresses.push_back(address);
    else
      notes.error(value.line, kebab(field) + "-not-an-address",
                  "expected an http or https address, not " + in_quotes(address) + ": " +
                      std::string(to_string(url.error())));
  }
  return addresses;
}

}  // namespace

void FieldNotes::error(int line, std::string id, std::string text) {
  say(line, Severity::error, std::move(id), std::move(text));
}

void FieldNotes::warning(int line, std::string id, std::string text) {
  say(line, Severity::warning, std::move(id), std::move(text));
}

void FieldNotes::say(int line, Severity severity, std::string id, std::string text) {
  problems_.push_back({.place = {.file = std::string(file_), .line = line},
                       .severity = severity,
                       .id = std::move(id),
                       .text = std::move(text)});
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kMaxCharacters = 60;
  constexpr std::size_t kFewBytes = 240;
  if (text.size() <= kMaxCharacters) return "'" + std::string(text) + "'";
  return "'" + excerpt(text.substr(0, kFewBytes), 0, kMaxCharacters) + "'";
}

std::string read_text(const FieldValue& value, std::string_view field, FieldNotes& notes) {
  if (value.kind == Kind::absent) return {};
  if (value.kind != Kind::text) {
    wrong_type(value, field, "a text", notes);
    return {};
  }
  const std::string text = decoded_text(value, field, notes);
  std::string line = one_line(text);
  // Block scalars end in a line feed and hold others: that is how they are written.
  const bool is_block = text.find('\n') != std::string::npos;
  if (!is_block && line != text) say_stray_spaces(value, field, notes);
  return line;
}

std::string read_address(const FieldValue& value, std::string_view field, FieldNotes& notes) {
  std::vector<std::string> addresses = read_addresses(value, field, notes);
  if (addresses.empty()) return {};
  if (addresses.size() > 1)
    notes.warning(value.line, kebab(field) + "-several",
                  "expected one address for '" + std::string(field) +
                      "': " + in_quotes(addresses[1]) + " is left out");
  return std::move(addresses.front());
}

std::vector<std::string> read_addresses(const FieldValue& value, std::string_view field,
                                        FieldNotes& notes) {
  if (value.kind == Kind::absent) return {};
  if (value.kind == Kind::text) return addresses_of(value, field, notes);
  if (value.kind != Kind::list) {
    wrong_type(value, field, "an address", notes);
    return {};
  }
  std::vector<std::string> addresses;
  for (const FieldValue& item : value.items) {
    if (item.kind != Kind::text) {
      wrong_type(item, field, "addresses", notes);
      continue;
    }
    for (std::string& address : addresses_of(item, field, notes))
      addresses.push_back(std::move(address));
  }
  return addresses;
}

std::optional<bool> read_boolean(const FieldValue& value, std::string_view field,
                                 FieldNotes& notes) {
  if (value.kind == Kind::absent) return std::nullopt;
  if (value.kind != Kind::text) {
    wrong_type(value, field, "true or false", notes);
    return std::nullopt;
  }
  const std::string_view text = trim_spaces(value.text);
  if (text.empty() || is_absent_word(text)) return std::nullopt;
  constexpr std::size_t kLongestWord = 8;
  const std::string word = text.size() <= kLongestWord ? fold(text) : std::string{};
  if (std::ranges::find(kTrueWords, word) != kTrueWords.end()) return true;
  if (std::ranges::find(kFalseWords, word) != kFalseWords.end()) return false;
  notes.error(
      value.line, "wrong-type",
      "expected true or false for '" + std::string(field) + "', not " + in_quotes(text));
  return std::nullopt;
}

std::vector<std::string> read_words(const FieldValue& value, std::string_view field,
                                    FieldNotes& notes) {
  std::vector<std::string> words;
  const auto add = [&words](std::string word) {
    if (!word.empty()) words.push_back(std::move(word));
  };
  if (value.kind == Kind::text) {
    std::string text = decoded_text(value, field, notes);
    std::ranges::replace(text, ';', ',');
    std::ranges::replace(text, '|', ',');
    for (const std::string_view part : split(text, ',')) add(one_line(part));
  } else if (value.kind == Kind::list) {
    for (const FieldValue& item : value.items) add(read_text(item, field, notes));
  } else if (value.kind == Kind::map) {
    wrong_type(value, field, "a list of words", notes);
  }
  return words;
}

}  // namespace vigie
