#include "text/message.hpp"

#include <charconv>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <system_error>

namespace vigie {

namespace {

std::string said(const Parameter& parameter, Language language) {
  struct Say {
    Language language;
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(Date date) const {
      return language == Language::fr ? french_date(date) : english_date(date);
    }
    std::string operator()(std::int64_t number) const {
      return grouped_number(number, language);
    }
    std::string operator()(const Text* text) const {
      if (text == nullptr) return "";
      return std::string(language == Language::fr ? text->fr : text->en);
    }
  };
  return std::visit(Say{language}, parameter);
}

/// A "{12}" at the start of a sentence's rest.
struct Placeholder {
  std::size_t index = 0;
  std::size_t length = 0;  // 0: there is none
};

Placeholder placeholder_at(std::string_view rest) {
  if (!rest.starts_with('{')) return {};
  Placeholder found;
  const char* const end = rest.data() + rest.size();
  const auto [stop, error] = std::from_chars(rest.data() + 1, end, found.index);
  if (error != std::errc{} || stop == end || *stop != '}') return {};
  found.length = static_cast<std::size_t>(stop - rest.data()) + 1;
  return found;
}

}  // namespace

Message said_before(std::string_view id, std::string sentence) {
  static std::mutex mutex;
  static std::map<std::string, Text, std::less<>> texts;  // guarded by mutex
  if (sentence.empty()) return {};
  const std::scoped_lock lock(mutex);
  auto known = texts.find(id);
  if (known == texts.end()) {
    known = texts.emplace(std::string(id), Text{}).first;
    known->second = {.id = known->first, .fr = "{0}", .en = "{0}"};
  }
  return {.text = &known->second, .parameters = {std::move(sentence)}};
}

std::string Message::in(Language language) const {
  if (text == nullptr) return "";
  std::string_view rest = language == Language::fr ? text->fr : text->en;
  std::string out;
  while (!rest.empty()) {
    const Placeholder placeholder = placeholder_at(rest);
    if (placeholder.length == 0) {
      out += rest.front();
      rest.remove_prefix(1);
      continue;
    }
    if (placeholder.index < parameters.size())
      out += said(parameters[placeholder.index], language);
    rest.remove_prefix(placeholder.length);
  }
  return out;
}

std::string grouped_number(std::int64_t number, Language language) {
  constexpr std::string_view kNarrowNoBreakSpace = "\u202F";
  std::string digits = std::to_string(number);
  const std::string sign = number < 0 ? "-" : "";
  digits.erase(0, sign.size());
  std::string out = sign;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) {
      out += language == Language::fr ? kNarrowNoBreakSpace : std::string_view{","};
    }
    out += digits[i];
  }
  return out;
}

}  // namespace vigie
