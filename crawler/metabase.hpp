/// Metabase's public and signed dashboards and questions, by its own interface.
#pragma once

#include "crawler/dashboard_answer.hpp"
#include "crawler/task.hpp"

namespace vigie {

/// Asks for the dashboard or the question, then for its results: those drawn over time first.
/// Parameters have the values that the address gives, else their defaults. Servers of before
/// 2022 (`ordered_cards`, no `dashcard` route) are understood. Source: Metabase,
/// src/metabase/public_sharing/api.clj and embedding_rest/api/embed.clj.
Task<DashboardVisit> read_metabase(Web& web, Budget& budget, DashboardAddress address);

}  // namespace vigie
