#include "tests/world/audit_run.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

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

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  list.reserve(words.size() + 1);
  for (std::string& one : words) list.push_back(one.data());
  list.push_back(nullptr);
  return list;
}

/// The environment with no token of a forge but the one given: with them other questions would
/// be asked.
std::vector<std::string> environment(const std::string& github_token) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable)
    if (std::string_view(*variable).find("TOKEN") == std::string_view::npos)
      variables.emplace_back(*variable);
  if (!github_token.empty()) variables.push_back("GITHUB_TOKEN=" + github_token);
  return variables;
}

pid_t start(std::vector<std::string> words, const std::string& github_token) {
  std::vector<std::string> variables = environment(github_token);
  pid_t process = 0;
  if (posix_spawn(&process, words.front().c_str(), nullptr, nullptr, pointers(words).data(),
                  pointers(variables).data()) != 0)
    return -1;
  return process;
}

int exit_status_of(pid_t process) {
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

pid_t start_audit(const AuditRequest& request) {
  std::vector<std::string> words{VIGIE_BINARY_DIR "/vigie",
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
                                 request.formats,
                                 "--threads",
                                 std::to_string(request.threads),
                                 "--timeout",
                                 std::to_string(request.timeout_seconds),
                                 "--no-progress",
                                 "--quiet"};
  words.insert(words.end(), request.more.begin(), request.more.end());
  return start(std::move(words), request.github_token);
}

AuditResult finish_audit(pid_t process, const AuditRequest& request) {
  AuditResult result;
  result.exit_status = exit_status_of(process);
  std::ifstream file(request.out + "/audit.json", std::ios::binary);
  result.audit = Json::parse(file, nullptr, false);
  if (result.audit.is_discarded()) result.audit = nullptr;
  return result;
}

AuditResult run_audit(const AuditRequest& request) {
  return finish_audit(start_audit(request), request);
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

std::map<std::string, std::string> files_to_compare(const std::string& out) {
  namespace fs = std::filesystem;
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(out)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (entry.path().filename() == "audit.json") {
      auto audit = nlohmann::ordered_json::parse(text, nullptr, false);
      if (audit.is_object()) audit.erase("run");
      text = audit.dump();
    }
    files.emplace(fs::relative(entry.path(), out).generic_string(), std::move(text));
  }
  return files;
}

}  // namespace vigie::test
