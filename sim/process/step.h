#pragma once

#include "core/draws.h"
#include "core/threading.h"
#include "scenario/context.h"
#include "scenario/plan.h"
#include "world/world.h"

namespace ssr {

struct Parameters;
struct AttitudeMoves;

/// What a process is given: the scenario, its parameters, this week's draws. All const; it changes
/// the world alone.
struct Step {
  const Context& context;
  const Plan& plan;
  const Parameters& parameters;
  Draws draws;
  Threading threading = Threading::serial;
  AttitudeMoves* moves = nullptr;  // what moved attitudes, where a ledger asks

  Week week() const noexcept { return draws.week(); }
};

}  // namespace ssr
