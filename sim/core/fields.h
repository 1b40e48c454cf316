#pragma once

#include <tuple>

/// Lists the members of a struct once; copying to a checkpoint, hashing and comparing follow the
/// list. Templates, because a tuple of thirty references is dear to compile and few files ask for
/// it.
#define SSR_FIELDS(...)                                  \
  template <int = 0>                                     \
  auto fields() noexcept {                               \
    return std::tie(__VA_ARGS__);                        \
  }                                                      \
  template <int = 0>                                     \
  auto fields() const noexcept {                         \
    return std::tie(__VA_ARGS__);                        \
  }
