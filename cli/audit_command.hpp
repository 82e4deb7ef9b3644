/// `vigie audit`: observes a portfolio, judges it and writes the reports.
#pragma once

#include "crawler/forge.hpp"
#include "crawler/web.hpp"
#include "rules/audit.hpp"
#include "rules/gate.hpp"
#include "text/date.hpp"
#include "text/message.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace vigie {

struct AuditOptions {
  std::string portfolio;  // "": one product, from `url`
  std::string url;
  std::string repository;
  std::string phase = "acceleration";  // of the product given by `url`
  std::vector<std::string> products;   // globs
  std::vector<std::string> phases;
  std::vector<std::string> incubators;
  std::string rules;  // "": the rulebook that is built in
  std::filesystem::path out = "vigie-report";
  std::set<std::string, std::less<>> formats;
  Language language = Language::fr;
  std::optional<Date> as_of;  // today when absent
  std::optional<std::chrono::seconds> deadline;
  Gate gate;  // `--fail-on`
  WebOptions web;
  bool show_progress = true;
  bool quiet = false;
  bool verbose = false;
  std::string log_file;
  std::optional<Shard> shard;  // of the products selected
  std::string waivers;         // file, "" for none
  std::string attestations;    // file, "" for none
  std::string objectives;      // file, "" for none
  std::string state;           // what is kept between runs, "" for nothing
  std::string record;          // archive to write, "" for none
  ForgeTokens tokens = {};     // from the environment, never from the command line
  std::string replay;          // archive to read in the network's place, "" for none
};

/// Runs the audit; the result is the program's exit status.
int run_audit(const AuditOptions& options);

void add_audit_command(CLI::App& app, int& exit_status);

}  // namespace vigie
