// Several nights over the same products: one regresses, one recovers, one is down, one flaps.
#include "demo/temporary_folder.hpp"
#include "tests/world/audit_run.hpp"

#include <atomic>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

using namespace std::chrono_literals;

/// Whether the home page has its mention, night by night; '!' is an outage.
const std::map<std::string, std::string> kNights{{"regresses", "mnnn"},
                                                 {"recovers", "nmmm"},
                                                 {"down", "m!!m"},
                                                 {"flaps", "mnmn"},
                                                 {"steady", "mmmm"}};

class Nights : public testing::Test {
 protected:
  Nights()
      : world_([this](const world::WorldRequest& request) { return answer(request); },
               [](std::string_view) { return world::HostPolicy{}; }) {
    EXPECT_TRUE(world_.write_ca(folder_ / "ca.pem"));
    std::ofstream file(folder_ / "portfolio.json");
    std::string list;
    for (const auto& [name, nights] : kNights)
      list += (list.empty() ? "" : ",") + (R"({"id": ")" + name) +
              R"(", "attributes": {"name": ")" + name + R"(", "link": "https://)" + name +
              R"(.test", "phases": [{"name": "acceleration", "start": "2024-01-01"}]}})";
    file << '[' << list << ']';
  }

  world::WorldAnswer answer(const world::WorldRequest& request) const {
    const std::string name = request.host.substr(0, request.host.find('.'));
    const char state = kNights.at(name).at(static_cast<std::size_t>(night_.load()));
    if (state == '!') return world::text("out", 503);
    if (request.path != "/") return world::html("<h1>Absente</h1>", 404);
    const std::string mention = state == 'm' ? "<p>Accessibilité : non conforme</p>" : "";
    return world::html("<h1>Service</h1><p>Un texte.</p><footer>" + mention + "</footer>");
  }

  AuditResult run(int night) {
    night_ = night;
    return run_audit({.world = world_,
                      .ca_file = folder_ / "ca.pem",
                      .portfolio = folder_ / "portfolio.json",
                      .out = folder_ / "report",
                      .as_of = Date{2026y / 8 / 20} + std::chrono::days(night),
                      .threads = 2,
                      .timeout_seconds = 20,
                      .more = {"--state", folder_ / "vigie.db", "--fail-on", "regression"}});
  }

  std::string changes() const {
    std::ifstream file(folder_ / "report/changes.md");
    return {std::istreambuf_iterator<char>(file), {}};
  }

  static nlohmann::json mention_of(const AuditResult& result, const std::string& product) {
    for (const auto& each : result.audit.at("products"))
      for (const auto& finding : each.at("findings"))
        if (each.at("id") == product && finding.at("criterion") == "accessibility-mention")
          return finding;
    return {};
  }

  world::TemporaryFolder folder_;
  std::atomic<int> night_{0};
  world::WorldServer world_;
};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_F(Nights, give_the_feed_and_the_exit_status_that_they_should) {
  EXPECT_EQ(run(0).exit_status, 0);
  EXPECT_TRUE(holds(changes(), "Premier passage")) << changes();

  EXPECT_EQ(run(1).exit_status, 0) << "a first sight is no regression";
  EXPECT_TRUE(holds(changes(), "Rien de confirmé")) << changes();
  EXPECT_TRUE(holds(changes(), "## À confirmer")) << changes();
  EXPECT_FALSE(holds(changes(), "down")) << changes();

  const AuditResult third = run(2);
  EXPECT_EQ(third.exit_status, 1) << "confirmed";
  EXPECT_TRUE(holds(changes(), "1 régression confirmée, 1 progrès confirmé.")) << changes();
  EXPECT_TRUE(holds(changes(), "depuis le 21 août 2026")) << changes();
  EXPECT_EQ(mention_of(third, "regresses").at("first_seen"), "2026-08-21");
  EXPECT_EQ(mention_of(third, "down").at("stale_since"), "2026-08-20");
  EXPECT_EQ(mention_of(third, "steady").at("first_seen"), "2026-08-20");

  EXPECT_EQ(run(3).exit_status, 0) << "announced once";
  EXPECT_TRUE(holds(changes(), "## Verdicts instables")) << changes();
  EXPECT_FALSE(holds(changes(), "## Régressions")) << changes();
}

TEST_F(Nights, a_portfolio_that_shrank_is_suspect) {
  EXPECT_EQ(run(0).exit_status, 0);
  std::ofstream(folder_ / "portfolio.json")
      << R"([{"id": "steady", "attributes": {"name": "S", "link": "https://steady.test"}}])";
  const AuditResult result = run(3);
  EXPECT_EQ(result.exit_status, 3);
  EXPECT_EQ(result.audit.at("run").at("status"), "suspect");
  EXPECT_TRUE(holds(changes(), "de 5 à 1 produits")) << changes();
  EXPECT_FALSE(holds(changes(), "disparus")) << changes();
}

TEST_F(Nights, a_gate_on_regressions_needs_a_memory) {
  EXPECT_EQ(run_audit({.world = world_,
                       .ca_file = folder_ / "ca.pem",
                       .portfolio = folder_ / "portfolio.json",
                       .out = folder_ / "report",
                       .as_of = Date{2026y / 8 / 20},
                       .more = {"--fail-on", "regression"}})
                .exit_status,
            2);
}

}  // namespace
}  // namespace vigie::test
