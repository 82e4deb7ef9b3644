#include "crawler/html_display.hpp"

#include "crawler/ascii.hpp"
#include "crawler/html_element.hpp"
#include "crawler/html_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace vigie {

namespace {

constexpr std::size_t kTags = GUMBO_TAG_LAST;

constexpr std::array<Flow, kTags> make_flows() {
  std::array<Flow, kTags> flows{};
  for (const GumboTag tag :
       {GUMBO_TAG_HTML,     GUMBO_TAG_HEAD,     GUMBO_TAG_BODY,   GUMBO_TAG_ARTICLE,
        GUMBO_TAG_SECTION,  GUMBO_TAG_NAV,      GUMBO_TAG_ASIDE,  GUMBO_TAG_H1,
        GUMBO_TAG_H2,       GUMBO_TAG_H3,       GUMBO_TAG_H4,     GUMBO_TAG_H5,
        GUMBO_TAG_H6,       GUMBO_TAG_HGROUP,   GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER,
        GUMBO_TAG_ADDRESS,  GUMBO_TAG_P,        GUMBO_TAG_PRE,    GUMBO_TAG_BLOCKQUOTE,
        GUMBO_TAG_OL,       GUMBO_TAG_UL,       GUMBO_TAG_LI,     GUMBO_TAG_DL,
        GUMBO_TAG_DT,       GUMBO_TAG_DD,       GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION,
        GUMBO_TAG_MAIN,     GUMBO_TAG_DIV,      GUMBO_TAG_TABLE,  GUMBO_TAG_CAPTION,
        GUMBO_TAG_TBODY,    GUMBO_TAG_THEAD,    GUMBO_TAG_TFOOT,  GUMBO_TAG_TR,
        GUMBO_TAG_TD,       GUMBO_TAG_TH,       GUMBO_TAG_FORM,   GUMBO_TAG_FIELDSET,
        GUMBO_TAG_LEGEND,   GUMBO_TAG_LABEL,    GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT,
        GUMBO_TAG_DATALIST, GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION, GUMBO_TAG_TEXTAREA,
        GUMBO_TAG_DETAILS,  GUMBO_TAG_SUMMARY,  GUMBO_TAG_MENU,   GUMBO_TAG_DIR,
        GUMBO_TAG_CENTER,   GUMBO_TAG_LISTING,  GUMBO_TAG_XMP,    GUMBO_TAG_PLAINTEXT,
        GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_CANVAS, GUMBO_TAG_OBJECT,
        GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,    GUMBO_TAG_MARQUEE})
    flows.at(tag) = Flow::block;
  for (const GumboTag tag : {GUMBO_TAG_BR, GUMBO_TAG_HR, GUMBO_TAG_INPUT})
    flows.at(tag) = Flow::breaks;
  for (const GumboTag tag :
       {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_SVG, GUMBO_TAG_TITLE, GUMBO_TAG_IFRAME,
        GUMBO_TAG_FRAME, GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED})
    flows.at(tag) = Flow::dropped;
  return flows;
}

constexpr std::array<Flow, kTags> kFlows = make_flows();

/// The attributes that decide where an element stands.
struct Marks {
  std::string_view id;
  ClassSigns classes;
  std::string_view class_names;
  std::string_view role;
  std::string_view style;
  bool hidden = false;
  bool aria_hidden = false;
  bool open = false;
};

/// Most attributes end at their first letter.
bool is(const char* name, const char* wanted) {
  return *name == *wanted && std::strcmp(name, wanted) == 0;
}

void read_mark(const GumboAttribute& attribute, Marks& marks) {
  const char* const name = attribute.name;
  if (is(name, "class")) {
    marks.classes = read_classes(attribute.value);
    marks.class_names = attribute.value;
  } else if (is(name, "id")) {
    marks.id = attribute.value;
  } else if (is(name, "role")) {
    marks.role = attribute.value;
  } else if (is(name, "style")) {
    marks.style = attribute.value;
  } else if (is(name, "hidden")) {
    marks.hidden = true;
  } else if (is(name, "aria-hidden")) {
    marks.aria_hidden = is(attribute.value, "true");
  } else if (is(name, "open")) {
    marks.open = true;
  }
}

Marks marks_of(const GumboElement& element) {
  Marks marks;
  for (unsigned int i = 0; i < element.attributes.length; ++i)
    read_mark(*static_cast<const GumboAttribute*>(element.attributes.data[i]), marks);
  return marks;
}

bool is_hiding_style(std::string_view style) {
  if (style.empty()) return false;
  std::string packed;
  for (const char c : style)
    if (c > ' ') packed += ascii_lower(c);
  return packed.find("display:none") != std::string::npos ||
         packed.find("visibility:hidden") != std::string::npos;
}

/// <dialog> is newer than Gumbo.
bool is_dialog_element(const GumboElement& element) {
  return element.tag == GUMBO_TAG_UNKNOWN && equals_ignoring_case(tag_name(element), "dialog");
}

bool is_hidden(const GumboElement& element, const Marks& marks) {
  if (marks.hidden || is_hiding_style(marks.style)) return true;
  switch (element.tag) {
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
      return true;
    default:
      break;
  }
  if (is_dialog_element(element)) return !marks.open;
  const bool has_dialog_role = marks.role == "dialog" || marks.role == "alertdialog";
  return (has_dialog_role && marks.aria_hidden) ||
         (marks.classes.closed && !marks.classes.shown);
}

/// Elements whose classes may say which part of the page they are.
bool is_container(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_P:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_UNKNOWN:
      return true;
    default:
      return false;
  }
}

