/// A fetched document as checks see it: text by block, links, tables; no markup, no network.
#pragma once

#include "crawler/unseen.hpp"
#include "text/date.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

/// Where something stands on a page. `navigation` is <nav> outside header and footer; `consent`
/// a cookie banner; `hidden` what is not displayed at first (accordions, dialogs, `hidden`,
/// display:none, template, noscript): kept, because accessible chart transcriptions live there.
enum class Region { header, navigation, main, footer, consent, hidden };

std::string_view to_string(Region region);

/// One run of text between block boundaries, normalised (see text/fold.hpp), never empty.
struct Block {
  std::string text;
  std::string tag;  // the nearest block element: "p", "li", "h2", "td"…
  Region region = Region::main;
};

struct Link {
  std::string url;    // resolved against <base> or the page; as written when it is not http(s)
  std::string text;   // visible text, normalised; alternative texts of images included
  std::string label;  // aria-label, else title
  std::string rel;
  Region region = Region::main;
};

struct Heading {
  int level = 1;
  std::string text;
  Region region = Region::main;
};

struct TimeElement {
  std::string datetime;
  std::string text;
  Region region = Region::main;
};

struct Table {
  std::string caption;
  std::vector<std::vector<std::string>> rows;  // header cells included, in document order
  Region region = Region::main;
};

struct Frame {
  std::string url;
  std::string title;
};

/// A script element that holds data (type json, __NEXT_DATA__, ld+json), or draws a chart of
/// series that stand in it: its text, bounded.
struct DataScript {
  std::string type;
  std::string id;
  std::string text;
};

enum class ContentKind { html, pdf, json, xml, text, other };

/// A document that answered with a status below 500, other than 403 and 429 (those are Unseen).
struct Page {
  std::string url;                     // asked for
  std::string final_url;               // after redirects, fragment of `url` kept
  std::vector<std::string> redirects;  // every address in between and the last
  int status = 200;
  ContentKind kind = ContentKind::html;
  std::string content_type;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::optional<Date> last_modified;
  std::optional<Certificate> certificate;  // of the final host, https only
  std::string sha256;                      // of the decoded body
  std::size_t body_bytes = 0;

  std::string title;
  std::string lang;
  std::vector<std::pair<std::string, std::string>> meta;  // name or property → content
  std::vector<Block> blocks;
  std::vector<Link> links;
  std::vector<Heading> headings;
  std::vector<TimeElement> times;
  std::vector<Table> tables;
  std::vector<Frame> frames;
  std::vector<DataScript> data_scripts;
  std::map<std::string, std::vector<std::string>> selections;  // XPath → texts, as planned
  bool needs_javascript = false;  // a shell whose content only scripts would draw
  bool has_password_field = false;
  std::size_t form_fields = 0;  // visible inputs, selects, text areas

  bool ok() const { return status >= 200 && status < 300; }
  /// 404 and 410: seen, and absent.
  bool is_absent() const { return status == 404 || status == 410; }
  /// The header's value, or "" (name in lower case).
  std::string_view header(std::string_view name) const;
};

/// The text of all blocks but those hidden, one line a block.
std::string visible_text(const Page& page);
/// The same for the blocks outside header, navigation, footer and consent banners.
std::string main_text(const Page& page);

}  // namespace vigie
