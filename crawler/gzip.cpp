#include "crawler/gzip.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <new>

#define ZLIB_CONST
#include <zlib.h>

namespace vigie {

namespace {

constexpr std::size_t kLongestMember = 1U << 30U;  // zlib counts in 32 bits
constexpr int kGzipWindow = 15 + 16;               // zlib's way to say "with gzip's header"

}  // namespace

std::string gzip_member(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string member(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(member.data());
  stream.avail_out = static_cast<uInt>(member.size());
  deflate(&stream, Z_FINISH);
  member.resize(stream.total_out);
  deflateEnd(&stream);
  return member;
}

std::optional<InflatedMember> inflate_member(std::string_view bytes, std::size_t max_bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, kGzipWindow) != Z_OK) throw std::bad_alloc();
  InflatedMember member;
  stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(std::min(bytes.size(), kLongestMember));
  std::array<char, 65'536> chunk{};
  int outcome = Z_OK;
  while (outcome == Z_OK && member.text.size() <= max_bytes) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    outcome = inflate(&stream, Z_NO_FLUSH);
    member.text.append(chunk.data(), chunk.size() - stream.avail_out);
  }
  member.compressed_bytes = stream.total_in;
  inflateEnd(&stream);
  if (outcome != Z_STREAM_END || member.text.size() > max_bytes) return std::nullopt;
  return member;
}

}  // namespace vigie
