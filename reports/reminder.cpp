#include "checks/catalogue.hpp"
#include "reports/markdown_text.hpp"
#include "reports/plain_text.hpp"
#include "reports/product_names.hpp"
#include "reports/reports.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vigie {

namespace {

constexpr std::size_t kExamples = 2;

constexpr Text kSubject{"reminder.subject", "{0} : la prochaine étape de chaque produit au {1}",
                        "{0}: the next step of each product as of {1}"};
constexpr Text kNoIncubator{"reminder.no-incubator", "Produits sans incubateur",
                            "Products without incubator"};
constexpr Text kHello{
    "reminder.hello",
    "Bonjour,\n\nPour chaque produit, une seule chose à faire : celle qui rapporte le plus "
    "pour "
    "son effort. Le texte à publier est donné tel quel.",
    "Hello,\n\nFor each product one thing to do: what gains most for its effort. The text to "
    "publish is given as it stands."};
constexpr Text kSeen{"reminder.seen", "Vu : ", "Seen: "};
constexpr Text kWhy{"reminder.why", "Pourquoi : ", "Why: "};
constexpr Text kDo{"reminder.do", "À faire : ", "To do: "};
constexpr Text kExample{"reminder.example", "Pour s’inspirer : ", "To be inspired by: "};
constexpr Text kGoodbye{
    "reminder.goodbye",
    "Une panne n’est jamais comptée comme un manquement. Chaque constat a sa "
    "preuve dans le rapport.",
    "An outage never counts as a failure. Each finding has its evidence in "
    "the report."};

enum class Form { markdown, plain };

std::string shown(std::string_view text, Form form) {
  return form == Form::markdown ? markdown_text(text) : terminal_text(text);
}

/// Where a product is seen to meet the criterion.
struct Example {
  const ProductAudit* product = nullptr;
  std::string url;
};

/// A forge was asked by its interface; people look at the repository itself.
std::string page_for_people(const Product& product, const Finding& finding) {
  const std::string& url = finding.evidence().front().url;
  const bool is_interface = url.find("/api/") != std::string::npos;
  return is_interface && !product.repositories.empty() ? product.repositories.front() : url;
}

/// Products that meet the criterion, of the same phase first, then those with the best scores.
std::vector<Example> examples_for(const Audit& audit, const ProductAudit& product,
                                  std::string_view criterion) {
  std::vector<Example> found;
  for (const ProductAudit& other : audit.products) {
    const auto judged = std::ranges::find(other.findings, criterion, &JudgedFinding::criterion);
    if (&other == &product || judged == other.findings.end() ||
        judged->finding.verdict() != Verdict::pass || judged->attestation)
      continue;
    const std::string url = page_for_people(other.product, judged->finding);
    if (url.starts_with("https://")) found.push_back({.product = &other, .url = url});
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, [&](const Example& example) {
    return std::pair(example.product->phase == product.phase, example.product->score.low);
  });
  if (found.size() > kExamples) found.resize(kExamples);
  return found;
}

std::string evidence_text(const Finding& finding, Form form) {
  if (finding.evidence().empty()) return {};
  const Citation& seen = finding.evidence().front();
  std::string text;
  if (!seen.excerpt.empty()) text += " « " + shown(seen.excerpt, form) + " »";
  if (!seen.url.empty())
    text += ' ' + (form == Form::markdown ? markdown_address(seen.url) : shown(seen.url, form));
  return text;
}

std::string remedy_text(const JudgedFinding& step, Form form, Language language) {
  const Instruction told = instruction(remedy_of(step, language), 4);
  std::string text = say(language, kDo) + shown(told.said, form) + '\n';
  if (!told.to_paste.empty()) text += '\n' + told.to_paste;
  return text;
}

std::string product_text(const Audit& audit, const ProductAudit& product,
                         const JudgedFinding& step, Form form, Language language) {
  const std::string name = shown(display_name(product.product), form);
  std::string text = form == Form::markdown ? "\n## " + name + "\n\n" : "\n== " + name + "\n\n";
  text += shown(step.title.in(language), form) + " (" + word(step.finding.verdict(), language) +
          ", " + word(step.effort, language) + ")\n\n";
  text += say(language, kSeen) + shown(step.finding.reason().in(language), form) +
          evidence_text(step.finding, form) + "\n\n";
  if (const Check* const check = find_check(step.check))
    text += say(language, kWhy) + shown(check->why.in(language), form) + "\n\n";
  text += remedy_text(step, form, language);
  std::string examples;
  for (const Example& example : examples_for(audit, product, step.criterion)) {
    const std::string other = display_name(example.product->product);
    examples +=
        (examples.empty() ? "" : ", ") +
        (form == Form::markdown ? markdown_link(other, example.url)
                                : shown(other, form) + " <" + shown(example.url, form) + ">");
  }
  if (!examples.empty()) text += '\n' + say(language, kExample) + examples + '\n';
  return text;
}

std::string subject_of(const Audit& audit, const std::string& incubator, Language language) {
  const std::string who =
      incubator.empty() ? say(language, kNoIncubator) : plain_line(incubator);
  return say(language, kSubject, who, audit.run.as_of);
}

std::string body_of(const Audit& audit, const std::string& incubator, Form form,
                    Language language) {
  std::string text = say(language, kHello) + "\n";
  for (const ProductAudit& product : audit.products) {
    if (product.product.incubator != incubator) continue;
    if (const JudgedFinding* const step = next_step(product))
      text += product_text(audit, product, *step, form, language);
  }
  return text + '\n' + say(language, kGoodbye) + '\n';
}

/// RFC 2047: words of at most 75 characters; no character is cut.
std::string encoded_header(std::string_view text) {
  constexpr std::size_t kLongestWord = 60;
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string header;
  std::string word;
  const auto end_word = [&] {
    header += (header.empty() ? "=?UTF-8?Q?" : "\r\n =?UTF-8?Q?") + word + "?=";
    word.clear();
  };
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_continued = (byte & 0xC0U) == 0x80U;
    if (word.size() > kLongestWord && !is_continued) end_word();
    const bool is_plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_plain)
      word += c;
    else
      word += {'=', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
  }
  end_word();
  return header;
}

