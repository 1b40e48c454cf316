#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/plan.h"

namespace ssr {

constexpr Week longest_weeks = 5'200;
constexpr std::string_view no_identity =
    "levers select by conduct, faction or place, never by identity group";

/// Reports keys that would select people by identity group.
void refuse_identity_keys(Table& table);

/// A condition on the planner's picture of the context's country; empty where the key is absent or
/// cannot be used. Without a context no name of a place or faction is checked.
Condition read_condition(Table& table, const Context& context, std::string_view key,
                         std::string_view help);

/// A week or a date, or "never"; none where the key is absent or cannot be used.
std::optional<Week> read_week_or_never(Table& table, std::string_view key, Date day_zero,
                                       std::string_view help);

/// Reads when activities start. `activities` are the names of all activities of the plan.
struct StartReader {
  const Context& context;
  const std::vector<std::string>& activities;

  Start read(Table& activity) const;
};

}  // namespace ssr
