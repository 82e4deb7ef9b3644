// Portfolios in JSON: the public API's form and plainer ones.
#include "portfolio/readers.hpp"

#include <utility>

namespace vigie {

Reading read_json_file(std::string_view bytes, std::string_view file) {
  Reading reading;
  const std::string text = readable_text(bytes, file, reading.problems);
  auto root = read_json_value(text, file);
  if (!root) {
    for (const Diagnostic& problem : root.error()) reading.problems.push_back(problem);
    return reading;
  }
  Reading list = read_product_list(*root, file);
  list.problems.insert(list.problems.begin(), reading.problems.begin(), reading.problems.end());
  return list;
}

}  // namespace vigie
