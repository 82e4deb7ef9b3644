#include "checks/check.hpp"
#include "checks/repository.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace vigie {

namespace {

constexpr Text kAlive{"code-activity.alive", "Dernier commit d’une personne dans {1} : le {0}.",
                      "The last commit by a person in {1} is of {0}."};
constexpr Text kSlow{"code-activity.slow",
                     "Personne n’a changé le code de {1} depuis le {0}, soit {2} jours.",
                     "Nobody has changed the code of {1} since {0}, {2} days ago."};
constexpr Text kBotsOnly{"code-activity.bots-only",
                         "Les derniers commits de {0} sont tous de programmes : ceux des "
                         "personnes sont plus anciens "
                         "que ce qui a été lu.",
                         "The last commits of {0} are all by programs: those by people are "
                         "older than what was read."};
constexpr Text kSilent{"code-activity.undated",
                       "La date du dernier commit de {0} n’a pas pu être lue.",
                       "The date of the last commit of {0} could not be read."};
constexpr Text kAnyAuthor{"code-activity.any-author",
                          "on ne sait pas si ce commit est d’une personne ou d’un programme",
                          "whether a person or a program made this commit is not known"};
constexpr Text kRemedy{
    "code-activity.resume",
    "Publier dans {0} les changements faits depuis ; si le code évolue ailleurs, donner cette "
    "adresse dans la fiche (`repository:`).",
    "Publish in {0} what has changed since; if the code lives elsewhere, give that address in "
    "the sheet (`repository:`)."};

constexpr std::array kSettings{
    Setting{.name = "fresh-days",
            .meaning = "Age up to which the last commit by a person is recent.",
            .default_number = 183},
    Setting{.name = "old-days",
            .meaning = "Age from which it is a failure; in between it is a warning.",
            .default_number = 365}};

/// The last day on which a person may have changed the code.
struct LastHuman {
  Date date;
  bool is_bound = false;       // what was read holds none: it is this day or before
  bool is_any_author = false;  // the commit's author was not seen
};

std::optional<LastHuman> last_human(const RepositoryFacts& facts) {
  const auto human = std::ranges::find(facts.commits, false, &SeenCommit::by_bot);
  if (human != facts.commits.end()) return LastHuman{.date = human->date};
  if (!facts.commits.empty())
    return LastHuman{.date = facts.commits.back().date, .is_bound = true};
  if (!facts.last_activity) return std::nullopt;
  return LastHuman{.date = *facts.last_activity, .is_any_author = true};
}

std::vector<Fact> facts_of(const LastHuman& last, const RepositoryFacts& facts) {
  std::vector<Fact> found;
  if (!last.is_bound && !last.is_any_author)
    found.push_back({"last_human_activity", iso_date(last.date)});
  if (facts.last_activity) found.push_back({"last_activity", iso_date(*facts.last_activity)});
  return found;
}

Finding judge(const Evidence& evidence, const RepositoryVisit& visit,
              const Settings& settings) {
  const RepositoryFacts& facts = *visit.result;
  const std::string& url = visit.target.url;
  const std::optional<LastHuman> last = last_human(facts);
  if (!last) return unknown(message(kSilent, url), {cite_forge(visit, {})});
  const std::int64_t age = (evidence.as_of - last->date).count();
  Citation seen = cite_forge(visit, "last commit: " + iso_date(last->date));
  if (age > settings.number("fresh-days")) {
    const bool is_old = age > settings.number("old-days");
    const Message reason = message(kSlow, last->date, url, age);
    Finding finding = is_old ? fail(reason, std::move(seen)) : warn(reason, std::move(seen));
    return std::move(finding)
        .with_remedy(message(kRemedy, url))
        .with_facts(facts_of(*last, facts));
  }
  if (last->is_bound) return unknown(message(kBotsOnly, url), {std::move(seen)});
  Finding finding = pass(message(kAlive, last->date, url), std::move(seen))
                        .with_facts(facts_of(*last, facts));
  constexpr int kConfidence = 70;
  if (!last->is_any_author) return finding;
  return std::move(finding).with_confidence(kConfidence, message(kAnyAuthor));
}

Finding run(const Evidence& evidence, const Settings& settings) {
  return judge_repositories(evidence, settings, judge);
}

}  // namespace

extern constinit const Check code_activity{
    .id = "code-activity",
    .subject = Subject::source_code,
    .question = {"Des personnes font-elles encore évoluer le code ?",
                 "Do people still change the code?"},
    .why =
        {"Un produit qui vit change régulièrement ; un dépôt que seuls des programmes mettent "
         "à jour est un produit que plus personne ne tient, ou dont le code est ailleurs.",
         "A living product changes regularly; a repository that only programs update is a "
         "product that nobody looks after any more, or whose code is elsewhere."},
    .source =
        "https://github.com/betagouv/standards/blob/main/qualit%C3%A9-logicielle/"
        "le-code-est-deploye-frequemment-idealement-en-continu.md",
    .limits =
        {"Seule la branche par défaut est lue, et d’elle les derniers commits. Un programme "
         "qui ne dit pas qu’il en est un passe pour une personne. Un produit achevé, qui "
         "n’a plus besoin de changer, est signalé à tort.",
         "Only the default branch is read, and of it the last commits. A program that does "
         "not say that it is one is taken for a person. A finished product that need not "
         "change any more is complained of wrongly."},
    .settings = kSettings,
    .run = run,
};

}  // namespace vigie
