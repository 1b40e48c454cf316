#include "core/exact_math.h"
#include "core/saturation.h"
#include "process/response.h"

namespace ssr {

namespace {

constexpr std::size_t index(Matter matter) noexcept { return static_cast<std::size_t>(matter); }

double dread(const ResponseParameters& p, const SeekerView& seeker) noexcept {
  switch (seeker.offender) {
    case OffenderKind::officer:
    case OffenderKind::soldier:
      return p.dread_of_forces;
    case OffenderKind::fighter:
      return seeker.taken_in ? p.dread_of_neighbours : p.dread_of_fighters;
    case OffenderKind::mob:
      return p.dread_of_fighters;
    default:
      return p.dread_of_neighbours;
  }
}

}  // namespace

double seen_trust(const ResponseParameters& p, double trust_police) noexcept {
  return p.neutral_trust + p.sees_police_record * (trust_police - p.neutral_trust);
}

double police_record(const ResponseParameters& p, double remedy, double impunity,
                     double extortion) noexcept {
  const auto recalled = [&p](double events) {
    return exact::saturating(p.sees_police_record * events, p.half_memory);
  };
  return (1.0 + p.remedy_gain * recalled(remedy)) * (1.0 - p.impunity_loss * recalled(impunity)) *
         (1.0 - p.bribe_loss * recalled(extortion));
}

double police_penalty(const ResponseParameters& p, double minority_penalty, double own_officers,
                      double contact) noexcept {
  return minority_penalty *
         (1.0 - p.penalty_eased * p.sees_own_kind * exact::clamp01(own_officers)) *
         (1.0 - p.contact_eases * contact);
}

double police_reach(const ResponseParameters& p, double police_coverage, double contact) noexcept {
  return police_coverage + (1.0 - police_coverage) * p.contact_brings * contact;
}

std::array<double, n_recourses> recourse_weights(const ResponseParameters& p,
                                                 const SeekerView& seeker) noexcept {
  const std::size_t m = index(seeker.matter);
  // Looked up: nobody can guess who is poor, a woman or young.
  const std::array<double, 2> by_means{0.0, p.poor_cannot_pay};
  const std::array<double, 2> by_sex{p.women_kept_away, 0.0};
  const double poor = by_means[seeker.poor];
  const double woman = by_sex[static_cast<std::size_t>(seeker.sex)];
  const double undaunted = 1.0 - dread(p, seeker);
  const double standing = undaunted * (1.0 - poor) * (1.0 - woman);
  const double eased = 1.0 - p.contact_eases * seeker.contact;  // officers come to them
  const double before_police = undaunted * (1.0 - poor) * (1.0 - woman * eased);
  const double trust = seen_trust(p, seeker.trust_police);
  const double custom_reach = p.sees_custom * seeker.custom_reach;
  const std::array<double, 2> temper{p.calm_of_elders, 1.0};
  const bool hot = seeker.young && seeker.sex == Sex::male;
  std::array<double, n_recourses> weights{};
  // The police do not decide who owns a field: disputes go to custom or to court.
  if (dispute(seeker.matter)) {
    weights[1] = p.custom_pull * p.custom_fit[m] * custom_reach * seeker.trust_customary;
    weights[2] = p.court_pull * seeker.court_reach * seeker.trust_courts * standing *
                 (1.0 - seeker.minority_penalty);
  } else {
    weights[0] =
        p.police_pull * p.gravity[m] * police_reach(p, seeker.police_coverage, seeker.contact) *
        trust * seeker.police_record * before_police *
        (1.0 - police_penalty(p, seeker.minority_penalty, seeker.own_officers, seeker.contact));
    weights[1] = p.custom_pull * p.custom_fit[m] * custom_reach * seeker.trust_customary;
  }
  weights[3] = p.revenge_pull * p.revenge_fit[m] * seeker.grievance *
               (1.0 - seeker.police_coverage * trust) * temper[hot] * undaunted;
  weights[4] = p.silence[m];
  return weights;
}

Recourse choose_recourse(const std::array<double, n_recourses>& weights, double uniform) noexcept {
  double sum = 0.0;
  for (const double weight : weights) sum += weight;
  double left = uniform * sum;
  // Without branches: nobody can guess whom somebody turns to.
  std::size_t chosen = 0;
  std::size_t passed = 1;  // 0 once one is chosen
  for (std::size_t i = 0; i + 1 < n_recourses; ++i) {
    left -= weights[i];
    passed &= left < 0.0 ? 0 : 1;
    chosen += passed;
  }
  return static_cast<Recourse>(chosen);
}

double mob_probability(const ResponseParameters& p, const MobView& view) noexcept {
  const double handed_over = view.police_coverage * view.police_record / (1.0 + p.remedy_gain);
  return exact::clamp01(p.mob_base +
                        p.mob_watch * exact::saturating(view.watch_group, p.half_watch) +
                        p.mob_trained * view.mediation_trained) *
         (1.0 - handed_over);
}

double mob_error_probability(const ResponseParameters& p, double accountability) noexcept {
  return p.mob_errs * p.sees_unaccountable * (1.0 - accountability);
}

double arming_probability(const ResponseParameters& p, const ArmingView& view) noexcept {
  const double protection = view.police_coverage * seen_trust(p, view.trust_police);
  return p.arming * view.fear * (1.0 - protection) *
         (view.sex == Sex::female ? p.women_arming : 1.0);
}

}  // namespace ssr
