#include "crawler/git_protocol.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>
#include <vector>

namespace vigie {

namespace {

constexpr std::string_view kFlush = "0000";
constexpr std::string_view kDelimiter = "0001";
constexpr std::size_t kLengthDigits = 4;

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  return line;
}

/// A command of protocol version 2 with its arguments.
std::string command(std::string_view name, const std::vector<std::string>& arguments) {
  std::string out = packet("command=" + std::string(name) + '\n');
  out += packet("object-format=sha1\n");
  out += kDelimiter;
  for (const std::string& argument : arguments) out += packet(argument + '\n');
  out += kFlush;
  return out;
}

bool has_word(std::string_view words, std::string_view wanted) {
  const std::vector<std::string_view> parts = split(words, ' ');
  return std::ranges::find(parts, wanted) != parts.end();
}

/// "a1b2… refs/heads/main symref-target:… peeled:…".
struct RefLine {
  std::string_view object_id;  // or "unborn"
  std::string_view name;
  std::string_view target;  // of a symbolic reference
};

std::optional<RefLine> read_ref_line(std::string_view line) {
  const std::vector<std::string_view> parts = split(line, ' ');
  if (parts.size() < 2) return std::nullopt;
  RefLine ref{.object_id = parts[0], .name = parts[1], .target = {}};
  if (ref.object_id != "unborn" && !is_object_id(ref.object_id)) return std::nullopt;
  for (const std::string_view attribute : parts) {
    constexpr std::string_view kTarget = "symref-target:";
    if (attribute.starts_with(kTarget)) ref.target = attribute.substr(kTarget.size());
  }
  return ref;
}

std::string branch_name(std::string_view ref) {
  constexpr std::string_view kBranches = "refs/heads/";
  return valid_utf8(ref.starts_with(kBranches) ? ref.substr(kBranches.size()) : "");
}

}  // namespace

std::optional<Packet> PacketReader::next() {
  if (is_malformed_ || rest_.empty()) return std::nullopt;
  const auto malformed = [this] {
    is_malformed_ = true;
    return std::nullopt;
  };
  if (rest_.size() < kLengthDigits) return malformed();
  std::size_t length = 0;
  const char* const digits_end = rest_.data() + kLengthDigits;
  const auto [stop, error] = std::from_chars(rest_.data(), digits_end, length, 16);
  if (error != std::errc{} || stop != digits_end) return malformed();
  if (length < kLengthDigits) {
    constexpr std::array kSpecial = {Packet::Kind::flush, Packet::Kind::delimiter,
                                     Packet::Kind::response_end};
    if (length >= kSpecial.size()) return malformed();
    rest_.remove_prefix(kLengthDigits);
    return Packet{.kind = kSpecial.at(length), .payload = {}};
  }
  if (length > rest_.size()) return malformed();
  const Packet found{.kind = Packet::Kind::data,
                     .payload = rest_.substr(kLengthDigits, length - kLengthDigits)};
  rest_.remove_prefix(length);
  return found;
}

std::string packet(std::string_view payload) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::size_t length = payload.size() + kLengthDigits;
  std::string out;
  for (const unsigned shift : {12U, 8U, 4U, 0U}) out += kDigits[(length >> shift) & 15U];
  out += payload;
  return out;
}

std::optional<GitServer> read_git_server(std::string_view body) {
  GitServer server;
  PacketReader reader(body);
  std::optional<Packet> first = reader.next();
  if (first && first->payload.starts_with("# service=")) {
    reader.next();  // the flush that ends the announcement
    first = reader.next();
  }
  if (!first) return std::nullopt;
  if (without_line_end(first->payload) != "version 2") {
    const std::size_t space = first->payload.find(' ');
    const bool is_older_version =
        space != std::string_view::npos && is_object_id(first->payload.substr(0, space));
    return is_older_version ? std::optional(server) : std::nullopt;
  }
  server.speaks_version_2 = true;
  while (const std::optional<Packet> next = reader.next()) {
    const std::string_view line = without_line_end(next->payload);
    const std::size_t equals = std::min(line.find('='), line.size());
    const std::string_view name = line.substr(0, equals);
    const std::string_view values = line.substr(std::min(equals + 1, line.size()));
    if (name == "ls-refs") server.tells_unborn_head = has_word(values, "unborn");
    if (name == "fetch") server.can_filter = has_word(values, "filter");
    // Objects of another format cannot be asked for by a SHA-1.
    if (name == "object-format" && values != "sha1") server.speaks_version_2 = false;
  }
  return server;
}

std::string ask_for_refs(const GitServer& server) {
  std::vector<std::string> arguments = {"symrefs", "ref-prefix HEAD", "ref-prefix refs/heads/"};
  if (server.tells_unborn_head) arguments.emplace_back("unborn");
  return command("ls-refs", arguments);
}

std::optional<GitRefs> read_refs(std::string_view body) {
  GitRefs refs;
  GitRefs first_branch;
  PacketReader reader(body);
  while (const std::optional<Packet> next = reader.next()) {
    if (next->kind != Packet::Kind::data)
      return refs.head.empty() && !first_branch.head.empty() ? first_branch : refs;
    const std::optional<RefLine> ref = read_ref_line(without_line_end(next->payload));
    if (!ref) return std::nullopt;
    const bool is_unborn = ref->object_id == "unborn";
    if (ref->name == "HEAD") {
      refs.default_branch = branch_name(ref->target);
      if (!is_unborn) refs.head = ref->object_id;
    } else if (first_branch.head.empty() && !is_unborn) {
      first_branch = {.head = std::string(ref->object_id),
                      .default_branch = branch_name(ref->name)};
    }
  }
  return std::nullopt;  // cut before the flush that ends it
}

std::string ask_for_commits(std::string_view object_id) {
  return command("fetch",
                 {"no-progress", "ofs-delta", "deepen " + std::to_string(kHistoryDepth),
                  "filter tree:1", "want " + std::string(object_id), "done"});
}

std::string ask_for_objects(std::span<const std::string> object_ids) {
  std::vector<std::string> arguments = {"no-progress", "ofs-delta", "filter blob:none"};
  for (const std::string& id : object_ids) arguments.push_back("want " + id);
  arguments.emplace_back("done");
  return command("fetch", arguments);
}

std::optional<std::string> read_fetched_pack(std::string_view body) {
  PacketReader reader(body);
  bool in_pack = false;
  std::string pack;
  while (const std::optional<Packet> next = reader.next()) {
    if (!in_pack) {
      in_pack = without_line_end(next->payload) == "packfile";
      continue;
    }
    if (next->kind != Packet::Kind::data || next->payload.empty()) break;
    // Side bands: 1 is the pack, 2 progress, 3 a fatal error.
    const char band = next->payload.front();
    if (band == 3) return std::nullopt;
    if (band == 1) pack += next->payload.substr(1);
  }
  if (pack.empty()) return std::nullopt;
  return pack;
}

bool is_object_id(std::string_view text) {
  constexpr std::size_t kDigits = 40;
  return text.size() == kDigits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace vigie
