/// Dashboards' own interfaces, played as their sources describe them: routes, shapes, errors.
#pragma once

#include "demo/world.hpp"

#include <string>

namespace vigie::test {

inline constexpr const char* kMetabaseUuid = "81a749aa-1111-4222-8333-0123456789ab";
inline constexpr const char* kQuestionUuid = "91a749aa-1111-4222-8333-0123456789ab";
inline constexpr const char* kDocsUuid = "a1a749aa-1111-4222-8333-0123456789ab";
inline constexpr const char* kGrafanaToken = "0123456789abcdef0123456789abcdef";

/// By the first label of the host: "metabase.test" has everything in order, "older.test" is a
/// Metabase of 2021, "revoked.test", "unshared.test", "failing.test", "huge.test",
/// "asking.test" (a parameter is required), "oauth.test" are Metabases in those states;
/// "matomo.test", "private.test" (a Matomo that shows nothing), "dead.test" (one that counts no
/// more); "superset.test", "grafana.test", "docs.test", "plausible.test", "site.test" (with an
/// /api/stats route).
world::WorldAnswer dashboard_answer(const world::WorldRequest& request);

}  // namespace vigie::test
