#include "cli/portfolio_source.hpp"

#include "cli/load_portfolio.hpp"
#include "reports/plain_text.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

namespace vigie {

namespace {

void say(const std::vector<Diagnostic>& problems, std::ostream& err) {
  for (const Diagnostic& problem : problems) err << terminal_text(to_string(problem)) << '\n';
}

}  // namespace

std::optional<ChosenProducts> choose_products(const PortfolioOptions& options,
                                              std::ostream& err) {
  auto portfolio = load_portfolio(options.source, options.web);
  if (!portfolio) {
    say(portfolio.error(), err);
    return std::nullopt;
  }
  auto products = select(portfolio->products, options.selection, options.as_of);
  if (!products) {
    say(products.error(), err);
    return std::nullopt;
  }
  return ChosenProducts{.portfolio = *std::move(portfolio), .products = *std::move(products)};
}

void write_json(const nlohmann::ordered_json& document, std::ostream& out) {
  constexpr int kIndent = 2;
  out << document.dump(kIndent, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

std::string padded(std::string_view text, std::size_t characters) {
  std::string line(text);
  const std::size_t width = characters_in(text);
  if (width < characters) line.append(characters - width, ' ');
  return line;
}

std::string counted(std::size_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace vigie
