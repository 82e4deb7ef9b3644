#include "ask.hpp"
#include "crawler/gzip.hpp"

#include <chrono>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

struct Fault {
  std::string why;
  Reply reply;
  std::string told;
};

std::vector<Fault> faults() {
  using Then = Reply::Then;
  const std::string head = "HTTP/1.1 200 OK\r\n";
  const std::string bomb = gzip_member(gzip_member(std::string(64U << 20U, '0')));
  return {
      {"closed without an answer",
       {.bytes = {}, .then = Then::close},
       "reset CURLE_GOT_NOTHING"},
      {"reset without an answer",
       {.bytes = {}, .then = Then::reset},
       "reset CURLE_RECV_ERROR ECONNRESET"},
      {"closed within the head", {.bytes = head, .then = Then::close}, "200 "},
      {"body cut short",
       {.bytes = head + "Content-Length: 100\r\n\r\nhalf", .then = Then::close},
       "reset CURLE_PARTIAL_FILE"},
      {"chunks cut short",
       {.bytes = head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        .then = Then::close},
       "reset CURLE_PARTIAL_FILE"},
      {"chunks that are none",
       {.bytes = head + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n", .then = Then::close},
       "reset CURLE_RECV_ERROR"},
      {"no status line",
       {.bytes = "hello, I am a page", .then = Then::close},
       "decode CURLE_UNSUPPORTED_PROTOCOL"},
      {"an SSH server",
       {.bytes = "SSH-2.0-OpenSSH_9.2\r\n", .then = Then::close},
       "decode CURLE_UNSUPPORTED_PROTOCOL"},
      {"a broken gzip",
       {.bytes = head + "Content-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!"},
       "decode CURLE_BAD_CONTENT_ENCODING"},
      {"an unknown encoding",
       {.bytes = head + "Content-Encoding: zipzap\r\nContent-Length: 2\r\n\r\nhi"},
       "decode CURLE_BAD_CONTENT_ENCODING"},
      {"a body that is longer than allowed",
       {.bytes = head + "Content-Length: 3000000\r\n\r\n" + std::string(3'000'000, 'x')},
       "too_large body"},
      {"an endless body",
       {.bytes = head + "\r\n" + std::string(16'000, 'x'), .then = Then::repeat},
       "too_large body"},
      {"a bomb of gzip in gzip",
       {.bytes = head + "Content-Encoding: gzip, gzip\r\nContent-Length: " +
                 std::to_string(bomb.size()) + "\r\n\r\n" + bomb},
       "too_large body"},
      {"endless header lines",
       {.bytes = head + repeated("X-Filler: " + std::string(1'000, 'x') + "\r\n", 100),
        .then = Then::close},
       "too_large headers"},
      {"an endless header line",
       {.bytes = head + "X-Filler: " + std::string(400'000, 'x'), .then = Then::close},
       "too_large CURLE_OUT_OF_MEMORY"},
      {"endless interim answers",
       {.bytes = "HTTP/1.1 103 Early Hints\r\n\r\n", .then = Then::repeat},
       "too_large headers"},
  };
}

TEST(WebFaults, every_fault_has_its_cause) {
  for (const Fault& fault : faults()) {
    RawServer server(without_robots([&](const Asked&) { return fault.reply; }));
    Web web(options_for(server.address()), {});
    Request request = request_for("http://a.test/");
    request.max_body_bytes = 1'000'000;
    EXPECT_EQ(told(ask(web, request)), fault.told) << fault.why;
  }
}

TEST(WebFaults, compressed_bodies_arrive_decoded) {
  const std::string page(100'000, 'p');
  const std::string packed = gzip_member(page);
  RawServer server(
      without_robots([&](const Asked&) { return ok(packed, "Content-Encoding: gzip\r\n"); }));
  EXPECT_EQ(told(ask_once(options_for(server.address()), "http://a.test/")), "200 " + page);
}

TEST(WebFaults, nobody_listening_is_connect) {
  std::string address;
  {
    RawServer gone([](const Asked&) { return ok(""); });
    address = gone.address();
  }
  EXPECT_EQ(told(ask_once(options_for(address), "http://a.test/")),
            "connect CURLE_COULDNT_CONNECT ECONNREFUSED");
}

TEST(WebFaults, a_server_that_never_answers_is_a_timeout) {
  RawServer server(without_robots(
      [](const Asked&) -> Reply { return {.bytes = {}, .then = Reply::Then::hang}; }));
  WebOptions options = options_for(server.address());
  options.request_timeout = std::chrono::milliseconds(300);
  EXPECT_EQ(told(ask_once(options, "http://a.test/")), "timeout CURLE_OPERATION_TIMEDOUT");
}

TEST(WebFaults, a_body_that_stops_half_way_is_a_timeout) {
  RawServer server(without_robots([](const Asked&) -> Reply {
    return {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
            .then = Reply::Then::hang};
  }));
  WebOptions options = options_for(server.address());
  options.request_timeout = std::chrono::milliseconds(300);
  EXPECT_EQ(told(ask_once(options, "http://a.test/")), "timeout CURLE_OPERATION_TIMEDOUT");
}

TEST(WebFaults, a_stop_ends_what_hangs_and_what_waits) {
  RawServer server(without_robots(
      [](const Asked&) -> Reply { return {.bytes = {}, .then = Reply::Then::hang}; }));
  WebOptions options = options_for(server.address());
  options.request_timeout = std::chrono::hours(1);
  options.host_burst = 3;  // robots.txt and the two that hang: the fourth waits for its turn
  options.host_interval = std::chrono::hours(1);
  std::stop_source stop;
  Web web(options, stop.get_token());
  const std::jthread interrupt([&] {
    server.wait_for_requests(3);
    stop.request_stop();
  });
  const std::vector<std::string> cancelled(3, "cancelled stopped");
  EXPECT_EQ(told(ask_all(web, {"http://a.test/1", "http://a.test/2", "http://a.test/3"})),
            cancelled);
  EXPECT_EQ(told(ask_all(web, {"http://a.test/1", "http://b.test/2", "http://c.test/3"})),
            cancelled)
      << "nor does anything start later";
}

TEST(WebFaults, a_stop_ends_the_wait_for_robots_txt_and_for_a_second_try) {
  RawServer server([](const Asked& asked) -> Reply {
    if (asked.host == "hangs.test") return {.bytes = {}, .then = Reply::Then::hang};
    return status(asked.target == "/robots.txt" ? 404 : 503, "Retry-After: 60\r\n");
  });
  WebOptions options = options_for(server.address());
  options.request_timeout = std::chrono::hours(1);
  options.retries = 1;
  std::stop_source stop;
  Web web(options, stop.get_token());
  const std::jthread interrupt([&] {
    server.wait_for_requests(3);
    stop.request_stop();
  });
  EXPECT_EQ(told(ask_all(web, {"http://hangs.test/1", "http://later.test/2"})),
            std::vector<std::string>(2, "cancelled stopped"));
}

TEST(WebFaults, addresses_that_are_not_public_are_refused) {
  RawServer server([](const Asked&) { return ok("secret"); });
  WebOptions options = options_for(server.address());
  options.connect_to.reset();
  const std::string port = ":" + std::to_string(server.port()) + "/";
  Web web(options, {});
  const std::vector<Fetched> answers =
      ask_all(web, {"http://127.0.0.1" + port, "http://2130706433" + port,
                    "http://0x7f.1" + port, "http://[::ffff:127.0.0.1]" + port,
                    "http://localhost" + port, "http://169.254.169.254/latest/meta-data/"});
  for (const Fetched& answer : answers)
    EXPECT_EQ(told(answer), "refused_address address is not public");
  EXPECT_EQ(server.connections(), 0U);
}

TEST(WebFaults, a_redirect_inside_is_refused_even_where_every_connection_goes_to_one_place) {
  RawServer server(without_robots([](const Asked&) {
    return status(302, "Location: http://169.254.169.254/latest/meta-data/\r\n");
  }));
  const Fetched answer = ask_once(options_for(server.address()), "http://a.test/");
  EXPECT_EQ(told(answer), "refused_address address is not public");
  EXPECT_EQ(answer.error().url, "http://169.254.169.254/latest/meta-data/");
}

TEST(WebFaults, private_addresses_can_be_allowed) {
  RawServer server(without_robots([](const Asked&) { return ok("intranet"); }));
  WebOptions options = options_for(server.address());
  options.connect_to.reset();
  options.allow_private_addresses = true;
  EXPECT_EQ(told(ask_once(options, "http://" + server.address() + "/")), "200 intranet");
}

TEST(WebFaults, a_name_that_does_not_exist_is_dns) {
  WebOptions options = options_for("");
  options.connect_to.reset();
  EXPECT_EQ(told(ask_once(options, "http://does-not-exist.invalid/")),
            "dns CURLE_COULDNT_RESOLVE_HOST");
}

}  // namespace
}  // namespace vigie::test
