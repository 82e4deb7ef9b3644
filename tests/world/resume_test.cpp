// A run that is killed at any moment goes on where it was, and ends as if nothing had happened.
#include "demo/temporary_folder.hpp"
#include "tests/world/audit_run.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace vigie::test {
namespace {

using namespace std::chrono_literals;

constexpr int kProducts = 6;
constexpr std::size_t kInFlight = 64;  // asked for when the run was killed, not answered yet

std::string portfolio() {
  std::string json = "[";
  for (int i = 0; i < kProducts; ++i) {
    const std::string id = "product-" + std::to_string(i);
    json += (i == 0 ? "" : ",") + std::string(R"({"id":")") + id +
            R"(","attributes":{"name":")" + id + R"(","link":"https://)" + id + R"(.test"}})";
  }
  return json + "]";
}

world::WorldAnswer answer(const world::WorldRequest& request) {
  world::WorldAnswer page = world::html("<h1>Absent</h1>", 404);
  if (request.host == "product-5.test") page = world::html("down", 502);
  if (request.path == "/" && request.host != "product-5.test")
    page = world::html("<title>" + request.host +
                       "</title><main><h1>Accueil</h1><p>Bienvenue sur le service.</p></main>"
                       "<footer><a href='/cgu'>CGU</a> <a href='/stats'>Statistiques</a> "
                       "<a href='/contact'>Contact</a> Accessibilité : non conforme</footer>");
  page.delay = 5ms;
  return page;
}

/// 6, or as many as VIGIE_KILLS says.
int number_of_kills() {
  const char* const wanted = std::getenv("VIGIE_KILLS");
  return wanted == nullptr ? 6 : std::atoi(wanted);
}

TEST(Resume, a_run_killed_at_any_moment_ends_as_if_it_had_not_been) {
  const world::TemporaryFolder folder;
  const world::WorldServer world(answer, world::no_faults());
  ASSERT_TRUE(world.write_ca(folder / "ca.pem"));
  std::ofstream(folder / "portfolio.json") << portfolio();
  AuditRequest request{
      .world = world,
      .ca_file = folder / "ca.pem",
      .portfolio = folder / "portfolio.json",
      .out = folder / "whole",
      .as_of = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()),
      .threads = 2};
  request.more = {"--state", folder / "whole.db"};
  ASSERT_EQ(run_audit(request).exit_status, 0);
  const std::size_t all_requests = world.requests();
  const auto whole = files_to_compare(request.out);

  std::mt19937 random{20'260'820};
  std::uniform_int_distribution<std::size_t> moment{1, all_requests - 1};
  for (int kill_number = 0; kill_number < number_of_kills(); ++kill_number) {
    SCOPED_TRACE(kill_number);
    const std::string name = "killed-" + std::to_string(kill_number);
    request.out = folder / name;
    request.more = {"--state", folder / (name + ".db")};
    const std::size_t before = world.requests();
    const std::size_t last = before + moment(random);
    const pid_t process = start_audit(request);
    ASSERT_GT(process, 0);
    int status = 0;
    while (world.requests() < last && waitpid(process, &status, WNOHANG) == 0)
      std::this_thread::sleep_for(1ms);
    ASSERT_EQ(kill(process, SIGKILL), 0);
    ASSERT_EQ(waitpid(process, &status, 0), process);
    ASSERT_TRUE(WIFSIGNALED(status));

    EXPECT_EQ(run_audit(request).exit_status, 0);
    EXPECT_EQ(files_to_compare(request.out), whole);
    EXPECT_LE(world.requests() - before, all_requests + kInFlight);
  }
}

}  // namespace
}  // namespace vigie::test
