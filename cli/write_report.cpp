#include "cli/write_report.hpp"

#include "reports/feed_report.hpp"
#include "reports/reports.hpp"
#include "text/fold.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <ostream>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace vigie {

namespace fs = std::filesystem;

std::optional<std::string> write_atomically(const fs::path& path,
                                            const std::function<void(std::ostream&)>& write) {
  std::error_code problem;
  fs::create_directories(path.parent_path(), problem);
  if (problem) return path.parent_path().string() + ": " + problem.message();
  fs::path temporary = path;
  temporary += ".part" + std::to_string(::getpid());
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    write(file);
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

std::optional<std::string> write_atomically(const fs::path& path, std::string_view content) {
  return write_atomically(path, [&](std::ostream& out) { out << content; });
}

Expected<std::set<std::string, std::less<>>, std::string> formats_in(std::string_view list) {
  constexpr std::array<std::string_view, 12> kFormats{
      "md",          "json",      "html",
      "csv",         "sarif",     "junit",
      "openmetrics", "badges",    "self-assessment",
      "calendar",    "reminders", "api"};
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

namespace {

/// Writes one file after the other: a large portfolio's reports are never in memory together.
class ReportFolder {
 public:
  ReportFolder(const Audit& audit, fs::path folder, Language language, const Feed* feed)
      : audit_(audit), folder_(std::move(folder)), language_(language), feed_(feed) {}

  std::optional<std::string> write(const std::set<std::string, std::less<>>& formats) {
    if (formats.contains("json")) write_json();
    if (formats.contains("md")) write_markdown();
    if (formats.contains("html")) write_html();
    if (formats.contains("csv")) put("audit.csv", audit_csv(audit_, language_));
    if (formats.contains("sarif")) put("audit.sarif", audit_sarif(audit_, language_));
    if (formats.contains("junit")) put("audit.junit.xml", audit_junit(audit_, language_));
    if (formats.contains("openmetrics")) put("audit.prom", audit_openmetrics(audit_));
    if (formats.contains("self-assessment")) {
      put("self-assessment.json", self_assessment_json(audit_, language_));
      put("self-assessment.csv", self_assessment_csv(audit_, language_));
    }
    if (formats.contains("badges")) write_badges();
    if (formats.contains("calendar")) put("expirations.ics", calendar_ics(audit_, language_));
    if (formats.contains("reminders")) write_reminders();
    if (formats.contains("api")) write_api();
    return problem_;
  }

 private:
  /// After the first problem nothing more is written.
  void put(const fs::path& name, std::string_view content) {
    if (!problem_) problem_ = write_atomically(folder_ / name, content);
  }

  void write_json() {
    if (problem_) return;
    problem_ = write_atomically(folder_ / "audit.json", [&](std::ostream& out) {
      write_audit_json(audit_, language_, out);
    });
  }

  void write_markdown() {
    put("index.md", index_markdown(audit_, language_, feed_));
    if (feed_ != nullptr) put("changes.md", feed_markdown(*feed_, audit_, language_));
    for (const ProductAudit& product : audit_.products)
      put(page_of(product, ".md"), product_markdown(audit_, product, language_));
  }

  void write_html() {
    put("index.html", index_html(audit_, language_, feed_));
    put("accessibilite.html", accessibility_html(audit_, language_));
    if (feed_ != nullptr) put("changes.atom", changes_atom(*feed_, audit_, language_));
    for (const ProductAudit& product : audit_.products)
      put(page_of(product, ".html"), product_html(audit_, product, language_));
  }

  void write_badges() {
    for (const ProductAudit& product : audit_.products) {
      const std::string stem = file_stem(product.product.id);
      put(fs::path("badges") / (stem + ".json"), badge_json(product));
      put(fs::path("badges") / (stem + ".svg"), badge_svg(product));
    }
  }

  void write_reminders() {
    for (const std::string& incubator : incubators_to_remind(audit_)) {
      const std::string stem = incubator.empty() ? "_" : file_stem(incubator);
      const fs::path folder = "reminders";
      put(folder / (stem + ".md"), reminder_markdown(audit_, incubator, language_));
      put(folder / (stem + ".eml"), reminder_mail(audit_, incubator, language_));
    }
  }

  void write_api() {
    const fs::path folder = fs::path("api") / "v1";
    put(folder / "index.json", api_index_json(audit_, language_));
    for (const ProductAudit& product : audit_.products)
      put(folder / page_of(product, ".json"), api_product_json(audit_, product, language_));
  }

  static fs::path page_of(const ProductAudit& product, std::string_view extension) {
    return fs::path("products") / (file_stem(product.product.id) + std::string(extension));
  }

  const Audit& audit_;
  fs::path folder_;
  Language language_;
  const Feed* feed_;
  std::optional<std::string> problem_;
};

}  // namespace

std::optional<std::string> write_reports(const Audit& audit, const fs::path& folder,
                                         const std::set<std::string, std::less<>>& formats,
                                         Language language, const Feed* feed) {
  return ReportFolder(audit, folder, language, feed).write(formats);
}

}  // namespace vigie
