#include "crawler/web.hpp"

#include "ask.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

using Lines = std::vector<std::string>;

TEST(Web, an_answer_has_status_headers_body_and_addresses) {
  RawServer server(without_robots([](const Asked&) {
    return ok("hello", "Content-Type: text/html\r\nX-Twice: 1\r\nX-TWICE:  2  \r\n");
  }));
  const Fetched answer = ask_once(options_for(server.address()), "http://a.test/page?q=1#part");
  ASSERT_TRUE(answer) << told(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "hello");
  EXPECT_EQ(answer->header("content-type"), "text/html");
  EXPECT_EQ(answer->headers.back(), (std::pair<std::string, std::string>("x-twice", "2")));
  EXPECT_EQ(answer->asked.href(), "http://a.test/page?q=1#part");
  EXPECT_EQ(answer->final_url, answer->asked);
  EXPECT_TRUE(answer->redirects.empty());
  EXPECT_EQ(server.asked(), (Lines{"GET a.test/robots.txt", "GET a.test/page?q=1"}));
}

TEST(Web, a_request_says_who_asks_and_what_it_can_read) {
  std::string head;
  RawServer server(without_robots([&](const Asked& asked) {
    head = asked.head;
    return ok("");
  }));
  Request request = request_for("http://a.test/");
  request.headers = {{"x-own", "yes"}, {"x-evil", "a\r\nInjected: b"}};
  Web web(options_for(server.address()), {});
  ASSERT_TRUE(ask(web, request));
  for (const std::string_view line :
       {"User-Agent: vigie/0.1 (+https://example.org)\r\n", "Accept-Language: fr,en;q=0.5\r\n",
        "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n", "gzip", "x-own: yes\r\n"})
    EXPECT_NE(head.find(line), std::string::npos) << line;
  for (const std::string_view line : {"Cookie", "Referer", "Injected", "Upgrade"})
    EXPECT_EQ(head.find(line), std::string::npos) << line;
}

TEST(Web, a_post_sends_its_body) {
  std::string head;
  RawServer server([&](const Asked& asked) {
    head = asked.head;
    return ok("done");
  });
  Request request = request_for("http://a.test/api");
  request.method = "POST";
  request.body = "question";
  request.robots = Robots::not_asked;
  Web web(options_for(server.address()), {});
  EXPECT_EQ(told(ask(web, request)), "200 done");
  EXPECT_TRUE(head.starts_with("POST /api")) << head;
  EXPECT_NE(head.find("Content-Length: 8\r\n"), std::string::npos);
  EXPECT_EQ(head.find("Expect:"), std::string::npos);
}

TEST(Web, every_status_is_an_answer) {
  RawServer server(without_robots(
      [](const Asked& asked) { return status(std::stoi(asked.target.substr(1))); }));
  Web web(options_for(server.address()), {});
  const Lines all = told(ask_all(
      web, {"http://a.test/204", "http://a.test/304", "http://a.test/401", "http://a.test/404",
            "http://a.test/429", "http://a.test/500", "http://a.test/503"}));
  EXPECT_EQ(all, (Lines{"204 ", "304 ", "401 ", "404 ", "429 ", "500 ", "503 "}));
}

TEST(Web, answers_come_in_the_order_of_the_requests) {
  RawServer server(
      without_robots([](const Asked& asked) { return ok(asked.host + asked.target); }));
  Web web(options_for(server.address()), {});
  std::vector<std::string> addresses;
  Lines expected;
  for (int i = 0; i < 60; ++i) {
    const std::string place = "host" + std::to_string(i % 7) + ".test/" + std::to_string(i);
    addresses.push_back("http://" + place);
    expected.push_back("200 " + place);
  }
  EXPECT_EQ(told(ask_all(web, addresses)), expected);
}

TEST(Web, nothing_to_ask_is_answered_at_once) {
  Web web(options_for("127.0.0.1:1"), {});
  EXPECT_TRUE(ask_all(web, std::vector<std::string>{}).empty());
}

