#include "reports/feed_report.hpp"

#include "reports/markdown_text.hpp"
#include "reports/markup.hpp"
#include "reports/product_names.hpp"
#include "reports/reports.hpp"
#include "reports/words.hpp"

#include <algorithm>

namespace vigie {

namespace {

constexpr Text kTitle{"feed.title", "Ce qui a changé au {0}", "What changed as of {0}"};
constexpr Text kHeading{"feed.heading", "Ce qui a changé", "What changed"};
constexpr Text kFirstRun{"feed.first-run",
                         "Premier passage : il n’y a rien à quoi le comparer.",
                         "First run: there is nothing to compare it with."};
constexpr Text kOtherRules{
    "feed.other-rules",
    "Premier passage sous ce référentiel : ses verdicts ne se comparent pas aux précédents.",
    "First run under this rulebook: its verdicts are not compared with earlier ones."};
constexpr Text kSuspect{"feed.suspect", "Passage suspect, rien n’est annoncé : {0}.",
                        "Suspect run, nothing is announced: {0}."};
constexpr Text kNothing{"feed.nothing", "Rien de confirmé n’a changé.",
                        "Nothing confirmed has changed."};
constexpr Counted kRegressions{
    {"feed.regression", "{0} régression confirmée", "{0} confirmed regression"},
    {"feed.regressions", "{0} régressions confirmées", "{0} confirmed regressions"}};
constexpr Counted kProgress{
    {"feed.progress.one", "{0} progrès confirmé", "{0} confirmed improvement"},
    {"feed.progress", "{0} progrès confirmés", "{0} confirmed improvements"}};
constexpr Text kWorse{"feed.worse", "Régressions", "Regressions"};
constexpr Text kBetter{"feed.better", "Progrès", "Improvements"};
constexpr Text kPending{"feed.pending", "À confirmer", "To be confirmed"};
constexpr Text kPendingNote{
    "feed.pending-note",
    "Vu, mais pas encore assez souvent pour être annoncé : une panne n’est pas une régression.",
    "Seen, but not yet often enough to be announced: an outage is no regression."};
constexpr Text kFlapping{"feed.flapping", "Verdicts instables", "Verdicts that flap"};
constexpr Text kAppeared{"feed.appeared", "Nouveaux produits", "New products"};
constexpr Text kVanished{"feed.vanished", "Produits disparus", "Products gone"};
constexpr Text kSince{"feed.since", "depuis le {0}", "since {0}"};

std::string name_of(const Audit& audit, const std::string& id) {
  if (find_product(audit, id) == nullptr) return markdown_text(id);
  return "[" + markdown_text(name_in(audit, id)) + "](products/" + file_stem(id) + ".md)";
}

const JudgedFinding* finding_of(const Audit& audit, const Turn& turn) {
  const ProductAudit* const product = find_product(audit, turn.product);
  if (product == nullptr) return nullptr;
  const auto found =
      std::ranges::find(product->findings, turn.criterion, &JudgedFinding::criterion);
  return found == product->findings.end() ? nullptr : &*found;
}

std::string line_of(const Audit& audit, const Turn& turn, Language language) {
  const JudgedFinding* const judged = finding_of(audit, turn);
  std::string text =
      "- **" + name_of(audit, turn.product) + "** · " +
      markdown_text(judged == nullptr ? turn.criterion : judged->title.in(language)) + " : " +
      std::string(symbol(turn.before)) + ' ' + word(turn.before, language) + " → " +
      std::string(symbol(turn.after)) + ' ' + word(turn.after, language) + ", " +
      say(language, kSince, turn.since);
  if (judged != nullptr) text += ". " + markdown_text(judged->finding.reason().in(language));
  return text + '\n';
}

std::string section(const Text& title, const Audit& audit, const std::vector<Turn>& turns,
                    Language language) {
  if (turns.empty()) return {};
  std::string text = "\n## " + say(language, title) + "\n\n";
  for (const Turn& turn : turns) text += line_of(audit, turn, language);
  return text;
}

std::string section(const Text& title, const Audit& audit, const std::vector<std::string>& ids,
                    Language language) {
  if (ids.empty()) return {};
  std::string text = "\n## " + say(language, title) + "\n\n";
  for (const std::string& id : ids) text += "- " + name_of(audit, id) + '\n';
  return text;
}

std::vector<Turn> turns_of(const Feed& feed, bool regressions) {
  std::vector<Turn> turns;
  for (const Turn& turn : feed.confirmed)
    if (turn.is_regression() == regressions) turns.push_back(turn);
  return turns;
}

std::string html_item(const Audit& audit, const Turn& turn, Language language) {
  const JudgedFinding* const judged = finding_of(audit, turn);
  return "<li><a href=\"products/" + markup_text(file_stem(turn.product)) + ".html\">" +
         markup_text(name_in(audit, turn.product)) + "</a> · " +
         markup_text(judged == nullptr ? turn.criterion : judged->title.in(language)) + " : " +
         std::string(symbol(turn.before)) + ' ' + markup_text(word(turn.before, language)) +
         " → " + std::string(symbol(turn.after)) + ' ' +
         markup_text(word(turn.after, language)) + ", " +
         markup_text(say(language, kSince, turn.since)) + "</li>\n";
}

}  // namespace

std::string feed_headline(const Feed& feed, Language language) {
  if (feed.suspicion) return say(language, kSuspect, feed.suspicion->in(language));
  if (feed.first_run) return say(language, kFirstRun);
  if (feed.other_rules) return say(language, kOtherRules);
  const std::size_t worse = feed.regressions();
  const std::size_t better = feed.confirmed.size() - worse;
  if (worse + better == 0) return say(language, kNothing);
  std::string text;
  if (worse > 0) text = say(language, kRegressions, worse);
  if (better > 0) text += (text.empty() ? "" : ", ") + say(language, kProgress, better);
  return text + '.';
}

std::string feed_markdown(const Feed& feed, const Audit& audit, Language language) {
  std::string text = "# " + say(language, kTitle, audit.run.as_of) + "\n\n" +
                     markdown_text(feed_headline(feed, language)) + '\n';
  if (feed.suspicion || feed.first_run) return text;
  text += section(kWorse, audit, turns_of(feed, true), language);
  text += section(kBetter, audit, turns_of(feed, false), language);
  std::string pending = section(kPending, audit, feed.pending, language);
  if (!pending.empty()) pending += '\n' + say(language, kPendingNote) + '\n';
  return text + pending + section(kFlapping, audit, feed.flapping, language) +
         section(kAppeared, audit, feed.appeared, language) +
         section(kVanished, audit, feed.vanished, language);
}

std::string feed_html(const Feed& feed, const Audit& audit, Language language) {
  std::string text = "<h2>" + markup_text(say(language, kHeading)) + "</h2>\n<p>" +
                     markup_text(feed_headline(feed, language)) + "</p>\n";
  if (feed.confirmed.empty()) return text;
  text += "<ul>\n";
  for (const bool regressions : {true, false})
    for (const Turn& turn : turns_of(feed, regressions))
      text += html_item(audit, turn, language);
  return text + "</ul>\n";
}

}  // namespace vigie
