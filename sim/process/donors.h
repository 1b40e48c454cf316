#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct DonorsParameters {
};
DonorsParameters read_donors(Table& table);

/// Donors pledge, commit and disburse, with lags, volatility and tastes.
void donors(const Step& step, World& world);

}  // namespace ssr
