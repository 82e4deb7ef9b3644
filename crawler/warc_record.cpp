#include "crawler/warc_record.hpp"

#include "crawler/ascii.hpp"
#include "crawler/gzip.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <random>
#include <stdexcept>

#include <openssl/evp.h>

namespace vigie {

namespace {

constexpr std::string_view kVersion = "WARC/1.1";

std::string one_line(std::string_view value) {
  return std::string(value.substr(0, value.find_first_of("\r\n")));
}

std::string base32(const std::array<unsigned char, 20>& bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const unsigned char byte : bytes) {
    bits = (bits << 8U | byte) & 0xffffU;
    for (count += 8; count >= 5; count -= 5)
      text += kLetters[bits >> static_cast<unsigned>(count - 5) & 31U];
  }
  return text;
}

/// The lines of a head up to the empty one, each without its line end; nothing when it never
/// ends. Sets `bytes` to where the rest starts.
std::optional<std::vector<std::string_view>> head_lines(std::string_view text,
                                                        std::size_t& bytes) {
  std::vector<std::string_view> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = end + 1;
    if (line.empty()) {
      bytes = at;
      return lines;
    }
    lines.push_back(line);
  }
  return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> field_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  return std::pair{std::string(trim(line.substr(0, colon))),
                   std::string(trim(line.substr(colon + 1)))};
}

}  // namespace

std::string_view WarcRecord::field(std::string_view name) const {
  for (const auto& [known, value] : fields)
    if (equals_ignoring_case(known, name)) return value;
  return {};
}

std::string new_record_id() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  static thread_local std::mt19937_64 random{std::random_device{}()};
  std::string id = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx";
  for (char& letter : id)
    if (letter == 'x') letter = kDigits[random() % kDigits.size()];
  return "<urn:uuid:" + id + '>';
}

std::string warc_digest(std::string_view bytes) {
  std::array<unsigned char, 20> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1 ||
      size != digest.size())
    throw std::runtime_error("SHA-1 is not to be had");
  return "sha1:" + base32(digest);
}

std::string gzip_record(const WarcRecord& record) {
  std::string text(kVersion);
  text += "\r\n";
  for (const auto& [name, value] : record.fields)
    text += name + ": " + one_line(value) + "\r\n";
  text += "Content-Length: " + std::to_string(record.block.size()) + "\r\n\r\n";
  text += record.block;
  text += "\r\n\r\n";

  return gzip_member(text);
}

std::optional<WarcRecord> parse_record(std::string_view text) {
  std::size_t head = 0;
  const auto lines = head_lines(text, head);
  if (!lines || lines->empty() || !lines->front().starts_with("WARC/1.")) return std::nullopt;
  WarcRecord record;
  std::optional<std::size_t> length;
  for (std::size_t i = 1; i < lines->size(); ++i) {
    auto field = field_of((*lines)[i]);
    if (!field) return std::nullopt;
    if (equals_ignoring_case(field->first, "content-length")) {
      std::size_t bytes = 0;
      const std::string& digits = field->second;
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), bytes);
      if (read.ec != std::errc{}) return std::nullopt;
      length = bytes;
    } else {
      record.fields.push_back(std::move(*field));
    }
  }
  if (!length || text.size() - head < *length) return std::nullopt;
  record.block = text.substr(head, *length);
  return record;
}

std::optional<HttpHead> parse_http_head(std::string_view block) {
  HttpHead head;
  const auto lines = head_lines(block, head.bytes);
  if (!lines || lines->empty()) return std::nullopt;
  head.start_line = lines->front();
  for (std::size_t i = 1; i < lines->size(); ++i)
    if (auto field = field_of((*lines)[i]))
      head.fields.emplace_back(ascii_lower(std::string_view(field->first)),
                               std::move(field->second));
  return head;
}

}  // namespace vigie
