#include "checks/listing.hpp"

namespace vigie {

namespace {

constexpr Text kComma{"list.comma", ", ", ", "};

}  // namespace

Message listing(const Text& text, std::span<const Text* const> items) {
  Message sentence{.text = &text, .parameters = {}};
  for (const Text* item : items) {
    if (!sentence.parameters.empty()) sentence.parameters.emplace_back(&kComma);
    sentence.parameters.emplace_back(item);
  }
  return sentence;
}

}  // namespace vigie
