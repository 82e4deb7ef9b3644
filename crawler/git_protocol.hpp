/// The few sentences of git's protocol version 2 that observing a repository needs; no network.
/// Source: gitprotocol-v2(5), gitprotocol-common(5).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie {

/// One unit of git's framing: four hexadecimal digits of length, then the payload.
struct Packet {
  enum class Kind { data, flush, delimiter, response_end };
  Kind kind = Kind::data;
  std::string_view payload;  // of the bytes that are read
};

/// Reads packets one after the other from bytes that outlive it.
class PacketReader {
 public:
  explicit PacketReader(std::string_view bytes) : rest_(bytes) {}

  /// The next packet; nothing at the end and from the first malformed one on.
  std::optional<Packet> next();
  /// Whether the bytes ended where a packet did.
  bool is_complete() const { return !is_malformed_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_malformed_ = false;
};

/// A data packet. `payload` is at most 65,516 bytes.
std::string packet(std::string_view payload);

/// What a server says of itself in answer to "info/refs?service=git-upload-pack".
struct GitServer {
  bool speaks_version_2 = false;  // else nothing more is known
  bool tells_unborn_head = false;
  bool can_filter = false;  // partial clones: without them one commit may bring megabytes
};

/// Nothing when the answer is not git's.
std::optional<GitServer> read_git_server(std::string_view body);

/// The question for HEAD and the branches.
std::string ask_for_refs(const GitServer& server);

struct GitRefs {
  std::string head;            // the object that HEAD names, "" when there is no commit
  std::string default_branch;  // "" when the server does not tell
};

/// Nothing when the answer is malformed. Where HEAD names an absent branch, `head` is the
/// first branch's and `default_branch` that branch.
std::optional<GitRefs> read_refs(std::string_view body);

/// The question for a commit and those before it, each with its root folder (no files). Along
/// every line of history at most `kHistoryDepth` of them.
std::string ask_for_commits(std::string_view object_id);
inline constexpr int kHistoryDepth = 10;

/// The question for files' contents and folders, with the folders below them (no files of
/// those).
std::string ask_for_objects(std::span<const std::string> object_ids);

/// The pack in the answer to `ask_for_commits` or `ask_for_objects`; nothing when there is
/// none.
std::optional<std::string> read_fetched_pack(std::string_view body);

/// 40 lower-case hexadecimal digits (SHA-1: what forges use).
bool is_object_id(std::string_view text);

}  // namespace vigie
