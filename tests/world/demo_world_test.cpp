#include "demo/demo_world.hpp"

#include "demo/placeholders.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::world {
namespace {

constexpr Date kToday{std::chrono::year{2026} / 8 / 20};

TEST(Placeholders, dates_are_told_from_the_day_of_the_demo) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"{{today}}", "20 août 2026"},        {"{{today-3y}}", "20 août 2023"},
      {"{{today-19d}}", "1er août 2026"},   {"{{today+2m}}", "20 octobre 2026"},
      {"{{month-1}}", "juillet 2026"},      {"{{month-12}}", "août 2025"},
      {"{{year}}-{{year+1}}", "2026-2027"}, {"{{iso today-1d}}", "2026-08-19"},
      {"{{iso month-1}}", "2026-07"},       {"{{name}} le {{today}}", "Carnet le 20 août 2026"},
  };
  for (const auto& [text, filled] : cases)
    EXPECT_EQ(fill(text, kToday, {{"name", "Carnet"}}), filled) << text;
}

TEST(Placeholders, what_is_not_known_stays_as_it_is) {
  for (const std::string text :
       {"{{status}} conforme", "{{today-3w}}", "{{today-}}", "{{today", "{ {today}}", "}}", ""})
    EXPECT_EQ(fill(text, kToday, {}), text);
}

TEST(DemoWorld, hosts_and_repositories_are_read_with_their_dates) {
  const auto world = read_demo_world(
      "forges: {git.demo.test: gitea}\n"
      "repositories:\n"
      "  - {at: git.demo.test/groupe/equipe/code, licence: MIT, last-commit: today-10d}\n"
      "hosts:\n"
      "  a.demo.test: {name: A, certificate: expired, delay-ms: 20, without: [cgu]}\n",
      "world.yaml", kToday);
  ASSERT_TRUE(world);
  const ForgeRepository& repository = world->forges.repositories.at(0);
  EXPECT_EQ(repository.host, "git.demo.test");
  EXPECT_EQ(repository.owner, "groupe/equipe");
  EXPECT_EQ(repository.name, "code");
  EXPECT_EQ(repository.last_commit, Date{std::chrono::year{2026} / 8 / 10});
  const DemoHost& host = world->hosts.at("a.demo.test");
  EXPECT_EQ(host.policy.certificate, CertificateKind::expired);
  EXPECT_EQ(host.delay, std::chrono::milliseconds{20});
  EXPECT_TRUE(host.without.contains("cgu"));
}

TEST(DemoWorld, every_mistake_is_told_at_once_with_its_line) {
  const auto world = read_demo_world(
      "hosts:\n"
      "  a.demo.test:\n"
      "    certificate: stale\n"
      "    colour: blue\n"
      "    status: many\n"
      "repositories:\n"
      "  - {at: nowhere, last-commit: yesterday}\n",
      "world.yaml", kToday);
  ASSERT_FALSE(world);
  std::vector<int> lines;
  for (const Diagnostic& problem : world.error()) lines.push_back(problem.place.line);
  EXPECT_EQ(lines, (std::vector<int>{3, 4, 5, 7, 7}));
}

}  // namespace
}  // namespace vigie::world
