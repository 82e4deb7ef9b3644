#include "crawler/git_pack.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <system_error>
#include <utility>

#include <zlib.h>

namespace vigie {

namespace {

/// Takes numbers and bytes off the front of a text. After the first failure all fail.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  std::size_t position() const { return position_; }
  bool failed() const { return failed_; }
  bool at_end() const { return position_ == bytes_.size(); }
  std::string_view rest() const { return bytes_.substr(position_); }

  std::uint8_t byte() {
    const std::string_view one = take(1);
    return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one.front());
  }

  std::string_view take(std::size_t count) {
    if (failed_ || count > bytes_.size() - position_) {
      failed_ = true;
      return {};
    }
    position_ += count;
    return bytes_.substr(position_ - count, count);
  }

  std::uint32_t big_endian() {
    std::uint32_t value = 0;
    for (const char c : take(4)) value = (value << 8U) | static_cast<std::uint8_t>(c);
    return value;
  }

  /// Seven bits a byte, the lowest first, as sizes are written.
  std::uint64_t size() { return continue_size(0, 0); }

  std::uint64_t continue_size(std::uint64_t value, unsigned shift) {
    constexpr unsigned kMaxShift = 56;
    std::uint8_t next = 0x80;
    while ((next & 0x80U) != 0 && !failed_) {
      next = byte();
      failed_ = failed_ || shift > kMaxShift;
      value |= static_cast<std::uint64_t>(next & 0x7FU) << std::min(shift, kMaxShift);
      shift += 7;
    }
    return value;
  }

  /// How far back the base of a delta stands.
  std::uint64_t offset() {
    std::uint8_t next = byte();
    std::uint64_t value = next & 0x7FU;
    while ((next & 0x80U) != 0 && !failed_) {
      next = byte();
      failed_ = failed_ || value > (std::uint64_t{1} << 48U);
      value = ((value + 1) << 7U) | (next & 0x7FU);
    }
    return value;
  }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
  bool failed_ = false;
};

/// Inflates one stream of exactly `size` bytes; moves the cursor past it.
std::optional<std::string> inflate_exactly(Cursor& cursor, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return std::nullopt;
  const std::string_view input = cursor.rest();
  // One byte of room for an empty object: zlib wants a place to write to.
  unsigned char nowhere = 0;
  // zlib's type lacks const; it does not write to its input.
  stream.next_in =
      const_cast<Bytef*>(reinterpret_cast<const Bytef*>(input.data()));  // NOLINT(*-const-cast)
  stream.avail_in =
      static_cast<uInt>(std::min<std::size_t>(input.size(), std::numeric_limits<uInt>::max()));
  stream.next_out = size == 0 ? &nowhere : reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(size);
  const int result = inflate(&stream, Z_FINISH);
  const std::size_t used = stream.total_in;
  const bool is_whole = result == Z_STREAM_END && stream.total_out == size;
  inflateEnd(&stream);
  if (!is_whole) return std::nullopt;
  cursor.take(used);
  return out;
}

/// One entry of a pack before its delta is resolved.
struct Entry {
  bool is_delta = false;
  GitKind kind = GitKind::blob;  // of a delta: once it is resolved
  std::string content;           // or the delta's instructions
};

constexpr unsigned kOffsetDelta = 6;
constexpr unsigned kNamedDelta = 7;

std::optional<GitKind> kind_of(unsigned type) {
  constexpr std::array kKinds = {GitKind::commit, GitKind::tree, GitKind::blob, GitKind::tag};
  if (type < 1 || type > kKinds.size()) return std::nullopt;
  return kKinds.at(type - 1);
}

/// The piece of the base that a delta's copy instruction names; nothing when it is not there.
std::optional<std::string_view> copied_piece(Cursor& cursor, unsigned instruction,
                                             std::string_view base) {
  // Offset in four bytes, size in three; each byte is there if its bit is set.
  std::array<std::size_t, 2> copy{};
  for (unsigned bit = 0; bit < 7; ++bit) {
    if ((instruction >> bit & 1U) == 0) continue;
    copy.at(bit / 4) |= static_cast<std::size_t>(cursor.byte()) << (8U * (bit % 4));
  }
  const auto [offset, given_size] = copy;
  const std::size_t size = given_size == 0 ? 0x10000 : given_size;
  if (offset > base.size() || size > base.size() - offset) return std::nullopt;
  return base.substr(offset, size);
}

