// Series that a page hands to the program that draws them.
#include "crawler/html.hpp"
#include "tests/crawler/html_page.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using test::page_from;
using test::Texts;

TEST(HtmlDocument, reads_the_series_that_charts_carry_in_their_attributes) {
  const Page page = page_from(
      R"(<line-chart title="Aides" x='[["05/2026", "06/2026"]]' y='[[195, 290.5]]'></line-chart>)"
      R"(<canvas data-months='["2026-05","2026-06"]' data-visits='[12,null]' data-other='[1,2,3]'>)"
      R"(</canvas><div data-ids='[1,2]' data-open='["a"' data-one='["2026-05"]'>x</div>)");
  ASSERT_EQ(page.tables.size(), 2U);
  EXPECT_EQ(page.tables[0].caption, "Aides");
  EXPECT_EQ(page.tables[0].rows,
            (std::vector<Texts>{{"x", "y"}, {"05/2026", "195"}, {"06/2026", "290,5"}}));
  EXPECT_EQ(
      page.tables[1].rows,
      (std::vector<Texts>{{"data-months", "data-visits"}, {"2026-05", "12"}, {"2026-06", ""}}));
}

TEST(HtmlDocument, keeps_the_scripts_that_draw_charts) {
  const Page page = page_from(
      "<script>new Chartkick['LineChart']('visits', [['2026-05-01', 62]])</script>"
      "<script>window.analytics = 'Chart' + document.title + window.location</script>");
  ASSERT_EQ(page.data_scripts.size(), 1U);
  EXPECT_TRUE(page.data_scripts[0].text.starts_with("new Chartkick"));
}

}  // namespace
}  // namespace vigie
