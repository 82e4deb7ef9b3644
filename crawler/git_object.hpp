/// What git keeps: commits, folders and files, read from their stored form.
/// Source: gitformat-pack(5), git-cat-file(1).
#pragma once

#include "text/date.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

inline constexpr std::size_t kGitHashBytes = 20;

enum class GitKind { commit, tree, blob, tag };

struct GitObject {
  GitKind kind = GitKind::blob;
  std::string content;

  friend bool operator==(const GitObject&, const GitObject&) = default;
};

/// SHA-1 of bytes: 20 bytes.
std::string git_hash(std::string_view bytes);

/// 40 hexadecimal digits for the 20 bytes of a hash.
std::string object_id_from_hash(std::string_view hash);

/// The object id of contents: SHA-1 over "kind size\0contents".
std::string git_object_id(const GitObject& object);

/// The tree that a commit records; "" when it is malformed.
std::string tree_of_commit(std::string_view commit);

/// The day, in UTC, on which a commit was made (the committer's date, not the author's).
std::optional<Date> commit_date(std::string_view commit);

/// The name and the address of a commit's author, as "Name <address>"; "" when malformed.
std::string author_of_commit(std::string_view commit);

struct TreeEntry {
  std::string name;  // valid UTF-8
  std::string object_id;
  bool is_file = false;    // or a symbolic link
  bool is_folder = false;  // neither: a submodule

  friend bool operator==(const TreeEntry&, const TreeEntry&) = default;
};

/// The entries of a folder, in git's order; what follows a malformed entry is left out.
std::vector<TreeEntry> read_tree(std::string_view tree);

}  // namespace vigie
