#include "crawler/html.hpp"

#include "tests/crawler/html_page.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using test::blocks_of;
using test::page_from;
using test::Texts;

TEST(HtmlText, words_split_over_nested_tags_join) {
  EXPECT_EQ(blocks_of("<p>Acc<b>ess</b>ibi<span>lité<i></i></span>&nbsp;: <em>non</em> con"
                      "<!-- -->forme</p>"),
            Texts{"main p: Accessibilité : non conforme"});
}

TEST(HtmlText, sup_and_sub_stay_in_their_word) {
  EXPECT_EQ(blocks_of("<p>loi n<sup>o</sup> 2005-102, CO<sub>2</sub></p>"),
            Texts{"main p: loi no 2005-102, CO2"});
}

TEST(HtmlText, spaces_quotes_and_dashes_are_normalised) {
  EXPECT_EQ(blocks_of("<p>\n  L’accessi\u00ADbilité \u202F–\t\u00A0oui\u200B </p>"),
            Texts{"main p: L'accessibilité - oui"});
}

struct BlockCase {
  const char* html;
  Texts blocks;
};

TEST(HtmlText, block_elements_and_line_breaks_separate) {
  const std::vector<BlockCase> cases{
      {"<div>a<p>b</p>c</div>", {"main div: a", "main p: b", "main div: c"}},
      {"a<br>b<hr>c", {"main body: a", "main body: b", "main body: c"}},
      {"<ul><li>a<li>b</ul>", {"main li: a", "main li: b"}},
      {"<dl><dt>a<dd>b</dl>", {"main dt: a", "main dd: b"}},
      {"<table><caption>c</caption><tr><th>a<td>b</table>",
       {"main caption: c", "main th: a", "main td: b"}},
      {"<h1>a</h1><h6>b</h6>", {"main h1: a", "main h6: b"}},
      {"<select><option>a<option>b</select>", {"main option: a", "main option: b"}},
      {"<button>a</button><label>b</label>c",
       {"main button: a", "main label: b", "main body: c"}},
      {"<figure>a<figcaption>b</figcaption></figure>",
       {"main figure: a", "main figcaption: b"}},
      {"<app-card>a</app-card><app-card>b</app-card>",
       {"main app-card: a", "main app-card: b"}},
      {"<p> \n </p><p>&nbsp;</p><p>\u200B</p>", {}},
      {"", {}},
  };
  for (const BlockCase& expected : cases)
    EXPECT_EQ(blocks_of(expected.html), expected.blocks) << expected.html;
}

TEST(HtmlText, scripts_styles_and_drawings_are_no_text) {
  EXPECT_EQ(blocks_of("<style>p{}</style><script>var a='non conforme'</script><p>a"
                      "<svg><title>t</title><text>s</text></svg></p><!-- c -->"
                      "<iframe>old browsers</iframe>"),
            Texts{"main p: a"});
}

TEST(HtmlText, every_block_ends_and_the_limit_holds) {
  std::string html;
  for (int i = 0; i < 20; ++i) html += "<p>a</p>";
  const auto page = parse_html(html, test::page_address(), {}, {.max_blocks = 7});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->blocks.size(), 7U);
}

TEST(HtmlRegions, elements_roles_and_classes_tell_them) {
  const std::vector<BlockCase> cases{
      {"<header>a</header>", {"header header: a"}},
      {"<div role=banner>a</div>", {"header div: a"}},
      {"<div class='x fr-header'>a</div>", {"header div: a"}},
      {"<nav>a</nav>", {"navigation nav: a"}},
      {"<div role=navigation>a</div>", {"navigation div: a"}},
      {"<header><nav>a</nav></header>", {"header nav: a"}},
      {"<footer><nav>a</nav></footer>", {"footer nav: a"}},
      {"<footer>a</footer>", {"footer footer: a"}},
      {"<div role=contentinfo>a</div>", {"footer div: a"}},
      {"<div id=footer><p>a</p></div>", {"footer p: a"}},
      {"<div class='site-footer'>a</div>", {"footer div: a"}},
      {"<main><div class='fr-footer'>a</div></main>", {"footer div: a"}},
      {"<main><div class='footer'>a</div></main>", {"main div: a"}},
      {"<main><footer>a</footer></main>", {"footer footer: a"}},
      {"<article><footer>a</footer></article>", {"main footer: a"}},
      {"<main><header><h1>a</h1></header></main>", {"main h1: a"}},
      {"<article><header>a</header></article>", {"main header: a"}},
      {"<div class='modal-footer card-header'>a</div>", {"main div: a"}},
      {"<div role=main>a<nav>b</nav></div>", {"main div: a", "navigation nav: b"}},
      {"a<span role=navigation>b</span>c",
       {"main body: a", "navigation body: b", "main body: c"}},
  };
  for (const BlockCase& expected : cases)
    EXPECT_EQ(blocks_of(expected.html), expected.blocks) << expected.html;
}

