#pragma once

#include "process/step.h"

namespace ssr {

/// Communities: small projects that people can see (M70), meetings that bring expectations down to
/// what the peace can bring (M71, M72), licences for those who guard or judge beside the state
/// (M25), hearings of what former fighters did there.
void act_society(const Step& step, World& world);

/// [0, 1] share of providers with a licence after `visits`, each of which lists `by_visit` of those
/// of one community; a row of the model stands for `communities` of them.
double licensed_after(double by_visit, double licensed, double visits, double communities) noexcept;

/// [0, 1] visible gains of a community of `people` after `projects` small projects.
double gains_after(double gains, double people, double projects, double reach,
                   double gain) noexcept;

/// Chance that somebody owns up at a hearing. `wrongdoers`: those who may, each weighed by the
/// abusiveness [0, 1] of his unit; `confesses`: the chance of one of a wholly abusive unit.
double confession_probability(double wrongdoers, double confesses) noexcept;

/// [0, 1] readiness of a community to take former fighters in after a hearing: of its people a
/// share `attend` come, with `grievance` [0, 1] between them and these men, and hear one own up
/// with chance `confession`. `reconciles`: way to full readiness of those for whom all of it holds.
/// That such forums win forgiveness and trust: Cilliers, Dube & Siddiqi 2016 Science.
double readiness_after(double readiness, double attend, double grievance, double confession,
                       double reconciles) noexcept;

/// [0, 1] fear after a hearing that a share `attend` come to: they relive what they hold against
/// others, `grievance` [0, 1], whoever owns up. That such forums do this harm: as above.
double fear_relived(double fear, double attend, double grievance, double relives) noexcept;

}  // namespace ssr
