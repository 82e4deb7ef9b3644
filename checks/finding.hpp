/// What a check concludes: a verdict, its reason and its evidence.
#pragma once

#include "crawler/page.hpp"
#include "crawler/unseen.hpp"
#include "text/boxed.hpp"
#include "text/dates_in_text.hpp"
#include "text/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

enum class Verdict { pass, warn, fail, unknown, error, manual, not_applicable };

/// "not_applicable": the word used in audit.json.
std::string_view to_string(Verdict verdict);

/// Where a thing was seen. For facts of the sheet, `url` is the sheet's file and `where` "line
/// 12".
struct Citation {
  std::string url;
  std::string final_url;
  int status = 0;       // HTTP; 0: not from the web
  std::string excerpt;  // at most 300 characters, as it reads
  std::string where;    // "footer", "h1", "header Last-Modified", "line 12"…
  std::string sha256;   // of the document

  friend bool operator==(const Citation&, const Citation&) = default;
};

/// A citation of a page: `excerpt` is cut to 300 characters.
Citation cite(const Page& page, std::string_view excerpt = {}, std::string_view where = {});

/// A named fact that a check extracted ("rate" = "81.25", "audit_date" = "2025-03-12").
struct Fact {
  std::string name;   // snake_case
  std::string value;  // machine form: ISO dates, '.' decimals
  friend bool operator==(const Fact&, const Fact&) = default;
};

/// The age of published figures.
struct Freshness {
  DateSpan newest;
  int confidence_percent = 0;
  Citation evidence;
};

/// What an earlier run concluded, as it was written down.
struct Conclusion {
  Verdict verdict = Verdict::unknown;
  std::optional<Cause> cause;  // of an error
  Message reason;
  std::vector<Citation> evidence;
};

/// A conclusion. pass, warn and fail can only be made with a citation; see the functions below.
class Finding {
 public:
  Verdict verdict() const { return verdict_; }
  /// Set when and only when the verdict is `error`.
  std::optional<Cause> cause() const { return cause_; }
  const Message& reason() const { return reason_; }
  const std::vector<Citation>& evidence() const { return evidence_; }

  int confidence_percent = 100;
  Message confidence_reason;  // empty at 100 %
  Message remedy;             // exact next step; empty: the rulebook's
  std::vector<Fact> facts;
  Boxed<Freshness> freshness;

  Finding& with_remedy(Message text) &;
  Finding&& with_remedy(Message text) &&;
  Finding&& with_confidence(int percent, Message because) &&;
  Finding&& with_facts(std::vector<Fact> found) &&;

 private:
  Finding(Verdict verdict, Message reason, std::vector<Citation> evidence)
      : verdict_(verdict), reason_(std::move(reason)), evidence_(std::move(evidence)) {}

  Verdict verdict_;
  std::optional<Cause> cause_;
  Message reason_;
  std::vector<Citation> evidence_;

  friend Finding pass(Message, Citation, std::vector<Citation>);
  friend Finding warn(Message, Citation, std::vector<Citation>);
  friend Finding fail(Message, Citation, std::vector<Citation>);
  friend Finding unknown(Message, std::vector<Citation>);
  friend Finding error(const Unseen&);
  friend Finding crashed(std::string);
  friend Finding manual();
  friend Finding not_applicable(Message);
  friend Finding concluded(Conclusion);
};

Finding pass(Message reason, Citation seen, std::vector<Citation> more = {});
Finding warn(Message reason, Citation seen, std::vector<Citation> more = {});
Finding fail(Message reason, Citation seen, std::vector<Citation> more = {});
/// Reached, but it cannot be decided; evidence is welcome, not demanded.
Finding unknown(Message reason, std::vector<Citation> seen = {});
/// Could not be observed: cause, reason and citation come from the Unseen.
Finding error(const Unseen& unseen);
/// The check itself broke (Cause::check_crash).
Finding crashed(std::string detail);
/// Needs a human attestation.
Finding manual();
Finding not_applicable(Message reason);
/// Throws std::invalid_argument for what no run can have concluded: pass, warn or fail without
/// evidence, an error without a cause.
Finding concluded(Conclusion conclusion);

}  // namespace vigie
