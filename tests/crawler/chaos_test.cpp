// Everything that a server can do wrong: each kind has its cause, ends in time, and leaves the
// answers of its neighbours alone.
#include "ask.hpp"

#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

using namespace std::chrono_literals;
using Then = Reply::Then;

struct Chaos {
  std::string kind;
  Reply reply;
  std::string outcome;  // how what is told of it starts: a cause, or a status and a body
};

Reply raw(std::string bytes, Then then = Then::close) {
  return {.bytes = std::move(bytes), .then = then};
}

Reply redirect_to(std::string_view location) {
  return raw("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + std::string(location) +
             "\r\n\r\n");
}

const std::string kHead = "HTTP/1.1 200 OK\r\n";

/// That many lines of 8 KB each, and no end of the head.
std::string headers(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i)
    lines += "X-" + std::to_string(i) + ": " + std::string(8'000, 'x') + "\r\n";
  return lines;
}

std::vector<Chaos> broken_heads() {
  return {
      {"no bytes at all", raw(""), "reset"},
      {"reset at once", raw("", Then::reset), "reset"},
      {"silence", raw("", Then::hang), "timeout"},
      {"HTTP/0.9", raw("<html>hello</html>"), "decode"},
      {"binary garbage", raw(std::string("\x00\x01\xff\xfe\x7f garbage", 13)), "decode"},
      {"a TLS alert in clear", raw(std::string("\x15\x03\x01\x00\x02\x02\x28", 7)), "decode"},
      {"an SMTP greeting", raw("220 mail.test ESMTP\r\n"), "decode"},
      {"an FTP greeting", raw("220 (vsFTPd 3.0.3)\r\n"), "decode"},
      {"a version of the future", raw("HTTP/9.9 200 OK\r\n\r\nx"), "decode"},
      {"a status that is no number", raw("HTTP/1.1 two OK\r\n\r\n"), "decode"},
      {"half a status line", raw("HTTP/1.1 2"), "reset"},
      {"half a status line, then reset", raw("HTTP/1.1 2", Then::reset), "reset"},
      {"half a status line, then silence", raw("HTTP/1.1 2", Then::hang), "timeout"},
      {"half a head, then silence", raw(kHead + "X-A: b\r\n", Then::hang), "timeout"},
      {"half a head, then reset", raw(kHead + "X-A: b\r\n", Then::reset), "reset"},
      {"line feeds alone", raw("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi"), "200 hi"},
      {"a status line without a reason", raw("HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi"),
       "200 hi"},
      {"a header without a colon", raw(kHead + "nonsense\r\nContent-Length: 2\r\n\r\nhi"),
       "decode"},
      {"a folded header", raw(kHead + "X-A: b\r\n c\r\nContent-Length: 2\r\n\r\nhi"), "200 hi"},
      {"a header of spaces", raw(kHead + "   \r\nContent-Length: 2\r\n\r\nhi"), "decode"},
      {"a byte zero in a header",
       raw(kHead + std::string("X-A: b\0c\r\n", 10) + "Content-Length: 2\r\n\r\nhi"), "decode"},
      {"endless interim answers", raw("HTTP/1.1 103 Early Hints\r\n\r\n", Then::repeat),
       "too_large"},
      {"an interim answer and no other", raw("HTTP/1.1 100 Continue\r\n\r\n"), "reset"},
      {"headers of 400 KB", raw(kHead + headers(50)), "too_large"},
  };
}

