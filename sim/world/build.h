#pragma once

#include "core/draws.h"
#include "scenario/context.h"
#include "world/world.h"

namespace ssr {

/// The country at the start date: people in communities, everyone with a role one for one, stocks
/// of weapons, cases, detainees and money. The same for every plan. Throws InputError when a region
/// has fewer people than roles.
World build_world(const Context& context, Luck luck, Threading threading = Threading::serial);

/// Splits `total` things by shares: largest remainders, ties to the first. Sums to `total`.
std::vector<std::int64_t> split_by_shares(std::int64_t total, const std::vector<double>& shares);

}  // namespace ssr
