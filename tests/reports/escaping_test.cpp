// Whatever stands on a page or in a sheet, a report displays it and obeys none of it.
#include "reports/markdown_text.hpp"
#include "reports/plain_text.hpp"
#include "reports/reports.hpp"
#include "tests/reports/three_products.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {

namespace {

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST(MarkdownText, shows_what_it_is_given) {
  const std::vector<Case> cases{
      {"Abeille & Cie", "Abeille &amp; Cie"},
      {"a | b", "a \\| b"},
      {"<script>", "&lt;script&gt;"},
      {"[texte](https://x.example)", "\\[texte\\](https://x.example)"},
      {"![image](x)", "!\\[image\\](x)"},
      {"*a* _b_ ~c~ `d`", "\\*a\\* \\_b\\_ \\~c\\~ \\`d\\`"},
      {"a\nb\tc\r\nd", "a b c d"},
      {"::set-output name=a::b", ":\\:set-output name=a:\\:b"},
      {"# titre", "\\# titre"},
      {"- liste", "\\- liste"},
      {"+ liste", "\\+ liste"},
      {"12. liste", "12\\. liste"},
      {"1.2", "1.2"},
      {"1.", "1\\."},
      {"12) liste", "12\\) liste"},
      {"=== titre", "\\=== titre"},
      {"> citation", "&gt; citation"},
      {"2026", "2026"},
      {"C:\\dossier", "C:\\\\dossier"},
      {"\x1b[31mrouge", "\\[31mrouge"},
      {"a\xff"
       "b",
       "a\uFFFDb"},
      {"\u202Eabc\u2028d", "abc d"},
      {"$x$", "\\$x\\$"},
      {"", ""},
  };
  for (const Case& each : cases)
    EXPECT_EQ(markdown_text(each.text), each.expected) << each.text;
}

TEST(MarkdownLink, leads_to_http_and_https_only) {
  EXPECT_EQ(markdown_link("page", "https://x.example/a"), "[page](https://x.example/a)");
  EXPECT_EQ(markdown_link("page", "http://x.example/a(b)"),
            "[page](http://x.example/a%28b%29)");
  EXPECT_EQ(markdown_link("page", "javascript:alert(1)"), "page (javascript:alert(1))");
  EXPECT_EQ(markdown_link("page", "data:text/html,<b>"), "page (data:text/html,&lt;b&gt;)");
  EXPECT_EQ(markdown_link("a](b", "https://x.example/"), "[a\\](b](https://x.example/)");
  EXPECT_EQ(markdown_link("page", ""), "page");
  EXPECT_EQ(markdown_link("", "https://x.example/"),
            "[https://x.example/](https://x.example/)");
}

TEST(MarkdownLink, an_address_cannot_end_its_own_link) {
  const std::string link = markdown_link("page", "https://x.example/?a=)|<b> \"c\"`");
  const std::string target = link.substr(link.find("](") + 2);
  EXPECT_EQ(target.find_first_of("()<>| \"`"), target.size() - 1) << link;
}

TEST(TerminalText, has_no_control_sequence_and_no_workflow_command) {
  EXPECT_EQ(terminal_text("\x1b[31mrouge\x1b[0m\a"), "[31mrouge[0m");
  EXPECT_EQ(terminal_text("a\r\nb\x7f"), "a b");
  EXPECT_EQ(terminal_text(" ::error::x"), ": :error::x");
  EXPECT_EQ(terminal_text("a ##[error]b ##[c]"), "a # #[error]b # #[c]");
  EXPECT_EQ(terminal_text("https://[::1]/"), "https://[::1]/");
  EXPECT_EQ(terminal_text("\xc2\x9b"
                          "31m"),
            "31m");
}

TEST(Instruction, keeps_the_lines_to_paste_apart_and_their_indentation) {
  const Instruction result =
      instruction("Ajouter :\n\nlinks:\n  - a\n\n::error::b\x1b[1m\n", 4);
  EXPECT_EQ(result.said, "Ajouter :");
  EXPECT_EQ(result.to_paste, "    links:\n      - a\n\n    : :error::b[1m\n");
  EXPECT_EQ(instruction("Publier.", 4).to_paste, "");
  EXPECT_EQ(instruction("", 4).said, "");
}

std::vector<std::string> every_report() {
  const Audit audit = test::three_products();
  std::vector<std::string> reports;
  for (const Language language : {Language::fr, Language::en}) {
    reports.push_back(index_markdown(audit, language));
    reports.push_back(terminal_summary(audit, language, Colour::never));
    for (const ProductAudit& product : audit.products) {
      reports.push_back(product_markdown(audit, product, language));
      reports.push_back(terminal_product(product, language, Colour::never));
    }
  }
  return reports;
}

TEST(Reports, hold_no_control_character) {
  for (const std::string& report : every_report())
    EXPECT_TRUE(std::ranges::none_of(report, [](char c) {
      return (c >= 0 && c < ' ' && c != '\n') || c == '\x7f';
    })) << report;
}

TEST(Reports, begin_no_line_with_a_workflow_command) {
  std::size_t lines = 0;
  for (const std::string& report : every_report()) {
    std::string_view rest = report;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      const std::size_t start = line.find_first_not_of(" \t>");
      EXPECT_FALSE(start != std::string_view::npos && line.substr(start).starts_with("::"))
          << line;
      EXPECT_EQ(line.find("##["), std::string_view::npos) << line;
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      ++lines;
    }
  }
  EXPECT_GT(lines, 100U);
}

