#include "crawler/licence_text.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(LicenceText, the_texts_that_the_system_ships_are_recognised) {
  const std::filesystem::path folder = "/usr/share/common-licenses";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Apache-2.0", "Apache-2.0"}, {"GPL-2", "GPL-2.0"},    {"GPL-3", "GPL-3.0"},
      {"LGPL-2.1", "LGPL-2.1"},     {"LGPL-3", "LGPL-3.0"},  {"MPL-2.0", "MPL-2.0"},
      {"CC0-1.0", "CC0-1.0"},       {"BSD", "BSD-3-Clause"},
  };
  if (!std::filesystem::exists(folder / "GPL-3")) GTEST_SKIP() << "no " << folder;
  std::size_t read = 0;
  for (const auto& [file, spdx] : cases) {
    std::ifstream stream(folder / file);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    if (text.empty()) continue;
    EXPECT_EQ(licence_of_text(text), spdx) << file;
    ++read;
  }
  EXPECT_GE(read, 4U);
}

TEST(LicenceText, the_words_of_each_licence_decide) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"MIT License\n\nCopyright (c) 2024 Équipe\n\nPermission is hereby granted, free of "
       "charge, "
       "to any\nperson obtaining a copy of this software and associated documentation files "
       "(the "
       "\"Software\"), to deal in the Software without restriction",
       "MIT"},
      {"                    GNU AFFERO GENERAL PUBLIC LICENSE\n                       Version "
       "3, 19 "
       "November 2007\n",
       "AGPL-3.0"},
      {"LICENCE PUBLIQUE DE L’UNION EUROPÉENNE v. 1.2\nEUPL © Union européenne 2007, 2016",
       "EUPL-1.2"},
      {"EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016",
       "EUPL-1.2"},
      {"European Union Public Licence\nV. 1.1\n", "EUPL-1.1"},
      {"CONTRAT DE LICENCE DE LOGICIEL LIBRE CeCILL\n\nVersion 2.1 du 2013-06-21\n",
       "CECILL-2.1"},
      {"  CeCILL FREE SOFTWARE LICENSE AGREEMENT\n\nVersion 2.1 dated 2013-06-21",
       "CECILL-2.1"},
      {"CONTRAT DE LICENCE DE LOGICIEL LIBRE CeCILL-B", "CECILL-B"},
      {"CeCILL-C FREE SOFTWARE LICENSE AGREEMENT", "CECILL-C"},
      {"LICENCE OUVERTE / OPEN LICENCE\n===\n> Version 2.0\n> Avril 2017", "etalab-2.0"},
      {"Creative Commons Attribution 4.0 International Public License", "CC-BY-4.0"},
      {"Attribution-ShareAlike 4.0 International\n====", "CC-BY-SA-4.0"},
      {"ISC License\n\nPermission to use, copy, modify, and/or distribute this software for "
       "any\n"
       "purpose with or without fee is hereby granted, provided that the above\ncopyright "
       "notice",
       "ISC"},
      {"This is free and unencumbered software released into the public domain.", "Unlicense"},
      {"Redistribution and use in source and binary forms, with or without modification, are "
       "permitted provided that the following conditions are met: 1. Redistributions THIS "
       "SOFTWARE "
       "IS PROVIDED BY THE COPYRIGHT HOLDERS \"AS IS\"",
       "BSD-2-Clause"},
  };
  for (const auto& [text, spdx] : cases) EXPECT_EQ(licence_of_text(text), spdx) << text;
}

TEST(LicenceText, the_licence_that_begins_first_decides) {
  const std::string gpl = "GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007\n";
  const std::string lgpl = "GNU LESSER GENERAL PUBLIC LICENSE Version 3, 29 June 2007\n";
  EXPECT_EQ(licence_of_text(gpl + lgpl), "GPL-3.0");
  EXPECT_EQ(licence_of_text(lgpl + gpl), "LGPL-3.0");
}

TEST(LicenceText, a_short_text_may_name_its_licence) {
  EXPECT_EQ(licence_of_text("MIT License\n"), "MIT");
  EXPECT_EQ(licence_of_text("Ce code est publié sous licence MIT."), "MIT");
  EXPECT_EQ(licence_of_text("SPDX-License-Identifier: AGPL-3.0-or-later"), "AGPL-3.0");
  EXPECT_EQ(licence_of_text("Code : licence MIT ; données : Licence Ouverte 2.0"),
            std::nullopt);
}

TEST(LicenceText, what_is_unsure_is_nothing) {
  EXPECT_EQ(licence_of_text(""), std::nullopt);
  EXPECT_EQ(licence_of_text("Tous droits réservés."), std::nullopt);
  EXPECT_EQ(licence_of_text("\xFF\xFE\0binary"), std::nullopt);
  EXPECT_EQ(licence_of_text(std::string(400, 'x') + " mit license"), std::nullopt);
  EXPECT_EQ(
      licence_of_text("\"Commons Clause\" License Condition v1.0\nApache License Version 2.0, "
                      "January 2004"),
      std::nullopt);
  EXPECT_EQ(licence_of_text("Attribution-NonCommercial 4.0 International"), std::nullopt);
  EXPECT_EQ(
      licence_of_text(std::string(4'000, 'x') + " GNU GENERAL PUBLIC LICENSE Version 3, 29 "
                                                "June 2007"),
      std::nullopt);
}

TEST(LicenceText, a_licences_file_is_known_by_its_name) {
  for (const char* name : {"LICENSE", "licence", "LICENSE.md", "LICENCE.txt", "COPYING",
                           "COPYING.LESSER", "LICENSE-MIT", "UNLICENSE"}) {
    EXPECT_TRUE(is_licence_file(name)) << name;
  }
  for (const char* name : {"", "licenses.json", "licensing.ts", "my-license.md", "README.md",
                           "copyright", "LICENSES"}) {
    EXPECT_FALSE(is_licence_file(name)) << name;
  }
}

TEST(LicenceText, the_main_file_is_the_plainest) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(main_licence_file(Names{"README.md", "LICENSE.md", "LICENSE"}), "LICENSE");
  EXPECT_EQ(main_licence_file(Names{"LICENSE-third-party.txt", "COPYING", "licence.txt"}),
            "licence.txt");
  EXPECT_EQ(main_licence_file(Names{"LICENSE-third-party.txt", "COPYING"}), "COPYING");
  EXPECT_EQ(main_licence_file(Names{"LICENSE-MIT", "LICENSE-APACHE"}), "LICENSE-MIT");
  EXPECT_EQ(main_licence_file(Names{"README.md"}), std::nullopt);
  EXPECT_EQ(main_licence_file(Names{}), std::nullopt);
}

TEST(LicenceText, identifiers_regain_their_own_spelling) {
  EXPECT_EQ(spdx_identifier("mit"), "MIT");
  EXPECT_EQ(spdx_identifier("eupl-1.2"), "EUPL-1.2");
  EXPECT_EQ(spdx_identifier("bsd-3-clause"), "BSD-3-Clause");
  EXPECT_EQ(spdx_identifier("gpl-3.0-or-later"), "GPL-3.0-or-later");
  EXPECT_EQ(spdx_identifier("other"), std::nullopt);
  EXPECT_EQ(spdx_identifier(""), std::nullopt);
}

}  // namespace
}  // namespace vigie
