/// What is planted on each host and page of the replica, drawn from its name alone.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vigie::test {

/// A number that depends on nothing but the words: the same on every machine, for ever.
std::uint64_t draw(std::string_view what, std::string_view name);

enum class HostFault {
  none,
  expired,
  wrong_host,
  self_signed,
  untrusted,
  not_yet_valid,
  reset,
  unavailable,  // 503
  forbidden,    // 403
  too_many,     // 429
  robots,       // Disallow: /
  silence
};

enum class HomeShape { page, shell, absent };
enum class InClear { redirects, serves };
enum class AbsentShape { not_found, soft };

/// Legal notice, terms, privacy policy.
enum class DocumentShape { complete, incomplete, absent, dead_link, unlinked, pdf };
enum class ContactShape { address, form, hollow, absent };
enum class StatementShape { valid, expired, pdf, dead_link, absent, contradiction };

enum class StatsShape {
  tiles,             // dated
  months,            // a table that ends last month
  sentence,          // a figure and its period in one sentence
  frame,             // a public dashboard in an iframe
  stale,             // dated three years ago
  undated,           // figures without a date
  soft_absent,       // status 200, "page non trouvée"
  dead,              // 404
  home_redirect,     // to the site's home page
  shell,             // drawn by JavaScript
  login,             // asks for a password
  public_dashboard,  // Metabase's own shell
};

enum class BudgetShape { amounts, dead, login, shell, pdf };

/// One site, whatever products share it.
struct SitePlan {
  HomeShape home = HomeShape::page;
  InClear in_clear = InClear::redirects;
  AbsentShape absent = AbsentShape::not_found;
  std::size_t mention = 0;  // into mention_plans()
  StatementShape statement = StatementShape::valid;
  DocumentShape legal_notice = DocumentShape::complete;
  DocumentShape terms = DocumentShape::complete;
  DocumentShape privacy = DocumentShape::complete;
  ContactShape contact = ContactShape::address;
  bool has_stats = false;   // where no sheet declares any: linked, at /stats
  bool has_budget = false;  // where no sheet declares any: linked, at /budget
};

SitePlan plan_site(std::string_view host);

/// `address` without fragment. `home_redirect` and `public_dashboard` are never drawn: they
/// depend on where the page is.
StatsShape plan_stats(std::string_view address);
BudgetShape plan_budget(std::string_view address);

/// A way to write the mention. "{}" stands for the state ("non conforme"), "{en}" for the same
/// in English.
struct MentionPlan {
  std::string_view html;
  std::string_view verdict;
  std::string_view verdict_unlinked = verdict;  // where there is no statement to link to
};

std::span<const MentionPlan> mention_plans();

/// How often repositories are of each kind.
enum class RepositoryShape { licensed, copyleft, unlicensed, empty, missing };
RepositoryShape plan_repository(std::string_view path);

}  // namespace vigie::test
