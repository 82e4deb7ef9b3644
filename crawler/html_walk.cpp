#include "crawler/html_walk.hpp"

#include "crawler/ascii.hpp"
#include "crawler/html_charts.hpp"
#include "crawler/html_display.hpp"
#include "crawler/html_element.hpp"
#include "crawler/html_head.hpp"
#include "crawler/html_links.hpp"
#include "crawler/html_shell.hpp"
#include "crawler/html_tables.hpp"
#include "crawler/html_text.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace vigie {

namespace {

constexpr std::size_t kMaxHeadings = 2'000;
constexpr std::size_t kMaxTimes = 5'000;
constexpr std::size_t kMaxTextBytes = 2'000;  // of a heading, a cell, a caption or a time

/// What becomes of an element's text when it ends.
enum class Captured : std::uint8_t { nothing, link, heading, time, table, cell, caption };

/// An element that is being walked.
struct OpenElement {
  const GumboNode* node = nullptr;
  unsigned int next_child = 0;
  Captured captured = Captured::nothing;
  bool is_boundary = false;  // text before it, in it and after it is apart
  bool is_mount = false;
  Placement placement = {};    // of its content
  std::string_view block_tag;  // of the nearest block element, itself included
  std::size_t text_start = 0;
};

/// The counts when an application's mount began.
struct Mount {
  std::size_t characters = 0;
  std::size_t links = 0;
  std::size_t fields = 0;
};

/// 1-6 for headings, 0 for the rest.
int heading_level(const GumboElement& element) {
  if (element.tag >= GUMBO_TAG_H1 && element.tag <= GUMBO_TAG_H6)
    return 1 + static_cast<int>(element.tag) - static_cast<int>(GUMBO_TAG_H1);
  if (element.attributes.length == 0 || attribute_or_empty(element, "role") != "heading")
    return 0;
  int level = 0;
  const std::string_view written = attribute_or_empty(element, "aria-level");
  std::from_chars(written.data(), written.data() + written.size(), level);
  return level >= 1 && level <= 6 ? level : 2;
}

Captured captured_of(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_A:
      return Captured::link;
    case GUMBO_TAG_TIME:
      return Captured::time;
    case GUMBO_TAG_TABLE:
      return Captured::table;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return Captured::cell;
    case GUMBO_TAG_CAPTION:
      return Captured::caption;
    default:
      return heading_level(element) > 0 ? Captured::heading : Captured::nothing;
  }
}

bool is_field(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_SELECT || element.tag == GUMBO_TAG_TEXTAREA) return true;
  if (element.tag != GUMBO_TAG_INPUT) return false;
  const std::string_view type = attribute_or_empty(element, "type");
  return std::ranges::none_of(
      std::initializer_list<std::string_view>{"hidden", "submit", "button", "image", "reset"},
      [&](std::string_view other) { return equals_ignoring_case(type, other); });
}

class Walk {
 public:
  Walk(std::string_view html, const HtmlLimits& limits)
      : displayed_(limits.max_blocks),
        hidden_(limits.max_blocks),
        links_(limits.max_links),
        head_(html, limits.data_script_bytes, page_, signs_) {}

  void run(const GumboNode& document) {
    open_.push_back({.node = &document, .block_tag = "body"});
    while (!open_.empty()) {
      OpenElement& innermost = open_.back();
      const GumboVector& children = *children_of(*innermost.node);
      if (innermost.next_child == children.length) {
        close(innermost);
        open_.pop_back();
      } else {
        visit(*static_cast<const GumboNode*>(children.data[innermost.next_child++]));
      }
    }
    displayed_.end_block(page_.blocks);
    hidden_.end_block(page_.blocks);
  }

  Page finish(std::string_view html, const Url& address) {
    links_.finish(address, page_);
    page_.tables = tables_.finish();
    std::ranges::move(charts_, std::back_inserter(page_.tables));
    page_.form_fields = signs_.fields;
    signs_.characters = displayed_.characters();
    page_.needs_javascript = is_shell(signs_, html);
    return std::move(page_);
  }

 private:
  static bool is_hidden(const Placement& placement) {
    return placement.region == Region::hidden;
  }
  TextFlow& flow(const Placement& placement) {
    return is_hidden(placement) ? hidden_ : displayed_;
  }

  void visit(const GumboNode& node) {
    if (const GumboElement* element = element_of(node)) {
      enter(node, *element);
    } else if (node.type != GUMBO_NODE_COMMENT) {
      add_text(node.v.text);
    }
  }

  void add_text(const GumboText& text) {
    const OpenElement& parent = open_.back();
    if (!is_hidden(parent.placement) && head_.is_in_noscript(text)) {
      hidden_.append(text.text, "noscript", Region::hidden);
    } else {
      flow(parent.placement).append(text.text, parent.block_tag, parent.placement.region);
    }
  }

  void enter(const GumboNode& node, const GumboElement& element) {
    const Flow element_flow = flow_of(element);
    const OpenElement& parent = open_.back();
    switch (element_flow) {
      case Flow::dropped:
        return drop(element);
      case Flow::breaks:
        flow(parent.placement).end_block(page_.blocks);
        return count_field(element, parent.placement);
      case Flow::in_line:
      case Flow::block:
        break;
    }
    head_.see(element);
    if (element.tag == GUMBO_TAG_BASE) links_.set_base(element);
    if (element.tag == GUMBO_TAG_IMG) return links_.add_image(element);
    if (element.tag == GUMBO_TAG_AREA) return links_.add_area(element, parent.placement.region);
    descend(node, element, element_flow);
  }

