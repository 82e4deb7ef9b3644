// Phases and events: the fields that hold dates.
#include "portfolio/clean_value.hpp"
#include "portfolio/field_reading.hpp"
#include "text/fold.hpp"
#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace vigie {

namespace {

using Kind = FieldValue::Kind;

constexpr std::array<std::string_view, 4> kPhaseKeys{"name", "start", "end", "comment"};
constexpr std::array<std::string_view, 3> kEventKeys{"name", "date", "comment"};

const FieldValue& member(const FieldValue& map, std::string_view key) {
  static const FieldValue kAbsent;
  const FieldValue* const found = map.find(key);
  return found != nullptr ? *found : kAbsent;
}

void know_keys(const FieldValue& map, std::span<const std::string_view> keys,
               std::string_view where, FieldNotes& notes) {
  for (const FieldValue& item : map.items) {
    if (std::ranges::find(keys, item.key) != keys.end()) continue;
    notes.warning(item.line, "unknown-field",
                  "unknown field " + in_quotes(item.key) + " of " + std::string(where) +
                      did_you_mean(item.key, keys));
  }
}

/// The items of a list of maps, each with its place in the list; others are said.
std::vector<const FieldValue*> maps_of(const FieldValue& list, std::string_view expected,
                                       FieldNotes& notes) {
  std::vector<const FieldValue*> maps;
  if (list.kind == Kind::absent) return maps;
  if (list.kind != Kind::list) {
    notes.error(list.line, "wrong-type", "expected a list of " + std::string(expected));
    return maps;
  }
  for (const FieldValue& item : list.items) {
    if (item.kind == Kind::map)
      maps.push_back(&item);
    else if (item.kind != Kind::absent)
      notes.error(item.line, "wrong-type", "expected " + std::string(expected));
  }
  return maps;
}

/// "construction 2021-01-01 2022-03-31": a name, then a start, then an end.
PhaseSpan phase_of_text(std::string_view text, int line, FieldNotes& notes) {
  PhaseSpan phase;
  std::vector<Date> dates;
  const std::string words = one_line(text);
  for (const std::string_view word : split(words, ' ')) {
    if (const std::optional<Date> date = parse_iso_date(word)) {
      dates.push_back(*date);
    } else if (phase.name.empty()) {
      phase.name = std::string(word);
    } else {
      notes.warning(
          line, "phase-date-invalid",
          "expected 'name YYYY-MM-DD YYYY-MM-DD' for a phase, not " + in_quotes(words));
    }
  }
  phase.start = dates.empty() ? Date{} : dates.front();
  if (dates.size() > 1) phase.end = dates[1];
  return phase;
}

std::vector<PhaseSpan> phases_of_text(const FieldValue& value, FieldNotes& notes,
                                      std::map<std::string, int>& lines) {
  std::vector<PhaseSpan> phases;
  std::string text = value.text;
  std::ranges::replace(text, ';', '|');
  for (const std::string_view part : split(text, '|')) {
    if (trim_spaces(part).empty() || is_absent_word(trim_spaces(part))) continue;
    PhaseSpan phase = phase_of_text(part, value.line, notes);
    if (phase.name.empty()) {
      notes.error(value.line, "phase-without-name",
                  "expected the name of a phase before " + in_quotes(part));
      continue;
    }
    lines["phases." + std::to_string(phases.size())] = value.line;
    phases.push_back(std::move(phase));
  }
  return phases;
}

}  // namespace

std::optional<Date> read_date(const FieldValue& value, std::string_view what,
                              FieldNotes& notes) {
  if (value.kind == Kind::absent) return std::nullopt;
  const std::string_view text = trim_spaces(value.text);
  if (value.kind == Kind::text && (text.empty() || is_absent_word(text))) return std::nullopt;
  const std::optional<Date> date =
      value.kind == Kind::text ? parse_iso_date(text) : std::nullopt;
  if (!date)
    notes.warning(value.line, std::string(what) + "-invalid",
                  "expected a day such as 2026-08-20, not " + in_quotes(text));
  return date;
}

std::vector<PhaseSpan> read_phases(const FieldValue& value, FieldNotes& notes,
                                   std::map<std::string, int>& lines) {
  if (value.kind == Kind::text) return phases_of_text(value, notes, lines);
  std::vector<PhaseSpan> phases;
  for (const FieldValue* item : maps_of(value, "phases: {name, start}", notes)) {
    know_keys(*item, kPhaseKeys, "a phase", notes);
    PhaseSpan phase{.name = read_text(member(*item, "name"), "phases.name", notes),
                    .start = read_date(member(*item, "start"), "phase-start", notes),
                    .end = read_date(member(*item, "end"), "phase-end", notes)};
    if (phase.name.empty()) {
      notes.error(item->line, "phase-without-name", "expected a name for this phase");
      continue;
    }
    const FieldValue& start = member(*item, "start");
    if (start.kind == Kind::absent || trim_spaces(start.text).empty())
      notes.warning(item->line, "phase-start-missing",
                    "expected 'start: YYYY-MM-DD' for the phase " + in_quotes(phase.name));
    lines["phases." + std::to_string(phases.size())] = item->line;
    phases.push_back(std::move(phase));
  }
  return phases;
}

std::vector<Event> read_events(const FieldValue& value, FieldNotes& notes,
                               std::map<std::string, int>& lines) {
  std::vector<Event> events;
  for (const FieldValue* item : maps_of(value, "events: {name, date}", notes)) {
    know_keys(*item, kEventKeys, "an event", notes);
    Event event{.name = read_text(member(*item, "name"), "events.name", notes),
                .date = read_date(member(*item, "date"), "event-date", notes),
                .comment = std::string(trim_spaces(member(*item, "comment").text))};
    if (event.name.empty()) {
      notes.error(item->line, "event-without-name", "expected a name for this event");
      continue;
    }
    if (!event.date)
      notes.warning(item->line, "event-date-missing",
                    "expected 'date: YYYY-MM-DD' for the event " + in_quotes(event.name));
    lines["events." + std::to_string(events.size())] = item->line;
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace vigie
