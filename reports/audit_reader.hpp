/// An audit.json read back whole: every report can be written from it again.
#pragma once

#include "rules/audit.hpp"
#include "text/expected.hpp"
#include "text/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

struct WrittenAudit {
  Audit audit;
  Language language = Language::fr;  // the one language that its sentences are in
};

/// `audit_json` of the result gives the same bytes. The text says what is wrong with the file,
/// and where in it.
Expected<WrittenAudit, std::string> read_written_audit(std::string_view json,
                                                       const std::string& file);

/// The shards of one run as one audit: products by id, what all parts say of the portfolio, the
/// times and traffic of all. The text says which parts do not belong together, or which one is
/// missing.
Expected<WrittenAudit, std::string> merge_audits(std::vector<WrittenAudit> parts);

}  // namespace vigie
