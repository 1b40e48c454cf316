#include <array>

#include "process/parameters.h"
#include "process/registry.h"

namespace ssr {

std::span<const Mechanism> mechanisms() {
  static constexpr auto table = std::to_array<Mechanism>({
      // justice chain, balance
      // disarmament, armed actors
      // politics, ownership, spoilers
      // donors, money, missions
      // legitimacy, economy, region
  });
  return table;
}

}  // namespace ssr
