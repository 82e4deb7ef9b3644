#include "crawler/web_state.hpp"

#include "crawler/ascii.hpp"
#include "crawler/stored_answer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <zlib.h>

namespace vigie {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kApplication = 0x76696765;  // "vige": tells our files from others'
constexpr std::int64_t kVersion = 1;
constexpr std::int64_t kRunsKept = 30;  // an answer that no night got again goes after these
constexpr std::size_t kQueueLength = 4'096;

constexpr const char* kSchema = R"(
  CREATE TABLE run (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL,
    started TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, finished TEXT);
  CREATE TABLE answer (
    run INTEGER NOT NULL, question TEXT NOT NULL, attempt INTEGER NOT NULL,
    answer TEXT NOT NULL, body BLOB NOT NULL, body_bytes INTEGER NOT NULL,
    reusable INTEGER NOT NULL, PRIMARY KEY (run, question, attempt)) WITHOUT ROWID;
  CREATE INDEX answer_by_question ON answer (question, reusable, run);
)";

std::string deflated(std::string_view body) {
  uLongf size = compressBound(static_cast<uLong>(body.size()));
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                reinterpret_cast<const Bytef*>(body.data()), static_cast<uLong>(body.size()),
                Z_BEST_SPEED) != Z_OK)
    throw std::bad_alloc();
  packed.resize(size);
  return packed;
}

std::optional<std::string> inflated(std::string_view packed, std::int64_t bytes) {
  std::string body(static_cast<std::size_t>(bytes), '\0');
  auto size = static_cast<uLongf>(body.size());
  if (uncompress(reinterpret_cast<Bytef*>(body.data()), &size,
                 reinterpret_cast<const Bytef*>(packed.data()),
                 static_cast<uLong>(packed.size())) != Z_OK)
    return std::nullopt;
  return body;
}

std::string_view header(const TransferResult& result, std::string_view name) {
  const auto found = std::ranges::find(result.headers, name, &Headers::value_type::first);
  return found == result.headers.end() ? std::string_view{} : std::string_view(found->second);
}

/// What was asked with a secret is answered to its owner alone.
bool is_private(const Request& request) {
  return std::ranges::any_of(request.headers, [](const auto& header) {
    return header.first == "authorization" || header.first == "private-token" ||
           header.first == "cookie";
  });
}

/// Worth asking about again: a good answer to a plain question, with something to ask by.
bool is_reusable(const Request& request, const TransferResult& result) {
  return request.method == "GET" && !is_private(request) && !result.failure &&
         result.status == 200 &&
         !contains_ignoring_case(header(result, "cache-control"), "no-store") &&
         (!header(result, "etag").empty() || !header(result, "last-modified").empty());
}

/// Null: the row was damaged.
std::optional<TransferResult> result_of(const SqliteStatement& row) {
  auto result = read_stored_answer(row.bytes(0));
  auto body = inflated(row.bytes(1), row.number(2));
  if (!result || !body) return std::nullopt;
  result->body = std::move(*body);
  return result;
}

std::string why(const fs::path& path, const SqliteError& error) {
  if (error.code() == SQLITE_NOTADB) return path.string() + ": is no state of vigie";
  if (error.code() == SQLITE_CORRUPT)
    return path.string() + ": is damaged (" + error.what() +
           "); restore a copy, or move it away to start anew";
  return path.string() + ": " + error.what();
}

/// What speaks against using the file; "" when nothing does.
std::string objection(const fs::path& path) {
  Sqlite database(path);
  const std::int64_t application = database.number("PRAGMA application_id");
  const std::int64_t version = database.number("PRAGMA user_version");
  if (application == 0 && database.number("SELECT count(*) FROM sqlite_master") == 0) return {};
  if (application != kApplication) return path.string() + ": is no state of vigie";
  if (version > kVersion)
    return path.string() + ": was written by a newer vigie (state version " +
           std::to_string(version) + ", this program knows " + std::to_string(kVersion) + ")";
  const std::string health = database.text("PRAGMA quick_check(1)");
  if (health != "ok") throw SqliteError(SQLITE_CORRUPT, health);
  return {};
}

}  // namespace

std::unique_ptr<FileLock> FileLock::take(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return nullptr;
  std::unique_ptr<FileLock> lock(new FileLock(descriptor));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return nullptr;
  return lock;
}

FileLock::~FileLock() {
  ::close(descriptor_);
}

Expected<std::unique_ptr<WebState>, std::string> WebState::open(const fs::path& path,
                                                                std::string_view run) {
  if (const fs::path folder = path.parent_path(); !folder.empty() && !fs::is_directory(folder))
    return Unexpected{path.string() + ": its folder does not exist"};
  auto lock = FileLock::take(path.string() + ".lock");
  if (!lock)
    return Unexpected{path.string() + ": is in use by another run, or its folder is read-only"};
  try {
    if (std::string text = objection(path); !text.empty()) return Unexpected{std::move(text)};
    std::unique_ptr<WebState> state(new WebState(path, std::move(lock)));
    state->prepare(run);
    return state;
  } catch (const SqliteError& error) {
    return Unexpected{why(path, error)};
  }
}

WebState::WebState(fs::path path, std::unique_ptr<FileLock> lock)
    : path_(std::move(path)), lock_(std::move(lock)), writer_(path_), reader_(path_) {}

WebState::~WebState() {
  {
    const std::scoped_lock lock(queue_mutex_);
    ending_ = true;
  }
  queue_changed_.notify_all();
}

