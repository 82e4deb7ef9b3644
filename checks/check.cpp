#include "checks/check.hpp"

#include <stdexcept>
#include <utility>

namespace vigie {

Settings::Settings(std::span<const Setting> declared) {
  for (const Setting& setting : declared) {
    const std::string name(setting.name);
    if (setting.is_words())
      words_[name].assign(setting.default_words.begin(), setting.default_words.end());
    else
      numbers_[name] = setting.default_number;
  }
}

int Settings::number(std::string_view name) const {
  const auto found = numbers_.find(name);
  if (found == numbers_.end())
    throw std::out_of_range("no number setting " + std::string(name));
  return found->second;
}

const std::vector<std::string>& Settings::words(std::string_view name) const {
  const auto found = words_.find(name);
  if (found == words_.end()) throw std::out_of_range("no word setting " + std::string(name));
  return found->second;
}

void Settings::set(std::string_view name, int number) {
  numbers_.insert_or_assign(std::string(name), number);
}

void Settings::set(std::string_view name, std::vector<std::string> words) {
  words_.insert_or_assign(std::string(name), std::move(words));
}

}  // namespace vigie
