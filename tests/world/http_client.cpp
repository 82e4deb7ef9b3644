#include "tests/world/http_client.hpp"

#include <algorithm>
#include <memory>
#include <string_view>

#include <curl/curl.h>

namespace vigie::test {

namespace {

std::size_t append(char* bytes, std::size_t size, std::size_t count, void* text) noexcept {
  static_cast<std::string*>(text)->append(bytes, size * count);
  return size * count;
}

std::map<std::string, std::string> parse(std::string_view lines) {
  std::map<std::string, std::string> headers;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find("\r\n"));
    lines.remove_prefix(std::min(lines.size(), line.size() + 2));
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos)
      headers.emplace(line.substr(0, colon), line.substr(colon + 2));
  }
  return headers;
}

}  // namespace

Seen ask(const world::WorldServer& world, const std::string& ca_file, const Asked& asked) {
  using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle{curl_easy_init(),
                                                                   curl_easy_cleanup};
  CURL* const curl = handle.get();
  const List connect_to{curl_slist_append(nullptr, ("::" + world.address()).c_str()),
                        curl_slist_free_all};
  curl_slist* lines = nullptr;
  for (const std::string& header : asked.headers)
    lines = curl_slist_append(lines, header.c_str());
  const List headers{lines, curl_slist_free_all};
  Seen seen;
  std::string head;
  curl_easy_setopt(curl, CURLOPT_URL, asked.url.c_str());
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, asked.method.c_str());
  curl_easy_setopt(curl, CURLOPT_NOBODY, asked.method == "HEAD" ? 1L : 0L);
  curl_easy_setopt(curl, CURLOPT_CONNECT_TO, connect_to.get());
  curl_easy_setopt(curl, CURLOPT_CAINFO, ca_file.c_str());
  curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip");
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, asked.timeout_milliseconds);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  if (!asked.body.empty()) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(asked.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, asked.body.c_str());
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "POST");
  }
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &seen.body);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &head);
  seen.curl_code = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &seen.status);
  curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &seen.verify_result);
  seen.headers = parse(head);
  return seen;
}

}  // namespace vigie::test
