/// Links and frames of a page while it is walked.
#pragma once

#include "crawler/html_text.hpp"
#include "crawler/page.hpp"
#include "text/url.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <gumbo.h>

namespace vigie {

class LinkCollector {
 public:
  explicit LinkCollector(std::size_t max_links) : max_links_(max_links) {}

  /// An <a href> begins; its text is what `flow` receives until `close`. False when it is no
  /// link or one too many: then nothing is to be closed.
  bool open(const GumboElement& element, Region region, const TextFlow& flow);
  /// An image: its alternative text belongs to the innermost open link.
  void add_image(const GumboElement& element);
  void close();

  /// An <area href>: an image's clickable part, complete in itself.
  void add_area(const GumboElement& element, Region region);
  /// An <iframe> or <frame>, those that wait for consent or for scrolling included.
  void add_frame(const GumboElement& element);
  /// The document's <base>; the first one counts.
  void set_base(const GumboElement& element);

  /// Moves what was collected into the page, addresses resolved against `document` or <base>.
  void finish(const Url& document, Page& page);

 private:
  struct Open {
    std::size_t index;
    const TextFlow* flow;
    std::size_t start;
    std::string before;  // text and image alternatives up to `start`
  };

  std::size_t max_links_;
  std::vector<Link> links_;
  std::vector<Frame> frames_;
  std::vector<Open> open_;
  std::string base_;
};

}  // namespace vigie
