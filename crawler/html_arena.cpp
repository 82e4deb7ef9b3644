#include "crawler/html_arena.hpp"

#include <algorithm>
#include <chrono>
#include <csetjmp>
#include <cstdint>
#include <new>
#include <utility>
#include <vector>

#include <time.h>

namespace vigie {

namespace {

constexpr std::size_t kSlabBytes = 1U << 20U;
constexpr std::size_t kSlabsKept = 2;               // an ordinary page needs at most 1.3 MB
constexpr std::size_t kAlignment = alignof(void*);  // of everything that Gumbo allocates
constexpr std::uint32_t kCallsPerClockReading = 1024;

using Slab = std::unique_ptr<std::byte[]>;

std::vector<Slab>& slabs_kept() {
  thread_local std::vector<Slab> kept = [] {
    std::vector<Slab> none;
    none.reserve(kSlabsKept);  // so that giving one back cannot fail
    return none;
  }();
  return kept;
}

/// CPU time, so that a page's fate does not depend on how busy the machine is.
std::chrono::nanoseconds thread_cpu_time() noexcept {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace

/// A bump allocator for one parse. Gumbo neither copes with a null pointer nor can be told to
/// stop, so the allocator leaves it by `longjmp` when the budget is spent.
class HtmlTree::Arena {
 public:
  explicit Arena(const HtmlLimits& limits)
      : bytes_left_(limits.arena_bytes), deadline_(thread_cpu_time() + limits.parse_time) {}

  ~Arena() {
    std::vector<Slab>& kept = slabs_kept();
    for (Slab& slab : slabs_)
      if (kept.size() < kSlabsKept) kept.push_back(std::move(slab));
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// Null when the budget was not enough. Keep it free of objects with destructors: `longjmp`
  /// skips them.
  const GumboOutput* parse(std::string_view utf8) noexcept {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &Arena::allocate;
    options.deallocator = &Arena::keep;
    options.userdata = this;
    options.max_errors = 0;  // each error would copy the stack of open elements
    if (setjmp(escape_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, utf8.data(), utf8.size());
  }

 private:
  static void* allocate(void* userdata, std::size_t bytes) noexcept {
    auto* arena = static_cast<Arena*>(userdata);
    if (++arena->calls_ % kCallsPerClockReading == 0 && thread_cpu_time() > arena->deadline_)
      std::longjmp(arena->escape_, 1);
    const std::size_t rounded = (bytes + kAlignment - 1) / kAlignment * kAlignment;
    if (rounded > arena->room_ && !arena->grow(rounded)) std::longjmp(arena->escape_, 1);
    std::byte* const start = arena->next_;
    arena->next_ += rounded;
    arena->room_ -= rounded;
    return start;
  }

  /// Slabs are given back all at once.
  static void keep(void* /*userdata*/, void* /*memory*/) noexcept {}

  /// Makes a slab current that has room for `bytes`; what is left of the previous one is lost.
  bool grow(std::size_t bytes) noexcept {
    const std::size_t size = std::max(bytes, kSlabBytes);
    if (size > bytes_left_) return false;
    try {
      Slab slab = take(size);
      std::vector<Slab>& owner = size == kSlabBytes ? slabs_ : large_slabs_;
      next_ = slab.get();
      owner.push_back(std::move(slab));
    } catch (const std::bad_alloc&) {
      return false;
    }
    room_ = size;
    bytes_left_ -= size;
    return true;
  }

  static Slab take(std::size_t size) {
    std::vector<Slab>& kept = slabs_kept();
    if (size != kSlabBytes || kept.empty())
      return std::make_unique_for_overwrite<std::byte[]>(size);
    Slab slab = std::move(kept.back());
    kept.pop_back();
    return slab;
  }

  std::jmp_buf escape_{};
  std::byte* next_ = nullptr;
  std::size_t room_ = 0;  // a multiple of kAlignment
  std::size_t bytes_left_;
  std::uint32_t calls_ = 0;
  std::chrono::nanoseconds deadline_;
  std::vector<Slab> slabs_;        // of kSlabBytes
  std::vector<Slab> large_slabs_;  // one allocation each
};

HtmlTree::HtmlTree(std::string_view utf8, const HtmlLimits& limits)
    : arena_(std::make_unique<Arena>(limits)) {
  // Gumbo takes a null buffer for a missing one.
  const GumboOutput* output = arena_->parse(utf8.empty() ? std::string_view("") : utf8);
  if (output != nullptr) document_ = output->document;
}

// The tree goes with its slabs: gumbo_destroy_output would recurse as deep as the page.
HtmlTree::~HtmlTree() = default;

}  // namespace vigie
