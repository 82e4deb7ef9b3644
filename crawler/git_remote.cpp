#include "crawler/git_remote.hpp"

#include "crawler/commit_author.hpp"
#include "crawler/git_object.hpp"
#include "crawler/git_pack.hpp"
#include "crawler/git_protocol.hpp"
#include "crawler/licence_text.hpp"
#include "crawler/repository_files.hpp"
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
  // Histories with many branches bring more commits than their depth.
  constexpr PackLimits kLimits{.max_objects = 5'000};
  return pack ? read_pack(*pack, kLimits).value_or(GitObjects{}) : GitObjects{};
}

/// The text of an object of that kind; "" when it did not come.
std::string_view content_of(const GitObjects& objects, std::string_view id, GitKind kind) {
  const auto found = objects.find(std::string(id));
  if (found == objects.end() || found->second.kind != kind) return "";
  return found->second.content;
}

/// The commits of an answer, newest first.
std::vector<SeenCommit> commits_of(const GitObjects& objects) {
  constexpr std::size_t kMaxCommits = 50;
  std::vector<SeenCommit> commits;
  for (const auto& [id, object] : objects) {
    if (object.kind != GitKind::commit) continue;
    if (const auto date = commit_date(object.content))
      commits.push_back({.date = *date, .by_bot = is_bot(author_of_commit(object.content))});
  }
  std::ranges::sort(commits, [](const SeenCommit& a, const SeenCommit& b) {
    return a.date != b.date ? a.date > b.date : a.by_bot < b.by_bot;
  });
  if (commits.size() > kMaxCommits) commits.resize(kMaxCommits);
  return commits;
}

/// Appends a folder's entries to `paths`; folders end in '/'.
void list(const std::vector<TreeEntry>& entries, const std::string& folder,
          std::vector<std::string>& paths) {
  for (const TreeEntry& entry : entries) {
    if (paths.size() >= kMaxPaths) return;
    if (entry.is_file || entry.is_folder)
      paths.push_back(folder + entry.name + (entry.is_folder ? "/" : ""));
  }
}

/// Notes what a commit and its root folder tell; returns the entries of the root.
std::vector<TreeEntry> read_commit(RepositoryFacts& facts, const GitObjects& objects,
                                   std::string_view head) {
  const std::string_view commit = content_of(objects, head, GitKind::commit);
  facts.last_activity = commit_date(commit);
  facts.commits = commits_of(objects);
  const std::string tree = tree_of_commit(commit);
  if (!objects.contains(tree)) return {};
  std::vector<TreeEntry> root = read_tree(content_of(objects, tree, GitKind::tree));
  std::vector<std::string> files;
  for (const TreeEntry& entry : root)
    if (entry.is_file) files.push_back(entry.name);
  facts.licence_file = main_licence_file(files);
  list(root, "", facts.paths.emplace());
  return root;
}

/// Whether the root's entry is to be asked for.
bool is_wanted(const TreeEntry& entry, const RepositoryFacts& facts) {
  if (entry.is_folder) return is_told_folder(entry.name);
  return entry.is_file && (entry.name == facts.licence_file || is_told_file(entry.name));
}

/// Lists a folder that came and, of the folders in it, those of continuous integration.
void list_folder(const GitObjects& objects, const TreeEntry& folder,
                 std::vector<std::string>& paths) {
  const std::string path = folder.name + '/';
  const std::vector<TreeEntry> entries =
      read_tree(content_of(objects, folder.object_id, GitKind::tree));
  list(entries, path, paths);
  for (const TreeEntry& entry : entries)
    if (entry.is_folder && entry.name == "workflows")
      list(read_tree(content_of(objects, entry.object_id, GitKind::tree)),
           path + entry.name + '/', paths);
}

void read_wanted(RepositoryFacts& facts, const GitObjects& objects,
                 const std::vector<TreeEntry>& wanted) {
  for (const TreeEntry& entry : wanted) {
    if (entry.is_folder) {
      if (facts.paths) list_folder(objects, entry, *facts.paths);
      continue;
    }
    const std::string_view text = content_of(objects, entry.object_id, GitKind::blob);
    if (entry.name == facts.licence_file) facts.licence = licence_of_text(text);
    if (is_told_file(entry.name) && objects.contains(entry.object_id))
      facts.texts.emplace(entry.name, valid_utf8(text.substr(0, kMaxToldBytes)));
  }
}

/// Asks for the newest commits, then for the files and folders of the root that tell more.
Task<RepositoryFacts> with_commits(Web& web, Budget& budget, Url repository,
                                   RepositoryFacts facts, std::string head) {
  Request commit_request = upload_pack_request(repository, ask_for_commits(head));
  const GitObjects objects = objects_of(co_await web.get(std::move(commit_request), budget));
  std::vector<TreeEntry> wanted = read_commit(facts, objects, head);
  std::erase_if(wanted, [&](const TreeEntry& entry) { return !is_wanted(entry, facts); });
  if (wanted.empty()) co_return facts;
  std::vector<std::string> ids;
  ids.reserve(wanted.size());
  for (const TreeEntry& entry : wanted) ids.push_back(entry.object_id);
  Request file_request = upload_pack_request(std::move(repository), ask_for_objects(ids));
  const GitObjects files = objects_of(co_await web.get(std::move(file_request), budget));
  read_wanted(facts, files, wanted);
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
  co_return co_await with_commits(web, budget, *repository, std::move(facts), refs->head);
}

}  // namespace vigie