TEST(Web, one_thread_and_eight_give_the_same_answers) {
  RawServer server([](const Asked& asked) -> Reply {
    if (asked.target == "/robots.txt")
      return asked.host == "h3.test" ? status(503) : ok("User-agent: *\nDisallow: /private");
    if (asked.target == "/moved") return status(301, "Location: http://h1.test/there\r\n");
    if (asked.target == "/broken") return {.bytes = {}, .then = Reply::Then::close};
    return ok(asked.host + asked.target);
  });
  std::vector<std::string> addresses;
  for (int i = 0; i < 8; ++i)
    for (const char* const path : {"/", "/private/x", "/moved", "/broken"})
      addresses.push_back("http://h" + std::to_string(i) + ".test" + path);
  std::vector<Lines> results;
  std::vector<Spent> spent;
  for (const int threads : {1, 8}) {
    WebOptions options = options_for(server.address());
    options.threads = threads;
    Web web(options, {});
    Budget budget;
    std::vector<Request> requests;
    for (const std::string& address : addresses) requests.push_back(request_for(address));
    results.push_back(told(ask_all(web, budget, std::move(requests))));
    spent.push_back(budget.spent);
  }
  EXPECT_EQ(results[0], results[1]);
  EXPECT_EQ(spent[0], spent[1]);
  EXPECT_EQ(std::ranges::count(results[0], "robots robots.txt"), 7);
  EXPECT_EQ(std::ranges::count(results[0], "http_5xx robots.txt"), 4);
}

TEST(Web, redirects_are_followed_from_host_to_host) {
  RawServer server(without_robots([](const Asked& asked) -> Reply {
    if (asked.host == "a.test") return status(301, "Location: http://b.test/x\r\n");
    if (asked.host == "b.test") return status(302, "Location: //c.test/y?z\r\n");
    return ok("there");
  }));
  const Fetched answer = ask_once(options_for(server.address()), "http://a.test/");
  ASSERT_TRUE(answer) << told(answer);
  EXPECT_EQ(answer->body, "there");
  EXPECT_EQ(answer->asked.href(), "http://a.test/");
  EXPECT_EQ(answer->final_url.href(), "http://c.test/y?z");
  ASSERT_EQ(answer->redirects.size(), 2U);
  EXPECT_EQ(answer->redirects[0].href(), "http://b.test/x");
  EXPECT_EQ(answer->redirects[1], answer->final_url);
}

TEST(Web, every_redirect_passes_the_robots_txt_of_its_host) {
  RawServer server([](const Asked& asked) -> Reply {
    if (asked.target == "/robots.txt")
      return asked.host == "b.test" ? ok("User-agent: *\nDisallow: /") : status(404);
    return status(301, "Location: http://b.test/x\r\n");
  });
  const Fetched answer = ask_once(options_for(server.address()), "http://a.test/");
  EXPECT_EQ(told(answer), "robots robots.txt");
  EXPECT_EQ(answer.error().url, "http://b.test/x");
  EXPECT_EQ(server.times_asked("GET b.test/x"), 0U);
}

TEST(Web, redirects_that_lead_nowhere_end) {
  int hop = 0;
  RawServer server(without_robots([&](const Asked& asked) -> Reply {
    if (asked.target == "/loop") return status(302, "Location: /loop2\r\n");
    if (asked.target == "/loop2") return status(302, "Location: /loop\r\n");
    if (asked.target == "/script") return status(302, "Location: javascript:alert(1)\r\n");
    if (asked.target == "/file") return status(302, "Location: file:///etc/passwd\r\n");
    if (asked.target == "/bare") return status(302);
    return status(302, "Location: /" + std::to_string(++hop) + "\r\n");
  }));
  Web web(options_for(server.address()), {});
  EXPECT_EQ(
      told(ask_all(web, {"http://a.test/loop", "http://a.test/script", "http://a.test/file",
                         "http://a.test/bare", "http://a.test/endless"})),
      (Lines{"too_many_redirects loop", "refused_address redirect to other scheme",
             "refused_address redirect to other scheme", "302 ", "too_many_redirects limit"}));
  EXPECT_EQ(hop, 11);
}

TEST(Web, a_token_never_reaches_another_host) {
  std::mutex mutex;
  Lines with_token;
  RawServer server([&](const Asked& asked) -> Reply {
    if (asked.head.find("secret") != std::string::npos) {
      const std::scoped_lock lock(mutex);
      with_token.push_back(asked.host);
    }
    if (asked.target == "/back") return ok("back");
    if (asked.host == "a.test") return status(307, "Location: http://b.test/\r\n");
    if (asked.host == "b.test") return status(307, "Location: http://a.test/back\r\n");
    return ok("");
  });
  Request request = request_for("http://a.test/");
  request.headers = {{"Authorization", "Bearer secret"}};
  request.robots = Robots::not_asked;
  Web web(options_for(server.address()), {});
  EXPECT_EQ(told(ask(web, request)), "200 back");
  EXPECT_EQ(with_token, Lines{"a.test"});
}

