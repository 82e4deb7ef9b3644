#include "reports/plain_text.hpp"
#include "reports/reports.hpp"
#include "reports/spreadsheet_row.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

constexpr Text kYes{"answer.yes", "oui", "yes"};
constexpr Text kNo{"answer.no", "non", "no"};
constexpr Text kNotApplicable{"answer.not_applicable", "sans objet", "n/a"};
constexpr Text kOpen{"answer.open", "à répondre", "to be answered"};

enum class Answer { yes, no, not_applicable, open };

std::string_view id_of(Answer answer) {
  constexpr std::array<std::string_view, 4> kIds{"yes", "no", "not_applicable", "open"};
  return kIds.at(static_cast<std::size_t>(answer));
}

const Text& text_of(Answer answer) {
  constexpr std::array kTexts{&kYes, &kNo, &kNotApplicable, &kOpen};
  return *kTexts.at(static_cast<std::size_t>(answer));
}

/// What is proposed for one standard of one product, and the findings that it rests on.
struct Proposal {
  Answer answer = Answer::not_applicable;
  int confidence_percent = 0;                 // of a yes or a no
  std::vector<const JudgedFinding*> because;  // the deciding ones
};

bool is_decided(Answer answer) {
  return answer == Answer::yes || answer == Answer::no;
}

/// No when a criterion fails, yes when all that apply pass; anything else is for a person.
Proposal propose(const ProductAudit& product, const Standard& standard) {
  Proposal proposal;
  std::vector<const JudgedFinding*> asked;
  std::vector<const JudgedFinding*> failed;
  std::vector<const JudgedFinding*> undecided;
  for (const JudgedFinding& judged : product.findings) {
    const Verdict verdict = judged.finding.verdict();
    if (judged.standard != standard.id || judged.informative ||
        verdict == Verdict::not_applicable)
      continue;
    asked.push_back(&judged);
    if (verdict == Verdict::fail)
      failed.push_back(&judged);
    else if (verdict != Verdict::pass)
      undecided.push_back(&judged);
  }
  if (asked.empty()) return proposal;
  proposal.answer = !failed.empty()      ? Answer::no
                    : !undecided.empty() ? Answer::open
                                         : Answer::yes;
  proposal.because = !failed.empty() ? failed : !undecided.empty() ? undecided : asked;
  proposal.confidence_percent = 100;
  for (const JudgedFinding* const judged : proposal.because)
    proposal.confidence_percent =
        std::min(proposal.confidence_percent, judged->finding.confidence_percent);
  return proposal;
}

const Citation& first_evidence(const Proposal& proposal) {
  static const Citation kNone;
  for (const JudgedFinding* const judged : proposal.because)
    if (!judged->finding.evidence().empty()) return judged->finding.evidence().front();
  return kNone;
}

std::string reasons(const Proposal& proposal, Language language) {
  std::string text;
  for (const JudgedFinding* const judged : proposal.because)
    text += (text.empty() ? "" : " ") + judged->finding.reason().in(language);
  return text;
}

Json because(const JudgedFinding& judged, Language language) {
  Json evidence = Json::array();
  for (const Citation& seen : judged.finding.evidence())
    evidence.push_back({{"url", plain_line(seen.url)},
                        {"excerpt", plain_line(seen.excerpt)},
                        {"where", seen.where}});
  return {{"criterion", judged.criterion},
          {"verdict", to_string(judged.finding.verdict())},
          {"reason", plain_line(judged.finding.reason().in(language))},
          {"evidence", std::move(evidence)}};
}

Json json_of(const Proposal& proposal, const Standard& standard, Language language) {
  Json list = Json::array();
  for (const JudgedFinding* const judged : proposal.because)
    list.push_back(because(*judged, language));
  return {{"standard", standard.id},
          {"family", standard.family},
          {"title", standard.title.in(language)},
          {"answer", id_of(proposal.answer)},
          {"confidence",
           is_decided(proposal.answer) ? Json(proposal.confidence_percent / 100.0) : Json()},
          {"because", std::move(list)}};
}

}  // namespace

std::string self_assessment_json(const Audit& audit, Language language) {
  Json products = Json::array();
  for (const ProductAudit& product : audit.products) {
    Json answers = Json::array();
    for (const Standard& standard : audit.standards)
      answers.push_back(json_of(propose(product, standard), standard, language));
    products.push_back({{"id", product.product.id},
                        {"name", plain_line(product.product.name)},
                        {"phase", product.phase},
                        {"answers", std::move(answers)}});
  }
  const Json json{
      {"schema_version", "1.0"},
      {"as_of", iso_date(audit.run.as_of)},
      {"rulebook", {{"id", audit.rulebook_id}, {"version", audit.rulebook_version}}},
      {"products", std::move(products)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string self_assessment_csv(const Audit& audit, Language language) {
  constexpr std::array kColumns{"product", "name",   "phase",    "standard",
                                "title",   "answer", "proposed", "confidence",
                                "reason",  "url",    "excerpt"};
  std::string csv(kByteOrderMark);
  SpreadsheetRow header;
  for (const char* const column : kColumns) header.text(column);
  csv += header.line();
  for (const ProductAudit& product : audit.products)
    for (const Standard& standard : audit.standards) {
      const Proposal proposal = propose(product, standard);
      const Citation& seen = first_evidence(proposal);
      SpreadsheetRow row;
      row.text(product.product.id).text(product.product.name).text(product.phase);
      row.text(standard.id).text(standard.title.in(language));
      row.text(id_of(proposal.answer)).text(say(language, text_of(proposal.answer)));
      row.number_if(is_decided(proposal.answer), proposal.confidence_percent);
      row.text(reasons(proposal, language)).text(seen.url).text(seen.excerpt);
      csv += row.line();
    }
  return csv;
}

}  // namespace vigie