bool is_footer(const GumboElement& element, const Marks& marks, const Placement& parent) {
  if (marks.role == "contentinfo") return true;
  if (element.tag == GUMBO_TAG_FOOTER && !parent.in_article) return true;
  if (!is_container(element.tag)) return false;
  if (marks.classes.page_footer) return true;
  return !parent.in_main && (marks.classes.footer || is_footer_name(marks.id));
}

bool is_header(const GumboElement& element, const Marks& marks, const Placement& parent) {
  if (marks.role == "banner") return true;
  if (parent.in_main || parent.in_article) return false;
  if (element.tag == GUMBO_TAG_HEADER) return !parent.in_section;
  if (!is_container(element.tag)) return false;
  return marks.id == "header" || marks.classes.page_header;
}

/// A banner stands outside of the content; a page about cookies has sections of that name.
Consent consent_of(const GumboElement& element, const Marks& marks, const Placement& parent) {
  if (parent.in_main || !is_container(element.tag)) return Consent::no;
  return std::max(consent_in(marks.id), consent_in(marks.class_names));
}

/// The region of the content, hiding left aside.
void place_displayed(const GumboElement& element, const Marks& marks, Placement& placement) {
  const Placement parent = placement;
  if (element.tag == GUMBO_TAG_MAIN || marks.role == "main") {
    placement.in_main = true;
    if (parent.region != Region::consent || parent.doubtful_consent)
      placement.region = Region::main;
    placement.doubtful_consent = false;
    return;
  }
  if (element.tag == GUMBO_TAG_ARTICLE) placement.in_article = true;
  if (element.tag == GUMBO_TAG_SECTION) placement.in_section = true;
  if (parent.region == Region::consent) return;
  const Consent consent = consent_of(element, marks, parent);
  if (consent != Consent::no) {
    placement.region = Region::consent;
    placement.doubtful_consent = consent == Consent::doubtful;
  } else if (is_footer(element, marks, parent)) {
    placement.region = Region::footer;
  } else if (is_header(element, marks, parent)) {
    placement.region = Region::header;
  } else if ((element.tag == GUMBO_TAG_NAV || marks.role == "navigation") &&
             parent.region == Region::main) {
    placement.region = Region::navigation;
  }
}

}  // namespace

Flow flow_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return kFlows[element.tag];
  const std::string_view name = tag_name(element);
  // Custom elements are components, as a rule.
  const bool is_block = name.find('-') != std::string_view::npos ||
                        equals_ignoring_case(name, "dialog") ||
                        equals_ignoring_case(name, "search");
  return is_block ? Flow::block : Flow::in_line;
}

Placement place(const GumboElement& element, const Placement& parent) {
  if (parent.region == Region::hidden) return parent;
  const bool may_hide_by_tag =
      element.tag == GUMBO_TAG_TEMPLATE || element.tag == GUMBO_TAG_NOSCRIPT;
  if (element.attributes.length == 0 && !may_hide_by_tag &&
      kFlows[element.tag] == Flow::in_line && element.tag != GUMBO_TAG_UNKNOWN)
    return parent;
  Placement placement = parent;
  const Marks marks = marks_of(element);
  if (is_hidden(element, marks)) {
    placement.region = Region::hidden;
  } else {
    place_displayed(element, marks, placement);
  }
  return placement;
}

}  // namespace vigie
