#include "reports/reports.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace vigie {

namespace {

TEST(FileStem, of_an_ordinary_id_is_the_id) {
  for (const std::string id :
       {"dossierfacile", "sante-psy", "a11y", "pass_culture", "api.gouv.fr"})
    EXPECT_EQ(file_stem(id), id);
}

TEST(FileStem, is_safe_on_every_file_system) {
  const std::string long_id(500, 'a');
  for (const std::string& id :
       {std::string("../../etc/passwd"), std::string("a/b"), std::string("a\\b"),
        std::string(""), std::string("."), std::string(".."), std::string(".caché"),
        std::string("fin."), std::string("con"), std::string("nul.txt"), std::string("É t é"),
        std::string("a\0b", 3), std::string("a\nb"), std::string("A"), long_id,
        long_id + "b"}) {
    const std::string stem = file_stem(id);
    EXPECT_LE(stem.size(), 100U);
    EXPECT_EQ(stem.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.~"),
              std::string::npos)
        << stem;
    EXPECT_NE(stem.find('~'), std::string::npos) << "shared with the id " << stem;
    EXPECT_NE(stem.front(), '.');
  }
}

TEST(FileStem, of_distinct_ids_are_distinct_without_regard_to_case) {
  const std::set<std::string> ids{"a",
                                  "A",
                                  "a/",
                                  "a-",
                                  "-a",
                                  "é",
                                  "è",
                                  "",
                                  " ",
                                  "a b",
                                  "a  b",
                                  std::string(200, 'x'),
                                  std::string(201, 'x')};
  std::set<std::string> stems;
  for (const std::string& id : ids) stems.insert(file_stem(id));
  EXPECT_EQ(stems.size(), ids.size());
}

}  // namespace

}  // namespace vigie
