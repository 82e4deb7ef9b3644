#include "checks/check.hpp"
#include "checks/repository.hpp"

#include <utility>

namespace vigie {

namespace {

constexpr Text kFile{"security-policy.file", "{0} dit comment signaler une faille.",
                     "{0} tells how to report a vulnerability."};
constexpr Text kForge{"security-policy.of-the-forge",
                      "{0} a une politique de sécurité, dit la forge.",
                      "{0} has a security policy, the forge says."};
constexpr Text kNone{"security-policy.none",
                     "{0} ne dit pas comment signaler une faille de sécurité.",
                     "{0} does not tell how to report a vulnerability."};
constexpr Text kRemedy{
    "security-policy.add",
    "Ajouter un SECURITY.md :\n# Signaler une faille\nÉcrire à <adresse électronique> ; ne pas "
    "ouvrir de ticket public. Réponse sous <délai>.",
    "Add a SECURITY.md:\n# Report a vulnerability\nWrite to <e-mail address>; do not open a "
    "public issue. Answer within <time>."};

bool is_policy(std::string_view path) {
  const std::string name = folded_name(path);
  return is_told_place(path) && (name == "security" || name.starts_with("security.")) &&
         name != "security.yml" && name != "security.yaml";
}

Finding judge(const Evidence& /*evidence*/, const RepositoryVisit& visit,
              const Settings& /*settings*/) {
  const RepositoryFacts& facts = *visit.result;
  if (const std::string* const path = find_path(facts, is_policy))
    return pass(message(kFile, *path), cite_forge(visit, *path, "files"));
  if (facts.security_policy.value_or(false))
    return pass(message(kForge, visit.target.url), cite_forge(visit, "security policy: true"));
  // On GitHub an organisation's policy holds for all its repositories.
  const bool may_be_inherited =
      visit.target.forge == ForgeKind::github && !facts.security_policy;
  if (may_be_inherited) return untold(visit);
  if (!facts.paths) return unlisted(visit);
  return warn(message(kNone, visit.target.url),
              cite_forge(visit, "no SECURITY.md", "root folder"))
      .with_remedy(message(kRemedy));
}

Finding run(const Evidence& evidence, const Settings& settings) {
  return judge_repositories(evidence, settings, judge);
}

}  // namespace

extern constinit const Check security_policy{
    .id = "security-policy",
    .subject = Subject::security,
    .question = {"Le dépôt dit-il comment signaler une faille de sécurité ?",
                 "Does the repository tell how to report a vulnerability?"},
    .why = {"Qui trouve une faille doit savoir à qui le dire sans la rendre publique.",
            "Whoever finds a vulnerability must know whom to tell without making it public."},
    .source =
        "https://github.com/betagouv/standards/blob/main/s%C3%A9curit%C3%A9/"
        "l-equipe-integre-la-securite-a-son-cycle-de-developpement.md",
    .limits =
        {"Seul le dépôt est regardé, pas le security.txt du site. Sans jeton, la politique "
         "d’une organisation de GitHub n’est pas vue : la réponse est alors inconnue.",
         "Only the repository is looked at, not the site's security.txt. Without a token the "
         "policy of an organisation of GitHub is not seen: the answer is then unknown."},
    .settings = {},
    .run = run,
};

}  // namespace vigie
