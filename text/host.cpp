#include "text/host.hpp"

#include "text/percent.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>

#include <libpsl.h>
#include <unicode/uidna.h>

namespace vigie {

namespace {

bool is_forbidden(char c) {
  constexpr std::string_view kForbidden = " #/:<>?@[\\]^|%\x7F";
  return static_cast<unsigned char>(c) < 0x20 || kForbidden.find(c) != std::string_view::npos;
}

std::string lower_case(std::string_view ascii) {
  std::string out(ascii);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

struct CloseIdna {
  void operator()(UIDNA* idna) const { uidna_close(idna); }
};

/// Processing as browsers ask for it (UTS 46, non-transitional). Safe to share between threads.
const UIDNA* idna_processor() {
  static const std::unique_ptr<UIDNA, CloseIdna> idna = [] {
    UErrorCode error = U_ZERO_ERROR;
    constexpr std::uint32_t kOptions = UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                                       UIDNA_NONTRANSITIONAL_TO_ASCII |
                                       UIDNA_NONTRANSITIONAL_TO_UNICODE;
    return std::unique_ptr<UIDNA, CloseIdna>(uidna_openUTS46(kOptions, &error));
  }();
  return idna.get();
}

/// Lengths and hyphens are the registries' business: browsers do not verify them.
bool is_serious(std::uint32_t errors) {
  constexpr std::uint32_t kIgnored =
      UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |
      UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  return (errors & ~kIgnored) != 0;
}

std::optional<std::string> domain_to_ascii(const std::string& domain) {
  std::string lowered = lower_case(domain);
  if (is_ascii(lowered) && lowered.find("xn--") == std::string::npos) return lowered;
  const UIDNA* idna = idna_processor();
  if (idna == nullptr) return std::nullopt;
  // Punycode is shorter than four bytes a character; a longer host cannot resolve anyway.
  std::string out(domain.size() * 4 + 16, '\0');
  UErrorCode error = U_ZERO_ERROR;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const int32_t length =
      uidna_nameToASCII_UTF8(idna, domain.data(), static_cast<int32_t>(domain.size()),
                             out.data(), static_cast<int32_t>(out.size()), &info, &error);
  if (U_FAILURE(error) || is_serious(info.errors) || length < 0) return std::nullopt;
  out.resize(static_cast<std::size_t>(length));
  if (!is_ascii(out)) return std::nullopt;
  return out;
}

}  // namespace

std::optional<std::string> parse_host(std::string_view text) {
  if (text.starts_with('[')) {
    if (!text.ends_with(']')) return std::nullopt;
    const std::optional<std::string> address = parse_ipv6(text.substr(1, text.size() - 2));
    if (!address) return std::nullopt;
    return '[' + *address + ']';
  }
  const std::optional<std::string> domain = domain_to_ascii(repair_utf8(percent_decode(text)));
  if (!domain || domain->empty() || std::ranges::any_of(*domain, is_forbidden)) {
    return std::nullopt;
  }
  return ends_in_a_number(*domain) ? parse_ipv4(*domain) : domain;
}

bool is_ip_literal(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']') && host.size() > 2) {
    return parse_ipv6(host.substr(1, host.size() - 2)).has_value();
  }
  return ends_in_a_number(host) && parse_ipv4(host).has_value();
}

std::string registrable_domain(std::string_view host) {
  struct FreeList {
    void operator()(psl_ctx_t* context) const { psl_free(context); }
  };
  static const std::unique_ptr<psl_ctx_t, FreeList> list(psl_latest(nullptr));

  // libpsl would take the last two numbers of an IPv4 address for a domain.
  if (is_ip_literal(host)) return std::string(host);
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::string name(host);
  const char* domain = psl_registrable_domain(list.get(), name.c_str());
  return domain != nullptr ? domain : name;
}

}  // namespace vigie
