#include "crawler/discover.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kLongestLinkText = 90;  // characters; longer ones are prose or cards

const std::string& declared_address(const Product& product, std::string_view field) {
  static const std::string kNone;
  if (field == "stats_url") return product.stats_url;
  if (field == "budget_url") return product.budget_url;
  if (field == "impact_url") return product.impact_url;
  return kNone;
}

bool has_segment(const Url& url, const std::vector<std::string>& wanted) {
  std::string path = url.path;
  if (has_hash_route(url)) path += '/' + *url.fragment;
  for (const std::string_view segment : split(path, '/'))
    if (!segment.empty() && std::ranges::find(wanted, fold(segment)) != wanted.end())
      return true;
  return false;
}

bool has_any(std::string_view folded, const std::vector<std::string>& phrases) {
  return std::ranges::any_of(
      phrases, [&](const std::string& phrase) { return contains_words(folded, phrase); });
}

/// 0: not a link to this role. Higher is better.
int rank(const Link& link, const Url& url, const Role& role) {
  const std::string text = fold(link.text.empty() ? link.label : link.text);
  const std::string label = fold(link.label);
  if (has_any(text, role.link_texts_refused) || has_any(label, role.link_texts_refused))
    return 0;
  int rank = 0;
  if (std::ranges::find(role.link_texts, text) != role.link_texts.end())
    rank = 60;
  else if (text.size() <= kLongestLinkText && has_any(text, role.link_texts))
    rank = 40;
  else if (label.size() <= kLongestLinkText && has_any(label, role.link_texts))
    rank = 30;
  const bool path_matches = has_segment(url, role.link_paths);
  if (rank == 0 && !path_matches) return 0;
  if (path_matches) rank += 20;
  if (link.region == Region::footer) rank += 5;
  return rank;
}

bool same_site(const Url& a, const Url& b) {
  return a.host == b.host || registrable_domain(a.host) == registrable_domain(b.host);
}

bool is_same_document(const Url& url, const Url& page) {
  return url.without_fragment() == page.without_fragment() && !has_hash_route(url);
}

}  // namespace

bool has_hash_route(const Url& url) {
  return url.fragment && (url.fragment->starts_with('/') || url.fragment->starts_with("!/"));
}

std::optional<Candidate> declared_candidate(const Product& product, const Role& role) {
  const std::string& address = declared_address(product, role.sheet_field);
  if (address.empty()) return std::nullopt;
  auto url = parse_url(address);
  if (!url) return std::nullopt;
  return Candidate{
      .role = role.id, .url = std::move(*url), .found = Found::sheet, .linked_from = {}};
}

std::vector<Candidate> linked_candidates(const Page& page, const Role& role) {
  const auto base = parse_url(page.final_url);
  if (!base) return {};
  struct Ranked {
    int rank;
    Candidate candidate;
  };
  std::vector<Ranked> ranked;
  for (const Link& link : page.links) {
    auto url = parse_url(link.url);
    if (!url || is_same_document(*url, *base)) continue;
    if (!role.other_hosts && !same_site(*url, *base)) continue;
    int value = rank(link, *url, role);
    if (value == 0) continue;
    if (same_site(*url, *base)) value += 10;
    const bool known = std::ranges::any_of(
        ranked, [&](const Ranked& other) { return other.candidate.url == *url; });
    if (!known)
      ranked.push_back({value,
                        {.role = role.id,
                         .url = std::move(*url),
                         .found = Found::link,
                         .linked_from = page.final_url}});
  }
  std::ranges::stable_sort(ranked, std::greater{}, &Ranked::rank);
  std::vector<Candidate> best;
  for (Ranked& entry : ranked) {
    if (best.size() == role.max_visits) break;
    best.push_back(std::move(entry.candidate));
  }
  return best;
}

std::vector<Candidate> sitemap_candidates(const Sitemap& sitemap, const Url& home,
                                          const Role& role) {
  constexpr std::size_t kMost = 2;
  std::vector<Candidate> found;
  for (const SitemapEntry& entry : sitemap.entries) {
    if (found.size() == kMost) break;
    auto url = parse_url(entry.url);
    if (!url || url->host != home.host || !has_segment(*url, role.link_paths)) continue;
    found.push_back(
        {.role = role.id, .url = std::move(*url), .found = Found::sitemap, .linked_from = {}});
  }
  return found;
}

std::vector<Candidate> usual_candidates(const Url& home, const Role& role) {
  std::vector<Candidate> found;
  for (const std::string& path : role.paths) {
    Url url = home;
    url.path = path;
    url.query.reset();
    url.fragment.reset();
    found.push_back({.role = role.id,
                     .url = std::move(url),
                     .found = Found::usual_path,
                     .linked_from = {}});
  }
  return found;
}

}  // namespace vigie
