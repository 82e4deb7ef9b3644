#include "reports/feed_report.hpp"
#include "reports/leverage.hpp"
#include "reports/markdown_text.hpp"
#include "reports/plain_text.hpp"
#include "reports/product_names.hpp"
#include "reports/reports.hpp"
#include "reports/tally.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <string>

namespace vigie {

namespace {

constexpr std::size_t kMostNamed = 12;     // products named in a cell
constexpr std::size_t kMostProblems = 20;  // lines about the portfolio's own files

constexpr Text kTitle{"index.title", "Portefeuille au {0}", "Portfolio as of {0}"};
constexpr Counted kProducts{{"index.product", "{0} produit", "{0} product"},
                            {"index.products", "{0} produits", "{0} products"}};
constexpr Counted kToAct{{"index.to-act.one", "{0} a quelque chose à publier ou à corriger",
                          "{0} has something to publish or to correct"},
                         {"index.to-act", "{0} ont quelque chose à publier ou à corriger",
                          "{0} have something to publish or to correct"}};
constexpr Counted kUnobserved{{"index.unobserved.one", "{0} n’a pas pu être observé en entier",
                               "{0} could not be fully observed"},
                              {"index.unobserved", "{0} n’ont pas pu être observés en entier",
                               "{0} could not be fully observed"}};
constexpr Counted kNotJudged{{"index.not-judged.one", "{0} n’est pas concerné dans sa phase",
                              "{0} is not concerned in its phase"},
                             {"index.not-judged", "{0} ne sont pas concernés dans leur phase",
                              "{0} are not concerned in their phase"}};
constexpr Text kRulebook{"index.rulebook",
                         "Référentiel : {0}, version {1}. Programme : vigie {2}.",
                         "Rulebook: {0}, version {1}. Program: vigie {2}."};
constexpr Counted kIncomplete{
    {"index.incomplete.one",
     "**Passage incomplet** : il a été interrompu, et {0} produit n’a pas été visité jusqu’au "
     "bout. "
     "Ne comparez pas ces chiffres à ceux d’un passage complet.",
     "**Incomplete run**: it was stopped, and {0} product was not visited to the end. Do not "
     "compare these figures with those of a complete run."},
    {"index.incomplete",
     "**Passage incomplet** : il a été interrompu, et {0} produits n’ont pas été visités "
     "jusqu’au "
     "bout. Ne comparez pas ces chiffres à ceux d’un passage complet.",
     "**Incomplete run**: it was stopped, and {0} products were not visited to the end. Do not "
     "compare these figures with those of a complete run."}};
constexpr Text kHeadline{"index.headline", "**{0} : {1}.**", "**{0}: {1}.**"};
constexpr Text kLabelled{"index.labelled", "{0} : {1}", "{0}: {1}"};
constexpr Text kSuspect{
    "index.suspect", "**Passage suspect** : ses résultats sont à vérifier avant d’être repris.",
    "**Suspect run**: verify its results before using them."};

constexpr Text kChanged{"index.changed", "Ce qui a changé", "What changed"};
constexpr Text kAllChanges{"index.all-changes", "Le détail.", "The details."};
constexpr Text kWho{"index.who", "Qui doit agir", "Who must act"};
constexpr Text kNobody{"index.nobody", "Personne : rien d’observé n’est à corriger.",
                       "Nobody: nothing that was observed needs to be corrected."};
constexpr Text kWhoHead{
    "index.who-head",
    "| Produit | Incubateur | Phase | Score | Manquements | À faire d’abord |",
    "| Product | Incubator | Phase | Score | Not met | To do first |"};
constexpr Text kIncubators{"index.incubators", "Par incubateur et par phase",
                           "By incubator and phase"};
constexpr Text kIncubatorHead{"index.incubator-head", "| Incubateur | Produits | À agir |",
                              "| Incubator | Products | To act |"};
constexpr Text kNoIncubator{"index.no-incubator", "sans incubateur", "no incubator"};
constexpr Text kTotal{"index.total", "Total", "Total"};
constexpr Text kCriteria{"index.criteria", "Par critère", "By criterion"};
constexpr Text kCriterion{"index.criterion", "Critère", "Criterion"};
constexpr Counted kManual{
    {"index.manual.one",
     "S’y ajoute {0} critère que seule une personne peut attester ; il n’est pas dans ce "
     "tableau.",
     "Besides, {0} criterion can only be attested by a person; it is not in this table."},
    {"index.manual",
     "S’y ajoutent {0} critères que seule une personne peut attester ; ils ne sont pas dans ce "
     "tableau.",
     "Besides, {0} criteria can only be attested by a person; they are not in this table."}};
constexpr Text kCauses{"index.causes", "Ce qui n’a pas pu être observé",
                       "What could not be observed"};
constexpr Text kCausesNote{
    "index.causes-note",
    "Ce ne sont pas des manquements : rien n’est compté contre ces produits.",
    "These are not failures: nothing is held against these products."};
constexpr Text kCauseHead{"index.cause-head", "| Cause | Produits | Lesquels |",
                          "| Cause | Products | Which |"};
constexpr Text kAndMore{"index.and-more", "… et {0} de plus", "… and {0} more"};
constexpr Text kImpact{"index.impact", "Impact national", "National impact"};
constexpr Text kProblems{"index.problems", "Fiches à corriger", "Sheets to correct"};
constexpr Text kProblemsNote{
    "index.problems-note",
    "La lecture du portefeuille a relevé {0} ; `vigie portfolio check` les donne toutes.",
    "Reading the portfolio showed {0}; `vigie portfolio check` gives them all."};
constexpr Counted kOddities{{"index.oddity", "{0} anomalie", "{0} oddity"},
                            {"index.oddities", "{0} anomalies", "{0} oddities"}};
constexpr Text kHow{"index.how", "Comment lire", "How to read"};
constexpr Text kHowText{
    "index.how-text",
    "- ✓ conforme, ~ à améliorer et ✗ manquement sont observés, preuve à l’appui.\n"
    "- ? indécidable : la page répond, mais ne permet pas de trancher. ! non observé : panne, "
    "blocage "
    "ou interdiction ; ce n’est ni un manquement ni une réussite. … à attester par une "
    "personne.\n"
    "- Le score est un intervalle : le bas si tout ce qui n’a pas été jugé manquait, le haut "
    "si tout "
    "était conforme. La lettre se lit sur le bas ; il n’y en a pas quand trop peu a été "
    "observé.\n"
    "- Ce qui est donné pour information ne compte pas.\n",
    "- ✓ met, ~ to improve and ✗ not met are observed, with evidence.\n"
    "- ? undecidable: the page answers but does not allow a conclusion. ! not observed: "
    "outage, block "
    "or prohibition; neither a failure nor a success. … to be attested by a person.\n"
    "- The score is an interval: the low end if all that was not judged were missing, the high "
    "end if "
    "all of it were met. The letter is read on the low end; there is none when too little was "
    "observed.\n"
    "- What is given for information does not count.\n"};

/// The columns of the criteria table: what was asked of a product.
constexpr std::array kAsked{Verdict::pass, Verdict::warn, Verdict::fail, Verdict::unknown,
                            Verdict::error};

std::string heading(const Text& text, Language language) {
  return "\n## " + say(language, text) + "\n\n";
}

std::string product_link(const ProductAudit& product) {
  const std::string& name = display_name(product.product);
  return "[" + markdown_text(name) + "](products/" + file_stem(product.product.id) + ".md)";
}

std::string row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + cell + " |";
  return line + "\n";
}

std::string rule(std::size_t text_columns, std::size_t number_columns) {
  std::string line = "|";
  for (std::size_t i = 0; i < text_columns; ++i) line += "---|";
  for (std::size_t i = 0; i < number_columns; ++i) line += "---:|";
  return line + "\n";
}

std::string headline(const Audit& audit, const Tally& counted, Language language) {
  std::string text = "# " + say(language, kTitle, Parameter(audit.run.as_of)) + "\n\n";
  if (audit.run.status == RunStatus::incomplete)
    text += "> " + say(language, kIncomplete, audit.run.cancelled_products) + "\n\n";
  if (audit.run.status == RunStatus::suspect) text += "> " + say(language, kSuspect) + "\n\n";
  text += say(language, kHeadline, say(language, kProducts, counted.products),
              say(language, kToAct, counted.to_act));
  if (counted.unobserved > 0)
    text += " " + say(language, kUnobserved, counted.unobserved) + ".";
  if (counted.not_judged > 0) text += " " + say(language, kNotJudged, counted.not_judged) + ".";
  text += "\n\n";
  for (const Verdict verdict : kAsked)
    text += std::string(verdict == Verdict::pass ? "" : " · ") + std::string(symbol(verdict)) +
            " " + count_of(verdict, counted.verdicts.of(verdict), language);
  return text + " · … " +
         count_of(Verdict::manual, counted.verdicts.of(Verdict::manual), language) + "\n\n" +
         say(language, kRulebook, markdown_text(audit.rulebook_title.in(language)),
             markdown_text(audit.rulebook_version), markdown_text(audit.run.version)) +
         "\n";
}

std::string score_cell(const Score& score) {
  return score_range(score) + (score.grade ? " · " + markdown_text(*score.grade) : "");
}

std::string who(const Audit& audit, Language language) {
  std::string text = heading(kWho, language);
  const std::vector<const ProductAudit*> products = who_must_act(audit);
  if (products.empty()) return text + say(language, kNobody) + "\n";
  text += say(language, kWhoHead) + "\n|---|---|---|---|---:|---|\n";
  for (const ProductAudit* product : products) {
    const JudgedFinding* const step = next_step(*product);
    text +=
        row({product_link(*product), markdown_text(product->product.incubator),
             markdown_text(phase_title(product->phase, language)), score_cell(product->score),
             std::to_string(count_verdicts(*product).of(Verdict::fail)),
             std::string(symbol(step->finding.verdict())) + " " +
                 markdown_text(instruction(remedy_of(*step, language), 0).said)});
  }
  return text;
}

std::string incubators(const Tally& counted, Language language) {
  const std::vector<std::string> phases = phases_in_order(counted.phases);
  std::string text = heading(kIncubators, language) + say(language, kIncubatorHead);
  for (const std::string& phase : phases)
    text += " " + markdown_text(phase_title(phase, language)) + " |";
  text += "\n" + rule(1, 2 + phases.size());
  const auto line = [&](std::string name, std::size_t products, std::size_t to_act,
                        const std::map<std::string, std::size_t>& counts) {
    std::vector<std::string> cells{std::move(name), std::to_string(products),
                                   std::to_string(to_act)};
    for (const std::string& phase : phases) {
      const auto found = counts.find(phase);
      cells.push_back(found == counts.end() ? "" : std::to_string(found->second));
    }
    return row(cells);
  };
  for (const IncubatorTally& each : counted.incubators)
    text += line(each.name.empty() ? say(language, kNoIncubator) : markdown_text(each.name),
                 each.products, each.to_act, each.phases);
  return text + line("**" + say(language, kTotal) + "**", counted.products, counted.to_act,
                     counted.phases);
}

std::string criteria(const Tally& counted, Language language) {
  std::string text = heading(kCriteria, language) + "| " + say(language, kCriterion) + " |";
  for (const Verdict verdict : kAsked)
    text += " " + std::string(symbol(verdict)) + " " + word(verdict, language) + " |";
  text += "\n" + rule(1, kAsked.size());
  std::size_t manual = 0;
  for (const CriterionTally& criterion : counted.criteria) {
    if (criterion.example->check.empty()) {
      ++manual;
      continue;
    }
    std::vector<std::string> cells{markdown_text(criterion.example->title.in(language))};
    for (const Verdict verdict : kAsked)
      cells.push_back(std::to_string(criterion.verdicts.of(verdict)));
    text += row(cells);
  }
  if (manual > 0) text += "\n" + say(language, kManual, manual) + "\n";
  return text;
}

std::string causes(const Tally& counted, Language language) {
  if (counted.causes.empty()) return {};
  std::string text = heading(kCauses, language) + say(language, kCausesNote) + "\n\n" +
                     say(language, kCauseHead) + "\n|---|---:|---|\n";
  for (const CauseTally& cause : counted.causes) {
    std::string names;
    const std::size_t named = std::min(cause.products.size(), kMostNamed);
    for (std::size_t i = 0; i < named; ++i)
      names += (i == 0 ? "" : ", ") + product_link(*cause.products.at(i));
    if (cause.products.size() > named)
      names += " " + say(language, kAndMore,
                         static_cast<std::int64_t>(cause.products.size() - named));
    text += row({word(cause.cause, language), std::to_string(cause.products.size()), names});
  }
  return text;
}

std::string impact(const Tally& counted, Language language) {
  std::string text = heading(kImpact, language);
  for (std::size_t i = 0; i < counted.impacts.size(); ++i)
    text += (i == 0 ? "" : " · ") + say(language, kLabelled,
                                        word(static_cast<ImpactVerdict>(i), language),
                                        static_cast<std::int64_t>(counted.impacts.at(i)));
  return text + "\n";
}

std::string problems(const Audit& audit, Language language) {
  if (audit.problems.empty()) return {};
  std::string text =
      heading(kProblems, language) +
      say(language, kProblemsNote, say(language, kOddities, audit.problems.size())) + "\n\n";
  std::size_t told = 0;
  for (const Diagnostic& problem : audit.problems) {
    if (problem.severity != Severity::error) continue;
    if (++told > kMostProblems) break;
    text += "- " + markdown_text(to_string(problem)) + "\n";
  }
  return text;
}

std::string changed(const Feed* feed, Language language) {
  if (feed == nullptr) return {};
  return heading(kChanged, language) + markdown_text(feed_headline(*feed, language)) + " [" +
         say(language, kAllChanges) + "](changes.md)\n";
}

}  // namespace

std::string index_markdown(const Audit& audit, Language language, const Feed* feed) {
  const Tally counted = tally(audit);
  return headline(audit, counted, language) + changed(feed, language) + who(audit, language) +
         leverage_markdown(audit, language) + incubators(counted, language) +
         criteria(counted, language) + causes(counted, language) + impact(counted, language) +
         problems(audit, language) + heading(kHow, language) + say(language, kHowText);
}

}  // namespace vigie
