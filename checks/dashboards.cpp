#include "checks/dashboards.hpp"

#include <algorithm>
#include <utility>

namespace vigie {

namespace {

constexpr Text kGone{
    "dashboard.gone",
    "Le tableau de bord {0} de {1} n’est plus partagé : personne n’en voit les "
    "chiffres. {2}",
    "The {0} dashboard at {1} is no longer shared: nobody sees its figures. {2}"};
constexpr Text kClosed{
    "dashboard.closed",
    "Le tableau de bord {0} de {1} demande une connexion, ou son partage est "
    "désactivé : le public n’en voit pas les chiffres. {2}",
    "The {0} dashboard at {1} asks for a login, or sharing is switched off: "
    "the public does not see its figures. {2}"};
constexpr Text kFailed{"dashboard.failed",
                       "Le tableau de bord {0} de {1} répond, mais aucune de ses requêtes "
                       "n’aboutit : personne n’en voit les chiffres. {2}",
                       "The {0} dashboard at {1} answers, but none of its queries succeeds: "
                       "nobody sees its figures. {2}"};
constexpr Text kUnreadable{"dashboard.unreadable",
                           "Le tableau de bord {0} de {1} n’a pas répondu comme {0} : ses "
                           "chiffres n’ont pas été lus. {2}",
                           "The {0} dashboard at {1} did not answer as {0} does: its figures "
                           "were not read. {2}"};

const Text& text_of(DashboardState state) {
  switch (state) {
    case DashboardState::gone:
      return kGone;
    case DashboardState::closed:
      return kClosed;
    case DashboardState::failed:
    case DashboardState::read:
      return kFailed;
    case DashboardState::unreadable:
      break;
  }
  return kUnreadable;
}

bool is_read(const DashboardVisit& dashboard) {
  return dashboard.result && dashboard.state == DashboardState::read;
}

/// Each of the page's frames is a dashboard that was read.
bool all_frames_are_read(const Page& page, const std::vector<const DashboardVisit*>& shown) {
  return std::ranges::all_of(page.frames, [&](const Frame& frame) {
    return std::ranges::any_of(shown, [&](const DashboardVisit* each) {
      return each->url == frame.url && is_read(*each);
    });
  });
}

/// Readings are joined one after the other: the upper bound is that of the least bounded one.
class Joining {
 public:
  void add(FreshnessReading reading, const Page& page) {
    JoinedReading& all = joined_;
    const DatedEvidence* const newest = reading.newest();
    if (newest != nullptr && is_newer(*newest, all.reading.newest())) all.newest_on = &page;
    if (reading.lo && (!all.reading.lo || *reading.lo > *all.reading.lo)) {
      all.reading.lo = reading.lo;
      all.reading.latest = reading.latest;
      all.latest_on = &page;
    }
    if (is_first_)
      all.reading.hi = reading.hi;
    else if (all.reading.hi)
      all.reading.hi =
          reading.hi ? std::optional(std::max(*all.reading.hi, *reading.hi)) : std::nullopt;
    is_first_ = false;
    all.reading.figures += reading.figures;
    all.reading.undated_figures += reading.undated_figures;
    all.reading.claims_to_be_live |= reading.claims_to_be_live;
    all.reading.confidence_percent =
        std::max(all.reading.confidence_percent, reading.confidence_percent);
    std::ranges::move(reading.dated, std::back_inserter(all.reading.dated));
  }

  JoinedReading result() && { return std::move(joined_); }

 private:
  static bool is_newer(const DatedEvidence& one, const DatedEvidence* best) {
    if (best == nullptr) return true;
    FreshnessReading both;
    both.dated = {*best, one};
    return both.newest() != &both.dated.front();
  }

  JoinedReading joined_;
  bool is_first_ = true;
};

}  // namespace

std::vector<const DashboardVisit*> dashboards_on(const Evidence& evidence, const Visit& visit) {
  std::vector<const DashboardVisit*> shown;
  for (const DashboardVisit& dashboard : evidence.dashboards)
    if (dashboard.on_page == visit.url || is_dashboard_itself(dashboard, visit))
      shown.push_back(&dashboard);
  return shown;
}

bool is_dashboard_itself(const DashboardVisit& dashboard, const Visit& visit) {
  return dashboard.on_page.empty() && dashboard.url == visit.url;
}

std::optional<Finding> unread(const DashboardVisit& dashboard) {
  if (!dashboard.result) return error(dashboard.result.error());
  if (dashboard.state == DashboardState::read) return std::nullopt;
  const std::string said = dashboard.said.empty() ? "" : "« " + dashboard.said + " »";
  return unknown(message(text_of(dashboard.state), dashboard.tool, dashboard.url, said),
                 {cite(*dashboard.result, dashboard.said)});
}

JoinedReading read_freshness_of(const Evidence& evidence, const Visit& visit) {
  const std::vector<const DashboardVisit*> shown = dashboards_on(evidence, visit);
  const bool is_only_a_shell = std::ranges::any_of(shown, [&](const DashboardVisit* each) {
    return is_dashboard_itself(*each, visit) && is_read(*each);
  });
  const Page& page = *visit.result;
  const auto frames = all_frames_are_read(page, shown) ? Frames::read : Frames::not_read;
  FreshnessReading own = read_freshness(page, evidence.as_of, frames);
  const bool frames_say_it_all =
      !shown.empty() && frames == Frames::read && own.figures == 0 && own.newest() == nullptr;
  Joining joining;
  if (!is_only_a_shell && !frames_say_it_all) joining.add(std::move(own), page);
  for (const DashboardVisit* const dashboard : shown)
    if (is_read(*dashboard))
      joining.add(read_freshness(*dashboard->result, evidence.as_of), *dashboard->result);
  return std::move(joining).result();
}

}  // namespace vigie
