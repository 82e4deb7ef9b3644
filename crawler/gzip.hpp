/// gzip (RFC 1952), one member at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// The text as one member.
std::string gzip_member(std::string_view text);

struct InflatedMember {
  std::string text;
  std::size_t compressed_bytes = 0;
};

/// The member that starts `bytes`. Nothing when there is none, or when it holds more than
/// `max_bytes`.
std::optional<InflatedMember> inflate_member(std::string_view bytes, std::size_t max_bytes);

}  // namespace vigie
