#include "history/history.hpp"

#include "crawler/sqlite.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace vigie {

namespace {

constexpr int kNightsRead = 40;
constexpr int kNightsKept = 400;

// A product's verdicts are one letter for each of the night's criteria, in their order.
constexpr const char* kSchema = R"(
  CREATE TABLE IF NOT EXISTS night (
    id INTEGER PRIMARY KEY, series TEXT NOT NULL, as_of TEXT NOT NULL, rulebook TEXT NOT NULL,
    status TEXT NOT NULL, criteria TEXT NOT NULL, UNIQUE (series, as_of));
  CREATE TABLE IF NOT EXISTS night_product (
    night INTEGER NOT NULL, product TEXT NOT NULL, verdicts TEXT NOT NULL,
    PRIMARY KEY (night, product)) WITHOUT ROWID;
)";

constexpr std::string_view kLetters = "pwfuemn";  // in the order of Verdict; '-': not there
constexpr std::array kStatuses{RunStatus::complete, RunStatus::incomplete, RunStatus::suspect};

char letter_of(Verdict verdict) {
  return kLetters.at(static_cast<std::size_t>(verdict));
}

RunStatus status_of(std::string_view word) {
  const auto* const found = std::ranges::find_if(
      kStatuses, [&](RunStatus status) { return to_string(status) == word; });
  return found == kStatuses.end() ? RunStatus::incomplete : *found;
}

std::vector<std::string> criteria_of(const Night& night) {
  std::vector<std::string> ids;
  for (const auto& [product, verdicts] : night.products)
    for (const auto& [criterion, verdict] : verdicts)
      if (std::ranges::find(ids, criterion) == ids.end()) ids.push_back(criterion);
  return ids;
}

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : ",") + id;
  return text;
}

Night::Verdicts verdicts_in(std::string_view letters,
                            const std::vector<std::string_view>& criteria) {
  Night::Verdicts verdicts;
  for (std::size_t i = 0; i < std::min(letters.size(), criteria.size()); ++i)
    if (const std::size_t verdict = kLetters.find(letters[i]);
        verdict != std::string_view::npos)
      verdicts.emplace(std::string(criteria[i]), static_cast<Verdict>(verdict));
  return verdicts;
}

Night read_night(const Sqlite& database, SqliteStatement& row) {
  Night night{.as_of = parse_iso_date(row.bytes(1)).value_or(Date{}),
              .rulebook_hash = row.bytes(2),
              .status = status_of(row.bytes(3)),
              .products = {}};
  const std::string list = row.bytes(4);
  std::vector<std::string_view> criteria;
  for (const std::string_view criterion : split(list, ',')) criteria.push_back(criterion);
  SqliteStatement products(database,
                           "SELECT product, verdicts FROM night_product WHERE night = ?");
  products.bind(1, row.number(0));
  while (products.step())
    night.products.emplace(products.bytes(0), verdicts_in(products.bytes(1), criteria));
  return night;
}

void write_products(const Sqlite& database, std::int64_t id, const Night& night,
                    const std::vector<std::string>& criteria) {
  SqliteStatement insert(
      database, "INSERT INTO night_product (night, product, verdicts) VALUES (?, ?, ?)");
  for (const auto& [product, verdicts] : night.products) {
    std::string letters;
    for (const std::string& criterion : criteria) {
      const auto verdict = verdicts.find(criterion);
      letters += verdict == verdicts.end() ? '-' : letter_of(verdict->second);
    }
    insert.bind(1, id).bind(2, product).bind(3, letters);
    insert.step();
  }
}

void write_night(Sqlite& database, std::string_view series, const Night& night) {
  const std::vector<std::string> criteria = criteria_of(night);
  SqliteStatement forget(database, "DELETE FROM night WHERE series = ? AND as_of = ?");
  forget.bind(1, series).bind(2, iso_date(night.as_of));
  forget.step();
  SqliteStatement insert(database,
                         "INSERT INTO night (series, as_of, rulebook, status, criteria) "
                         "VALUES (?, ?, ?, ?, ?)");
  insert.bind(1, series)
      .bind(2, iso_date(night.as_of))
      .bind(3, night.rulebook_hash)
      .bind(4, to_string(night.status))
      .bind(5, joined(criteria));
  insert.step();
  write_products(database, database.number("SELECT last_insert_rowid()"), night, criteria);
  SqliteStatement prune(
      database,
      "DELETE FROM night WHERE series = ? AND id NOT IN (SELECT id FROM night "
      "WHERE series = ? ORDER BY as_of DESC LIMIT ?)");
  prune.bind(1, series).bind(2, series).bind(3, kNightsKept);
  prune.step();
  database.execute("DELETE FROM night_product WHERE night NOT IN (SELECT id FROM night)");
}

}  // namespace

Expected<std::vector<Night>, std::string> past_nights(const std::filesystem::path& state,
                                                      std::string_view series, Date as_of) {
  try {
    Sqlite database(state);
    database.execute(kSchema);
    SqliteStatement rows(database,
                         "SELECT id, as_of, rulebook, status, criteria FROM night "
                         "WHERE series = ? AND as_of < ? ORDER BY as_of DESC LIMIT ?");
    rows.bind(1, series).bind(2, iso_date(as_of)).bind(3, kNightsRead);
    std::vector<Night> nights;
    while (rows.step()) nights.push_back(read_night(database, rows));
    std::ranges::reverse(nights);
    return nights;
  } catch (const SqliteError& problem) {
    return Unexpected{state.string() + ": " + problem.what()};
  }
}

std::optional<std::string> remember(const std::filesystem::path& state, std::string_view series,
                                    const Night& night) {
  try {
    Sqlite database(state);
    database.execute(kSchema);
    database.execute("BEGIN IMMEDIATE");
    write_night(database, series, night);
    database.execute("COMMIT");
    return std::nullopt;
  } catch (const SqliteError& problem) {
    return state.string() + ": " + problem.what();
  }
}

}  // namespace vigie
