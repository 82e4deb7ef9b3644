// Whole crawls: who is visited again at the end, and what counts then.
#include "crawler/crawl.hpp"

#include "ask.hpp"
#include "crawler/gzip.hpp"
#include "crawler/roles.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

CrawlPlan plan_for(const std::vector<std::string>& hosts) {
  CrawlPlan plan;
  plan.roles = default_roles();
  plan.as_of = Date{std::chrono::year{2026} / 8 / 20};
  for (const std::string& host : hosts) {
    Product product;
    product.id = host;
    product.site = "http://" + host + "/";
    plan.products.push_back({.product = std::move(product), .phase = "acceleration"});
  }
  return plan;
}

struct Outcome {
  std::map<std::string, std::string> home;  // host → "200" or the cause
  int handed_over = 0;
};

Outcome crawl_all(Web& web, const std::vector<std::string>& hosts) {
  const CrawlPlan plan = plan_for(hosts);
  Outcome outcome;
  std::mutex mutex;
  CrawlProgress progress;
  crawl(
      web, plan, {},
      [&](std::size_t, const Evidence& evidence) {
        const std::scoped_lock lock(mutex);
        ++outcome.handed_over;
        const Visit* const home = evidence.home();
        outcome.home[evidence.product.id] =
            home->result ? std::to_string(home->result->status)
                         : std::string(to_string(home->result.error().cause));
      },
      progress);
  EXPECT_EQ(progress.products_done.load(), hosts.size());
  return outcome;
}

TEST(Crawl, looks_again_at_what_failed_before_it_counts) {
  std::atomic<int> failures{0};
  RawServer server([&](const Asked& asked) -> Reply {
    if (asked.host == "late.test" && failures.fetch_add(1) == 0)
      return {.bytes = {}, .then = Reply::Then::reset};
    return ok("<h1>Bonjour</h1>", "Content-Type: text/html\r\n");
  });
  Web web(options_for(server.address()), {});
  const Outcome outcome = crawl_all(web, {"fine.test", "late.test"});
  EXPECT_EQ(outcome.home.at("late.test"), "200");
  EXPECT_EQ(outcome.home.at("fine.test"), "200");
  EXPECT_EQ(server.times_asked("GET fine.test/"), 1U + 1U) << "https and http, each once";
  EXPECT_EQ(outcome.handed_over, 2);
}

TEST(Crawl, what_fails_twice_is_told_once) {
  RawServer server(
      [](const Asked&) -> Reply { return {.bytes = {}, .then = Reply::Then::reset}; });
  Web web(options_for(server.address()), {});
  const Outcome outcome = crawl_all(web, {"gone.test"});
  EXPECT_EQ(outcome.home.at("gone.test"), "reset");
  EXPECT_EQ(outcome.handed_over, 1);
  EXPECT_EQ(server.times_asked("GET gone.test/robots.txt"), 2U) << "once a look";
}

TEST(Crawl, reads_sitemaps_that_an_index_names_and_gzip_packs) {
  const std::string packed = gzip_member(
      "<urlset><url><loc>http://a.test/chiffres-cles/statistiques</loc></url></urlset>");
  RawServer server([&](const Asked& asked) -> Reply {
    if (asked.target == "/sitemap.xml")
      return ok(
          "<sitemapindex><sitemap><loc>http://other.test/no.xml</loc></sitemap>"
          "<sitemap><loc>http://a.test/pages.xml.gz</loc></sitemap></sitemapindex>");
    if (asked.target == "/pages.xml.gz")
      return ok(packed, "Content-Type: application/gzip\r\n");
    if (asked.target == "/robots.txt") return status(404);
    if (asked.target == "/") return ok("<h1>Bonjour</h1>", "Content-Type: text/html\r\n");
    return status(404);
  });
  Web web(options_for(server.address()), {});
  crawl_all(web, {"a.test"});
  EXPECT_EQ(server.times_asked("GET a.test/chiffres-cles/statistiques"), 1U);
  EXPECT_EQ(server.times_asked("GET other.test/no.xml"), 0U);
}

// Pages that are not there yet will need room too.
TEST(Crawl, lets_no_more_products_start_than_their_pages_will_have_room_for) {
  CrawlProgress progress;
  std::atomic<std::size_t> most{0};
  RawServer server([&](const Asked&) -> Reply {
    const std::size_t living = progress.products_started - progress.products_done;
    std::size_t before = most;
    while (before < living && !most.compare_exchange_weak(before, living)) {
    }
    return ok("<h1>Bonjour</h1>", "Content-Type: text/html\r\n");
  });
  Web web(options_for(server.address()), {});
  std::vector<std::string> hosts;
  for (int i = 0; i < 40; ++i) hosts.push_back("h" + std::to_string(i) + ".test");
  const CrawlPlan plan = plan_for(hosts);
  crawl(
      web, plan, {.tokens = {}, .products_in_flight = 40, .held_bytes = 1U << 20U},
      [](std::size_t, const Evidence&) {}, progress);
  EXPECT_EQ(progress.products_done.load(), hosts.size());
  EXPECT_LE(most.load(), 6U) << "a quarter of a megabyte each, and what starts meanwhile";
}

}  // namespace
}  // namespace vigie::test
