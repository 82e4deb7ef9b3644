#include "reports/plain_text.hpp"
#include "reports/reports.hpp"
#include "reports/tally.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace vigie {

namespace {

constexpr std::size_t kMostEvidence = 2;  // quotes under a finding
constexpr std::size_t kPasteIndent = 8;
constexpr std::size_t kMostProducts = 8;  // products named by the summary

constexpr Text kScore{"terminal.score", "score {0} sur 100, {1} observé",
                      "score {0} out of 100, {1} observed"};
constexpr Text kNotConcerned{"terminal.not-concerned", "aucun critère dans cette phase",
                             "no criterion in this phase"};
constexpr Text kPublish{"terminal.publish", "À faire : {0}", "To do: {0}"};
constexpr Text kFirst{"terminal.first", "À traiter d’abord : {0}", "To deal with first: {0}"};
constexpr Counted kProducts{{"terminal.product", "{0} produit", "{0} product"},
                            {"terminal.products", "{0} produits", "{0} products"}};
constexpr Text kHeadline{
    "terminal.headline",
    "{0} au {1} · à corriger : {2} · non observés en entier : {3} · sans objet : {4}",
    "{0} as of {1} · to correct: {2} · not fully observed: {3} · not concerned: {4}"};
constexpr Text kWorst{"terminal.worst", "À voir d’abord :", "To look at first:"};
constexpr Text kIncomplete{"terminal.incomplete",
                           "Passage incomplet : {0} sans visite complète.",
                           "Incomplete run: {0} without a complete visit."};
constexpr Text kQuote{"terminal.quote", "« {0} »", "“{0}”"};

/// The SGR sequence of a verdict's colour, always beside its word and symbol.
std::string_view colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "\x1b[32m";
    case Verdict::warn:
      return "\x1b[33m";
    case Verdict::fail:
      return "\x1b[31m";
    case Verdict::error:
    case Verdict::unknown:
      return "\x1b[35m";
    case Verdict::manual:
    case Verdict::not_applicable:
      return "\x1b[2m";
  }
  return "";
}

std::string painted(std::string_view text, Verdict verdict, Colour colour) {
  if (colour == Colour::never) return std::string(text);
  return std::string(colour_of(verdict)) + std::string(text) + "\x1b[0m";
}

std::string label(Verdict verdict, Language language, Colour colour) {
  return painted(std::string(symbol(verdict)) + " " + word(verdict, language), verdict, colour);
}

std::string evidence_lines(const Finding& finding, Language language) {
  std::string text;
  const std::size_t shown = std::min(finding.evidence().size(), kMostEvidence);
  for (std::size_t i = 0; i < shown; ++i) {
    const Citation& citation = finding.evidence().at(i);
    std::string line =
        terminal_text(citation.final_url.empty() ? citation.url : citation.final_url);
    if (!citation.excerpt.empty())
      line.insert(0, say(language, kQuote, terminal_text(citation.excerpt)) + " ");
    if (citation.status != 0) line += " (HTTP " + std::to_string(citation.status) + ")";
    text += "    " + line + "\n";
  }
  return text;
}

std::string finding_lines(const JudgedFinding& judged, Language language, Colour colour) {
  std::string text = label(judged.finding.verdict(), language, colour) + " · " +
                     terminal_text(judged.title.in(language)) + "\n    " +
                     terminal_text(judged.finding.reason().in(language)) + "\n" +
                     evidence_lines(judged.finding, language);
  const Instruction remedy = instruction(remedy_of(judged, language), kPasteIndent);
  if (!remedy.said.empty())
    text +=
        "    → " + say(language, kPublish, terminal_text(remedy.said)) + "\n" + remedy.to_paste;
  return text;
}

/// Outages are told once for all the criteria that they keep from being observed.
std::string outage_lines(const ProductAudit& product, Language language, Colour colour) {
  std::vector<std::pair<std::string, std::string>> titles_by_reason;
  for (const JudgedFinding& judged : product.findings) {
    if (judged.informative || judged.finding.verdict() != Verdict::error) continue;
    std::string reason = "    " + terminal_text(judged.finding.reason().in(language)) + "\n" +
                         evidence_lines(judged.finding, language);
    std::string title = terminal_text(judged.title.in(language));
    const auto known = std::ranges::find(titles_by_reason, reason,
                                         &std::pair<std::string, std::string>::first);
    if (known == titles_by_reason.end())
      titles_by_reason.emplace_back(std::move(reason), std::move(title));
    else
      known->second += " ; " + title;
  }
  std::string text;
  for (const auto& [reason, titles] : titles_by_reason)
    text.append("\n")
        .append(label(Verdict::error, language, colour))
        .append(" · ")
        .append(titles)
        .append("\n")
        .append(reason);
  return text;
}

