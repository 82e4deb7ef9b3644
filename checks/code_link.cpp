#include "checks/check.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace vigie {

namespace {

constexpr Text kLinked{"code-link.linked", "Le site mène au code source : {0}.",
                       "The site leads to the source code: {0}."};
constexpr Text kUndeclared{"code-link.undeclared", "la fiche ne déclare pas ce dépôt",
                           "the sheet does not declare this repository"};
constexpr Text kOther{
    "code-link.other", "Le site mène à {0}, qui n’est pas le dépôt que déclare la fiche ({1}).",
    "The site leads to {0}, which is not the repository that the sheet declares "
    "({1})."};
constexpr Text kNone{"code-link.none", "Aucune page lue ne mène au code source.",
                     "No page that was read leads to the source code."};
constexpr Text kAdd{"code-link.add",
                    "Ajouter au pied de page : <a href=\"{0}\">Code source</a>",
                    "Add to the footer: <a href=\"{0}\">Code source</a>"};
constexpr Text kAddress{"code-link.address", "https://…", "https://…"};

/// Repositories that sites link for another reason: the design system, licences.
constexpr std::array<std::string_view, 6> kNotTheProducts{
    "etalab/licence-ouverte", "gouvernementfr/dsfr", "disic/", "dsfr", "licence", "license"};

/// A link to a forge, and what it points to.
struct CodeLink {
  const Page* page;
  const Link* link;
  RepositoryTarget target;
};

std::string path_of(const RepositoryTarget& target) {
  return fold(target.host + '/' + target.owner + '/' + target.name);
}

bool is_the_products(const RepositoryTarget& target) {
  const std::string path = fold(target.owner + '/' + target.name);
  return std::ranges::none_of(kNotTheProducts, [&](std::string_view other) {
    return path.find(other) != std::string::npos;
  });
}

/// Where the sheet says that the code is; also under the name that the forge has for it now.
std::vector<RepositoryTarget> declared(const Evidence& evidence) {
  std::vector<RepositoryTarget> targets;
  targets.reserve(evidence.product.repositories.size());
  for (const std::string& address : evidence.product.repositories)
    targets.push_back(repository_target(address));
  for (const RepositoryVisit& visit : evidence.repositories)
    if (visit.result && !visit.result->moved_to.empty())
      targets.push_back(repository_target(visit.result->moved_to));
  return targets;
}

/// The same repository, or another of the same owner: products have several.
bool is_declared(const CodeLink& link, const std::vector<RepositoryTarget>& targets) {
  return std::ranges::any_of(targets, [&](const RepositoryTarget& target) {
    return path_of(target) == path_of(link.target) ||
           (target.host == link.target.host && fold(target.owner) == fold(link.target.owner));
  });
}

/// The links that may lead to the product's code.
std::vector<CodeLink> code_links(const Evidence& evidence,
                                 const std::vector<RepositoryTarget>& targets) {
  std::vector<CodeLink> found;
  for (const Page* const page : own_pages(evidence))
    for (const Link& link : page->links) {
      const RepositoryTarget target = repository_target(link.url);
      if (target.kind == RepositoryKind::not_a_forge || target.forge == ForgeKind::other)
        continue;
      const CodeLink one{page, &link, target};
      if (is_declared(one, targets) || is_the_products(target)) found.push_back(one);
    }
  return found;
}

Finding judge_links(const std::vector<CodeLink>& links,
                    const std::vector<RepositoryTarget>& targets) {
  const auto good = std::ranges::find_if(
      links, [&](const CodeLink& link) { return is_declared(link, targets); });
  const CodeLink& link = good == links.end() ? links.front() : *good;
  const std::string shown = link.link->text.empty() ? link.link->url : link.link->text;
  Citation seen = cite(*link.page, shown, to_string(link.link->region));
  if (good != links.end()) return pass(message(kLinked, link.link->url), std::move(seen));
  constexpr int kConfidence = 60;
  if (targets.empty())
    return pass(message(kLinked, link.link->url), std::move(seen))
        .with_confidence(kConfidence, message(kUndeclared));
  const std::string& address = targets.front().url;
  return warn(message(kOther, link.link->url, address), std::move(seen))
      .with_remedy(message(kAdd, address));
}

Finding run(const Evidence& evidence, const Settings& /*settings*/) {
  if (evidence.product.site.empty()) return without_site();
  const std::vector<RepositoryTarget> targets = declared(evidence);
  const std::vector<CodeLink> links = code_links(evidence, targets);
  if (!links.empty()) return judge_links(links, targets);
  if (auto unreadable = unreadable_home(evidence)) return *std::move(unreadable);
  const std::vector<std::string>& repositories = evidence.product.repositories;
  const Message remedy =
      repositories.empty() ? message(kAdd, &kAddress) : message(kAdd, repositories.front());
  return warn(message(kNone), cite_home_links(*evidence.home()->result)).with_remedy(remedy);
}

}  // namespace

extern constinit const Check code_link{
    .id = "code-link",
    .subject = Subject::source_code,
    .question = {"Le site mène-t-il à son code source ?",
                 "Does the site lead to its source code?"},
    .why = {"Un code ouvert que rien ne signale aux usagers n’est ni vérifié ni repris.",
            "Open code that nothing points users to is neither verified nor reused."},
    .source =
        "https://github.com/betagouv/standards/blob/main/qualit%C3%A9-logicielle/"
        "le-code-source-est-ouvert-y-compris-a-la-contribution-externe.md",
    .limits =
        {"Les pages visitées sont lues, pas tout le site. Un lien vers un autre dépôt du "
         "même propriétaire suffit. Un lien dessiné par du JavaScript n’est pas vu.",
         "The pages visited are read, not the whole site. A link to another repository of "
         "the same owner is enough. A link that JavaScript draws is not seen."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
