#include "crawler/html_prescan.hpp"

#include "crawler/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include <gumbo.h>

namespace vigie {

namespace {

/// What a start tag opens, as far as depth goes.
enum class Opens : std::uint8_t { element, nothing, raw_text };

constexpr std::size_t kKnownTags = GUMBO_TAG_UNKNOWN;
constexpr std::size_t kSlots = 1024;  // names beyond HTML's share the rest, by hash

constexpr std::array<Opens, kKnownTags> make_opens() {
  std::array<Opens, kKnownTags> opens{};
  // Void elements; those whose end tag is optional, and <a>, cannot nest on their own.
  for (const GumboTag tag :
       {GUMBO_TAG_AREA,   GUMBO_TAG_BASE,    GUMBO_TAG_BR,       GUMBO_TAG_COL,
        GUMBO_TAG_EMBED,  GUMBO_TAG_HR,      GUMBO_TAG_IMG,      GUMBO_TAG_IMAGE,
        GUMBO_TAG_INPUT,  GUMBO_TAG_KEYGEN,  GUMBO_TAG_LINK,     GUMBO_TAG_META,
        GUMBO_TAG_PARAM,  GUMBO_TAG_SOURCE,  GUMBO_TAG_TRACK,    GUMBO_TAG_WBR,
        GUMBO_TAG_FRAME,  GUMBO_TAG_HTML,    GUMBO_TAG_HEAD,     GUMBO_TAG_BODY,
        GUMBO_TAG_P,      GUMBO_TAG_LI,      GUMBO_TAG_DT,       GUMBO_TAG_DD,
        GUMBO_TAG_OPTION, GUMBO_TAG_TR,      GUMBO_TAG_TD,       GUMBO_TAG_TH,
        GUMBO_TAG_THEAD,  GUMBO_TAG_TBODY,   GUMBO_TAG_TFOOT,    GUMBO_TAG_COLGROUP,
        GUMBO_TAG_A,      GUMBO_TAG_BGSOUND, GUMBO_TAG_BASEFONT, GUMBO_TAG_CAPTION})
    opens.at(tag) = Opens::nothing;
  for (const GumboTag tag :
       {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE, GUMBO_TAG_XMP,
        GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES})
    opens.at(tag) = Opens::raw_text;
  return opens;
}

constexpr std::array<Opens, kKnownTags> kOpens = make_opens();

class Prescan {
 public:
  Prescan(std::string_view html, const HtmlLimits& limits) : html_(html), limits_(limits) {
    open_.reserve(limits.max_depth + 1);
  }

  std::optional<HtmlProblem> run() {
    while (!problem_ && (at_ = html_.find('<', at_)) != std::string_view::npos) {
      ++at_;
      markup();
    }
    return problem_;
  }

 private:
  struct TagName {
    std::string_view text;
    std::size_t slot = 0;
    Opens opens = Opens::element;
  };

  bool at_end() const { return at_ >= html_.size(); }
  char peek() const { return at_end() ? '\0' : html_[at_]; }

  void markup() {
    const char c = peek();
    if (is_ascii_letter(c)) return start_tag();
    if (c == '/' && at_ + 1 < html_.size() && is_ascii_letter(html_[at_ + 1])) return end_tag();
    if (html_.substr(at_).starts_with("!--")) return skip_comment();
    if (c == '!' || c == '?' || c == '/') skip_past('>');
  }

  void start_tag() {
    const TagName name = read_name();
    const bool closes_itself = read_attributes(name.slot);
    if (name.opens == Opens::nothing) return;
    const bool is_foreign = open_count_[GUMBO_TAG_SVG] + open_count_[GUMBO_TAG_MATH] > 0;
    if (name.opens == Opens::raw_text && (!is_foreign || name.slot == GUMBO_TAG_SCRIPT))
      return skip_raw_text(name.text);
    const bool can_close_itself =
        is_foreign || name.slot == GUMBO_TAG_SVG || name.slot == GUMBO_TAG_MATH;
    if (closes_itself && can_close_itself) return;
    open_.push_back(static_cast<std::uint16_t>(name.slot));
    ++open_count_[name.slot];
    if (open_.size() > limits_.max_depth) problem_ = HtmlProblem::too_deep;
  }

