#include "crawler/crawl.hpp"
#include "crawler/github_answer.hpp"
#include "crawler/github_query.hpp"
#include "tests/crawler/forge_world.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vigie::test {
namespace {

using Json = nlohmann::json;

RepositoryTarget at_github(const std::string& path) {
  return repository_target("https://github.com/" + path);
}

std::vector<std::string> names(std::size_t count) {
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < count; ++i) paths.push_back("equipe/r" + std::to_string(i));
  return paths;
}

std::vector<RepositoryTarget> targets(std::size_t count) {
  std::vector<RepositoryTarget> found;
  for (const std::string& path : names(count)) found.push_back(at_github(path));
  return found;
}

Response response(std::string body, int status = 200, Headers headers = {}) {
  Response answer;
  answer.final_url = *parse_url("https://api.github.com/graphql");
  answer.status = status;
  answer.headers = std::move(headers);
  answer.body = std::move(body);
  return answer;
}

TEST(GithubQuery, asks_for_fifty_repositories_at_a_time_and_for_each_once) {
  std::vector<RepositoryTarget> asked = targets(120);
  asked.push_back(at_github("Equipe/R1"));
  asked.push_back(repository_target("https://gitlab.com/equipe/code"));
  const auto batches = github_batches(asked);
  ASSERT_EQ(batches.size(), 3U);
  EXPECT_EQ(batches[0].size(), 50U);
  EXPECT_EQ(batches[2].size(), 20U);
}

TEST(GithubQuery, an_organisation_takes_the_room_of_its_repositories) {
  std::vector<RepositoryTarget> asked;
  for (int i = 0; i < 11; ++i) asked.push_back(at_github("o" + std::to_string(i)));
  const auto batches = github_batches(asked);
  ASSERT_EQ(batches.size(), 2U);
  EXPECT_EQ(batches[0].size(), 10U);
}

TEST(GithubQuery, names_are_variables_and_never_part_of_the_query) {
  RepositoryTarget hostile = at_github("equipe/code");
  hostile.owner = "x\") { id } } #";
  const Json question = Json::parse(github_question(std::vector{hostile}));
  EXPECT_EQ(question["query"].get<std::string>().find("{ id }"), std::string::npos);
  EXPECT_EQ(question["variables"]["o0"], hostile.owner);
  EXPECT_EQ(question["variables"]["n0"], "code");
}

TEST(GithubQuery, costs_what_the_documented_formula_says) {
  EXPECT_EQ(github_points(targets(1)), 1U);
  EXPECT_EQ(github_points(targets(50)), 2U);
}

TEST(GithubAnswer, a_used_up_quota_is_told_by_codes_whatever_the_status) {
  const std::string limited = R"({"errors":[{"type":"RATE_LIMITED","message":"x"}]})";
  const std::string nothing = R"({"message":"x"})";
  const std::vector<Response> answers{
      response(limited), response(nothing, 403, {{"retry-after", "60"}}),
      response(nothing, 200, {{"retry-after", "60"}}),
      response(nothing, 403, {{"x-ratelimit-remaining", "0"}}), response(nothing, 429)};
  for (const Response& answer : answers) {
    const auto refusal = github_refusal(answer);
    ASSERT_TRUE(refusal) << answer.status;
    EXPECT_EQ(refusal->cause, Cause::rate_limited) << answer.status << answer.body;
  }
}

TEST(GithubAnswer, other_refusals_have_their_own_causes) {
  EXPECT_EQ(github_refusal(response("{}", 401))->cause, Cause::blocked);
  EXPECT_EQ(github_refusal(response("{}", 403))->cause, Cause::blocked);
  EXPECT_EQ(github_refusal(response("bad gateway", 502))->cause, Cause::http_5xx);
  EXPECT_EQ(github_refusal(response("<html>"))->cause, Cause::decode);
  EXPECT_EQ(github_refusal(response(R"({"data":{}})")), std::nullopt);
}

TEST(GithubAnswer, one_missing_repository_spoils_no_other) {
  const std::vector<RepositoryTarget> asked = targets(4);
  const GithubAnswers answers = read_github_answer(
      response(R"({"data":{"t0":null,"t1":{"url":"https://github.com/equipe/r1",
                   "isArchived":true},"t2":null,"t3":null},
          "errors":[{"type":"NOT_FOUND","path":["t0"]},
                    {"type":"FORBIDDEN","path":["t2"]},
                    {"type":"RESOURCE_LIMITS_EXCEEDED","path":["t1","readme"]}]})"),
      asked);
  ASSERT_TRUE(answers.at("equipe/r0"));
  EXPECT_FALSE(answers.at("equipe/r0")->exists);
  ASSERT_TRUE(answers.at("equipe/r1"));
  EXPECT_EQ(answers.at("equipe/r1")->archived, true);
  EXPECT_EQ(answers.at("equipe/r1")->paths, std::nullopt) << "was not told";
  ASSERT_FALSE(answers.at("equipe/r2"));
  EXPECT_EQ(answers.at("equipe/r2").error().cause, Cause::blocked);
  EXPECT_FALSE(answers.at("equipe/r3")) << "no answer and no reason is no absence";
}

TEST(GithubAnswer, what_only_the_token_sees_does_not_exist) {
  const GithubAnswers answers =
      read_github_answer(response(R"({"data":{"t0":{"isPrivate":true}}})"), targets(1));
  ASSERT_TRUE(answers.at("equipe/r0"));
  EXPECT_FALSE(answers.at("equipe/r0")->exists);
}