TEST(HtmlRegions, consent_banners_stand_apart) {
  for (const char* const opening :
       {"<div id=tarteaucitronRoot>", "<div class='orejime-Notice'>",
        "<div id='axeptio_overlay'>", "<section class='klaro'>", "<div id='didomi-host'>",
        "<div class='fr-consent-banner'>", "<div id='cookie-banner'>",
        "<aside class='CookieBanner'>", "<div class='my_cookies'>"})
    EXPECT_EQ(blocks_of(std::string(opening) + "<p>ok ?"), Texts{"consent p: ok ?"}) << opening;
}

TEST(HtmlRegions, a_page_about_cookies_is_no_banner) {
  EXPECT_EQ(blocks_of("<div class='page-cookies'><h1>a</h1><p>b</p></div>"),
            (Texts{"main h1: a", "main p: b"}));
  EXPECT_EQ(blocks_of("<main><section id=cookies><p>b</p></section></main>"),
            Texts{"main p: b"});
  EXPECT_EQ(blocks_of("<div class='cookies-root'><main><p>b</p></main></div>"),
            Texts{"main p: b"});
  EXPECT_EQ(blocks_of("<div class='biscuit scookie'><p>b</p></div>"), Texts{"main p: b"});
}

TEST(HtmlRegions, what_is_not_displayed_is_hidden) {
  for (const char* const opening :
       {"<div hidden>", "<div hidden=until-found>", "<div style='color: red; Display : None'>",
        "<div style='visibility:hidden'>", "<template>", "<noscript>", "<dialog>",
        "<div class='fr-collapse' id=a>", "<div class='fr-modal'>", "<canvas>",
        "<div role=dialog aria-hidden=true>", "<details>"})
    EXPECT_EQ(blocks_of("<body>" + std::string(opening) + "<p>a</p>"), Texts{"hidden p: a"})
        << opening;
}

TEST(HtmlRegions, what_is_displayed_is_not_hidden) {
  for (const char* const opening :
       {"<div aria-hidden=true>", "<dialog open>", "<details open>", "<div role=dialog>",
        "<div class='fr-collapse fr-collapse--expanded'>", "<div class='fr-sr-only'>",
        "<div class='fr-sidemenu__inner fr-collapse'>", "<div style='display:block'>"})
    EXPECT_EQ(blocks_of(std::string(opening) + "<p>a</p>"), Texts{"main p: a"}) << opening;
}

TEST(HtmlRegions, the_menu_of_a_header_is_closed_on_small_screens_only) {
  EXPECT_EQ(blocks_of("<header><div class='fr-header__menu fr-modal'><p>a</p></div></header>"),
            Texts{"header p: a"});
}

TEST(HtmlRegions, a_summary_is_displayed_where_its_details_are_not) {
  EXPECT_EQ(blocks_of("<details>a<summary>b</summary><p>c</p></details>d"),
            (Texts{"hidden details: a", "main summary: b", "hidden p: c", "main body: d"}));
}

TEST(HtmlRegions, hidden_words_neither_join_nor_split_a_sentence) {
  EXPECT_EQ(blocks_of("<p>Accessibilité : <span hidden>totalement</span>non <b>conforme</b>"),
            (Texts{"hidden p: totalement", "main p: Accessibilité : non conforme"}));
}

TEST(HtmlRegions, text_that_the_parser_moves_out_of_a_noscript_is_hidden) {
  const std::string html =
      "<head><noscript>Activez JavaScript</noscript><title>t</title></head><body><p>a</p>";
  EXPECT_EQ(blocks_of(html), (Texts{"main p: a", "hidden noscript: Activez JavaScript"}));
  EXPECT_EQ(page_from(html).title, "t");
}

