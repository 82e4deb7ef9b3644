#include "text/yaml.hpp"

#include "text/utf8.hpp"

#include <array>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include <yaml-cpp/eventhandler.h>

namespace vigie {

namespace {

/// Why a document is not read. Thrown by `Guard` through yaml-cpp's parser, caught in
/// `read_yaml`.
struct Refusal {
  YAML::Mark mark;
  std::string_view id;
  std::string text;
};

/// Sees a document's events before any tree is built, and refuses what a tree would not survive
/// or would hide.
class Guard : public YAML::EventHandler {
 public:
  explicit Guard(const YamlLimits& limits) : limits_(limits) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      throw Refusal{mark, "yaml-documents",
                    "expected a single document: nothing may follow its end"};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    enter_node(mark, anchor, "");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    throw Refusal{mark, "yaml-alias",
                  "aliases (*name) are not accepted: write the value again"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                const std::string& value) override {
    enter_node(mark, anchor, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/,
                       YAML::anchor_t anchor, YAML::EmitterStyle::value /*style*/) override {
    enter_node(mark, anchor, std::nullopt);
    open(mark, Collection{});
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    enter_node(mark, anchor, std::nullopt);
    open(mark, Collection{.is_map = true});
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  struct Collection {
    bool is_map = false;
    bool expects_key = true;  // maps: keys and values alternate
    std::set<std::string> keys = {};
  };

  void open(const YAML::Mark& mark, Collection collection) {
    if (open_.size() >= limits_.max_depth) {
      throw Refusal{mark, "yaml-depth",
                    "nested too deeply: expected at most " + std::to_string(limits_.max_depth) +
                        " levels"};
    }
    open_.push_back(std::move(collection));
  }

  /// `scalar`: the node's text; nothing for sequences and maps.
  void enter_node(const YAML::Mark& mark, YAML::anchor_t anchor,
                  std::optional<std::string> scalar) {
    if (anchor != YAML::NullAnchor) {
      throw Refusal{mark, "yaml-anchor", "anchors (&name) are not accepted"};
    }
    if (++nodes_ > limits_.max_nodes) {
      throw Refusal{
          mark, "yaml-size",
          "too long: expected at most " + std::to_string(limits_.max_nodes) + " values"};
    }
    if (open_.empty() || !open_.back().is_map) return;
    Collection& map = open_.back();
    const bool is_key = std::exchange(map.expects_key, !map.expects_key);
    if (is_key && scalar && !map.keys.insert(*scalar).second) {
      throw Refusal{mark, "yaml-duplicate-key", "duplicate key '" + *scalar + "'"};
    }
  }

  YamlLimits limits_;
  std::size_t documents_ = 0;
  std::size_t nodes_ = 0;
  std::vector<Collection> open_;
};

constexpr std::string_view kTabIndents = "expected spaces: a tab cannot indent";

struct Rewording {
  std::string_view theirs;  // the start of yaml-cpp's message
  std::string_view ours;
};

constexpr std::array kRewordings = {
    Rewording{"end of map flow not found", "expected ',' or '}'"},
    Rewording{"end of sequence flow not found", "expected ',' or ']'"},
    Rewording{"end of map not found", "expected a key at the indentation of its neighbours"},
    Rewording{"end of sequence not found",
              "expected '- ' at the indentation of its neighbours"},
    Rewording{"YAML major version too large", "expected YAML 1.1 or 1.2"},
    Rewording{"illegal tab when looking for indentation",
              "expected spaces: a tab cannot indent"},
    Rewording{"illegal flow end", "unexpected ']' or '}': nothing is open"},
    Rewording{"illegal block entry", "unexpected '-': a list item must start on its own line"},
    Rewording{"illegal map key", "unexpected key: expected it on its own line"},
    Rewording{
        "illegal map value",
        "unexpected ':': expected one key a line, and quotes around text that holds ': '"},
    Rewording{"unknown token",
              "unexpected character: expected quotes around text that begins so"},
    Rewording{"illegal document indicator in scalar",
              "expected the closing quote before '---'"},
    Rewording{"illegal EOF in scalar", "expected the closing quote of a text that opens above"},
    Rewording{"illegal character in scalar", "unexpected character in text"},
    Rewording{"unknown escape character", "unknown escape after '\\'"},
    Rewording{"bad character found while scanning hex number", "expected hexadecimal digits"},
    Rewording{"invalid unicode", "expected a Unicode character after '\\u'"},
    Rewording{"invalid character in tag", "unexpected character in a tag (!name)"},
    Rewording{"end of verbatim tag not found", "expected '>' at the end of a tag"},
    Rewording{"tag handle with no suffix", "expected a name after the tag's '!'"},
    Rewording{"alias not found after *", "expected quotes around text that begins with '*'"},
    Rewording{"anchor not found after &", "expected quotes around text that begins with '&'"},
    Rewording{"cannot assign multiple", "expected at most one anchor and one tag"},
    Rewording{"illegal character found while scanning", "unexpected character in a name"},
    Rewording{"unknown anchor", "aliases (*name) are not accepted: write the value again"},
    Rewording{"the referenced anchor is not defined",
              "aliases (*name) are not accepted: write the value again"},
};

std::string reworded(const std::string& message) {
  for (const Rewording& rewording : kRewordings) {
    if (message.starts_with(rewording.theirs)) return std::string(rewording.ours);
  }
  return "expected YAML: " + message;
}

Place place_at(const YAML::Mark& mark, std::string_view file, int first_line) {
  if (mark.is_null()) return {.file = std::string(file)};
  return {.file = std::string(file), .line = mark.line + first_line, .column = mark.column + 1};
}

/// A byte that no YAML may hold, and what to say of it.
struct BadByte {
  std::size_t at = 0;
  std::string_view text;
};

std::optional<BadByte> find_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F) {
      return BadByte{at, "unexpected control character"};
    }
    const DecodedCodePoint point = decode_utf8(text, at);
    if (!point.is_valid) return BadByte{at, "expected UTF-8 text"};
    at += point.bytes;
  }
  return std::nullopt;
}

std::string_view trim_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Line and column (in characters, as yaml-cpp counts them) of a byte.
Place place_of_byte(std::string_view text, std::size_t at, std::string_view file,
                    int first_line) {
  Place place{.file = std::string(file), .line = first_line, .column = 1};
  for (std::size_t i = 0; i < at; ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

/// Whether the line of a syntax error begins with a tab: yaml-cpp then complains of what
/// follows.
bool is_indented_by_tab(std::string_view text, const YAML::Mark& mark) {
  for (int line = 0; line < mark.line; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
  const std::size_t content = text.find_first_not_of(" \t");
  return text.substr(0, content).find('\t') != std::string_view::npos;
}

Unexpected<std::vector<Diagnostic>> refused(Place place, std::string_view id,
                                            std::string text) {
  return Unexpected{std::vector{Diagnostic{.place = std::move(place),
                                           .severity = Severity::error,
                                           .id = std::string(id),
                                           .text = std::move(text)}}};
}

/// Lets `Guard` see every event; throws what it or yaml-cpp refuses. The line break at the end
/// is cut: before one, yaml-cpp 0.7 takes the end of the text for the closing quote that is
/// missing.
void inspect(std::string_view text, const YamlLimits& limits) {
  std::istringstream stream{std::string(trim_end(text))};
  YAML::Parser parser(stream);
  Guard guard(limits);
  bool has_more = true;
  while (has_more) has_more = parser.HandleNextDocument(guard);
}

}  // namespace

Expected<YAML::Node, std::vector<Diagnostic>> read_yaml(std::string_view text,
                                                        std::string_view file, int first_line,
                                                        const YamlLimits& limits) {
  if (text.size() > limits.max_bytes) {
    return refused({.file = std::string(file)}, "yaml-size",
                   "too long: expected at most " + std::to_string(limits.max_bytes) + " bytes");
  }
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (const std::optional<BadByte> bad = find_bad_byte(text)) {
    return refused(place_of_byte(text, bad->at, file, first_line), "yaml-bytes",
                   std::string(bad->text));
  }
  try {
    const std::string document(text);
    inspect(document, limits);
    return YAML::Load(document);
  } catch (const Refusal& refusal) {
    return refused(place_at(refusal.mark, file, first_line), refusal.id, refusal.text);
  } catch (const YAML::Exception& exception) {
    return refused(place_at(exception.mark, file, first_line), "yaml-syntax",
                   is_indented_by_tab(text, exception.mark) ? std::string(kTabIndents)
                                                            : reworded(exception.msg));
  }
}

Place place_of(const YAML::Node& node, std::string_view file, int first_line) {
  if (!node.IsDefined()) return {.file = std::string(file)};
  return place_at(node.Mark(), file, first_line);
}

std::string scalar_or_empty(const YAML::Node& node) {
  return node.IsDefined() && node.IsScalar() ? node.Scalar() : "";
}

}  // namespace vigie
