/// Signs, in a repository's root folder and manifests, of the tools that a project uses.
#pragma once

#include "crawler/repository_facts.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie {

/// How a kind of tool shows. Static storage; everything folded.
struct ToolSigns {
  std::span<const std::string_view> folders;      // of the root: "tests/"
  std::span<const std::string_view> file_starts;  // of the root: "jest.config."
  std::span<const std::string_view> packages;     // of package.json's dependencies: "jest"
  std::span<const std::string_view> words;        // anywhere in the other manifests: "pytest"
  std::string_view script;                        // start of a package.json script's name
};

struct ToolSign {
  std::string path;   // where it was seen: "package.json"
  std::string quote;  // as it reads there, or the path again
};

/// The first sign; nothing when there is none in what was read.
std::optional<ToolSign> find_tool(const RepositoryFacts& facts, const ToolSigns& signs);

/// Whether the absence of signs means the absence of the tool: the root folder was seen, and
/// the only manifest is a package.json, which was read and does not speak of projects below it.
/// Other languages need no manifest to have tools.
bool would_show_tools(const RepositoryFacts& facts);

}  // namespace vigie