struct LinkCase {
  const char* html;
  Link link;
};

TEST(HtmlLinks, have_text_label_region_and_a_resolved_address) {
  const std::string at = "https://exemple.beta.gouv.fr/";
  const std::vector<LinkCase> cases{
      {"<a href=/a>x <b>y</b></a>", {.url = at + "a", .text = "x y", .label = {}, .rel = {}}},
      {"<a href=' b?c#d ' rel='nofollow'>x</a>",
       {.url = at + "stats/b?c#d", .text = "x", .label = {}, .rel = "nofollow"}},
      {"<a href='#/accessibilite'>x</a>",
       {.url = at + "stats/page#/accessibilite", .text = "x", .label = {}, .rel = {}}},
      {"<base href=/z/><a href=a>x</a>",
       {.url = at + "z/a", .text = "x", .label = {}, .rel = {}}},
      {"<a href=a>x</a><base href=/z/><base href=/y/>",
       {.url = at + "z/a", .text = "x", .label = {}, .rel = {}}},
      {"<base href='javascript:1'><a href=/a>x</a>",
       {.url = at + "a", .text = "x", .label = {}, .rel = {}}},
      {"<a href='mailto:a@b.fr'>x</a>",
       {.url = "mailto:a@b.fr", .text = "x", .label = {}, .rel = {}}},
      {"<a href='http://:bad'>x</a>",
       {.url = "http://:bad", .text = "x", .label = {}, .rel = {}}},
      {"<a href=/a title=t aria-label=' le  lien '>x</a>",
       {.url = at + "a", .text = "x", .label = "le lien", .rel = {}}},
      {"<a href=/a title=t><img alt='Mon logo'><div>Accueil</div></a>",
       {.url = at + "a", .text = "Mon logo Accueil", .label = "t", .rel = {}}},
      {"<a href=/a>avant<img alt=image>après <img alt=''></a>",
       {.url = at + "a", .text = "avant image après", .label = {}, .rel = {}}},
      {"<map><area href=/a alt=zone></map>",
       {.url = at + "a", .text = "zone", .label = {}, .rel = {}}},
      {"<footer><a href=/a>x<span hidden>y</span></a></footer>",
       {.url = at + "a", .text = "x", .label = {}, .rel = {}, .region = Region::footer}},
      {"<div hidden><a href=/a>x</a></div>",
       {.url = at + "a", .text = "x", .label = {}, .rel = {}, .region = Region::hidden}},
  };
  for (const LinkCase& expected : cases) {
    const Page page = page_from(expected.html);
    ASSERT_EQ(page.links.size(), 1U) << expected.html;
    EXPECT_EQ(page.links[0].url, expected.link.url) << expected.html;
    EXPECT_EQ(page.links[0].text, expected.link.text) << expected.html;
    EXPECT_EQ(page.links[0].label, expected.link.label) << expected.html;
    EXPECT_EQ(page.links[0].rel, expected.link.rel) << expected.html;
    EXPECT_EQ(page.links[0].region, expected.link.region) << expected.html;
  }
}

TEST(HtmlLinks, an_anchor_without_address_is_no_link) {
  EXPECT_TRUE(page_from("<a name=x>y</a><svg><a href=/a>z</a></svg>").links.empty());
}

TEST(HtmlLinks, are_counted_up_to_the_limit) {
  std::string html;
  for (int i = 0; i < 20; ++i) html += "<a href=/>a</a>";
  const auto page = parse_html(html, test::page_address(), {}, {.max_links = 7});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->links.size(), 7U);
}

TEST(HtmlDocument, says_its_title_language_and_metadata) {
  const Page page = page_from(
      "<html lang=' fr-FR '><head><title>\n Mes  stats </title><meta name=description "
      "content='Une page'><meta property='article:modified_time' content=2026-05-01>"
      "<meta charset=utf-8></head><body><svg><title>icône</title></svg>");
  EXPECT_EQ(page.title, "Mes stats");
  EXPECT_EQ(page.lang, "fr-FR");
  ASSERT_EQ(page.meta.size(), 2U);
  EXPECT_EQ(page.meta[0].first, "description");
  EXPECT_EQ(page.meta[0].second, "Une page");
  EXPECT_EQ(page.meta[1].first, "article:modified_time");
}

