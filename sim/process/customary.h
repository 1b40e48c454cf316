#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct CustomaryParameters {
};
CustomaryParameters read_customary(Table& table);

/// Chiefs, elders and mediators hear disputes; what nobody decides festers.
void customary(const Step& step, World& world);

}  // namespace ssr
