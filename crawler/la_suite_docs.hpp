/// Documents of La Suite Docs, by its own interface.
#pragma once

#include "crawler/dashboard_answer.hpp"
#include "crawler/task.hpp"

namespace vigie {

/// Asks for a public document and its content in HTML, by the route of today, else by that of
/// before version 5.0. The page has the document's text and tables; `last_modified` is its last
/// edit. Source: suitenumerique/docs, src/backend/core/api.
Task<DashboardVisit> read_la_suite_docs(Web& web, Budget& budget, DashboardAddress address);

}  // namespace vigie
