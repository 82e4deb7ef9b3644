#include "reports/markup.hpp"
#include "reports/reports.hpp"
#include "reports/words.hpp"

#include <string>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

constexpr std::string_view kLabel = "vigie";
constexpr int kLetterWidth = 7;  // of the badge's font, on the safe side
constexpr int kPadding = 10;

struct Badge {
  std::string message;
  std::string colour;
};

/// Grey when nothing is claimed: no criterion applies, or too little was observed for a grade.
Badge badge_of(const ProductAudit& product) {
  constexpr int kGood = 80;
  constexpr int kFair = 60;
  if (!product.score.applicable) return {"–", "#595959"};
  const std::string range = score_range(product.score);
  if (!product.score.grade) return {range, "#595959"};
  const std::string message = range + " · " + *product.score.grade;
  if (product.score.low >= kGood) return {message, "#18753c"};
  return {message, product.score.low >= kFair ? "#716043" : "#ce0500"};
}

int width_of(std::string_view text) {
  int letters = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++letters;
  return letters * kLetterWidth + kPadding;
}

}  // namespace

std::string badge_json(const ProductAudit& product) {
  const Badge badge = badge_of(product);
  const nlohmann::ordered_json json{{"schemaVersion", 1},
                                    {"label", kLabel},
                                    {"message", badge.message},
                                    {"color", badge.colour}};
  return json.dump() + '\n';
}

std::string badge_svg(const ProductAudit& product) {
  const Badge badge = badge_of(product);
  const int left = width_of(kLabel);
  const int right = width_of(badge.message);
  const std::string title = markup_text(std::string(kLabel) + " : " + badge.message);
  const auto text = [](int x, std::string_view content) {
    return "<text x=\"" + std::to_string(x) + "\" y=\"14\">" + markup_text(content) + "</text>";
  };
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + std::to_string(left + right) +
         "\" height=\"20\" role=\"img\" aria-label=\"" + title + "\"><title>" + title +
         "</title><rect width=\"" + std::to_string(left) +
         "\" height=\"20\" fill=\"#161616\"/><rect x=\"" + std::to_string(left) +
         "\" width=\"" + std::to_string(right) + "\" height=\"20\" fill=\"" + badge.colour +
         "\"/><g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\" "
         "text-anchor=\"middle\">" +
         text(left / 2, kLabel) + text(left + right / 2, badge.message) + "</g></svg>\n";
}

}  // namespace vigie
