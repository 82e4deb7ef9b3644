/// Sentences that exist in French and in English, with their parameters.
#pragma once

#include "text/date.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vigie {

enum class Language { fr, en };

/// The same words in both languages, from data (rulebooks, roles).
struct Wording {
  std::string fr;
  std::string en;

  const std::string& in(Language language) const { return language == Language::fr ? fr : en; }
  bool empty() const { return fr.empty() && en.empty(); }
  friend bool operator==(const Wording&, const Wording&) = default;
};

/// A wording that many values hold: copies share it.
class SharedWording {
 public:
  SharedWording() = default;
  SharedWording(std::string fr, std::string en)
      : SharedWording(Wording{.fr = std::move(fr), .en = std::move(en)}) {}
  SharedWording(Wording words) : words_(std::make_shared<const Wording>(std::move(words))) {}

  const Wording& operator*() const { return *words_; }
  const Wording* operator->() const { return words_.get(); }
  const std::string& in(Language language) const { return words_->in(language); }
  bool empty() const { return words_->empty(); }

 private:
  static const std::shared_ptr<const Wording>& none() {
    static const auto kNone = std::make_shared<const Wording>();
    return kNone;
  }
  std::shared_ptr<const Wording> words_ = none();
};

/// A sentence written beside the code that says it; "{0}", "{1}"… stand for parameters. The id
/// is permanent: it is in audit.json. Static storage only.
struct Text {
  std::string_view id;
  std::string_view fr;
  std::string_view en;
};

/// A date is spelled in the reader's language, a number gets its grouping, a Text is
/// translated.
using Parameter = std::variant<std::string, Date, std::int64_t, const Text*>;

/// A sentence ready to be said in either language. Empty when `text` is null.
struct Message {
  const Text* text = nullptr;
  std::vector<Parameter> parameters;

  bool empty() const { return text == nullptr; }
  std::string_view id() const { return text ? text->id : std::string_view{}; }
  std::string in(Language language) const;

  friend bool operator==(const Message&, const Message&) = default;
};

/// message(kStale, date, 12): the parameters in their order.
template <class... Parameters>
Message message(const Text& text, Parameters&&... parameters) {
  return Message{.text = &text,
                 .parameters = {Parameter(std::forward<Parameters>(parameters))...}};
}

/// A sentence that was said before, in one language, read back with its id. Ids are kept for
/// the life of the program: there are as many as sentences in it.
Message said_before(std::string_view id, std::string sentence);

/// "12 345" (narrow no-break spaces) or "12,345".
std::string grouped_number(std::int64_t number, Language language);

}  // namespace vigie
