#include "crawler/github.hpp"

#include "crawler/github_query.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace vigie {

namespace {

constexpr std::string_view kGraphql = "https://api.github.com/graphql";

Request github_request(std::string_view address, const std::string& token) {
  Request request = forge_request(*parse_url(address));
  request.headers = {{"accept", "application/json"}, {"authorization", "Bearer " + token}};
  return request;
}

Request batch_request(const std::vector<RepositoryTarget>& batch, const std::string& token) {
  constexpr std::size_t kMaxBytes = 30U << 20U;
  Request request = github_request(kGraphql, token);
  request.method = "POST";
  request.headers.emplace_back("content-type", "application/json");
  request.body = github_question(batch);
  request.max_body_bytes = kMaxBytes;
  request.redirects = Redirects::report;
  return request;
}

Unseen out_of_quota(std::size_t left) {
  Unseen why;
  why.cause = Cause::rate_limited;
  why.url = kGraphql;
  why.detail = "quota: " + std::to_string(left) + " points left";
  return why;
}

void note_unseen(GithubAnswers& answers, const std::vector<RepositoryTarget>& batch,
                 const Unseen& why) {
  for (const RepositoryTarget& target : batch)
    answers.insert_or_assign(github_key(target), ForgeFacts{Unexpected{why}});
}

/// One batch; nothing when its answers are in `answers`, else why there are none.
std::optional<Unseen> note_answer(GithubAnswers& answers,
                                  const std::vector<RepositoryTarget>& batch,
                                  const Fetched& answer) {
  if (!answer) return answer.error();
  if (std::optional<Unseen> refusal = github_refusal(*answer)) return refusal;
  for (auto& [key, facts] : read_github_answer(*answer, batch)) {
    // An organisation may tell of a repository that was told already.
    const auto known = answers.find(key);
    if (known == answers.end() || !known->second) answers.insert_or_assign(key, facts);
  }
  return std::nullopt;
}

/// Whether the next question would fare no better.
bool ends_it(Cause cause) {
  return cause == Cause::rate_limited || cause == Cause::blocked || cause == Cause::cancelled ||
         cause == Cause::dns || cause == Cause::connect || cause == Cause::tls;
}

}  // namespace

Task<GithubAnswers> ask_github(Web& web, Budget& budget, std::vector<RepositoryTarget> targets,
                               std::string token) {
  GithubAnswers answers;
  const std::vector<std::vector<RepositoryTarget>> batches = github_batches(targets);
  if (batches.empty()) co_return answers;
  const Request quota_request = github_request(kGithubQuota, token);
  const Fetched quota = co_await web.get(quota_request, budget);
  std::optional<std::size_t> left = quota ? read_github_quota(quota->body) : std::nullopt;
  std::optional<Unseen> over;
  for (const std::vector<RepositoryTarget>& batch : batches) {
    const std::size_t points = github_points(batch);
    if (left && *left < points && !over) over = out_of_quota(*left);
    if (over) {
      note_unseen(answers, batch, *over);
      continue;
    }
    if (left) *left -= points;
    const Request request = batch_request(batch, token);
    const Fetched answer = co_await web.get(request, budget);
    const std::optional<Unseen> failure = note_answer(answers, batch, answer);
    if (!failure) continue;
    note_unseen(answers, batch, *failure);
    if (ends_it(failure->cause)) over = failure;
  }
  co_return answers;
}

}  // namespace vigie
