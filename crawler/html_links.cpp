#include "crawler/html_links.hpp"

#include "crawler/html_element.hpp"
#include "text/fold.hpp"

#include <array>
#include <utility>

namespace vigie {

namespace {

constexpr std::size_t kMaxTextBytes = 4'096;
constexpr std::size_t kMaxAddressBytes = 8'192;
constexpr std::size_t kMaxFrames = 200;
/// A long <base> repeats itself in every link: what all of them may take together.
constexpr std::size_t kMaxResolvedBytes = 4U << 20U;

std::string label_of(const GumboElement& element) {
  const std::string label = normalise(attribute_or_empty(element, "aria-label"));
  return label.empty() ? normalise(attribute_or_empty(element, "title")) : label;
}

/// As written: a browser ignores the spaces around an address.
std::string address(std::string_view written) {
  return std::string(trim(written).substr(0, kMaxAddressBytes));
}

std::string resolved(const Url& base, std::string written) {
  const auto url = resolve(base, written);
  return url ? url->href() : std::move(written);
}

}  // namespace

bool LinkCollector::open(const GumboElement& element, Region region, const TextFlow& flow) {
  const auto href = attribute(element, "href");
  if (!href || links_.size() >= max_links_) return false;
  open_.push_back(
      {.index = links_.size(), .flow = &flow, .start = flow.position(), .before = {}});
  links_.push_back({.url = address(*href),
                    .text = {},
                    .label = label_of(element),
                    .rel = std::string(attribute_or_empty(element, "rel")),
                    .region = region});
  return true;
}

void LinkCollector::add_image(const GumboElement& element) {
  const std::string_view alternative = attribute_or_empty(element, "alt");
  if (open_.empty() || alternative.empty()) return;
  Open& link = open_.back();
  if (link.before.size() > kMaxTextBytes) return;
  link.before += link.flow->since(link.start, kMaxTextBytes);
  link.before += ' ';
  link.before += alternative.substr(0, kMaxTextBytes);
  link.before += ' ';
  link.start = link.flow->position();
}

void LinkCollector::close() {
  Open& link = open_.back();
  link.before += link.flow->since(link.start, kMaxTextBytes);
  links_[link.index].text = normalise(link.before);
  open_.pop_back();
}

void LinkCollector::add_area(const GumboElement& element, Region region) {
  const auto href = attribute(element, "href");
  if (!href || links_.size() >= max_links_) return;
  links_.push_back({.url = address(*href),
                    .text = normalise(attribute_or_empty(element, "alt")),
                    .label = label_of(element),
                    .rel = std::string(attribute_or_empty(element, "rel")),
                    .region = region});
}

void LinkCollector::add_frame(const GumboElement& element) {
  constexpr std::array<std::string_view, 4> kSources{"src", "data-src", "data-lazy-src",
                                                     "data-url"};
  if (frames_.size() >= kMaxFrames) return;
  for (const std::string_view source : kSources) {
    const std::string_view written = trim(attribute_or_empty(element, source));
    if (written.empty() || written.starts_with("about:")) continue;
    frames_.push_back(
        {.url = address(written), .title = normalise(attribute_or_empty(element, "title"))});
    return;
  }
}

void LinkCollector::set_base(const GumboElement& element) {
  if (base_.empty()) base_ = address(attribute_or_empty(element, "href"));
}

void LinkCollector::finish(const Url& document, Page& page) {
  Url base = document;
  if (auto declared = resolve(document, base_); !base_.empty() && declared) base = *declared;
  std::size_t bytes = 0;
  for (Link& link : links_) {
    link.url = resolved(base, std::move(link.url));
    bytes += link.url.size();
    if (bytes <= kMaxResolvedBytes) continue;
    links_.resize(static_cast<std::size_t>(&link - links_.data()));
    break;
  }
  for (Frame& frame : frames_) frame.url = resolved(base, std::move(frame.url));
  page.links = std::move(links_);
  page.frames = std::move(frames_);
}

}  // namespace vigie
