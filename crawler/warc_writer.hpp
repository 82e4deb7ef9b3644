/// `--record`: the whole conversation as a WARC 1.1 archive, one gzip member a record.
#pragma once

#include "crawler/recollection.hpp"
#include "crawler/warc_record.hpp"
#include "text/date.hpp"
#include "text/expected.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// What an archive says of the run that it keeps.
struct WarcRun {
  Date as_of;
  std::string software;        // "vigie/1.0"
  std::string portfolio = {};  // where the products came from; "" when from no portfolio
};

/// Every transfer becomes a request, a response when one came, and a metadata record: JSON with
/// the question, the headers as they came, the certificate, and why there is no answer. Bodies
/// are stored decoded (libcurl decodes them), so Content-Encoding and Transfer-Encoding are
/// left out of the response's own head. Credentials are left out of the request's.
///
/// A body that came before, from whatever address, is a revisit record.
///
/// Written under a temporary name; `close` gives it its own.
class WarcWriter : public Recollection {
 public:
  /// The text says what cannot be written.
  static Expected<std::unique_ptr<WarcWriter>, std::string> open(
      const std::filesystem::path& path, const WarcRun& run);
  ~WarcWriter() override;
  WarcWriter(const WarcWriter&) = delete;
  WarcWriter& operator=(const WarcWriter&) = delete;

  void settle(const Request& request, TransferResult& result) override;

  /// An error's text when not everything could be written.
  std::optional<std::string> close();

 private:
  WarcWriter(std::filesystem::path path, std::filesystem::path temporary, std::ofstream file);
  void write(const std::string& members);

  /// Where a body stands in the archive.
  struct Payload {
    std::string record;  // its id
    std::string uri;
    std::string date;
  };
  WarcRecord answer_record(const std::string& uri, const std::string& date,
                           const TransferResult& result);
  std::optional<Payload> known_payload(const std::string& digest, std::size_t bytes);

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::mutex mutex_;
  std::ofstream file_;                       // guarded by mutex_
  std::map<std::string, Payload> payloads_;  // by digest; guarded by mutex_
};

}  // namespace vigie
