#include "crawler/page_reader.hpp"

#include "crawler/content_kind.hpp"
#include "crawler/encoding.hpp"
#include "crawler/html.hpp"
#include "text/date.hpp"
#include "text/fold.hpp"
#include "text/sha256.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kMaxHeaders = 64;
constexpr std::size_t kMaxTextBytes = 1U << 20U;
constexpr std::size_t kMaxLines = 50'000;

/// Answers that say nothing about the page that was asked for.
std::optional<Cause> cause_of(int status) {
  if (status >= 500) return Cause::http_5xx;
  if (status == 429) return Cause::rate_limited;
  if (status == 403) return Cause::blocked;
  return std::nullopt;
}

Unseen unseen(const Response& response, Cause cause, std::string detail) {
  return {.cause = cause,
          .url = response.final_url.href(),
          .http_status = response.status,
          .certificate = response.certificate,
          .detail = std::move(detail)};
}

/// The final address; the fragment, which servers never see, is still the asked one unless a
/// redirect brought its own.
Url where_it_ended(const Response& response) {
  Url url = response.final_url;
  if (!url.fragment) url.fragment = response.asked.fragment;
  return url;
}

std::string shortened(std::string text) {
  if (text.size() > kMaxTextBytes) text.resize(code_point_start(text, kMaxTextBytes));
  return text;
}

void add_lines(std::string_view text, Page& page) {
  while (!text.empty() && page.blocks.size() < kMaxLines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line = normalise(text.substr(0, end));
    if (!line.empty())
      page.blocks.push_back({.text = std::move(line), .tag = "p", .region = Region::main});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void add_json(std::string_view text, std::string_view type, Page& page) {
  if (trim(text).empty()) return;
  page.blocks.push_back({.text = std::string(text), .tag = "pre", .region = Region::main});
  page.data_scripts.push_back({.type = std::string(type), .id = {}, .text = std::string(text)});
}

/// What the answer says of itself, the content left aside.
void describe(const Response& response, ContentKind kind, Page& page) {
  page.url = response.asked.href();
  page.final_url = where_it_ended(response).href();
  for (const Url& redirect : response.redirects) page.redirects.push_back(redirect.href());
  page.status = response.status;
  page.kind = kind;
  page.content_type = response.header("content-type");
  for (const auto& header : response.headers)
    if (header.first != "set-cookie" && page.headers.size() < kMaxHeaders)
      page.headers.push_back(header);
  page.last_modified = parse_http_date(response.header("last-modified"));
  page.certificate = response.certificate;
  page.sha256 = sha256_hex(response.body);
  page.body_bytes = response.body.size();
}

Expected<Page, HtmlProblem> read_content(const Response& response, ContentKind kind,
                                         std::span<const std::string> xpaths) {
  Page page;
  const std::string_view type = response.header("content-type");
  switch (kind) {
    case ContentKind::html:
      return parse_html(to_utf8(response.body, type), where_it_ended(response), xpaths);
    case ContentKind::json:
      add_json(shortened(to_utf8(response.body, type)), type, page);
      break;
    case ContentKind::xml:
    case ContentKind::text:
      add_lines(shortened(to_utf8(response.body, type)), page);
      break;
    case ContentKind::pdf:
    case ContentKind::other:
      break;
  }
  return page;
}

}  // namespace

Expected<Page, Unseen> read_page(const Response& response,
                                 std::span<const std::string> xpaths) {
  if (const auto cause = cause_of(response.status))
    return Unexpected{unseen(response, *cause, "HTTP " + std::to_string(response.status))};
  const ContentKind kind = content_kind(response.header("content-type"), response.body);
  auto page = read_content(response, kind, xpaths);
  if (!page)
    return Unexpected{
        unseen(response, Cause::too_large, "HTML " + std::string(to_string(page.error())))};
  describe(response, kind, *page);
  return std::move(*page);
}

}  // namespace vigie