  /// Elements whose content is data or another document, not text of this one.
  void drop(const GumboElement& element) {
    head_.see(element);
    if (element.tag != GUMBO_TAG_IFRAME && element.tag != GUMBO_TAG_FRAME) return;
    links_.add_frame(element);
    if (!is_hidden(open_.back().placement)) ++signs_.frames;
  }

  void count_field(const GumboElement& element, const Placement& placement) {
    if (is_hidden(placement) || !is_field(element)) return;
    ++signs_.fields;
    if (equals_ignoring_case(attribute_or_empty(element, "type"), "password"))
      page_.has_password_field = true;
  }

  void descend(const GumboNode& node, const GumboElement& element, Flow element_flow) {
    const OpenElement& parent = open_.back();
    const Placement placement = place(element, outer_placement(element));
    OpenElement opened{
        .node = &node,
        .is_boundary =
            element_flow == Flow::block || placement.region != parent.placement.region,
        .placement = placement,
        .block_tag = element_flow == Flow::block ? tag_name(element) : parent.block_tag};
    if (opened.is_boundary && is_hidden(parent.placement)) hidden_.end_block(page_.blocks);
    if (opened.is_boundary) flow(placement).end_block(page_.blocks);
    if (element.tag == GUMBO_TAG_H1 && placement.doubtful_consent)
      opened.placement = refute_consent();
    count_field(element, placement);
    begin_capture(element, opened);
    if (element.attributes.length > 1) add_chart_tables(element, placement.region, charts_);
    if (!signs_.has_empty_mount && !is_hidden(placement) && is_mount(element))
      begin_mount(opened);
    close_details(element, opened);
    open_.push_back(opened);
  }

  /// A <summary> is displayed even where its <details> is closed.
  Placement outer_placement(const GumboElement& element) const {
    const OpenElement& parent = open_.back();
    const GumboElement* container = element_of(*parent.node);
    const bool is_summary = element.tag == GUMBO_TAG_SUMMARY && container != nullptr &&
                            container->tag == GUMBO_TAG_DETAILS;
    return is_summary ? open_[open_.size() - 2].placement : parent.placement;
  }

  static void close_details(const GumboElement& element, OpenElement& opened) {
    if (element.tag == GUMBO_TAG_DETAILS && !attribute(element, "open"))
      opened.placement.region = Region::hidden;
  }

  /// What was taken for a banner holds a page's main heading: it is a page about cookies.
  Placement refute_consent() {
    for (OpenElement& ancestor : open_) {
      if (!ancestor.placement.doubtful_consent) continue;
      ancestor.placement.doubtful_consent = false;
      ancestor.placement.region = Region::main;
    }
    return open_.back().placement;
  }

  void begin_mount(OpenElement& opened) {
    opened.is_mount = true;
    mounts_.push_back({.characters = displayed_.characters(),
                       .links = signs_.links,
                       .fields = signs_.fields});
  }

  void end_mount() {
    const Mount& mount = mounts_.back();
    if (displayed_.characters() - mount.characters < kEmptyMountCharacters &&
        signs_.links == mount.links && signs_.fields == mount.fields)
      signs_.has_empty_mount = true;
    mounts_.pop_back();
  }

  void begin_capture(const GumboElement& element, OpenElement& opened) {
    const TextFlow& text = flow(opened.placement);
    opened.captured = captured_of(element);
    opened.text_start = text.position();
    if (element.tag == GUMBO_TAG_TR) tables_.open_row();
    if (opened.captured == Captured::table) tables_.open_table(opened.placement.region);
    if (opened.captured != Captured::link) return;
    if (!links_.open(element, opened.placement.region, text))
      opened.captured = Captured::nothing;
    if (opened.captured == Captured::link && !is_hidden(opened.placement)) ++signs_.links;
  }

  void close(const OpenElement& closed) {
    if (closed.is_mount) end_mount();
    if (closed.captured != Captured::nothing) end_capture(closed, *element_of(*closed.node));
    if (closed.is_boundary) flow(closed.placement).end_block(page_.blocks);
  }

  std::string text_of(const OpenElement& closed) {
    return normalise(flow(closed.placement).since(closed.text_start, kMaxTextBytes));
  }

  void end_capture(const OpenElement& closed, const GumboElement& element) {
    switch (closed.captured) {
      case Captured::nothing:
        return;
      case Captured::link:
        return links_.close();
      case Captured::heading:
        return add_heading(closed, heading_level(element));
      case Captured::time:
        if (page_.times.size() < kMaxTimes)
          page_.times.push_back(
              {.datetime = std::string(trim(attribute_or_empty(element, "datetime"))),
               .text = text_of(closed),
               .region = closed.placement.region});
        return;
      case Captured::table:
        return tables_.close_table();
      case Captured::cell:
        return tables_.add_cell(text_of(closed));
      case Captured::caption:
        return tables_.set_caption(text_of(closed));
    }
  }

  void add_heading(const OpenElement& closed, int level) {
    std::string text = text_of(closed);
    if (text.empty() || page_.headings.size() >= kMaxHeadings) return;
    if (!is_hidden(closed.placement)) ++signs_.headings;
    page_.headings.push_back(
        {.level = level, .text = std::move(text), .region = closed.placement.region});
  }

  Page page_;
  ShellSigns signs_;
  TextFlow displayed_;
  TextFlow hidden_;
  LinkCollector links_;
  TableCollector tables_;
  std::vector<Table> charts_;
  HeadCollector head_;
  std::vector<OpenElement> open_;
  std::vector<Mount> mounts_;
};

}  // namespace

Page walk_html(const GumboNode& document, std::string_view html, const Url& address,
               const HtmlLimits& limits) {
  Walk walk(html, limits);
  walk.run(document);
  return walk.finish(html, address);
}

}  // namespace vigie
