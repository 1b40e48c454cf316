#include <algorithm>

#include "core/exact_math.h"
#include "process/registration.h"

namespace ssr {

double package_worth(double package) noexcept {
  return package <= 0.0 ? 0.0 : package / (1.0 + package);
}

double register_probability(const RegistrationParameters& p,
                            const RegistrationView& view) noexcept {
  const double log_odds = p.intercept + p.package_pull * package_worth(view.package) +
                          p.commander_pull * view.tie * view.commander -
                          p.danger_weight * view.danger +
                          p.promises_pull * (view.promises_kept - 0.5) - p.fear_weight * view.fear +
                          p.comrades_pull * view.comrades_gone;
  return p.ceiling_per_month * exact::logistic(log_odds);
}

double commander_attitude(const RegistrationParameters& p, std::optional<Stance> ordered,
                          CommanderStyle style, bool bought_off) noexcept {
  double attitude = 0.0;
  if (ordered == Stance::comply) attitude = 1.0;
  if (ordered == Stance::bargain) attitude = p.bargain_attitude;
  if (ordered == Stance::obstruct) attitude = p.obstruct_attitude;
  if (ordered == Stance::fight) attitude = -1.0;
  if (style == CommanderStyle::runs_crime) attitude += p.crime_commander_shift;
  if (bought_off) attitude += p.bought_off_shift;
  return std::clamp(attitude, -1.0, 1.0);
}

double fighter_refused_probability(const RegistrationParameters& p, double strictness,
                                   bool has_weapon, FighterRole role, Sex sex) noexcept {
  if (has_weapon) return 0.0;
  double refused = role == FighterRole::combatant ? p.unarmed_combatant_refused : p.support_refused;
  if (sex == Sex::female) refused += p.woman_refused_more;
  return exact::clamp01(strictness * std::min(1.0, refused));
}

double impostor_detected_probability(const RegistrationParameters& p, double strictness) noexcept {
  return exact::clamp01(p.impostor_detected * strictness);
}

double hide_weapon_probability(const RegistrationParameters& p, double strictness,
                               double promises_kept) noexcept {
  return exact::clamp01(p.hides_weapon * (1.0 - strictness) * (1.0 - promises_kept));
}

double expected_false_claims(const RegistrationParameters& p, double worth, double strictness,
                             double people, double fighters_coming_forward) noexcept {
  const double hears_it_works = 1.0 - impostor_detected_probability(p, strictness);
  return worth * hears_it_works *
         (p.list_padding * fighters_coming_forward + p.claims_per_1000_week * people / 1000.0);
}

double drift_rate(const RegistrationParameters& p, const DriftView& view) noexcept {
  const double hunger = view.awaits ? 0.0 : p.hunger_per_year * (1.0 - view.fed);
  return (p.drift_per_year * (1.0 - exact::clamp01(view.tie)) + hunger) *
         (1.0 - exact::clamp01(view.danger));
}

}  // namespace ssr
