#include "checks/check.hpp"
#include "checks/repository.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"
#include "crawler/repository_files.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vigie {

namespace {

constexpr Text kOnSite{"open-data.on-site", "Le site mène à des données ou à une API : {0}.",
                       "The site leads to data or an API: {0}."};
constexpr Text kInCode{"open-data.in-code",
                       "Le dépôt de code décrit une API ou des données ouvertes : {0}.",
                       "The code repository describes an API or open data: {0}."};
constexpr Text kNone{"open-data.none",
                     "Rien de ce qui a été lu ne mène à des données ouvertes ni à une API.",
                     "Nothing that was read leads to open data or an API."};
constexpr Text kPerhapsNothing{"open-data.perhaps-nothing-to-open",
                               "un service peut n’avoir aucune donnée à ouvrir",
                               "a service may have no data to open"};
constexpr Text kRemedy{
    "open-data.publish",
    "Publier les données sur data.gouv.fr ou l’API sur l’annuaire des API, et y mener depuis "
    "le "
    "site ; s’il n’y a rien à ouvrir, le dire dans une exception motivée.",
    "Publish the data on data.gouv.fr or the API in the directory of APIs and link it from the "
    "site; if there is nothing to open, say so in a reasoned waiver."};

constexpr std::array<std::string_view, 10> kWords{
    "open data", "opendata", "donnees ouvertes",       "jeu de donnees",    "jeux de donnees",
    "openapi",   "swagger",  "documentation de l'api", "documentation api", "api publique"};

/// data.gouv.fr's own pages of a data set or an API, and the directory of APIs.
bool is_catalogue_page(const Link& link) {
  const auto url = parse_url(link.url);
  if (!url) return false;
  const bool is_catalogue = url->host == "data.gouv.fr" || url->host.ends_with(".data.gouv.fr");
  if (is_catalogue)
    return url->path.find("/dataset") != std::string::npos ||
           url->path.find("/dataservices/") != std::string::npos;
  return url->host == "api.gouv.fr" && url->path.size() > 1;
}

bool is_about_data(const Link& link) {
  if (is_catalogue_page(link)) return true;
  const std::string text = fold(link.text + ' ' + link.label);
  if (trim(text) == "api") return true;
  return std::ranges::any_of(kWords,
                             [&](std::string_view word) { return contains_words(text, word); });
}

std::optional<Finding> on_site(const Evidence& evidence) {
  for (const Page* const page : own_pages(evidence)) {
    const auto link = std::ranges::find_if(page->links, is_about_data);
    if (link != page->links.end())
      return pass(
          message(kOnSite, link->url),
          cite(*page, link->text.empty() ? link->url : link->text, to_string(link->region)));
  }
  return std::nullopt;
}

/// A topic that the team gave its repository.
const std::string* data_topic(const RepositoryFacts& facts) {
  constexpr std::array<std::string_view, 4> kTopics{"open-data", "opendata", "api", "rest-api"};
  const auto topic = std::ranges::find_if(facts.topics, [&](const std::string& each) {
    return std::ranges::find(kTopics, fold(each)) != kTopics.end();
  });
  return topic == facts.topics.end() ? nullptr : &*topic;
}

bool describes_api(std::string_view path) {
  const std::string name = folded_name(path);
  return name.starts_with("openapi.") || name.starts_with("swagger.");
}

/// The first line of the README that speaks of open data or an API; "" when there is none.
std::string line_about_data(const std::string& readme) {
  for (const std::string_view line : split(readme, '\n')) {
    const std::string folded = fold(line);
    if (std::ranges::any_of(
            kWords, [&](std::string_view word) { return contains_words(folded, word); }))
      return std::string(trim(line));
  }
  return {};
}

std::optional<Finding> in_code(const Evidence& evidence) {
  for (const RepositoryVisit& visit : evidence.repositories) {
    if (!visit.result || !visit.expanded_from.empty()) continue;
    const RepositoryFacts& facts = *visit.result;
    if (const std::string* const path = find_path(facts, describes_api))
      return pass(message(kInCode, *path), cite_forge(visit, *path, "files"));
    if (const std::string* const topic = data_topic(facts))
      return pass(message(kInCode, *topic), cite_forge(visit, *topic, "topics"));
    for (const auto& [path, text] : facts.texts)
      if (const std::string line = line_about_data(text); is_readme(path) && !line.empty())
        return pass(message(kInCode, path), cite_forge(visit, line, path));
  }
  return std::nullopt;
}

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  if (auto found = on_site(evidence)) return *std::move(found);
  if (auto found = in_code(evidence)) return *std::move(found);
  if (evidence.product.site.empty()) return without_site();
  if (auto unreadable = unreadable_home(evidence)) return *std::move(unreadable);
  constexpr int kConfidence = 50;
  return warn(message(kNone), cite_home_links(*evidence.home()->result))
      .with_remedy(message(kRemedy))
      .with_confidence(kConfidence, message(kPerhapsNothing));
}

}  // namespace

extern constinit const Check open_data{
    .id = "open-data",
    .subject = Subject::transparency,
    .question = {"Le produit ouvre-t-il des données ou une API ?",
                 "Does the product open data or an API?"},
    .why = {"Des ressources partagées — données, API — sont l’une des marques d’un service à "
            "impact national.",
            "Shared resources — data, APIs — are one of the marks of a service of national "
            "impact."},
    // Law 2016-1321 (République numérique), article 6: administrations publish their databases.
    .source = "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000033202746",
    .limits =
        {"Une mention est cherchée : un lien vers data.gouv.fr ou une documentation d’API, "
         "un fichier OpenAPI dans le dépôt. Ce qui est publié n’est pas ouvert ni jugé ; un "
         "service sans données propres est averti à tort, avec une confiance moindre.",
         "A mention is looked for: a link to data.gouv.fr or to an API's documentation, an "
         "OpenAPI file in the repository. What is published is neither opened nor judged; a "
         "service without data of its own is warned wrongly, with less confidence."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
