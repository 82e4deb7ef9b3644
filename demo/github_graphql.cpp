#include "demo/github_graphql.hpp"

#include <array>
#include <map>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>

namespace vigie::world {

namespace {

using Json = nlohmann::json;

/// The text between two marks, from `at` on; `at` moves behind the second one.
std::optional<std::string_view> between(std::string_view text, std::string_view open,
                                        std::string_view close, std::size_t& at) {
  const std::size_t begin = text.find(open, at);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t start = begin + open.size();
  const std::size_t end = text.find(close, start);
  if (end == std::string_view::npos) return std::nullopt;
  at = end + close.size();
  return text.substr(start, end - start);
}

/// The word that ends at `end`.
std::string word_before(std::string_view text, std::size_t end) {
  const std::size_t begin = text.find_last_of(" \n{", end - 1);
  return std::string(text.substr(begin + 1, end - begin - 1));
}

/// "alias: object(expression: "HEAD:path")" of the query: path → alias.
std::map<std::string, std::string> objects_asked_for(std::string_view query) {
  constexpr std::string_view kOpen = ": object(expression: \"HEAD:";
  std::map<std::string, std::string> objects;
  std::size_t at = 0;
  while (true) {
    const std::size_t colon = query.find(kOpen, at);
    const auto path = between(query, kOpen, "\"", at);
    if (!path) return objects;
    objects.emplace(*path, word_before(query, colon));
  }
}

Json entries_of(const std::map<std::string, std::string>& files, const std::string& folder) {
  std::set<std::string> seen;
  Json entries = Json::array();
  for (const auto& [path, text] : files) {
    if (!path.starts_with(folder)) continue;
    const std::string rest = path.substr(folder.size());
    const std::size_t slash = rest.find('/');
    const std::string name = rest.substr(0, slash);
    if (seen.insert(name).second)
      entries.push_back(
          {{"name", name}, {"type", slash == std::string::npos ? "blob" : "tree"}});
  }
  return entries;
}

/// The object of a path: a file's text, a folder's entries, or null.
Json object_at(const std::map<std::string, std::string>& files, const std::string& path) {
  const auto file = files.find(path);
  if (file != files.end()) return {{"text", file->second}, {"isTruncated", false}};
  Json entries = entries_of(files, path.empty() ? "" : path + '/');
  return entries.empty() ? Json() : Json{{"entries", std::move(entries)}};
}

std::string noon(Date date) {
  return iso_date(date) + "T12:00:00Z";
}

Json commit(Date date, const std::string& author) {
  return {{"committedDate", noon(date)},
          {"author", {{"name", author}, {"email", "equipe@demo.test"}}}};
}

Json branch_of(const ForgeRepository& repository) {
  constexpr std::chrono::days kBetween{30};
  if (repository.is_empty) return {};
  const std::string author = repository.last_by.empty() ? "Equipe" : repository.last_by;
  Json history = Json::array({commit(repository.last_commit, author),
                              commit(repository.last_commit - kBetween, "Equipe")});
  return {{"name", repository.branch},
          {"target", {{"history", {{"nodes", std::move(history)}}}}}};
}

Json releases_of(const ForgeRepository& repository) {
  Json nodes = Json::array();
  if (repository.releases > 0) nodes.push_back({{"publishedAt", noon(repository.last_commit)}});
  return {{"totalCount", repository.releases}, {"nodes", std::move(nodes)}};
}

Json repository_object(const ForgeRepository& repository, const GraphqlWorld& world,
                       std::string_view query) {
  const std::string path = repository.owner + '/' + repository.name;
  const auto content = world.table.contents.find(repository.git_name);
  const std::map<std::string, std::string> files = content == world.table.contents.end()
                                                       ? std::map<std::string, std::string>{}
                                                       : content->second.files;
  Json object{{"nameWithOwner", path},
              {"url", "https://github.com/" + path},
              {"isPrivate", false},
              {"isArchived", repository.is_archived},
              {"isEmpty", repository.is_empty},
              {"pushedAt", noon(repository.last_commit)},
              {"licenseInfo", nullptr},
              {"isSecurityPolicyEnabled", files.contains("SECURITY.md")},
              {"contributingGuidelines", nullptr},
              {"defaultBranchRef", branch_of(repository)},
              {"releases", releases_of(repository)},
              {"repositoryTopics", {{"nodes", Json::array()}}}};
  if (!repository.licence.empty()) object["licenseInfo"] = {{"spdxId", repository.licence}};
  if (files.contains("CONTRIBUTING.md"))
    object["contributingGuidelines"] = {{"url", "https://github.com/" + path}};
  for (const auto& [asked, alias] : objects_asked_for(query))
    object[alias] = object_at(files, asked);
  return object;
}

class Answer {
 public:
  Answer(const GraphqlWorld& world, const Json& question)
      : world_(world),
        query_(question.value("query", "")),
        variables_(question.value("variables", Json::object())) {
    data_["rateLimit"] = {{"cost", 1}, {"remaining", world.points_left}};
  }

