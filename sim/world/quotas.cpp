#include "world/quotas.h"

#include <algorithm>

namespace ssr {

std::int64_t integrated_from(const World& world, std::optional<std::size_t> faction) {
  const Soldiers& s = world.army.soldiers;
  std::int64_t n = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    n += s.was_fighter[i].exists() && (!faction || s.origin[i].value == *faction) ? 1 : 0;
  }
  return n;
}

std::vector<std::int64_t> quotas_left(const Context& context, const World& world) {
  const std::size_t n_factions = world.factions.size();
  std::vector<std::int64_t> left(n_factions + 1, 0);
  for (const PromiseContext& given : context.accord.promises) {
    if (given.kind != PromiseKind::integration_quota) continue;
    left[given.beneficiary.value_or(n_factions)] += static_cast<std::int64_t>(given.amount + 0.5);
  }
  if (std::all_of(left.begin(), left.end(), [](std::int64_t n) { return n == 0; })) return left;
  const Soldiers& s = world.army.soldiers;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!s.was_fighter[i].exists()) continue;
    std::int64_t& own = left[s.origin[i].value];
    --(own > 0 ? own : left[n_factions]);
  }
  left[n_factions] = std::max<std::int64_t>(0, left[n_factions]);
  return left;
}

}  // namespace ssr
