#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct RegistrationParameters {
};
RegistrationParameters read_registration(Table& table);

/// Fighters decide whether to register, and the entry test admits some, rightly or wrongly.
void registration(const Step& step, World& world);

}  // namespace ssr