TEST(Web, a_budget_counts_every_hop_and_the_robots_txt) {
  RawServer server([](const Asked& asked) -> Reply {
    if (asked.target == "/robots.txt") return ok("12345");
    if (asked.target == "/moved") return status(301, "Location: /there\r\n");
    return ok("1234567890");
  });
  Web web(options_for(server.address()), {});
  for (int i = 0; i < 2; ++i) {
    Budget budget;
    ask_all(web, budget, {request_for("http://a.test/moved"), request_for("http://a.test/x")});
    EXPECT_EQ(budget.spent, (Spent{.requests = 4, .bytes = 25}))
        << "the same for the product that comes second";
  }
}

TEST(Web, a_budget_that_is_used_up_cancels) {
  RawServer server(without_robots([](const Asked& asked) -> Reply {
    if (asked.target == "/moved") return status(301, "Location: /there\r\n");
    return ok("1234567890");
  }));
  Web web(options_for(server.address()), {});
  Budget requests{.max_requests = 2, .spent = {}};
  EXPECT_EQ(told(ask_all(web, requests,
                         {request_for("http://a.test/1"), request_for("http://a.test/2"),
                          request_for("http://a.test/3")})),
            (Lines{"200 1234567890", "200 1234567890", "cancelled budget"}));
  EXPECT_EQ(told(ask_all(web, requests, {request_for("http://a.test/4")})),
            Lines{"cancelled budget"});

  Budget one{.max_requests = 1, .spent = {}};
  EXPECT_EQ(told(ask_all(web, one, {request_for("http://a.test/moved")})),
            Lines{"cancelled budget"});
  Budget bytes{.max_bytes = 9, .spent = {}};
  EXPECT_EQ(told(ask_all(web, bytes, {request_for("http://a.test/1")})),
            Lines{"cancelled budget"});
}

Task<bool> count_down(Web& web, int steps, std::atomic<int>& done) {
  Budget budget;
  for (int i = 0; i < steps; ++i)
    if (!co_await web.get(request_for("http://a.test/x"), budget)) co_return false;
  ++done;
  co_return true;
}

TEST(Web, runs_every_task_with_a_bounded_number_in_flight) {
  RawServer server([](const Asked&) { return ok(""); });
  Web web(options_for(server.address()), {});
  std::atomic<int> done = 0;
  std::vector<std::size_t> made;
  web.run(30, 4, [&](std::size_t i) {
    made.push_back(i);  // never two at once
    EXPECT_LT(i, static_cast<std::size_t>(done.load()) + 5);
    return count_down(web, 3, done);
  });
  EXPECT_EQ(done, 30);
  ASSERT_EQ(made.size(), 30U);
  EXPECT_TRUE(std::ranges::is_sorted(made));
}

Task<bool> fail_at(std::size_t index, std::atomic<int>& done) {
  if (index == 3) throw std::runtime_error("three");
  ++done;
  co_return true;
}

TEST(Web, a_task_that_throws_lets_the_others_end_first) {
  Web web(options_for("127.0.0.1:1"), {});
  std::atomic<int> done = 0;
  EXPECT_THROW(web.run(10, 2, [&](std::size_t i) { return fail_at(i, done); }),
               std::runtime_error);
  EXPECT_EQ(done, 9);
  EXPECT_NO_THROW(web.run(0, 2, [&](std::size_t i) { return fail_at(i, done); }));
}

TEST(Web, status_counts_what_was_done) {
  RawServer server(without_robots([](const Asked&) { return ok("1234567890"); }));
  Web web(options_for(server.address()), {});
  ask_all(web, {"http://a.test/1", "http://a.test/2"});
  const Web::Status status = web.status();
  EXPECT_EQ(status.requests_done, 3U);
  EXPECT_EQ(status.requests_in_flight, 0U);
  EXPECT_EQ(status.bytes, 20U);
  EXPECT_TRUE(status.slow_hosts.empty());
}

}  // namespace
}  // namespace vigie::test
