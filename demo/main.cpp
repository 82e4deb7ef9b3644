// vigie-demo: plays the demo's world on one loopback port until it is told to stop.
#include "demo/demo_play.hpp"
#include "demo/temporary_folder.hpp"
#include "text/date.hpp"

#include <chrono>
#include <csignal>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

namespace {

struct Words {
  std::string root = "demo";
  std::string ca_file;
  std::string as_of;
  std::string ready_file;
  std::uint16_t port = 0;
};

/// Blocked in every thread, so that `sigwait` receives them.
sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

bool write_line(const std::string& path, const std::string& line) {
  std::ofstream file(path);
  file << line << '\n';
  return static_cast<bool>(file.flush());
}

int play(const Words& words, vigie::Date today) {
  const sigset_t signals = ending_signals();
  const vigie::world::TemporaryFolder scratch;
  const auto started =
      vigie::world::DemoPlay::start(words.root, scratch.path(), today, words.port);
  if (!started) {
    for (const vigie::Diagnostic& problem : started.error())
      std::cerr << to_string(problem) << '\n';
    return 2;
  }
  const vigie::world::WorldServer& server = started->server();
  if (!words.ca_file.empty() && !server.write_ca(words.ca_file)) {
    std::cerr << "vigie-demo: cannot write " << words.ca_file << '\n';
    return 2;
  }
  std::cout << "listening on " << server.address() << "\n" << std::flush;
  if (!words.ready_file.empty() && !write_line(words.ready_file, server.address())) {
    std::cerr << "vigie-demo: cannot write " << words.ready_file << '\n';
    return 2;
  }
  int signal = 0;
  sigwait(&signals, &signal);
  return 0;
}

int run(int argc, char** argv) {
  Words words;
  CLI::App app{"Serves the demo's sites and forges on one loopback port"};
  app.add_option("--root", words.root, "Folder with world.yaml and sites/")
      ->check(CLI::ExistingDirectory)
      ->capture_default_str();
  app.add_option("--ca-file", words.ca_file, "Write the authority to trust there (PEM)");
  app.add_option("--port", words.port, "Port of 127.0.0.1 (0: a free one)");
  app.add_option("--as-of", words.as_of, "The day that pages speak of (default today)");
  app.add_option("--ready-file", words.ready_file, "Write the address there once it answers");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem);
  }
  const auto now = std::chrono::system_clock::now();
  const std::optional<vigie::Date> today =
      words.as_of.empty() ? std::optional{std::chrono::floor<std::chrono::days>(now)}
                          : vigie::parse_iso_date(words.as_of);
  if (today) return play(words, *today);
  std::cerr << "vigie-demo: --as-of: expected a date such as 2026-08-20\n";
  return 2;
}

}  // namespace

// What standard streams throw is beyond help.
int main(int argc, char** argv) {  // NOLINT(bugprone-exception-escape)
  try {
    return run(argc, argv);
  } catch (const std::exception& problem) {
    std::cerr << "vigie-demo: " << problem.what() << '\n';
    return 2;
  }
}
