// A change of the rules tried on the archive of a night says what auditing again would say.
#include "demo/demo_play.hpp"
#include "demo/run_program.hpp"
#include "demo/temporary_folder.hpp"
#include "tests/world/audit_run.hpp"

#include <chrono>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

constexpr const char* kDemo = VIGIE_SOURCE_DIR "/demo";
constexpr const char* kChanged = R"(
rulebook: {id: changed, version: "1", title: {fr: Changé, en: Changed}}
extends: beta-gouv
without: [dashlord]
confidence-from-percent: 70
grades: [{letter: A, from-percent: 90}, {letter: Z, from-percent: 0}]
changes:
  - {id: stats-page, weight: 60, effort: hours}
  - {id: metric-freshness, warn-credit-percent: 10, settings: {fresh-days-acceleration: 30}}
  - {id: terms, informative: online}
  - {id: contact, from: 2999-01-01}
)";

std::string without_changed_setting() {
  std::string text = kChanged;
  const std::string setting = ", settings: {fresh-days-acceleration: 30}";
  return text.erase(text.find(setting), setting.size());
}

/// The demo, and an archive of its night under the rules as they are.
class RuleChange : public testing::Test {
 protected:
  void SetUp() override {
    auto play = world::DemoPlay::start(kDemo, repositories_.path(), today_, 0);
    ASSERT_TRUE(play) << to_string(play.error().front());
    play_.emplace(std::move(*play));
    ASSERT_TRUE(play_->server().write_ca(folder_ / "ca.pem"));
    ASSERT_EQ(audit("night", {"--record", folder_ / "night.warc.gz"}).exit_status, 0);
  }

  AuditResult audit(const std::string& out, std::vector<std::string> more) const {
    return run_audit({.world = play_->server(),
                      .ca_file = folder_ / "ca.pem",
                      .portfolio = kPortfolio,
                      .out = folder_ / out,
                      .as_of = today_,
                      .threads = 2,
                      .timeout_seconds = 4,
                      .formats = "json,md,html",
                      .more = std::move(more)});
  }

  std::string write_rules(const std::string& text) const {
    std::ofstream(folder_ / "changed.yaml") << text;
    return folder_ / "changed.yaml";
  }

  std::string rules_diff(const std::vector<std::string>& more) const {
    std::vector<std::string> words{
        VIGIE_BINARY_DIR "/vigie", "rules",    "diff", VIGIE_SOURCE_DIR "/rules/beta-gouv.yaml",
        folder_ / "changed.yaml",  "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return world::run_program({.words = words, .environment = {}}).value_or("");
  }

  const std::string kPortfolio = std::string(kDemo) + "/portfolio";
  const Date today_ = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  world::TemporaryFolder repositories_;
  world::TemporaryFolder folder_;
  std::optional<world::DemoPlay> play_;
};

TEST_F(RuleChange, tried_on_the_archived_night_equals_auditing_again) {
  const std::string rules = write_rules(kChanged);
  EXPECT_EQ(audit("again", {"--rules", rules}).exit_status, 0);
  const std::size_t connections = play_->server().connections();
  EXPECT_EQ(
      audit("replayed", {"--rules", rules, "--replay", folder_ / "night.warc.gz"}).exit_status,
      0);
  EXPECT_EQ(files_to_compare(folder_ / "again"), files_to_compare(folder_ / "replayed"));
  EXPECT_NE(files_to_compare(folder_ / "night"), files_to_compare(folder_ / "again"));

  write_rules(without_changed_setting());
  const std::string by_report = rules_diff({"--report", folder_ / "night/audit.json"});
  const std::string by_archive =
      rules_diff({"--replay", folder_ / "night.warc.gz", "--allow-private-addresses"});
  EXPECT_NE(by_report.find("\"before\""), std::string::npos) << by_report;
  EXPECT_EQ(by_report, by_archive) << "no new evidence is needed";
  EXPECT_EQ(play_->server().connections(), connections) << "nobody was asked";
}

}  // namespace
}  // namespace vigie::test
