#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ResponseParameters {
};
ResponseParameters read_response(Table& table);

/// Victims report to police or custom, take revenge, arm themselves, or do nothing.
void response(const Step& step, World& world);

}  // namespace ssr
