#include "crawler/licence_text.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>

namespace vigie {

namespace {

/// Folded words that only this licence has, near its start, and words that must be there too,
/// or must not be.
struct Mark {
  std::string_view spdx;
  std::string_view words;
  std::string_view also = {};
  std::string_view but_not = {};
};

constexpr std::string_view kMitGrant =
    "permission is hereby granted, free of charge, to any person obtaining a copy of this "
    "software and associated documentation files";
constexpr std::string_view kBsdGrant =
    "redistribution and use in source and binary forms, with or without modification, are "
    "permitted provided that the following conditions are met";
constexpr std::string_view kEndorsement = "to endorse or promote products";

constexpr auto kMarks = std::to_array<Mark>({
    {"MIT", kMitGrant},
    {"Apache-2.0", "apache license version 2.0, january 2004"},
    {"Apache-2.0", "licensed under the apache license, version 2.0"},
    {"GPL-2.0", "gnu general public license version 2, june 1991"},
    {"GPL-3.0", "gnu general public license version 3, 29 june 2007"},
    {"AGPL-3.0", "gnu affero general public license version 3, 19 november 2007"},
    {"LGPL-2.1", "gnu lesser general public license version 2.1, february 1999"},
    {"LGPL-3.0", "gnu lesser general public license version 3, 29 june 2007"},
    {"MPL-2.0", "mozilla public license version 2.0"},
    {"MPL-2.0", "mozilla public license, version 2.0"},
    {"MPL-2.0", "subject to the terms of the mozilla public license, v. 2.0"},
    {"EUPL-1.2", "european union public licence v. 1.2"},
    {"EUPL-1.2", "european union public licence v.1.2"},
    {"EUPL-1.2", "european union public licence version 1.2"},
    {"EUPL-1.2", "european union public license 1.2"},
    {"EUPL-1.2", "licence publique de l'union europeenne v. 1.2"},
    {"EUPL-1.2", "licence publique de l'union europeenne v.1.2"},
    {"EUPL-1.2", "licence publique de l'union europeenne version 1.2"},
    {"EUPL-1.1", "european union public licence v. 1.1"},
    {"EUPL-1.1", "european union public licence v.1.1"},
    {"EUPL-1.1", "licence publique de l'union europeenne v. 1.1"},
    {"EUPL-1.1", "licence publique de l'union europeenne v.1.1"},
    {"BSD-3-Clause", kBsdGrant, kEndorsement, "all advertising materials"},
    {"BSD-2-Clause", kBsdGrant, "this software is provided by", kEndorsement},
    {"CECILL-2.0", "contrat de licence de logiciel libre cecill", "version 2.0 du 2006-09-05"},
    {"CECILL-2.1", "contrat de licence de logiciel libre cecill", "version 2.1 du 2013-06-21"},
    {"CECILL-2.1", "cecill free software license agreement", "version 2.1 dated 2013-06-21"},
    {"CECILL-B", "contrat de licence de logiciel libre cecill-b"},
    {"CECILL-B", "cecill-b free software license agreement"},
    {"CECILL-C", "contrat de licence de logiciel libre cecill-c"},
    {"CECILL-C", "cecill-c free software license agreement"},
    {"etalab-2.0", "licence ouverte", "version 2.0"},
    {"etalab-2.0", "licence ouverte 2.0", "reutilisation"},
    {"etalab-2.0", "open licence 2.0", "information"},
    {"CC0-1.0", "cc0 1.0 universal"},
    {"CC-BY-4.0", "attribution 4.0 international"},
    {"CC-BY-SA-4.0", "attribution-sharealike 4.0 international"},
    {"ISC",
     "permission to use, copy, modify, and/or distribute this software for any purpose with or "
     "without fee is hereby granted, provided that the above copyright notice"},
    {"ISC",
     "permission to use, copy, modify, and distribute this software for any purpose with or "
     "without fee is hereby granted, provided that the above copyright notice"},
    {"Unlicense", "this is free and unencumbered software released into the public domain"},
});

/// Names that decide in a text of a sentence or two, which only points to the licence.
constexpr auto kNames = std::to_array<Mark>({
    {"MIT", "mit license"},
    {"MIT", "mit licence"},
    {"MIT", "licence mit"},
    {"Apache-2.0", "apache license 2.0"},
    {"Apache-2.0", "apache-2.0"},
    {"GPL-3.0", "gpl-3.0", "", "agpl-3.0"},
    {"GPL-3.0", "gpl v3"},
    {"AGPL-3.0", "agpl-3.0"},
    {"AGPL-3.0", "agpl v3"},
    {"EUPL-1.2", "eupl-1.2"},
    {"EUPL-1.2", "eupl 1.2"},
    {"EUPL-1.2", "eupl v1.2"},
    {"etalab-2.0", "etalab-2.0"},
    {"etalab-2.0", "licence ouverte 2.0"},
});

/// Identifiers beyond those that a text is recognised for.
constexpr auto kOtherIdentifiers =
    std::to_array<std::string_view>({"0BSD",          "Artistic-2.0",
                                     "BSL-1.0",       "CECILL-1.0",
                                     "EPL-1.0",       "EPL-2.0",
                                     "GPL-2.0-only",  "GPL-2.0-or-later",
                                     "GPL-3.0-only",  "GPL-3.0-or-later",
                                     "AGPL-3.0-only", "AGPL-3.0-or-later",
                                     "LGPL-2.1-only", "LGPL-2.1-or-later",
                                     "LGPL-3.0-only", "LGPL-3.0-or-later",
                                     "MS-PL",         "MIT-0",
                                     "ODbL-1.0",      "PostgreSQL",
                                     "Python-2.0",    "WTFPL",
                                     "X11",           "Zlib"});

/// Where the mark stands; npos when its conditions do not hold.
std::size_t position_of(const Mark& mark, std::string_view folded) {
  const std::size_t at = find_words(folded, mark.words);
  if (at == std::string_view::npos) return at;
  const bool holds = (mark.also.empty() || contains_words(folded, mark.also)) &&
                     (mark.but_not.empty() || !contains_words(folded, mark.but_not));
  return holds ? at : std::string_view::npos;
}

/// The licence of a short text, when it names a single one.
std::optional<std::string> named_licence(std::string_view folded) {
  std::string_view named;
  for (const Mark& mark : kNames) {
    if (position_of(mark, folded) == std::string_view::npos) continue;
    if (!named.empty() && named != mark.spdx) return std::nullopt;
    named = mark.spdx;
  }
  if (named.empty()) return std::nullopt;
  return std::string(named);
}

/// How good a licence's file name is: the lower the better.
int rank_of(std::string_view folded_name) {
  const std::string_view stem = folded_name.substr(0, folded_name.find('.'));
  const bool is_plain = stem.size() == folded_name.size();
  if (stem == "license" || stem == "licence") return is_plain ? 0 : 1;
  if (stem == "copying" || stem == "unlicense") return 2;
  return 3;
}

}  // namespace

std::optional<std::string> licence_of_text(std::string_view text) {
  constexpr std::size_t kMaxBytes = 100'000;  // the GNU licences have 35,000
  constexpr std::size_t kNearStart = 3'000;
  constexpr std::size_t kShort = 300;
  const std::string folded = fold(text.substr(0, kMaxBytes));
  // A rider that makes any licence a closed one.
  if (contains_words(folded, "commons clause")) return std::nullopt;
  const Mark* best = nullptr;
  std::size_t best_at = kNearStart;
  for (const Mark& mark : kMarks) {
    const std::size_t at = position_of(mark, folded);
    const bool is_longer =
        best != nullptr && at == best_at && mark.words.size() > best->words.size();
    if (at < best_at || is_longer) {
      best = &mark;
      best_at = at;
    }
  }
  if (best != nullptr) return std::string(best->spdx);
  return folded.size() <= kShort ? named_licence(folded) : std::nullopt;
}

std::optional<std::string> spdx_identifier(std::string_view any_case) {
  const std::string folded = fold(any_case);
  for (const Mark& mark : kMarks) {
    if (fold(mark.spdx) == folded) return std::string(mark.spdx);
  }
  for (const std::string_view other : kOtherIdentifiers) {
    if (fold(other) == folded) return std::string(other);
  }
  return std::nullopt;
}

bool is_licence_file(std::string_view name) {
  const std::string folded = fold(name);
  return std::ranges::any_of(
      std::array<std::string_view, 4>{"license", "licence", "copying", "unlicense"},
      [&](std::string_view word) {
        // "licenses.json" and "licensing.ts" are not licences; "license-mit" is.
        return contains_words(folded.substr(0, word.size() + 1), word) &&
               folded.starts_with(word);
      });
}

std::optional<std::string> main_licence_file(std::span<const std::string> names) {
  std::optional<std::string> best;
  const auto order = [](const std::string& name) {
    return std::tuple(rank_of(fold(name)), name.size(), name);
  };
  for (const std::string& name : names) {
    if (is_licence_file(name) && (!best || order(name) < order(*best))) best = name;
  }
  return best;
}

}  // namespace vigie
