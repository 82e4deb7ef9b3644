#include "crawler/exchange.hpp"

#include "crawler/host_state.hpp"
#include "crawler/retry.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const std::chrono::system_clock::time_point kNow =
    std::chrono::sys_days{std::chrono::year{2026} / 8 / 20};

Exchange exchange_to(std::string_view address) {
  const Url url = parse_url(address).value();
  return {.request = {.url = url},
          .asked = url,
          .allowance = {.requests = 100, .bytes = 1'000'000},
          .on_finished = [](const Finished&) {}};
}

TransferResult answer(int status, Headers headers = {}) {
  TransferResult result;
  result.status = status;
  result.headers = std::move(headers);
  return result;
}

TransferResult broken(Cause cause) {
  TransferResult result;
  result.failure = Failure{.cause = cause, .detail = "test"};
  return result;
}

NextStep step(Exchange& exchange, TransferResult result) {
  return next_step(exchange, std::move(result), {.now = kNow});
}

/// "answer 200", "unseen reset loop", "redirected https://…", "retry 500 ms".
std::string told(const Exchange& exchange, const NextStep& next) {
  if (std::holds_alternative<Redirected>(next))
    return "redirected " + exchange.request.url.href();
  if (const auto* const retry = std::get_if<Retry>(&next))
    return std::string(retry->who == Retry::Who::whole_host ? "host" : "request") +
           " retries in " + std::to_string(retry->pause.count());
  const auto& end = std::get<Expected<Response, Unseen>>(next);
  if (end) return "answer " + std::to_string(end->status);
  return "unseen " + std::string(to_string(end.error().cause)) + " " + end.error().detail;
}

std::string after(std::string_view address, TransferResult result) {
  Exchange exchange = exchange_to(address);
  const NextStep next = step(exchange, std::move(result));
  return told(exchange, next);
}

TEST(Exchange, a_redirect_goes_where_the_url_standard_says) {
  struct Case {
    std::string_view from;
    std::string location;
    std::string_view to;
  };
  const std::vector<Case> cases{
      {"http://a.test/x/y?q", "/z", "redirected http://a.test/z"},
      {"http://a.test/x/y", "z?1", "redirected http://a.test/x/z?1"},
      {"http://a.test/x", "//b.test/y", "redirected http://b.test/y"},
      {"http://a.test/x", "https://a.test/x", "redirected https://a.test/x"},
      {"http://a.test/x#part", "/y", "redirected http://a.test/y#part"},
      {"http://a.test/x#part", "/y#other", "redirected http://a.test/y#other"},
      {"https://a.test/x", "https:\\\\b.test\\y", "redirected https://b.test/y"},
      {"https://a.test/x", "file:///etc/passwd",
       "unseen refused_address redirect to other scheme"},
      {"https://a.test/x", "javascript:alert(1)",
       "unseen refused_address redirect to other scheme"},
      {"https://a.test/x", "https://[::1/",
       "unseen decode redirect to an address that is none"},
      {"https://a.test/x", "/x", "unseen too_many_redirects loop"},
      {"https://a.test/x", "#fragment", "unseen too_many_redirects loop"},
  };
  for (const Case& each : cases)
    EXPECT_EQ(after(each.from, answer(302, {{"location", each.location}})), each.to)
        << each.location;
}

TEST(Exchange, only_redirects_with_a_location_redirect) {
  const Headers location{{"location", "/y"}};
  for (const int status : {301, 302, 303, 307, 308})
    EXPECT_EQ(after("http://a.test/x", answer(status, location)), "redirected http://a.test/y");
  for (const int status : {200, 201, 300, 304, 305, 306, 399})
    EXPECT_EQ(after("http://a.test/x", answer(status, location)),
              "answer " + std::to_string(status));
  EXPECT_EQ(after("http://a.test/x", answer(302)), "answer 302");
  EXPECT_EQ(after("http://a.test/x", answer(302, {{"location", ""}})), "answer 302");
}

TEST(Exchange, a_redirect_that_was_asked_for_is_reported) {
  Exchange exchange = exchange_to("http://a.test/");
  exchange.request.redirects = Redirects::report;
  const NextStep next = step(exchange, answer(301, {{"location", "https://a.test/"}}));
  EXPECT_EQ(told(exchange, next), "answer 301");
}

TEST(Exchange, an_attempt_that_is_made_again_is_not_counted) {
  Exchange exchange = exchange_to("http://a.test/");
  EXPECT_TRUE(std::holds_alternative<Retry>(step(exchange, answer(503))));
  EXPECT_EQ(exchange.spent.requests, 0U);
  EXPECT_EQ(told(exchange, step(exchange, answer(200))), "answer 200");
  EXPECT_EQ(exchange.spent.requests, 1U);
}

