// The rooms of vigie.hpp include leftwards only, and the checks know nothing of the network.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kMayInclude{
    {"text", {"text"}},
    {"portfolio", {"portfolio", "text"}},
    {"crawler", {"crawler", "portfolio", "text"}},
    {"checks", {"checks", "crawler", "portfolio", "text"}},
    {"rules", {"rules", "checks", "crawler", "portfolio", "text"}},
    {"history", {"history", "rules", "checks", "crawler", "portfolio", "text"}},
    {"reports", {"reports", "history", "rules", "checks", "crawler", "portfolio", "text"}},
    {"cli", {"cli", "reports", "history", "rules", "checks", "crawler", "portfolio", "text"}},
};

const std::set<std::string> kValueHeaders{"crawler/crawl_plan.hpp",
                                          "crawler/evidence.hpp",
                                          "crawler/page.hpp",
                                          "crawler/repository_facts.hpp",
                                          "crawler/repository_files.hpp",
                                          "crawler/roles.hpp",
                                          "crawler/unseen.hpp"};

struct Include {
  std::string file;
  std::string target;
  bool ours = false;  // "…" rather than <…>
};

std::vector<Include> includes_of(const std::string& folder) {
  std::vector<Include> includes;
  for (const auto& entry : fs::directory_iterator(fs::path(VIGIE_SOURCE_DIR) / folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".hpp") continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      if (!line.starts_with("#include ")) continue;
      const char open = line.at(9);
      const auto end = line.find(open == '"' ? '"' : '>', 10);
      includes.push_back({folder + "/" + entry.path().filename().string(),
                          line.substr(10, end - 10), open == '"'});
    }
  }
  return includes;
}

TEST(Layering, folders_include_leftwards_only) {
  std::size_t seen = 0;
  for (const auto& [folder, allowed] : kMayInclude)
    for (const Include& include : includes_of(folder)) {
      if (!include.ours) continue;
      ++seen;
      const std::string target = include.target.substr(0, include.target.find('/'));
      EXPECT_TRUE(allowed.contains(target)) << include.file << " includes " << include.target;
    }
  EXPECT_GT(seen, 100U);
}

TEST(Layering, checks_rules_and_reports_never_reach_for_the_network) {
  for (const std::string folder : {"checks", "rules", "reports"})
    for (const Include& include : includes_of(folder)) {
      if (include.ours && include.target.starts_with("crawler/")) {
        EXPECT_TRUE(kValueHeaders.contains(include.target))
            << include.file << " includes " << include.target;
      }
      for (const std::string library : {"curl/", "gumbo", "libxml/", "openssl/", "sys/socket"})
        EXPECT_FALSE(include.target.starts_with(library))
            << include.file << " includes " << include.target;
    }
}

TEST(Layering, the_html_parser_is_named_by_the_files_that_hide_it_only) {
  std::set<std::string> files;
  for (const auto& [folder, allowed] : kMayInclude)
    for (const Include& include : includes_of(folder))
      if (include.target == "gumbo.h") files.insert(include.file);
  EXPECT_FALSE(files.empty());
  for (const std::string& file : files)
    EXPECT_TRUE(file.starts_with("crawler/html")) << file << " includes gumbo.h";
}

}  // namespace
