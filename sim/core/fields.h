#pragma once

#include <tuple>

/// Lists the members of a struct once; copying to a checkpoint, hashing and comparing follow the list.
#define SSR_FIELDS(...)                                  \
  auto fields() noexcept { return std::tie(__VA_ARGS__); } \
  auto fields() const noexcept { return std::tie(__VA_ARGS__); }
