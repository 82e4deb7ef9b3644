// The archive: what is written is read back, and what is damaged costs no more than itself.
#include "ask.hpp"
#include "crawler/gzip.hpp"
#include "crawler/warc_replay.hpp"
#include "crawler/warc_writer.hpp"
#include "demo/temporary_folder.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

using namespace std::chrono_literals;

const Date kDay = *parse_iso_date("2026-08-20");

std::string content(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const std::string& file, std::string_view text) {
  std::ofstream(file, std::ios::binary) << text;
}

/// The archive's records, member by member.
std::vector<WarcRecord> records_of(std::string_view archive) {
  std::vector<WarcRecord> records;
  while (!archive.empty()) {
    const auto member = inflate_member(archive, 1U << 20U);
    if (!member) break;
    if (auto record = parse_record(member->text)) records.push_back(std::move(*record));
    archive.remove_prefix(member->compressed_bytes);
  }
  return records;
}

TransferResult answer(std::string body, int status = 200) {
  TransferResult result;
  result.status = status;
  result.headers = {{"content-type", "text/html"}, {"content-encoding", "gzip"}};
  result.body = std::move(body);
  result.bytes = result.body.size();
  return result;
}

TransferResult failed(Cause cause, std::string detail) {
  TransferResult result;
  result.failure = Failure{.cause = cause, .detail = std::move(detail)};
  return result;
}

class Warc : public testing::Test {
 protected:
  std::string archive(std::vector<std::pair<Request, TransferResult>> conversation) {
    auto writer = WarcWriter::open(
        file_, {.as_of = kDay, .software = "vigie/test", .portfolio = "sheets/"});
    EXPECT_TRUE(writer);
    for (auto& [request, result] : conversation) (*writer)->settle(request, result);
    EXPECT_EQ((*writer)->close(), std::nullopt);
    return content(file_);
  }

  std::unique_ptr<WarcReplay> replay() {
    auto opened = WarcReplay::open(file_);
    if (opened) return std::move(*opened);
    ADD_FAILURE() << opened.error();
    return nullptr;
  }

  world::TemporaryFolder folder_;
  std::string file_ = folder_ / "night.warc.gz";
};

