#include "crawler/visit_site.hpp"

#include "crawler/discover.hpp"
#include "crawler/gzip.hpp"
#include "crawler/page_reader.hpp"
#include "crawler/recognise.hpp"
#include "crawler/xml.hpp"
#include "text/sha256.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kSitemapBytes = 2U << 20U;
constexpr std::size_t kUnpackedSitemapBytes = 8U << 20U;
constexpr std::size_t kMapsOfAnIndex = 3;

/// One product's visit in progress.
class SiteVisit {
 public:
  SiteVisit(Web& web, Budget& budget, const Product& product, const SiteVisitPlan& plan)
      : web_(web), budget_(budget), product_(product), plan_(plan) {}

  Task<std::vector<Visit>> run() {
    co_await open();
    if (home_page() != nullptr && home_page()->ok()) {
      co_await follow_links();
      co_await try_the_rest();
    }
    co_return ordered();
  }

 private:
  /// The home page, what answers in clear, and every address that the sheet declares.
  Task<bool> open() {
    std::vector<Candidate> first;
    if (const auto site = parse_url(product_.site)) {
      first.push_back({.role = "home", .url = *site, .found = Found::sheet, .linked_from = {}});
      first.push_back({.role = "plain-http",
                       .url = in_clear(*site),
                       .found = Found::probe,
                       .linked_from = {}});
    }
    for (const Role& role : plan_.roles.roles)
      if (auto declared = declared_candidate(product_, role))
        first.push_back(std::move(*declared));
    co_await ask(std::move(first));
    co_return true;
  }

  /// The best links for every role, and how each host answers for a page that cannot exist.
  Task<bool> follow_links() {
    std::vector<Candidate> next = probes();
    for (const Role& role : plan_.roles.roles)
      std::ranges::move(linked_candidates(*home_page(), role), std::back_inserter(next));
    co_await ask(std::move(next));
    co_return true;
  }

  /// For the roles without a proven page: the sitemap, then the usual paths.
  Task<bool> try_the_rest() {
    std::vector<const Role*> missing = missing_roles();
    if (missing.empty()) co_return true;
    const Sitemap sitemap = co_await read_site_map();
    std::vector<Candidate> next;
    for (const Role* role : missing)
      std::ranges::move(sitemap_candidates(sitemap, home_url(), *role),
                        std::back_inserter(next));
    if (!next.empty()) {
      co_await ask(std::move(next));
      missing = missing_roles();
    }
    next.clear();
    for (const Role* role : missing)
      std::ranges::move(usual_candidates(home_url(), *role), std::back_inserter(next));
    co_await ask(std::move(next));
    co_return true;
  }

  /// Fetches what was not fetched yet, once for each address, and records a visit for each
  /// candidate.
  Task<bool> ask(std::vector<Candidate> candidates) {
    std::erase_if(candidates,
                  [&](const Candidate& candidate) { return is_recorded(candidate); });
    std::vector<Request> requests;
    std::map<std::string, std::size_t> request_of;
    for (const Candidate& candidate : candidates) {
      const std::string key = key_of(candidate);
      if (visit_of_.contains(key) || request_of.contains(key)) continue;
      request_of.emplace(key, requests.size());
      requests.push_back(request_for(candidate));
    }
    std::vector<Fetched> answers = co_await web_.get_all(std::move(requests), budget_);
    std::map<std::string, Expected<Page, Unseen>> pages;
    for (const auto& [key, index] : request_of)
      pages.emplace(key, page_of(std::move(answers.at(index)), xpaths_for(key, candidates)));
    for (Candidate& candidate : candidates) record(std::move(candidate), pages);
    co_return true;
  }

  /// The host's sitemap; of an index, the first maps of the same host.
  Task<Sitemap> read_site_map() {
    Url url = home_url();
    url.path = "/sitemap.xml";
    url.query.reset();
    url.fragment.reset();
    Sitemap top = co_await read_map(url);
    if (!top.is_index) co_return top;
    Sitemap all;
    std::size_t read = 0;
    for (const SitemapEntry& entry : top.entries) {
      const auto part = parse_url(entry.url);
      if (!part || part->host != url.host) continue;
      if (++read > kMapsOfAnIndex) break;
      Sitemap map = co_await read_map(*part);
      if (!map.is_index) std::ranges::move(map.entries, std::back_inserter(all.entries));
    }
    co_return all;
  }

  /// A map may be a gzip file by itself, whatever the transfer's encoding was.
  Task<Sitemap> read_map(Url url) {
    const Request request{.url = std::move(url), .max_body_bytes = kSitemapBytes};
    const Fetched answer = co_await web_.get(request, budget_);
    if (!answer || answer->status != 200) co_return Sitemap{};
    const auto unpacked = inflate_member(answer->body, kUnpackedSitemapBytes);
    co_return read_sitemap(unpacked ? unpacked->text : answer->body);
  }

  /// An XPath costs about as much as parsing: a page is asked for what proves the roles that it
  /// may have. The home page may have them all.
  std::vector<std::string> xpaths_for(const std::string& key,
                                      const std::vector<Candidate>& candidates) const {
    std::vector<std::string> xpaths = plan_.xpaths;
    for (const Role& role : plan_.roles.roles) {
      const bool wanted = std::ranges::any_of(candidates, [&](const Candidate& candidate) {
        return (candidate.role == role.id || candidate.role == "home") &&
               key_of(candidate) == key;
      });
      if (wanted) std::ranges::copy(role.proof.xpaths, std::back_inserter(xpaths));
    }
    return xpaths;
  }

  static Expected<Page, Unseen> page_of(Fetched answer, std::span<const std::string> xpaths) {
    if (!answer) return Unexpected{std::move(answer).error()};
    return read_page(*answer, xpaths);
  }

