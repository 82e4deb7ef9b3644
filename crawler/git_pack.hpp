/// Objects out of a git pack: bounded, checked, deltas resolved; no network.
/// Source: gitformat-pack(5).
#pragma once

#include "crawler/git_object.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

using GitObjects = std::map<std::string, GitObject>;  // by object id, 40 hexadecimal digits

struct PackLimits {
  std::size_t max_objects = 1'000;
  std::size_t max_content_bytes = 8U << 20U;  // all objects and deltas together, inflated
};

/// The objects of a pack (version 2). Nothing when it is malformed, fails its checksum or
/// passes a limit. A delta whose base is not in the pack is left out.
std::optional<GitObjects> read_pack(std::string_view pack, const PackLimits& limits = {});

}  // namespace vigie
