#include "reports/embedded.hpp"
#include "reports/feed_report.hpp"
#include "reports/html_page.hpp"
#include "reports/leverage.hpp"
#include "reports/markup.hpp"
#include "reports/product_names.hpp"
#include "reports/reports.hpp"
#include "reports/tally.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace vigie {

namespace {

constexpr Text kTitle{"html.index", "Le portefeuille", "The portfolio"};
constexpr Text kProducts{"html.products", "produits", "products"};
constexpr Text kProductsHeading{"html.products-heading", "Produits", "Products"};
constexpr Text kToAct{"html.to-act", "à publier ou corriger", "with something to mend"};
constexpr Text kUnobserved{"html.unobserved", "pas observés en entier", "not observed in full"};
constexpr Text kEstablished{"html.established", "d’impact national établi",
                            "of established national impact"};
constexpr Text kTable{"html.table", "Les produits, leur score et la première chose à faire",
                      "The products, their score and the first thing to do"};
constexpr std::array<Text, 6> kColumns{Text{"html.product", "Produit", "Product"},
                                       Text{"html.phase", "Phase", "Phase"},
                                       Text{"html.incubator", "Incubateur", "Incubator"},
                                       Text{"html.score-column", "Score", "Score"},
                                       Text{"html.fails", "Manquements", "Failures"},
                                       Text{"html.first", "À faire d’abord", "To do first"}};
constexpr Text kSearch{"html.search", "Chercher", "Search"};
constexpr Text kAll{"html.all", "tous", "all"};
constexpr Text kState{"html.state", "État", "State"};
constexpr Text kShown{"html.shown", "Produits affichés : ", "Products shown: "};
constexpr Text kFilters{"html.filters", "Filtrer les produits", "Filter the products"};
constexpr Text kCriteria{"html.criteria", "Les critères, du plus souvent manqué au moins",
                         "The criteria, the most often failed first"};
constexpr Text kCriterion{"html.criterion", "Critère", "Criterion"};
constexpr Text kShare{"html.share", "Part conforme de ce qui est observé",
                      "Share that passes of what was observed"};
constexpr Text kCauses{"html.causes", "Ce qui n’a pas pu être observé",
                       "What could not be observed"};
constexpr Text kCause{"html.cause", "Cause", "Cause"};

constexpr std::array kVerdicts{Verdict::pass, Verdict::warn, Verdict::fail, Verdict::unknown,
                               Verdict::error};

std::string heading(const Text& text, Language language) {
  return "<h2>" + markup_text(say(language, text)) + "</h2>\n";
}

std::string numbers(const Audit& audit, const Tally& counted, Language language) {
  const auto item = [&](std::size_t number, const Text& what) {
    return "<li><strong>" + grouped_number(static_cast<std::int64_t>(number), language) +
           "</strong> " + markup_text(say(language, what)) + "</li>\n";
  };
  return "<ul class=\"numbers\">\n" + item(audit.products.size(), kProducts) +
         item(counted.to_act, kToAct) + item(counted.unobserved, kUnobserved) +
         item(counted.impacts.front(), kEstablished) + "</ul>\n";
}

std::string select(std::string_view name, const std::string& label,
                   const std::set<std::string>& values, Language language) {
  std::string text = "<label>" + markup_text(label) + "<select name=\"" + std::string(name) +
                     "\"><option value=\"\">" + markup_text(say(language, kAll)) + "</option>";
  for (const std::string& value : values)
    if (!value.empty()) text += "<option>" + markup_text(value) + "</option>";
  return text + "</select></label>\n";
}

/// The words of the verdicts that occur in a product: what one may filter by.
std::string state_of(const ProductAudit& product, Language language) {
  const VerdictCounts counts = count_verdicts(product);
  std::string states;
  for (const Verdict verdict : kVerdicts)
    if (counts.of(verdict) > 0)
      states += (states.empty() ? "" : " / ") + word(verdict, language);
  return states;
}

std::string filters(const Audit& audit, Language language) {
  std::set<std::string> phases;
  std::set<std::string> incubators;
  std::set<std::string> states;
  for (const ProductAudit& product : audit.products) {
    phases.insert(phase_title(product.phase, language));
    incubators.insert(product.product.incubator);
  }
  for (const Verdict verdict : kVerdicts) states.insert(word(verdict, language));
  return "<form id=\"filters\" class=\"filters\" role=\"search\" aria-label=\"" +
         markup_text(say(language, kFilters)) + "\" hidden>\n<label>" +
         markup_text(say(language, kSearch)) +
         "<input type=\"search\" name=\"text\"></label>\n" +
         select("phase", say(language, kColumns.at(1)), phases, language) +
         select("incubator", say(language, kColumns.at(2)), incubators, language) +
         select("state", say(language, kState), states, language) + "<p role=\"status\">" +
         markup_text(say(language, kShown)) + " <span id=\"shown\"></span></p>\n</form>\n";
}

std::string product_row(const ProductAudit& product, Language language) {
  const Product& sheet = product.product;
  const std::string phase = phase_title(product.phase, language);
  const JudgedFinding* const step = next_step(product);
  std::string score = score_range(product.score);
  if (product.score.grade) score += " · " + *product.score.grade;
  return "<tr data-phase=\"" + markup_text(phase) + "\" data-incubator=\"" +
         markup_text(sheet.incubator) + "\" data-state=\"" +
         markup_text(state_of(product, language)) + "\"><th scope=\"row\"><a href=\"products/" +
         markup_text(file_stem(sheet.id)) + ".html\">" + markup_text(display_name(sheet)) +
         "</a></th><td>" + markup_text(phase) + "</td><td>" + markup_text(sheet.incubator) +
         "</td><td class=\"number\" data-sort=\"" +
         std::to_string(product.score.applicable ? product.score.low : -1) + "\">" +
         markup_text(score) + "</td><td class=\"number\">" +
         std::to_string(count_verdicts(product).of(Verdict::fail)) + "</td><td>" +
         (step == nullptr
              ? std::string{}
              : html_verdict(*step, language) + " " + markup_text(step->title.in(language))) +
         "</td></tr>\n";
}

std::string products(const Audit& audit, Language language) {
  std::string text = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                     markup_text(say(language, kTable)) +
                     "\">\n<table id=\"products\"><caption>" +
                     markup_text(say(language, kTable)) + "</caption>\n<thead><tr>";
  for (const Text& column : kColumns)
    text += "<th scope=\"col\">" + markup_text(say(language, column)) + "</th>";
  text += "</tr></thead>\n<tbody>\n";
  for (const ProductAudit& product : audit.products) text += product_row(product, language);
  return text + "</tbody></table></div>\n";
}

/// What passes of what was observed, as a bar that says its number to those who do not see it.
std::string bar(std::size_t part, std::size_t whole, Language language) {
  if (whole == 0) return "–";
  const auto share = static_cast<int>(part * 100 / whole);
  return "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" role=\"img\" "
         "aria-label=\"" +
         percent(share, language) +
         "\"><rect width=\"100\" height=\"10\" fill=\"#929292\"/><rect width=\"" +
         std::to_string(share) + "\" height=\"10\" fill=\"#000091\"/></svg> " +
         percent(share, language);
}

std::string criteria(const Tally& counted, Language language) {
  std::vector<CriterionTally> sorted = counted.criteria;
  std::ranges::stable_sort(sorted, std::greater{}, [](const CriterionTally& each) {
    return each.verdicts.of(Verdict::fail);
  });
  std::string text = heading(kCriteria, language) +
                     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                     markup_text(say(language, kCriteria)) + "\">\n<table><caption>" +
                     markup_text(say(language, kCriteria)) + "</caption><thead><tr>" +
                     "<th scope=\"col\">" + markup_text(say(language, kCriterion)) + "</th>";
  for (const Verdict verdict : kVerdicts)
    text += "<th scope=\"col\">" + markup_text(word(verdict, language)) + "</th>";
  text +=
      "<th scope=\"col\">" + markup_text(say(language, kShare)) + "</th></tr></thead><tbody>\n";
  for (const CriterionTally& each : sorted) {
    const VerdictCounts& counts = each.verdicts;
    const std::size_t observed =
        counts.of(Verdict::pass) + counts.of(Verdict::warn) + counts.of(Verdict::fail);
    if (observed + counts.of(Verdict::unknown) + counts.of(Verdict::error) == 0) continue;
    text += "<tr><th scope=\"row\">" + markup_text(each.example->title.in(language)) + "</th>";
    for (const Verdict verdict : kVerdicts)
      text += "<td class=\"number\">" + std::to_string(counts.of(verdict)) + "</td>";
    text += "<td>" + bar(counts.of(Verdict::pass), observed, language) + "</td></tr>\n";
  }
  return text + "</tbody></table></div>\n";
}

std::string causes(const Tally& counted, Language language) {
  if (counted.causes.empty()) return {};
  std::string text =
      heading(kCauses, language) + "<table><caption>" + markup_text(say(language, kCauses)) +
      "</caption><thead><tr><th scope=\"col\">" + markup_text(say(language, kCause)) +
      "</th><th scope=\"col\">" + markup_text(say(language, kColumns.front())) +
      "</th></tr></thead><tbody>\n";
  for (const CauseTally& cause : counted.causes) {
    std::string names;
    for (const ProductAudit* product : cause.products)
      names += (names.empty() ? "" : ", ") + std::string("<a href=\"products/") +
               markup_text(file_stem(product->product.id)) + ".html\">" +
               markup_text(product->product.name) + "</a>";
    text += "<tr><th scope=\"row\">" + markup_text(word(cause.cause, language)) + "</th><td>" +
            names + "</td></tr>\n";
  }
  return text + "</tbody></table>\n";
}

}  // namespace

std::string index_html(const Audit& audit, Language language, const Feed* feed) {
  const Tally counted = tally(audit);
  const std::string title = say(language, kTitle);
  std::string main = "<h1>" + markup_text(title) + "</h1>\n" +
                     numbers(audit, counted, language) +
                     (feed == nullptr ? "" : feed_html(*feed, audit, language)) +
                     leverage_html(audit, language) + heading(kProductsHeading, language) +
                     filters(audit, language) + products(audit, language) +
                     criteria(counted, language) + causes(counted, language);
  main += "<script>\n" + std::string(embedded::kReportScript) + "</script>\n";
  return html_page(audit, {.title = title, .main = main, .to_root = ""}, language);
}

}  // namespace vigie
