#pragma once

#include "world/world.h"

namespace ssr {

/// Audits what is conserved: people, weapons, detainees with their cases, money. Throws
/// InvariantError with the week, the law and both sides.
void check(const World& world);

/// Everyone alive and in the country, whatever their role.
std::int64_t people_alive(const World& world);

}  // namespace ssr
