#include "cli/exit_status.hpp"
#include "cli/portfolio_command.hpp"
#include "cli/portfolio_source.hpp"
#include "portfolio/sheet_patch.hpp"
#include "reports/audit_reader.hpp"
#include "reports/observed_edits.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>

namespace vigie {

namespace {

namespace fs = std::filesystem;

Expected<std::string, std::string> text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream || fs::is_directory(path)) return Unexpected{path.string() + ": cannot be read"};
  return std::string{std::istreambuf_iterator<char>(stream), {}};
}

Expected<Audit, std::string> load_report(const std::string& file) {
  if (file.empty()) return Audit{};
  const auto text = text_of(file);
  if (!text) return Unexpected{text.error()};
  auto written = read_written_audit(*text, file);
  if (!written) return Unexpected{written.error()};
  return std::move(written->audit);
}

const ProductAudit* find(const Audit& audit, std::string_view id) {
  const auto found = std::ranges::find_if(
      audit.products, [&](const ProductAudit& each) { return each.product.id == id; });
  return found == audit.products.end() ? nullptr : &*found;
}

}  // namespace

int portfolio_patch(const PortfolioOptions& options, std::ostream& out, std::ostream& err) {
  if (!fs::is_directory(options.source)) {
    err << "vigie portfolio patch: expected a folder of sheets, not '" << options.source
        << "'\n";
    return kExitUsage;
  }
  const auto report = load_report(options.report);
  if (!report) {
    err << "vigie portfolio patch: " << report.error() << '\n';
    return kExitUsage;
  }
  const auto chosen = choose_products(options, err);
  if (!chosen) return kExitUsage;
  for (const Product& product : chosen->products) {
    const auto before = text_of(product.sheet.file);
    if (!before) continue;
    std::string after = tidied_sheet(*before);
    if (const ProductAudit* const audit = find(*report, product.id))
      after = edited_sheet(after, observed_edits(product, *audit));
    out << unified_diff(fs::relative(product.sheet.file, options.source).generic_string(),
                        *before, after);
  }
  return kExitDone;
}

}  // namespace vigie
