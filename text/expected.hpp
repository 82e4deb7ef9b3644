/// Either a value or the reason why there is none.
#pragma once

#include <utility>
#include <variant>

namespace vigie {

/// Wraps an error so that it converts to any `Expected` of that error.
template <class E>
struct Unexpected {
  E error;
};
template <class E>
Unexpected(E) -> Unexpected<E>;

/// A `T`, or the `E` that says why not. The names follow C++23's `std::expected`, which
/// Debian 12's compilers do not offer in C++20. Reading the absent side is a broken
/// invariant and throws `std::bad_variant_access`.
template <class T, class E>
class [[nodiscard]] Expected {
 public:
  using value_type = T;
  using error_type = E;

  Expected(T value)
      : held_(std::in_place_index<0>, std::move(value)) {
  }  // NOLINT(google-explicit-constructor)
  Expected(Unexpected<E> unexpected)  // NOLINT(google-explicit-constructor)
      : held_(std::in_place_index<1>, std::move(unexpected.error)) {}

  bool has_value() const noexcept { return held_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  const T& value() const& { return std::get<0>(held_); }
  T& value() & { return std::get<0>(held_); }
  T&& value() && { return std::get<0>(std::move(held_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const E& error() const& { return std::get<1>(held_); }
  E&& error() && { return std::get<1>(std::move(held_)); }

  friend bool operator==(const Expected&, const Expected&) = default;

 private:
  std::variant<T, E> held_;
};

}  // namespace vigie
