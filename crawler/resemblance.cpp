#include "crawler/resemblance.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

namespace {

constexpr std::size_t kMaxWords = 20'000;
constexpr std::size_t kWordsPerShingle = 3;
constexpr std::size_t kMaxHeadingWords = 12;

/// What a page is compared by; empty for a page without text.
std::string text_of(const Page& page) {
  std::string text = main_text(page);
  if (text.empty()) text = visible_text(page);
  return fold(text);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// FNV-1a. Words with a digit are all alike: times, counters, nonces and the path that was
/// asked for differ from one answer to the next.
std::uint64_t hash_of(std::string_view word) {
  if (std::ranges::any_of(word, is_digit)) word = "0";
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

std::vector<std::uint64_t> words_of(std::string_view folded) {
  std::vector<std::uint64_t> words;
  for (std::size_t start = folded.find_first_not_of(' ');
       start != std::string_view::npos && words.size() < kMaxWords;
       start = folded.find_first_not_of(' ', start)) {
    const std::size_t end = std::min(folded.find(' ', start), folded.size());
    words.push_back(hash_of(folded.substr(start, end - start)));
    start = end;
  }
  return words;
}

/// The hashes of each three words in a row, sorted, each once.
std::vector<std::uint64_t> shingles_of(const std::vector<std::uint64_t>& words) {
  std::vector<std::uint64_t> shingles;
  for (std::size_t i = 0; i + kWordsPerShingle <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = 0; j < kWordsPerShingle; ++j)
      hash = hash * 1099511628211U + words[i + j];
    shingles.push_back(hash);
  }
  std::ranges::sort(shingles);
  const auto repeated = std::ranges::unique(shingles);
  shingles.erase(repeated.begin(), repeated.end());
  return shingles;
}

/// Jaccard similarity ≥ 0.9; texts too short for a shingle share nothing.
bool share_most(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  const std::size_t all = a.size() + b.size() - common.size();
  return all > 0 && common.size() * 10 >= all * 9;
}

bool names_absence(std::string_view text) {
  constexpr std::array<std::string_view, 22> kPhrases{
      "page introuvable",
      "page non trouvee",
      "page inexistante",
      "page inconnue",
      "page not found",
      "not found",
      "erreur 404",
      "error 404",
      "404 error",
      "404 not found",
      "contenu introuvable",
      "cette page n'existe pas",
      "cette page n'existe plus",
      "cette page est introuvable",
      "page demandee n'existe pas",
      "page demandee est introuvable",
      "page que vous cherchez n'existe pas",
      "page que vous cherchez est introuvable",
      "page que vous recherchez n'existe pas",
      "page que vous recherchez est introuvable",
      "page n'a pas ete trouvee",
      "page could not be found"};
  const std::string folded = fold(text);
  if (folded == "404" || folded.starts_with("404 -") || folded.starts_with("404 :") ||
      folded.starts_with("404 |"))
    return true;
  // A long one, or a question, speaks about such errors.
  const auto words = static_cast<std::size_t>(std::ranges::count(folded, ' ')) + 1;
  if (words > kMaxHeadingWords || folded.find('?') != std::string::npos) return false;
  return std::ranges::any_of(
      kPhrases, [&](std::string_view phrase) { return contains_words(folded, phrase); });
}

}  // namespace

bool reads_like(const Page& page, const Page& other) {
  if (page.needs_javascript != other.needs_javascript) return false;
  const std::vector<std::uint64_t> words = words_of(text_of(page));
  const std::vector<std::uint64_t> other_words = words_of(text_of(other));
  if (words == other_words) return fold(page.title) == fold(other.title) || !words.empty();
  return share_most(shingles_of(words), shingles_of(other_words));
}

bool says_it_is_absent(const Page& page) {
  if (!page.ok()) return false;
  if (names_absence(page.title)) return true;
  return std::ranges::any_of(page.headings, [](const Heading& heading) {
    return heading.level <= 2 && heading.region == Region::main && names_absence(heading.text);
  });
}

}  // namespace vigie
