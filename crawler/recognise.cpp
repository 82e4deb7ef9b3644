#include "crawler/recognise.hpp"

#include "text/fold.hpp"
#include "text/url.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie {

namespace {

constexpr std::size_t kProofCharacters = 120;

/// A page's texts, folded once, beside how they read.
struct FoldedTexts {
  std::vector<std::string> folded;
  std::vector<std::string_view> shown;

  void add(std::string_view text) {
    if (text.empty()) return;
    folded.push_back(fold(text));
    shown.push_back(text);
  }
};

FoldedTexts texts_of(const Page& page) {
  FoldedTexts texts;
  texts.add(page.title);
  for (const Heading& heading : page.headings) texts.add(heading.text);
  for (const Block& block : page.blocks)
    if (block.region == Region::main || block.region == Region::hidden) texts.add(block.text);
  return texts;
}

std::vector<std::string> proofs_on(const Page& page, const Proof& proof) {
  const FoldedTexts texts = texts_of(page);
  std::vector<std::string> found;
  for (const std::string& phrase : proof.phrases) {
    for (std::size_t i = 0; i < texts.folded.size(); ++i) {
      const std::size_t position = find_words(texts.folded[i], phrase);
      if (position == std::string::npos) continue;
      found.push_back(
          excerpt(texts.shown[i], std::min(position, texts.shown[i].size()), kProofCharacters));
      break;
    }
  }
  for (const std::string& xpath : proof.xpaths) {
    const auto selected = page.selections.find(xpath);
    if (selected != page.selections.end() && !selected->second.empty())
      found.push_back(excerpt(selected->second.front(), 0, kProofCharacters));
  }
  return found;
}

bool is_refuted(const Page& page, const Proof& proof) {
  const std::string title = fold(page.title);
  const std::string heading = page.headings.empty() ? "" : fold(page.headings.front().text);
  return std::ranges::any_of(proof.refuted_by, [&](const std::string& phrase) {
    return contains_words(title, phrase) || contains_words(heading, phrase);
  });
}

std::string document_of(const std::string& address) {
  const auto url = parse_url(address);
  return url ? url->without_fragment() : address;
}

bool is_same_document(const Page& page, const Page& home) {
  return document_of(page.final_url) == document_of(home.final_url) ||
         page.sha256 == home.sha256;
}

}  // namespace

const Likeness& Likenesses::of(const Page& page) {
  return of_body_.try_emplace(page.sha256 + page.final_url, page).first->second;
}

void recognise(Visit& visit, const Role& role, const Landmarks& landmarks, Likenesses& known) {
  if (!visit.result) return;
  const Page& page = *visit.result;
  visit.proofs = proofs_on(page, role.proof);
  visit.proven = visit.proofs.size() >= role.proof.at_least && !is_refuted(page, role.proof);
  if (!page.ok() || page.kind != ContentKind::html || page.needs_javascript) return;
  const bool host_hides_absence = landmarks.probe != nullptr && landmarks.probe->ok() &&
                                  landmarks.probe->kind == ContentKind::html;
  const bool is_home = landmarks.home != nullptr && is_same_document(page, *landmarks.home);
  visit.resembles_absent = says_it_is_absent(page);
  visit.resembles_home = is_home;
  const bool compare_with_home = landmarks.home != nullptr && !is_home;
  if (!host_hides_absence && !compare_with_home) return;
  const Likeness likeness{page};
  if (host_hides_absence && likeness.reads_like(known.of(*landmarks.probe)))
    visit.resembles_absent = true;
  if (compare_with_home) visit.resembles_home = likeness.reads_like(known.of(*landmarks.home));
}

}  // namespace vigie