TEST(Exchange, redirects_end_at_the_limit) {
  Exchange exchange = exchange_to("http://a.test/0");
  exchange.max_redirects = 3;
  for (int i = 1; i <= 3; ++i)
    EXPECT_TRUE(std::holds_alternative<Redirected>(
        step(exchange, answer(302, {{"location", "/" + std::to_string(i)}}))));
  EXPECT_EQ(told(exchange, step(exchange, answer(302, {{"location", "/4"}}))),
            "unseen too_many_redirects limit");
  EXPECT_EQ(exchange.spent.requests, 4U);
}

TEST(Exchange, tokens_stay_with_the_host_they_are_for) {
  struct Case {
    std::string_view from;
    std::string to;
    bool kept;
  };
  const std::vector<Case> cases{
      {"https://a.test/x", "/y", true},
      {"http://a.test/x", "https://a.test/x", true},
      {"https://a.test/x", "http://a.test/x", false},
      {"https://a.test/x", "https://a.test:8443/x", false},
      {"https://a.test/x", "https://b.test/x", false},
      {"https://a.test/x", "https://sub.a.test/x", false},
  };
  for (const Case& each : cases) {
    Exchange exchange = exchange_to(each.from);
    exchange.request.headers = {{"authorization", "secret"}};
    step(exchange, answer(302, {{"location", each.to}}));
    EXPECT_EQ(!exchange.request.headers.empty(), each.kept) << each.from << " to " << each.to;
  }
}

TEST(Exchange, a_redirected_post_becomes_a_get_below_307) {
  for (const int status : {301, 302, 303, 307, 308}) {
    Exchange exchange = exchange_to("https://a.test/x");
    exchange.request.method = "POST";
    exchange.request.body = "question";
    step(exchange, answer(status, {{"location", "/y"}}));
    EXPECT_EQ(exchange.request.method, status <= 303 ? "GET" : "POST") << status;
    EXPECT_EQ(exchange.request.body, status <= 303 ? "" : "question") << status;
  }
}

TEST(Exchange, transient_failures_are_tried_again_as_often_as_allowed) {
  for (const Cause cause : {Cause::dns, Cause::connect, Cause::reset}) {
    Exchange exchange = exchange_to("http://a.test/");
    EXPECT_TRUE(std::holds_alternative<Retry>(step(exchange, broken(cause))));
    EXPECT_EQ(told(exchange, step(exchange, broken(cause))),
              "unseen " + std::string(to_string(cause)) + " test");
  }
  for (const Cause cause :
       {Cause::tls, Cause::too_large, Cause::refused_address, Cause::decode})
    EXPECT_EQ(after("http://a.test/", broken(cause)),
              "unseen " + std::string(to_string(cause)) + " test");
}

TEST(Exchange, a_timeout_is_not_tried_again_at_once) {
  EXPECT_EQ(after("http://a.test/", broken(Cause::timeout)), "unseen timeout test");
}

TEST(Exchange, retry_after_is_honoured_within_bounds) {
  struct Case {
    int status;
    std::string retry_after;
    std::string_view then;
  };
  const std::vector<Case> cases{
      {503, "7", "host retries in 7000"},
      {503, "3600", "host retries in 60000"},
      {503, "Thu, 20 Aug 2026 00:00:09 GMT", "host retries in 9000"},
      {503, "Thu, 20 Aug 2020 00:00:09 GMT", "host retries in 0"},
      {502, "5", "host retries in 5000"},
      {504, "0", "host retries in 0"},
      {500, "5", "answer 500"},
      {429, "30", "host retries in 30000"},
      {429, "31", "answer 429"},
      {429, "", "answer 429"},
      {429, "-5", "answer 429"},
      {429, "99999999999999999999", "answer 429"},
      {200, "5", "answer 200"},
  };
  for (const Case& each : cases)
    EXPECT_EQ(after("http://a.test/", answer(each.status, {{"retry-after", each.retry_after}})),
              each.then)
        << each.status << " " << each.retry_after;
}

TEST(Exchange, a_second_429_is_the_answer) {
  Exchange exchange = exchange_to("http://a.test/");
  exchange.max_retries = 5;
  step(exchange, answer(429, {{"retry-after", "1"}}));
  EXPECT_EQ(told(exchange, step(exchange, answer(429, {{"retry-after", "1"}}))), "answer 429");
}

TEST(Exchange, a_host_that_always_asks_for_time_gets_no_more) {
  Exchange exchange = exchange_to("http://a.test/");
  const NextStep next = next_step(exchange, answer(503, {{"retry-after", "60"}}),
                                  {.now = kNow, .patience = Patience::used_up});
  EXPECT_EQ(told(exchange, next), "answer 503");
}

TEST(Exchange, the_body_limit_is_the_smaller_of_request_and_budget) {
  Exchange exchange = exchange_to("http://a.test/");
  exchange.request.max_body_bytes = 500;
  exchange.allowance.bytes = 800;
  EXPECT_EQ(exchange.body_limit().bytes, 500U);
  EXPECT_EQ(exchange.body_limit().beyond, BodyLimit::Beyond::too_large);
  exchange.spent.bytes = 600;
  EXPECT_EQ(exchange.body_limit().bytes, 200U);
  EXPECT_EQ(exchange.body_limit().beyond, BodyLimit::Beyond::over_budget);
}

