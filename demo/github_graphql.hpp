/// The part of GitHub's GraphQL API that tells of repositories and their owners.
/// Source: docs.github.com/graphql.
#pragma once

#include "demo/forge_stand_in.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::world {

/// What a question is answered from.
struct GraphqlWorld {
  std::function<const ForgeRepository*(const std::string& path)> find;
  std::function<std::vector<const ForgeRepository*>(const std::string& owner)> of_owner;
  const ForgeTable& table;
  std::size_t points_left = 0;
};

/// The answer to a POST to /graphql: for each `alias: repository(owner: $v, name: $v)` and
/// `alias: repositoryOwner(login: $v)` of the query its object, or null and an error of the
/// type NOT_FOUND. Every field that is known is told, whether or not it was asked for;
/// object(…) fields by their aliases in the query. Renames are followed. A body that is no
/// question gets an error without data.
std::string answer_graphql(std::string_view body, const GraphqlWorld& world);

}  // namespace vigie::world
