/// The subjects of the linter: each looks at one sheet, the last at all of them.
#pragma once

#include "portfolio/product.hpp"
#include "text/url.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

/// An address field of a sheet.
struct AddressField {
  std::string_view name;    // in sheets
  std::string_view prefix;  // of the ids of its problems
  std::string Product::* member;
};

inline constexpr std::array kAddressFields{
    AddressField{"link", "link", &Product::site},
    AddressField{"stats_url", "stats-url", &Product::stats_url},
    AddressField{"budget_url", "budget-url", &Product::budget_url},
    AddressField{"impact_url", "impact-url", &Product::impact_url},
    AddressField{"dashlord_url", "dashlord-url", &Product::dashlord_url},
    AddressField{"analyse_risques_url", "risk-analysis-url", &Product::risk_analysis_url}};

/// What is found in one sheet.
class SheetNotes {
 public:
  /// Both must outlive the notes.
  SheetNotes(const Product& product, std::vector<Diagnostic>& problems)
      : product_(product), problems_(problems) {}

  /// `field` gives the line: "link", "phases.0"; the sheet as a whole when it is not there.
  void say(Severity severity, std::string_view field, std::string id, std::string text);

  const Product& product() const { return product_; }

 private:
  const Product& product_;
  std::vector<Diagnostic>& problems_;
};

/// Each address on its own: scheme, host, path, parameters, fragment.
void lint_addresses(SheetNotes& notes);

/// What the `repository` addresses point to.
void lint_repositories(SheetNotes& notes);

/// Fields that contradict each other.
void lint_contradictions(SheetNotes& notes, Date as_of);

/// Names, order and dates of phases and events.
void lint_phases(SheetNotes& notes, Date as_of);

/// Id and contact.
void lint_identity(SheetNotes& notes);

/// Addresses that several sheets share.
void lint_shared_addresses(const Portfolio& portfolio, std::vector<Diagnostic>& problems);

/// An address as it is compared: without scheme, "www.", final '/', fragment and, unless it is
/// all that tells pages apart, query. Empty for what is no address.
std::string comparable_address(std::string_view address);

/// Whether the query has parameters that only tell where a visitor came from.
bool has_tracking_parameters(const Url& url);
Url without_tracking_parameters(Url url);

}  // namespace vigie
