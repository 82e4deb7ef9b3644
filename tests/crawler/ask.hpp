/// Asking through a Web from a test.
#pragma once

#include "crawler/web.hpp"
#include "raw_server.hpp"

#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::test {

/// Patient enough for a loaded machine, and in a hurry where waiting would prove nothing. Every
/// connection goes to `address`, so that names need no look-up.
inline WebOptions options_for(const std::string& address) {
  WebOptions options;
  options.threads = 2;
  options.host_burst = 1'000;
  options.host_interval = std::chrono::milliseconds(1);
  options.retries = 0;
  options.connect_to = address;
  options.user_agent = "vigie/0.1 (+https://example.org)";
  return options;
}

inline Request request_for(std::string_view address) {
  return {.url = parse_url(address).value()};
}

inline Task<bool> ask_task(Web& web, Budget& budget, std::vector<Request> requests,
                           std::vector<Fetched>& answers) {
  answers = co_await web.get_all(std::move(requests), budget);
  co_return true;
}

inline std::vector<Fetched> ask_all(Web& web, Budget& budget, std::vector<Request> requests) {
  std::vector<Fetched> answers;
  web.run(1, 1, [&](std::size_t) { return ask_task(web, budget, requests, answers); });
  return answers;
}

inline std::vector<Fetched> ask_all(Web& web, const std::vector<std::string>& addresses) {
  Budget budget;
  std::vector<Request> requests;
  for (const std::string& address : addresses) requests.push_back(request_for(address));
  return ask_all(web, budget, std::move(requests));
}

inline Fetched ask(Web& web, Request request) {
  Budget budget;
  std::vector<Request> one;
  one.push_back(std::move(request));
  return std::move(ask_all(web, budget, std::move(one)).front());
}

inline Fetched ask(Web& web, std::string_view address) {
  return ask(web, request_for(address));
}

/// One question to a server, by a Web of its own.
inline Fetched ask_once(const WebOptions& options, std::string_view address) {
  Web web(options, {});
  return ask(web, address);
}

/// "200 body", or "dns CURLE_COULDNT_RESOLVE_HOST": one line to compare.
inline std::string told(const Fetched& answer) {
  if (answer) return std::to_string(answer->status) + " " + answer->body;
  const Unseen& error = answer.error();
  std::string text(to_string(error.cause));
  if (error.tls != TlsProblem::none) text.append(" ").append(to_string(error.tls));
  return text + " " + error.detail;
}

inline std::vector<std::string> told(const std::vector<Fetched>& answers) {
  std::vector<std::string> lines;
  for (const Fetched& answer : answers) lines.push_back(told(answer));
  return lines;
}

/// Answers 404 for robots.txt and hands over everything else.
template <class Handler>
RawServer::Handler without_robots(Handler handler) {
  return [handler](const Asked& asked) -> Reply {
    if (asked.target == "/robots.txt") return status(404);
    return handler(asked);
  };
}

}  // namespace vigie::test
