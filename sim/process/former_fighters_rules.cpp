#include <algorithm>
#include <array>
#include <utility>

#include "core/exact_math.h"
#include "process/former_fighters.h"

namespace ssr {

double fighter_job_probability(const FormerFightersParameters& p,
                               const JobSeekerView& view) noexcept {
  const double edge = 1.0 + p.sees_skill * p.skill_edge * view.skilled +
                      (view.schooled ? p.schooling_edge : 0.0) + p.broker_edge * view.broker_tie +
                      (view.accepted ? p.accepted_edge : 0.0);
  if (view.vacancies <= 0.0) return 0.0;
  const double one_each = exact::clamp01(view.vacancies / std::max(1.0, view.seekers));
  return exact::clamp01(p.job_rate * one_each * edge * weeks_per_month);
}

double former_fighter_log_ratio(const FormerFightersParameters& p,
                                const FormerFighterView& view) noexcept {
  double log_ratio = p.offence_commander * view.criminal_tie -
                     p.offence_restraint * view.restraining_tie + p.offence_peers * view.peers +
                     p.offence_rents * view.rents - p.offence_sanction * view.sanction;
  if (view.expects_tranche) log_ratio -= p.offence_tranche;
  if (view.accepted) log_ratio -= p.offence_accepted;
  if (view.family) log_ratio -= p.offence_family;
  if (view.schooled) log_ratio -= p.offence_schooling;
  if (view.counselled) log_ratio -= p.offence_counselled;
  if (view.impostor) log_ratio -= p.offence_impostor;
  if (view.child) log_ratio -= p.offence_child;
  if (view.woman) log_ratio -= p.offence_woman;
  if (!view.criminal) log_ratio += p.offence_idle * view.idle + (view.in_gap ? p.offence_gap : 0.0);
  return log_ratio;
}

double former_fighter_offence_rate(const FormerFightersParameters& p,
                                   const FormerFighterView& view) noexcept {
  const double base = view.criminal ? p.criminal_rate : p.offence_rate * view.propensity;
  return base * exact::exp(former_fighter_log_ratio(p, view));
}

std::array<double, 256> factors_of_flags(const FormerFightersParameters& p) {
  const std::array<std::pair<std::uint8_t, double>, 5> kept_back = {
      {{fighter_flag::accepted, p.offence_accepted},
       {fighter_flag::family, p.offence_family},
       {fighter_flag::schooled, p.offence_schooling},
       {fighter_flag::counselled, p.offence_counselled},
       {fighter_flag::impostor, p.offence_impostor}}};
  std::array<double, 256> factors{};
  for (std::size_t flags = 0; flags < factors.size(); ++flags) {
    double log_ratio = 0.0;
    for (const auto& [flag, weight] : kept_back) log_ratio -= (flags & flag) != 0 ? weight : 0.0;
    factors[flags] = exact::exp(log_ratio);
  }
  return factors;
}

double propensity_of(const FormerFightersParameters& p, double uniform) noexcept {
  return (p.propensity_exponent + 1.0) * exact::pow(uniform, p.propensity_exponent);
}

double call_to_arms(const FormerFightersParameters& p, Stance stance, bool led) noexcept {
  if (!led) return 0.0;
  return stance == Stance::fight ? 1.0 : stance == Stance::obstruct ? p.call_obstruct : 0.0;
}

double remobilise_rate(const FormerFightersParameters& p, const RecallView& view) noexcept {
  double log_ratio = p.remobilise_tie * view.tie + p.remobilise_idle * view.idle +
                     p.remobilise_danger * view.danger +
                     p.remobilise_broken * (1.0 - view.promises_kept) +
                     p.remobilise_grievance * view.grievance;
  if (view.accepted) log_ratio -= p.remobilise_accepted;
  if (view.family) log_ratio -= p.remobilise_family;
  if (view.expects_tranche) log_ratio -= p.remobilise_tranche;
  if (view.impostor) log_ratio -= p.remobilise_impostor;
  return p.remobilise_rate * view.call * exact::exp(log_ratio);
}

}  // namespace ssr
