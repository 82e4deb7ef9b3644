#include "cases.hpp"
#include "crawler/html.hpp"
#include "crawler/recognise.hpp"
#include "crawler/roles.hpp"
#include "markdown_page.hpp"
#include "text/url.hpp"
#include "text/yaml.hpp"

#include <stdexcept>
#include <string>

namespace vigie::tests {

namespace {

constexpr std::string_view kSite = "https://exemple.test/";
constexpr std::string_view kToday = "2026-08-20";
constexpr std::string_view kPlainHome =
    "# Exemple\n"
    "Une démarche simple, faite en cinq minutes, pour toutes les personnes concernées.\n"
    "footer: Exemple est un service public numérique.";

/// The enumerator whose word is `word`.
template <class Enum>
Enum named(std::string_view word, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (to_string(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  throw std::runtime_error("no such word: " + std::string(word));
}

/// The mapping, or an empty one: yaml-cpp throws when it is asked for a key of nothing.
YAML::Node map_of(const YAML::Node& node) {
  return node && node.IsMap() ? node : YAML::Node(YAML::NodeType::Map);
}

std::string text_of(const YAML::Node& node, std::string_view otherwise = {}) {
  return node ? scalar_or_empty(node) : std::string(otherwise);
}

bool is_true(const YAML::Node& node) {
  return node && node.as<bool>();
}

Date date_of(const YAML::Node& node) {
  const auto date = parse_iso_date(scalar_or_empty(node));
  if (!date) throw std::runtime_error("not a date: " + scalar_or_empty(node));
  return *date;
}

std::optional<bool> maybe_bool(const YAML::Node& node) {
  return node ? std::optional(node.as<bool>()) : std::nullopt;
}

Product product_of(const YAML::Node& node) {
  Product product;
  product.id = "exemple";
  product.name = "Exemple";
  product.site = text_of(node["site"], kSite);
  product.mission = text_of(node["mission"]);
  product.contact = text_of(node["contact"]);
  product.stats = maybe_bool(node["stats"]);
  product.stats_url = text_of(node["stats_url"]);
  product.budget_url = text_of(node["budget_url"]);
  product.impact_url = text_of(node["impact_url"]);
  product.dashlord_url = text_of(node["dashlord_url"]);
  product.risk_analysis = maybe_bool(node["risk_analysis"]);
  product.risk_analysis_url = text_of(node["risk_analysis_url"]);
  product.security_registration = maybe_bool(node["security_registration"]);
  product.accessibility_status = text_of(node["accessibility_status"]);
  product.description = text_of(node["description"]);
  for (const YAML::Node& url : node["repositories"])
    product.repositories.push_back(url.Scalar());
  if (text_of(node["sheet"]) != "none") product.sheet.file = "startups/exemple.md";
  product.field_lines["title"] = 2;
  for (const auto& entry : node["lines"])
    product.field_lines[entry.first.Scalar()] = entry.second.as<int>();
  return product;
}

Certificate certificate_of(const YAML::Node& node) {
  return {.not_before = date_of(node["not_before"]),
          .not_after = date_of(node["not_after"]),
          .subject = text_of(node["subject"], "exemple.test"),
          .issuer = text_of(node["issuer"], "Autorité d’essai")};
}

Unseen unseen_of(const YAML::Node& node, const std::string& url) {
  Unseen unseen{.cause = named(node["unseen"].Scalar(), Cause::check_crash),
                .url = url,
                .http_status = node["http_status"] ? node["http_status"].as<int>() : 0,
                .tls = TlsProblem::none,
                .certificate = {},
                .detail = text_of(node["detail"])};
  if (node["tls"]) unseen.tls = named(node["tls"].Scalar(), TlsProblem::handshake);
  if (node["certificate"]) unseen.certificate = certificate_of(node["certificate"]);
  return unseen;
}

ContentKind kind_of(const std::string& word) {
  if (word == "html") return ContentKind::html;
  if (word == "pdf") return ContentKind::pdf;
  if (word == "json") return ContentKind::json;
  if (word == "xml") return ContentKind::xml;
  if (word == "text") return ContentKind::text;
  if (word == "other") return ContentKind::other;
  throw std::runtime_error("no such kind: " + word);
}

Page content_of(const YAML::Node& node, const std::string& url) {
  if (!node["html"]) return markdown_page(text_of(node["page"]), url);
  const auto base = parse_url(url);
  if (!base) throw std::runtime_error("not an address: " + url);
  auto page = parse_html(node["html"].Scalar(), *base);
  if (!page) throw std::runtime_error("the page cannot be parsed: " + url);
  page->url = page->final_url = url;
  return *std::move(page);
}

Page page_of(const YAML::Node& node, const std::string& url) {
  Page page = content_of(node, url);
  if (node["status"]) page.status = node["status"].as<int>();
  if (node["title"]) page.title = node["title"].Scalar();
  if (node["final_url"]) {
    page.final_url = node["final_url"].Scalar();
    page.redirects = {page.final_url};
  }
  if (node["kind"]) page.kind = kind_of(node["kind"].Scalar());
  if (node["content_type"]) page.content_type = node["content_type"].Scalar();
  for (const auto& entry : node["headers"])
    page.headers.emplace_back(entry.first.Scalar(), entry.second.Scalar());
  if (node["last_modified"]) page.last_modified = date_of(node["last_modified"]);
  if (node["certificate"]) page.certificate = certificate_of(node["certificate"]);
  for (const YAML::Node& frame : node["frames"])
    page.frames.push_back({.url = frame.Scalar(), .title = {}});
  if (node["data"])
    page.data_scripts.push_back(
        {.type = "application/json", .id = {}, .text = node["data"].Scalar()});
  if (node["javascript"]) page.needs_javascript = node["javascript"].as<bool>();
  if (node["password"]) page.has_password_field = node["password"].as<bool>();
  if (node["form_fields"]) page.form_fields = node["form_fields"].as<std::size_t>();
  return page;
}

std::string address_of(const YAML::Node& node, const Product& product) {
  const std::string text = text_of(node["url"], node["role"].Scalar() == "home" ? "" : "/");
  const auto base = parse_url(product.site.empty() ? kSite : product.site);
  if (text.empty() || !base) return product.site;
  const auto url = resolve(*base, text);
  return url ? url->href() : text;
}

Visit visit_of(const YAML::Node& node, const Product& product) {
  const std::string url = address_of(node, product);
  Expected<Page, Unseen> result = node["unseen"]
                                      ? Expected<Page, Unseen>(Unexpected{unseen_of(node, url)})
                                      : Expected<Page, Unseen>(page_of(node, url));
  Visit visit{.role = node["role"].Scalar(),
              .url = url,
              .found = named(text_of(node["found"], "link"), Found::probe),
              .result = std::move(result)};
  if (node["proofs"]) visit.proofs = node["proofs"].as<std::vector<std::string>>();
  visit.proven = is_true(node["proven"]);
  if (is_true(node["recognised"])) {
    const Role* const role = default_roles().find(visit.role);
    if (role == nullptr) throw std::runtime_error("no such role: " + visit.role);
    Likenesses landmarks;
    recognise(visit, *role, {}, landmarks);
  }
  visit.resembles_absent = is_true(node["resembles_absent"]);
  visit.resembles_home = is_true(node["resembles_home"]);
  visit.linked_from = text_of(node["linked_from"]);
  return visit;
}

RepositoryFacts facts_of(const YAML::Node& node) {
  RepositoryFacts facts;
  facts.exists = !node["exists"] || node["exists"].as<bool>();
  facts.empty = maybe_bool(node["empty"]);
  facts.archived = maybe_bool(node["archived"]);
  if (node["licence"]) facts.licence = node["licence"].Scalar();
  if (node["licence_file"]) facts.licence_file = node["licence_file"].Scalar();
  if (node["last_activity"]) facts.last_activity = date_of(node["last_activity"]);
  if (node["paths"]) facts.paths = node["paths"].as<std::vector<std::string>>();
  if (node["texts"]) facts.texts = node["texts"].as<std::map<std::string, std::string>>();
  for (const YAML::Node& commit : node["commits"])
    facts.commits.push_back(
        {.date = date_of(commit["date"]), .by_bot = is_true(commit["bot"])});
  if (node["releases"]) facts.releases = node["releases"].as<int>();
  if (node["newest_release"]) facts.newest_release = date_of(node["newest_release"]);
  facts.security_policy = maybe_bool(node["security_policy"]);
  facts.contribution_guide = maybe_bool(node["contribution_guide"]);
  facts.moved_to = text_of(node["moved_to"]);
  if (node["api_unseen"])
    facts.api_unseen = unseen_of(node["api_unseen"], "https://api.github.com/graphql");
  if (node["public_repositories"])
    facts.public_repositories = node["public_repositories"].as<int>();
  if (node["topics"]) facts.topics = node["topics"].as<std::vector<std::string>>();
  if (node["repositories"])
    facts.repositories = node["repositories"].as<std::vector<std::string>>();
  facts.observed_by = "github-api";
  facts.url = text_of(node["api_url"]);
  facts.status = node["status"] ? node["status"].as<int>() : 200;
  return facts;
}

RepositoryVisit repository_of(const YAML::Node& node) {
  const std::string url = node["url"].Scalar();
  Expected<RepositoryFacts, Unseen> result = facts_of(node);
  if (node["unseen"]) result = Unexpected{unseen_of(node, url)};
  return {.target = repository_target(url),
          .result = std::move(result),
          .expanded_from = text_of(node["expanded_from"])};
}

}  // namespace

Evidence evidence_of(const Case& the_case) {
  const YAML::Node given = map_of(the_case.given);
  Evidence evidence;
  evidence.product = product_of(map_of(given["product"]));
  evidence.phase = text_of(given["phase"], "acceleration");
  evidence.as_of = parse_iso_date(text_of(given["as_of"], kToday)).value();
  for (const YAML::Node& node : given["visits"])
    evidence.visits.push_back(visit_of(node, evidence.product));
  if (evidence.home() == nullptr && !evidence.product.site.empty())
    evidence.visits.insert(evidence.visits.begin(),
                           {.role = "home",
                            .url = evidence.product.site,
                            .found = Found::sheet,
                            .result = markdown_page(kPlainHome, evidence.product.site)});
  for (const YAML::Node& node : given["repositories"])
    evidence.repositories.push_back(repository_of(node));
  return evidence;
}

}  // namespace vigie::tests
