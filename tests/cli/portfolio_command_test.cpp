#include "cli/portfolio_command.hpp"

#include "cli/exit_status.hpp"
#include "portfolio/phase.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie {
namespace {

using namespace std::chrono_literals;

using Command = int (*)(const PortfolioOptions&, std::ostream&, std::ostream&);

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

Outcome run(Command command, const PortfolioOptions& options) {
  std::ostringstream out;
  std::ostringstream err;
  const int status = command(options, out, err);
  return {.status = status, .out = out.str(), .err = err.str()};
}

class PortfolioCommand : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "vigie-command-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    write("air.md",
          "---\ntitle: Air\nmission: M\nincubator: ciel\ncontact: a@b.fr\n"
          "link: https://air.fr\nrepository: https://github.com/o/air\n"
          "phases:\n  - {name: construction, start: 2024-01-01}\n---\n");
    write("mer.md",
          "---\ntitle: \"Mer\\e[31m\"\nmission: M\nincubator: anct\ncontact: a@b.fr\n"
          "link: http://mer.fr\n"
          "phases:\n  - {name: acceleration, start: 2025-01-01}\n---\n");
    options_ = {.source = folder_.string(), .as_of = Date{2026y / 8 / 20}};
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }

  std::filesystem::path folder_;
  PortfolioOptions options_;
};

TEST_F(PortfolioCommand, lists_products_in_columns_that_a_terminal_may_show) {
  const Outcome outcome = run(portfolio_list, options_);
  EXPECT_EQ(outcome.status, kExitDone);
  EXPECT_EQ(outcome.out,
            "ID   NAME     PHASE         INCUBATOR  LINKS\n"
            "air  Air      construction  ciel       site https://air.fr  code "
            "https://github.com/o/air\n"
            "mer  Mer[31m  acceleration  anct       site http://mer.fr\n"
            "\n"
            "2 products as of 2026-08-20: construction 1, acceleration 1\n");
  EXPECT_EQ(outcome.err, "");
}

TEST_F(PortfolioCommand, lists_products_as_json) {
  options_.format = PortfolioFormat::json;
  const auto document = nlohmann::json::parse(run(portfolio_list, options_).out);
  EXPECT_EQ(document["as_of"], "2026-08-20");
  ASSERT_EQ(document["products"].size(), 2U);
  const auto& air = document["products"][0];
  EXPECT_EQ(air["id"], "air");
  EXPECT_EQ(air["phase"], "construction");
  EXPECT_EQ(air["links"]["site"], "https://air.fr");
  EXPECT_EQ(air["links"]["repository"], nlohmann::json({"https://github.com/o/air"}));
  EXPECT_TRUE(air["links"]["stats"].is_null());
  EXPECT_EQ(document["phases"], nlohmann::json({{"construction", 1}, {"acceleration", 1}}));
}

TEST_F(PortfolioCommand, lists_what_is_selected_and_refuses_what_matches_nothing) {
  options_.selection.products = {"m*"};
  EXPECT_NE(run(portfolio_list, options_).out.find("\n1 product as of"), std::string::npos);
  options_.selection.products = {"mre"};
  const Outcome outcome = run(portfolio_list, options_);
  EXPECT_EQ(outcome.status, kExitUsage);
  EXPECT_NE(outcome.err.find("did you mean 'mer'?"), std::string::npos) << outcome.err;
  EXPECT_EQ(outcome.out, "");
}

TEST_F(PortfolioCommand, lists_the_others_when_a_sheet_is_broken) {
  write("feu.md", "title: Feu\n");
  const Outcome outcome = run(portfolio_list, options_);
  EXPECT_EQ(outcome.status, kExitDone);
  EXPECT_NE(outcome.out.find("2 products"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.err.find("feu.md:1: error: left out"), std::string::npos) << outcome.err;
}

TEST_F(PortfolioCommand, refuses_an_unreadable_portfolio_with_every_reason) {
  options_.source = (folder_ / "nowhere").string();
  for (const Command command : {portfolio_list, portfolio_check, portfolio_indicators}) {
    const Outcome outcome = run(command, options_);
    EXPECT_EQ(outcome.status, kExitUsage);
    EXPECT_NE(outcome.err.find("[portfolio-not-found]"), std::string::npos) << outcome.err;
  }
}

TEST_F(PortfolioCommand, checks_the_sheets_and_counts_what_it_finds) {
  const Outcome outcome = run(portfolio_check, options_);
  EXPECT_EQ(outcome.status, kExitDone);
  const std::string mer = (folder_ / "mer.md").string();
  EXPECT_EQ(outcome.out, mer +
                             ":1: warning: expected a 'stats_url' in the phase 'acceleration' "
                             "[stats-url-missing]\n" +
                             mer +
                             ":6: warning: expected 'https://' for 'link', not 'http://mer.fr' "
                             "[link-plain-http]\n"
                             "2 products: 0 errors, 2 warnings, 0 notes\n");
}

TEST_F(PortfolioCommand, trips_its_gate_only_when_asked) {
  options_.fail_on = CheckGate::error;
  EXPECT_EQ(run(portfolio_check, options_).status, kExitDone);
  options_.fail_on = CheckGate::warning;
  EXPECT_EQ(run(portfolio_check, options_).status, kExitGate);
  options_.selection.products = {"air"};
  EXPECT_EQ(run(portfolio_check, options_).status, kExitDone);
}

TEST_F(PortfolioCommand, checks_the_selected_rows_of_a_single_file) {
  write("p.csv",
        "id;nom;incubateur;contact;phase;mission;url\n"
        "a;A;i;a@b.fr;construction;M;http://a.fr\n"
        "b;B;i;a@b.fr;construction;M;http://b.fr\n");
  options_.source = (folder_ / "p.csv").string();
  options_.selection.products = {"b"};
  options_.format = PortfolioFormat::json;
  const auto document = nlohmann::json::parse(run(portfolio_check, options_).out);
  ASSERT_EQ(document["problems"].size(), 1U) << document.dump(2);
  EXPECT_EQ(document["problems"][0]["product"], "b");
  EXPECT_EQ(document["problems"][0]["line"], 3);
  EXPECT_EQ(document["counts"], nlohmann::json({{"error", 0}, {"warning", 1}, {"note", 0}}));
}

TEST_F(PortfolioCommand, gives_indicators_in_three_forms) {
  EXPECT_NE(run(portfolio_indicators, options_)
                .out.find("2024  0               1                    0        0"),
            std::string::npos);
  options_.format = PortfolioFormat::markdown;
  EXPECT_NE(run(portfolio_indicators, options_).out.find("| 2024 | 0 | 1 | 0 | 0 | 0 |\n"),
            std::string::npos);
  options_.format = PortfolioFormat::json;
  const auto document = nlohmann::json::parse(run(portfolio_indicators, options_).out);
  EXPECT_EQ(document["years"][0]["construction_starts"], 1);
  EXPECT_EQ(document["in_progress"]["products"], 2);
}

}  // namespace
}  // namespace vigie
