#pragma once

#include <cstddef>

#include "process/step.h"

namespace ssr {

/// Offices that the accord promised a faction, in the amounts of its promises.
struct OfficesPromised {
  double all = 0;
  double open = 0;  // neither given nor refused yet
};

/// What one promise of offices counts; one that names no number is one office.
inline double offices_of(const PromiseContext& promise) noexcept {
  return promise.amount > 0.0 ? promise.amount : 1.0;
}

inline OfficesPromised offices_promised(const Step& step, const World& world, std::size_t f) {
  OfficesPromised offices;
  for (std::size_t i = 0; i < world.accord.promises.size(); ++i) {
    const PromiseContext& given = step.context.accord.promises[i];
    if (given.kind != PromiseKind::posts || given.beneficiary != f) continue;
    offices.all += offices_of(given);
    if (world.accord.promises[i].state == PromiseState::open) offices.open += offices_of(given);
  }
  return offices;
}

}  // namespace ssr
