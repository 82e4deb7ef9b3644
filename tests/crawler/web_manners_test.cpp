// What a crawl owes the hosts it visits: robots.txt, few connections, patience.
#include "ask.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

using Lines = std::vector<std::string>;

TEST(WebManners, robots_txt_is_asked_for_once_however_many_wait_for_it) {
  RawServer server([](const Asked&) { return ok(""); });
  Web web(options_for(server.address()), {});
  std::vector<std::string> addresses;
  for (int i = 0; i < 20; ++i) addresses.push_back("http://a.test/" + std::to_string(i));
  ask_all(web, addresses);
  EXPECT_TRUE(ask(web, "http://a.test/later"));
  EXPECT_EQ(server.times_asked("GET a.test/robots.txt"), 1U);
  EXPECT_EQ(server.asked().size(), 22U);
}

TEST(WebManners, what_robots_txt_denies_is_not_asked_for) {
  RawServer server([](const Asked& asked) {
    return ok(asked.target == "/robots.txt" ? "User-agent: vigie\nDisallow: /no" : "page");
  });
  Web web(options_for(server.address()), {});
  EXPECT_EQ(told(ask_all(web, {"http://a.test/no/1", "http://a.test/yes"})),
            (Lines{"robots robots.txt", "200 page"}));
  EXPECT_EQ(server.asked(), (Lines{"GET a.test/robots.txt", "GET a.test/yes"}));
}

TEST(WebManners, an_interface_for_programs_is_asked_without_robots_txt) {
  RawServer server([](const Asked&) { return ok("facts"); });
  Request request = request_for("http://a.test/api");
  request.robots = Robots::not_asked;
  Web web(options_for(server.address()), {});
  EXPECT_EQ(told(ask(web, request)), "200 facts");
  EXPECT_EQ(server.asked(), (Lines{"GET a.test/api"}));
}

TEST(WebManners, each_scheme_and_port_has_its_own_robots_txt) {
  RawServer server([](const Asked&) { return ok(""); });
  Web web(options_for(server.address()), {});
  ask_all(web, {"http://a.test/x", "http://a.test:8080/x"});
  EXPECT_EQ(server.times_asked("GET a.test/robots.txt"), 1U);
  EXPECT_EQ(server.times_asked("GET a.test:8080/robots.txt"), 1U);
}

TEST(WebManners, robots_txt_may_be_kept_on_another_host) {
  RawServer server([](const Asked& asked) -> Reply {
    if (asked.target == "/elsewhere.txt") return ok("User-agent: *\nDisallow: /no");
    if (asked.target == "/robots.txt")
      return status(301, "Location: http://files.test/elsewhere.txt\r\n");
    return ok("page");
  });
  Web web(options_for(server.address()), {});
  EXPECT_EQ(told(ask_all(web, {"http://a.test/no", "http://a.test/yes"})),
            (Lines{"robots robots.txt", "200 page"}));
}

TEST(WebManners, a_robots_txt_that_redirects_without_end_allows_everything) {
  int hop = 0;
  RawServer server([&](const Asked& asked) -> Reply {
    if (asked.target == "/page") return ok("page");
    return status(302, "Location: /r" + std::to_string(++hop) + "\r\n");
  });
  EXPECT_EQ(told(ask_once(options_for(server.address()), "http://a.test/page")), "200 page");
  EXPECT_EQ(hop, 6) << "five redirects are followed";
}

TEST(WebManners, an_endless_robots_txt_counts_as_far_as_its_limit) {
  RawServer server([](const Asked& asked) -> Reply {
    if (asked.target != "/robots.txt") return ok("page");
    return ok("User-agent: *\nDisallow: /no\n" + std::string(2U << 20U, '#'));
  });
  Web web(options_for(server.address()), {});
  EXPECT_EQ(told(ask_all(web, {"http://a.test/no", "http://a.test/yes"})),
            (Lines{"robots robots.txt", "200 page"}));
}

TEST(WebManners, a_host_without_a_readable_robots_txt_is_left_alone) {
  RawServer server([](const Asked& asked) -> Reply {
    if (asked.target != "/robots.txt") return ok("page");
    if (asked.host == "broken.test") return {.bytes = {}, .then = Reply::Then::close};
    return status(asked.host == "ill.test" ? 500 : 403);
  });
  Web web(options_for(server.address()), {});
  EXPECT_EQ(told(ask_all(web, {"http://ill.test/", "http://broken.test/", "http://shy.test/"})),
            (Lines{"http_5xx robots.txt", "reset CURLE_GOT_NOTHING", "200 page"}));
  EXPECT_EQ(server.times_asked("GET ill.test/"), 0U);
  EXPECT_EQ(server.times_asked("GET broken.test/"), 0U);
  const Fetched again = ask(web, "http://ill.test/other");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().url, "http://ill.test/other");
  EXPECT_EQ(again.error().http_status, 500);
}

TEST(WebManners, a_host_is_never_asked_more_than_twice_at_once) {
  std::mutex mutex;
  std::condition_variable changed;
  int now = 0;
  int most = 0;
  RawServer server(without_robots([&](const Asked&) {
    std::unique_lock lock(mutex);
    most = std::max(most, ++now);
    changed.notify_all();
    changed.wait(lock, [&] { return most >= 2; });
    --now;
    return ok("");
  }));
  Web web(options_for(server.address()), {});
  std::vector<std::string> addresses;
  for (int i = 0; i < 40; ++i) addresses.push_back("http://a.test/" + std::to_string(i));
  ask_all(web, addresses);
  EXPECT_EQ(most, 2);
  EXPECT_LE(server.connections(), 2U) << "connections are kept and used again";
}

TEST(WebManners, one_slow_host_does_not_hold_up_another) {
  std::mutex mutex;
  std::condition_variable changed;
  bool other_answered = false;
  RawServer server(without_robots([&](const Asked& asked) {
    std::unique_lock lock(mutex);
    if (asked.host == "fast.test") {
      other_answered = true;
      changed.notify_all();
    } else {
      changed.wait(lock, [&] { return other_answered; });
    }
    return ok(asked.host);
  }));
  WebOptions options = options_for(server.address());
  options.threads = 1;
  Web web(options, {});
  EXPECT_EQ(told(ask_all(web, {"http://slow.test/1", "http://slow.test/2", "http://slow.test/3",
                               "http://fast.test/"})),
            (Lines{"200 slow.test", "200 slow.test", "200 slow.test", "200 fast.test"}));
}

TEST(WebManners, a_failure_that_passes_is_tried_again) {
  std::atomic<int> times = 0;
  RawServer server(without_robots([&](const Asked&) -> Reply {
    if (++times == 1) return {.bytes = {}, .then = Reply::Then::close};
    if (times == 2) return status(503, "Retry-After: 0\r\n");
    return ok("at last");
  }));
  WebOptions options = options_for(server.address());
  options.retries = 2;
  EXPECT_EQ(told(ask_once(options, "http://a.test/")), "200 at last");
  EXPECT_EQ(times, 3);
}

TEST(WebManners, a_rate_limit_is_respected_once) {
  std::atomic<int> times = 0;
  RawServer server(without_robots([&](const Asked&) {
    ++times;
    return status(429, "Retry-After: 0\r\n");
  }));
  EXPECT_EQ(told(ask_once(options_for(server.address()), "http://a.test/")), "429 ");
  EXPECT_EQ(times, 2);
}

}  // namespace
}  // namespace vigie::test