TEST_F(Warc, gives_back_what_was_answered) {
  TransferResult told = answer("<h1>Bonjour</h1>");
  told.certificate =
      Certificate{.not_before = kDay, .not_after = kDay, .subject = "a", .issuer = "b"};
  archive({{request_for("https://a.test/page"), told}});
  const auto back = replay();
  ASSERT_TRUE(back);
  EXPECT_EQ(back->as_of(), kDay);
  EXPECT_EQ(back->portfolio(), "sheets/");
  EXPECT_EQ(back->damage(), "");
  const auto result = back->recall(request_for("https://a.test/page#part"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->body, "<h1>Bonjour</h1>");
  EXPECT_EQ(result->headers, told.headers);
  EXPECT_EQ(result->certificate, told.certificate);
  EXPECT_EQ(result->bytes, told.bytes);
}

TEST_F(Warc, replays_attempts_in_their_order_and_the_last_for_more) {
  const Request asked = request_for("https://a.test/");
  archive({{asked, failed(Cause::reset, "CURLE_RECV_ERROR")}, {asked, answer("up")}});
  const auto back = replay();
  ASSERT_TRUE(back);
  EXPECT_EQ(back->recall(asked)->failure->cause, Cause::reset);
  EXPECT_EQ(back->recall(asked)->body, "up");
  EXPECT_EQ(back->recall(asked)->body, "up");
}

TEST_F(Warc, says_that_what_was_not_asked_is_not_known) {
  archive({{request_for("https://a.test/"), answer("home")}});
  const auto back = replay();
  ASSERT_TRUE(back);
  const auto result = back->recall(request_for("https://a.test/other"));
  ASSERT_TRUE(result && result->failure) << "the network is not asked";
  EXPECT_EQ(result->failure->cause, Cause::cancelled);
  EXPECT_EQ(result->failure->detail, "not in the archive");
}

TEST_F(Warc, tells_apart_what_is_posted_to_one_address) {
  Request first = request_for("https://a.test/graphql");
  first.method = "POST";
  Request second = first;
  first.body = "one";
  second.body = "two";
  archive({{first, answer("1")}, {second, answer("2")}});
  const auto back = replay();
  ASSERT_TRUE(back);
  EXPECT_EQ(back->recall(second)->body, "2");
  EXPECT_EQ(back->recall(first)->body, "1");
}

TEST_F(Warc, keeps_the_form_that_other_programs_read) {
  const auto records =
      records_of(archive({{request_for("https://a.test/x?y=1"), answer("body")}}));
  ASSERT_EQ(records.size(), 4U);
  std::vector<std::string> types;
  for (const WarcRecord& record : records) {
    types.emplace_back(record.field("WARC-Type"));
    EXPECT_TRUE(record.field("WARC-Record-ID").starts_with("<urn:uuid:"));
    EXPECT_EQ(record.field("WARC-Date").size(), 20U);
    EXPECT_EQ(record.field("WARC-Block-Digest"), warc_digest(record.block));
  }
  EXPECT_EQ(types, (std::vector<std::string>{"warcinfo", "request", "response", "metadata"}));
  EXPECT_EQ(records[2].field("WARC-Target-URI"), "https://a.test/x?y=1");
  EXPECT_EQ(records[2].field("WARC-Payload-Digest"), warc_digest("body"));
  EXPECT_EQ(records[3].field("WARC-Concurrent-To"), records[2].field("WARC-Record-ID"));
  const auto head = parse_http_head(records[2].block);
  ASSERT_TRUE(head);
  EXPECT_EQ(records[2].block.substr(head->bytes), "body");
  EXPECT_EQ(records[2].block.find("content-encoding"), std::string::npos)
      << "the body is decoded";
  EXPECT_TRUE(records[1].block.starts_with("GET /x?y=1 HTTP/1.1\r\nhost: a.test\r\n"));
}

TEST_F(Warc, refers_to_a_body_that_it_holds_already) {
  const std::string page(2'000, 'x');
  const std::string text = archive({{request_for("https://a.test/one"), answer(page)},
                                    {request_for("https://b.test/two"), answer(page)},
                                    {request_for("https://b.test/small"), answer("y")},
                                    {request_for("https://b.test/little"), answer("y")}});
  const std::vector<WarcRecord> records = records_of(text);
  const auto holds_page = [&](const WarcRecord& record) {
    return record.block.find(page) != std::string::npos;
  };
  EXPECT_EQ(std::ranges::count_if(records, holds_page), 1) << "the body stands there once";
  const auto revisit = std::ranges::find_if(
      records, [](const WarcRecord& record) { return record.field("WARC-Type") == "revisit"; });
  ASSERT_NE(revisit, records.end());
  EXPECT_EQ(revisit->field("WARC-Target-URI"), "https://b.test/two");
  EXPECT_EQ(revisit->field("WARC-Refers-To-Target-URI"), "https://a.test/one");
  const auto back = replay();
  ASSERT_TRUE(back);
  EXPECT_EQ(back->recall(request_for("https://b.test/two"))->body, page);
  EXPECT_EQ(back->recall(request_for("https://a.test/one"))->body, page);
  EXPECT_EQ(back->recall(request_for("https://b.test/little"))->body, "y");
}

TEST(WarcDigest, is_the_one_of_the_format) {
  EXPECT_EQ(warc_digest(""), "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
}

TEST_F(Warc, holds_no_token) {
  Request asked = request_for("https://a.test/api");
  asked.headers = {
      {"authorization", "Bearer SECRET"}, {"private-token", "SECRET"}, {"accept", "text/html"}};
  for (const WarcRecord& record : records_of(archive({{asked, answer("x")}})))
    EXPECT_EQ(record.block.find("SECRET"), std::string::npos) << record.field("WARC-Type");
}

TEST_F(Warc, keeps_a_strangers_header_on_its_line) {
  TransferResult told = answer("x");
  told.headers = {{"x-odd", "one\r\nWARC-Type: warcinfo"}};
  EXPECT_EQ(records_of(archive({{request_for("https://a.test/"), told}})).size(), 4U);
  EXPECT_EQ(replay()->recall(request_for("https://a.test/"))->headers, told.headers);
}

TEST_F(Warc, reads_the_rest_of_an_archive_that_breaks_off) {
  const std::string whole = archive({{request_for("https://a.test/1"), answer("one")},
                                     {request_for("https://a.test/2"), answer("two")}});
  write(file_, whole.substr(0, whole.size() - 10));
  const auto back = replay();
  ASSERT_TRUE(back);
  EXPECT_NE(back->damage().find("night.warc.gz: damaged at byte "), std::string::npos);
  EXPECT_EQ(back->recall(request_for("https://a.test/1"))->body, "one");
}

TEST_F(Warc, reads_what_stands_behind_damage) {
  std::string bytes = archive({{request_for("https://a.test/1"), answer(std::string(500, 'a'))},
                               {request_for("https://a.test/2"), answer("two")}});
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2), 8, '\0');
  write(file_, bytes);
  const auto back = replay();
  ASSERT_TRUE(back);
  EXPECT_NE(back->damage(), "");
  EXPECT_EQ(back->recall(request_for("https://a.test/2"))->body, "two");
}

TEST_F(Warc, refuses_what_is_no_archive) {
  for (const std::string& text :
       {std::string("not an archive"), std::string("\x1f\x8b\x08garbage"),
        std::string(10'000, '\xff')}) {
    write(file_, text);
    const auto opened = WarcReplay::open(file_);
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().find("is no WARC archive"), std::string::npos);
  }
  EXPECT_FALSE(WarcReplay::open(folder_ / "absent.warc.gz"));
}

TEST_F(Warc, leaves_nothing_behind_when_it_is_not_closed) {
  {
    ASSERT_TRUE(WarcWriter::open(
        file_, {.as_of = kDay, .software = "vigie/test", .portfolio = "sheets/"}));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
  EXPECT_FALSE(WarcWriter::open(folder_ / "no-such-folder/x.warc.gz",
                                {.as_of = kDay, .software = "vigie/test"}));
}

std::string foreign_record(const std::string& head, const std::string& body) {
  return gzip_record({.fields = {{"WARC-Type", "response"},
                                 {"WARC-Record-ID", new_record_id()},
                                 {"WARC-Target-URI", "<https://a.test/>"}},
                      .block = "HTTP/1.1 200 OK\r\n" + head + "\r\n" + body});
}

TEST_F(Warc, reads_another_programs_chunks) {
  write(file_, foreign_record("Transfer-Encoding: chunked\r\n",
                              "4\r\nWiki\r\n5;x=1\r\npedia\r\n0\r\n\r\n"));
  EXPECT_EQ(replay()->recall(request_for("https://a.test/"))->body, "Wikipedia");
}

TEST_F(Warc, reads_another_programs_compressed_bodies) {
  const std::string member = gzip_record({.fields = {{"A", "b"}}, .block = "inside"});
  write(file_, foreign_record("Content-Encoding: gzip\r\n", member));
  EXPECT_NE(replay()->recall(request_for("https://a.test/"))->body.find("inside"),
            std::string::npos);
  write(file_, foreign_record("Content-Encoding: br\r\n", "?"));
  EXPECT_EQ(replay()->recall(request_for("https://a.test/"))->failure->cause, Cause::decode);
}

TEST_F(Warc, stands_in_for_the_network) {
  RawServer server(
      [](const Asked& asked) { return asked.target == "/robots.txt" ? ok("") : ok("page"); });
  auto writer = WarcWriter::open(
      file_, {.as_of = kDay, .software = "vigie/test", .portfolio = "sheets/"});
  ASSERT_TRUE(writer);
  {
    WebOptions options = options_for(server.address());
    options.recollections = {writer->get()};
    EXPECT_EQ(told(ask_once(options, "http://a.test/page")), "200 page");
  }
  EXPECT_EQ((*writer)->close(), std::nullopt);
  const auto back = replay();
  ASSERT_TRUE(back);
  const std::size_t asked = server.asked().size();
  WebOptions options = options_for(server.address());
  options.recollections = {back.get()};
  EXPECT_EQ(told(ask_once(options, "http://a.test/page")), "200 page");
  EXPECT_EQ(told(ask_once(options, "http://b.test/page")), "cancelled not in the archive");
  EXPECT_EQ(server.asked().size(), asked) << "nobody is asked";
}

}  // namespace
}  // namespace vigie::test
