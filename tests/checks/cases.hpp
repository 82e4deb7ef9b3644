/// The cases of tests/checks/<check>.yaml: each a small world and the finding it must lead to.
///
/// A file:
///   verdicts: [pass, fail, …]      what the check can conclude; each needs a case
///   cases:
///   - case: a timeout is not an absence
///     given:
///       phase: acceleration         default: acceleration
///       as_of: 2026-08-20           default: 2026-08-20
///       product: {site: …, stats_url: …, …}   default: id and a site, https://exemple.test/
///       visits:                     a readable home page is added when there is no role "home"
///       - {role: terms, url: /cgu, page: "# CGU\n…", proven: true}
///       repositories:
///       - {url: https://github.com/a/b, licence: MIT}
///     expect: {verdict: error, cause: timeout, reason: error.timeout, …}
///
/// A visit: role, url (below the site), found (link unless said: sheet, link, sitemap,
/// usual_path, probe), and either `unseen: <cause>` (with http_status, tls, certificate) or a
/// page: `page:` (see markdown_page.hpp) or `html:`, status, title, final_url, kind, headers,
/// last_modified, certificate, frames, javascript, password, form_fields, data. `proven`,
/// `proofs`, `resembles_absent` and `resembles_home` are as the crawl would have found them;
/// `recognised: true` computes the first two as the crawl does.
///
/// A repository: url, and either `unseen: <cause>` or the facts by their names in
/// crawler/repository_facts.hpp; commits are {date, bot}, `api_unseen` is {unseen: <cause>}.
///
/// Expectations: verdict, cause, reason (its id), reason_fr, reason_en, excerpt, remedy,
/// remedy_fr, where (contained), evidence_url, confidence, facts {name: value}, newest (ISO
/// days "2026-05-01..2026-05-31").
#pragma once

#include "checks/check.hpp"
#include "crawler/evidence.hpp"

#include <string>
#include <vector>

#include <yaml-cpp/yaml.h>

namespace vigie::tests {

struct Case {
  const Check* check = nullptr;
  std::string name;
  std::string file;
  int line = 0;
  YAML::Node given;
  YAML::Node expect;
  YAML::Node settings;
};

/// The cases of one check and what it says that it can conclude.
struct CaseFile {
  const Check* check = nullptr;
  std::string path;
  std::vector<std::string> verdicts;
  std::vector<Case> cases;
};

/// One for every check of the catalogue. Throws std::runtime_error on a file that is missing or
/// wrong: the tests cannot go on.
std::vector<CaseFile> read_case_files();

/// The world that a case describes.
Evidence evidence_of(const Case& the_case);

/// The check's settings with the case's changes.
Settings settings_of(const Case& the_case);

}  // namespace vigie::tests
