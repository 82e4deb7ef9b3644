#include "crawler/libxml.hpp"

#include <mutex>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

namespace vigie {

namespace {

xmlParserInputPtr load_nothing(const char* /*url*/, const char* /*id*/,
                               xmlParserCtxtPtr /*context*/) noexcept {
  return nullptr;
}

/// What is wrong with a document is told by results; nothing goes to the error stream.
void say_nothing(void* /*context*/, const char* /*format*/, ...) noexcept {}

}  // namespace

void prepare_libxml() {
  static std::once_flag once;
  std::call_once(once, [] {
    xmlInitParser();
    xmlSetExternalEntityLoader(load_nothing);
  });
  xmlSetGenericErrorFunc(nullptr, say_nothing);
}

}  // namespace vigie
