#include "cli/progress.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include <fmt/format.h>
#include <unistd.h>

namespace vigie {

namespace {

constexpr std::chrono::milliseconds kPeriod{200};
constexpr const char* kClearLine = "\r\x1b[2K";

void paint(const std::stop_token& stop, const Web& web, const CrawlProgress& counters,
           std::size_t total, Language language) {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    const std::string line =
        progress_line(web.status(), counters.products_done.load(), total, language);
    std::fputs((kClearLine + line).c_str(), stderr);
    std::fflush(stderr);
    wake.wait_for(lock, stop, kPeriod, [] { return false; });
  }
  std::fputs(kClearLine, stderr);
  std::fflush(stderr);
}

}  // namespace

bool progress_is_welcome() {
  const char* const ci =
      std::getenv("CI");  // NOLINT(concurrency-mt-unsafe): no thread writes it
  return ::isatty(STDERR_FILENO) == 1 && (ci == nullptr || *ci == '\0');
}

std::string progress_line(const Web::Status& status, std::size_t done, std::size_t total,
                          Language language) {
  const bool french = language == Language::fr;
  std::string line = fmt::format(
      fmt::runtime(french ? "{}/{} produits · {} restants · {} requêtes faites, {} en cours"
                          : "{}/{} products · {} remaining · {} requests done, {} in flight"),
      done, total, total - done, status.requests_done, status.requests_in_flight);
  if (status.slow_hosts.empty()) return line;
  line += french ? " · lents : " : " · slow: ";
  for (std::size_t i = 0; i < status.slow_hosts.size(); ++i) {
    const auto& [host, waited] = status.slow_hosts[i];
    line += fmt::format("{}{} ({} s)", i == 0 ? "" : ", ", host, waited.count());
  }
  return line;
}

Progress::Progress(const Web& web, const CrawlProgress& counters, std::size_t total,
                   Language language)
    : painter_([&web, &counters, total, language](const std::stop_token& stop) {
        paint(stop, web, counters, total, language);
      }) {}

Progress::~Progress() {
  painter_.request_stop();
  painter_.join();
}

}  // namespace vigie
