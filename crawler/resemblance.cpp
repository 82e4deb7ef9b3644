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
constexpr std::size_t kMostWordsUnsampled = 1'000;
constexpr std::uint64_t kSampledOneOf = 8;
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

/// Spreads a hash evenly over its range (the finaliser of MurmurHash3), so that its low bits
/// may choose a sample.
std::uint64_t mixed(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33U)) * 0xff51afd7ed558ccdU;
  hash = (hash ^ (hash >> 33U)) * 0xc4ceb9fe1a85ec53U;
  return hash ^ (hash >> 33U);
}

bool is_sampled(std::uint64_t shingle) {
  return shingle % kSampledOneOf == 0;
}

/// The hashes of each three words in a row, or of a sample of them, sorted, each once.
std::vector<std::uint64_t> shingles_of(const std::vector<std::uint64_t>& words, bool sampled) {
  std::vector<std::uint64_t> shingles;
  for (std::size_t i = 0; i + kWordsPerShingle <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = 0; j < kWordsPerShingle; ++j)
      hash = hash * 1099511628211U + words[i + j];
    hash = mixed(hash);
    if (!sampled || is_sampled(hash)) shingles.push_back(hash);
  }
  std::ranges::sort(shingles);
  const auto repeated = std::ranges::unique(shingles);
  shingles.erase(repeated.begin(), repeated.end());
  return shingles;
}

std::uint64_t hash_of(const std::vector<std::uint64_t>& words) {
  std::uint64_t hash = words.size();
  for (const std::uint64_t word : words) hash = mixed(hash ^ word);
  return hash;
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

Likeness::Likeness(const Page& page)
    : needs_javascript_{page.needs_javascript}, title_{fold(page.title)} {
  const std::vector<std::uint64_t> words = words_of(text_of(page));
  words_ = words.size();
  text_ = hash_of(words);
  sampled_ = words_ > kMostWordsUnsampled;
  shingles_ = shingles_of(words, sampled_);
}

bool Likeness::reads_like(const Likeness& other) const {
  if (needs_javascript_ != other.needs_javascript_) return false;
  if (words_ == other.words_ && text_ == other.text_)
    return title_ == other.title_ || words_ > 0;
  if (sampled_ == other.sampled_) return share_most(shingles_, other.shingles_);
  return sampled_ ? share_most(shingles_, other.sample())
                  : share_most(sample(), other.shingles_);
}

std::vector<std::uint64_t> Likeness::sample() const {
  std::vector<std::uint64_t> some;
  std::ranges::copy_if(shingles_, std::back_inserter(some), is_sampled);
  return some;
}

bool says_it_is_absent(const Page& page) {
  if (!page.ok()) return false;
  if (names_absence(page.title)) return true;
  return std::ranges::any_of(page.headings, [](const Heading& heading) {
    return heading.level <= 2 && heading.region == Region::main && names_absence(heading.text);
  });
}

}  // namespace vigie
