/// One record of a WARC 1.1 file (ISO 28500:2017), and the gzip member that holds it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

using WarcFields = std::vector<std::pair<std::string, std::string>>;

struct WarcRecord {
  WarcFields fields;  // "WARC-Type" first; Content-Length is made and checked, never kept
  std::string block;

  /// The field's value, or "" (names in any case).
  std::string_view field(std::string_view name) const;
};

/// A new "<urn:uuid:…>".
std::string new_record_id();

/// "sha1:" and base 32, as the format's other tools write digests.
std::string warc_digest(std::string_view bytes);

/// The record as one gzip member. Field values are cut at line ends: they may be a stranger's.
std::string gzip_record(const WarcRecord& record);

/// Nothing when it is no record, or shorter than it says.
std::optional<WarcRecord> parse_record(std::string_view text);

/// The head of an HTTP message: its first line, and its fields with names in lower case.
struct HttpHead {
  std::string start_line;
  WarcFields fields;
  std::size_t bytes = 0;  // up to the body
};
std::optional<HttpHead> parse_http_head(std::string_view block);

}  // namespace vigie
