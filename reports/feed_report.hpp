/// The change feed as people read it.
#pragma once

#include "history/feed.hpp"
#include "rules/audit.hpp"
#include "text/message.hpp"

#include <string>

namespace vigie {

/// changes.md: regressions, progress, what awaits confirmation, what flaps, products that came
/// and went; or why nothing is announced.
std::string feed_markdown(const Feed& feed, const Audit& audit, Language language);

/// The same in one sentence: "2 régressions confirmées, 1 progrès".
std::string feed_headline(const Feed& feed, Language language);

/// What changed as a part of an HTML page: the headline, and what is confirmed.
std::string feed_html(const Feed& feed, const Audit& audit, Language language);

}  // namespace vigie
