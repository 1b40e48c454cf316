#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct SecurityParameters {
};
SecurityParameters read_security(Table& table);

/// What violence leaves behind in a district, and what each observer comes to know of it.
void security(const Step& step, World& world);

}  // namespace ssr
