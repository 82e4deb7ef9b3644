#include "crawler/git_remote.hpp"

#include "crawler/git_object.hpp"
#include "crawler/git_pack.hpp"
#include "crawler/git_protocol.hpp"
#include "crawler/licence_text.hpp"
#include "text/fold.hpp"
#include "text/sha256.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

namespace {

constexpr std::string_view kAnnouncement = "/info/refs";

/// `repository` is its clone address.
Request announcement_request(Url repository) {
  repository.path += kAnnouncement;
  repository.query = "service=git-upload-pack";
  Request request = forge_request(std::move(repository));
  request.headers = {{"git-protocol", "version=2"}};
  return request;
}

Request upload_pack_request(Url repository, std::string question) {
  repository.path += "/git-upload-pack";
  Request request = forge_request(std::move(repository));
  request.method = "POST";
  request.headers = {{"git-protocol", "version=2"},
                     {"content-type", "application/x-git-upload-pack-request"},
                     {"accept", "application/x-git-upload-pack-result"}};
  request.body = std::move(question);
  request.redirects = Redirects::report;
  return request;
}

/// The repository's own address, from where its announcement was found after redirects.
std::optional<Url> repository_of(Url announcement) {
  if (!announcement.path.ends_with(kAnnouncement)) return std::nullopt;
  announcement.path.resize(announcement.path.size() - kAnnouncement.size());
  announcement.query.reset();
  announcement.fragment.reset();
  return announcement;
}

std::string page_address(const Url& repository) {
  std::string address = repository.href();
  if (address.ends_with(".git")) address.resize(address.size() - 4);
  return address;
}

/// The body of a question's answer; nothing when it was refused or did not come.
std::optional<std::string> body_of(Fetched answer) {
  if (!answer || answer->status != 200) return std::nullopt;
  return std::move(answer->body);
}

/// The objects that an answer brings; none when it is not what was asked for.
GitObjects objects_of(Fetched answer) {
  const std::optional<std::string> body = body_of(std::move(answer));
  const std::optional<std::string> pack = body ? read_fetched_pack(*body) : std::nullopt;
  return pack ? read_pack(*pack).value_or(GitObjects{}) : GitObjects{};
}

/// The text of an object of that kind; "" when it did not come.
std::string_view content_of(const GitObjects& objects, std::string_view id, GitKind kind) {
  const auto found = objects.find(std::string(id));
  if (found == objects.end() || found->second.kind != kind) return "";
  return found->second.content;
}

/// Notes what a commit and its root folder tell; returns the object of the licence's file, or
/// "".
std::string read_commit(RepositoryFacts& facts, const GitObjects& objects,
                        std::string_view head) {
  constexpr std::size_t kMaxFiles = 1'000;
  const std::string_view commit = content_of(objects, head, GitKind::commit);
  facts.last_activity = commit_date(commit);
  const std::string tree = tree_of_commit(commit);
  if (!objects.contains(tree)) return "";
  std::vector<TreeEntry> files = read_tree(content_of(objects, tree, GitKind::tree));
  std::erase_if(files, [](const TreeEntry& entry) { return !entry.is_file; });
  std::vector<std::string> names;
  for (const TreeEntry& file : files) {
    if (names.size() < kMaxFiles) names.push_back(file.name);
  }
  facts.licence_file = main_licence_file(names);
  facts.root_files = std::move(names);
  if (!facts.licence_file) return "";
  return std::ranges::find(files, *facts.licence_file, &TreeEntry::name)->object_id;
}

/// Asks for the newest commit, then for the licence's file if the root folder has one.
Task<RepositoryFacts> with_commit(Web& web, Budget& budget, Url repository,
                                  RepositoryFacts facts, std::string head) {
  Request commit_request = upload_pack_request(repository, ask_for_commit(head));
  const GitObjects objects = objects_of(co_await web.get(std::move(commit_request), budget));
  const std::string licence_id = read_commit(facts, objects, head);
  if (licence_id.empty()) co_return facts;
  Request file_request = upload_pack_request(std::move(repository), ask_for_file(licence_id));
  file_request.max_body_bytes = 1U << 20U;
  const GitObjects files = objects_of(co_await web.get(std::move(file_request), budget));
  facts.licence = licence_of_text(content_of(files, licence_id, GitKind::blob));
  co_return facts;
}

}  // namespace

Task<ForgeFacts> observe_by_git(Web& web, Budget& budget, std::string clone_url) {
  const Expected<Url, UrlProblem> clone = parse_url(clone_url);
  if (!clone) {
    Unseen why;
    why.cause = Cause::decode;
    why.url = std::move(clone_url);
    why.detail = "not an address to clone from";
    co_return Unexpected{std::move(why)};
  }
  Request announcement = announcement_request(*clone);
  const Fetched answer = co_await web.get(std::move(announcement), budget);
  if (!answer) co_return Unexpected{answer.error()};
  if (std::optional<Unseen> refusal = refusal_of(*answer)) {
    co_return Unexpected{std::move(*refusal)};
  }
  RepositoryFacts facts = facts_from_status(*answer, "git");
  if (!facts.exists) co_return facts;

  const std::optional<GitServer> server = read_git_server(answer->body);
  const std::optional<Url> repository = repository_of(answer->final_url);
  if (!server || !repository) co_return Unexpected{unreadable(*answer, "no git repository")};
  facts.url = repository->href();
  if (fold(page_address(*repository)) != fold(page_address(*clone))) {
    facts.moved_to = page_address(*repository);
  }
  if (!server->speaks_version_2) co_return facts;

  Request refs_request = upload_pack_request(*repository, ask_for_refs(*server));
  const std::optional<std::string> refs_body =
      body_of(co_await web.get(std::move(refs_request), budget));
  const std::optional<GitRefs> refs = refs_body ? read_refs(*refs_body) : std::nullopt;
  if (!refs) co_return facts;
  facts.sha256 = sha256_hex(*refs_body);
  facts.empty = refs->head.empty();
  if (!refs->default_branch.empty()) facts.default_branch = refs->default_branch;
  if (refs->head.empty() || !server->can_filter) co_return facts;
  co_return co_await with_commit(web, budget, *repository, std::move(facts), refs->head);
}

}  // namespace vigie
