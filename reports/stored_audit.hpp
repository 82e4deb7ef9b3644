/// An audit.json read back: what `explain` and `diff` need of it.
#pragma once

#include "text/expected.hpp"
#include "text/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

struct StoredCitation {
  std::string url;
  std::string final_url;
  int status = 0;
  std::string excerpt;
  std::string where;
};

/// Words as they stand in the file: a newer program may have verdicts that this one has not.
struct StoredFinding {
  std::string criterion;
  std::string standard;
  std::string check;
  std::string title;
  std::string level;
  std::string verdict;
  std::string cause;
  std::string reason;
  std::string confidence_reason;
  std::string remedy;
  std::string source;
  int weight = 0;
  int warn_credit_percent = 50;
  int confidence_percent = 100;
  bool informative = false;
  std::string waiver;  // "2026-12-31, who : why" when it is waived
  std::vector<StoredCitation> evidence;

  /// pass, warn or fail: seen and decided.
  bool is_decided() const;
};

struct StoredProduct {
  std::string id;
  std::string name;
  std::string phase;
  std::string incubator;
  std::optional<int> low;
  std::optional<int> high;
  std::string grade;
  std::string impact;
  std::vector<StoredFinding> findings;
};

struct StoredAudit {
  std::string file;
  std::string as_of;
  std::string status;    // "complete"…
  std::string rulebook;  // id and version
  std::string rulebook_hash;
  std::vector<StoredProduct> products;  // by id

  const StoredProduct* find(std::string_view id) const;
};

/// The text says what is wrong with the file, and where in it.
Expected<StoredAudit, std::string> read_stored_audit(std::string_view json,
                                                     const std::string& file);
/// The same from a file.
Expected<StoredAudit, std::string> load_stored_audit(const std::string& file);

}  // namespace vigie
