#include "crawler/xml_sax.hpp"

#include "crawler/libxml.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

namespace vigie {

namespace {

constexpr std::size_t kChunkBytes = 16U << 10U;
constexpr std::size_t kMaxAttributes = 256;
constexpr std::size_t kMaxDepth = 256;
constexpr std::size_t kMaxTextBytes = 4'096;

struct Reading {
  const OnXmlElement& on_element;
  xmlParserCtxtPtr parser = nullptr;
  std::vector<std::string> open;  // local names
  std::string text;

  void stop() const noexcept { xmlStopParser(parser); }
};

Reading& reading(void* data) {
  return *static_cast<Reading*>(data);
}

std::string_view view(const xmlChar* text) {
  return reinterpret_cast<const char*>(text);
}

void start_element(void* data, const xmlChar* name, const xmlChar* /*prefix*/,
                   const xmlChar* /*uri*/, int /*namespaces*/, const xmlChar** /*declared*/,
                   int /*attributes*/, int /*defaulted*/, const xmlChar** /*values*/) noexcept {
  Reading& state = reading(data);
  if (state.open.size() >= kMaxDepth) return state.stop();
  state.open.emplace_back(view(name));
  state.text.clear();
}

void end_element(void* data, const xmlChar* name, const xmlChar* /*prefix*/,
                 const xmlChar* /*uri*/) noexcept {
  Reading& state = reading(data);
  if (!state.open.empty()) state.open.pop_back();
  const std::string_view parent = state.open.empty() ? std::string_view{} : state.open.back();
  if (state.on_element({.name = view(name), .parent = parent, .text = trim(state.text)}) ==
      ReadOn::no)
    state.stop();
  state.text.clear();
}

void add_text(void* data, const xmlChar* text, int bytes) noexcept {
  Reading& state = reading(data);
  const std::size_t room = kMaxTextBytes - std::min(state.text.size(), kMaxTextBytes);
  state.text.append(reinterpret_cast<const char*>(text),
                    std::min(room, static_cast<std::size_t>(bytes)));
}

/// Documents that define entities are bombs or thefts; sitemaps and feeds have no need to.
void refuse_declarations(void* data, const xmlChar* /*name*/, const xmlChar* /*id*/,
                         const xmlChar* /*url*/) noexcept {
  reading(data).stop();
}

void refuse_entity(void* data, const xmlChar* /*name*/, int /*type*/, const xmlChar* /*id*/,
                   const xmlChar* /*url*/, xmlChar* /*content*/) noexcept {
  reading(data).stop();
}

/// Errors end the reading by themselves; libxml2 would also print them.
void ignore(void* /*data*/, xmlErrorPtr /*error*/) noexcept {}

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = start_element;
  sax.endElementNs = end_element;
  sax.characters = add_text;
  sax.cdataBlock = add_text;
  sax.internalSubset = refuse_declarations;
  sax.externalSubset = refuse_declarations;
  sax.entityDecl = refuse_entity;
  sax.serror = ignore;
  return sax;
}

/// Attributes as libxml2 will count them, near enough: '=' outside of quotes, up to '>'.
/// libxml2 compares each attribute of a tag with all others.
bool has_crowded_tag(std::string_view xml) {
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at)) {
    std::size_t attributes = 0;
    for (++at; at < xml.size() && xml[at] != '>' && xml[at] != '<'; ++at) {
      if (xml[at] == '=' && ++attributes > kMaxAttributes) return true;
      if (attributes > 0 && (xml[at] == '"' || xml[at] == '\''))
        at = std::min(xml.find(xml[at], at + 1), xml.size() - 1);
    }
  }
  return false;
}

struct FreesParser {
  void operator()(xmlParserCtxt* parser) const noexcept { xmlFreeParserCtxt(parser); }
};

}  // namespace

void read_xml(std::string_view utf8, const OnXmlElement& on_element) {
  prepare_libxml();
  if (has_crowded_tag(utf8)) return;
  xmlSAXHandler sax = handler();
  Reading state{.on_element = on_element, .parser = nullptr, .open = {}, .text = {}};
  const std::unique_ptr<xmlParserCtxt, FreesParser> parser(
      xmlCreatePushParserCtxt(&sax, &state, nullptr, 0, nullptr));
  if (!parser) return;
  state.parser = parser.get();
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR |
                                      XML_PARSE_NOWARNING);
  while (!utf8.empty()) {
    const std::string_view chunk = utf8.substr(0, kChunkBytes);
    utf8.remove_prefix(chunk.size());
    const int is_last = utf8.empty() ? 1 : 0;
    if (xmlParseChunk(parser.get(), chunk.data(), static_cast<int>(chunk.size()), is_last) != 0)
      return;
  }
}

}  // namespace vigie
