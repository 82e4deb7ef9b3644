#include "cli/remember_night.hpp"

#include "history/history.hpp"

#include <utility>
#include <vector>

namespace vigie {

namespace {

/// Runs are compared with runs over the same products.
std::string series_of(const AuditOptions& options) {
  std::string series = options.portfolio.empty() ? options.url : options.portfolio;
  const auto add = [&](std::string_view name, const std::vector<std::string>& words) {
    for (const std::string& word : words)
      series.append("\n").append(name).append(" ").append(word);
  };
  add("product", options.products);
  add("phase", options.phases);
  add("incubator", options.incubators);
  if (options.shard)
    series += "\nshard " + std::to_string(options.shard->index) + '/' +
              std::to_string(options.shard->count);
  return series;
}

void tell_ages(const std::vector<Night>& nights, Audit& audit) {
  for (ProductAudit& product : audit.products)
    for (JudgedFinding& judged : product.findings) {
      if (judged.informative) continue;
      const Age age = age_of(nights, product.product.id, judged.criterion);
      judged.first_seen = age.first_seen;
      judged.stale_since = age.stale_since;
    }
}

}  // namespace

Expected<Feed, std::string> remember_night(const AuditOptions& options, int nights_to_confirm,
                                           Audit& audit) {
  const std::string series = series_of(options);
  auto nights = past_nights(options.state, series, audit.run.as_of);
  if (!nights) return Unexpected{nights.error()};
  nights->push_back(night_of(audit));
  tell_ages(*nights, audit);
  Feed changes = feed(*nights, nights_to_confirm);
  if (changes.suspicion && audit.run.status == RunStatus::complete)
    audit.run.status = nights->back().status = RunStatus::suspect;
  if (auto problem = remember(options.state, series, nights->back()))
    return Unexpected{std::move(*problem)};
  return changes;
}

}  // namespace vigie
