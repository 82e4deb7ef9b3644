#include "portfolio/field_reading.hpp"
#include "portfolio/lint_rules.hpp"
#include "portfolio/repository_target.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <map>

namespace vigie {

namespace {

/// Addresses that belong to one product: two sheets that share one are worth a look.
constexpr std::array kOwnAddresses{kAddressFields[0], kAddressFields[1], kAddressFields[2],
                                   kAddressFields[3], kAddressFields[4]};

using Owners = std::vector<const Product*>;

/// "'a'", "'a' and 'b'", "'a', 'b' and 31 others": the products but `self`.
std::string others(const Owners& owners, const Product* self) {
  constexpr std::size_t kNamed = 3;
  std::vector<std::string> names;
  for (const Product* const owner : owners) {
    if (names.size() == kNamed) break;
    if (owner != self) names.push_back(in_quotes(owner->id));
  }
  const std::size_t count = owners.size() - 1;
  if (count > kNamed) names.back() = std::to_string(count - kNamed + 1) + " others";
  std::string text = names.front();
  for (std::size_t i = 1; i < names.size(); ++i)
    text += (i + 1 == names.size() ? " and " : ", ") + names[i];
  return text;
}

void say_shared(const std::map<std::string, Owners>& places, std::string_view field,
                const std::string& prefix, std::vector<Diagnostic>& problems) {
  for (const auto& [address, owners] : places) {
    if (owners.size() < 2) continue;
    for (const Product* const product : owners) {
      SheetNotes notes(*product, problems);
      notes.say(
          prefix == "link" ? Severity::warning : Severity::note, field, prefix + "-shared",
          "expected an address of its own; " + others(owners, product) +
              (owners.size() == 2 ? " has" : " have") + " the same: " + in_quotes(address));
    }
  }
}

void lint_shared_repositories(const Portfolio& portfolio, std::vector<Diagnostic>& problems) {
  std::map<std::string, Owners> places;
  for (const Product& product : portfolio.products) {
    for (const std::string& address : product.repositories) {
      const RepositoryTarget target = repository_target(address);
      if (target.kind != RepositoryKind::repository) continue;
      Owners& owners = places[target.host + "/" + target.owner + "/" + target.name];
      if (owners.empty() || owners.back() != &product) owners.push_back(&product);
    }
  }
  say_shared(places, "repository", "repository", problems);
}

}  // namespace

std::string comparable_address(std::string_view address) {
  const auto url = parse_url(address);
  if (!url) return {};
  constexpr std::string_view kWww = "www.";
  std::string text = url->host.starts_with(kWww) ? url->host.substr(kWww.size()) : url->host;
  if (url->port != 0) text += ":" + std::to_string(url->port);
  text += url->path;
  while (text.ends_with('/')) text.pop_back();
  // "index.php?module=…": there the query names the page.
  if (url->path.ends_with(".php")) text += "?" + url->query.value_or("");
  return text;
}

void lint_shared_addresses(const Portfolio& portfolio, std::vector<Diagnostic>& problems) {
  for (const AddressField& field : kOwnAddresses) {
    std::map<std::string, Owners> places;
    for (const Product& product : portfolio.products) {
      const std::string address = comparable_address(product.*field.member);
      if (!address.empty()) places[address].push_back(&product);
    }
    say_shared(places, field.name, std::string(field.prefix), problems);
  }
  lint_shared_repositories(portfolio, problems);
}

}  // namespace vigie