void WebState::prepare(std::string_view run) {
  writer_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  if (writer_.number("PRAGMA user_version") == 0)
    writer_.execute("BEGIN;" + std::string(kSchema) +
                    "PRAGMA application_id = " + std::to_string(kApplication) +
                    "; PRAGMA user_version = " + std::to_string(kVersion) + "; COMMIT;");
  SqliteStatement unfinished(
      writer_,
      "SELECT id FROM run WHERE name = ? AND finished IS NULL "
      "AND started > datetime('now', '-1 day') ORDER BY id DESC LIMIT 1");
  unfinished.bind(1, run);
  if (unfinished.step()) {
    run_ = unfinished.number(0);
    resumed_answers_ = static_cast<std::size_t>(
        writer_.number("SELECT count(*) FROM answer WHERE run = " + std::to_string(run_)));
  } else {
    SqliteStatement(writer_, "INSERT INTO run (name) VALUES (?)").bind(1, run).step();
    run_ = sqlite3_last_insert_rowid(writer_.handle());
  }
  thread_ = std::jthread([this] { write_rows(); });
}

std::optional<TransferResult> WebState::recall(const Request& request) {
  if (resumed_answers_ == 0) return std::nullopt;
  const std::string question = question_of(request);
  const std::scoped_lock lock(reading_);
  std::int64_t& attempt = attempts_[question];
  SqliteStatement row(reader_,
                      "SELECT answer, body, body_bytes FROM answer "
                      "WHERE run = ? AND question = ? AND attempt = ?");
  row.bind(1, run_).bind(2, question).bind(3, attempt);
  if (!row.step()) return std::nullopt;
  auto result = result_of(row);
  if (result) ++attempt;
  return result;
}

std::optional<TransferResult> WebState::good_answer(const std::string& question) {
  const std::scoped_lock lock(reading_);
  SqliteStatement row(
      reader_,
      "SELECT answer, body, body_bytes FROM answer "
      "WHERE question = ? AND reusable = 1 ORDER BY run DESC, attempt DESC LIMIT 1");
  row.bind(1, question);
  return row.step() ? result_of(row) : std::nullopt;
}

Headers WebState::conditions(const Request& request) {
  if (request.method != "GET" || is_private(request)) return {};
  const auto known = good_answer(question_of(request));
  if (!known) return {};
  Headers conditions;
  if (const auto etag = header(*known, "etag"); !etag.empty())
    conditions.emplace_back("if-none-match", etag);
  if (const auto date = header(*known, "last-modified"); !date.empty())
    conditions.emplace_back("if-modified-since", date);
  return conditions;
}

void WebState::settle(const Request& request, TransferResult& result) {
  const std::string question = question_of(request);
  if (!result.failure && result.status == 304)
    if (auto known = good_answer(question)) {
      known->certificate = result.certificate;
      known->bytes = result.bytes;  // what tonight's answer cost
      result = std::move(*known);
    }
  Row row{.question = question,
          .attempt = 0,
          .answer = stored_answer(result),
          .body = result.body,
          .reusable = is_reusable(request, result)};
  {
    const std::scoped_lock lock(reading_);
    row.attempt = attempts_[question]++;
  }
  std::unique_lock lock(queue_mutex_);
  queue_changed_.wait(lock, [this] { return queue_.size() < kQueueLength; });
  queue_.push_back(std::move(row));
  lock.unlock();
  queue_changed_.notify_all();
}

void WebState::write_rows() {
  std::unique_lock lock(queue_mutex_);
  while (true) {
    queue_changed_.wait(lock, [this] { return ending_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const std::vector<Row> rows = std::exchange(queue_, {});
    writing_ = true;
    lock.unlock();
    queue_changed_.notify_all();
    std::string problem;
    try {
      write(rows);
    } catch (const SqliteError& error) {
      problem = error.what();
    }
    lock.lock();
    writing_ = false;
    if (problem_.empty()) problem_ = std::move(problem);
    queue_changed_.notify_all();
  }
}

void WebState::write(const std::vector<Row>& rows) {
  writer_.execute("BEGIN");
  try {
    SqliteStatement insert(writer_,
                           "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const Row& row : rows) {
      insert.bind(1, run_).bind(2, row.question).bind(3, row.attempt).bind(4, row.answer);
      insert.bind_blob(5, deflated(row.body))
          .bind(6, static_cast<std::int64_t>(row.body.size()));
      insert.bind(7, row.reusable ? 1 : 0).step();
    }
    writer_.execute("COMMIT");
  } catch (const SqliteError&) {
    // What is lost is asked for again; the transaction that failed must not stay open.
    sqlite3_exec(writer_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
}

void WebState::flush() {
  std::unique_lock lock(queue_mutex_);
  queue_changed_.wait(lock, [this] { return queue_.empty() && !writing_; });
}

std::optional<std::string> WebState::finish() {
  flush();
  const std::scoped_lock lock(queue_mutex_);
  if (!problem_.empty()) return path_.string() + ": " + problem_;
  const std::string run = std::to_string(run_);
  try {
    writer_.execute("BEGIN; UPDATE run SET finished = CURRENT_TIMESTAMP WHERE id = " + run +
                    "; DELETE FROM answer WHERE reusable = 0;"
                    "DELETE FROM answer WHERE run < " +
                    run + " AND question IN (SELECT question FROM answer WHERE run = " + run +
                    "); DELETE FROM answer WHERE run <= " + run + " - " +
                    std::to_string(kRunsKept) + "; COMMIT;");
  } catch (const SqliteError& error) {
    return why(path_, error);
  }
  return std::nullopt;
}

}  // namespace vigie
