#include "portfolio/field_reading.hpp"
#include "portfolio/lint_rules.hpp"
#include "portfolio/repository_target.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <span>

namespace vigie {

namespace {

constexpr std::array<std::string_view, 5> kTrackingPrefixes{"utm_", "mtm_", "pk_", "matomo_",
                                                            "at_"};
constexpr std::array<std::string_view, 5> kTrackingParameters{"fbclid", "gclid", "xtor",
                                                              "mc_cid", "mc_eid"};

/// Places that hold documents or software, never a service's site. A name after '.' is also
/// that of its subdomains.
constexpr std::array<std::string_view, 12> kNoSites{
    "docs.google.com", "drive.google.com",      "sheets.google.com", "forms.gle",
    "apps.apple.com",  "itunes.apple.com",      "play.google.com",   "notion.so",
    "notion.site",     "pad.numerique.gouv.fr", "linkedin.com",      "youtube.com"};

/// Tools whose own home page is a site but whose inner pages are documents.
constexpr std::array<std::string_view, 3> kDocumentTools{
    "docs.numerique.gouv.fr", "grist.numerique.gouv.fr", "fichiers.numerique.gouv.fr"};

/// Documents in which a person types figures: nothing tells a machine when.
constexpr std::array<std::string_view, 7> kOpaqueDocuments{"docs.google.com",
                                                           "drive.google.com",
                                                           "notion.so",
                                                           "notion.site",
                                                           "resana.numerique.gouv.fr",
                                                           "infogram.com",
                                                           "fichiers.numerique.gouv.fr"};

bool is_one_of(std::string_view host, std::span<const std::string_view> hosts) {
  return std::ranges::any_of(hosts, [&](std::string_view known) {
    if (host == known) return true;
    return host.size() > known.size() && host.ends_with(known) &&
           host[host.size() - known.size() - 1] == '.';
  });
}

bool is_tracking(std::string_view parameter) {
  const std::string_view name = parameter.substr(0, parameter.find('='));
  return std::ranges::find(kTrackingParameters, name) != kTrackingParameters.end() ||
         std::ranges::any_of(kTrackingPrefixes,
                             [&](std::string_view prefix) { return name.starts_with(prefix); });
}

bool is_forge_page(std::string_view address) {
  return repository_target(address).kind != RepositoryKind::not_a_forge;
}

void lint_any(SheetNotes& notes, const AddressField& field, const Url& url,
              const std::string& address) {
  const std::string prefix(field.prefix);
  const std::string name = "'" + std::string(field.name) + "'";
  if (has_tracking_parameters(url))
    notes.say(Severity::warning, field.name, prefix + "-has-tracking-parameters",
              "expected " + name +
                  " without tracking parameters: " + in_quotes(url.query.value_or("")));
  if (!url.is_https())
    notes.say(Severity::warning, field.name, prefix + "-plain-http",
              "expected 'https://' for " + name + ", not " + in_quotes(address));
  if (is_ip_literal(url.host))
    notes.say(Severity::warning, field.name, prefix + "-bare-ip",
              "expected a host name for " + name + ", not the address " + url.host);
  if (url.path.find("//") != std::string::npos && url.path.find("://") == std::string::npos)
    notes.say(Severity::warning, field.name, prefix + "-double-slash",
              "expected single slashes in the path " + in_quotes(url.path));
}

void lint_site(SheetNotes& notes, const Url& url) {
  const bool has_path = url.path != "/";
  const bool is_document = has_path && is_one_of(url.host, kDocumentTools);
  if (is_document || is_one_of(url.host, kNoSites) || is_forge_page(url.href())) {
    notes.say(Severity::error, "link", "link-not-a-site",
              "expected the product's site, not a document, a repository or a store: " +
                  in_quotes(url.href()));
  } else if (has_path) {
    notes.say(Severity::note, "link", "link-has-path",
              "expected the home page of a site; the product shares its host or starts at " +
                  in_quotes(url.path));
  }
}

void lint_stats_fragment(SheetNotes& notes, const std::string& fragment) {
  if (fragment.starts_with(":~:"))
    notes.say(Severity::note, "stats_url", "stats-url-text-fragment",
              "expected the page's address alone; the text fragment only scrolls");
  else if (fragment.starts_with('/') || fragment.starts_with('?') || fragment.starts_with('!'))
    notes.say(Severity::warning, "stats_url", "stats-url-needs-fragment",
              "expected an address that works without '#': a script chooses what " +
                  in_quotes("#" + fragment) + " shows");
}

void lint_stats(SheetNotes& notes, const Url& url) {
  if (url.fragment) lint_stats_fragment(notes, *url.fragment);
  if (url.host == "stats.data.gouv.fr")
    notes.say(Severity::warning, "stats_url", "stats-url-retired-host",
              "expected stats.beta.gouv.fr: stats.data.gouv.fr has not been fed since 2024");
  if (url.host == "beta.gouv.fr" && url.path.starts_with("/startups/"))
    notes.say(Severity::warning, "stats_url", "stats-url-is-the-sheet",
              "expected a statistics page, not the product's own sheet");
  if (url.path.starts_with("/webhook/"))
    notes.say(Severity::warning, "stats_url", "stats-url-not-a-page",
              "expected a page, not a webhook: " + in_quotes(url.href()));
  if (is_one_of(url.host, kOpaqueDocuments) || is_forge_page(url.href()))
    notes.say(Severity::note, "stats_url", "stats-url-is-a-document",
              "expected a page fed by the service; figures in a document age unseen");
}

void lint_repository(SheetNotes& notes, const std::string& address) {
  const RepositoryTarget target = repository_target(address);
  const auto url = parse_url(address);
  if (!url) return;
  if (target.kind == RepositoryKind::not_a_forge) {
    notes.say(Severity::error, "repository", "repository-not-a-forge",
              "expected the source code on a forge, not " + in_quotes(address));
    return;
  }
  if (target.kind != RepositoryKind::repository)
    notes.say(Severity::note, "repository",
              target.kind == RepositoryKind::team ? "repository-is-team"
                                                  : "repository-is-organisation",
              "expected a repository; " + in_quotes(address) + " lists several");
  if (url->path.ends_with('/'))
    notes.say(Severity::warning, "repository", "repository-trailing-slash",
              "expected no '/' at the end of " + in_quotes(address));
  if (url->path.find("/tree/") != std::string::npos ||
      url->path.find("/blob/") != std::string::npos)
    notes.say(Severity::warning, "repository", "repository-branch-address",
              "expected the repository itself, not a branch of it: " + in_quotes(address));
  if (!url->is_https())
    notes.say(Severity::warning, "repository", "repository-plain-http",
              "expected 'https://', not " + in_quotes(address));
}

}  // namespace

bool has_tracking_parameters(const Url& url) {
  return url.query && std::ranges::any_of(split(*url.query, '&'), is_tracking);
}

Url without_tracking_parameters(Url url) {
  if (!url.query) return url;
  std::string kept;
  for (const std::string_view parameter : split(*url.query, '&'))
    if (!is_tracking(parameter)) kept += (kept.empty() ? "" : "&") + std::string(parameter);
  if (kept.empty())
    url.query.reset();
  else
    url.query = std::move(kept);
  return url;
}

void lint_addresses(SheetNotes& notes) {
  for (const AddressField& field : kAddressFields) {
    const std::string& address = notes.product().*field.member;
    const auto url = parse_url(address);
    if (!url) continue;
    lint_any(notes, field, *url, address);
    if (field.name == "link") lint_site(notes, *url);
    if (field.name == "stats_url") lint_stats(notes, *url);
  }
}

void lint_repositories(SheetNotes& notes) {
  for (const std::string& address : notes.product().repositories)
    lint_repository(notes, address);
}

}  // namespace vigie
