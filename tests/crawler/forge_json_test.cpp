#include "crawler/forge_json.hpp"

#include "crawler/forge_http.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vigie {
namespace {

Date day(int year, unsigned month, unsigned number) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number};
}

TEST(ForgeJson, github_describes_a_repository) {
  RepositoryFacts facts;
  const auto address = read_github_repository(
      R"({"html_url":"https://github.com/equipe/code","archived":true,"size":120,
          "default_branch":"main","pushed_at":"2026-08-19T23:30:00Z",
          "license":{"key":"mit","spdx_id":"MIT"},"description":"\ud83d\ude00"})",
      facts);
  EXPECT_EQ(address, "https://github.com/equipe/code");
  EXPECT_EQ(facts.archived, true);
  EXPECT_EQ(facts.empty, std::nullopt);
  EXPECT_EQ(facts.default_branch, "main");
  EXPECT_EQ(facts.licence, "MIT");
  EXPECT_EQ(facts.last_activity, day(2026, 8, 19));
}

TEST(ForgeJson, a_licence_that_github_cannot_name_is_none) {
  for (const char* json : {R"({"license":{"spdx_id":"NOASSERTION"}})", R"({"license":null})",
                           R"({"license":{}})", R"({"license":"MIT"})", "{}"}) {
    RepositoryFacts facts;
    EXPECT_EQ(read_github_repository(json, facts), "") << json;
    EXPECT_EQ(facts.licence, std::nullopt) << json;
  }
}

TEST(ForgeJson, a_github_repository_of_size_zero_may_hold_a_small_file) {
  RepositoryFacts facts;
  EXPECT_TRUE(read_github_repository(R"({"size":0,"archived":false})", facts));
  EXPECT_EQ(facts.empty, std::nullopt);
}

TEST(ForgeJson, gitlab_describes_a_project) {
  RepositoryFacts facts;
  const auto address = read_gitlab_project(
      R"({"web_url":"https://gitlab.com/g/s/p","archived":false,"empty_repo":false,
          "default_branch":"dev","license":{"key":"eupl-1.2"},
          "license_url":"https://gitlab.com/g/s/p/-/blob/dev/LICENCE.md",
          "last_activity_at":"2026-08-20T00:00:00Z"})",
      facts);
  EXPECT_EQ(address, "https://gitlab.com/g/s/p");
  EXPECT_EQ(facts.archived, false);
  EXPECT_EQ(facts.empty, false);
  EXPECT_EQ(facts.default_branch, "dev");
  EXPECT_EQ(facts.licence, "EUPL-1.2");
  EXPECT_EQ(facts.licence_file, "LICENCE.md");
  EXPECT_EQ(facts.last_activity, std::nullopt) << "its activity is not commits only";
}

TEST(ForgeJson, what_gitlab_hides_from_strangers_stays_unknown) {
  RepositoryFacts facts;
  ASSERT_TRUE(
      read_gitlab_project(R"({"default_branch":null,"license":{"key":"other"}})", facts));
  EXPECT_EQ(facts.archived, std::nullopt);
  EXPECT_EQ(facts.empty, std::nullopt);
  EXPECT_EQ(facts.default_branch, std::nullopt);
  EXPECT_EQ(facts.licence, std::nullopt);
}

TEST(ForgeJson, gitea_describes_a_repository) {
  RepositoryFacts facts;
  ASSERT_TRUE(read_gitea_repository(
      R"({"html_url":"https://codeberg.org/e/c","archived":true,"empty":true,
          "default_branch":"main","licenses":["AGPL-3.0-or-later"]})",
      facts));
  EXPECT_EQ(facts.archived, true);
  EXPECT_EQ(facts.empty, true);
  EXPECT_EQ(facts.licence, "AGPL-3.0-or-later");
  RepositoryFacts several;
  ASSERT_TRUE(read_gitea_repository(R"({"licenses":["MIT","Apache-2.0"]})", several));
  EXPECT_EQ(several.licence, std::nullopt);
}

TEST(ForgeJson, what_is_no_object_describes_nothing) {
  for (const std::string json : {"", "[]", "null", "{", "<html>", "{\"a\":\xFF}", "1e999"}) {
    RepositoryFacts facts;
    EXPECT_FALSE(read_github_repository(json, facts)) << json;
    EXPECT_FALSE(read_gitlab_project(json, facts)) << json;
    EXPECT_FALSE(read_gitea_repository(json, facts)) << json;
    EXPECT_FALSE(read_organisation(json)) << json;
    EXPECT_EQ(facts, RepositoryFacts{}) << json;
  }
}

TEST(ForgeJson, members_of_another_type_stay_unknown) {
  RepositoryFacts facts;
  ASSERT_TRUE(read_github_repository(
      R"({"archived":"yes","size":"0","default_branch":7,"pushed_at":{},"license":[],
          "html_url":null})",
      facts));
  EXPECT_EQ(facts, RepositoryFacts{});
}