TEST(Reports, in_markdown_hold_no_html_and_no_link_to_a_script) {
  const Audit audit = test::three_products();
  std::vector<std::string> pages{index_markdown(audit, Language::fr)};
  for (const ProductAudit& product : audit.products)
    pages.push_back(product_markdown(audit, product, Language::fr));
  for (const std::string& page : pages) {
    for (const std::string_view never : {"<script", "<img", "<b>", "<i>", "</td>"})
      EXPECT_EQ(page.find(never), std::string::npos) << never << " in\n" << page;
  }
}

TEST(Reports, in_markdown_link_to_the_web_and_to_each_other_only) {
  const Audit audit = test::three_products();
  std::vector<std::string> pages{index_markdown(audit, Language::fr)};
  for (const ProductAudit& product : audit.products)
    pages.push_back(product_markdown(audit, product, Language::fr));
  std::size_t links = 0;
  for (const std::string& page : pages)
    for (std::size_t at = page.find("]("); at != std::string::npos;
         at = page.find("](", at + 1)) {
      if (page.at(at - 1) == '\\') continue;
      const std::string_view target = std::string_view(page).substr(at + 2);
      EXPECT_TRUE(target.starts_with("https://") || target.starts_with("products/") ||
                  target.starts_with("../index.md"))
          << target.substr(0, 40);
      ++links;
    }
  EXPECT_GT(links, 10U);
}

TEST(Reports, a_pipe_from_outside_never_adds_a_cell) {
  const std::string index = index_markdown(test::three_products(), Language::fr);
  std::size_t at = index.find("| Produit | Incubateur");
  ASSERT_NE(at, std::string::npos);
  const auto cells = [](std::string_view line) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
      if (line.at(i) == '|' && (i == 0 || line.at(i - 1) != '\\')) ++count;
    return count;
  };
  const std::size_t expected = cells(index.substr(at, index.find('\n', at) - at));
  while (index.at(at) == '|') {
    const std::size_t end = index.find('\n', at);
    EXPECT_EQ(cells(index.substr(at, end - at)), expected);
    at = end + 1;
  }
}

TEST(TerminalProduct, has_colours_only_when_asked) {
  const Audit audit = test::three_products();
  const ProductAudit& product = audit.products.at(1);
  const std::string painted = terminal_product(product, Language::fr, Colour::ansi);
  EXPECT_NE(painted.find("\x1b[31m✗ manquement\x1b[0m"), std::string::npos) << painted;
  EXPECT_EQ(terminal_product(product, Language::fr, Colour::never).find('\x1b'),
            std::string::npos);
}

}  // namespace

}  // namespace vigie
