#include "reports/figures_text.hpp"
#include "reports/markdown_text.hpp"
#include "reports/objectives_text.hpp"
#include "reports/plain_text.hpp"
#include "reports/product_names.hpp"
#include "reports/reports.hpp"
#include "reports/tally.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vigie {

namespace {

constexpr Text kBack{"product.back", "Tout le portefeuille", "The whole portfolio"};
constexpr Text kScore{"product.score", "Score : **{0}** sur 100, {1} du référentiel observé",
                      "Score: **{0}** out of 100, {1} of the rulebook observed"};
constexpr Text kGrade{"product.grade", " · note **{0}**", " · grade **{0}**"};
constexpr Text kNotConcerned{"product.not-concerned",
                             "Aucun critère ne s’applique à ce produit dans sa phase.",
                             "No criterion applies to this product in its phase."};
constexpr Text kJudgedAs{
    "product.judged-as",
    "La phase « {0} » n’est pas connue : le produit est jugé comme en "
    "construction.",
    "The phase “{0}” is not known: the product is judged as in construction."};
constexpr Text kNext{"product.next", "À faire d’abord", "To do first"};
constexpr Text kRed{"product.red", "En bref", "In short"};
constexpr Text kSeen{"product.seen", "Vu : {0}", "Seen: {0}"};
constexpr Text kAsked{"product.asked", "Demandé : {0}", "Asked for: {0}"};
constexpr Text kObserved{"product.observed", "observé le {0}", "observed on {0}"};
constexpr Text kDo{"product.do", "À faire : {0}", "To do: {0}"};
constexpr Text kConfidence{"product.confidence", "Confiance : {0} ({1})",
                           "Confidence: {0} ({1})"};
constexpr Text kFacts{"product.facts", "Relevé : {0}", "Read: {0}"};
constexpr Text kReference{"product.reference", "Référence : {0}", "Reference: {0}"};
constexpr Text kSource{"product.source", "le texte", "the text"};
constexpr Text kWeight{"product.weight", "{0}, poids {1}", "{0}, weight {1}"};
constexpr Text kToAttest{"product.to-attest", "À attester par l’équipe : {0}.",
                         "To be attested by the team: {0}."};
constexpr Text kOut{"product.out", "Sans objet : {0}.", "Does not apply: {0}."};
constexpr Text kImpact{"product.impact", "Impact national", "National impact"};
constexpr Text kImpactLine{"product.impact-line",
                           "**{0}** · déployé : {1} · significatif : {2} · de qualité : {3}",
                           "**{0}** · deployed: {1} · significant: {2} · of quality: {3}"};
constexpr Text kImpactMissing{
    "product.impact-missing",
    "Pour qu’il soit établi, l’équipe doit montrer sur sa page de statistiques un impact "
    "significatif, et le programme l’inscrire dans la fiche.",
    "For it to be established the team must show a significant impact on its statistics page, "
    "and "
    "the programme write it in the sheet."};
constexpr Text kVisit{"product.visit", "Visite", "Visit"};
constexpr Counted kRequests{{"product.request", "{0} requête", "{0} request"},
                            {"product.requests", "{0} requêtes", "{0} requests"}};
constexpr Text kSheet{"product.sheet", "Fiche : {0}", "Sheet: {0}"};

constexpr std::array kShown{Verdict::pass,          Verdict::warn,  Verdict::fail,
                            Verdict::unknown,       Verdict::error, Verdict::manual,
                            Verdict::not_applicable};

// Spaces that make a code block, at the left margin and in a list.
constexpr std::size_t kCode = 4;
constexpr std::size_t kCodeInList = 6;

std::string title_line(const JudgedFinding& judged, Language language) {
  const Verdict verdict = judged.finding.verdict();
  std::string line = std::string(symbol(verdict)) + " " + word(verdict, language);
  if (judged.informative) line += " (" + informative_word(language) + ")";
  return line + " · " + markdown_text(judged.title.in(language));
}

std::string citation_lines(const Citation& citation, const Text& label, Date as_of,
                           Language language) {
  std::string seen = markdown_address(citation.url);
  if (!citation.final_url.empty() && citation.final_url != citation.url)
    seen += " → " + markdown_address(citation.final_url);
  std::string details;
  const auto add = [&](const std::string& detail) {
    details += (details.empty() ? "" : ", ") + detail;
  };
  if (citation.status != 0) add("HTTP " + std::to_string(citation.status));
  if (!citation.where.empty()) add(markdown_text(citation.where));
  add(say(language, kObserved, Parameter(as_of)));
  std::string lines = "- " + say(language, label, seen) + " (" + details + ")\n";
  if (!citation.excerpt.empty()) lines += "  > " + markdown_text(citation.excerpt) + "\n";
  return lines;
}

std::string facts_line(const Finding& finding, Language language) {
  if (finding.facts.empty()) return {};
  std::string list;
  for (const Fact& fact : finding.facts)
    list += (list.empty() ? "" : ", ") + markdown_text(fact.name) + " = " +
            markdown_text(fact.value);
  return "- " + say(language, kFacts, list) + "\n";
}

/// Lines that are indented enough to be shown as they are.
std::string code_block(const std::string& lines) {
  return lines.empty() ? lines : "\n" + lines + "\n";
}

std::string finding_section(const JudgedFinding& judged, Date as_of, Language language) {
  const Finding& finding = judged.finding;
  std::string text = "\n**" + title_line(judged, language) + "**\n\n" +
                     markdown_text(finding.reason().in(language)) + "\n\n";
  const Text& label = finding.verdict() == Verdict::error ? kAsked : kSeen;
  for (const Citation& citation : finding.evidence())
    text += citation_lines(citation, label, as_of, language);
  if (judged.waiver) text += "- " + markdown_text(waiver_line(judged, language)) + "\n";
  text += facts_line(finding, language);
  if (finding.confidence_percent < 100)
    text += "- " +
            say(language, kConfidence, percent(finding.confidence_percent, language),
                markdown_text(finding.confidence_reason.in(language))) +
            "\n";
  const Instruction remedy = instruction(remedy_of(judged, language), kCodeInList);
  if (!remedy.said.empty())
    text += "- " + say(language, kDo, markdown_text(remedy.said)) + "\n" +
            code_block(remedy.to_paste);
  std::string reference = "`" + judged.criterion + "`, ";
  reference += judged.informative ? word(judged.level, language)
                                  : say(language, kWeight, word(judged.level, language),
                                        static_cast<std::int64_t>(judged.weight));
  if (!judged.source.empty())
    reference += ", " + markdown_link(say(language, kSource), judged.source);
  return text + "- " + say(language, kReference, reference) + "\n";
}

/// What was not observed because it is for people, or does not arise: one line each.
struct Others {
  std::string to_attest;
  std::string out;

