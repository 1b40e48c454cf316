#pragma once

#include "scenario/plan_activity.h"

namespace ssr {

/// `payer = "North Aid"`: one donor, who may fund the lever's sector.
void read_payer(Table& table, const Context& context, const PlaceNames& names,
                ActivityPlan& activity);

/// `lead = "North Aid"` and `lead_sectors = ["courts"]`: whom donors agree to follow, and in what.
void read_lead(Table& table, const Context& context, const PlaceNames& names,
               ActivityPlan& activity);

/// `demands = ["vet"]` and `withholds = ["equip"]`, both names of the plan's `activities`.
void read_terms_of_aid(Table& table, const std::vector<std::string>& activities,
                       ActivityPlan& activity);

}  // namespace ssr
