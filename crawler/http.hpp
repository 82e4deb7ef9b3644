/// Requests and responses: values on either side of the network.
#pragma once

#include "crawler/unseen.hpp"
#include "text/url.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

using Headers = std::vector<std::pair<std::string, std::string>>;  // names in lower case

enum class Redirects { follow, report };
enum class Robots { obey, not_asked };  // `not_asked`: APIs and robots.txt itself

struct Request {
  Url url;
  std::string method = "GET";  // "GET" or "POST"
  Headers headers = {};        // sent to `url`'s host only, dropped on a redirect elsewhere
  std::string body = {};
  std::size_t max_body_bytes = 5U << 20U;  // decoded; more is Cause::too_large
  Redirects redirects = Redirects::follow;
  Robots robots = Robots::obey;
};

/// A complete answer, whatever its status.
struct Response {
  Url asked;
  Url final_url;
  std::vector<Url> redirects;  // every target followed, the last is `final_url`
  int status = 0;
  Headers headers;
  std::string body;  // decoded (gzip, br, zstd, deflate)
  std::optional<Certificate> certificate;

  std::string_view header(std::string_view name) const;
};

}  // namespace vigie
