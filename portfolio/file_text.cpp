// Files at the door: bounded, regular, and readable as text.
#include "portfolio/readers.hpp"
#include "text/fold.hpp"
#include "text/sha256.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <system_error>
#include <utility>

namespace vigie {

namespace fs = std::filesystem;

namespace {

Diagnostic unreadable(const fs::path& path, std::string id, std::string text) {
  return {.place = {.file = path.string()},
          .severity = Severity::error,
          .id = std::move(id),
          .text = std::move(text)};
}

/// The line of the first byte that is no UTF-8; 0 when all is well.
int line_of_broken_byte(std::string_view bytes) {
  int line = 1;
  for (std::size_t at = 0; at < bytes.size();) {
    const DecodedCodePoint point = decode_utf8(bytes, at);
    if (!point.is_valid) return line;
    if (point.value == U'\n') ++line;
    at += point.bytes;
  }
  return 0;
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t';
  });
}

}  // namespace

std::string readable_text(std::string_view bytes, std::string_view file,
                          std::vector<Diagnostic>& problems) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (is_plain(bytes)) return std::string(bytes);
  if (const int line = line_of_broken_byte(bytes); line > 0)
    problems.push_back({.place = {.file = std::string(file), .line = line},
                        .severity = Severity::warning,
                        .id = "not-utf-8",
                        .text = "expected UTF-8 text: other bytes are read as U+FFFD"});
  return valid_utf8(bytes);
}

Expected<std::string, Diagnostic> file_bytes(const fs::path& path, std::size_t max_bytes) {
  std::error_code problem;
  if (!fs::is_regular_file(path, problem))
    return Unexpected{unreadable(path, "not-a-file", "left out: expected a regular file")};
  const std::uintmax_t size = fs::file_size(path, problem);
  if (!problem && size > max_bytes)
    return Unexpected{unreadable(path, "file-too-long",
                                 "left out: expected at most " + std::to_string(max_bytes) +
                                     " bytes, not " + std::to_string(size))};
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(problem ? 0 : size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (problem || !stream)
    return Unexpected{unreadable(path, "file-unreadable", "left out: cannot be read")};
  return bytes;
}

std::string fingerprint_of(std::string_view name, std::string_view bytes) {
  return sha256_hex(bytes) + "  " + std::string(name) + "\n";
}

}  // namespace vigie
