#include "cli/write_report.hpp"

#include "reports/feed_report.hpp"
#include "reports/reports.hpp"
#include "text/fold.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

#include <unistd.h>

namespace vigie {

namespace fs = std::filesystem;

namespace {

using Files = std::vector<std::pair<fs::path, std::string>>;

void add_html(const Audit& audit, Language language, const Feed* feed, Files& files) {
  files.emplace_back("index.html", index_html(audit, language, feed));
  files.emplace_back("accessibilite.html", accessibility_html(audit, language));
  for (const ProductAudit& product : audit.products)
    files.emplace_back(fs::path("products") / (file_stem(product.product.id) + ".html"),
                       product_html(audit, product, language));
}

void add_badges(const Audit& audit, Files& files) {
  for (const ProductAudit& product : audit.products) {
    const std::string stem = file_stem(product.product.id);
    files.emplace_back(fs::path("badges") / (stem + ".json"), badge_json(product));
    files.emplace_back(fs::path("badges") / (stem + ".svg"), badge_svg(product));
  }
}

}  // namespace

std::optional<std::string> write_atomically(const fs::path& path, std::string_view content) {
  std::error_code problem;
  fs::create_directories(path.parent_path(), problem);
  if (problem) return path.parent_path().string() + ": " + problem.message();
  fs::path temporary = path;
  temporary += ".part" + std::to_string(::getpid());
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) {
      fs::remove(temporary, problem);
      return path.string() + ": cannot be written";
    }
  }
  fs::rename(temporary, path, problem);
  if (!problem) return std::nullopt;
  std::string text = path.string() + ": " + problem.message();
  fs::remove(temporary, problem);
  return text;
}

Expected<std::set<std::string, std::less<>>, std::string> formats_in(std::string_view list) {
  constexpr std::array<std::string_view, 8> kFormats{"md",    "json",  "html",        "csv",
                                                     "sarif", "junit", "openmetrics", "badges"};
  std::set<std::string, std::less<>> formats;
  for (const std::string_view word : split(list, ',')) {
    const std::string_view format = trim(word);
    if (std::ranges::find(kFormats, format) == kFormats.end())
      return Unexpected{"unknown format '" + std::string(format) + "'" +
                        did_you_mean(format, kFormats)};
    formats.emplace(format);
  }
  return formats;
}

std::optional<std::string> write_reports(const Audit& audit, const fs::path& folder,
                                         const std::set<std::string, std::less<>>& formats,
                                         Language language, const Feed* feed) {
  Files files;
  if (formats.contains("json")) files.emplace_back("audit.json", audit_json(audit, language));
  if (formats.contains("md")) {
    files.emplace_back("index.md", index_markdown(audit, language, feed));
    if (feed != nullptr)
      files.emplace_back("changes.md", feed_markdown(*feed, audit, language));
    for (const ProductAudit& product : audit.products)
      files.emplace_back(fs::path("products") / (file_stem(product.product.id) + ".md"),
                         product_markdown(audit, product, language));
  }
  if (formats.contains("html")) add_html(audit, language, feed, files);
  if (formats.contains("csv")) files.emplace_back("audit.csv", audit_csv(audit, language));
  if (formats.contains("sarif"))
    files.emplace_back("audit.sarif", audit_sarif(audit, language));
  if (formats.contains("junit"))
    files.emplace_back("audit.junit.xml", audit_junit(audit, language));
  if (formats.contains("openmetrics"))
    files.emplace_back("audit.prom", audit_openmetrics(audit));
  if (formats.contains("badges")) add_badges(audit, files);
  for (const auto& [name, content] : files)
    if (auto problem = write_atomically(folder / name, content)) return problem;
  return std::nullopt;
}

}  // namespace vigie