TEST(ForgeJson, nesting_without_end_is_survived) {
  RepositoryFacts facts;
  EXPECT_FALSE(read_github_repository(std::string(100'000, '['), facts));
  const std::string deep =
      "{\"a\":" + std::string(50'000, '[') + std::string(50'000, ']') + '}';
  EXPECT_TRUE(read_github_repository(deep, facts));
}

TEST(ForgeJson, the_newest_commit_of_each_forge_has_its_date) {
  const auto gitlab = read_newest_commit(
      R"([{"id":"a","committed_date":"2026-08-20T12:00:00.000+02:00"},{"committed_date":"x"}])");
  ASSERT_TRUE(gitlab);
  EXPECT_EQ(gitlab->date, day(2026, 8, 20));
  const auto github = read_newest_commit(
      R"([{"commit":{"author":{"date":"2020-01-01T00:00:00Z"},
                     "committer":{"date":"2026-08-20T12:00:00Z"}}}])");
  ASSERT_TRUE(github);
  EXPECT_EQ(github->date, day(2026, 8, 20));
  const auto none = read_newest_commit("[]");
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->is_none);
  const auto odd = read_newest_commit(R"([7])");
  ASSERT_TRUE(odd);
  EXPECT_FALSE(odd->is_none);
  EXPECT_EQ(odd->date, std::nullopt);
  EXPECT_FALSE(read_newest_commit(R"({"message":"409"})"));
}

TEST(ForgeJson, a_timestamp_is_a_day_in_utc) {
  EXPECT_EQ(utc_day("2026-08-20"), day(2026, 8, 20));
  EXPECT_EQ(utc_day("2026-08-20T23:59:59Z"), day(2026, 8, 20));
  EXPECT_EQ(utc_day("2026-08-21T00:30:00.000+02:00"), day(2026, 8, 20));
  EXPECT_EQ(utc_day("2026-08-21T00:30:00+0200"), day(2026, 8, 20));
  EXPECT_EQ(utc_day("2025-12-31T20:00:00-05:00"), day(2026, 1, 1));
  EXPECT_EQ(utc_day("2026-08-20T02:00:00+02:00"), day(2026, 8, 20));
  EXPECT_EQ(utc_day("2026-08-20T12:00:00+xx:00"), day(2026, 8, 20));
  EXPECT_EQ(utc_day("yesterday"), std::nullopt);
  EXPECT_EQ(utc_day(""), std::nullopt);
}

TEST(ForgeJson, organisations_count_their_repositories) {
  EXPECT_EQ(read_organisation(R"({"public_repos":42})")->public_repositories, 42);
  EXPECT_EQ(read_organisation(R"({"public_repos":-1})")->public_repositories, std::nullopt);
  EXPECT_EQ(read_organisation(R"({"public_repos":99999999999})")->public_repositories,
            std::nullopt);
  EXPECT_EQ(list_size("[1,2,3]"), 3);
  EXPECT_EQ(list_size("{}"), std::nullopt);
}

Response answer_of(int status, Headers headers = {}) {
  Response response;
  response.status = status;
  response.headers = std::move(headers);
  response.final_url = *parse_url("https://api.github.com/x");
  return response;
}

TEST(ForgeHttp, refusals_are_told_by_status_and_quota) {
  const auto cause = [](const Response& response) {
    return refusal_of(response).value().cause;
  };
  EXPECT_EQ(cause(answer_of(429)), Cause::rate_limited);
  EXPECT_EQ(cause(answer_of(403)), Cause::blocked);
  EXPECT_EQ(cause(answer_of(403, {{"x-ratelimit-remaining", "0"}})), Cause::rate_limited);
  EXPECT_EQ(cause(answer_of(403, {{"x-ratelimit-remaining", "7"}})), Cause::blocked);
  EXPECT_EQ(cause(answer_of(403, {{"retry-after", "60"}})), Cause::rate_limited);
  EXPECT_EQ(cause(answer_of(500)), Cause::http_5xx);
  EXPECT_EQ(cause(answer_of(503)), Cause::http_5xx);
  for (const int status : {200, 301, 401, 404, 409, 410}) {
    EXPECT_FALSE(refusal_of(answer_of(status))) << status;
  }
  EXPECT_EQ(refusal_of(answer_of(403))->http_status, 403);
  EXPECT_EQ(refusal_of(answer_of(403))->url, "https://api.github.com/x");
}

TEST(ForgeHttp, a_status_tells_what_exists) {
  EXPECT_TRUE(facts_from_status(answer_of(200), "page").exists);
  EXPECT_FALSE(facts_from_status(answer_of(401), "git").exists);
  EXPECT_FALSE(facts_from_status(answer_of(404), "git").exists);
  EXPECT_FALSE(facts_from_status(answer_of(410), "git").exists);
}

TEST(ForgeHttp, a_forge_is_asked_over_tls_unless_it_has_a_port) {
  RepositoryTarget target;
  target.host = "git.test";
  target.url = "http://git.test/a/b";
  EXPECT_EQ(forge_origin(target), "https://git.test");
  target.url = "http://git.test:3000/a/b";
  EXPECT_EQ(forge_origin(target), "http://git.test:3000");
  target.url = "https://elsewhere.test:8443/a/b";
  EXPECT_EQ(forge_origin(target), "https://git.test");
}

}  // namespace
}  // namespace vigie
