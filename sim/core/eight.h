#pragma once

#include <cstdint>
#include <cstring>

/// Eight numbers that one or two instructions work on, with the same bits at every level of the
/// processor. Both gcc and clang have them; loops over eight numbers gcc often leaves to one at a
/// time.
namespace ssr {

using Eight16 = std::uint16_t __attribute__((vector_size(16)));
using Eight32 = std::int32_t __attribute__((vector_size(32)));
using EightU32 = std::uint32_t __attribute__((vector_size(32)));

/// Between eight numbers of memory and of registers. By reference: how such numbers are handed back
/// differs from one level of the processor to the other.
template <class From, class To>
[[gnu::always_inline]] inline void copy_eight(const From& from, To& to) noexcept {
  static_assert(sizeof(From) == sizeof(To));
  std::memcpy(&to, &from, sizeof to);
}

}  // namespace ssr
