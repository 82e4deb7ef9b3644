#include "checks/statement_parts.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace vigie {

namespace {

enum class Event { none, audit, established, updated, elsewhere };

struct Cue {
  std::string_view folded;  // the start of a word
  Event event;
};

constexpr std::array kCues{
    Cue{"audit", Event::audit},
    Cue{"evaluation", Event::audit},
    Cue{"evalue", Event::audit},
    Cue{"evaluated", Event::audit},
    Cue{"assess", Event::audit},
    Cue{"controle", Event::audit},
    Cue{"tests ", Event::audit},
    Cue{"testing", Event::audit},
    Cue{"declaration", Event::established},
    Cue{"statement", Event::established},
    Cue{"etabli", Event::established},
    Cue{"redige", Event::established},
    Cue{"signe", Event::established},
    Cue{"cree", Event::established},
    Cue{"publi", Event::established},
    Cue{"depose", Event::established},
    Cue{"prepared", Event::established},
    Cue{"drawn up", Event::established},
    Cue{"created", Event::established},
    Cue{"issued", Event::established},
    Cue{"written on", Event::established},
    Cue{"mise a jour", Event::updated},
    Cue{"mis a jour", Event::updated},
    Cue{"mises a jour", Event::updated},
    Cue{"maj ", Event::updated},
    Cue{"actualis", Event::updated},
    Cue{"revis", Event::updated},
    Cue{"modifi", Event::updated},
    Cue{"update", Event::updated},
    Cue{"reviewed", Event::updated},
    Cue{"loi ", Event::elsewhere},
    Cue{"decret", Event::elsewhere},
    Cue{"ordonnance", Event::elsewhere},
    Cue{"arrete", Event::elsewhere},
    Cue{"directive", Event::elsewhere},
    Cue{"act ", Event::elsewhere},
    Cue{"law ", Event::elsewhere},
    Cue{"2005-102", Event::elsewhere},
    Cue{"journal officiel", Event::elsewhere},
    Cue{"schema pluriannuel", Event::elsewhere},
    Cue{"plan d'action", Event::elsewhere},
    Cue{"refonte", Event::elsewhere},
    Cue{"mise en ligne", Event::elsewhere},
    Cue{"mis en ligne", Event::elsewhere},
    Cue{"lance", Event::elsewhere},
    Cue{"jusqu", Event::elsewhere},
    Cue{"valable", Event::elsewhere},
    Cue{"valid until", Event::elsewhere},
    Cue{"depuis", Event::elsewhere},
    Cue{"since", Event::elsewhere},
};

/// Anywhere before a date: what it is the date of is still to come.
constexpr std::array<std::string_view, 18> kToCome{
    "prochain", "prevu",     "prevoi",   "sera ",     "seront",    "d'ici",
    "avant le", "avant fin", "objectif", "corrige",   "echeance",  "will ",
    "planned",  "next ",     "before ",  "scheduled", "programme", "expir"};

/// The last cue of a text and where it starts.
struct Found {
  Event event = Event::none;
  std::size_t at = 0;
};

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] < 'a' || text[at - 1] > 'z';
}

Found last_cue(std::string_view folded) {
  Found last;
  for (const Cue& cue : kCues) {
    for (std::size_t at = folded.rfind(cue.folded); at != std::string_view::npos;
         at = at == 0 ? std::string_view::npos : folded.rfind(cue.folded, at - 1)) {
      if (!starts_word(folded, at)) continue;
      if (last.event == Event::none || at >= last.at) last = {.event = cue.event, .at = at};
      break;
    }
  }
  return last;
}

bool is_to_come(std::string_view folded) {
  return std::ranges::any_of(kToCome, [&](std::string_view word) {
    return folded.find(word) != std::string_view::npos;
  });
}

/// The event of "L'audit … mis à jour le", "Le schéma … publié en": a verb in the masculine
/// speaks of its subject, not of the declaration.
Event event_of_verb(std::string_view folded, Found verb) {
  const std::string_view rest = folded.substr(verb.at);
  const bool is_masculine = rest.starts_with("mis a jour") || rest.starts_with("publie ") ||
                            rest.starts_with("revise ") || rest.starts_with("actualise ");
  if (!is_masculine) return verb.event;
  const Event subject = last_cue(folded.substr(0, verb.at)).event;
  return subject == Event::audit || subject == Event::elsewhere ? subject : verb.event;
}

