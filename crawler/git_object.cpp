#include "crawler/git_object.hpp"

#include "crawler/git_protocol.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>

#include <openssl/evp.h>

namespace vigie {

namespace {

std::string_view name_of(GitKind kind) {
  switch (kind) {
    case GitKind::commit:
      return "commit";
    case GitKind::tree:
      return "tree";
    case GitKind::blob:
      return "blob";
    case GitKind::tag:
      return "tag";
  }
  return "";
}

/// What stands after `name` and a space in the header lines of a commit.
std::string_view header_value(std::string_view object, std::string_view name) {
  while (!object.empty() && object.front() != '\n') {
    const std::string_view line = object.substr(0, object.find('\n'));
    if (line.size() > name.size() && line.starts_with(name) && line[name.size()] == ' ') {
      return line.substr(name.size() + 1);
    }
    object.remove_prefix(std::min(line.size() + 1, object.size()));
  }
  return {};
}

}  // namespace

std::string git_hash(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha1(), nullptr);
  return {digest.begin(), digest.begin() + length};
}

std::string object_id_from_hash(std::string_view hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : hash) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::string git_object_id(const GitObject& object) {
  std::string bytes(name_of(object.kind));
  bytes += ' ' + std::to_string(object.content.size());
  bytes += '\0';
  bytes += object.content;
  return object_id_from_hash(git_hash(bytes));
}

std::string tree_of_commit(std::string_view commit) {
  const std::string_view id = header_value(commit, "tree");
  return is_object_id(id) ? std::string(id) : "";
}

std::optional<Date> commit_date(std::string_view commit) {
  // "Name <address> 1755684000 +0200"; a name may hold any of it but '>' before the numbers.
  std::string_view committer = header_value(commit, "committer");
  const std::size_t bracket = committer.rfind('>');
  if (bracket == std::string_view::npos) return std::nullopt;
  committer = trim(committer.substr(bracket + 1));
  std::int64_t seconds = 0;
  const auto [end, error] =
      std::from_chars(committer.data(), committer.data() + committer.size(), seconds);
  constexpr std::int64_t kYear10000 = 253'402'300'800;
  if (error != std::errc{} || seconds < 0 || seconds >= kYear10000) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds{std::chrono::seconds{seconds}});
}

std::string author_of_commit(std::string_view commit) {
  const std::string_view author = header_value(commit, "author");
  const std::size_t bracket = author.rfind('>');
  return bracket == std::string_view::npos ? "" : valid_utf8(author.substr(0, bracket + 1));
}

std::vector<TreeEntry> read_tree(std::string_view tree) {
  std::vector<TreeEntry> entries;
  while (!tree.empty()) {
    const std::size_t space = tree.find(' ');
    const std::size_t end = tree.find('\0');
    if (space == std::string_view::npos || end == std::string_view::npos || space > end ||
        tree.size() - end - 1 < kGitHashBytes) {
      break;
    }
    const std::string_view mode = tree.substr(0, space);
    entries.push_back({.name = valid_utf8(tree.substr(space + 1, end - space - 1)),
                       .object_id = object_id_from_hash(tree.substr(end + 1, kGitHashBytes)),
                       .is_file = mode.starts_with("100") || mode == "120000",
                       .is_folder = mode == "40000" || mode == "040000"});
    tree.remove_prefix(end + 1 + kGitHashBytes);
  }
  return entries;
}

}  // namespace vigie
