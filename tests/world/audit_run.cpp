#include "tests/world/audit_run.hpp"

#include <fstream>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vigie::test {

namespace {

using Json = nlohmann::json;

std::string word(const Json& value, const char* key) {
  const auto found = value.find(key);
  return found != value.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

int run(std::vector<std::string> words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& one : words) pointers.push_back(one.data());
  pointers.push_back(nullptr);
  pid_t process = 0;
  if (posix_spawn(&process, pointers.front(), nullptr, nullptr, pointers.data(), environ) != 0)
    return -1;
  int status = 0;
  if (waitpid(process, &status, 0) != process || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

std::string verdict_of(const Json& finding) {
  const std::string verdict = word(finding, "verdict");
  const std::string cause = word(finding, "cause");
  return cause.empty() ? verdict : verdict + ' ' + cause;
}

std::string reason_of(const Json& audit, const std::string& product, const std::string& check) {
  for (const Json& entry : audit.at("products")) {
    if (word(entry, "id") != product) continue;
    for (const Json& finding : entry.at("findings"))
      if (word(finding, "check") == check) return word(finding, "reason");
  }
  return {};
}

}  // namespace

AuditResult run_audit(const AuditRequest& request) {
  AuditResult result;
  result.exit_status = run({VIGIE_BINARY_DIR "/vigie",
                            "audit",
                            request.portfolio,
                            "--connect-to",
                            request.world.address(),
                            "--ca-file",
                            request.ca_file,
                            "--allow-private-addresses",
                            "--as-of",
                            iso_date(request.as_of),
                            "--out",
                            request.out,
                            "--format",
                            "json,md",
                            "--threads",
                            std::to_string(request.threads),
                            "--timeout",
                            std::to_string(request.timeout_seconds),
                            "--no-progress",
                            "--quiet"});
  std::ifstream file(request.out + "/audit.json", std::ios::binary);
  result.audit = Json::parse(file, nullptr, false);
  if (result.audit.is_discarded()) result.audit = nullptr;
  return result;
}

Truth verdicts(const Json& audit) {
  Truth found;
  for (const Json& product : audit.at("products")) {
    Verdicts& verdicts = found[word(product, "id")];
    for (const Json& finding : product.at("findings"))
      if (const std::string check = word(finding, "check"); !check.empty())
        verdicts.emplace(check, verdict_of(finding));
  }
  return found;
}

std::vector<std::string> disagreements(const Truth& truth, const Json& audit) {
  const Truth found = verdicts(audit);
  std::vector<std::string> lines;
  for (const auto& [product, expected] : truth) {
    const auto judged = found.find(product);
    if (judged == found.end()) {
      lines.push_back(product + ": not in the audit");
      continue;
    }
    for (const auto& [check, verdict] : expected) {
      const auto one = judged->second.find(check);
      const std::string seen = one == judged->second.end() ? "nothing" : one->second;
      if (seen != verdict)
        lines.push_back(product + ' ' + check + ": expected " + verdict + ", found " + seen +
                        " (" + reason_of(audit, product, check) + ')');
    }
  }
  for (const auto& [product, verdicts] : found)
    if (!truth.contains(product)) lines.push_back(product + ": not expected in the audit");
  return lines;
}

std::string without_run(Json audit) {
  audit.erase("run");
  return audit.dump();
}

}  // namespace vigie::test
