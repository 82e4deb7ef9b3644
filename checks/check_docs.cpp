#include "checks/catalogue.hpp"

#include <string>

namespace vigie {

namespace {

constexpr std::string_view kIntroduction =
    "# The checks\n\n"
    "This page is written by the program (`vigie checks`) from the source of each check.\n"
    "Each check asks one question of a product and answers with a verdict, its reason and its\n"
    "evidence. An outage is never a fail and never a pass.\n\n";

std::string default_of(const Setting& setting) {
  if (!setting.is_words()) return std::to_string(setting.default_number);
  std::string text;
  for (const std::string_view word : setting.default_words) {
    if (!text.empty()) text += ", ";
    text += '`';
    text += word;
    text += '`';
  }
  return text;
}

std::string settings_table(const Check& check) {
  if (check.settings.empty()) return {};
  std::string table = "\n| setting | default | meaning |\n|---|---|---|\n";
  for (const Setting& setting : check.settings) {
    table += "| `";
    table += setting.name;
    table += "` | " + default_of(setting) + " | ";
    table += setting.meaning;
    table += " |\n";
  }
  return table;
}

void add_paragraph(std::string& page, std::string_view label, std::string_view text) {
  page += "\n**";
  page += label;
  page += "** ";
  page += text;
  page += '\n';
}

}  // namespace

std::string check_page(const Check& check) {
  std::string page = "## ";
  page += check.id;
  page += "\n\n";
  page += check.question.en;
  page += "\n\n*";
  page += check.question.fr;
  page += "*\n";
  add_paragraph(page, "Why.", check.why.en);
  add_paragraph(page, "Pourquoi.", check.why.fr);
  add_paragraph(page, "Limits.", check.limits.en);
  add_paragraph(page, "Limites.", check.limits.fr);
  add_paragraph(page, "Source:", "<" + std::string(check.source) + ">");
  page += settings_table(check);
  return page;
}

std::string catalogue_page() {
  std::string page(kIntroduction);
  page += "| check | question |\n|---|---|\n";
  for (const Check* check : catalogue()) {
    const std::string_view id = check->id;
    page += "| [";
    page += id;
    page += "](#";
    page += id;
    page += ") | ";
    page += check->question.en;
    page += " |\n";
  }
  for (const Check* check : catalogue()) page += '\n' + check_page(*check);
  return page;
}

}  // namespace vigie
