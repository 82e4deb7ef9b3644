#include "portfolio/repository_target.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

struct Row {
  std::string address;
  RepositoryKind kind;
  ForgeKind forge;
  std::string owner;
  std::string name;
};

constexpr auto kRepository = RepositoryKind::repository;
constexpr auto kOrganisation = RepositoryKind::organisation;
constexpr auto kTeam = RepositoryKind::team;
constexpr auto kNoForge = RepositoryKind::not_a_forge;
constexpr auto kGithub = ForgeKind::github;
constexpr auto kGitlab = ForgeKind::gitlab;
constexpr auto kGitea = ForgeKind::gitea;
constexpr auto kOther = ForgeKind::other;

void expect_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const RepositoryTarget target = repository_target(row.address);
    EXPECT_EQ(to_string(target.kind), to_string(row.kind)) << row.address;
    EXPECT_EQ(to_string(target.forge), to_string(row.forge)) << row.address;
    EXPECT_EQ(target.owner, row.owner) << row.address;
    EXPECT_EQ(target.name, row.name) << row.address;
    const std::string clone_url =
        "https://" + target.host + "/" + row.owner + "/" + row.name + ".git";
    EXPECT_EQ(target.clone_url, row.kind == kRepository ? clone_url : "") << row.address;
  }
}

TEST(RepositoryTarget, understands_every_shape_of_a_github_address) {
  expect_rows({
      {"https://github.com/o/r", kRepository, kGithub, "o", "r"},
      {"https://github.com/o/r/", kRepository, kGithub, "o", "r"},
      {"https://github.com/o/r.git", kRepository, kGithub, "o", "r"},
      {"https://github.com/o/demarche.numerique.gouv.fr/", kRepository, kGithub, "o",
       "demarche.numerique.gouv.fr"},
      {"https://www.github.com/o/r", kRepository, kGithub, "o", "r"},
      {"https://GitHub.com/O/R", kRepository, kGithub, "O", "R"},
      {"http://github.com/o/r", kRepository, kGithub, "o", "r"},
      {"https://github.com/o/r/tree/main", kRepository, kGithub, "o", "r"},
      {"https://github.com/o/r/tree/feature/x/", kRepository, kGithub, "o", "r"},
      {"https://github.com/o/r/blob/main/README.md", kRepository, kGithub, "o", "r"},
      {"https://github.com/o/r?tab=readme#usage", kRepository, kGithub, "o", "r"},
      {" https://github.com/o/r ", kRepository, kGithub, "o", "r"},
      {"https://github.com/o/r; ", kRepository, kGithub, "o", "r"},
      {"github.com/o/r", kRepository, kGithub, "o", "r"},
      {"git@github.com:o/r.git", kRepository, kGithub, "o", "r"},
      {"https:&#x2F;&#x2F;github.com&#x2F;o&#x2F;r", kRepository, kGithub, "o", "r"},
      {"https://github.com/betagouv", kOrganisation, kGithub, "betagouv", ""},
      {"https://github.com/betagouv/", kOrganisation, kGithub, "betagouv", ""},
      {"https://github.com/betagouv?tab=repositories", kOrganisation, kGithub, "betagouv", ""},
      {"https://github.com/orgs/betagouv/repositories", kOrganisation, kGithub, "betagouv", ""},
      {"https://github.com/orgs/betagouv/teams/datalma/repositories", kTeam, kGithub,
       "betagouv", "datalma"},
  });
}

TEST(RepositoryTarget, understands_nested_groups_and_self_hosted_forges) {
  expect_rows({
      {"https://gitlab.com/panoramax", kOrganisation, kGitlab, "panoramax", ""},
      {"https://gitlab.com/fabnumdef/anais", kRepository, kGitlab, "fabnumdef", "anais"},
      {"https://gitlab.com/a/b/c/d", kRepository, kGitlab, "a/b/c", "d"},
      {"https://gitlab.com/a/b/c/-/tree/main", kRepository, kGitlab, "a/b", "c"},
      {"https://gitlab.com/a/b/tree/main", kRepository, kGitlab, "a", "b"},
      {"https://gitlab.com/groups/a/b", kRepository, kGitlab, "a", "b"},
      {"https://gitlab.com/a/anct.gouv.fr", kRepository, kGitlab, "a", "anct.gouv.fr"},
      {"https://gitlab.mim-libre.fr/dimail/", kOrganisation, kGitlab, "dimail", ""},
      {"https://gitlab.adullact.net/dgfip/faritas", kRepository, kGitlab, "dgfip", "faritas"},
      {"https://gitlab-forge.din.developpement-durable.gouv.fr/pub/pnm-public/camino",
       kRepository, kGitlab, "pub/pnm-public", "camino"},
      {"https://git.leximpact.dev/leximpact", kOrganisation, kGitlab, "leximpact", ""},
      {"https://git.beta.pole-emploi.fr/open-source/labonneformation", kRepository, kGitlab,
       "open-source", "labonneformation"},
      {"https://forge.apps.education.fr/incubateur/projet/x/compte", kRepository, kGitlab,
       "incubateur/projet/x", "compte"},
      {"https://framagit.org/drone", kOrganisation, kGitlab, "drone", ""},
      {"https://codeberg.org/o/r", kRepository, kGitea, "o", "r"},
      {"https://gitea.example.fr/o/r/src/branch/main", kRepository, kGitea, "o", "r"},
      {"https://bitbucket.org/o/r", kRepository, kOther, "o", "r"},
  });
}

TEST(RepositoryTarget, is_no_forge_where_no_code_can_be) {
  expect_rows({
      {"", kNoForge, kOther, "", ""},
      {"en cours", kNoForge, kOther, "", ""},
      {"https://github.com", kNoForge, kGithub, "", ""},
      {"https://github.com/", kNoForge, kGithub, "", ""},
      {"https://github.com/features/actions", kNoForge, kGithub, "", ""},
      {"https://github.com/orgs", kNoForge, kGithub, "", ""},
      {"https://gitlab.com/-/explore", kNoForge, kGitlab, "", ""},
      {"https://gist.github.com/o/0123", kNoForge, kOther, "", ""},
      {"https://etalab.github.io/site", kNoForge, kOther, "", ""},
      {"https://pad.numerique.gouv.fr/s/Grt2p3eaS#", kNoForge, kOther, "", ""},
      {"https://pass-culture.gitbook.io/documents/informations#code-source", kNoForge, kOther,
       "", ""},
      {"https://docs.numerique.gouv.fr/docs/x/", kNoForge, kOther, "", ""},
      {"https://code.travail.gouv.fr/a/b", kNoForge, kOther, "", ""},
      {"ftp://github.com/o/r", kNoForge, kOther, "", ""},
  });
}

TEST(RepositoryTarget, keeps_the_port_of_a_self_hosted_forge) {
  EXPECT_EQ(repository_target("https://gitlab.example.fr:8443/a/b").clone_url,
            "https://gitlab.example.fr:8443/a/b.git");
}

}  // namespace
}  // namespace vigie
