#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct LivelihoodsParameters {
};
LivelihoodsParameters read_livelihoods(Table& table);

/// Citizens find and lose work.
void livelihoods(const Step& step, World& world);

}  // namespace ssr
