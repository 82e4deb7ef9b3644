#include "tests/world/replica_plan.hpp"

#include <numeric>

namespace vigie::test {

namespace {

template <class T>
struct Share {
  T value;
  unsigned weight;
};

template <class T, std::size_t N>
T pick(const std::array<Share<T>, N>& shares, std::string_view what, std::string_view name) {
  unsigned total = 0;
  for (const Share<T>& share : shares) total += share.weight;
  std::uint64_t left = draw(what, name) % total;
  for (const Share<T>& share : shares) {
    if (left < share.weight) return share.value;
    left -= share.weight;
  }
  return shares.front().value;
}

constexpr std::array<Share<HomeShape>, 3> kHomes{
    {{HomeShape::page, 90}, {HomeShape::shell, 7}, {HomeShape::absent, 3}}};
constexpr std::array<Share<InClear>, 2> kInClear{
    {{InClear::redirects, 92}, {InClear::serves, 8}}};
constexpr std::array<Share<AbsentShape>, 2> kAbsent{
    {{AbsentShape::not_found, 88}, {AbsentShape::soft, 12}}};
constexpr std::array<Share<DocumentShape>, 6> kDocuments{{{DocumentShape::complete, 60},
                                                          {DocumentShape::incomplete, 10},
                                                          {DocumentShape::absent, 12},
                                                          {DocumentShape::dead_link, 6},
                                                          {DocumentShape::unlinked, 8},
                                                          {DocumentShape::pdf, 4}}};
constexpr std::array<Share<ContactShape>, 4> kContacts{{{ContactShape::address, 50},
                                                        {ContactShape::form, 25},
                                                        {ContactShape::hollow, 10},
                                                        {ContactShape::absent, 15}}};
constexpr std::array<Share<StatementShape>, 6> kStatements{
    {{StatementShape::valid, 50},
     {StatementShape::expired, 15},
     {StatementShape::pdf, 7},
     {StatementShape::dead_link, 8},
     {StatementShape::absent, 10},
     {StatementShape::contradiction, 10}}};
constexpr std::array<Share<StatsShape>, 10> kStats{{{StatsShape::tiles, 20},
                                                    {StatsShape::months, 15},
                                                    {StatsShape::sentence, 10},
                                                    {StatsShape::frame, 10},
                                                    {StatsShape::stale, 10},
                                                    {StatsShape::undated, 8},
                                                    {StatsShape::soft_absent, 6},
                                                    {StatsShape::dead, 8},
                                                    {StatsShape::shell, 8},
                                                    {StatsShape::login, 5}}};
constexpr std::array<Share<BudgetShape>, 5> kBudgets{{{BudgetShape::amounts, 60},
                                                      {BudgetShape::dead, 12},
                                                      {BudgetShape::login, 8},
                                                      {BudgetShape::shell, 14},
                                                      {BudgetShape::pdf, 6}}};
constexpr std::array<Share<RepositoryShape>, 5> kRepositories{
    {{RepositoryShape::licensed, 55},
     {RepositoryShape::copyleft, 15},
     {RepositoryShape::unlicensed, 15},
     {RepositoryShape::empty, 5},
     {RepositoryShape::missing, 10}}};
constexpr std::array<Share<bool>, 2> kSomeStats{{{true, 40}, {false, 60}}};
constexpr std::array<Share<bool>, 2> kSomeBudgets{{{true, 15}, {false, 85}}};

// Every way of domain practice; the exact ones come first and often.
constexpr std::array<MentionPlan, 22> kMentions{{
    {"Accessibilité : {}", "pass"},
    {"Accessibilité\u00A0: {}", "pass"},
    {"Accessibilité\u202F: {}", "pass"},
    {"Accessibilité: {}", "pass"},
    {"Accessibilité&nbsp;:&nbsp;{}", "pass"},
    {"<span>Accessibilité</span> : <strong>{}</strong>", "pass"},
    {"ACCESSIBILITÉ : {}", "pass"},
    {"Accessibilite : {}", "warn"},
    {"Accessibilité ({})", "warn"},
    {"Accessibilité – {}", "warn"},
    {"Accessibilité numérique : {}", "warn"},
    {"Accessibilité du site : {}", "warn"},
    {"Accessibilité (RGAA) : {}", "warn"},
    {"Accessibilité : {} - Ouvre nouvelle fenêtre", "pass", "warn"},
    {"Accessibilité : conforme", "warn"},
    {"Accessibility: {en}", "warn"},
    {"Accessibilité", "fail"},
    {"Accessibilité : totalement non conforme", "fail"},
    {"Accessibilité : pas vraiment conforme", "fail"},
    {"Accessibilité de n’importe quoi : {}", "fail"},
    {"<span hidden>Accessibilité : {}</span>Aide", "fail"},
    {"Accessibilité : {{status}} conforme", "fail"},
}};

}  // namespace

std::uint64_t draw(std::string_view what, std::string_view name) {
  constexpr std::uint64_t kPrime = 1099511628211U;
  std::uint64_t hash = 14695981039346656037U;
  for (const std::string_view text : {what, std::string_view("/"), name})
    for (const char c : text) {
      hash ^= static_cast<std::uint8_t>(c);
      hash *= kPrime;
    }
  // FNV alone leaves the low bits of similar names alike.
  hash ^= hash >> 33U;
  hash *= 0xff51afd7ed558ccdU;
  return hash ^ (hash >> 33U);
}

SitePlan plan_site(std::string_view host) {
  // Every fourth mention is one of the odd ones.
  const bool is_exact = draw("mention-exact", host) % 3 == 0;
  return {.home = pick(kHomes, "home", host),
          .in_clear = pick(kInClear, "in-clear", host),
          .absent = pick(kAbsent, "absent", host),
          .mention = is_exact ? 0 : draw("mention", host) % kMentions.size(),
          .statement = pick(kStatements, "statement", host),
          .legal_notice = pick(kDocuments, "legal-notice", host),
          .terms = pick(kDocuments, "terms", host),
          .privacy = pick(kDocuments, "privacy", host),
          .contact = pick(kContacts, "contact", host),
          .has_stats = pick(kSomeStats, "has-stats", host),
          .has_budget = pick(kSomeBudgets, "has-budget", host)};
}

StatsShape plan_stats(std::string_view address) {
  return pick(kStats, "stats", address);
}

BudgetShape plan_budget(std::string_view address) {
  return pick(kBudgets, "budget", address);
}

RepositoryShape plan_repository(std::string_view path) {
  return pick(kRepositories, "repository", path);
}

std::span<const MentionPlan> mention_plans() {
  return kMentions;
}

}  // namespace vigie::test
