#include "crawler/repository_files.hpp"

#include "crawler/commit_author.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(RepositoryFiles, the_readme_of_the_root_comes_first) {
  EXPECT_EQ(main_readme(std::vector<std::string>{"docs/README.md", "README-dev.md",
                                                 "readme.rst", "src/"}),
            "readme.rst");
  EXPECT_EQ(main_readme(std::vector<std::string>{"src/", "docs/README"}), "docs/README");
  EXPECT_EQ(main_readme(std::vector<std::string>{"readmegenerator.js"}), std::nullopt);
}

TEST(RepositoryFiles, what_tells_of_a_project_is_read) {
  for (const char* name : {"README.md", "Readme", "package.json", "publiccode.yml", "Gemfile"})
    EXPECT_TRUE(is_told_file(name)) << name;
  for (const char* name : {"package-lock.json", "LICENSE", "main.py", "publiccode"})
    EXPECT_FALSE(is_told_file(name)) << name;
  EXPECT_TRUE(is_told_folder(".github"));
  EXPECT_FALSE(is_told_folder("src"));
}

TEST(CommitAuthor, programs_are_told_from_people) {
  for (const char* author :
       {"dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>", "renovate[bot]",
        "Renovate Bot <bot@renovateapp.com>", "GitHub Actions <ci@demo.test>",
        "semantic-release-bot", "Weblate (bot) <hosted@weblate.org>",
        "github-actions <github-actions@github.com>", "project_12_bot <p@demo.test>"})
    EXPECT_TRUE(is_bot(author)) << author;
  for (const char* author : {"Équipe <equipe@demo.test>", "Botany Club <club@demo.test>",
                             "Abbot <abbot@demo.test>", "someone <robot-lover@demo.test>", ""})
    EXPECT_FALSE(is_bot(author)) << author;
}

}  // namespace
}  // namespace vigie
