#include "reports/explain.hpp"

#include "reports/markdown_text.hpp"
#include "reports/plain_text.hpp"
#include "reports/words.hpp"
#include "text/url.hpp"

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

constexpr Text kRule{"explain.rule", "Règle", "Rule"};
constexpr Text kCheck{"explain.check", "Contrôle", "Check"};
constexpr Text kWhy{"explain.why", "Pourquoi", "Why"};
constexpr Text kSeen{"explain.seen", "Vu", "Seen"};
constexpr Text kWeight{"explain.weight", "Poids", "Weight"};
constexpr Text kCounts{"explain.counts", "{0} ({1}) ; jusqu’à {2} points à gagner",
                       "{0} ({1}); up to {2} points to gain"};
constexpr Text kInformative{"explain.informative", "pour information, ne compte pas",
                            "for information, does not count"};
constexpr Text kWaived{"explain.waived", "Dérogation jusqu’au", "Waived until"};
constexpr Text kDo{"explain.do", "À faire", "To do"};
constexpr Text kConfidence{"explain.confidence", "Confiance", "Confidence"};
constexpr Text kSource{"explain.source", "Texte", "Text"};
constexpr Text kAgain{"explain.again", "Revoir", "See again"};

/// One line of an explanation: a label and what it says, as it stands in the file.
struct Line {
  const Text* label;
  std::string text;
};

std::string seen(const StoredCitation& citation) {
  std::string text = citation.url;
  if (!citation.final_url.empty() && citation.final_url != citation.url)
    text += " → " + citation.final_url;
  if (citation.status != 0) text += " (HTTP " + std::to_string(citation.status) + ')';
  if (!citation.where.empty()) text += ", " + citation.where;
  if (!citation.excerpt.empty()) text += " : « " + citation.excerpt + " »";
  return text;
}

std::vector<Line> lines_of(const StoredProduct& product, const StoredFinding& finding,
                           Language language) {
  std::vector<Line> lines{{&kRule, finding.criterion + " · " + finding.standard}};
  if (!finding.source.empty()) lines.push_back({&kSource, finding.source});
  if (!finding.check.empty()) lines.push_back({&kCheck, finding.check});
  lines.push_back({&kWhy, finding.reason});
  for (const StoredCitation& citation : finding.evidence)
    lines.push_back({&kSeen, seen(citation)});
  if (finding.confidence_percent < 100)
    lines.push_back({&kConfidence, percent(finding.confidence_percent, language) + ", " +
                                       finding.confidence_reason});
  lines.push_back(
      {&kWeight,
       finding.informative
           ? say(language, kInformative)
           : say(language, kCounts, static_cast<std::int64_t>(finding.weight), finding.level,
                 static_cast<std::int64_t>(points_to_gain(product, finding)))});
  if (!finding.waiver.empty()) lines.push_back({&kWaived, finding.waiver});
  if (!finding.remedy.empty()) lines.push_back({&kDo, finding.remedy});
  if (std::string again = curl_command(finding); !again.empty())
    lines.push_back({&kAgain, std::move(again)});
  return lines;
}

std::string title(const StoredFinding& finding) {
  std::string text = finding.verdict;
  if (!finding.cause.empty()) text += " (" + finding.cause + ')';
  return text + " · " + finding.title;
}

}  // namespace

int points_to_gain(const StoredProduct& product, const StoredFinding& finding) {
  int all = 0;
  for (const StoredFinding& each : product.findings)
    if (!each.informative && each.verdict != "not_applicable") all += each.weight;
  if (all == 0 || finding.informative || finding.verdict == "pass" ||
      finding.verdict == "not_applicable")
    return 0;
  const int lost = finding.verdict == "warn" ? 100 - finding.warn_credit_percent : 100;
  return (finding.weight * lost + all / 2) / all;
}

std::string curl_command(const StoredFinding& finding) {
  if (finding.evidence.empty()) return {};
  const auto url = parse_url(finding.evidence.front().url);
  if (!url) return {};
  std::string quoted;
  for (const char c : url->href()) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return "curl --silent --show-error --location --include '" + quoted + "'";
}

std::string explanation_text(const StoredProduct& product,
                             const std::vector<const StoredFinding*>& findings,
                             Language language) {
  std::string text = terminal_text(product.name.empty() ? product.id : product.name) + " (" +
                     terminal_text(product.id) + ")\n";
  for (const StoredFinding* finding : findings) {
    text += '\n' + terminal_text(title(*finding)) + '\n';
    for (const Line& line : lines_of(product, *finding, language)) {
      const Instruction told = instruction(line.text, 6);
      text += "    " + say(language, *line.label) + (language == Language::fr ? " : " : ": ") +
              terminal_text(told.said) + '\n' + told.to_paste;
    }
  }
  return text;
}

std::string explanation_markdown(const StoredProduct& product,
                                 const std::vector<const StoredFinding*>& findings,
                                 Language language) {
  std::string text =
      "# " + markdown_text(product.name.empty() ? product.id : product.name) + '\n';
  for (const StoredFinding* finding : findings) {
    text += "\n## " + markdown_text(title(*finding)) + "\n\n";
    for (const Line& line : lines_of(product, *finding, language)) {
      const Instruction told = instruction(line.text, 6);
      text += "- **" + say(language, *line.label) + "** " + markdown_text(told.said) + '\n';
      if (!told.to_paste.empty()) text += '\n' + told.to_paste + '\n';
    }
  }
  return text;
}

std::string explanation_json(const StoredProduct& product,
                             const std::vector<const StoredFinding*>& findings) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const StoredFinding* finding : findings) {
    Json evidence = Json::array();
    for (const StoredCitation& citation : finding->evidence)
      evidence.push_back({{"url", citation.url},
                          {"final_url", citation.final_url},
                          {"status", citation.status},
                          {"where", citation.where},
                          {"excerpt", citation.excerpt}});
    list.push_back({{"criterion", finding->criterion},
                    {"standard", finding->standard},
                    {"check", finding->check},
                    {"title", finding->title},
                    {"verdict", finding->verdict},
                    {"cause", finding->cause},
                    {"reason", finding->reason},
                    {"level", finding->level},
                    {"weight", finding->weight},
                    {"points_to_gain", points_to_gain(product, *finding)},
                    {"evidence", std::move(evidence)},
                    {"waiver", finding->waiver.empty() ? Json() : Json(finding->waiver)},
                    {"remedy", finding->remedy},
                    {"source", finding->source},
                    {"reproduce", curl_command(*finding)}});
  }
  const Json json{{"product", product.id}, {"findings", std::move(list)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace vigie
