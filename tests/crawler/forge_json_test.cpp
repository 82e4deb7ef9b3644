#include "crawler/forge_json.hpp"

#include "crawler/forge_http.hpp"
#include "crawler/json_members.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vigie {
namespace {

Date day(int year, unsigned month, unsigned number) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number};
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
    EXPECT_FALSE(read_gitlab_project(json, facts)) << json;
    EXPECT_FALSE(read_gitea_repository(json, facts)) << json;
    EXPECT_FALSE(read_organisation(json)) << json;
    EXPECT_EQ(facts, RepositoryFacts{}) << json;
  }
}

TEST(ForgeJson, members_of_another_type_stay_unknown) {
  RepositoryFacts facts;
  ASSERT_TRUE(read_gitlab_project(
      R"({"archived":"yes","empty_repo":"0","default_branch":7,"license":[],"topics":[7],
          "web_url":null})",
      facts));
  EXPECT_EQ(facts, RepositoryFacts{});
}

TEST(ForgeJson, nesting_without_end_is_survived) {
  RepositoryFacts facts;
  EXPECT_FALSE(read_gitea_repository(std::string(100'000, '['), facts));
  const std::string deep =
      "{\"a\":" + std::string(50'000, '[') + std::string(50'000, ']') + '}';
  EXPECT_TRUE(read_gitea_repository(deep, facts));
}

TEST(ForgeJson, commits_of_each_forge_have_their_dates_and_no_names) {
  const auto gitlab = read_commits(
      R"([{"id":"a","committed_date":"2026-08-20T12:00:00.000+02:00","author_name":"Equipe"},
          {"committed_date":"x"}])");
  ASSERT_TRUE(gitlab);
  EXPECT_EQ(gitlab->commits, (std::vector<SeenCommit>{{.date = day(2026, 8, 20)}}));
  const auto gitea = read_commits(
      R"([{"commit":{"author":{"name":"renovate[bot]","date":"2020-01-01T00:00:00Z"},
                     "committer":{"date":"2026-08-20T12:00:00Z"}}}])");
  ASSERT_TRUE(gitea);
  EXPECT_EQ(gitea->commits,
            (std::vector<SeenCommit>{{.date = day(2026, 8, 20), .by_bot = true}}));
  const auto none = read_commits("[]");
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->is_none);
  const auto odd = read_commits(R"([7])");
  ASSERT_TRUE(odd);
  EXPECT_FALSE(odd->is_none);
  EXPECT_TRUE(odd->commits.empty());
  EXPECT_FALSE(read_commits(R"({"message":"409"})"));
}

TEST(ForgeJson, a_release_has_a_day) {
  EXPECT_EQ(read_newest_release(R"([{"released_at":"2026-08-20T12:00:00Z"}])"),
            day(2026, 8, 20));
  EXPECT_EQ(read_newest_release(R"([{"published_at":"2026-08-20T12:00:00Z"}])"),
            day(2026, 8, 20));
  EXPECT_EQ(read_newest_release("[]"), std::nullopt);
  EXPECT_EQ(read_newest_release("{}"), std::nullopt);
}

TEST(ForgeJson, the_liveliest_repositories_come_first_without_forks) {
  EXPECT_EQ(read_repository_list(
                R"([{"html_url":"a","updated_at":"2020-01-01T00:00:00Z"},
              {"html_url":"b","updated_at":"2026-01-01T00:00:00Z"},
              {"html_url":"c","updated_at":"2026-02-01T00:00:00Z","fork":true},
              {"html_url":"d","updated_at":"2026-02-01T00:00:00Z","empty":true}, 7])"),
            (std::vector<std::string>{"b", "a"}));
}

TEST(ForgeJson, what_only_an_account_sees_does_not_exist) {
  RepositoryFacts gitlab;
  ASSERT_TRUE(read_gitlab_project(R"({"visibility":"internal"})", gitlab));
  EXPECT_FALSE(gitlab.exists);
  RepositoryFacts gitea;
  ASSERT_TRUE(read_gitea_repository(R"({"private":true})", gitea));
  EXPECT_FALSE(gitea.exists);
  EXPECT_EQ(gitea.status, 404);
}

TEST(ForgeJson, a_timestamp_is_a_day_in_utc) {
  EXPECT_EQ(json::utc_day("2026-08-20"), day(2026, 8, 20));
  EXPECT_EQ(json::utc_day("2026-08-20T23:59:59Z"), day(2026, 8, 20));
  EXPECT_EQ(json::utc_day("2026-08-21T00:30:00.000+02:00"), day(2026, 8, 20));
  EXPECT_EQ(json::utc_day("2026-08-21T00:30:00+0200"), day(2026, 8, 20));
  EXPECT_EQ(json::utc_day("2025-12-31T20:00:00-05:00"), day(2026, 1, 1));
  EXPECT_EQ(json::utc_day("2026-08-20T02:00:00+02:00"), day(2026, 8, 20));
  EXPECT_EQ(json::utc_day("2026-08-20T12:00:00+xx:00"), day(2026, 8, 20));
  EXPECT_EQ(json::utc_day("yesterday"), std::nullopt);
  EXPECT_EQ(json::utc_day(""), std::nullopt);
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
