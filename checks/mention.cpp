#include "checks/mention.hpp"

#include "checks/mention_wording.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace vigie {

namespace {

using Form = MentionWording::Form;

/// How prominent a text is: where visitors look for the mention, short texts, sentences.
enum class Rank { prominent, short_text, sentence };

struct Candidate {
  MentionWording wording;
  Rank rank = Rank::sentence;
  std::string text;
  Region region = Region::main;
};

bool is_displayed(Region region) {
  return region != Region::hidden && region != Region::consent;
}

/// Quoted words are an example: « Accessibilité : non conforme ».
bool is_quoted(std::string_view text) {
  constexpr std::array<std::string_view, 4> kQuotes{"«", "“", "\"", "`"};
  return std::ranges::any_of(kQuotes, [&](std::string_view quote) {
    const std::size_t at = text.find(quote);
    return at != std::string_view::npos && text.find("ccessibil", at) != std::string_view::npos;
  });
}

Rank rank_of(const Block& block, const MentionWording& wording) {
  if (block.region != Region::main) return Rank::prominent;
  return wording.is_whole ? Rank::short_text : Rank::sentence;
}

/// A notice of a new window belongs to a link; in plain text it is but more words.
void refuse_window(MentionWording& wording) {
  if (wording.announces_window && wording.form == Form::exact) wording.form = Form::variant;
}

/// "Accessibilité :" alone, whose state stands in the next block (<dt> and <dd>).
bool is_label(std::string_view text) {
  const std::string folded = fold(text);
  return folded == "accessibilite :" || folded == "accessibilite:";
}

void add_links(const Page& home, std::vector<Candidate>& candidates) {
  for (const Link& link : home.links) {
    if (!is_displayed(link.region)) continue;
    auto wording = find_mention(link.text);
    if (!wording || !wording->is_whole) continue;
    candidates.push_back({*wording, Rank::prominent, link.text, link.region});
  }
}

void add_blocks(const Page& home, std::vector<Candidate>& candidates) {
  for (std::size_t i = 0; i < home.blocks.size(); ++i) {
    const Block& block = home.blocks[i];
    if (!is_displayed(block.region)) continue;
    std::string text = block.text;
    if (is_label(text) && i + 1 < home.blocks.size() &&
        home.blocks[i + 1].region == block.region)
      text += " " + home.blocks[i + 1].text;
    auto wording = find_mention(text);
    if (!wording) continue;
    refuse_window(*wording);
    const Rank rank = rank_of(block, *wording);
    if (rank == Rank::sentence && (is_quoted(text) || wording->form != Form::exact)) continue;
    candidates.push_back({*wording, rank, std::move(text), block.region});
  }
}

/// The candidates of the most prominent rank that has any.
std::vector<Candidate> most_prominent(std::vector<Candidate> candidates) {
  const auto best = std::ranges::min_element(candidates, {}, &Candidate::rank);
  if (best == candidates.end()) return {};
  const Rank rank = best->rank;
  std::erase_if(candidates, [&](const Candidate& each) { return each.rank != rank; });
  return candidates;
}

bool has(const std::vector<Candidate>& candidates, Conformity conformity) {
  return std::ranges::any_of(
      candidates, [&](const Candidate& each) { return each.wording.conformity == conformity; });
}

/// Away from header and footer, the three states side by side explain the duty.
bool explains_the_duty(const std::vector<Candidate>& candidates) {
  return candidates.front().rank != Rank::prominent &&
         has(candidates, Conformity::not_at_all) && has(candidates, Conformity::partially) &&
         has(candidates, Conformity::totally);
}

/// Two blocks are compared: the one in the footer first, then the shorter.
bool is_nearer(const Block& block, const Block* than) {
  if (than == nullptr) return true;
  const bool is_footer = block.region == Region::footer;
  if (is_footer != (than->region == Region::footer)) return is_footer;
  return block.text.size() < than->text.size();
}

/// The text that comes nearest to a mention, for the reason of its absence.
MentionReading nearest_text(const Page& home) {
  MentionReading reading;
  const Block* nearest = nullptr;
  for (const Block& block : home.blocks) {
    if (!is_displayed(block.region) || !is_nearer(block, nearest)) continue;
    const std::string folded = fold(block.text);
    if (folded.find("accessibil") == std::string::npos) continue;
    nearest = &block;
  }
  if (nearest == nullptr) return reading;
  const std::size_t at = nearest->text.find("ccessibil");
  reading.text = excerpt(nearest->text, at == std::string::npos || at == 0 ? 0 : at - 1, 120);
  reading.where = to_string(nearest->region);
  return reading;
}

MentionReading::Kind kind_of(Form form) {
  switch (form) {
    case Form::exact:
      return MentionReading::Kind::exact;
    case Form::variant:
      return MentionReading::Kind::variant;
    case Form::malformed:
      return MentionReading::Kind::malformed;
    case Form::unfilled:
      return MentionReading::Kind::unfilled;
  }
  return MentionReading::Kind::absent;
}

}  // namespace

MentionReading read_mention(const Page& home) {
  std::vector<Candidate> candidates;
  add_links(home, candidates);
  add_blocks(home, candidates);
  candidates = most_prominent(std::move(candidates));
  if (candidates.empty() || explains_the_duty(candidates)) return nearest_text(home);
  const auto best = std::ranges::min_element(
      candidates, {}, [](const Candidate& each) { return each.wording.form; });
  MentionReading reading{.kind = kind_of(best->wording.form),
                         .conformity = best->wording.conformity,
                         .text = excerpt(best->text, 0, 200),
                         .where = std::string(to_string(best->region))};
  const auto other = std::ranges::find_if(candidates, [&](const Candidate& each) {
    return each.wording.conformity && each.wording.conformity != best->wording.conformity;
  });
  if (other == candidates.end() || !reading.conformity) return reading;
  reading.kind = MentionReading::Kind::ambiguous;
  reading.conformity.reset();
  reading.other = excerpt(other->text, 0, 200);
  return reading;
}

}  // namespace vigie
