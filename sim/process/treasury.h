#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct TreasuryParameters {
};
TreasuryParameters read_treasury(Table& table);

/// Revenue comes in; the security payroll and recurrent bills go out as far as the money lasts.
void treasury(const Step& step, World& world);

}  // namespace ssr
