// The state: asks again only for what changed, and loses nothing when a run is killed.
#include "crawler/web_state.hpp"

#include "ask.hpp"
#include "demo/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

namespace fs = std::filesystem;

std::string content(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class State : public testing::Test {
 protected:
  std::unique_ptr<WebState> open(std::string_view run = "night one") {
    auto state = WebState::open(file_, run);
    if (state) return std::move(*state);
    ADD_FAILURE() << state.error();
    return nullptr;
  }

  std::string refusal() {
    const auto state = WebState::open(file_, "night");
    return state ? "opened" : state.error();
  }

  WebOptions options(const std::string& address, WebState& state) {
    WebOptions options = options_for(address);
    options.recollections = {&state};
    return options;
  }

  /// One night: asks for these, and ends as it should.
  std::vector<Fetched> night(std::string_view name, const RawServer& server,
                             const std::vector<std::string>& addresses) {
    const auto state = open(name);
    std::vector<Fetched> answers;
    {
      Web web(options(server.address(), *state), {});
      answers = ask_all(web, addresses);
    }
    EXPECT_EQ(state->finish(), std::nullopt);
    return answers;
  }

  world::TemporaryFolder folder_;
  std::string file_ = folder_ / "vigie.db";
};

constexpr const char* kPage = "http://a.test/page";

Reply with_etag(const Asked& asked) {
  if (asked.target == "/robots.txt") return ok("");
  if (asked.head.find("\"v1\"") != std::string::npos) return status(304, "ETag: \"v1\"\r\n");
  return ok("the page", "ETag: \"v1\"\r\n");
}

TEST_F(State, asks_again_under_conditions_and_takes_the_answer_it_has) {
  RawServer server(with_etag);
  const auto first = night("night one", server, {kPage});
  const auto second = night("night two", server, {kPage});
  ASSERT_TRUE(first.front() && second.front());
  EXPECT_EQ(second.front()->status, 200);
  EXPECT_EQ(second.front()->body, "the page");
  EXPECT_EQ(second.front()->headers, first.front()->headers);
  EXPECT_EQ(server.times_asked("GET a.test/page"), 2U);
}

TEST_F(State, keeps_the_answer_through_many_nights) {
  RawServer server(with_etag);
  for (const char* name : {"one", "two", "three", "four"})
    EXPECT_EQ(told(night(name, server, {kPage})), std::vector<std::string>{"200 the page"})
        << name;
}

TEST_F(State, never_takes_a_failure_for_an_answer) {
  int asked_for_page = 0;
  RawServer server([&](const Asked& asked) -> Reply {
    if (asked.target == "/robots.txt") return ok("");
    return ++asked_for_page == 1 ? status(404, "ETag: \"gone\"\r\n") : ok("back");
  });
  EXPECT_EQ(told(night("one", server, {kPage})), std::vector<std::string>{"404 "});
  EXPECT_EQ(told(night("two", server, {kPage})), std::vector<std::string>{"200 back"});
}

TEST_F(State, keeps_nothing_that_was_asked_with_a_token) {
  RawServer server(with_etag);
  Request request = request_for(kPage);
  request.robots = Robots::not_asked;
  request.headers = {{"authorization", "Bearer SECRET"}};
  const auto state = open();
  {
    Web web(options(server.address(), *state), {});
    EXPECT_EQ(told(ask(web, request)), "200 the page");
  }
  EXPECT_EQ(state->finish(), std::nullopt);
  EXPECT_EQ(state->conditions(request_for(kPage)), Headers{});
}

TEST_F(State, goes_on_with_a_run_that_did_not_end) {
  RawServer server([](const Asked&) { return ok("page"); });
  {
    const auto state = open();
    Web web(options(server.address(), *state), {});
    EXPECT_TRUE(ask(web, kPage));
  }  // what a kill leaves: no finish()
  const std::size_t asked = server.asked().size();
  const auto state = open();
  EXPECT_EQ(state->resumed_answers(), 2U) << "robots.txt and the page";
  Web web(options(server.address(), *state), {});
  EXPECT_EQ(told(ask(web, kPage)), "200 page");
  EXPECT_EQ(server.asked().size(), asked) << "nothing is asked for twice";
  EXPECT_EQ(told(ask(web, "http://a.test/next")), "200 page");
}

TEST_F(State, starts_anew_when_another_thing_is_audited) {
  RawServer server([](const Asked&) { return ok("page"); });
  {
    const auto state = open("one portfolio");
    Web web(options(server.address(), *state), {});
    EXPECT_TRUE(ask(web, kPage));
  }
  EXPECT_EQ(open("another portfolio")->resumed_answers(), 0U);
}

TEST_F(State, refuses_a_file_that_is_not_its_own_and_leaves_it_as_it_is) {
  const std::string text = "Dear diary, this is no database at all. " + std::string(500, 'x');
  std::ofstream(file_, std::ios::binary) << text;
  EXPECT_NE(refusal().find("vigie.db: is no state of vigie"), std::string::npos) << refusal();
  EXPECT_EQ(content(file_), text);

  fs::remove(file_);
  Sqlite(file_).execute("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('pie')");
  EXPECT_NE(refusal().find("is no state of vigie"), std::string::npos);
  EXPECT_EQ(Sqlite(file_).text("SELECT name FROM recipes"), "pie");
}

TEST_F(State, refuses_a_file_of_a_newer_version) {
  open();
  Sqlite(file_).execute("PRAGMA user_version = 99");
  EXPECT_NE(refusal().find("newer vigie (state version 99, this program knows 1)"),
            std::string::npos)
      << refusal();
  EXPECT_EQ(Sqlite(file_).number("PRAGMA user_version"), 99);
}

TEST_F(State, refuses_a_damaged_file_and_leaves_it_as_it_is) {
  RawServer server(with_etag);
  night("one", server, {kPage});
  Sqlite(file_).execute("PRAGMA wal_checkpoint(TRUNCATE)");
  std::string bytes = content(file_);
  ASSERT_GT(bytes.size(), 8'192U);
  std::fill(bytes.begin() + 4'096, bytes.begin() + 8'192, '\x5a');
  std::ofstream(file_, std::ios::binary) << bytes;
  EXPECT_NE(refusal().find("is damaged"), std::string::npos) << refusal();
  EXPECT_EQ(content(file_), bytes);
}

TEST_F(State, refuses_a_folder_that_is_not_there_and_a_file_in_use) {
  EXPECT_FALSE(WebState::open(folder_ / "no-such-folder/vigie.db", "night"));
  const auto state = open();
  EXPECT_NE(refusal().find("is in use by another run"), std::string::npos);
}

}  // namespace
}  // namespace vigie::test
