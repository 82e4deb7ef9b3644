// Portfolios in one YAML file: `products:` with the sheet's field names, or a list.
#include "portfolio/readers.hpp"
#include "text/yaml.hpp"

#include <utility>

namespace vigie {

Reading read_yaml_file(std::string_view bytes, std::string_view file) {
  constexpr YamlLimits kLimits{.max_bytes = kMaxPortfolioBytes, .max_nodes = 1'000'000};
  Reading reading;
  const std::string text = readable_text(bytes, file, reading.problems);
  const auto root = read_yaml(text, file, 1, kLimits);
  if (!root) {
    for (const Diagnostic& problem : root.error()) reading.problems.push_back(problem);
    return reading;
  }
  Reading list = read_product_list(yaml_value(*root), file);
  list.problems.insert(list.problems.begin(), reading.problems.begin(), reading.problems.end());
  return list;
}

}  // namespace vigie