/// The text that a delta makes of its base; nothing when it is malformed or passes `room`.
std::optional<std::string> apply_delta(std::string_view base, std::string_view delta,
                                       std::size_t room) {
  Cursor cursor(delta);
  const std::uint64_t base_size = cursor.size();
  const std::uint64_t result_size = cursor.size();
  if (base_size != base.size() || result_size > room) return std::nullopt;
  std::string out;
  while (!cursor.at_end() && !cursor.failed()) {
    const std::uint8_t instruction = cursor.byte();
    if (instruction == 0) return std::nullopt;  // reserved
    const bool is_copy = (instruction & 0x80U) != 0;
    const std::optional<std::string_view> piece = is_copy
                                                      ? copied_piece(cursor, instruction, base)
                                                      : std::optional(cursor.take(instruction));
    if (!piece || piece->size() > result_size - out.size()) return std::nullopt;
    out += *piece;
  }
  if (cursor.failed() || out.size() != result_size) return std::nullopt;
  return out;
}

/// Reads the entries, then resolves deltas from their bases outwards, without recursion.
class PackReader {
 public:
  explicit PackReader(const PackLimits& limits)
      : limits_(limits), room_(limits.max_content_bytes) {}

  std::optional<GitObjects> read(std::string_view pack) {
    if (pack.size() < kGitHashBytes) return std::nullopt;
    const std::string_view body = pack.substr(0, pack.size() - kGitHashBytes);
    if (git_hash(body) != pack.substr(body.size())) return std::nullopt;
    Cursor cursor(body);
    const bool is_pack = cursor.take(4) == "PACK" && cursor.big_endian() == 2;
    const std::uint32_t count = cursor.big_endian();
    if (!is_pack || cursor.failed() || count > limits_.max_objects) return std::nullopt;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!read_entry(cursor)) return std::nullopt;
    }
    if (!cursor.at_end() || !resolve()) return std::nullopt;
    return std::move(objects_);
  }

 private:
  bool read_entry(Cursor& cursor) {
    const std::size_t start = cursor.position();
    const std::uint8_t first = cursor.byte();
    const unsigned type = (first >> 4U) & 7U;
    const std::uint64_t size =
        (first & 0x80U) != 0 ? cursor.continue_size(first & 15U, 4) : first & 15U;
    const std::optional<GitKind> kind = kind_of(type);
    Entry entry{.is_delta = !kind, .kind = kind.value_or(GitKind::blob), .content = {}};
    if (type == kOffsetDelta) {
      const std::uint64_t back = cursor.offset();
      const auto base = by_offset_.find(start - back);
      if (back == 0 || back > start || base == by_offset_.end()) return false;
      deltas_by_base_[base->second].push_back(entries_.size());
    } else if (type == kNamedDelta) {
      const std::string base_id = object_id_from_hash(cursor.take(kGitHashBytes));
      deltas_by_id_[base_id].push_back(entries_.size());
    } else if (!kind) {
      return false;
    }
    if (cursor.failed() || !take_room(size)) return false;
    std::optional<std::string> content = inflate_exactly(cursor, size);
    if (!content) return false;
    entry.content = std::move(*content);
    by_offset_.emplace(start, entries_.size());
    entries_.push_back(std::move(entry));
    return true;
  }

  bool take_room(std::uint64_t bytes) {
    if (bytes > room_) return false;
    room_ -= bytes;
    return true;
  }

  bool resolve() {
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!entries_[i].is_delta) ready.push_back(i);
    }
    while (!ready.empty()) {
      const std::size_t index = ready.back();
      ready.pop_back();
      const GitObject object{.kind = entries_[index].kind, .content = entries_[index].content};
      std::string id = git_object_id(object);
      for (const std::vector<std::size_t>& deltas :
           {std::exchange(deltas_by_base_[index], {}), std::exchange(deltas_by_id_[id], {})}) {
        for (const std::size_t delta : deltas) {
          if (!resolve_one(entries_[delta], object)) return false;
          ready.push_back(delta);
        }
      }
      objects_.emplace(std::move(id), object);
    }
    return true;
  }

  bool resolve_one(Entry& delta, const GitObject& base) {
    std::optional<std::string> content =
        apply_delta(base.content, delta.content, static_cast<std::size_t>(room_));
    if (!content || !take_room(content->size())) return false;
    delta.kind = base.kind;
    delta.content = std::move(*content);
    return true;
  }

  PackLimits limits_;
  std::uint64_t room_;
  std::vector<Entry> entries_;
  std::map<std::uint64_t, std::size_t> by_offset_;
  std::map<std::size_t, std::vector<std::size_t>> deltas_by_base_;
  std::map<std::string, std::vector<std::size_t>> deltas_by_id_;
  GitObjects objects_;
};

}  // namespace

std::optional<GitObjects> read_pack(std::string_view pack, const PackLimits& limits) {
  return PackReader(limits).read(pack);
}

}  // namespace vigie