TEST(GithubAnswer, members_of_another_type_stay_unknown) {
  const GithubAnswers answers =
      read_github_answer(response(R"({"data":{"t0":{"url":7,"isArchived":"no","licenseInfo":[],
          "defaultBranchRef":"main","releases":{"totalCount":-1,"nodes":{}},
          "root":{"entries":[{"name":3},{"name":"x"},7]},"readme":{"text":null}}}})"),
                         targets(1));
  const ForgeFacts& facts = answers.at("equipe/r0");
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->archived, std::nullopt);
  EXPECT_EQ(facts->releases, std::nullopt);
  EXPECT_EQ(facts->paths, std::vector<std::string>{});
  EXPECT_TRUE(facts->texts.empty());
}

class Github : public Forge {
 protected:
  std::size_t questions() {
    const std::vector<std::string> seen = paths();
    return static_cast<std::size_t>(
        std::ranges::count(seen, std::string("api.github.com/graphql")));
  }
};

TEST_F(Github, many_repositories_are_one_question) {
  const GithubAnswers answers =
      ask({"equipe/code", "equipe/archive", "equipe/vide", "equipe/parti", "equipe/cache"});
  EXPECT_EQ(questions(), 1U);
  EXPECT_EQ(answers.at("equipe/archive")->archived, true);
  EXPECT_EQ(answers.at("equipe/vide")->empty, true);
  EXPECT_EQ(answers.at("equipe/parti")->moved_to, "https://github.com/equipe/code");
  EXPECT_FALSE(answers.at("equipe/cache")->exists);
}

TEST_F(Github, an_organisation_brings_its_repositories_along) {
  const GithubAnswers answers = ask({"equipe"});
  EXPECT_EQ(answers.at("equipe")->public_repositories, 5);
  ASSERT_TRUE(answers.contains("equipe/code"));
  EXPECT_EQ(answers.at("equipe/code")->licence, "MIT");
  EXPECT_EQ(questions(), 1U);
}

TEST_F(Github, what_the_quota_does_not_cover_is_not_asked) {
  override = [](const world::WorldRequest& request) -> std::optional<world::WorldAnswer> {
    if (request.path != "/rate_limit") return std::nullopt;
    return world::json(R"({"resources":{"graphql":{"limit":5000,"remaining":2}}})");
  };
  const GithubAnswers answers = ask(names(60));
  EXPECT_EQ(questions(), 1U);
  EXPECT_TRUE(answers.at("equipe/r0"));
  ASSERT_FALSE(answers.at("equipe/r59"));
  EXPECT_EQ(answers.at("equipe/r59").error().cause, Cause::rate_limited);
}

TEST_F(Github, after_a_refusal_nothing_more_is_asked) {
  override = [](const world::WorldRequest& request) -> std::optional<world::WorldAnswer> {
    if (request.path != "/graphql") return std::nullopt;
    world::WorldAnswer answer = world::json(R"({"message":"slow down"})", 403);
    answer.headers.emplace_back("retry-after", "60");
    return answer;
  };
  const GithubAnswers answers = ask(names(120));
  EXPECT_EQ(questions(), 1U);
  for (const auto& [key, facts] : answers) {
    ASSERT_FALSE(facts) << key;
    EXPECT_EQ(facts.error().cause, Cause::rate_limited) << key;
  }
}

TEST_F(Github, a_question_that_fails_spoils_no_other) {
  bool is_first = true;
  override = [&](const world::WorldRequest& request) -> std::optional<world::WorldAnswer> {
    if (request.path != "/graphql" || !std::exchange(is_first, false)) return std::nullopt;
    return world::text("<html>", 200);
  };
  const GithubAnswers answers = ask(names(60));
  EXPECT_EQ(questions(), 2U);
  EXPECT_FALSE(answers.at("equipe/r0"));
  EXPECT_TRUE(answers.at("equipe/r59"));
}

TEST_F(Github, a_crawl_asks_once_for_all_products_and_expands_organisations) {
  CrawlPlan plan;
  plan.as_of = kLastCommit;
  for (const std::string path : {"equipe/code", "equipe/archive", "equipe"}) {
    Product product;
    product.id = path;
    product.repositories = {"https://github.com/" + path};
    plan.products.push_back({.product = std::move(product), .phase = "acceleration"});
  }
  std::map<std::string, std::vector<RepositoryVisit>> visits;
  std::mutex visits_mutex;
  CrawlProgress progress;
  CrawlOptions options;
  options.tokens = {{"github.com", "secret"}};
  Web web(web_options(), {});
  crawl(
      web, plan, options,
      [&](std::size_t, const Evidence& evidence) {
        const std::scoped_lock lock(visits_mutex);
        visits[evidence.product.id] = evidence.repositories;
      },
      progress);
  EXPECT_EQ(questions(), 1U);
  EXPECT_EQ(paths().size(), 2U) << "the quota and one question";
  ASSERT_EQ(visits["equipe/archive"].size(), 1U);
  EXPECT_EQ(visits["equipe/archive"].front().result->archived, true);
  ASSERT_EQ(visits["equipe"].size(), 6U);
  EXPECT_EQ(visits["equipe"].front().expanded_from, "");
  EXPECT_EQ(visits["equipe"].back().expanded_from, "https://github.com/equipe");
}

}  // namespace
}  // namespace vigie::test
