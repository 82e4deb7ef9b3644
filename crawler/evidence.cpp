#include "crawler/evidence.hpp"

#include <algorithm>
#include <array>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 16> kCauses{"dns",
                                                   "connect",
                                                   "tls",
                                                   "timeout",
                                                   "reset",
                                                   "http_5xx",
                                                   "rate_limited",
                                                   "blocked",
                                                   "robots",
                                                   "too_large",
                                                   "too_many_redirects",
                                                   "not_html",
                                                   "decode",
                                                   "refused_address",
                                                   "cancelled",
                                                   "check_crash"};
constexpr std::array<std::string_view, 7> kTlsProblems{
    "none", "expired", "not_yet_valid", "self_signed", "wrong_host", "untrusted", "handshake"};
constexpr std::array<std::string_view, 6> kRegions{"header", "navigation", "main",
                                                   "footer", "consent",    "hidden"};
constexpr std::array<std::string_view, 5> kFound{"sheet", "link", "sitemap", "usual_path",
                                                 "probe"};

std::string join(const Page& page, bool (*wanted)(Region)) {
  std::string text;
  for (const Block& block : page.blocks) {
    if (!wanted(block.region)) continue;
    text += block.text;
    text += '\n';
  }
  return text;
}

}  // namespace

std::string_view to_string(Cause cause) {
  return kCauses.at(static_cast<std::size_t>(cause));
}
std::string_view to_string(TlsProblem problem) {
  return kTlsProblems.at(static_cast<std::size_t>(problem));
}
std::string_view to_string(Region region) {
  return kRegions.at(static_cast<std::size_t>(region));
}
std::string_view to_string(Found found) {
  return kFound.at(static_cast<std::size_t>(found));
}

std::string_view Page::header(std::string_view name) const {
  const auto found =
      std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
  return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

std::string visible_text(const Page& page) {
  return join(page, [](Region region) { return region != Region::hidden; });
}

std::string main_text(const Page& page) {
  return join(page, [](Region region) { return region == Region::main; });
}

bool Visit::is_present() const {
  return result && result->ok() && !resembles_absent && !resembles_home;
}

const Visit* Evidence::home() const {
  const auto found = std::ranges::find(visits, "home", &Visit::role);
  return found == visits.end() ? nullptr : &*found;
}

std::vector<const Visit*> Evidence::of_role(std::string_view role) const {
  std::vector<const Visit*> found;
  for (const Visit& visit : visits)
    if (visit.role == role) found.push_back(&visit);
  return found;
}

}  // namespace vigie
