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
constexpr std::size_t kMaxNodes = 30'000;  // unions take quadratic time
constexpr unsigned long kMaxSteps = 2'000'000;

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

/// Copies a tree, in document order, without recursion.
class TreeCopy {
 public:
  explicit TreeCopy(const GumboNode& root) : document_(xmlNewDoc(to_xml("1.0"))) {
    if (!document_) return;
    document_->dict = xmlDictCreate();  // names are kept once; goes with the document
    open_.push_back(
        {.children = children_of(root), .copy = reinterpret_cast<xmlNode*>(document_.get())});
    while (!open_.empty() && nodes_ < kMaxNodes) step();
  }

  Document take() { return std::move(document_); }

 private:
  struct OpenElement {
    const GumboVector* children;
    xmlNode* copy;
    unsigned int next = 0;
    std::string text = {};  // since the last child element
  };

  void step() {
    OpenElement& innermost = open_.back();
    if (innermost.next == innermost.children->length) {
      add_text(innermost);
      open_.pop_back();
      return;
    }
    const auto& child =
        *static_cast<const GumboNode*>(innermost.children->data[innermost.next++]);
    if (const GumboElement* element = element_of(child)) {
      add_text(innermost);
      add_element(innermost.copy, *element);
    } else if (child.type != GUMBO_NODE_COMMENT) {
      innermost.text += child.v.text.text;
    }
  }

  void add_element(xmlNode* parent, const GumboElement& element) {
    const std::string name = ascii_lower(tag_name(element));
    xmlNode* const copy =
        xmlNewDocNode(document_.get(), nullptr, to_xml(name.c_str()), nullptr);
    if (copy == nullptr) return;
    copy_attributes(element, copy);
    append(parent, copy);
    open_.push_back({.children = &element.children, .copy = copy});
  }

  /// One node, whatever comments stood between its parts: libxml2 needs quadratic time to sort
  /// neighbouring texts.
  void add_text(OpenElement& parent) {
    if (parent.text.empty()) return;
    xmlNode* const copy = xmlNewDocText(document_.get(), to_xml(parent.text.c_str()));
    parent.text.clear();
    if (copy != nullptr) append(parent.copy, copy);
  }

  void append(xmlNode* parent, xmlNode* child) {
    ++nodes_;
    child->parent = parent;
    child->prev = parent->last;
    (parent->last == nullptr ? parent->children : parent->last->next) = child;
    parent->last = child;
  }

  Document document_;
  std::vector<OpenElement> open_;
  std::size_t nodes_ = 0;
};

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
  const Document copy = TreeCopy(document).take();
  const Context context(copy ? xmlXPathNewContext(copy.get()) : nullptr);
  if (!context) return selections;
  xmlXPathOrderDocElems(copy.get());  // else sorting what was selected takes quadratic time
  context->error = ignore;
  context->opLimit = kMaxSteps;
  for (const std::string& xpath : xpaths) selections[xpath] = select(*context, xpath);
  return selections;
}

}  // namespace vigie
