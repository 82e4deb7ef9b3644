/// A small HTTP client for tests that know exactly what came over the wire.
#pragma once

#include "demo/world_server.hpp"

#include <map>
#include <string>
#include <vector>

namespace vigie::test {

/// What libcurl saw.
struct Seen {
  int curl_code = 0;  // CURLcode; 0: a complete answer
  long status = 0;
  std::string body;                            // decoded
  std::map<std::string, std::string> headers;  // names in lower case
  long verify_result = 0;                      // X509_V_ERR_…
};

struct Asked {
  std::string url;
  std::string method = "GET";
  std::vector<std::string> headers = {};
  std::string body = {};
  long timeout_milliseconds = 20'000;
};

/// Asks `world` for one address over a connection of its own, trusting the authority in
/// `ca_file`.
Seen ask(const world::WorldServer& world, const std::string& ca_file, const Asked& asked);

}  // namespace vigie::test
