/// An optional value that takes the room of a pointer when it is absent, as it mostly is.
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace vigie {

/// std::optional<T>, read-only, whose copies share the value.
template <class T>
class Boxed {
 public:
  Boxed() = default;
  Boxed(std::nullopt_t) {}
  Boxed(T value) : value_(std::make_shared<const T>(std::move(value))) {}
  Boxed(std::optional<T> value) {
    if (value) value_ = std::make_shared<const T>(*std::move(value));
  }

  explicit operator bool() const { return value_ != nullptr; }
  bool has_value() const { return value_ != nullptr; }
  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_.get(); }

 private:
  std::shared_ptr<const T> value_;
};

}  // namespace vigie
