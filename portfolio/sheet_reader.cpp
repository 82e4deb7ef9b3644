// A sheet: YAML front matter, then Markdown.
#include "portfolio/clean_value.hpp"
#include "portfolio/product_fields.hpp"
#include "portfolio/readers.hpp"
#include "text/fold.hpp"
#include "text/yaml.hpp"

#include <optional>
#include <utility>

namespace vigie {

namespace {

struct Parts {
  std::string_view front_matter;
  std::string_view body;
};

/// The line at the start of `text`, without its line feed; `text` goes on after it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

bool is_fence(std::string_view line) {
  return line.starts_with("---") && trim(line.substr(3)).empty();
}

/// Nothing when the first line is no "---" or none follows; `id` tells which.
std::optional<Parts> parts_of(std::string_view text, std::string& id) {
  id = "front-matter-missing";
  if (!is_fence(take_line(text))) return std::nullopt;
  id = "front-matter-unclosed";
  const std::string_view content = text;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (!is_fence(line)) continue;
    const auto length = static_cast<std::size_t>(line.data() - content.data());
    return Parts{.front_matter = content.substr(0, length), .body = text};
  }
  return std::nullopt;
}

/// "a.md" for "sheets/a.md".
std::string id_of(std::string_view file) {
  std::string_view name = file.substr(file.find_last_of('/') + 1);
  if (name.ends_with(".md")) name.remove_suffix(3);
  return std::string(name);
}

Diagnostic error(std::string_view file, int line, std::string id, std::string text) {
  return {.place = {.file = std::string(file), .line = line},
          .severity = Severity::error,
          .id = std::move(id),
          .text = std::move(text)};
}

}  // namespace

Reading read_sheet_file(std::string_view bytes, std::string_view file) {
  Reading reading;
  const std::string text = readable_text(bytes, file, reading.problems);
  std::string missing;
  const std::optional<Parts> parts = parts_of(text, missing);
  if (!parts) {
    reading.problems.push_back(
        error(file, 1, missing, "left out: expected front matter between two lines '---'"));
    return reading;
  }
  constexpr int kFirstLine = 2;
  const auto yaml = read_yaml(parts->front_matter, file, kFirstLine);
  if (!yaml) {
    for (Diagnostic problem : yaml.error()) {
      problem.text = "left out: " + problem.text;
      reading.problems.push_back(std::move(problem));
    }
    return reading;
  }
  const FieldValue fields = yaml_value(*yaml, kFirstLine);
  if (fields.kind != FieldValue::Kind::map) {
    reading.problems.push_back(error(file, kFirstLine, "front-matter-not-fields",
                                     "left out: expected fields such as 'title: …'"));
    return reading;
  }
  FieldNotes notes(file);
  std::optional<Product> product = read_product(fields, Vocabulary::sheet, notes);
  if (product) {
    product->id = id_of(file);
    product->sheet.line = 1;
    product->description = std::string(trim(parts->body));
    if (product->name.empty()) {
      notes.warning(1, "title-missing", "expected a 'title'");
      product->name = product->id;
    }
    reading.products.push_back(*std::move(product));
  }
  for (Diagnostic& problem : std::move(notes).take())
    reading.problems.push_back(std::move(problem));
  return reading;
}

}  // namespace vigie
