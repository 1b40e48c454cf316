#include <algorithm>

#include "core/exact_math.h"
#include "process/policing.h"

namespace ssr {

double capability(const PolicingParameters& p, const StationView& view) noexcept {
  constexpr double n_means = 4.0;
  const double means =
      (view.training + view.supervision + view.equipment + view.institution) / n_means;
  return p.least_capability + (1.0 - p.least_capability) * means;
}

double desk_probability(const PolicingParameters& p, double gravity) noexcept {
  return p.mediated * (1.0 - gravity);
}

double temptation(const PolicingParameters& p, const StationView& view) noexcept {
  const double certainty =
      p.sees_certainty * view.certainty + (1.0 - p.sees_certainty) * p.normal_certainty;
  const double arrears = std::min(view.arrears_weeks, p.arrears_cap_weeks);
  return (1.0 - view.integrity) *
         exact::exp(p.bribe_by_arrears * arrears - p.by_certainty * certainty);
}

double bribe_probability(const PolicingParameters& p, const StationView& view,
                         double gravity) noexcept {
  return exact::clamp01(p.bribe_rate * (1.0 - gravity) * temptation(p, view));
}

double evidence_kept(const PolicingParameters& p, Week weeks) noexcept {
  return exact::pow(1.0 - p.sees_waiting * p.evidence_decay, weeks);
}

double evidence_left(const PolicingParameters& p, double evidence, Week weeks) noexcept {
  return evidence * evidence_kept(p, weeks);
}

double find_probability(const PolicingParameters& p, double evidence, double able) noexcept {
  return evidence * (p.find_least + (1.0 - p.find_least) * able);
}

double wrongful_probability(const PolicingParameters& p, double gravity, double able) noexcept {
  return p.wrongful_rate * gravity * (1.0 - able);
}

double remembered_next(const PolicingParameters& p, double remembered, double happened) noexcept {
  return (1.0 - p.sanction_memory) * remembered + happened;
}

double sanction_seen(double seen, double sanctions, double violence) noexcept {
  return violence > 0 ? exact::clamp01(sanctions / violence) : seen;
}

}  // namespace ssr
