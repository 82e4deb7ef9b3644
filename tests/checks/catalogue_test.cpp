#include "checks/catalogue.hpp"

#include "text/fold.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {

namespace {

constexpr const char* kGolden = VIGIE_SOURCE_DIR "/checks/README.md";

std::string file_name_of(const Check& check) {
  std::string name(check.id);
  std::ranges::replace(name, '-', '_');
  return name + ".cpp";
}

bool is_kebab_case(std::string_view id) {
  return !id.empty() && std::ranges::all_of(id, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '-';
  });
}

/// Where two texts part: a whole page of differences helps nobody.
std::string first_difference(std::string_view page, std::string_view golden) {
  const std::vector<std::string_view> lines = split(page, '\n');
  const std::vector<std::string_view> golden_lines = split(golden, '\n');
  for (std::size_t i = 0; i < std::min(lines.size(), golden_lines.size()); ++i)
    if (lines[i] != golden_lines[i])
      return "line " + std::to_string(i + 1) + ": expected “" + std::string(golden_lines[i]) +
             "”, the checks say “" + std::string(lines[i]) + "”";
  return "one has more lines than the other";
}

Finding breaks(const Evidence& /*evidence*/, const Settings& /*settings*/) {
  throw std::runtime_error("a broken promise");
}

}  // namespace

TEST(Catalogue, every_check_says_what_it_asks_why_and_when_it_is_wrong) {
  ASSERT_FALSE(catalogue().empty());
  for (const Check* check : catalogue()) {
    SCOPED_TRACE(check->id);
    EXPECT_TRUE(is_kebab_case(check->id));
    for (const Language language : {Language::fr, Language::en}) {
      EXPECT_TRUE(check->question.in(language).ends_with('?'));
      EXPECT_TRUE(check->why.in(language).ends_with('.'));
      EXPECT_TRUE(check->limits.in(language).ends_with('.'));
    }
    EXPECT_TRUE(parse_url(check->source).has_value());
    EXPECT_NE(check->run, nullptr);
  }
}

TEST(Catalogue, ids_are_unique_and_found) {
  std::set<std::string_view> ids;
  for (const Check* check : catalogue()) {
    EXPECT_TRUE(ids.insert(check->id).second) << check->id;
    EXPECT_EQ(find_check(check->id), check);
  }
  EXPECT_EQ(find_check("stat-page"), nullptr);
}

TEST(Catalogue, every_check_has_the_file_of_its_name) {
  for (const Check* check : catalogue())
    EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(VIGIE_SOURCE_DIR) / "checks" /
                                        file_name_of(*check)))
        << check->id;
}

// A file of cases without a check in the catalogue would never run.
TEST(Catalogue, lists_every_check_that_has_cases) {
  std::size_t seen = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(VIGIE_SOURCE_DIR "/tests/checks")) {
    if (entry.path().extension() != ".yaml") continue;
    ++seen;
    EXPECT_NE(find_check(entry.path().stem().string()), nullptr) << entry.path();
  }
  EXPECT_EQ(seen, catalogue().size());
}

TEST(Catalogue, settings_are_named_once_and_explained) {
  for (const Check* check : catalogue()) {
    std::set<std::string_view> names;
    for (const Setting& setting : check->settings) {
      EXPECT_TRUE(names.insert(setting.name).second) << check->id << ": " << setting.name;
      EXPECT_TRUE(setting.meaning.ends_with('.')) << check->id << ": " << setting.name;
    }
  }
}

TEST(Catalogue, an_exception_that_escapes_a_check_is_an_error_with_its_cause) {
  const Check broken{.id = "broken",
                     .question = {},
                     .why = {},
                     .source = {},
                     .limits = {},
                     .settings = {},
                     .run = breaks};
  const Finding finding = run_check(broken, {}, Settings{{}});
  EXPECT_EQ(finding.verdict(), Verdict::error);
  EXPECT_EQ(finding.cause(), Cause::check_crash);
  EXPECT_NE(finding.reason().in(Language::en).find("a broken promise"), std::string::npos);
}

TEST(Documentation, is_what_the_checks_say) {
  const std::string page = catalogue_page();
  if (std::getenv("VIGIE_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(kGolden) << page;
    FAIL() << "rewrote " << kGolden;
  }
  std::ifstream file(kGolden);
  const std::string golden{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(page == golden) << kGolden << ", " << first_difference(page, golden)
                              << "\nrun again with VIGIE_UPDATE_GOLDEN=1 to rewrite it";
}

TEST(Documentation, of_one_check_shows_its_settings_with_their_defaults) {
  const Check* const check = find_check("stats-page");
  ASSERT_NE(check, nullptr);
  const std::string page = check_page(*check);
  EXPECT_NE(page.find("## stats-page"), std::string::npos);
  EXPECT_NE(page.find("| `min-length-characters` | 200 |"), std::string::npos);
}

}  // namespace vigie