TEST(HtmlDocument, has_headings_by_element_and_by_role) {
  const Page page = page_from(
      "<h1>Bon<b>jour</b></h1><h3></h3><div role=heading aria-level=4>a</div>"
      "<p role=heading>b</p><footer><h2>c</h2></footer>");
  ASSERT_EQ(page.headings.size(), 4U);
  EXPECT_EQ(page.headings[0].text, "Bonjour");
  EXPECT_EQ(page.headings[0].level, 1);
  EXPECT_EQ(page.headings[1].level, 4);
  EXPECT_EQ(page.headings[2].level, 2);
  EXPECT_EQ(page.headings[3].region, Region::footer);
}

TEST(HtmlDocument, has_tables_times_and_frames) {
  const Page page = page_from(
      "<table><caption>Usage</caption><thead><tr><th>Mois</th><th>Nb</th></tr></thead>"
      "<tr><td>mai <b>2026</b></td><td colspan=3>12 <table><tr><td>dedans</table></td></tr>"
      "<tr></tr></table><table></table>"
      "<time datetime='2026-05-01'>1er mai</time>"
      "<iframe src=about:blank data-src=/public/dashboard/1 title=Tableau></iframe>"
      "<iframe></iframe>");
  ASSERT_EQ(page.tables.size(), 2U);
  EXPECT_EQ(page.tables[0].caption, "Usage");
  EXPECT_EQ(page.tables[0].rows,
            (std::vector<Texts>{{"Mois", "Nb"}, {"mai 2026", "12 dedans"}}));
  EXPECT_EQ(page.tables[1].rows, (std::vector<Texts>{{"dedans"}}));
  ASSERT_EQ(page.times.size(), 1U);
  EXPECT_EQ(page.times[0].datetime, "2026-05-01");
  EXPECT_EQ(page.times[0].text, "1er mai");
  ASSERT_EQ(page.frames.size(), 1U);
  EXPECT_EQ(page.frames[0].url, "https://exemple.beta.gouv.fr/public/dashboard/1");
  EXPECT_EQ(page.frames[0].title, "Tableau");
}

TEST(HtmlDocument, keeps_tables_that_transcribe_charts_as_hidden) {
  const Page page =
      page_from("<div class=fr-collapse><table><tr><td>mai 2026<td>12</table></div>");
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].region, Region::hidden);
}

TEST(HtmlDocument, keeps_the_scripts_that_hold_data) {
  const auto page = parse_html(
      "<script type='application/ld+json'>{\"a\":1}</script><script>b</script>"
      "<script id=__NEXT_DATA__>{}</script><script type='text/json' id=d>[ 1 ]</script>"
      "<script type='application/json'>0123456789éé</script>",
      test::page_address(), {}, {.data_script_bytes = 11});
  ASSERT_TRUE(page);
  ASSERT_EQ(page->data_scripts.size(), 4U);
  EXPECT_EQ(page->data_scripts[0].type, "application/ld+json");
  EXPECT_EQ(page->data_scripts[0].text, "{\"a\":1}");
  EXPECT_EQ(page->data_scripts[1].id, "__NEXT_DATA__");
  EXPECT_EQ(page->data_scripts[2].text, "[ 1 ]");
  EXPECT_EQ(page->data_scripts[3].text, "0123456789") << "cut between characters";
}

TEST(HtmlDocument, counts_the_fields_that_are_displayed) {
  const Page page = page_from(
      "<input><input type=email><input type=Hidden><input type=submit><select></select>"
      "<textarea></textarea><div hidden><input type=password></div>");
  EXPECT_EQ(page.form_fields, 4U);
  EXPECT_FALSE(page.has_password_field);
  EXPECT_TRUE(page_from("<input type=PASSWORD>").has_password_field);
}

struct ShellCase {
  const char* html;
  bool needs_javascript;
};

