#pragma once

#include <vector>

#include "process/step.h"

namespace ssr {

struct LeverParameters;

/// Those who stand in the way of arms and of those who live off mines: joint patrols where planners
/// hear of insecurity (M31), arms monitors at crossings (M84), inspectors who certify what mines
/// yield (M84).
void act_borders(const Step& step, World& world);

/// [0, 1] of a district's resources sold with a certificate, by its inspectors and how lootable it
/// is; across a border some of it goes round the counter.
double certified_share(const LeverParameters& p, double inspectors, double lootable,
                       bool at_border) noexcept;

/// Units of a lever for each district, in proportion to `weights`, as far as activities work there.
std::vector<double> share_out(const Step& step, World& world, Lever lever,
                              const std::vector<double>& weights);

}  // namespace ssr
