#include "checks/statement_parts.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <re2/re2.h>

namespace vigie {

namespace {

bool is_own(Region region) {
  return region == Region::main || region == Region::hidden;
}

bool is_defenders(std::string_view address) {
  return address.find("defenseurdesdroits") != std::string_view::npos;
}

/// The recipient of a mailto link, "" when it has none.
std::string recipient_of(std::string_view url) {
  constexpr std::string_view kScheme = "mailto:";
  if (!url.starts_with(kScheme)) return "";
  url.remove_prefix(kScheme.size());
  std::string address(trim(url.substr(0, url.find('?'))));
  RE2::GlobalReplace(&address, "%40", "@");
  RE2::GlobalReplace(&address, "%20", "");
  return address.find('@') == std::string::npos ? "" : address;
}

/// "nom@domaine.fr", "nom (at) domaine.fr", "nom arobase domaine point fr"; "" if none. A bare
/// "at" counts only with a "dot": "look at exemple.fr" is no address.
std::string address_in(std::string_view text) {
  static const RE2 kAddress(
      R"((?i)([\w.+-]+)\s?(?:@|[(\[{<]\s?(?:at|arobase|a|@)\s?[)\]}>]|\sarobase\s)\s?([\w-]+(?:(?:\.|\s?[(\[]\s?(?:dot|point)\s?[)\]]\s?|\s(?:dot|point)\s)[\w-]+)+))");
  static const RE2 kSpelled(R"((?i)([\w.+-]+) at ([\w-]+(?:\.[\w-]+)*(?: dot [\w-]+)+))");
  static const RE2 kDot(R"((?i)\s?[(\[]\s?(?:dot|point)\s?[)\]]\s?|\s(?:dot|point)\s)");
  for (const RE2* form : {&kAddress, &kSpelled}) {
    std::string name;
    std::string domain;
    re2::StringPiece rest(text.data(), text.size());
    while (RE2::FindAndConsume(&rest, *form, &name, &domain)) {
      RE2::GlobalReplace(&domain, kDot, ".");
      if (!is_defenders(domain)) return name + "@" + domain;
    }
  }
  return "";
}

/// What a link says, to the eye and to screen readers.
std::string words_of(const Link& link) {
  std::string words = link.text;
  words += ' ';
  words += link.label;
  return words;
}

/// A link that leads to a form to write to the publisher.
bool leads_to_form(const Link& link) {
  if (!is_own(link.region) || is_defenders(link.url) || link.url.starts_with("mailto:"))
    return false;
  constexpr std::array<std::string_view, 12> kWords{
      "formulaire",         "contact",     "contactez-nous", "contacter",
      "contactez",          "nous ecrire", "ecrivez-nous",   "envoyer un message",
      "envoyez un message", "signaler",    "form",           "contact us"};
  const std::string text = fold(words_of(link));
  if (text.find("defenseur") != std::string::npos || text.find("delegue") != std::string::npos)
    return false;
  const bool is_named = std::ranges::any_of(
      kWords, [&](std::string_view word) { return contains_words(text, word); });
  if (is_named) return true;
  static const RE2 kPath(
      R"((?i)/(?:nous-)?(?:contact|contactez-nous|contacter|formulaire|ecrire)(?:[-_/.?#]|$))");
  return RE2::PartialMatch(link.url, kPath);
}

bool is_about_contact(const StatementSentence& sentence) {
  return sentence.section == StatementSection::contact ||
         sentence.folded.find("contact") != std::string::npos ||
         sentence.folded.find("ecri") != std::string::npos ||
         sentence.folded.find("mail") != std::string::npos ||
         sentence.folded.find("courriel") != std::string::npos;
}

std::optional<Stated<std::string>> address_in_text(Sentences sentences) {
  std::optional<Stated<std::string>> other;
  for (const StatementSentence& sentence : sentences) {
    const std::string address = address_in(sentence.text);
    if (address.empty()) continue;
    if (is_about_contact(sentence))
      return Stated<std::string>{.value = address, .quote = sentence.text};
    if (!other) other = Stated<std::string>{.value = address, .quote = sentence.text};
  }
  return other;
}

std::optional<Stated<std::string>> address_in_links(const Page& page) {
  for (const Link& link : page.links) {
    if (!is_own(link.region)) continue;
    const std::string address = recipient_of(link.url);
    if (address.empty() || is_defenders(address)) continue;
    return Stated<std::string>{.value = address,
                               .quote = link.text.empty() ? address : link.text};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Stated<std::string>> read_contact(const Page& page, Sentences sentences) {
  if (auto address = address_in_links(page)) return address;
  if (auto address = address_in_text(sentences)) return address;
  const auto form = std::ranges::find_if(page.links, leads_to_form);
  if (form != page.links.end())
    return Stated<std::string>{.value = form->url, .quote = form->text};
  // A form on the page itself: more than a search field.
  if (page.form_fields >= 2)
    return Stated<std::string>{.value = page.final_url, .quote = page.title};
  return std::nullopt;
}

bool names_defender(const Page& page, Sentences sentences) {
  constexpr std::array<std::string_view, 4> kNames{
      "defenseur des droits", "defenseure des droits", "defender of rights", "rights defender"};
  const bool is_named = std::ranges::any_of(sentences, [&](const StatementSentence& sentence) {
    return std::ranges::any_of(kNames, [&](std::string_view name) {
      return sentence.folded.find(name) != std::string::npos;
    });
  });
  return is_named || std::ranges::any_of(page.links, [](const Link& link) {
           return is_own(link.region) && is_defenders(link.url);
         });
}

}  // namespace vigie
