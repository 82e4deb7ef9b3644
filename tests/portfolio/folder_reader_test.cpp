#include "portfolio/phase.hpp"
#include "portfolio/read.hpp"
#include "portfolio/readers.hpp"
#include "tests/portfolio/problems.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace vigie {
namespace {

namespace fs = std::filesystem;

/// A folder that lasts as long as its test.
class Folder : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "vigie-portfolio-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& content) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }

  std::string place(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

const std::string kSheet = "---\ntitle: T\n---\n";

std::vector<std::string> ids(const Portfolio& portfolio) {
  std::vector<std::string> ids;
  for (const Product& product : portfolio.products) ids.push_back(product.id);
  return ids;
}

TEST_F(Folder, is_read_itself_or_by_its_startups) {
  write("b.md", kSheet);
  write("a.md", kSheet);
  auto portfolio = read_portfolio(folder_);
  ASSERT_TRUE(portfolio);
  EXPECT_EQ(ids(*portfolio), (std::vector<std::string>{"a", "b"}));
  write("startups/c.md", kSheet);
  portfolio = read_portfolio(folder_);
  ASSERT_TRUE(portfolio);
  EXPECT_EQ(ids(*portfolio), std::vector<std::string>{"c"});
  EXPECT_EQ(portfolio->products.front().sheet.file, place("startups/c.md"));
}

TEST_F(Folder, keeps_the_others_when_one_sheet_is_broken) {
  write("a.md", kSheet);
  write("b.md", "---\ntitle: [\n---\n");
  write("c.md", "---\ntitle: C\nphases:\n  - {name: incubation, start: 2024-01-01}\n---\n");
  write("d.md", "---\ntitle: D\nmission: " + std::string(10U << 20U, 'x') + "\n---\n");
  const auto portfolio = read_portfolio(folder_);
  ASSERT_TRUE(portfolio);
  EXPECT_EQ(ids(*portfolio), (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(phase_as_of(portfolio->products[1], Date::max()), "incubation");
  ASSERT_EQ(portfolio->problems.size(), 2U) << texts_of(portfolio->problems);
  EXPECT_EQ(portfolio->problems[0].place.file, place("b.md"));
  EXPECT_EQ(portfolio->problems[0].severity, Severity::error);
  EXPECT_EQ(to_string(portfolio->problems[1]),
            place("d.md") +
                ": error: left out: expected at most 2097152 bytes, not 10485787 "
                "[file-too-long]");
}

TEST_F(Folder, ignores_what_is_no_sheet_and_notes_what_looks_like_one) {
  write("a.md", kSheet);
  write("README.md", "# Les fiches\n");
  write("photo.png", "x");
  write(".a.md", "x");
  write("b.MD", kSheet);
  write("c.md.bak", kSheet);
  const auto portfolio = read_portfolio(folder_);
  ASSERT_TRUE(portfolio);
  EXPECT_EQ(ids(*portfolio), std::vector<std::string>{"a"});
  EXPECT_EQ(ids_of(portfolio->problems), "not-a-sheet@0 not-a-sheet@0");
}

TEST_F(Folder, follows_no_link_out_of_itself) {
  write("startups/a.md", kSheet);
  write("secret.md", kSheet);
  fs::create_symlink(folder_ / "secret.md", folder_ / "startups/b.md");
  fs::create_symlink(folder_ / "startups/a.md", folder_ / "startups/c.md");
  fs::create_symlink(folder_ / "nowhere.md", folder_ / "startups/d.md");
  ASSERT_EQ(mkfifo((folder_ / "startups/e.md").c_str(), 0600), 0);
  fs::create_directory(folder_ / "startups/f.md");
  const auto portfolio = read_portfolio(folder_);
  ASSERT_TRUE(portfolio);
  EXPECT_EQ(ids(*portfolio), (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(ids_of(portfolio->problems),
            "sheet-outside@0 sheet-outside@0 not-a-file@0 not-a-file@0");
}

TEST_F(Folder, has_a_hash_of_names_and_contents) {
  write("a.md", kSheet);
  const std::string first = read_portfolio(folder_)->hash;
  EXPECT_EQ(first.size(), 64U);
  EXPECT_EQ(read_portfolio(folder_)->hash, first);
  write("a.md", kSheet + "!");
  const std::string second = read_portfolio(folder_)->hash;
  EXPECT_NE(second, first);
  fs::rename(folder_ / "a.md", folder_ / "b.md");
  EXPECT_NE(read_portfolio(folder_)->hash, second);
}

TEST_F(Folder, of_nothing_readable_is_an_error_that_says_why) {
  write("a.md", "no front matter");
  const auto broken = read_portfolio(folder_);
  ASSERT_FALSE(broken);
  EXPECT_EQ(ids_of(broken.error()), "front-matter-missing@1 portfolio-empty@0");
  const auto absent = read_portfolio(folder_ / "nowhere");
  ASSERT_FALSE(absent);
  EXPECT_EQ(ids_of(absent.error()), "portfolio-not-found@0");
}

TEST_F(Folder, may_be_a_single_file_of_any_form) {
  write("p.json", R"([{"id": "a", "name": "A"}])");
  write("p.yml", "- {id: b, title: B}\n");
  write("p.csv", "id,nom\nc,C\n");
  write("d.md", kSheet);
  for (const auto& [name, id] : std::vector<std::pair<std::string, std::string>>{
           {"p.json", "a"}, {"p.yml", "b"}, {"p.csv", "c"}, {"d.md", "d"}}) {
    const auto portfolio = read_portfolio(folder_ / name);
    ASSERT_TRUE(portfolio) << texts_of(portfolio.error());
    EXPECT_EQ(ids(*portfolio), std::vector<std::string>{id});
  }
}

}  // namespace
}  // namespace vigie
