/// Real git repositories made at given dates, and served by git's own HTTP backend.
#pragma once

#include "demo/world.hpp"
#include "text/date.hpp"

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace vigie::world {

/// A bare repository to be made. Without files it stays empty.
struct GitRepository {
  std::string name;  // a path below the root, without ".git"
  std::string branch = "main";
  std::map<std::string, std::string> files = {};  // path → text, of the newest commit
  Date last_commit = {};     // noon of that day; one older commit comes before it
  std::string last_by = {};  // the last commit's author; "": the same as of the one before
};

/// Makes root/name.git with the `git` program; false when it cannot.
bool make_git_repository(const std::filesystem::path& root, const GitRepository& repository);

/// Runs `git http-backend` for each new question and remembers the answers: the repositories
/// below `root` do not change while they are served. Safe from many threads.
class GitBackend {
 public:
  explicit GitBackend(std::filesystem::path root) : root_(std::move(root)) {}

  /// Answers a request for `service` ("info/refs", "git-upload-pack") of root/name.git.
  WorldAnswer answer(const WorldRequest& request, std::string_view name,
                     std::string_view service);

 private:
  std::filesystem::path root_;
  std::mutex mutex_;
  std::map<std::string, WorldAnswer> known_;  // guarded by mutex_
};

}  // namespace vigie::world
