/// SQLite, with its handles closed and its errors thrown.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace vigie {

class SqliteError : public std::runtime_error {
 public:
  SqliteError(int code, const std::string& text) : std::runtime_error(text), code_(code) {}
  /// SQLITE_NOTADB, SQLITE_CORRUPT…
  int code() const { return code_; }

 private:
  int code_;
};

/// One connection; used by one thread at a time. All functions throw SqliteError.
class Sqlite {
 public:
  /// Opens or makes the file; waits up to five seconds for others' locks.
  explicit Sqlite(const std::filesystem::path& path);

  /// Statements without results.
  void execute(const std::string& sql);
  /// The first column of the first row; 0 when there is none.
  std::int64_t number(const std::string& sql);
  std::string text(const std::string& sql);
  sqlite3* handle() const { return connection_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

/// A prepared statement; parameters and columns are counted as SQLite does, from 1 and from 0.
class SqliteStatement {
 public:
  SqliteStatement(const Sqlite& database, std::string_view sql);

  SqliteStatement& bind(int index, std::int64_t value);
  SqliteStatement& bind(int index, std::string_view text);
  SqliteStatement& bind_blob(int index, std::string_view bytes);
  /// True: a row is there. False: done; the statement is ready for new parameters.
  bool step();
  void reset();

  std::int64_t number(int column) const;
  std::string bytes(int column) const;

 private:
  void check(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace vigie
