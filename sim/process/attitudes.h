#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct AttitudesParameters {
};
AttitudesParameters read_attitudes(Table& table);

/// Experience, neighbours' experience, news and visible gains move what citizens feel.
void attitudes(const Step& step, World& world);

}  // namespace ssr