/// "Sat, 28 Nov 2026 00:00:00 +0000".
std::string mail_date(Date day) {
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed",
                                                  "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day date(day);
  const unsigned month = static_cast<unsigned>(date.month());
  return std::string(kDays.at(std::chrono::weekday(day).c_encoding())) + ", " +
         std::to_string(static_cast<unsigned>(date.day())) + ' ' +
         std::string(kMonths.at(month - 1)) + ' ' +
         std::to_string(static_cast<int>(date.year())) + " 00:00:00 +0000";
}

std::string with_crlf(std::string_view text) {
  std::string lines;
  for (const char c : text) lines += c == '\n' ? "\r\n" : std::string(1, c);
  return lines;
}

}  // namespace

std::vector<std::string> incubators_to_remind(const Audit& audit) {
  std::vector<std::string> incubators;
  for (const ProductAudit& product : audit.products)
    if (next_step(product) != nullptr) incubators.push_back(product.product.incubator);
  std::ranges::sort(incubators);
  const auto repeated = std::ranges::unique(incubators);
  incubators.erase(repeated.begin(), repeated.end());
  return incubators;
}

std::string reminder_markdown(const Audit& audit, const std::string& incubator,
                              Language language) {
  return "# " + markdown_text(subject_of(audit, incubator, language)) + "\n\n" +
         body_of(audit, incubator, Form::markdown, language);
}

std::string reminder_mail(const Audit& audit, const std::string& incubator, Language language) {
  return "X-Unsent: 1\r\nDate: " + mail_date(audit.run.as_of) +
         "\r\nSubject: " + encoded_header(subject_of(audit, incubator, language)) +
         "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
         "Content-Transfer-Encoding: 8bit\r\n\r\n" +
         with_crlf(body_of(audit, incubator, Form::plain, language));
}

}  // namespace vigie
