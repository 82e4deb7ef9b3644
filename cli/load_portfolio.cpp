#include "cli/load_portfolio.hpp"

#include "portfolio/read.hpp"
#include "text/url.hpp"

#include <optional>
#include <stop_token>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kPortfolioBytes = 64U << 20U;

bool is_address(const std::string& source) {
  return source.starts_with("http://") || source.starts_with("https://");
}

Diagnostic unreadable(const std::string& source, std::string text) {
  return {.place = {.file = source},
          .severity = Severity::error,
          .id = "portfolio-unreadable",
          .text = std::move(text)};
}

Task<bool> fetch(Web& web, Request request, std::optional<Fetched>& answer) {
  Budget budget{.max_requests = 20, .max_bytes = kPortfolioBytes, .spent = {}};
  answer = co_await web.get(std::move(request), budget);
  co_return true;
}

Expected<Portfolio, std::vector<Diagnostic>> fetch_portfolio(const std::string& source,
                                                             Web& web) {
  const auto url = parse_url(source);
  if (!url)
    return Unexpected{std::vector{
        unreadable(source, "is no address: " + std::string(to_string(url.error())))}};
  std::optional<Fetched> answer;
  web.run(1, 1, [&](std::size_t) {
    return fetch(web,
                 {.url = *url, .max_body_bytes = kPortfolioBytes, .robots = Robots::not_asked},
                 answer);
  });
  if (!*answer)
    return Unexpected{std::vector{unreadable(
        source, "could not be fetched: " + std::string(to_string(answer->error().cause)) + " " +
                    answer->error().detail)}};
  const Response& response = **answer;
  if (response.status != 200)
    return Unexpected{std::vector{
        unreadable(source, "answers with status " + std::to_string(response.status))}};
  return read_portfolio_text(response.body, source, response.header("content-type"));
}

}  // namespace

Expected<Portfolio, std::vector<Diagnostic>> load_portfolio(const std::string& source,
                                                            Web& web) {
  return is_address(source) ? fetch_portfolio(source, web) : read_portfolio(source);
}

Expected<Portfolio, std::vector<Diagnostic>> load_portfolio(const std::string& source,
                                                            const WebOptions& options) {
  if (!is_address(source)) return read_portfolio(source);
  Web web(options, std::stop_token{});
  return fetch_portfolio(source, web);
}

}  // namespace vigie
