#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct CrimeParameters {
};
CrimeParameters read_crime(Table& table);

/// Offenders among citizens commit crimes; disputes arise.
void crime(const Step& step, World& world);

}  // namespace ssr
