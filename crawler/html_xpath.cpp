#include "crawler/html_xpath.hpp"

#include "crawler/ascii.hpp"
#include "crawler/html_element.hpp"
#include "crawler/libxml.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include <libxml/tree.h>
#include <libxml/xpath.h>

namespace vigie {

namespace {

constexpr int kMaxTexts = 200;
constexpr std::size_t kMaxTextBytes = 2'000;
constexpr unsigned long kMaxSteps = 20'000'000;  // about a second

template <auto release>
struct Releases {
  template <class T>
  void operator()(T* resource) const noexcept {
    release(resource);
  }
};
using Document = std::unique_ptr<xmlDoc, Releases<xmlFreeDoc>>;
using Context = std::unique_ptr<xmlXPathContext, Releases<xmlXPathFreeContext>>;
using Expression = std::unique_ptr<xmlXPathCompExpr, Releases<xmlXPathFreeCompExpr>>;
using Result = std::unique_ptr<xmlXPathObject, Releases<xmlXPathFreeObject>>;

struct ReleasesString {
  void operator()(xmlChar* text) const noexcept { xmlFree(text); }
};
using String = std::unique_ptr<xmlChar, ReleasesString>;

const xmlChar* to_xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

/// Errors are the rule's affair, not the standard error stream's.
void ignore(void* /*data*/, xmlErrorPtr /*error*/) noexcept {}

void copy_attributes(const GumboElement& element, xmlNode* node) {
  for (unsigned int i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    xmlNewProp(node, to_xml(attribute.name), to_xml(attribute.value));
  }
}

/// Not xmlAddChild, which joins neighbouring texts at a cost that grows with their square.
void append_child(xmlNode* parent, xmlNode* child) {
  child->parent = parent;
  child->prev = parent->last;
  (parent->last == nullptr ? parent->children : parent->last->next) = child;
  parent->last = child;
}

/// The node's copy below `parent`; null for comments.
xmlNode* copy_node(const GumboNode& node, xmlDoc* document, xmlNode* parent) {
  xmlNode* copy = nullptr;
  if (const GumboElement* element = element_of(node)) {
    copy = xmlNewDocNode(document, nullptr, to_xml(ascii_lower(tag_name(*element)).c_str()),
                         nullptr);
    if (copy != nullptr) copy_attributes(*element, copy);
  } else if (node.type != GUMBO_NODE_COMMENT) {
    copy = xmlNewDocText(document, to_xml(node.v.text.text));
  }
  if (copy != nullptr) append_child(parent, copy);
  return copy;
}

Document copy_tree(const GumboNode& root) {
  struct Pending {
    const GumboVector* children;
    xmlNode* copy;
    unsigned int next = 0;
  };
  Document document(xmlNewDoc(to_xml("1.0")));
  if (!document) return document;
  std::vector<Pending> pending{
      {.children = children_of(root), .copy = reinterpret_cast<xmlNode*>(document.get())}};
  while (!pending.empty()) {
    Pending& innermost = pending.back();
    if (innermost.next == innermost.children->length) {
      pending.pop_back();
      continue;
    }
    const auto& child =
        *static_cast<const GumboNode*>(innermost.children->data[innermost.next++]);
    xmlNode* const copy = copy_node(child, document.get(), innermost.copy);
    if (copy != nullptr && element_of(child) != nullptr)
      pending.push_back({.children = children_of(child), .copy = copy});
  }
  return document;
}

std::string shortened(const xmlChar* text) {
  if (text == nullptr) return {};
  const std::string_view whole(reinterpret_cast<const char*>(text));
  std::string normal = normalise(whole.substr(0, 4 * kMaxTextBytes));
  if (normal.size() > kMaxTextBytes) normal.resize(code_point_start(normal, kMaxTextBytes));
  return normal;
}

std::vector<std::string> texts_of(const xmlNodeSet* nodes) {
  std::vector<std::string> texts;
  const int count = nodes == nullptr ? 0 : std::min(nodes->nodeNr, kMaxTexts);
  for (int i = 0; i < count; ++i) {
    const String text(xmlNodeGetContent(nodes->nodeTab[i]));
    texts.push_back(shortened(text.get()));
  }
  return texts;
}

std::vector<std::string> texts_of(xmlXPathObject& result) {
  if (result.type == XPATH_NODESET) return texts_of(result.nodesetval);
  if (result.type == XPATH_BOOLEAN && result.boolval == 0) return {};
  const String text(xmlXPathCastToString(&result));
  std::string only = shortened(text.get());
  if (only.empty() || only == "NaN") return {};
  return {std::move(only)};
}

std::vector<std::string> select(xmlXPathContext& context, const std::string& xpath) {
  context.opCount = 0;
  const Expression expression(xmlXPathCtxtCompile(&context, to_xml(xpath.c_str())));
  if (!expression) return {};
  const Result result(xmlXPathCompiledEval(expression.get(), &context));
  return result ? texts_of(*result) : std::vector<std::string>{};
}

}  // namespace

std::map<std::string, std::vector<std::string>> select_by_xpath(
    const GumboNode& document, std::span<const std::string> xpaths) {
  prepare_libxml();
  std::map<std::string, std::vector<std::string>> selections;
  const Document copy = copy_tree(document);
  const Context context(copy ? xmlXPathNewContext(copy.get()) : nullptr);
  if (!context) return selections;
  xmlXPathOrderDocElems(copy.get());  // else sorting what was selected takes quadratic time
  context->error = ignore;
  context->opLimit = kMaxSteps;
  for (const std::string& xpath : xpaths) selections[xpath] = select(*context, xpath);
  return selections;
}

}  // namespace vigie
