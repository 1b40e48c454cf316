#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <deque>
#include <tuple>
#include <type_traits>
#include <vector>

#include "core/errors.h"

namespace ssr {

/// A value with a list of its members (SSR_FIELDS).
template <class T>
concept Listed = requires(T& value) { value.fields(); };

/// Writes values as bytes, member by member; padding never enters, so equal values give equal
/// bytes.
class ByteWriter {
 public:
  template <class T>
  void put(const T& value) {
    if constexpr (Listed<const T>) {
      std::apply([this](const auto&... members) { (this->put(members), ...); }, value.fields());
    } else {
      static_assert(std::has_unique_object_representations_v<T> || std::is_floating_point_v<T>);
      append(&value, sizeof value);
    }
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put(static_cast<std::uint64_t>(values.size()));
    put_all(values.data(), values.size());
  }
  template <class T>
  void put(const std::deque<T>& values) {
    put(static_cast<std::uint64_t>(values.size()));
    for (const T& value : values) put(value);
  }
  template <class T, std::size_t n>
  void put(const std::array<T, n>& values) {
    put_all(values.data(), n);
  }
  std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  template <class T>
  void put_all(const T* values, std::size_t n) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      append(values, n * sizeof(T));
    } else {
      for (std::size_t i = 0; i < n; ++i) put(values[i]);
    }
  }
  void append(const void* data, std::size_t n) {
    if (n == 0) return;
    const auto at = bytes_.size();
    bytes_.resize(at + n);
    std::memcpy(bytes_.data() + at, data, n);
  }
  std::vector<std::byte> bytes_;
};

/// Reads back what ByteWriter wrote. Throws InputError when the bytes end early.
class ByteReader {
 public:
  explicit ByteReader(const std::vector<std::byte>& bytes) : bytes_(bytes) {}

  template <class T>
  void get(T& value) {
    if constexpr (Listed<T>) {
      std::apply([this](auto&... members) { (this->get(members), ...); }, value.fields());
    } else {
      fetch(&value, sizeof value);
    }
  }
  template <class T>
  void get(std::vector<T>& values) {
    std::uint64_t n = 0;
    get(n);
    if (n > bytes_.size() - at_) throw_short();
    values.resize(n);
    get_all(values.data(), n);
  }
  template <class T>
  void get(std::deque<T>& values) {
    std::uint64_t n = 0;
    get(n);
    if (n > bytes_.size() - at_) throw_short();
    values.resize(n);
    for (T& value : values) get(value);
  }
  template <class T, std::size_t n>
  void get(std::array<T, n>& values) {
    get_all(values.data(), n);
  }
  bool at_end() const noexcept { return at_ == bytes_.size(); }

 private:
  template <class T>
  void get_all(T* values, std::size_t n) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      fetch(values, n * sizeof(T));
    } else {
      for (std::size_t i = 0; i < n; ++i) get(values[i]);
    }
  }
  void fetch(void* data, std::size_t n) {
    if (n > bytes_.size() - at_) throw_short();
    if (n == 0) return;
    std::memcpy(data, bytes_.data() + at_, n);
    at_ += n;
  }
  [[noreturn]] static void throw_short() {
    throw InputError(
        "the checkpoint ends early (it was cut or is of another version); write it again?");
  }
  const std::vector<std::byte>& bytes_;
  std::size_t at_ = 0;
};

}  // namespace ssr
