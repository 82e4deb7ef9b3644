/// Runs the real program against a world, and reads what it concluded.
#pragma once

#include "demo/world_server.hpp"
#include "text/date.hpp"

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/types.h>

namespace vigie::test {

/// "pass", or "error" with its cause: "error reset".
using Verdicts = std::map<std::string, std::string>;  // check id → verdict
using Truth = std::map<std::string, Verdicts>;        // product id → verdicts

struct AuditRequest {
  const world::WorldServer& world;
  std::string ca_file;
  std::string portfolio;
  std::string out;  // folder for the reports
  Date as_of;
  int threads = 1;
  int timeout_seconds = 20;
  std::string formats = "json,md";
  std::vector<std::string> more = {};  // options at the end of the command line
  std::string github_token = {};
};

struct AuditResult {
  int exit_status = -1;
  nlohmann::json audit;  // out/audit.json; null when there is none
};

/// `vigie audit PORTFOLIO --connect-to … --ca-file … --out …`, from the build's own folder.
AuditResult run_audit(const AuditRequest& request);

/// The same in two steps, for tests that do something meanwhile. -1: it could not be started.
pid_t start_audit(const AuditRequest& request);
AuditResult finish_audit(pid_t process, const AuditRequest& request);

/// The verdict of every finding that a check made; the worst known word of a check that several
/// criteria use is the first in rulebook order.
Truth verdicts(const nlohmann::json& audit);

/// One line a disagreement, "product check: expected …, found … (reason)"; products of `audit`
/// that `truth` does not know, and those missing from `audit`, are disagreements too.
std::vector<std::string> disagreements(const Truth& truth, const nlohmann::json& audit);

/// Every file of a report by its name, audit.json without `run`, which tells times: what must
/// be the same however the audit was run.
std::map<std::string, std::string> files_to_compare(const std::string& out);

}  // namespace vigie::test