  /// Closes down to the nearest element of that name; nothing when none is open, so that
  /// "<div></foo>" repeated counts as deep as it is.
  void end_tag() {
    ++at_;
    const TagName name = read_name();
    skip_past('>');
    if (open_count_[name.slot] == 0) return;
    std::size_t closed = kSlots;
    while (closed != name.slot) {
      closed = open_.back();
      open_.pop_back();
      --open_count_[closed];
    }
  }

  TagName read_name() {
    const std::size_t start = at_;
    while (!at_end() && !is_html_space(peek()) && peek() != '>' && peek() != '/') ++at_;
    TagName name{.text = html_.substr(start, at_ - start)};
    const GumboTag tag =
        gumbo_tagn_enum(name.text.data(), static_cast<unsigned int>(name.text.size()));
    if (tag < kKnownTags) {
      name.slot = tag;
      name.opens = kOpens[tag];
      return name;
    }
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char c : name.text)
      hash = (hash ^ static_cast<unsigned char>(ascii_lower(c))) * 16777619U;
    name.slot = kKnownTags + hash % (kSlots - kKnownTags);
    return name;
  }

  /// To the end of the tag; whether it ended with "/>".
  bool read_attributes(std::size_t slot) {
    std::size_t in_this_tag = 0;
    const bool adds_to_first = slot == GUMBO_TAG_HTML || slot == GUMBO_TAG_BODY;
    std::size_t& count = adds_to_first ? attributes_of_root_ : in_this_tag;
    bool slash = false;
    while (!at_end() && peek() != '>') {
      slash = peek() == '/';
      if (slash || is_html_space(peek())) {
        ++at_;
        continue;
      }
      skip_attribute();
      if (++count > limits_.max_attributes_per_tag) {
        problem_ = HtmlProblem::too_many_attributes;
        return false;
      }
    }
    return slash;
  }

  void skip_attribute() {
    ++at_;  // a leading '=' belongs to the name
    while (!at_end() && !is_html_space(peek()) && peek() != '=' && peek() != '>' &&
           peek() != '/')
      ++at_;
    const std::size_t after_name = at_;
    skip_spaces();
    if (peek() != '=') {
      at_ = after_name;
      return;
    }
    ++at_;
    skip_spaces();
    if (peek() == '"' || peek() == '\'') {
      const char quote = html_[at_++];
      return skip_past(quote);
    }
    while (!at_end() && !is_html_space(peek()) && peek() != '>') ++at_;
  }

  void skip_spaces() {
    while (!at_end() && is_html_space(peek())) ++at_;
  }

  void skip_past(char c) {
    const std::size_t found = html_.find(c, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + 1;
  }

  /// From "!--"; "<!-->" is a whole comment.
  void skip_comment() {
    std::size_t dashes = html_.find("--", at_ + 1);
    while (dashes != std::string_view::npos) {
      const std::string_view after = html_.substr(dashes + 2, 2);
      if (after.starts_with('>') || after == "!>") {
        at_ = dashes + 2;
        return;
      }
      dashes = html_.find("--", dashes + 1);
    }
    at_ = html_.size();
  }

  void skip_raw_text(std::string_view name) {
    std::size_t found = html_.find("</", at_);
    while (found != std::string_view::npos &&
           !equals_ignoring_case(html_.substr(found + 2, name.size()), name))
      found = html_.find("</", found + 2);
    at_ = std::min(found, html_.size());
  }

  std::string_view html_;
  const HtmlLimits& limits_;
  std::size_t at_ = 0;
  std::vector<std::uint16_t> open_;  // slots of the names, outermost first
  std::array<std::uint32_t, kSlots> open_count_{};
  std::size_t attributes_of_root_ = 0;
  std::optional<HtmlProblem> problem_;
};

}  // namespace

std::optional<HtmlProblem> problem_before_parsing(std::string_view html,
                                                  const HtmlLimits& limits) {
  return Prescan(html, limits).run();
}

}  // namespace vigie
