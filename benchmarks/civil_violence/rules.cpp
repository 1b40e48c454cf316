#include "civil_violence/rules.h"

#include "civil_violence/stream.h"
#include "core/exact_math.h"

namespace civil_violence {

double arrest_probability(int ratio) noexcept {
  return 1.0 - ssr::exact::exp(-arrest_steepness * ratio);
}

bool rebels(double grievance, double risk_aversion, int ratio) noexcept {
  return grievance - risk_aversion * arrest_probability(ratio) > threshold;
}

int tolerance(double grievance, double risk_aversion) noexcept {
  int highest = -1;
  while (highest < cells_in_view && rebels(grievance, risk_aversion, highest + 1)) ++highest;
  return highest;
}

Birth birth(ssr::Luck luck, std::uint32_t cell) noexcept {
  const ssr::Block block = ssr::Draws(luck, 0).block(cell, birth_lane);
  const double kind = block.uniform(0);
  if (kind < cop_probability) return {Kind::cop, 0, 0};
  if (kind < cop_probability + citizen_probability) {
    return {Kind::citizen, block.uniform(1), block.uniform(2)};
  }
  return {};
}

}  // namespace civil_violence