std::vector<Chaos> broken_bodies() {
  const std::string chunked = kHead + "Transfer-Encoding: chunked\r\n\r\n";
  const std::string encoded = kHead + "Content-Length: 9\r\nContent-Encoding: ";
  return {
      {"a body cut short", raw(kHead + "Content-Length: 10\r\n\r\nhalf"), "reset"},
      {"a body reset midway", raw(kHead + "Content-Length: 10\r\n\r\nhalf", Then::reset),
       "reset"},
      {"silence midway", raw(kHead + "Content-Length: 10\r\n\r\nhalf", Then::hang), "timeout"},
      {"more than the length says", raw(kHead + "Content-Length: 2\r\n\r\nhi there"), "200 hi"},
      {"a negative length", raw(kHead + "Content-Length: -5\r\n\r\nhi"), "decode"},
      {"a length that is no number", raw(kHead + "Content-Length: two\r\n\r\nhi"), "decode"},
      {"a length beyond all numbers",
       raw(kHead + "Content-Length: 99999999999999999999999\r\n\r\nhi"), "200 hi"},
      {"a length of ten gigabytes", raw(kHead + "Content-Length: 10000000000\r\n\r\nhi"),
       "reset"},
      {"an endless body", raw(kHead + "\r\n" + std::string(20'000, 'x'), Then::repeat),
       "too_large"},
      {"a chunk that is none", raw(chunked + "zz\r\nhi\r\n0\r\n\r\n"), "reset"},
      {"a chunk beyond all numbers", raw(chunked + "ffffffffffffffffff\r\nhi"), "reset"},
      {"chunks without an end", raw(chunked + "2\r\nhi\r\n"), "reset"},
      {"chunks, then silence", raw(chunked + "2\r\nhi\r\n", Then::hang), "timeout"},
      {"endless chunks",
       raw(chunked + "4000\r\n" + std::string(0x4000, 'x') + "\r\n", Then::close), "reset"},
      {"an unknown transfer encoding",
       raw(kHead + "Transfer-Encoding: smoke-signals\r\n\r\nhi"), "decode"},
      {"gzip that is none", raw(encoded + "gzip\r\n\r\nnot gzip!"), "decode"},
      {"deflate that is none", raw(encoded + "deflate\r\n\r\nnot zlib!"), "decode"},
      {"brotli that is none", raw(encoded + "br\r\n\r\nnot br !!"), "decode"},
      {"an encoding that nobody knows", raw(encoded + "pig-latin\r\n\r\notnay zip"), "decode"},
      {"encodings without end",
       raw(kHead + "Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip\r\n\r\nhi"),
       "decode"},
      {"a body with status 204", raw("HTTP/1.1 204 No Content\r\n\r\nbody"), "204 "},
      {"not modified, unasked", raw("HTTP/1.1 304 Not Modified\r\n\r\n"), "304 "},
  };
}

std::vector<Chaos> broken_redirects() {
  return {
      {"to a data address", redirect_to("data:text/html,hi"), "refused_address"},
      {"to a script", redirect_to("javascript:alert(1)"), "refused_address"},
      {"to a file", redirect_to("file:///etc/passwd"), "refused_address"},
      {"to FTP", redirect_to("ftp://a.test/"), "refused_address"},
      {"to Gopher", redirect_to("gopher://a.test/"), "refused_address"},
      {"to LDAP", redirect_to("ldap://a.test/"), "refused_address"},
      {"to a mail address", redirect_to("mailto:a@b.test"), "refused_address"},
      {"to a host that is none", redirect_to("http://%zz/"), "decode"},
      {"to an empty host", redirect_to("http:///"), "decode"},
      {"to a port that is none", redirect_to("http://a.test:99999/"), "decode"},
      {"to itself", redirect_to("/page"), "too_many_redirects"},
      {"without a place", raw("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), "302 "},
      {"to an empty place", redirect_to(""), "302 "},
      {"to an address of 100 KB", redirect_to("/" + std::string(100'000, 'a')), "too_large"},
  };
}

std::vector<Chaos> all() {
  std::vector<Chaos> kinds = broken_heads();
  for (auto& more : {broken_bodies(), broken_redirects()})
    kinds.insert(kinds.end(), more.begin(), more.end());
  return kinds;
}

TEST(Chaos, has_sixty_kinds_and_each_once) {
  std::set<std::string> kinds;
  for (const Chaos& chaos : all()) EXPECT_TRUE(kinds.insert(chaos.kind).second) << chaos.kind;
  EXPECT_GE(kinds.size(), 60U);
}

TEST(Chaos, every_kind_has_its_cause_and_harms_no_neighbour) {
  for (const Chaos& chaos : all()) {
    RawServer server([&](const Asked& asked) {
      if (asked.target == "/robots.txt") return ok("");
      return asked.host == "neighbour.test" ? ok("fine") : chaos.reply;
    });
    WebOptions options = options_for(server.address());
    options.request_timeout = 2s;  // enough for a loaded machine
    Web web(options, {});
    Budget budget;
    std::vector<Request> requests{request_for("http://a.test/page"),
                                  request_for("http://neighbour.test/")};
    for (Request& request : requests) request.max_body_bytes = 1'000'000;
    const std::vector<std::string> answers = told(ask_all(web, budget, std::move(requests)));
    EXPECT_TRUE(answers.at(0).starts_with(chaos.outcome))
        << chaos.kind << ": " << answers.at(0).substr(0, 200) << ", expected " << chaos.outcome;
    EXPECT_EQ(answers.at(1), "200 fine") << chaos.kind;
  }
}

}  // namespace
}  // namespace vigie::test