  void add(std::string& list, const JudgedFinding& judged, Language language) const {
    list += (list.empty() ? "" : " ; ") + markdown_text(judged.title.in(language));
  }
};

std::string standards(const Audit& audit, const ProductAudit& product, std::string_view family,
                      Language language) {
  std::string text;
  Others others;
  for (const Standard& standard : audit.standards) {
    if (standard.family != family) continue;
    std::string findings;
    for (const JudgedFinding& judged : product.findings) {
      if (judged.standard != standard.id) continue;
      const Verdict verdict = judged.finding.verdict();
      if (verdict == Verdict::manual)
        others.add(others.to_attest, judged, language);
      else if (verdict == Verdict::not_applicable)
        others.add(others.out, judged, language);
      else
        findings += finding_section(judged, audit.run.as_of, language);
    }
    if (!findings.empty())
      text += "\n### " + markdown_text(standard.title.in(language)) + "\n" + findings;
  }
  if (!others.to_attest.empty())
    text += "\n" + say(language, kToAttest, others.to_attest) + "\n";
  if (!others.out.empty()) text += "\n" + say(language, kOut, others.out) + "\n";
  return text;
}

std::string families(const Audit& audit, const ProductAudit& product, Language language) {
  std::string text;
  std::vector<std::string_view> done;
  for (const Standard& standard : audit.standards) {
    if (std::ranges::find(done, standard.family) != done.end()) continue;
    done.emplace_back(standard.family);
    const std::string section = standards(audit, product, standard.family, language);
    if (!section.empty())
      text += "\n## " + markdown_text(family_title(standard.family, language)) + "\n" + section;
  }
  return text;
}

std::string head(const ProductAudit& product, Language language) {
  const Product& sheet = product.product;
  std::string text = "# " + markdown_text(display_name(sheet)) + "\n\n";
  if (!sheet.mission.empty()) text += markdown_text(sheet.mission) + "\n\n";
  text += markdown_text(sheet.id) + " · " + markdown_text(phase_title(product.phase, language));
  if (!sheet.incubator.empty()) text += " · " + markdown_text(sheet.incubator);
  if (!sheet.site.empty()) text += " · " + markdown_address(sheet.site);
  text += " · [" + say(language, kBack) + "](../index.md)\n\n";
  if (product.judged_as != product.phase)
    text += say(language, kJudgedAs, markdown_text(product.phase)) + "\n\n";
  return text;
}

std::string summary(const ProductAudit& product, Language language) {
  if (!product.score.applicable) return say(language, kNotConcerned) + "\n";
  std::string text = say(language, kScore, score_range(product.score),
                         percent(product.score.coverage, language));
  if (product.score.grade) text += say(language, kGrade, markdown_text(*product.score.grade));
  text += "\n\n";
  const VerdictCounts counts = count_verdicts(product);
  std::string list;
  for (const Verdict verdict : kShown)
    if (counts.of(verdict) > 0)
      list += (list.empty() ? "" : " · ") + std::string(symbol(verdict)) + " " +
              count_of(verdict, counts.of(verdict), language);
  return text + list + "\n";
}

std::string next(const ProductAudit& product, Language language) {
  if (!product.score.applicable) return {};
  const std::string text = "\n## " + say(language, kNext) + "\n\n";
  const JudgedFinding* const step = next_step(product);
  if (step == nullptr) return text + nothing_to_correct(product, language) + "\n";
  const Instruction remedy = instruction(remedy_of(*step, language), kCode);
  return text + "**" + title_line(*step, language) + "**\n\n" +
         markdown_text(step->finding.reason().in(language)) + "\n\n" +
         markdown_text(remedy.said) + "\n" + code_block(remedy.to_paste);
}

/// The findings that are wrong, or could not be concluded, one line each.
std::string in_short(const ProductAudit& product, Language language) {
  std::string text;
  for (const Verdict verdict : {Verdict::fail, Verdict::warn, Verdict::error, Verdict::unknown})
    for (const JudgedFinding& judged : product.findings)
      if (!judged.informative && judged.finding.verdict() == verdict)
        text += "- " + title_line(judged, language) + "\n";
  return text.empty() ? text : "\n## " + say(language, kRed) + "\n\n" + text;
}

std::string impact(const ProductAudit& product, Language language) {
  const NationalImpact& impact = product.national_impact;
  std::string text = "\n## " + say(language, kImpact) + "\n\n" +
                     say(language, kImpactLine, word(impact.verdict, language),
                         word(impact.deployed, language), word(impact.significant, language),
                         word(impact.quality, language)) +
                     "\n";
  if (impact.deployed == Met::yes && impact.verdict != ImpactVerdict::established)
    text += "\n" + say(language, kImpactMissing) + "\n";
  return text;
}

std::string visit(const ProductAudit& product, Language language) {
  std::string text = "\n## " + say(language, kVisit) + "\n\n" +
                     say(language, kRequests, product.spent.requests) + " · " +
                     size_of(product.spent.bytes, language) + "\n";
  if (!product.product.sheet.file.empty())
    text += "\n" + say(language, kSheet, markdown_address(product.product.sheet.file)) + "\n";
  return text;
}

}  // namespace

std::string product_markdown(const Audit& audit, const ProductAudit& product,
                             Language language) {
  return head(product, language) + summary(product, language) + next(product, language) +
         in_short(product, language) + families(audit, product, language) +
         impact(product, language) + figures_markdown(product, language) +
         objectives_markdown(product, language) + visit(product, language);
}

}  // namespace vigie
