/// `vigie portfolio`: the sheets themselves, without visiting any site.
#pragma once

#include "cli/selection.hpp"
#include "crawler/web.hpp"
#include "text/date.hpp"

#include <iosfwd>
#include <string>

namespace CLI {
class App;
}

namespace vigie {

enum class PortfolioFormat { text, json, markdown };

enum class CheckGate { never, error, warning };

/// What the subcommands are asked for.
struct PortfolioOptions {
  std::string source;  // folder, file or address
  Date as_of;
  PortfolioFormat format = PortfolioFormat::text;
  Selection selection = {};
  WebOptions web = {};                   // for an address
  CheckGate fail_on = CheckGate::never;  // of `check`
  std::string report = {};               // of `patch`: an audit.json, "" for none
};

// Each writes its result on `out`, problems on `err`, and returns the program's exit status.

/// Id, name, phase, incubator and links of every product; how many are in each phase.
int portfolio_list(const PortfolioOptions& options, std::ostream& out, std::ostream& err);

/// Every oddity of the sheets, one a line, and their number.
int portfolio_check(const PortfolioOptions& options, std::ostream& out, std::ostream& err);

/// The programme's figures by year, phase and incubator.
int portfolio_indicators(const PortfolioOptions& options, std::ostream& out, std::ostream& err);

/// A unified diff of the sheets, to be applied in the portfolio's folder: what `check` finds
/// and nobody needs to decide, and with a report what was observed and the sheet does not say.
int portfolio_patch(const PortfolioOptions& options, std::ostream& out, std::ostream& err);

/// Registers the subcommands; they set `exit_status`.
void add_portfolio_command(CLI::App& app, int& exit_status);

}  // namespace vigie
