#include "reports/plain_text.hpp"
#include "reports/product_names.hpp"
#include "reports/reports.hpp"
#include "reports/words.hpp"
#include "text/sha256.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace vigie {

namespace {

constexpr Text kStatement{"calendar.statement", "{0} : la déclaration d’accessibilité expire",
                          "{0}: the accessibility statement expires"};
constexpr Text kCertificate{"calendar.certificate", "{0} : le certificat expire",
                            "{0}: the certificate expires"};
constexpr Text kWaiver{"calendar.waiver", "{0} : fin de la dérogation « {1} »",
                       "{0}: end of the waiver “{1}”"};
constexpr Text kAttestation{"calendar.attestation", "{0} : attestation à renouveler, « {1} »",
                            "{0}: attestation to renew, “{1}”"};
constexpr Text kObjective{"calendar.objective", "{0} : échéance de l’objectif « {1} »",
                          "{0}: the objective “{1}” is due"};

/// A day on which something ends.
struct Event {
  Date day;
  std::string key;  // what makes it the same event from one night to the next
  std::string summary;
  std::string description;
};

/// RFC 5545, 3.3.11: a text value.
std::string value_text(std::string_view text) {
  std::string value;
  for (const char c : terminal_text(text)) {
    if (c == '\\' || c == ';' || c == ',') value += '\\';
    value += c;
  }
  return value;
}

/// RFC 5545, 3.1: lines of at most 75 bytes, the next ones begun by a space; no character is
/// cut.
void add_line(std::string line, std::string& text) {
  constexpr std::size_t kLongest = 74;
  bool is_first = true;
  while (!line.empty()) {
    const std::size_t room = is_first ? kLongest + 1 : kLongest;
    const std::size_t end = line.size() <= room ? line.size() : code_point_start(line, room);
    text += (is_first ? "" : " ") + line.substr(0, end) + "\r\n";
    line.erase(0, end);
    is_first = false;
  }
}

std::string compact(Date day) {
  std::string text = iso_date(day);
  std::erase(text, '-');
  return text;
}

std::optional<Date> fact_day(const Finding& finding, std::string_view name) {
  const auto fact = std::ranges::find(finding.facts, name, &Fact::name);
  return fact == finding.facts.end() ? std::nullopt : parse_iso_date(fact->value);
}

class Calendar {
 public:
  Calendar(const Audit& audit, Language language) : audit_(audit), language_(language) {}

  std::string text() {
    for (const ProductAudit& product : audit_.products) collect(product);
    std::ranges::sort(events_, {},
                      [](const Event& event) { return std::tie(event.day, event.key); });
    std::string text;
    add_line("BEGIN:VCALENDAR", text);
    add_line("VERSION:2.0", text);
    add_line("PRODID:-//vigie//vigie " + value_text(audit_.run.version) + "//FR", text);
    add_line("CALSCALE:GREGORIAN", text);
    for (const Event& event : events_) add(event, text);
    add_line("END:VCALENDAR", text);
    return text;
  }

 private:
  void collect(const ProductAudit& product) {
    const std::string& id = product.product.id;
    const std::string name = display_name(product.product);
    for (const JudgedFinding& judged : product.findings) {
      const std::string key = id + ' ' + judged.criterion;
      const std::string title = judged.title.in(language_);
      const std::string remedy = remedy_of(judged, language_);
      if (const auto day = fact_day(judged.finding, "valid_until"))
        note(*day, key + " valid", say(language_, kStatement, name), remedy);
      if (const auto day = fact_day(judged.finding, "certificate_not_after"))
        note(*day, key + " certificate", say(language_, kCertificate, name), remedy);
      if (judged.waiver)
        note(judged.waiver->expires, key + " waiver", say(language_, kWaiver, name, title),
             judged.waiver->reason);
      if (judged.attestation)
        note(judged.attestation->expires, key + " attestation",
             say(language_, kAttestation, name, title), judged.attestation->evidence);
    }
    for (const TrackedObjective& objective : product.objectives)
      if (objective.due)
        note(*objective.due, id + " objective " + objective.metric,
             say(language_, kObjective, name, objective.metric), "");
  }

  /// What ended before the day of the audit is in the reports, not in a calendar.
  void note(Date day, std::string key, std::string summary, std::string description) {
    if (day >= audit_.run.as_of)
      events_.push_back({day, std::move(key), std::move(summary), std::move(description)});
  }

  void add(const Event& event, std::string& text) const {
    add_line("BEGIN:VEVENT", text);
    add_line("UID:" + sha256_hex(event.key).substr(0, 32) + "@vigie", text);
    add_line("DTSTAMP:" + compact(audit_.run.as_of) + "T000000Z", text);
    add_line("DTSTART;VALUE=DATE:" + compact(event.day), text);
    add_line("DTEND;VALUE=DATE:" + compact(event.day + std::chrono::days{1}), text);
    add_line("SUMMARY:" + value_text(event.summary), text);
    if (!event.description.empty())
      add_line("DESCRIPTION:" + value_text(event.description), text);
    add_line("TRANSP:TRANSPARENT", text);
    add_line("BEGIN:VALARM", text);
    add_line("ACTION:DISPLAY", text);
    add_line("DESCRIPTION:" + value_text(event.summary), text);
    add_line("TRIGGER:-P30D", text);
    add_line("END:VALARM", text);
    add_line("END:VEVENT", text);
  }

  const Audit& audit_;
  Language language_;
  std::vector<Event> events_;
};

}  // namespace

std::string calendar_ics(const Audit& audit, Language language) {
  return Calendar(audit, language).text();
}

}  // namespace vigie
