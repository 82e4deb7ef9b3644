#include "portfolio/field_reading.hpp"
#include "portfolio/lint_rules.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace vigie {

namespace {

bool is_usual(std::string_view id) {
  return std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  });
}

/// "team@example.fr": one '@', a host with a dot, no space.
bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view host = text.substr(at + 1);
  const std::size_t dot = host.rfind('.');
  return host.find('@') == std::string_view::npos && dot != std::string_view::npos && dot > 0 &&
         dot + 1 < host.size() && text.find_first_of(" \t,;<>") == std::string::npos;
}

}  // namespace

void lint_identity(SheetNotes& notes) {
  const Product& product = notes.product();
  if (!is_usual(product.id))
    notes.say(
        Severity::note, "id", "id-unusual",
        "expected small letters, digits, '.', '-' and '_' in the id " + in_quotes(product.id));
  if (product.contact.empty())
    notes.say(Severity::warning, "contact", "missing-contact",
              "expected a 'contact', for example team@example.beta.gouv.fr");
  else if (!is_mail_address(product.contact) && !product.contact.starts_with("http"))
    notes.say(Severity::warning, "contact", "contact-not-an-address",
              "expected one mail address, not " + in_quotes(product.contact));
  if (product.mission.empty())
    notes.say(Severity::warning, "mission", "missing-mission",
              "expected a 'mission' in one sentence");
  if (product.incubator.empty())
    notes.say(Severity::warning, "incubator", "missing-incubator", "expected an 'incubator'");
}

}  // namespace vigie
