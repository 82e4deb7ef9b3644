/// The result of an audit: one value, from which every report is written.
#pragma once

#include "checks/finding.hpp"
#include "portfolio/product.hpp"
#include "rules/objectives.hpp"
#include "rules/published_figures.hpp"
#include "rules/rulebook.hpp"
#include "text/boxed.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vigie {

/// A score is an interval and a coverage, in whole percent. Outages widen the interval; they
/// never lower or raise it as a whole.
struct Score {
  int low = 0;              // if everything not judged failed; rounded down
  int high = 0;             // if everything not judged passed; rounded up
  int coverage = 0;         // share of the applicable weight that was judged; rounded down
  bool applicable = false;  // false: no criterion applies, and nothing above means anything
  std::optional<std::string> grade = {};  // none under the rulebook's coverage

  friend bool operator==(const Score&, const Score&) = default;
};

/// Somebody accepts, for a while, that a criterion is not met.
struct WaiverNote {
  std::string reason;
  std::string approver;
  Date expires;  // inclusive
};

/// Somebody answered a manual criterion.
struct AttestationNote {
  std::string by;
  Date on;
  std::string evidence;  // address
  Date expires;          // inclusive
};

/// A finding and the criterion that asked for it.
struct JudgedFinding {
  std::string criterion;
  std::string standard;
  std::string check;  // "" for manual criteria
  Level level = Level::programme;
  int weight = 0;  // as it counted: 0 when informative
  int warn_credit_percent = 50;
  Effort effort = Effort::days;
  bool informative = false;
  Finding finding;
  SharedWording title = {};
  SharedWording remedy = {};  // of the rulebook
  std::string source = {};
  Boxed<WaiverNote> waiver = {};  // beside the verdict, which it does not change
  Boxed<AttestationNote> attestation = {};
  std::optional<Date> first_seen = {};  // since when the verdict is the same, where it is known
  std::optional<Date> stale_since = {};  // not decided now: the last night that decided
};

enum class ImpactVerdict { established, candidate, not_yet, undetermined };
std::string_view to_string(ImpactVerdict verdict);
/// yes, no or not known: for each of the three criteria of national impact.
enum class Met { yes, no, unknown };
std::string_view to_string(Met met);

struct NationalImpact {
  ImpactVerdict verdict = ImpactVerdict::undetermined;
  Met deployed = Met::unknown;
  Met significant = Met::unknown;
  Met quality = Met::unknown;
  std::optional<PublishedFigure> figure = {};  // that makes it significant, or comes nearest
};

struct ProductAudit {
  Product product;  // without its description
  std::string phase;
  std::string
      judged_as;  // the phase whose rules applied; differs from `phase` when that is unknown
  Score score;
  NationalImpact national_impact;
  std::vector<JudgedFinding> findings;  // in rulebook order
  Spent spent;
  std::vector<PublishedFigure> figures = {};
  std::vector<TrackedObjective> objectives = {};  // of the sheet, then of files
  std::optional<Score> score_with_waivers = {};   // as if what is waived were not asked
};

enum class RunStatus { complete, incomplete, suspect };
std::string_view to_string(RunStatus status);

/// One of several runs that share a portfolio; counts from 1.
struct Shard {
  int index = 1;
  int count = 1;

  friend bool operator==(const Shard&, const Shard&) = default;
};

/// About the run itself; the only part of an audit that may differ from one run to the next.
struct Run {
  std::string version;
  Date as_of;
  std::string started_at;  // ISO 8601, UTC
  std::string finished_at;
  RunStatus status = RunStatus::complete;
  std::string portfolio_source;
  std::string portfolio_hash;
  std::size_t portfolio_products = 0;  // in the portfolio, before filters
  std::size_t requests = 0;
  std::size_t bytes = 0;
  double seconds = 0;
  std::size_t cancelled_products = 0;  // not finished when the run was stopped
  std::optional<Shard> shard = {};
};

struct Audit {
  Run run;
  std::string rulebook_id;
  std::string rulebook_version;
  std::string rulebook_hash;
  Wording rulebook_title;
  std::vector<Standard> standards;
  std::vector<ProductAudit> products;  // by id
  std::vector<Diagnostic> problems;    // of the portfolio
};

/// Judges one product: runs each criterion's check, scores, decides national impact. Pure.
ProductAudit judge(const Evidence& evidence, const Rulebook& rulebook);

/// Why a criterion does not apply to a product of some phase on some day.
Message why_not_asked(const Criterion& criterion, Date day, std::string_view phase);

/// The fact that keeps what a finding said that was not sure enough.
inline constexpr std::string_view kUnsureVerdict = "unsure_verdict";

/// The finding itself, or `unknown` in its place when it passes, warns or fails with less
/// confidence than the rulebook asks for. The evidence stays.
Finding if_sure(Finding finding, int confidence_from_percent);

/// National impact as of the evidence's date. Never "no": what is not shown is undetermined.
/// `figure` is the product's own count of people that shows its reach, where there is one.
NationalImpact national_impact(const Evidence& evidence, const Score& score,
                               const NationalImpactRules& rules,
                               const std::optional<PublishedFigure>& figure = std::nullopt);

/// The same from what an audit says, for its phase and score under other rules. A recognition
/// that the old rules took back cannot be told from none.
NationalImpact national_impact_again(const ProductAudit& product,
                                     const NationalImpactRules& rules);

/// The score of findings under a rulebook's grades.
Score score(const std::vector<JudgedFinding>& findings, const Rulebook& rulebook);

/// The score of the criteria of one level alone; it has no grade.
Score score_of_level(const std::vector<JudgedFinding>& findings, Level level);

/// What meeting the criterion would add to what it earns now, in hundredths of its weight: 0
/// for what is met, waived, for information or not observed.
int gain(const JudgedFinding& judged);

/// The one finding that a team should act on first: the failing (else warning) one that gains
/// most for its effort, rulebook order on ties; null when there is none.
const JudgedFinding* next_step(const ProductAudit& product);

}  // namespace vigie
