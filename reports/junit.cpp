#include "reports/markup.hpp"
#include "reports/reports.hpp"
#include "reports/words.hpp"

#include <string>

namespace vigie {

namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string(name) + "=\"" + markup_text(value) + '"';
}

std::string attribute(std::string_view name, std::size_t value) {
  return attribute(name, std::to_string(value));
}

/// What a reader of test reports looks at: the reason, the address, what to do.
std::string details(const JudgedFinding& judged, Language language) {
  std::string text;
  for (const Citation& citation : judged.finding.evidence())
    text += markup_text(citation.url) + '\n';
  const std::string remedy = remedy_of(judged, language);
  return remedy.empty() ? text : text + markup_text(remedy) + '\n';
}

std::string element(std::string_view name, const JudgedFinding& judged, Language language) {
  const auto cause = judged.finding.cause();
  return "      <" + std::string(name) +
         attribute("message", judged.finding.reason().in(language)) +
         (name == "skipped"
              ? "/>\n"
              : attribute("type", cause ? to_string(*cause) : judged.check) + ">" +
                    details(judged, language) + "</" + std::string(name) + ">\n");
}

/// A failure is a failure, an outage an error, what could not be decided or does not arise is
/// skipped. A warning passes: no gate may trip over it.
std::string outcome(const JudgedFinding& judged, Language language) {
  switch (judged.finding.verdict()) {
    case Verdict::fail:
      return element(judged.informative ? "skipped" : "failure", judged, language);
    case Verdict::error:
      return element(judged.informative ? "skipped" : "error", judged, language);
    case Verdict::unknown:
    case Verdict::manual:
    case Verdict::not_applicable:
      return element("skipped", judged, language);
    case Verdict::warn:
      return "      <system-out>" + markup_text(judged.finding.reason().in(language)) +
             "</system-out>\n";
    case Verdict::pass:
      return {};
  }
  return {};
}

struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;

  void add(const std::string& result) {
    ++tests;
    if (result.find("<failure") != std::string::npos) ++failures;
    if (result.find("<error") != std::string::npos) ++errors;
    if (result.find("<skipped") != std::string::npos) ++skipped;
  }
};

std::string suite(const ProductAudit& product, Date as_of, Language language) {
  Counts counts;
  std::string cases;
  for (const JudgedFinding& judged : product.findings) {
    const std::string result = outcome(judged, language);
    counts.add(result);
    cases += "    <testcase" + attribute("name", judged.criterion) +
             attribute("classname", product.product.id + "." + judged.standard) +
             " time=\"0\"" + (result.empty() ? "/>\n" : ">\n" + result + "    </testcase>\n");
  }
  return "  <testsuite" + attribute("name", product.product.id) +
         attribute("tests", counts.tests) + attribute("failures", counts.failures) +
         attribute("errors", counts.errors) + attribute("skipped", counts.skipped) +
         " time=\"0\"" + attribute("timestamp", iso_date(as_of) + "T00:00:00") + ">\n" + cases +
         "  </testsuite>\n";
}

}  // namespace

std::string audit_junit(const Audit& audit, Language language) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vigie\">\n";
  for (const ProductAudit& product : audit.products)
    xml += suite(product, audit.run.as_of, language);
  return xml + "</testsuites>\n";
}

}  // namespace vigie
