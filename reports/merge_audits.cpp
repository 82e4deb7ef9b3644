#include "reports/audit_reader.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace vigie {

namespace {

/// What differs between two parts that cannot be of one run; "" when nothing does.
std::string difference(const WrittenAudit& one, const WrittenAudit& other) {
  const Audit& a = one.audit;
  const Audit& b = other.audit;
  if (a.run.version != b.run.version) return "the program's version";
  if (a.rulebook_hash != b.rulebook_hash) return "the rulebook";
  if (a.run.as_of != b.run.as_of) return "the day they judge as of";
  if (a.run.portfolio_hash != b.run.portfolio_hash ||
      a.run.portfolio_products != b.run.portfolio_products)
    return "the portfolio";
  if (one.language != other.language) return "the language";
  const int count = a.run.shard ? a.run.shard->count : 0;
  const int other_count = b.run.shard ? b.run.shard->count : 0;
  return count == other_count ? "" : "the number of shards";
}

/// "shard 2 of 4 is missing", or "".
std::string what_is_missing(const std::vector<WrittenAudit>& parts) {
  const auto& first = parts.front().audit.run.shard;
  if (!first) return "the parts are no shards: they were made without --shard";
  std::set<int> seen;
  for (const WrittenAudit& part : parts) {
    const int index = part.audit.run.shard->index;
    if (!seen.insert(index).second) return "shard " + std::to_string(index) + " is given twice";
  }
  for (int i = 1; i <= first->count; ++i)
    if (!seen.contains(i))
      return "shard " + std::to_string(i) + " of " + std::to_string(first->count) +
             " is missing";
  return "";
}

bool same(const Diagnostic& a, const Diagnostic& b) {
  return a.id == b.id && a.text == b.text && a.place.file == b.place.file &&
         a.place.line == b.place.line && a.place.column == b.place.column;
}

/// Every part read the whole portfolio, so what one part alone complains of (a waiver that
/// matches none of its products) is no complaint about the whole.
void keep_common(std::vector<Diagnostic>& problems, const std::vector<Diagnostic>& others) {
  std::erase_if(problems, [&](const Diagnostic& problem) {
    return std::ranges::none_of(others,
                                [&](const Diagnostic& other) { return same(problem, other); });
  });
}

void add(Run& sum, const Run& part) {
  sum.started_at = std::min(sum.started_at, part.started_at);
  sum.finished_at = std::max(sum.finished_at, part.finished_at);
  sum.status = std::max(sum.status, part.status);
  sum.requests += part.requests;
  sum.bytes += part.bytes;
  sum.seconds = std::max(sum.seconds, part.seconds);
  sum.cancelled_products += part.cancelled_products;
}

}  // namespace

Expected<WrittenAudit, std::string> merge_audits(std::vector<WrittenAudit> parts) {
  if (parts.empty()) return Unexpected{std::string("expected at least one part")};
  for (const WrittenAudit& part : parts)
    if (std::string what = difference(parts.front(), part); !what.empty())
      return Unexpected{"the parts are not of one run: they differ in " + what};
  if (std::string what = what_is_missing(parts); !what.empty()) return Unexpected{what};

  std::ranges::sort(parts, {},
                    [](const WrittenAudit& part) { return part.audit.run.shard->index; });
  WrittenAudit whole = std::move(parts.front());
  for (auto part = std::next(parts.begin()); part != parts.end(); ++part) {
    add(whole.audit.run, part->audit.run);
    std::ranges::move(part->audit.products, std::back_inserter(whole.audit.products));
    keep_common(whole.audit.problems, part->audit.problems);
  }
  whole.audit.run.shard.reset();
  std::ranges::sort(whole.audit.products, {},
                    [](const ProductAudit& product) { return product.product.id; });
  return whole;
}

}  // namespace vigie
