#include "crawler/html_charts.hpp"

#include "crawler/dashboard_results.hpp"
#include "crawler/html_element.hpp"
#include "crawler/json_members.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace vigie {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostTables = 200;
constexpr std::size_t kMostPoints = 2'000;
constexpr std::size_t kLongestAttribute = 256U << 10U;
constexpr std::size_t kFewestPoints = 2;

/// A list in an attribute, and the attribute's name.
struct NamedList {
  std::string name;
  std::vector<std::string> cells;
};

bool holds_a_list(const GumboAttribute& attribute) {
  const std::string_view name = attribute.name;
  const std::string_view value = attribute.value;
  const bool is_data = name == "x" || name == "y" || name.starts_with("data-");
  return is_data && value.size() > 4 && value.size() <= kLongestAttribute &&
         value.front() == '[' && value.back() == ']';
}

NamedList list_of(std::string_view name, const Json& values, ColumnKind kind) {
  NamedList list{.name = normalise(valid_utf8(name)), .cells = {}};
  for (const Json& value : values) list.cells.push_back(cell_text(value, kind));
  return list;
}

/// A list of labels, a list of numbers, or a list of such lists.
void sort_out(std::string_view name, const Json& value, std::vector<NamedList>& labels,
              std::vector<NamedList>& numbers) {
  if (!value.is_array() || value.size() > kMostPoints || value.empty()) return;
  const auto is_number = [](const Json& each) { return each.is_number() || each.is_null(); };
  const auto is_text = [](const Json& each) { return each.is_string(); };
  if (value.front().is_array()) {
    for (const Json& inner : value) sort_out(name, inner, labels, numbers);
  } else if (std::ranges::all_of(value, is_text)) {
    labels.push_back(list_of(name, value, ColumnKind::text));
  } else if (std::ranges::all_of(value, is_number)) {
    numbers.push_back(list_of(name, value, ColumnKind::number));
  }
}

/// What the element itself calls its series.
std::string caption_of(const GumboElement& element) {
  for (const std::string_view name : {"title", "aria-label", "data-title"})
    if (const std::string_view text = attribute_or_empty(element, name); !text.empty())
      return normalise(valid_utf8(text.substr(0, 200)));
  return {};
}

Table table_of(const NamedList& labels, const std::vector<NamedList>& numbers) {
  Table table{.caption = {}, .rows = {{labels.name}}};
  for (const std::string& label : labels.cells) table.rows.push_back({label});
  for (const NamedList& list : numbers) {
    if (list.cells.size() != labels.cells.size()) continue;
    table.rows.front().push_back(list.name);
    for (std::size_t i = 0; i < list.cells.size(); ++i)
      table.rows[i + 1].push_back(list.cells[i]);
  }
  return table;
}

}  // namespace

void add_chart_tables(const GumboElement& element, Region region, std::vector<Table>& tables) {
  std::vector<NamedList> labels;
  std::vector<NamedList> numbers;
  for (unsigned int i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    if (holds_a_list(attribute))
      sort_out(attribute.name, json::parse(attribute.value), labels, numbers);
  }
  if (numbers.empty()) return;
  for (const NamedList& list : labels) {
    Table table = table_of(list, numbers);
    if (list.cells.size() < kFewestPoints || table.rows.front().size() < 2) continue;
    if (tables.size() >= kMostTables) return;
    table.caption = caption_of(element);
    table.region = region;
    tables.push_back(std::move(table));
  }
}

}  // namespace vigie
