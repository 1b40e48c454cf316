#pragma once

#include "process/step.h"

namespace ssr {

struct LeverParameters;

/// Those who stand in the way of arms and of those who live off mines: arms monitors at crossings
/// (M84), inspectors who certify what mines yield (M84), customs officers (M27).
void act_borders(const Step& step, World& world);

/// [0, 1] of a district's resources sold with a certificate, by its inspectors and how lootable it
/// is; some of what crosses a border unseen (`crosses_unseen` [0, 1], 0 away from borders) goes
/// round the counter.
double certified_share(const LeverParameters& p, double inspectors, double lootable,
                       double crosses_unseen) noexcept;

/// [0, 1] of the goods at a district's crossings that customs officers look at and are not bought
/// off from: `rents` [0, 1] pass there (M27) or patrons hold the posts, with a `certainty` [0, 1]
/// that taking a share is punished.
double goods_seen(const LeverParameters& p, double officers, double crossings, double rents,
                  double certainty) noexcept;

}  // namespace ssr
