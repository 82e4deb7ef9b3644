#include "reports/feed_report.hpp"
#include "reports/markup.hpp"
#include "reports/product_names.hpp"
#include "reports/reports.hpp"
#include "reports/words.hpp"
#include "text/sha256.hpp"

#include <algorithm>

namespace vigie {

namespace {

constexpr Text kTitle{"atom.title", "Ce qui a changé dans le portefeuille",
                      "What changed in the portfolio"};
constexpr Text kAppeared{"atom.appeared", "Nouveau produit : {0}", "New product: {0}"};
constexpr Text kVanished{"atom.vanished", "Produit disparu : {0}", "Product gone: {0}"};

/// RFC 9562: a UUID made of what names the entry (version 8, its digits are a hash's).
std::string identifier(std::string_view what) {
  std::string hex = sha256_hex(what).substr(0, 32);
  hex[12] = '8';
  hex[16] = 'a';
  return "urn:uuid:" + hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) +
         '-' + hex.substr(16, 4) + '-' + hex.substr(20);
}

std::string moment(Date day) {
  return iso_date(day) + "T00:00:00Z";
}

/// `key` names the entry for ever; `product` is linked when its page is there.
std::string entry(const Audit& audit, const std::string& key, const std::string& product,
                  const std::string& title, const std::string& content) {
  std::string text = "<entry>\n<id>" + identifier(key) + "</id>\n<title>" + markup_text(title) +
                     "</title>\n<updated>" + moment(audit.run.as_of) + "</updated>\n";
  if (find_product(audit, product) != nullptr)
    text += "<link rel=\"alternate\" type=\"text/html\" href=\"products/" +
            markup_text(file_stem(product)) + ".html\"/>\n";
  return text + "<content type=\"text\">" + markup_text(content) + "</content>\n</entry>\n";
}

std::string entry(const Audit& audit, const Turn& turn, Language language) {
  const ProductAudit* const product = find_product(audit, turn.product);
  std::string criterion = turn.criterion;
  std::string reason;
  if (product != nullptr) {
    const auto judged =
        std::ranges::find(product->findings, turn.criterion, &JudgedFinding::criterion);
    if (judged != product->findings.end()) {
      criterion = judged->title.in(language);
      reason = judged->finding.reason().in(language);
    }
  }
  const std::string title = name_in(audit, turn.product) + " · " + criterion + " : " +
                            word(turn.before, language) + " → " + word(turn.after, language);
  const std::string key = turn.product + ' ' + turn.criterion + ' ' + iso_date(turn.since) +
                          ' ' + std::string(to_string(turn.after));
  return entry(audit, key, turn.product, title, reason.empty() ? title : reason);
}

}  // namespace

std::string changes_atom(const Feed& feed, const Audit& audit, Language language) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed "
      "xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
      std::string(language == Language::fr ? "fr" : "en") + "\">\n<id>" +
      identifier("vigie " + audit.run.portfolio_source) + "</id>\n<title>" +
      markup_text(say(language, kTitle)) + "</title>\n<subtitle>" +
      markup_text(feed_headline(feed, language)) + "</subtitle>\n<updated>" +
      moment(audit.run.as_of) +
      "</updated>\n<author><name>vigie</name></author>\n<generator version=\"" +
      markup_text(audit.run.version) + "\">vigie</generator>\n";
  if (!feed.suspicion && !feed.first_run) {
    for (const Turn& turn : feed.confirmed) text += entry(audit, turn, language);
    for (const std::string& id : feed.appeared)
      text +=
          entry(audit, "appeared " + id, id, say(language, kAppeared, name_in(audit, id)), id);
    for (const std::string& id : feed.vanished)
      text += entry(audit, "vanished " + id + ' ' + iso_date(audit.run.as_of), id,
                    say(language, kVanished, id), id);
  }
  return text + "</feed>\n";
}

}  // namespace vigie
