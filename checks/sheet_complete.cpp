#include "checks/check.hpp"
#include "checks/sheet.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 9> kRequired{"link",    "repository", "contact",
                                                    "mission", "stats_url",  "budget_url",
                                                    "problem", "solution",   "strategy"};
constexpr std::array<std::string_view, 4> kRequiredAtFirst{"mission", "contact", "problem",
                                                           "solution"};
constexpr std::array kSettings{
    Setting{.name = "required",
            .meaning = "What a sheet must hold: fields, and what its description must tell "
                       "(problem, solution, strategy).",
            .default_words = kRequired},
    Setting{.name = "required-investigation",
            .meaning = "The same during the investigation.",
            .default_words = kRequiredAtFirst},
    Setting{.name = "warn-up-to-missing",
            .meaning = "So many missing items are a warning; more are a failure.",
            .default_number = 3},
};

// Folded; one of them in the description answers the question.
constexpr std::array<std::string_view, 13> kProblem{
    "probleme", "problemes",   "problematique", "contexte", "constat", "enjeu",      "enjeux",
    "besoin",   "difficultes", "difficulte",    "pourquoi", "defi",    "aujourd'hui"};
constexpr std::array<std::string_view, 11> kSolution{
    "solution",   "permet",  "permettre", "propose",    "service",    "outil",
    "plateforme", "produit", "simplifie", "accompagne", "application"};
constexpr std::array<std::string_view, 12> kStrategy{
    "strategie",   "objectif", "objectifs", "feuille de route",
    "deploiement", "ambition", "ambitions", "prochaines",
    "deployer",    "comite",   "a terme",   "experimentation"};

constexpr Text kComplete{"sheet-complete.complete", "La fiche dit tout ce qui est attendu.",
                         "The sheet tells everything that is expected."};
constexpr Text kMissing{"sheet-complete.missing",
                        "La fiche ne dit pas tout ; il y manque : {0}.",
                        "The sheet does not tell everything; it lacks: {0}."};
constexpr Text kAdd{"sheet-complete.add", "Ajouter à la fiche :\n{0}",
                    "Add to the sheet:\n{0}"};

bool tells(const Product& product, std::span<const std::string_view> words) {
  const std::string description = fold(product.description);
  return std::ranges::any_of(
      words, [&](std::string_view word) { return contains_words(description, word); });
}

/// What the sheet may be asked for, and whether it has it. An unknown name counts as missing.
bool has(const Product& product, std::string_view item) {
  if (item == "link") return !product.site.empty();
  if (item == "repository") return !product.repositories.empty();
  if (item == "contact") return !product.contact.empty();
  if (item == "mission") return !product.mission.empty();
  if (item == "stats_url") return !product.stats_url.empty() || product.stats.value_or(false);
  if (item == "budget_url") return !product.budget_url.empty();
  if (item == "impact_url") return !product.impact_url.empty();
  if (item == "sponsors") return !product.sponsors.empty();
  if (item == "description") return !product.description.empty();
  if (item == "problem") return tells(product, kProblem);
  if (item == "solution") return tells(product, kSolution);
  return item == "strategy" && tells(product, kStrategy);
}

/// A line that can be pasted into the sheet.
std::string line_for(std::string_view item) {
  if (item == "problem") return "## Problème\n";
  if (item == "solution") return "## Solution\n";
  if (item == "strategy") return "## Stratégie\n";
  if (item == "contact") return "contact: equipe@exemple.beta.gouv.fr\n";
  if (item == "mission") return "mission: …\n";
  return std::string(item) + ": https://…\n";
}

/// The first line of the sheet that shows what is missing: a blank field, else the whole.
Citation cite_missing(const Product& product, const std::vector<std::string>& missing) {
  for (const std::string& item : missing)
    if (product.field_lines.contains(item)) return cite_sheet(product, item);
  return cite_sheet(product, "title", product.name);
}

Finding run(const Evidence& evidence, const Settings& settings) {
  const Product& product = evidence.product;
  if (!has_sheet(product)) return without_sheet();
  const bool is_first = evidence.phase == "investigation";
  std::vector<std::string> missing;
  for (const std::string& item :
       settings.words(is_first ? "required-investigation" : "required"))
    if (!has(product, item)) missing.push_back(item);
  if (missing.empty())
    return pass(message(kComplete), cite_sheet(product, "mission", product.mission));

  std::string names;
  std::string lines;
  for (const std::string& item : missing) {
    if (!names.empty()) names += ", ";
    names += item;
    lines += line_for(item);
  }
  const bool is_little =
      missing.size() <= static_cast<std::size_t>(settings.number("warn-up-to-missing"));
  const Message reason = message(kMissing, names);
  Citation seen = cite_missing(product, missing);
  Finding finding = is_little ? warn(reason, std::move(seen)) : fail(reason, std::move(seen));
  return std::move(finding).with_remedy(message(kAdd, lines)).with_facts({{"missing", names}});
}

}  // namespace

extern constinit const Check sheet_complete{
    .id = "sheet-complete",
    .subject = Subject::transparency,
    .question = {"La fiche du produit est-elle complète ?", "Is the product's sheet complete?"},
    .why =
        {"La fiche est la carte d’identité publique du produit : à quel problème il répond, "
         "comment, où le voir, combien il coûte, à qui écrire.",
         "The sheet is the product's public identity card: which problem it solves, how, where "
         "to see it, what it costs, whom to write to."},
    .source = "https://doc.incubateur.net/communaute/gerer-son-produit/les-standards",
    .limits = {"Seule la présence est regardée : un champ faux ou une description vide de sens "
               "passent. Rien n’est demandé au réseau.",
               "Only presence is looked at: a wrong field or a meaningless description pass. "
               "Nothing is asked of the network."},
    .settings = kSettings,
    .run = run,
};

}  // namespace vigie
