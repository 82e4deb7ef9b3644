#include "reports/figures_text.hpp"
#include "reports/html_page.hpp"
#include "reports/markup.hpp"
#include "reports/objectives_text.hpp"
#include "reports/product_names.hpp"
#include "reports/reports.hpp"
#include "reports/tally.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace vigie {

namespace {

constexpr Text kScore{"html.score", "Score : {0} sur 100, {1} du référentiel observé",
                      "Score: {0} out of 100, {1} of the rulebook observed"};
constexpr Text kGrade{"html.grade", "note {0}", "grade {0}"};
constexpr Text kNotConcerned{"html.not-concerned",
                             "Aucun critère ne s’applique à ce produit dans sa phase.",
                             "No criterion applies to this product in its phase."};
constexpr Text kNext{"html.next", "À faire d’abord", "To do first"};
constexpr Text kSeen{"html.seen", "Vu : ", "Seen: "};
constexpr Text kDo{"html.do", "À faire", "To do"};
constexpr Text kObserved{"html.observed", "observé le {0}", "observed on {0}"};
constexpr Text kConfidence{"html.confidence", "Confiance : {0} ({1})", "Confidence: {0} ({1})"};
constexpr Text kWeight{"html.weight", "{0}, poids {1}", "{0}, weight {1}"};
constexpr Text kSource{"html.source", "le texte", "the text"};
constexpr Text kImpact{"html.impact", "Impact national", "National impact"};
constexpr Text kImpactLine{"html.impact-line",
                           "{0} · déployé : {1} · significatif : {2} · de qualité : {3}",
                           "{0} · deployed: {1} · significant: {2} · of quality: {3}"};
constexpr Text kToAttest{"html.to-attest", "À attester par l’équipe",
                         "To be attested by the team"};
constexpr Text kOut{"html.out", "Sans objet", "Does not apply"};
constexpr Counted kRequests{{"html.request", "{0} requête", "{0} request"},
                            {"html.requests", "{0} requêtes", "{0} requests"}};

std::string paragraph(std::string_view text) {
  return "<p>" + markup_text(text) + "</p>\n";
}

std::string citation(const Citation& seen, Date as_of, Language language) {
  std::string text = "<p>" + markup_text(say(language, kSeen)) + ' ' + html_address(seen.url);
  if (!seen.final_url.empty() && seen.final_url != seen.url)
    text += " → " + html_address(seen.final_url);
  text += " <span class=\"meta\">(";
  if (seen.status != 0) text += "HTTP " + std::to_string(seen.status) + ", ";
  if (!seen.where.empty()) text += markup_text(seen.where) + ", ";
  text += markup_text(say(language, kObserved, Parameter(as_of))) + ")</span></p>\n";
  if (!seen.excerpt.empty())
    text += "<blockquote>" + markup_text(seen.excerpt) + "</blockquote>\n";
  return text;
}

std::string reference(const JudgedFinding& judged, Language language) {
  std::string text = "<p class=\"meta\"><code>" + markup_text(judged.criterion) + "</code>, ";
  text += markup_text(judged.informative ? word(judged.level, language)
                                         : say(language, kWeight, word(judged.level, language),
                                               static_cast<std::int64_t>(judged.weight)));
  if (const std::string address = markup_address(judged.source); !address.empty())
    text += ", <a href=\"" + address + "\" rel=\"noreferrer\">" +
            markup_text(say(language, kSource)) + "</a>";
  return text + "</p>\n";
}

std::string finding_article(const JudgedFinding& judged, Date as_of, Language language) {
  const Finding& finding = judged.finding;
  std::string text = "<article id=\"" + markup_text(judged.criterion) + "\">\n<h4>" +
                     html_verdict(judged, language) + " · " +
                     markup_text(judged.title.in(language)) + "</h4>\n" +
                     paragraph(finding.reason().in(language));
  for (const Citation& seen : finding.evidence()) text += citation(seen, as_of, language);
  if (judged.waiver) text += paragraph(waiver_line(judged, language));
  if (finding.confidence_percent < 100)
    text += paragraph(say(language, kConfidence, percent(finding.confidence_percent, language),
                          finding.confidence_reason.in(language)));
  if (const std::string remedy = html_remedy(judged, language); !remedy.empty())
    text += "<p><strong>" + markup_text(say(language, kDo)) + "</strong></p>\n" + remedy;
  return text + reference(judged, language) + "</article>\n";
}

/// What is for people to say, or does not arise: titles in a fold.
std::string folded(const ProductAudit& product, Verdict verdict, const Text& label,
                   Language language) {
  std::string items;
  for (const JudgedFinding& judged : product.findings)
    if (judged.finding.verdict() == verdict)
      items += "<li>" + markup_text(judged.title.in(language)) + "</li>\n";
  if (items.empty()) return {};
  return "<details><summary>" + markup_text(say(language, label)) + "</summary>\n<ul>\n" +
         items + "</ul></details>\n";
}

std::string family_section(const Audit& audit, const ProductAudit& product,
                           std::string_view family, Language language) {
  std::string text;
  for (const Standard& standard : audit.standards) {
    if (standard.family != family) continue;
    std::string findings;
    for (const JudgedFinding& judged : product.findings) {
      const Verdict verdict = judged.finding.verdict();
      if (judged.standard == standard.id && verdict != Verdict::manual &&
          verdict != Verdict::not_applicable)
        findings += finding_article(judged, audit.run.as_of, language);
    }
    if (!findings.empty())
      text += "<h3>" + markup_text(standard.title.in(language)) + "</h3>\n" + findings;
  }
  if (text.empty()) return {};
  return "<section>\n<h2>" + markup_text(family_title(family, language)) + "</h2>\n" + text +
         "</section>\n";
}

std::string head(const ProductAudit& product, Language language) {
  const Product& sheet = product.product;
  std::string text = "<h1>" + markup_text(display_name(sheet)) + "</h1>\n";
  if (!sheet.mission.empty())
    text += "<p class=\"lead\">" + markup_text(sheet.mission) + "</p>\n";
  text += "<p>" + markup_text(phase_title(product.phase, language));
  if (!sheet.incubator.empty()) text += " · " + markup_text(sheet.incubator);
  if (!sheet.site.empty()) text += " · " + html_address(sheet.site);
  text += "</p>\n";
  if (!product.score.applicable) return text + paragraph(say(language, kNotConcerned));
  text += "<p class=\"lead\">" + markup_text(say(language, kScore, score_range(product.score),
                                                 percent(product.score.coverage, language)));
  if (product.score.grade)
    text += ", " + markup_text(say(language, kGrade, *product.score.grade));
  return text + "</p>\n";
}

std::string next(const ProductAudit& product, Language language) {
  if (!product.score.applicable) return {};
  const std::string text =
      "<section class=\"next\">\n<h2>" + markup_text(say(language, kNext)) + "</h2>\n";
  const JudgedFinding* const step = next_step(product);
  if (step == nullptr)
    return text + paragraph(nothing_to_correct(product, language)) + "</section>\n";
  return text + "<p>" + html_verdict(*step, language) + " · <a href=\"#" +
         markup_text(step->criterion) + "\">" + markup_text(step->title.in(language)) +
         "</a></p>\n" + paragraph(step->finding.reason().in(language)) +
         html_remedy(*step, language) + "</section>\n";
}

std::string impact(const ProductAudit& product, Language language) {
  const NationalImpact& impact = product.national_impact;
  return "<section>\n<h2>" + markup_text(say(language, kImpact)) + "</h2>\n" +
         paragraph(say(language, kImpactLine, word(impact.verdict, language),
                       word(impact.deployed, language), word(impact.significant, language),
                       word(impact.quality, language))) +
         "</section>\n";
}

}  // namespace

std::string product_html(const Audit& audit, const ProductAudit& product, Language language) {
  std::string main = head(product, language) + next(product, language);
  std::vector<std::string_view> done;
  for (const Standard& standard : audit.standards) {
    if (std::ranges::find(done, standard.family) != done.end()) continue;
    done.emplace_back(standard.family);
    main += family_section(audit, product, standard.family, language);
  }
  main += folded(product, Verdict::manual, kToAttest, language) +
          folded(product, Verdict::not_applicable, kOut, language) + impact(product, language) +
          figures_html(product, language) + objectives_html(product, language) +
          "<p class=\"meta\">" +
          markup_text(say(language, kRequests, product.spent.requests) + " · " +
                      size_of(product.spent.bytes, language)) +
          "</p>\n";
  const Product& sheet = product.product;
  return html_page(audit, {.title = display_name(sheet), .main = main, .to_root = "../"},
                   language);
}

}  // namespace vigie
