#include "rules/gate.hpp"

#include "rules/rulebook_schema.hpp"
#include "text/fold.hpp"
#include "text/glob.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <array>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 3> kWhen{"never", "fail", "regression"};

bool is_level(std::string_view word) {
  return std::ranges::find(rulebook_keys::kLevels, word) != rulebook_keys::kLevels.end();
}

bool fails(const Gate& gate, const JudgedFinding& judged) {
  return !judged.informative && !judged.waiver && judged.finding.verdict() == Verdict::fail &&
         gate.covers(judged.criterion, judged.level);
}

}  // namespace

bool Gate::covers(std::string_view criterion, Level level) const {
  return only.empty() || std::ranges::any_of(only, [&](const std::string& word) {
           return is_level(word) ? word == to_string(level) : matches_glob(criterion, word);
         });
}

Expected<Gate, std::string> parse_gate(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view when = text.substr(0, colon);
  const auto* const known = std::ranges::find(kWhen, when);
  if (known == kWhen.end())
    return Unexpected{"expected never, fail or regression, not '" + std::string(when) + "'" +
                      did_you_mean(when, kWhen)};
  Gate gate{.when = static_cast<Gate::When>(known - kWhen.begin())};
  if (colon == std::string_view::npos) return gate;
  if (gate.when == Gate::When::never)
    return Unexpected{std::string("'never' takes nothing after it")};
  for (const std::string_view word : split(text.substr(colon + 1), ','))
    if (!trim(word).empty()) gate.only.emplace_back(trim(word));
  if (gate.only.empty())
    return Unexpected{"expected levels or criteria after '" + std::string(when) +
                      ":', such as fail:legal"};
  return gate;
}

std::optional<std::string> mistake_in(const Gate& gate, const Rulebook& rulebook) {
  std::vector<std::string_view> known(rulebook_keys::kLevels.begin(),
                                      rulebook_keys::kLevels.end());
  for (const Criterion& criterion : rulebook.criteria) known.emplace_back(criterion.id);
  for (const std::string& word : gate.only) {
    const bool names_one =
        std::ranges::any_of(rulebook.criteria, [&](const Criterion& criterion) {
          return Gate{.when = gate.when, .only = {word}}.covers(criterion.id, criterion.level);
        });
    if (!names_one)
      return "no criterion of the rulebook '" + rulebook.id + "' is or has '" + word + "'" +
             did_you_mean(word, known);
  }
  return std::nullopt;
}

bool trips(const Gate& gate, const std::vector<ProductAudit>& products) {
  return gate.when == Gate::When::fail &&
         std::ranges::any_of(products, [&](const ProductAudit& product) {
           return std::ranges::any_of(product.findings, [&](const JudgedFinding& judged) {
             return fails(gate, judged);
           });
         });
}

}  // namespace vigie
