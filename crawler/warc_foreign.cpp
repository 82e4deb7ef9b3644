#include "crawler/warc_foreign.hpp"

#include "crawler/ascii.hpp"
#include "crawler/warc_record.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#define ZLIB_CONST
#include <zlib.h>

namespace vigie {

namespace {

constexpr std::size_t kBodyBytes = 64U << 20U;
constexpr int kEitherHeader = 15 + 32;  // zlib's way to say "gzip or zlib, whichever it is"

std::string_view value_of(const WarcFields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &WarcFields::value_type::first);
  return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

/// The data of chunks (RFC 9112, section 7.1); what follows a broken chunk is left out.
std::string joined_chunks(std::string_view body) {
  std::string joined;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto read = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const std::size_t line_end = body.find('\n');
    if (read.ec != std::errc{} || size == 0 || line_end == std::string_view::npos) break;
    body.remove_prefix(line_end + 1);
    joined += body.substr(0, size);
    body.remove_prefix(std::min(body.size(), size));
    if (body.starts_with("\r\n")) body.remove_prefix(2);
  }
  return joined;
}

/// Nothing when it is neither gzip nor zlib, breaks off, or grows beyond all measure.
std::optional<std::string> inflated(std::string_view body) {
  z_stream stream{};
  if (inflateInit2(&stream, kEitherHeader) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<const Bytef*>(body.data());
  stream.avail_in = static_cast<uInt>(body.size());
  std::string text;
  std::array<char, 65'536> chunk{};
  int outcome = Z_OK;
  while (outcome == Z_OK && text.size() <= kBodyBytes) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    outcome = inflate(&stream, Z_NO_FLUSH);
    text.append(chunk.data(), chunk.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (outcome != Z_STREAM_END) return std::nullopt;
  return text;
}

/// "HTTP/1.1 200 OK" → 200.
std::optional<int> status_of(std::string_view start_line) {
  if (!start_line.starts_with("HTTP/")) return std::nullopt;
  const std::size_t space = start_line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view digits = start_line.substr(space + 1, 3);
  int status = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), status);
  if (read.ec != std::errc{} || status < 100 || status > 999) return std::nullopt;
  return status;
}

void decode_body(TransferResult& result) {
  const std::string encoding = ascii_lower(trim(value_of(result.headers, "content-encoding")));
  if (encoding.empty() || encoding == "identity") return;
  std::optional<std::string> body;
  if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate")
    body = inflated(result.body);
  if (body) {
    result.body = std::move(*body);
  } else {
    result.failure =
        Failure{.cause = Cause::decode, .detail = "content-encoding in the archive"};
    result.body.clear();
  }
}

}  // namespace

std::optional<TransferResult> foreign_answer(std::string_view block) {
  auto head = parse_http_head(block);
  const auto status = head ? status_of(head->start_line) : std::nullopt;
  if (!status) return std::nullopt;
  TransferResult result;
  result.status = *status;
  result.headers = std::move(head->fields);
  const std::string_view body = block.substr(head->bytes);
  const bool chunked =
      contains_ignoring_case(value_of(result.headers, "transfer-encoding"), "chunked");
  result.body = chunked ? joined_chunks(body) : std::string(body);
  decode_body(result);
  result.bytes = result.body.size();
  return result;
}

}  // namespace vigie
