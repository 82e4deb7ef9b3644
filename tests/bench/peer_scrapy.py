"""Scrapy on the benchmark's sites: every page of every site, links only."""
import sys

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor


class Pages(scrapy.Spider):
    name = "pages"
    custom_settings = {
        "CONCURRENT_REQUESTS": 600,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
        "ROBOTSTXT_OBEY": True,
        "RETRY_ENABLED": False,
        "LOG_LEVEL": "ERROR",
        "DOWNLOAD_TIMEOUT": 10,
    }
    links = LinkExtractor(deny=r"\?")

    def start_requests(self):
        for line in sys.stdin:
            yield scrapy.Request(line.strip(), meta={"home": True})

    def parse(self, response):
        links = self.links.extract_links(response)
        if response.meta.get("home"):
            for link in links:
                yield response.follow(link)


process = CrawlerProcess()
process.crawl(Pages)
process.start()
