// The commands that read no portfolio: what they print, and how they exit.
#include "cli/checks_command.hpp"
#include "cli/exit_status.hpp"
#include "cli/report_commands.hpp"
#include "cli/rules_command.hpp"
#include "cli/schema_command.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace vigie {

namespace {

namespace fs = std::filesystem;

struct Said {
  int exit_status = -1;
  std::string out;
  std::string err;
};

Said run(const std::string& command_line) {
  CLI::App app;
  Said said;
  add_rules_command(app, said.exit_status);
  add_checks_command(app, said.exit_status);
  add_schema_command(app, said.exit_status);
  add_explain_command(app, said.exit_status);
  add_diff_command(app, said.exit_status);
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  try {
    app.parse(command_line);
  } catch (const CLI::ParseError&) {
    said.exit_status = kExitUsage;
  }
  said.out = testing::internal::GetCapturedStdout();
  said.err = testing::internal::GetCapturedStderr();
  return said;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Checks, are_listed_with_their_question) {
  const Said said = run("checks");
  EXPECT_EQ(said.exit_status, kExitDone);
  EXPECT_TRUE(holds(said.out, "stats-page  ")) << said.out;
  EXPECT_TRUE(holds(said.out, " ?\n")) << said.out;
  EXPECT_NE(said.out, run("checks --lang en").out);
}

constexpr const char* kAudit = VIGIE_SOURCE_DIR "/tests/reports/golden/audit.json";

TEST(Explain, answers_for_a_product_and_names_the_nearest_of_another) {
  const Said said = run(std::string("explain abeille --lang en --report ") + kAudit);
  EXPECT_EQ(said.exit_status, kExitDone) << said.err;
  EXPECT_TRUE(holds(said.out, "Why: ")) << said.out;
  const Said near = run(std::string("explain abeile --report ") + kAudit);
  EXPECT_EQ(near.exit_status, kExitUsage);
  EXPECT_TRUE(holds(near.err, "did you mean 'abeille'?")) << near.err;
  EXPECT_EQ(
      run(std::string("explain abeille no-such-criterion --report ") + kAudit).exit_status,
      kExitUsage);
  EXPECT_EQ(run("explain abeille --report /nowhere.json").exit_status, kExitUsage);
}

TEST(Diff, compares_two_audits) {
  const Said said = run(std::string("diff --lang en ") + kAudit + ' ' + kAudit);
  EXPECT_EQ(said.exit_status, kExitDone) << said.err;
  EXPECT_TRUE(holds(said.out, "Nothing changed.")) << said.out;
  EXPECT_EQ(run(std::string("diff /nowhere.json ") + kAudit).exit_status, kExitUsage);
}

TEST(Checks, have_a_page_each) {
  const Said said = run("checks stats-page");
  EXPECT_EQ(said.exit_status, kExitDone);
  EXPECT_TRUE(holds(said.out, "stats-page")) << said.out;
}

TEST(Checks, an_unknown_one_is_answered_with_the_nearest) {
  const Said said = run("checks stat-page");
  EXPECT_EQ(said.exit_status, kExitUsage);
  EXPECT_EQ(said.err,
            "vigie checks: there is no check 'stat-page' (did you mean 'stats-page'?)\n");
}

TEST(Rules, the_shipped_rulebook_has_no_mistake) {
  const Said said = run("rules check " VIGIE_SOURCE_DIR "/rules/beta-gouv.yaml");
  EXPECT_EQ(said.exit_status, kExitDone) << said.out;
  EXPECT_TRUE(holds(said.out, "no mistake in 30 standards")) << said.out;
}

TEST(Rules, a_mistake_is_told_with_its_place_and_exit_2) {
  const fs::path file =
      fs::temp_directory_path() / ("vigie-rules-" + std::to_string(::getpid()) + ".yaml");
  std::ofstream(file) << "rulebok: {}\n";
  const Said said = run("rules check " + file.string());
  fs::remove(file);
  EXPECT_EQ(said.exit_status, kExitUsage);
  EXPECT_TRUE(holds(said.out, ":1:1: error: unknown key 'rulebok' (did you mean 'rulebook'?)"))
      << said.out;
}

TEST(Rules, a_file_that_is_not_there_is_said_and_the_others_are_read) {
  const Said said =
      run("rules check /nowhere/rules.yaml " VIGIE_SOURCE_DIR "/rules/beta-gouv.yaml");
  EXPECT_EQ(said.exit_status, kExitUsage);
  EXPECT_TRUE(holds(said.out, "/nowhere/rules.yaml: error: cannot be read")) << said.out;
  EXPECT_TRUE(holds(said.out, "no mistake in 30 standards")) << said.out;
}

TEST(Rules, are_shown_as_a_table_and_as_json) {
  const Said table = run("rules show");
  EXPECT_EQ(table.exit_status, kExitDone);
  EXPECT_TRUE(holds(table.out, "accessibility-mention")) << table.out;
  const Said json = run("rules show --format json");
  EXPECT_EQ(nlohmann::json::parse(json.out)["standards"].size(), 30U);
}

TEST(Schema, of_the_audit_is_printed_as_shipped) {
  const Said said = run("schema audit");
  EXPECT_EQ(said.exit_status, kExitDone);
  EXPECT_EQ(nlohmann::json::parse(said.out)["title"], "vigie: audit.json 1.0");
}

TEST(Schema, of_what_people_write_is_printed_too) {
  for (const char* const name : {"rules", "waivers", "attestations", "portfolio"}) {
    const Said said = run(std::string("schema ") + name);
    EXPECT_EQ(said.exit_status, kExitDone) << name;
    EXPECT_TRUE(nlohmann::json::parse(said.out).contains("title")) << name;
  }
}

TEST(Schema, that_does_not_exist_is_said_to_be_missing) {
  EXPECT_EQ(run("schema audits").exit_status, kExitUsage);
  EXPECT_TRUE(holds(run("schema audits").err, "did you mean 'audit'?"));
}

}  // namespace

}  // namespace vigie
