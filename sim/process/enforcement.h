#pragma once

#include "core/saturation.h"

namespace ssr {

/// How far a state's word hangs on what those to whom it was given could do (Walter 1997 IO).
struct Enforcement {
  double share;  // [0, 1] of its readiness to keep it
  double men;    // [people] under arms who could do half
};

/// What somebody could do about it [0, 1], by men under arms or, as is assumed, from the offices
/// that he holds.
inline double leverage(const Enforcement& enforcement, double under_arms, double posts) noexcept {
  return 1.0 - (1.0 - exact::saturating(under_arms, enforcement.men)) * (1.0 - posts);
}

/// Part of the readiness that is there before this leverage and the pressure of guarantors [0, 1].
inline double bound_to_its_word(const Enforcement& enforcement, double leverage,
                                double pressure) noexcept {
  return 1.0 - enforcement.share * (1.0 - leverage) * (1.0 - pressure);
}

}  // namespace ssr
