#include "history/feed.hpp"

#include "history/suspicion.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace vigie {

namespace {

constexpr std::size_t kFlappingNights = 7;
constexpr int kFlappingTurns = 3;

struct Seen {
  Date night;
  Verdict verdict = Verdict::unknown;
};

const Verdict* find(const Night& night, std::string_view product, std::string_view criterion) {
  const auto verdicts = night.products.find(product);
  if (verdicts == night.products.end()) return nullptr;
  const auto verdict = verdicts->second.find(criterion);
  return verdict == verdicts->second.end() ? nullptr : &verdict->second;
}

/// The nights that decided, oldest first.
std::vector<Seen> decided(const std::vector<const Night*>& nights, std::string_view product,
                          std::string_view criterion) {
  std::vector<Seen> seen;
  for (const Night* const night : nights)
    if (const Verdict* const verdict = find(*night, product, criterion);
        verdict != nullptr && is_decided(*verdict))
      seen.push_back({night->as_of, *verdict});
  return seen;
}

/// What is believed after each night, and what may replace it.
struct Belief {
  Verdict verdict = Verdict::unknown;
  Verdict candidate = Verdict::unknown;
  Date candidate_since;
  int candidate_nights = 0;
};

/// The belief after all nights, and the turn that the last one confirmed.
struct Outcome {
  Belief belief;
  std::optional<Turn> turn;
};

Outcome believe(const std::vector<Seen>& seen, int nights_to_confirm) {
  Outcome outcome{
      .belief = {.verdict = seen.front().verdict, .candidate = seen.front().verdict},
      .turn = std::nullopt};
  Belief& belief = outcome.belief;
  for (const Seen& night : std::span(seen).subspan(1)) {
    outcome.turn.reset();
    if (night.verdict == belief.verdict) {
      belief.candidate_nights = 0;
      continue;
    }
    if (belief.candidate_nights == 0 || night.verdict != belief.candidate) {
      belief.candidate = night.verdict;
      belief.candidate_since = night.night;
      belief.candidate_nights = 0;
    }
    if (++belief.candidate_nights < nights_to_confirm) continue;
    outcome.turn = Turn{.product = {},
                        .criterion = {},
                        .before = belief.verdict,
                        .after = night.verdict,
                        .since = belief.candidate_since};
    belief.verdict = night.verdict;
    belief.candidate_nights = 0;
  }
  return outcome;
}

bool is_flapping(const std::vector<Seen>& seen) {
  const std::size_t from = seen.size() - std::min(seen.size(), kFlappingNights);
  int turns = 0;
  for (std::size_t i = from + 1; i < seen.size(); ++i)
    turns += seen[i].verdict == seen[i - 1].verdict ? 0 : 1;
  return turns >= kFlappingTurns;
}

void add_turns(const std::vector<const Night*>& nights, const std::string& product,
               const std::string& criterion, int nights_to_confirm, Feed& feed) {
  const std::vector<Seen> seen = decided(nights, product, criterion);
  if (seen.size() < 2 || seen.back().night != nights.back()->as_of) return;
  auto [belief, turn] = believe(seen, nights_to_confirm);
  const Turn pending{.product = product,
                     .criterion = criterion,
                     .before = belief.verdict,
                     .after = belief.candidate,
                     .since = belief.candidate_since};
  if (is_flapping(seen)) {
    feed.flapping.push_back({product, criterion, seen[seen.size() - 2].verdict,
                             seen.back().verdict, seen.back().night});
    return;
  }
  if (belief.candidate_nights > 0) feed.pending.push_back(pending);
  if (!turn) return;
  turn->product = product;
  turn->criterion = criterion;
  feed.confirmed.push_back(std::move(*turn));
}

void compare_products(const Night& before, const Night& tonight, Feed& feed) {
  for (const auto& [id, verdicts] : tonight.products)
    if (!before.products.contains(id)) feed.appeared.push_back(id);
  for (const auto& [id, verdicts] : before.products)
    if (!tonight.products.contains(id)) feed.vanished.push_back(id);
}

/// Nights that can be believed, tonight included, oldest first.
std::vector<const Night*> believed(const std::vector<Night>& nights) {
  std::vector<const Night*> kept;
  for (const Night& night : nights)
    if (night.status == RunStatus::complete || &night == &nights.back()) kept.push_back(&night);
  return kept;
}

}  // namespace

std::size_t Feed::regressions() const {
  return static_cast<std::size_t>(std::ranges::count_if(confirmed, &Turn::is_regression));
}

Feed feed(const std::vector<Night>& nights, int nights_to_confirm) {
  Feed feed;
  const Night& tonight = nights.back();
  feed.first_run = nights.size() == 1;
  if (feed.first_run) return feed;
  feed.suspicion = suspicion(nights.at(nights.size() - 2), tonight);
  if (feed.suspicion) return feed;

  std::vector<const Night*> kept = believed(nights);
  if (kept.size() > 1) compare_products(*kept.at(kept.size() - 2), tonight, feed);
  const auto other = std::find_if(kept.rbegin(), kept.rend(), [&](const Night* night) {
    return night->rulebook_hash != tonight.rulebook_hash;
  });
  kept.erase(kept.begin(), other.base());
  feed.other_rules = kept.size() == 1 && other != kept.rend();
  for (const auto& [id, verdicts] : tonight.products)
    for (const auto& [criterion, verdict] : verdicts)
      add_turns(kept, id, criterion, nights_to_confirm, feed);
  return feed;
}

Age age_of(const std::vector<Night>& nights, std::string_view product,
           std::string_view criterion) {
  Age age;
  const Verdict* const tonight = find(nights.back(), product, criterion);
  if (tonight == nullptr) return age;
  age.first_seen = nights.back().as_of;
  for (auto night = nights.rbegin() + 1; night != nights.rend(); ++night) {
    const Verdict* const then = find(*night, product, criterion);
    if (then == nullptr) break;
    if (*then == *tonight) {
      age.first_seen = night->as_of;
    } else if (is_decided(*then)) {
      if (!is_decided(*tonight)) age.stale_since = night->as_of;
      break;
    } else if (!is_decided(*tonight)) {
      continue;  // another way of not knowing
    }
  }
  return age;
}

}  // namespace vigie
