#pragma once

namespace ssr {

/// Chance that a vetting board removes somebody (M47), in the police as in the army: for a record
/// that it finds with chance `found`, or for one that it takes him to have. A board that takes any
/// rumour for proof finds more, and errs more than in proportion: `errs` is for the strictest.
inline double board_removes(double found, double errs, double strictness) noexcept {
  return found + (1.0 - found) * (errs * strictness * strictness);
}

}  // namespace ssr
