// nlohmann's parser tells what it reads, not where: an iterator that counts lines does.
#include "portfolio/field_value.hpp"

#include <cstddef>
#include <iterator>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

/// The line of the last byte read. A line feed belongs to the line that it ends, so that the
/// one byte that the parser reads past a number changes nothing.
struct LineCounter {
  int line = 1;
  bool is_at_end_of_line = false;

  void pass(char byte) {
    if (is_at_end_of_line) ++line;
    is_at_end_of_line = byte == '\n';
  }
};

class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, LineCounter& counter) : at_(at), counter_(&counter) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    counter_->pass(*at_++);
    return *this;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }

 private:
  const char* at_;
  LineCounter* counter_;
};

/// Builds the tree as the parser goes, without recursion.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view file, const JsonLimits& limits, const LineCounter& counter)
      : file_(file), limits_(limits), counter_(counter) {}

  bool null() override { return add({.key = {}}); }
  bool boolean(bool value) override { return add_text(value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override {
    return add_text(std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return add_text(std::to_string(value));
  }
  bool number_float(number_float_t /*value*/, const string_t& text) override {
    return add_text(text);
  }
  bool string(string_t& value) override { return add_text(value); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*count*/) override { return open(FieldValue::Kind::map); }
  bool start_array(std::size_t /*count*/) override { return open(FieldValue::Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    open_.back().key = name;
    open_.back().key_line = counter_.line;
    return true;
  }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& exception) override {
    // "[json.exception.parse_error.101] parse error at line 3, column 5: what is wrong"
    const std::string_view message = exception.what();
    const std::size_t column = message.find("column ");
    const std::size_t colon = message.find(": ", column == std::string_view::npos ? 0 : column);
    refuse("json-syntax", "expected JSON: " + std::string(colon == std::string_view::npos
                                                              ? message
                                                              : message.substr(colon + 2)));
    return false;
  }

  Expected<FieldValue, std::vector<Diagnostic>> result() && {
    if (!problems_.empty()) return Unexpected{std::move(problems_)};
    return std::move(root_);
  }

 private:
  struct Open {
    FieldValue value;
    std::string key;  // of the member that comes next
    int key_line = 0;
    std::set<std::string> keys;
  };

  void refuse(std::string id, std::string text) {
    problems_.push_back({.place = {.file = std::string(file_), .line = counter_.line},
                         .severity = Severity::error,
                         .id = std::move(id),
                         .text = std::move(text)});
  }

  bool add_text(std::string_view text) {
    return add({.kind = FieldValue::Kind::text, .key = {}, .text = std::string(text)});
  }

  bool add(FieldValue value) {
    if (++values_ > limits_.max_values) {
      refuse("json-size",
             "too long: expected at most " + std::to_string(limits_.max_values) + " values");
      return false;
    }
    if (value.line == 0) value.line = counter_.line;
    if (open_.empty()) {
      root_ = std::move(value);
      return true;
    }
    Open& parent = open_.back();
    if (parent.value.kind == FieldValue::Kind::map) {
      if (!parent.keys.insert(parent.key).second) return true;
      value.key = parent.key;
      value.line = parent.key_line;
    }
    parent.value.items.push_back(std::move(value));
    return true;
  }

  bool open(FieldValue::Kind kind) {
    if (open_.size() >= limits_.max_depth) {
      refuse("json-depth", "nested too deeply: expected at most " +
                               std::to_string(limits_.max_depth) + " levels");
      return false;
    }
    open_.push_back({.value = {.kind = kind, .key = {}, .line = counter_.line},
                     .key = {},
                     .key_line = 0,
                     .keys = {}});
    return true;
  }

  bool close() {
    FieldValue value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }

  std::string_view file_;
  JsonLimits limits_;
  const LineCounter& counter_;
  std::size_t values_ = 0;
  std::vector<Open> open_;
  FieldValue root_;
  std::vector<Diagnostic> problems_;
};

}  // namespace

Expected<FieldValue, std::vector<Diagnostic>> read_json_value(std::string_view text,
                                                              std::string_view file,
                                                              const JsonLimits& limits) {
  LineCounter counter;
  TreeBuilder builder(file, limits, counter);
  // The text stays alive and unchanged while its iterators are in use.
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  nlohmann::json::sax_parse(CountingIterator(begin, counter), CountingIterator(end, counter),
                            &builder);
  return std::move(builder).result();
}

}  // namespace vigie
