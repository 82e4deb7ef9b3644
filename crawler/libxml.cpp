#include "crawler/libxml.hpp"

#include <mutex>

#include <libxml/parser.h>

namespace vigie {

namespace {

xmlParserInputPtr load_nothing(const char* /*url*/, const char* /*id*/,
                               xmlParserCtxtPtr /*context*/) noexcept {
  return nullptr;
}

}  // namespace

void prepare_libxml() {
  static std::once_flag once;
  std::call_once(once, [] {
    xmlInitParser();
    xmlSetExternalEntityLoader(load_nothing);
  });
}

}  // namespace vigie
