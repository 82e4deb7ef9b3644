/// Writers: one audit, many readers. All pure; text from outside is escaped here.
#pragma once

#include "history/feed.hpp"
#include "rules/audit.hpp"
#include "text/message.hpp"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// audit.json (schemas/audit.schema.json); keys in a fixed order, ends with a line feed.
std::string audit_json(const Audit& audit, Language language);
/// The same, product by product: the whole text is never in memory.
void write_audit_json(const Audit& audit, Language language, std::ostream& out);

/// api/v1/index.json: who is in the portfolio and how each product stands, with the address of
/// its own file; api/v1/products/<id>.json: a product as in audit.json, with the run's day and
/// rulebook. For sites that show one product, or build on all of them.
std::string api_index_json(const Audit& audit, Language language);
std::string api_product_json(const Audit& audit, const ProductAudit& product,
                             Language language);

/// The JSON Schema (draft 7) of audit.json, as shipped.
std::string_view audit_schema();

/// index.md: headline, what changed (when there is a feed), who must act, tables by incubator
/// and phase, standards.
std::string index_markdown(const Audit& audit, Language language, const Feed* feed = nullptr);

/// products/<id>.md: verdicts, why, evidence, remedies, next step.
std::string product_markdown(const Audit& audit, const ProductAudit& product,
                             Language language);

/// audit.csv: a line for each product and criterion; ';', byte-order mark, no formulas.
std::string audit_csv(const Audit& audit, Language language);

/// self-assessment.json: for each product the answers that the observations propose to the
/// standards' questions: "no" when a criterion fails, "yes" when all that apply pass,
/// "not_applicable", and "open" where only a person can answer; with the findings behind each.
std::string self_assessment_json(const Audit& audit, Language language);
/// self-assessment.csv: the same, a line for each product and standard; as audit.csv.
std::string self_assessment_csv(const Audit& audit, Language language);

/// audit.junit.xml: a suite for each product, a case for each criterion.
std::string audit_junit(const Audit& audit, Language language);

/// audit.prom: OpenMetrics 1.0 text.
std::string audit_openmetrics(const Audit& audit);

/// audit.sarif: SARIF 2.1.0.
std::string audit_sarif(const Audit& audit, Language language);

/// badges/<id>.json for shields' endpoint, and a badge that needs no service.
std::string badge_json(const ProductAudit& product);
std::string badge_svg(const ProductAudit& product);

/// index.html, products/<id>.html and the report's own statement, accessibilite.html: pages
/// that work from a folder, without JavaScript and without any request.
std::string index_html(const Audit& audit, Language language, const Feed* feed = nullptr);
std::string product_html(const Audit& audit, const ProductAudit& product, Language language);
std::string accessibility_html(const Audit& audit, Language language);

/// expirations.ics (RFC 5545): the days on which statements, certificates, waivers,
/// attestations and objectives end, from the day of the audit on, each with an alarm thirty
/// days before.
std::string calendar_ics(const Audit& audit, Language language);

/// changes.atom (RFC 4287): an entry for each confirmed change of the night; the same change
/// has the same id on every night.
std::string changes_atom(const Feed& feed, const Audit& audit, Language language);

/// The incubators with a product that has a next step, by name; "" for products without one.
std::vector<std::string> incubators_to_remind(const Audit& audit);
/// reminders/<incubator>.md and .eml, ready to send: for each product of the incubator the one
/// next step, what was seen, why it matters, the text to publish, and two products that show
/// how. The mail (RFC 5322) is a draft: whom it is from and to is left to who sends it.
std::string reminder_markdown(const Audit& audit, const std::string& incubator,
                              Language language);
std::string reminder_mail(const Audit& audit, const std::string& incubator, Language language);

enum class Colour { never, ansi };

/// For a terminal, one product: what is red, why (quote and address), what to publish.
std::string terminal_product(const ProductAudit& product, Language language, Colour colour);

/// For a terminal, a portfolio: counts, the worst, where to look.
std::string terminal_summary(const Audit& audit, Language language, Colour colour);

/// File name of a product's page, safe on every file system ("dossierfacile", "sante-psy"…);
/// distinct ids give distinct names.
std::string file_stem(std::string_view product_id);

}  // namespace vigie
