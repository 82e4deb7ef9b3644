#include "history/suspicion.hpp"

#include <cstddef>
#include <cstdint>

namespace vigie {

namespace {

constexpr std::size_t kFewProducts = 5;
constexpr std::size_t kFewVerdicts = 20;

constexpr Text kShrank{"history.shrank",
                       "le portefeuille est passé de {0} à {1} produits depuis le passage "
                       "précédent",
                       "the portfolio went from {0} to {1} products since the run before"};
constexpr Text kFlipped{"history.flipped",
                        "{0} verdicts sur {1} ont changé d’un coup depuis le passage précédent",
                        "{0} of {1} verdicts changed at once since the run before"};
constexpr Text kBlind{
    "history.blind",
    "{0} constats sur {1} que le passage précédent avait établis n’ont pas pu "
    "être observés : le réseau était-il coupé ?",
    "{0} of {1} observations that the run before had made could not be made: "
    "was the network down?"};

struct Counts {
  std::size_t decided_before = 0;
  std::size_t flipped = 0;
  std::size_t errors = 0;
};

Counts compare(const Night& before, const Night& tonight) {
  Counts counts;
  for (const auto& [id, verdicts] : tonight.products) {
    const auto then = before.products.find(id);
    if (then == before.products.end()) continue;
    for (const auto& [criterion, verdict] : verdicts) {
      const auto earlier = then->second.find(criterion);
      if (earlier == then->second.end() || !is_decided(earlier->second)) continue;
      ++counts.decided_before;
      if (verdict == Verdict::error) ++counts.errors;
      if (is_decided(verdict) && verdict != earlier->second) ++counts.flipped;
    }
  }
  return counts;
}

std::int64_t number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

}  // namespace

std::optional<Message> suspicion(const Night& before, const Night& tonight) {
  const std::size_t had = before.products.size();
  const std::size_t has = tonight.products.size();
  if (had >= kFewProducts && has * 5 < had * 4)
    return message(kShrank, number(had), number(has));
  const Counts counts = compare(before, tonight);
  if (counts.decided_before < kFewVerdicts) return std::nullopt;
  if (counts.errors * 2 > counts.decided_before)
    return message(kBlind, number(counts.errors), number(counts.decided_before));
  const bool same_rules = before.rulebook_hash == tonight.rulebook_hash;
  if (same_rules && counts.flipped * 10 > counts.decided_before * 3)
    return message(kFlipped, number(counts.flipped), number(counts.decided_before));
  return std::nullopt;
}

}  // namespace vigie
