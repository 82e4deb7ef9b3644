/// `--replay`: a WARC archive in the place of the network.
#pragma once

#include "crawler/recollection.hpp"
#include "text/date.hpp"
#include "text/expected.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Answers every question as it was answered then, attempt by attempt; the last attempt's
/// answer holds for more. What was not asked then is not known now: Cause::cancelled, "not in
/// the archive". Archives of other programs are read too, as far as their responses go.
class WarcReplay : public Recollection {
 public:
  /// The text says why the file is no archive at all. What is damaged in it is left out and
  /// told by `damage`.
  static Expected<std::unique_ptr<WarcReplay>, std::string> open(
      const std::filesystem::path& path);
  ~WarcReplay() override;
  WarcReplay(const WarcReplay&) = delete;
  WarcReplay& operator=(const WarcReplay&) = delete;

  std::optional<TransferResult> recall(const Request& request) override;

  /// Whether the archive holds an answer to a GET of that address.
  bool holds(std::string_view address);

  /// The day that the recorded run judged as of; nothing in archives of other programs.
  std::optional<Date> as_of() const { return as_of_; }
  /// Where the recorded run had its products from; "" when that is not told.
  const std::string& portfolio() const { return portfolio_; }
  /// "night.warc.gz: damaged at byte 4711: …", or "".
  const std::string& damage() const { return damage_; }

 private:
  /// Where the records of one answer start in the file.
  struct Place {
    std::optional<std::size_t> response;  // or the revisit record
    std::optional<std::size_t> metadata;
    std::optional<std::size_t> body;  // of a revisit: the response that holds it
  };
  struct Attempts {
    std::vector<Place> places;
    std::size_t next = 0;
  };
  class Index;
  class File;

  explicit WarcReplay(std::unique_ptr<File> file);
  std::optional<TransferResult> read(const Place& place) const;

  std::unique_ptr<File> file_;
  std::optional<Date> as_of_;
  std::string portfolio_;
  std::string damage_;
  std::mutex mutex_;
  std::map<std::string, Attempts, std::less<>> answers_;  // by question; guarded by mutex_
};

}  // namespace vigie
