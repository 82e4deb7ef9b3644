#include "reports/changes.hpp"

#include "reports/markdown_text.hpp"
#include "reports/words.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

constexpr Text kTitle{"changes.title", "Ce qui a changé du {0} au {1}",
                      "What changed from {0} to {1}"};
constexpr Text kNothing{"changes.nothing", "Rien n’a changé.", "Nothing changed."};
constexpr Text kOtherRules{"changes.other-rules",
                           "Le référentiel n’est pas le même : les scores ne se comparent pas.",
                           "The rulebook is not the same: scores are not compared."};
constexpr Text kIncomplete{"changes.incomplete", "Une des deux exécutions n’est pas complète.",
                           "One of the two runs is not complete."};
constexpr Text kWorse{"changes.worse", "Régressions", "Regressions"};
constexpr Text kBetter{"changes.better", "Progrès", "Improvements"};
constexpr Text kUnseen{"changes.unseen", "Plus observés, sans conclusion",
                       "No longer observed, nothing concluded"};
constexpr Text kAppeared{"changes.appeared", "Nouveaux produits", "New products"};
constexpr Text kVanished{"changes.vanished", "Produits disparus", "Products gone"};

int rank(const StoredFinding& finding) {
  if (finding.verdict == "pass") return 2;
  return finding.verdict == "warn" ? 1 : 0;
}

const StoredFinding* find(const StoredProduct& product, std::string_view criterion) {
  const auto found = std::ranges::find(product.findings, criterion, &StoredFinding::criterion);
  return found == product.findings.end() ? nullptr : &*found;
}

void compare(const StoredProduct& before, const StoredProduct& after, Changes& changes) {
  for (const StoredFinding& now : after.findings) {
    const StoredFinding* const then = find(before, now.criterion);
    if (then == nullptr || now.informative || then->informative || !then->is_decided())
      continue;
    const Transition transition{
        .product = after.id, .name = after.name, .before = then, .after = &now};
    if (!now.is_decided()) {
      if (now.verdict == "error" || now.verdict == "unknown")
        changes.unseen.push_back(transition);
    } else if (rank(now) < rank(*then)) {
      changes.worse.push_back(transition);
    } else if (rank(now) > rank(*then)) {
      changes.better.push_back(transition);
    }
  }
}

std::string section(const Text& title, const std::vector<Transition>& transitions,
                    Language language) {
  if (transitions.empty()) return {};
  std::string text = "\n## " + say(language, title) + "\n\n";
  for (const Transition& each : transitions) {
    text += "- **" + markdown_text(each.name.empty() ? each.product : each.name) + "** · " +
            markdown_text(each.after->title) + " : " + markdown_text(each.before->verdict) +
            " → " + markdown_text(each.after->verdict);
    if (!each.after->cause.empty()) text += " (" + markdown_text(each.after->cause) + ')';
    text += ". " + markdown_text(each.after->reason) + '\n';
  }
  return text;
}

std::string section(const Text& title, const std::vector<const StoredProduct*>& products,
                    Language language) {
  if (products.empty()) return {};
  std::string text = "\n## " + say(language, title) + "\n\n";
  for (const StoredProduct* each : products)
    text += "- " + markdown_text(each->name.empty() ? each->id : each->name) + '\n';
  return text;
}

Json json_of(const std::vector<Transition>& transitions) {
  Json list = Json::array();
  for (const Transition& each : transitions)
    list.push_back({{"product", each.product},
                    {"criterion", each.after->criterion},
                    {"before", each.before->verdict},
                    {"after", each.after->verdict},
                    {"cause", each.after->cause.empty() ? Json() : Json(each.after->cause)},
                    {"reason", each.after->reason}});
  return list;
}

Json json_of(const std::vector<const StoredProduct*>& products) {
  Json list = Json::array();
  for (const StoredProduct* each : products) list.push_back(each->id);
  return list;
}

}  // namespace

Changes changes_between(const StoredAudit& before, const StoredAudit& after) {
  Changes changes{.before = &before,
                  .after = &after,
                  .other_rules = before.rulebook_hash != after.rulebook_hash};
  for (const StoredProduct& product : after.products) {
    if (const StoredProduct* const then = before.find(product.id))
      compare(*then, product, changes);
    else
      changes.appeared.push_back(&product);
  }
  for (const StoredProduct& product : before.products)
    if (after.find(product.id) == nullptr) changes.vanished.push_back(&product);
  return changes;
}

std::string changes_markdown(const Changes& changes, Language language) {
  std::string text = "# " +
                     say(language, kTitle, markdown_text(changes.before->as_of),
                         markdown_text(changes.after->as_of)) +
                     '\n';
  if (changes.other_rules) text += '\n' + say(language, kOtherRules) + '\n';
  if (changes.before->status != "complete" || changes.after->status != "complete")
    text += '\n' + say(language, kIncomplete) + '\n';
  const std::string found = section(kWorse, changes.worse, language) +
                            section(kBetter, changes.better, language) +
                            section(kUnseen, changes.unseen, language) +
                            section(kAppeared, changes.appeared, language) +
                            section(kVanished, changes.vanished, language);
  return text + (found.empty() ? '\n' + say(language, kNothing) + '\n' : found);
}

std::string changes_json(const Changes& changes) {
  const Json json{
      {"from", changes.before->as_of},         {"to", changes.after->as_of},
      {"same_rulebook", !changes.other_rules}, {"worse", json_of(changes.worse)},
      {"better", json_of(changes.better)},     {"unseen", json_of(changes.unseen)},
      {"appeared", json_of(changes.appeared)}, {"vanished", json_of(changes.vanished)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace vigie
