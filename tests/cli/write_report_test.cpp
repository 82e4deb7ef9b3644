#include "cli/write_report.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

namespace vigie {
namespace {

namespace fs = std::filesystem;

class WriteReport : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  const fs::path folder_ =
      fs::temp_directory_path() / ("vigie-write-" + std::to_string(::getpid()));
};

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_F(WriteReport, a_file_is_replaced_whole_and_nothing_temporary_stays) {
  EXPECT_EQ(write_atomically(folder_ / "sub" / "a.md", "one"), std::nullopt);
  EXPECT_EQ(write_atomically(folder_ / "sub" / "a.md", "two"), std::nullopt);
  EXPECT_EQ(content(folder_ / "sub" / "a.md"), "two");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "sub"), {}), 1);
}

TEST_F(WriteReport, a_folder_that_cannot_be_made_is_a_sentence) {
  ASSERT_EQ(write_atomically(folder_ / "file", "x"), std::nullopt);
  const auto problem = write_atomically(folder_ / "file" / "a.md", "x");
  ASSERT_TRUE(problem);
  EXPECT_NE(problem->find((folder_ / "file").string()), std::string::npos) << *problem;
}

TEST_F(WriteReport, an_audit_without_products_still_gives_its_index) {
  Audit audit;
  EXPECT_EQ(write_reports(audit, folder_ / "out", {"md", "json"}, Language::fr), std::nullopt);
  EXPECT_TRUE(fs::exists(folder_ / "out" / "index.md"));
  EXPECT_TRUE(fs::exists(folder_ / "out" / "audit.json"));
}

}  // namespace
}  // namespace vigie