TEST(Retry, back_off_doubles_and_depends_on_the_address_alone) {
  for (const std::string_view address :
       {"http://a.test/", "http://b.test/", "http://c.test/"}) {
    milliseconds base{500};
    for (int attempt = 1; attempt <= 5;
         ++attempt, base = std::min(base * 2, milliseconds(8'000))) {
      const milliseconds pause = backoff(address, attempt);
      EXPECT_GE(pause, base * 3 / 4) << address << " " << attempt;
      EXPECT_LE(pause, base * 5 / 4) << address << " " << attempt;
      EXPECT_EQ(pause, backoff(address, attempt));
    }
  }
  EXPECT_NE(backoff("http://a.test/", 1), backoff("http://b.test/", 1));
}

Clock::time_point at(milliseconds time) {
  return Clock::time_point(seconds(1'000)) + time;
}

TEST(TokenBucket, lets_a_burst_pass_and_then_one_each_interval) {
  TokenBucket bucket(3, milliseconds(100));
  for (int i = 0; i < 3; ++i) {
    EXPECT_LE(bucket.ready_at(), at(milliseconds(0))) << i;
    bucket.take(at(milliseconds(0)));
  }
  EXPECT_EQ(bucket.ready_at(), at(milliseconds(100)));
  bucket.take(at(milliseconds(100)));
  EXPECT_EQ(bucket.ready_at(), at(milliseconds(200)));
}

TEST(TokenBucket, fills_again_while_nobody_asks) {
  TokenBucket bucket(3, milliseconds(100));
  for (int i = 0; i < 3; ++i) bucket.take(at(milliseconds(0)));
  for (int i = 0; i < 3; ++i) {
    EXPECT_LE(bucket.ready_at(), at(milliseconds(1'000))) << i;
    bucket.take(at(milliseconds(1'000)));
  }
  EXPECT_EQ(bucket.ready_at(), at(milliseconds(1'100)));
}

TEST(TokenBucket, a_crawl_delay_ends_the_burst) {
  TokenBucket bucket(20, milliseconds(250));
  bucket.take(at(milliseconds(0)));
  bucket.slow_down(milliseconds(2'000));
  EXPECT_EQ(bucket.ready_at(), at(milliseconds(2'000)));
  bucket.take(at(milliseconds(2'000)));
  EXPECT_EQ(bucket.ready_at(), at(milliseconds(4'000)));
  bucket.slow_down(milliseconds(1'000));
  EXPECT_EQ(bucket.ready_at(), at(milliseconds(4'000))) << "never faster again";
}

Finished robots_answer(int status, std::string body = {}) {
  const Url url = parse_url("https://a.test/robots.txt").value();
  return {.answer = Response{.asked = url,
                             .final_url = url,
                             .redirects = {},
                             .status = status,
                             .headers = {},
                             .body = std::move(body),
                             .certificate = {}},
          .spent = {.requests = 1, .bytes = 10},
          .robots = {}};
}

TEST(Origin, robots_txt_is_read_by_its_status) {
  const std::string denies = "User-agent: *\nDisallow: /";
  for (const int status : {400, 401, 403, 404, 410, 429, 304}) {
    Origin origin;
    origin.learn(robots_answer(status, denies), "vigie");
    EXPECT_FALSE(origin.down) << status;
    EXPECT_TRUE(origin.rules.allows("/x")) << status;
  }
  for (const int status : {500, 503, 599}) {
    Origin origin;
    origin.learn(robots_answer(status), "vigie");
    ASSERT_TRUE(origin.down) << status;
    EXPECT_EQ(origin.down->cause, Cause::http_5xx);
    EXPECT_EQ(origin.down->http_status, status);
    EXPECT_EQ(origin.down->detail, "robots.txt");
  }
  Origin origin;
  origin.learn(robots_answer(200, denies), "vigie");
  EXPECT_FALSE(origin.rules.allows("/x"));
  EXPECT_EQ(origin.robots_cost, (Spent{.requests = 1, .bytes = 10}));
}

TEST(Origin, a_robots_txt_that_cannot_be_reached_takes_the_origin_down) {
  const auto unreachable = [](Cause cause) {
    return Finished{.answer = Unexpected{Unseen{.cause = cause, .url = {}, .detail = {}}},
                    .spent = {},
                    .robots = {}};
  };
  for (const Cause cause :
       {Cause::dns, Cause::connect, Cause::tls, Cause::timeout, Cause::reset}) {
    Origin origin;
    origin.learn(unreachable(cause), "vigie");
    ASSERT_TRUE(origin.down);
    EXPECT_EQ(origin.down->cause, cause);
  }
  Origin endless;
  endless.learn(unreachable(Cause::too_many_redirects), "vigie");
  EXPECT_FALSE(endless.down);
}

}  // namespace
}  // namespace vigie