std::string score_text(const Score& score, Language language) {
  if (!score.applicable) return say(language, kNotConcerned);
  return say(language, kScore, score_range(score), percent(score.coverage, language)) +
         (score.grade ? ", " + terminal_text(*score.grade) : "");
}

std::string counts_line(const VerdictCounts& counts, Language language, Colour colour) {
  std::string line;
  for (const Verdict verdict : {Verdict::pass, Verdict::warn, Verdict::fail, Verdict::unknown,
                                Verdict::error, Verdict::manual, Verdict::not_applicable}) {
    const std::size_t count = counts.of(verdict);
    if (count == 0) continue;
    line += (line.empty() ? "" : "  ") +
            painted(std::string(symbol(verdict)) + " " + count_of(verdict, count, language),
                    verdict, colour);
  }
  return line + "\n";
}

/// What does not count but is not right either, one line each.
std::string informative_lines(const ProductAudit& product, Language language, Colour colour) {
  std::string text;
  for (const JudgedFinding& judged : product.findings) {
    const Verdict verdict = judged.finding.verdict();
    const bool is_right = verdict == Verdict::pass || verdict == Verdict::manual;
    if (judged.informative && !is_right)
      text += label(verdict, language, colour) + " (" + informative_word(language) + ") · " +
              terminal_text(judged.title.in(language)) + "\n";
  }
  return text.empty() ? text : "\n" + text;
}

std::string name_of(const ProductAudit& product) {
  const Product& sheet = product.product;
  const std::string id = terminal_text(sheet.id);
  const std::string name = terminal_text(sheet.name);
  return name.empty() || name == id ? id : name + " (" + id + ")";
}

}  // namespace

std::string terminal_product(const ProductAudit& product, Language language, Colour colour) {
  std::string text = name_of(product) + " · " +
                     terminal_text(phase_title(product.phase, language)) + " · " +
                     score_text(product.score, language) + "\n" +
                     counts_line(count_verdicts(product), language, colour);
  const auto tell = [&](Verdict verdict) {
    for (const JudgedFinding& judged : product.findings)
      if (!judged.informative && judged.finding.verdict() == verdict)
        text += "\n" + finding_lines(judged, language, colour);
  };
  tell(Verdict::fail);
  tell(Verdict::warn);
  text += outage_lines(product, language, colour);
  tell(Verdict::unknown);
  text += informative_lines(product, language, colour);
  if (!product.score.applicable) return text;
  const JudgedFinding* const step = next_step(product);
  return text + "\n" +
         (step == nullptr ? nothing_to_correct(product, language)
                          : say(language, kFirst, terminal_text(step->title.in(language)))) +
         "\n";
}

std::string terminal_summary(const Audit& audit, Language language, Colour colour) {
  const Tally counted = tally(audit);
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  std::string text = say(language, kHeadline, say(language, kProducts, counted.products),
                         Parameter(audit.run.as_of), number(counted.to_act),
                         number(counted.unobserved), number(counted.not_judged)) +
                     "\n";
  if (audit.run.status == RunStatus::incomplete)
    text += say(language, kIncomplete, say(language, kProducts, audit.run.cancelled_products)) +
            "\n";
  text += counts_line(counted.verdicts, language, colour);
  const std::vector<const ProductAudit*> products = who_must_act(audit);
  if (products.empty()) return text;
  text += "\n" + say(language, kWorst) + "\n";
  for (std::size_t i = 0; i < std::min(products.size(), kMostProducts); ++i) {
    const ProductAudit& product = *products.at(i);
    const JudgedFinding& step = *next_step(product);
    text += "  " + name_of(product) + " · " + score_range(product.score) + " · " +
            label(step.finding.verdict(), language, colour) + " · " +
            terminal_text(step.title.in(language)) + "\n";
  }
  return text;
}

}  // namespace vigie