/// The event that the words before a date name.
Event event_before(std::string_view folded) {
  if (is_to_come(folded)) return Event::elsewhere;
  const Found cue = last_cue(folded);
  return cue.event == Event::none ? Event::none : event_of_verb(folded, cue);
}

/// The first event that the words after a date name, as far as they go with it.
Event event_after(std::string_view folded) {
  constexpr std::size_t kNear = 60;
  Found first;
  folded = folded.substr(0, kNear);
  for (const Cue& cue : kCues) {
    const std::size_t at = folded.find(cue.folded);
    if (at == std::string_view::npos || !starts_word(folded, at)) continue;
    if (first.event == Event::none || at < first.at) first = {.event = cue.event, .at = at};
  }
  return first.event;
}

/// The event that a section's title, or a label before the sentence, names.
Event event_around(Sentences sentences, std::size_t index) {
  const StatementSentence& sentence = sentences[index];
  constexpr std::size_t kLongestLabel = 70;
  if (index > 0 && sentences[index - 1].folded.size() <= kLongestLabel) {
    const Event label = event_before(sentences[index - 1].folded);
    if (label != Event::none) return label;
  }
  if (sentence.section == StatementSection::establishment) return Event::established;
  return sentence.title.find("audit") == std::string::npos ? Event::none : Event::audit;
}

struct Dated {
  Event event = Event::none;
  DateSpan span{};
  const StatementSentence* sentence = nullptr;
};

bool is_plausible(const DateSpan& span) {
  constexpr Date kFirstRgaa = std::chrono::year{2009} / 1 / 1;
  const bool is_precise =
      span.grain == Grain::day || span.grain == Grain::month || span.grain == Grain::year;
  return is_precise && span.from >= kFirstRgaa;
}

void add_dates(Sentences sentences, std::size_t index, std::vector<Dated>& all) {
  const StatementSentence& sentence = sentences[index];
  const std::string_view text = sentence.text;
  const auto spans = find_dates(text);
  std::size_t from = 0;
  Event event = Event::none;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::string left = fold(text.substr(from, spans[i].begin - from));
    const std::size_t to = i + 1 < spans.size() ? spans[i + 1].begin : text.size();
    const std::string right = fold(text.substr(spans[i].end, to - spans[i].end));
    from = spans[i].end;
    constexpr std::size_t kRangeWord = 6;  // "au", "et le": the other end of the same
    const bool goes_on = i > 0 && left.size() <= kRangeWord;
    if (!goes_on) event = event_before(left);
    if (event == Event::none) event = event_after(right);
    if (event == Event::none && i == 0) event = event_around(sentences, index);
    if (is_plausible(spans[i]))
      all.push_back({.event = event, .span = spans[i], .sentence = &sentence});
  }
}

/// Later, or the same said more precisely ("septembre 2026", then "21 septembre 2026").
bool is_better(const DateSpan& span, const DateSpan& than) {
  const bool is_inside = span.from >= than.from && span.to <= than.to;
  const bool is_around = span.from <= than.from && span.to >= than.to;
  return is_inside ? span.grain < than.grain : span.to > than.to && !is_around;
}

std::optional<Stated<DateSpan>> newest(const std::vector<Dated>& all, Event event) {
  const Dated* best = nullptr;
  for (const Dated& each : all)
    if (each.event == event && (best == nullptr || is_better(each.span, best->span)))
      best = &each;
  if (best == nullptr) return std::nullopt;
  return Stated<DateSpan>{.value = best->span, .quote = best->sentence->text};
}

std::optional<Stated<DateSpan>> first(const std::vector<Dated>& all, Event event) {
  const auto found = std::ranges::find(all, event, &Dated::event);
  if (found == all.end()) return std::nullopt;
  return Stated<DateSpan>{.value = found->span, .quote = found->sentence->text};
}

}  // namespace

StatementDates read_dates(Sentences sentences) {
  std::vector<Dated> all;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    // Corrections to come and documents kept as they are have dates of their own.
    if (sentences[i].section != StatementSection::contents) add_dates(sentences, i, all);
  }
  return {.audit = newest(all, Event::audit),
          .established = first(all, Event::established),
          .updated = newest(all, Event::updated)};
}

}  // namespace vigie
