/// `--state`: what the web answered, kept in SQLite from one night to the next.
#pragma once

#include "crawler/recollection.hpp"
#include "crawler/sqlite.hpp"
#include "text/expected.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace vigie {

/// An open file that nobody else may have open, as long as this lives.
class FileLock {
 public:
  /// Null when another process has it.
  static std::unique_ptr<FileLock> take(const std::filesystem::path& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// Two things in one file: a cache of good answers, asked for again under conditions (ETag,
/// Last-Modified) on the next night; and every answer of a run that has not ended, failures
/// included, so that a run that was killed goes on where it was. Answers are written by one
/// thread, many to a transaction, as they come.
class WebState : public Recollection {
 public:
  /// `run` names what is being audited and as of when: an unfinished run of that name goes on.
  /// The text says why the file cannot be used; a file that is not ours, damaged or of a newer
  /// version is left as it is.
  static Expected<std::unique_ptr<WebState>, std::string> open(
      const std::filesystem::path& path, std::string_view run);
  ~WebState() override;
  WebState(const WebState&) = delete;
  WebState& operator=(const WebState&) = delete;

  std::optional<TransferResult> recall(const Request& request) override;
  Headers conditions(const Request& request) override;
  void settle(const Request& request, TransferResult& result) override;

  /// How many answers an earlier, killed part of this run left.
  std::size_t resumed_answers() const { return resumed_answers_; }

  /// The run ended as it should: its answers replace older ones. An error's text when not
  /// everything could be written.
  std::optional<std::string> finish();

 private:
  struct Row {
    std::string question;
    std::int64_t attempt = 0;
    std::string answer;
    std::string body;  // as received
    bool reusable = false;
  };

  WebState(std::filesystem::path path, std::unique_ptr<FileLock> lock);
  void prepare(std::string_view run);
  void write_rows();
  void write(const std::vector<Row>& rows);
  void flush();
  std::optional<TransferResult> good_answer(const std::string& question);

  std::filesystem::path path_;
  std::unique_ptr<FileLock> lock_;
  Sqlite writer_;
  std::int64_t run_ = 0;
  std::size_t resumed_answers_ = 0;

  std::mutex reading_;
  Sqlite reader_;                                              // guarded by reading_
  std::map<std::string, std::int64_t, std::less<>> attempts_;  // guarded by reading_

  std::mutex queue_mutex_;
  std::condition_variable queue_changed_;
  std::vector<Row> queue_;  // guarded by queue_mutex_
  bool writing_ = false;    // guarded by queue_mutex_
  bool ending_ = false;     // guarded by queue_mutex_
  std::string problem_;     // guarded by queue_mutex_
  std::jthread thread_;     // last: uses all of the above
};

}  // namespace vigie