  std::string write() {
    each(": repository(owner: $", [this](const std::string& alias, std::string_view arguments) {
      add_repository(alias, arguments);
    });
    each(": repositoryOwner(login: $",
         [this](const std::string& alias, std::string_view arguments) {
           add_owner(alias, arguments);
         });
    Json answer{{"data", data_}};
    if (!errors_.empty()) answer["errors"] = errors_;
    return answer.dump();
  }

 private:
  template <class Add>
  void each(std::string_view opening, const Add& add) {
    std::size_t at = 0;
    while (true) {
      const std::size_t colon = query_.find(opening, at);
      const auto arguments = between(query_, opening, ")", at);
      if (!arguments) return;
      add(word_before(query_, colon), *arguments);
    }
  }

  std::string variable(std::string_view name) const {
    return variables_.value(std::string(name), "");
  }

  void add_repository(const std::string& alias, std::string_view arguments) {
    const std::string owner = variable(arguments.substr(0, arguments.find(',')));
    const std::string name = variable(arguments.substr(arguments.find('$') + 1));
    const ForgeRepository* repository = world_.find(owner + '/' + name);
    if (repository != nullptr && !repository->moved_to.empty())
      repository = world_.find(repository->moved_to);
    if (repository != nullptr) {
      data_[alias] = repository_object(*repository, world_, query_);
      return;
    }
    data_[alias] = nullptr;
    errors_.push_back({{"type", "NOT_FOUND"},
                       {"path", Json::array({alias})},
                       {"message", "Could not resolve to a Repository with the name '" + owner +
                                       '/' + name + "'."}});
  }

  void add_owner(const std::string& alias, std::string_view login) {
    constexpr std::size_t kFirst = 5;
    const std::string owner = variable(login);
    const std::vector<const ForgeRepository*> theirs = world_.of_owner(owner);
    data_[alias] = nullptr;
    if (theirs.empty()) return;
    Json nodes = Json::array();
    for (const ForgeRepository* repository : theirs)
      if (nodes.size() < kFirst)
        nodes.push_back(repository_object(*repository, world_, query_));
    data_[alias] = {{"url", "https://github.com/" + owner},
                    {"all", {{"totalCount", theirs.size()}}},
                    {"repositories", {{"nodes", std::move(nodes)}}}};
  }

  const GraphqlWorld& world_;
  std::string query_;
  Json variables_;
  Json data_ = Json::object();
  Json errors_ = Json::array();
};

}  // namespace

std::string answer_graphql(std::string_view body, const GraphqlWorld& world) {
  const Json question = Json::parse(body, nullptr, false);
  if (!question.is_object() || !question.contains("query"))
    return R"({"errors":[{"message":"A query attribute must be specified and must be a string."}]})";
  return Answer(world, question).write();
}

}  // namespace vigie::world