  /// The first visit of an address takes its page: pages are large, and few have two roles.
  void record(Candidate candidate, std::map<std::string, Expected<Page, Unseen>>& pages) {
    if (is_recorded(candidate)) return;
    const std::string key = key_of(candidate);
    const auto known = visit_of_.find(key);
    Visit visit{.role = candidate.role,
                .url = candidate.url.href(),
                .found = candidate.found,
                .result = known == visit_of_.end() ? std::move(pages.at(key))
                                                   : visits_.at(known->second).result,
                .linked_from = std::move(candidate.linked_from)};
    visit_of_.emplace(key, visits_.size());
    if (visit.result) visit.result->url = visit.url;
    if (const Role* role = plan_.roles.find(candidate.role))
      recognise(visit, *role, {.home = home_page(), .probe = probe_of(candidate.url)},
                landmarks_);
    if (visit.found == Found::usual_path && visit.result && !visit.is_present())
      forget_content(*visit.result);
    visits_.push_back(std::move(visit));
  }

  /// What was only guessed and is not there: that it answered, and how, is all that counts.
  static void forget_content(Page& page) {
    page.blocks = {};
    page.links = {};
    page.headings = {};
    page.tables = {};
    page.frames = {};
    page.data_scripts = {};
    page.selections = {};
  }

  bool is_recorded(const Candidate& candidate) const {
    return std::ranges::any_of(visits_, [&](const Visit& visit) {
      return visit.role == candidate.role && visit.url == candidate.url.href();
    });
  }

  /// Fragments never cross the wire: "#/stats" and "#/contact" are one request.
  static std::string key_of(const Candidate& candidate) {
    const std::string address = candidate.url.without_fragment();
    return candidate.role == "plain-http" ? "plain-http " + address : address;
  }

  static Request request_for(const Candidate& candidate) {
    return {
        .url = candidate.url,
        .redirects = candidate.role == "plain-http" ? Redirects::report : Redirects::follow};
  }

  static Url in_clear(const Url& site) {
    return {.scheme = "http",
            .host = site.host,
            .port = 0,
            .path = "/",
            .query = {},
            .fragment = {}};
  }

  /// One impossible path at the origin of the home page and of each declared page.
  std::vector<Candidate> probes() const {
    std::vector<Candidate> probes;
    for (const Visit& visit : visits_) {
      if (!visit.result || visit.role == "plain-http" || visit.role == "budget") continue;
      const auto url = parse_url(visit.result->final_url);
      if (!url) continue;
      const std::string name = "/vigie-" + sha256_hex(url->host).substr(0, 12);
      probes.push_back({.role = "probe",
                        .url = {.scheme = url->scheme,
                                .host = url->host,
                                .port = url->port,
                                .path = name,
                                .query = {},
                                .fragment = {}},
                        .found = Found::probe,
                        .linked_from = {}});
    }
    return probes;
  }

  std::vector<const Role*> missing_roles() const {
    std::vector<const Role*> missing;
    for (const Role& role : plan_.roles.roles) {
      const bool found = std::ranges::any_of(visits_, [&](const Visit& visit) {
        return visit.role == role.id && visit.is_present() && visit.proven;
      });
      if (!found) missing.push_back(&role);
    }
    return missing;
  }

  const Page* page_of_role(std::string_view role, std::string_view host) const {
    for (const Visit& visit : visits_) {
      if (visit.role != role || !visit.result) continue;
      const auto url = parse_url(visit.result->final_url);
      if (host.empty() || (url && url->host == host)) return &*visit.result;
    }
    return nullptr;
  }

  const Page* home_page() const { return page_of_role("home", {}); }
  const Page* probe_of(const Url& url) const { return page_of_role("probe", url.host); }
  Url home_url() const { return parse_url(home_page()->final_url).value(); }

  /// Declared pages were recorded before their host's probe was known.
  void recognise_declared_again() {
    for (Visit& visit : visits_) {
      const Role* const role = plan_.roles.find(visit.role);
      if (role == nullptr || visit.found != Found::sheet || !visit.result) continue;
      if (const auto url = parse_url(visit.result->final_url))
        recognise(visit, *role, {.home = home_page(), .probe = probe_of(*url)}, landmarks_);
    }
  }

  /// In the order that Evidence promises: within a role proven pages come first, then pages
  /// that are there, then as found.
  std::vector<Visit> ordered() {
    recognise_declared_again();
    const auto place = [&](const Visit& visit) {
      if (visit.role == "home") return std::size_t{0};
      if (visit.role == "plain-http") return std::size_t{1};
      const auto role = std::ranges::find(plan_.roles.roles, visit.role, &Role::id);
      return std::size_t{2} +
             static_cast<std::size_t>(std::distance(plan_.roles.roles.begin(), role));
    };
    const auto merit = [](const Visit& visit) {
      if (!visit.is_present()) return 2;
      return visit.proven ? 0 : 1;
    };
    std::ranges::stable_sort(visits_, [&](const Visit& a, const Visit& b) {
      const auto place_a = place(a);
      const auto place_b = place(b);
      return place_a != place_b ? place_a < place_b : merit(a) < merit(b);
    });
    return std::move(visits_);
  }

  Web& web_;
  Budget& budget_;
  const Product& product_;
  const SiteVisitPlan& plan_;
  std::vector<Visit> visits_;
  std::map<std::string, std::size_t> visit_of_;  // address → the first visit of it
  Likenesses landmarks_;
};

}  // namespace

Task<std::vector<Visit>> visit_site(Web& web, Budget& budget, const Product& product,
                                    const SiteVisitPlan& plan) {
  SiteVisit visit(web, budget, product, plan);
  co_return co_await visit.run();
}

}  // namespace vigie
