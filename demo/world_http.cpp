#include "demo/world_http.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <memory>
#include <utility>

#include <zlib.h>

namespace vigie::world {

namespace {

constexpr std::size_t kHeaderBytes = 64U << 10U;
constexpr std::size_t kBodyBytes = 16U << 20U;
constexpr std::size_t kSmallestGzip = 512;
constexpr std::chrono::milliseconds kBetweenBytes{30'000};

std::string lower(std::string_view text) {
  std::string lowered{text};
  std::ranges::transform(lowered, lowered.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lowered;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

std::optional<std::size_t> number(std::string_view text, int base) {
  std::size_t value = 0;
  const auto [end, problem] =
      std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (problem != std::errc{} || end == text.data()) return std::nullopt;
  return value;
}

/// The host of a Host header, without its port.
std::string host_of(std::string_view authority) {
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.rfind(':');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  return lower(has_port ? authority.substr(0, colon) : authority);
}

bool parse_request_line(std::string_view line, WorldRequest& request) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || last <= first) return false;
  if (!line.substr(last + 1).starts_with("HTTP/1.")) return false;
  request.method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  if (!target.starts_with('/')) return false;
  const std::size_t question = target.find('?');
  request.path = target.substr(0, question);
  if (question != std::string_view::npos) request.query = target.substr(question + 1);
  return true;
}

std::optional<WorldRequest> parse_head(std::string_view head) {
  WorldRequest request;
  std::size_t end = head.find("\r\n");
  if (!parse_request_line(head.substr(0, end), request)) return std::nullopt;
  while (end != std::string_view::npos) {
    head.remove_prefix(end + 2);
    end = head.find("\r\n");
    const std::string_view line = head.substr(0, end);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    request.headers.emplace_back(lower(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  request.authority = request.header("host");
  request.host = host_of(request.authority);
  return request;
}

/// At most `kBodyBytes` of it.
std::optional<std::string> gunzip(std::string_view packed) {
  constexpr int kGzip = 15 + 16;
  z_stream stream{};
  if (inflateInit2(&stream, kGzip) != Z_OK) return std::nullopt;
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> owner{&stream, inflateEnd};
  std::string input{packed};
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  std::string text;
  std::array<char, 16384> part{};
  int result = Z_OK;
  while (result == Z_OK && text.size() < kBodyBytes) {
    stream.next_out = reinterpret_cast<Bytef*>(part.data());
    stream.avail_out = static_cast<uInt>(part.size());
    result = inflate(&stream, Z_NO_FLUSH);
    text.append(part.data(), part.size() - stream.avail_out);
  }
  if (result != Z_STREAM_END) return std::nullopt;
  return text;
}

std::string gzip(std::string_view text) {
  constexpr int kGzip = 15 + 16;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  const std::unique_ptr<z_stream, decltype(&deflateEnd)> owner{&stream, deflateEnd};
  std::string input{text};
  std::string packed(deflateBound(&stream, input.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  return packed;
}

std::string_view reason(int status) {
  constexpr std::array<std::pair<int, std::string_view>, 12> kReasons{
      {{200, "OK"},
       {301, "Moved Permanently"},
       {302, "Found"},
       {304, "Not Modified"},
       {401, "Unauthorized"},
       {403, "Forbidden"},
       {404, "Not Found"},
       {410, "Gone"},
       {429, "Too Many Requests"},
       {500, "Internal Server Error"},
       {503, "Service Unavailable"},
       {504, "Gateway Timeout"}}};
  const auto* const known =
      std::ranges::find(kReasons, status, &std::pair<int, std::string_view>::first);
  return known == kReasons.end() ? "Unnamed" : known->second;
}

bool has_header(const Headers& headers, std::string_view name) {
  return std::ranges::any_of(headers,
                             [&](const auto& header) { return lower(header.first) == name; });
}

struct Encoded {
  std::string body;
  bool says_gzip = false;
};

Encoded encode(const WorldRequest& request, const WorldAnswer& answer) {
  if (answer.fault == AnswerFault::bad_gzip) return {answer.body, true};
  const bool is_welcome =
      request.header("accept-encoding").find("gzip") != std::string_view::npos;
  if (!is_welcome || answer.body.size() < kSmallestGzip ||
      has_header(answer.headers, "content-encoding"))
    return {answer.body, false};
  return {gzip(answer.body), true};
}

std::string head_of(const WorldAnswer& answer, const Encoded& encoded, After after) {
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + ' ' +
                     std::string(reason(answer.status)) + "\r\n";
  for (const auto& [name, value] : answer.headers)
    head.append(name).append(": ").append(value).append("\r\n");
  if (encoded.says_gzip) head += "content-encoding: gzip\r\nvary: accept-encoding\r\n";
  head += "content-length: " + std::to_string(encoded.body.size()) + "\r\n";
  if (after == After::close) head += "connection: close\r\n";
  return head + "\r\n";
}

bool drip(Connection& connection, std::string_view bytes) {
  constexpr std::size_t kDrop = 8;
  constexpr std::chrono::milliseconds kBetweenDrops{100};
  while (!bytes.empty()) {
    if (!connection.write(bytes.substr(0, kDrop)) || !connection.pause(kBetweenDrops))
      return false;
    bytes.remove_prefix(std::min(kDrop, bytes.size()));
  }
  return true;
}

After write_whole(Connection& connection, const WorldRequest& request,
                  const WorldAnswer& answer) {
  const Encoded encoded = encode(request, answer);
  const bool wants_end = lower(request.header("connection")) == "close";
  const After after = wants_end ? After::close : After::keep_alive;
  std::string bytes = head_of(answer, encoded, after);
  const bool has_body =
      request.method != "HEAD" && answer.status != 204 && answer.status != 304;
  if (has_body && answer.fault == AnswerFault::truncated_body) {
    connection.write(bytes += encoded.body.substr(0, encoded.body.size() / 2));
    return After::close;
  }
  if (has_body) bytes += encoded.body;
  const bool is_written =
      answer.fault == AnswerFault::drip ? drip(connection, bytes) : connection.write(bytes);
  return is_written ? after : After::close;
}

WorldAnswer typed(std::string_view type, std::string body, int status) {
  return {.status = status,
          .headers = {{"content-type", std::string(type)}},
          .body = std::move(body)};
}

}  // namespace

std::string_view WorldRequest::header(std::string_view name) const {
  const auto found =
      std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
  return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

WorldAnswer html(std::string body, int status) {
  return typed("text/html; charset=utf-8", std::move(body), status);
}
WorldAnswer text(std::string body, int status) {
  return typed("text/plain; charset=utf-8", std::move(body), status);
}
WorldAnswer json(std::string body, int status) {
  return typed("application/json; charset=utf-8", std::move(body), status);
}
WorldAnswer redirect(std::string location, int status) {
  return {.status = status, .headers = {{"location", std::move(location)}}, .body = {}};
}

bool RequestReader::fill(std::chrono::milliseconds at_most) {
  std::array<char, 16384> part{};
  const auto count = connection_.read(part, at_most);
  if (count) buffer_.append(part.data(), *count);
  return count.has_value();
}

std::optional<std::string> RequestReader::take_until(std::string_view mark, std::size_t limit,
                                                     std::chrono::milliseconds idle) {
  std::size_t searched = 0;
  while (true) {
    const std::size_t found = buffer_.find(mark, searched);
    if (found != std::string::npos) {
      std::string taken = buffer_.substr(0, found);
      buffer_.erase(0, found + mark.size());
      return taken;
    }
    if (buffer_.size() > limit) return std::nullopt;
    searched = buffer_.size() < mark.size() ? 0 : buffer_.size() - mark.size() + 1;
    if (!fill(buffer_.empty() ? idle : kBetweenBytes)) return std::nullopt;
  }
}

std::optional<std::string> RequestReader::take(std::size_t size) {
  while (buffer_.size() < size)
    if (!fill(kBetweenBytes)) return std::nullopt;
  std::string taken = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return taken;
}

std::optional<std::string> RequestReader::take_chunks() {
  constexpr std::size_t kLongestSizeLine = 1024;
  std::string body;
  while (true) {
    const auto line = take_until("\r\n", kLongestSizeLine, kBetweenBytes);
    const auto size = line ? number(*line, 16) : std::nullopt;
    if (!size || *size + body.size() > kBodyBytes) return std::nullopt;
    const auto chunk = take(*size);
    const auto end = take_until("\r\n", kLongestSizeLine, kBetweenBytes);
    if (!chunk || !end) return std::nullopt;
    if (*size == 0) return body;
    body += *chunk;
  }
}

bool RequestReader::take_body(WorldRequest& request) {
  const bool is_chunked = lower(request.header("transfer-encoding")) == "chunked";
  const std::size_t length = number(request.header("content-length"), 10).value_or(0);
  if (!is_chunked && length == 0) return true;
  if (length > kBodyBytes) return false;
  if (lower(request.header("expect")) == "100-continue" &&
      !connection_.write("HTTP/1.1 100 Continue\r\n\r\n"))
    return false;
  auto body = is_chunked ? take_chunks() : take(length);
  if (body && request.header("content-encoding") == "gzip") body = gunzip(*body);
  if (!body) return false;
  request.body = std::move(*body);
  return true;
}

std::optional<WorldRequest> RequestReader::next(std::chrono::milliseconds idle) {
  const auto head = take_until("\r\n\r\n", kHeaderBytes, idle);
  if (!head) return std::nullopt;
  auto request = parse_head(*head);
  if (!request || !take_body(*request)) return std::nullopt;
  return request;
}

After write_answer(Connection& connection, const WorldRequest& request,
                   const WorldAnswer& answer) {
  if (answer.delay.count() > 0 && !connection.pause(answer.delay)) return After::close;
  switch (answer.fault) {
    case AnswerFault::reset:
      connection.reset();
      return After::close;
    case AnswerFault::close:
      return After::close;
    case AnswerFault::silence:
      connection.hold();
      return After::close;
    case AnswerFault::none:
    case AnswerFault::truncated_body:
    case AnswerFault::drip:
    case AnswerFault::bad_gzip:
      break;
  }
  return write_whole(connection, request, answer);
}

}  // namespace vigie::world
