/// The pages of the replica, as HTML whose meaning is known.
#pragma once

#include "tests/world/replica_plan.hpp"
#include "text/date.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie::test {

/// What pages of one site have in common.
struct SiteFrame {
  std::string name;    // the site's, shown everywhere
  std::string footer;  // list items
  Date today;          // the day that pages speak of
};

/// A whole page around `main`.
std::string whole_page(const SiteFrame& frame, std::string_view title, std::string_view main);
/// One link as a list item of a footer.
std::string footer_link(std::string_view address, std::string_view html);

std::string home_main();
std::string statement_main(StatementShape shape, std::string_view state, Date today);
std::string legal_notice_main(DocumentShape shape);
std::string terms_main();
std::string privacy_main(DocumentShape shape);
std::string contact_main(ContactShape shape);
/// For the shapes that are pages of the site's own look.
std::string stats_main(StatsShape shape, Date today);
std::string budget_main();
std::string absent_main();
/// What a host that hides absence shows instead.
std::string soft_absent_main();

/// A single-page application before its scripts run.
std::string shell_page(std::string_view title);
std::string metabase_page();
std::string login_page();
std::string pdf_document();

}  // namespace vigie::test