TEST(HtmlShell, is_told_from_a_short_page) {
  const std::vector<ShellCase> cases{
      {"<title>App</title><div id=root></div><script src=a.js></script>", true},
      {"<noscript>You need to enable JavaScript</noscript><div id=app><p>Chargement…</p></div>"
       "<script type=module src=a.js></script>",
       true},
      {"<body><app-root></app-root><script src=a.js></script>", true},
      {"<div ng-view></div><script>1</script>", true},
      {"<p>Activez</p><noscript>Ce site a besoin de JavaScript.</noscript><script "
       "src=a></script>",
       true},
      {"<p>a</p><script>self.__next_f=self.__next_f||[]</script>", true},
      {"<script src=a.js></script>", true},
      {"<div hidden>"
       "Votre navigateur est trop ancien. Votre navigateur est trop ancien."
       "</div><div id=js></div><script src=a.js></script>",
       true},
      {"<div id=root></div>", false},
      {"<p>Bonjour</p>", false},
      {"", false},
      {"<div id=root></div><script type='application/ld+json'>{}</script>", false},
      {"<meta http-equiv=refresh content='0;url=/fr'><script>1</script>", false},
      {"<div id=root><form><input name=q></form></div><script src=a.js></script>", false},
      {"<h1>404</h1><script>__NEXT_DATA__</script>", false},
      {"<p>Une page courte, mais avec un peu de texte.</p><script>1</script>", false},
      {"<div id=app></div><ul><li><a href=1>a</a><li><a href=2>b</a><li><a href=3>c</a>"
       "<li><a href=4>d</a><li><a href=5>e</a><li><a href=6>f</a></ul><script>1</script>",
       false},
  };
  for (const ShellCase& expected : cases)
    EXPECT_EQ(page_from(expected.html).needs_javascript, expected.needs_javascript)
        << expected.html;
}

TEST(HtmlShell, a_page_with_text_is_none_whatever_its_scripts) {
  const std::string text(400, 'a');
  EXPECT_FALSE(
      page_from("<div id=root></div><p>" + text + "</p><script>1</script>").needs_javascript);
  EXPECT_TRUE(page_from("<div id=root></div><p hidden>" + text + "</p><script>1</script>")
                  .needs_javascript);
}

TEST(HtmlXpath, selects_texts_in_document_order) {
  const std::vector<std::string> xpaths{"//li", "//a/@href", "//*[@class='b']", "//none"};
  const Page page = page_from(
      "<ul><LI>un <b>deux</b></LI><li class=b><!--x-->trois&nbsp;3</ul><a href=/x>y</a>",
      xpaths);
  EXPECT_EQ(page.selections.at("//li"), (Texts{"un deux", "trois 3"}));
  EXPECT_EQ(page.selections.at("//a/@href"), Texts{"/x"});
  EXPECT_EQ(page.selections.at("//*[@class='b']"), Texts{"trois 3"});
  EXPECT_EQ(page.selections.at("//none"), Texts{});
}

TEST(HtmlXpath, gives_values_of_other_types_as_one_text) {
  const std::vector<std::string> xpaths{"count(//p)", "string(//p)", "boolean(//p)",
                                        "boolean(//h1)", "number('x')"};
  const Page page = page_from("<p>a<p>b", xpaths);
  EXPECT_EQ(page.selections.at("count(//p)"), Texts{"2"});
  EXPECT_EQ(page.selections.at("string(//p)"), Texts{"a"});
  EXPECT_EQ(page.selections.at("boolean(//p)"), Texts{"true"});
  EXPECT_EQ(page.selections.at("boolean(//h1)"), Texts{});
  EXPECT_EQ(page.selections.at("number('x')"), Texts{});
}

TEST(HtmlXpath, an_invalid_expression_selects_nothing) {
  const std::vector<std::string> xpaths{"//[", "", "unknown()", "document('/etc/passwd')",
                                        "//p"};
  const Page page = page_from("<p>a", xpaths);
  EXPECT_EQ(page.selections.at("//["), Texts{});
  EXPECT_EQ(page.selections.at("unknown()"), Texts{});
  EXPECT_EQ(page.selections.at("document('/etc/passwd')"), Texts{});
  EXPECT_EQ(page.selections.at("//p"), Texts{"a"});
}

TEST(HtmlXpath, results_are_bounded) {
  std::string html = "<p>" + std::string(5'000, 'x') + "</p>";
  for (int i = 0; i < 300; ++i) html += "<p>a";
  const std::vector<std::string> xpaths{"//p"};
  const Page page = page_from(html, xpaths);
  ASSERT_EQ(page.selections.at("//p").size(), 200U);
  EXPECT_EQ(page.selections.at("//p")[0].size(), 2'000U);
}

}  // namespace
}  // namespace vigie
