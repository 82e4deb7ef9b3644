/// The whole program on one screen.
///
///   Portfolio ─┐
///              ├─ plan ─▶ CrawlPlan ─ crawl ─▶ Evidence ─ judge ─▶ Audit ─ write ─▶ files
///   Rulebook ──┘                     (threads,  (pages by  (checks,        (reports)
///   RoleBook ──┘                      network)   role)      score)
///
/// Each arrow is a function from values to values. Only `crawl` waits on the outside world;
/// everything after it is pure, takes its date from its input and never from the clock.
///
///   text/       words, dates, addresses, YAML with places         (includes nothing of ours)
///   portfolio/  what is audited: Product, Portfolio, the linter    (may include text)
///   crawler/    how the world is observed: Web, Page, Evidence     (+ portfolio)
///   checks/     one file per check: Evidence in, Finding out       (+ crawler's values)
///   rules/      rulebooks in YAML; judging and scoring             (+ checks)
///   reports/    one writer per format over one Audit               (+ rules)
///   cli/        the command line                                   (all)
///   demo/       an invented portfolio, its sites and the server that plays them
///
/// A test (tests/layering_test.cpp) enforces the direction.
#pragma once

#include "crawler/crawl.hpp"    // crawl(plan, …) → Evidence of each product
#include "portfolio/lint.hpp"   // lint(portfolio, as_of) → Diagnostics
#include "portfolio/phase.hpp"  // phase_as_of(product, date)
#include "portfolio/read.hpp"   // read_portfolio(source) → Portfolio
#include "reports/reports.hpp"  // audit_json(audit), index_markdown(audit), …
#include "rules/audit.hpp"      // judge(evidence, rulebook) → ProductAudit
#include "rules/rulebook.hpp"   // read_rulebook(yaml) → Rulebook
