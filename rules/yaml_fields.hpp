/// Typed reading of YAML mappings that people wrote: every mistake is collected, reading goes
/// on.
#pragma once

#include "text/date.hpp"
#include "text/diagnostic.hpp"
#include "text/message.hpp"
#include "text/yaml.hpp"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

enum class Need { required, optional };

struct Range {
  int from = 0;
  int to = 0;
};

/// What a wrong or missing value becomes does not matter to callers: once `problems` holds an
/// error, the result of the whole reading is thrown away.
class FieldReader {
 public:
  /// `file` must outlive the reader.
  explicit FieldReader(std::string_view file) : file_(file) {}

  /// True for a mapping; otherwise says that `what` ("a grade: {letter, from-percent}") was
  /// expected.
  bool expect_map(const YAML::Node& node, std::string_view what);
  /// True for a list of at least one item.
  bool expect_list(const YAML::Node& node, std::string_view what);

  /// Reports the keys of a mapping that are not in `keys`, with the nearest of them.
  void know(const YAML::Node& map, std::span<const std::string_view> keys);

  /// The value of a key, or an undefined node; says so when it is missing and needed, or empty.
  YAML::Node value(const YAML::Node& map, std::string_view key, Need need);
  std::string text(const YAML::Node& map, std::string_view key, Need need);
  /// Lower-case words joined by '-', not among `taken`, which it joins.
  std::string id(const YAML::Node& map, std::set<std::string>& taken, std::string_view what);
  /// {fr: …, en: …}, both present.
  Wording wording(const YAML::Node& map, std::string_view key, Need need);
  /// An http or https address.
  std::string address(const YAML::Node& map, std::string_view key);
  int number(const YAML::Node& map, std::string_view key, Range range, int otherwise);
  /// A day such as 2026-08-20.
  std::optional<Date> date(const YAML::Node& map, std::string_view key, Need need);
  /// One word or a list of words.
  std::vector<std::string> words(const YAML::Node& map, std::string_view key, Need need);
  /// The same for the value itself.
  std::vector<std::string> words_of(const YAML::Node& value, std::string_view key);

  Place place(const YAML::Node& node) const { return place_of(node, file_); }
  void error(const YAML::Node& node, std::string id, std::string text);
  void warning(const YAML::Node& node, std::string id, std::string text);

  bool has_errors() const;
  /// Ordered by place, each once.
  std::vector<Diagnostic> take_problems() &&;

 private:
  void say(const YAML::Node& node, Severity severity, std::string id, std::string text);

  std::string_view file_;
  std::vector<Diagnostic> problems_;
};

}  // namespace vigie
