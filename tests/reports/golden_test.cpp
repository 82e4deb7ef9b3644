// What people read, byte for byte. VIGIE_UPDATE_GOLDEN=1 rewrites the files and fails.
#include "reports/reports.hpp"
#include "tests/reports/three_products.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace vigie {

namespace {

namespace fs = std::filesystem;

void expect_golden(const std::string& name, const std::string& text) {
  const fs::path path = fs::path(VIGIE_SOURCE_DIR) / "tests/reports/golden" / name;
  if (std::getenv("VIGIE_UPDATE_GOLDEN") != nullptr) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    FAIL() << path << " was rewritten: look at the difference, then run without "
           << "VIGIE_UPDATE_GOLDEN";
  }
  std::ifstream file(path, std::ios::binary);
  const std::string golden{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(text, golden) << "see " << path << "; VIGIE_UPDATE_GOLDEN=1 rewrites it";
}

const Audit& audit() {
  static const Audit kAudit = test::three_products();
  return kAudit;
}

TEST(Golden, the_index_in_french) {
  expect_golden("index.fr.md", index_markdown(audit(), Language::fr));
}

TEST(Golden, the_index_in_english) {
  expect_golden("index.en.md", index_markdown(audit(), Language::en));
}

TEST(Golden, a_page_for_each_product) {
  for (const ProductAudit& product : audit().products)
    expect_golden(file_stem(product.product.id) + ".fr.md",
                  product_markdown(audit(), product, Language::fr));
}

TEST(Golden, a_product_s_page_in_english) {
  expect_golden("abeille.en.md",
                product_markdown(audit(), audit().products.at(1), Language::en));
}

TEST(Golden, the_audit_as_json) {
  expect_golden("audit.json", audit_json(audit(), Language::fr));
}

TEST(Golden, the_terminal) {
  std::string text;
  for (const ProductAudit& product : audit().products)
    text += terminal_product(product, Language::fr, Colour::never) + "----\n";
  text += terminal_product(audit().products.at(1), Language::en, Colour::never) + "----\n";
  text += terminal_summary(audit(), Language::fr, Colour::never) + "----\n";
  text += terminal_summary(audit(), Language::en, Colour::never);
  expect_golden("terminal.txt", text);
}

}  // namespace

}  // namespace vigie
