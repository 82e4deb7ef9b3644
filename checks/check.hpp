/// A check: one question about a product, answered from its evidence.
///
/// To add one: write `checks/<id>.cpp` (model: checks/terms.cpp), its cases in
/// `tests/checks/<id>.yaml`. The build finds it: it is then in the catalogue, the rules' schema
/// and the documentation.
#pragma once

#include "checks/finding.hpp"
#include "crawler/evidence.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// The same static text in both languages.
struct Bilingual {
  std::string_view fr;
  std::string_view en;
  std::string_view in(Language language) const { return language == Language::fr ? fr : en; }
};

/// A knob that a rulebook may turn. Declared once: the loader, the schema, the documentation
/// and the check read this same line.
struct Setting {
  std::string_view name;     // kebab-case; numbers end in their unit
  std::string_view meaning;  // one sentence
  int default_number = 0;    // for numbers; valid range 0..100000
  std::span<const std::string_view> default_words = {};  // for lists of words
  bool is_words() const { return !default_words.empty(); }
};

/// A check's settings with a rulebook's changes applied. Names are validated by the loader;
/// asking for an undeclared name is a broken invariant (std::out_of_range).
class Settings {
 public:
  explicit Settings(std::span<const Setting> declared);
  int number(std::string_view name) const;
  const std::vector<std::string>& words(std::string_view name) const;
  void set(std::string_view name, int number);
  void set(std::string_view name, std::vector<std::string> words);

  friend bool operator==(const Settings&, const Settings&) = default;

 private:
  std::map<std::string, int, std::less<>> numbers_;
  std::map<std::string, std::vector<std::string>, std::less<>> words_;
};

/// What a check is about: the catalogue's order.
enum class Subject {
  service,
  metrics,
  source_code,
  accessibility,
  legal,
  transparency,
  security
};

struct Check {
  std::string_view id;  // kebab-case noun, permanent: it is in YAML and JSON
  Subject subject = Subject::service;
  Bilingual question;       // answered by yes (pass) or no (fail)
  Bilingual why;            // why the public should care; one paragraph
  std::string_view source;  // address of the text that this check applies
  Bilingual limits;         // when the answer may be wrong, and what it says then
  std::span<const Setting> settings;

  /// Pure: no input or output, no clock, no global. Same evidence, same finding.
  Finding (*run)(const Evidence&, const Settings&);
};

}  // namespace vigie
