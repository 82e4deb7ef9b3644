#include "demo/git_backend.hpp"

#include "demo/run_program.hpp"

#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

namespace vigie::world {

namespace {

/// git must neither read the user's configuration nor ask anything.
std::vector<std::string> git_environment() {
  return {"HOME=/nonexistent", "GIT_CONFIG_NOSYSTEM=1", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C"};
}

bool git(std::vector<std::string> words, std::string input = {}) {
  words.insert(words.begin(), "git");
  return run_program({.words = std::move(words),
                      .environment = git_environment(),
                      .input = std::move(input)})
      .has_value();
}

struct CommitLine {
  Date date;
  std::string_view message;
  std::string_view author = {};  // "": the team
};

std::string commit(const GitRepository& repository, const CommitLine& line) {
  const auto noon = std::chrono::sys_seconds{line.date} + std::chrono::hours{12};
  const std::string when = std::to_string(noon.time_since_epoch().count()) + " +0000\n";
  std::string text = "commit refs/heads/" + repository.branch + '\n';
  if (!line.author.empty())
    text += "author " + std::string(line.author) + " <programme@demo.test> " + when;
  return text + "committer Equipe <equipe@demo.test> " + when + "data " +
         std::to_string(line.message.size()) + '\n' + std::string(line.message) + '\n';
}

/// For `git fast-import`: two commits, so that there is a history.
std::string history(const GitRepository& repository) {
  constexpr std::chrono::days kBetween{30};
  std::string stream =
      commit(repository, {repository.last_commit - kBetween, "Premiers pas"}) +
      "M 100644 inline README.md\ndata 6\nPlan.\n\n" +
      commit(repository, {repository.last_commit, "Mise à jour", repository.last_by}) +
      "deleteall\n";
  for (const auto& [path, text] : repository.files) {
    stream.append("M 100644 inline ").append(path).append("\ndata ");
    stream.append(std::to_string(text.size())).append("\n").append(text).append("\n");
  }
  return stream + "done\n";
}

/// "Status: 404 Not Found" and other headers, a blank line, the body (RFC 3875, section 6).
WorldAnswer parse_cgi(std::string_view output) {
  WorldAnswer answer;
  while (!output.empty()) {
    const std::size_t end = output.find("\r\n");
    if (end == std::string_view::npos) break;
    const std::string_view line = output.substr(0, end);
    output.remove_prefix(end + 2);
    if (line.empty()) break;
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = line.substr(colon + 2);
    if (name == "Status")
      std::from_chars(value.data(), value.data() + value.size(), answer.status);
    else
      answer.headers.emplace_back(name, value);
  }
  answer.body = output;
  return answer;
}

}  // namespace

bool make_git_repository(const std::filesystem::path& root, const GitRepository& repository) {
  const std::string folder = (root / (repository.name + ".git")).string();
  if (!git({"init", "--quiet", "--bare", "--initial-branch=" + repository.branch, folder}))
    return false;
  if (repository.files.empty()) return true;
  return git({"-C", folder, "fast-import", "--quiet", "--done"}, history(repository));
}

WorldAnswer GitBackend::answer(const WorldRequest& request, std::string_view name,
                               std::string_view service) {
  const std::string protocol{request.header("git-protocol")};
  const std::string key = request.method + ' ' + std::string(name) + ' ' +
                          std::string(service) + '?' + request.query + ' ' + protocol + '\n' +
                          request.body;
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
  }
  std::vector<std::string> environment = git_environment();
  for (std::string variable :
       {"GIT_PROJECT_ROOT=" + root_.string(), std::string("GIT_HTTP_EXPORT_ALL=1"),
        "PATH_INFO=/" + std::string(name) + ".git/" + std::string(service),
        "REQUEST_METHOD=" + request.method, "QUERY_STRING=" + request.query,
        "CONTENT_TYPE=" + std::string(request.header("content-type")),
        "CONTENT_LENGTH=" + std::to_string(request.body.size()), "GIT_PROTOCOL=" + protocol,
        std::string("REMOTE_ADDR=127.0.0.1"),
        // As forges do: partial clones are welcome.
        std::string("GIT_CONFIG_COUNT=1"),
        std::string("GIT_CONFIG_KEY_0=uploadpack.allowFilter"),
        std::string("GIT_CONFIG_VALUE_0=true")})
    environment.push_back(std::move(variable));
  const auto output = run_program({.words = {"git", "http-backend"},
                                   .environment = std::move(environment),
                                   .input = request.body});
  WorldAnswer answer = output ? parse_cgi(*output) : text("git does not answer", 500);
  const std::lock_guard lock(mutex_);
  return known_.emplace(key, std::move(answer)).first->second;
}

}  // namespace vigie::world
