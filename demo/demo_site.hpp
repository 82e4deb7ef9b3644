/// The demo's pages: files with placeholders, in a common layout.
#pragma once

#include "demo/demo_world.hpp"
#include "demo/world.hpp"
#include "text/date.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace vigie::world {

/// Serves the files below `sites/<host>`, and for what a host does not have of its own those
/// below `sites/common`. A file without a <html> tag is the main part of a page and is put into
/// `sites/common/layout.html`. Everything is read once; safe from many threads.
class DemoSite {
 public:
  /// Throws std::filesystem::filesystem_error when `sites` cannot be read.
  DemoSite(const std::filesystem::path& sites, Date today);

  WorldAnswer answer(const WorldRequest& request, const DemoHost& host) const;

 private:
  const std::string* file_for(std::string_view host_name, const DemoHost& host,
                              std::string_view path, std::string& name) const;
  std::string footer(const DemoHost& host) const;
  WorldAnswer page(const WorldRequest& request, const DemoHost& host, const std::string& text,
                   int status) const;
  WorldAnswer absent(const WorldRequest& request, const DemoHost& host) const;

  std::map<std::string, std::string, std::less<>> files_;  // "host/path.html" → text
  Date today_;
};

}  // namespace vigie::world
