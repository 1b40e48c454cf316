#include "process/foot_patrols.h"

#include <algorithm>

#include "core/exact_math.h"
#include "core/saturation.h"
#include "process/parameters.h"

namespace ssr {

FootPatrolParameters read_foot_patrols(Table& t) {
  const auto log_odds = [&t](std::string_view key, double value, double low, double high,
                             std::string_view help) {
    return t.number(key, {.value = value, .low = low, .high = high, .help = help, .max = 10});
  };
  FootPatrolParameters p;
  p.team = t.number(
      "foot_team",
      {.value = 4, .low = 3, .high = 8, .help = "officers of a foot patrol", .min = 1, .max = 100});
  p.spared = t.number("foot_spared",
                      {.value = 0.2,
                       .low = 0.1,
                       .high = 0.4,
                       .help = "share of officers present whom commanders spare for foot patrol",
                       .max = 1});
  p.meets = t.number("foot_meets",
                     {.value = 40,
                      .low = 15,
                      .high = 80,
                      .unit = "1/week",
                      .help = "people with whom one officer on foot speaks in a week",
                      .max = 1000});
  p.known_weeks = t.number(
      "foot_known_weeks",
      {.value = 26,
       .low = 13,
       .high = 52,
       .unit = "week",
       .source = "Blair et al. 2021 Science: rotation of officers among the causes of null effects",
       .help = "at a post after which half of those an officer meets know him again",
       .min = 0.1,
       .max = 520});
  p.half_life = t.number("foot_half_life", {.value = 26,
                                            .low = 13,
                                            .high = 52,
                                            .unit = "week",
                                            .help = "acquaintance with officers lasts",
                                            .min = 0.1,
                                            .max = 520});
  p.well = -log_odds("meeting_ill", 2.0, 1.4, 2.6,
                     "log odds that a meeting goes ill: untrained, unwatched, no case solved");
  p.well_by_training =
      log_odds("meeting_by_training", 1.2, 0.6, 1.8, "log odds of a good meeting, full training");
  p.well_by_integrity = log_odds("meeting_by_integrity", 1.2, 0.6, 1.8,
                                 "log odds of a good meeting, lowest to highest integrity");
  p.well_by_supervision = log_odds("meeting_by_supervision", 0.8, 0.4, 1.2,
                                   "log odds of a good meeting, full supervision");
  p.well_by_certainty = log_odds("meeting_by_certainty", 2.0, 1.0, 3.0,
                                 "log odds of a good meeting, when punishment seems certain");
  p.well_by_solved = log_odds("meeting_by_solved", 1.0, 0.4, 1.6,
                              "log odds of a good meeting, where all reports were put right");
  p.ill_by_record =
      log_odds("meeting_by_record", 1.4, 0.8, 2.0, "log odds lost by somebody with a record");
  return p;
}

double meeting_goes_well(const FootPatrolParameters& p, const MeetingView& view) noexcept {
  const double certainty =
      p.sees_certainty * view.certainty + (1.0 - p.sees_certainty) * p.normal_certainty;
  return exact::logistic(p.well + p.well_by_training * view.training +
                         p.well_by_integrity * view.integrity +
                         p.well_by_supervision * view.supervision +
                         p.well_by_certainty * certainty + p.well_by_solved * view.solved -
                         (view.record ? p.ill_by_record : 0.0));
}

double met_share(const FootPatrolParameters& p, double officers, double people) noexcept {
  if (people <= 0) return 0.0;
  return exact::chance_within(p.meets_people * p.meets * officers / people, 1.0);
}

double known_share(const FootPatrolParameters& p, double weeks_at_post) noexcept {
  return exact::saturating(weeks_at_post, p.known_weeks);
}

Acquaintance after_meetings(const Acquaintance& before, double met, double well) noexcept {
  const double old = before.contact * (1.0 - met);
  const double all = old + met;
  if (all <= 0) return before;
  return {all, (old * before.well + met * well) / all};
}

namespace {

/// A district's officers, as those who meet them find them. Who walks a beat is anybody of them.
struct Beat {
  double officers = 0;
  double supervisors = 0;
  double known = 0;      // sum of known_share
  double on_foot = 0;    // officers sent this week
  double left = 0;       // whom commanders still spare
  std::vector<std::uint32_t> rows;  // of its officers
};

class Beats {
 public:
  Beats(const Step& step, World& world, const std::vector<double>& present)
      : step_(step),
        p_(step.parameters.police_force.foot),
        world_(world),
        beats_(world.districts.size()) {
    for (std::size_t d = 0; d < beats_.size(); ++d) beats_[d].left = p_.spared * present[d];
    const Police& police = world.police;
    for (std::size_t i = 0; i < police.size(); ++i) {
      if (police.status[i] != ServiceStatus::serving) continue;
      Beat& beat = beats_[police.district[i].value];
      beat.officers += 1.0;
      beat.rows.push_back(static_cast<std::uint32_t>(i));
      beat.supervisors += police.supervisor[i] == supervisor_rank::trained ? 1.0 : 0.0;
      beat.known += known_share(p_, step.week() - police.posted[i]);
    }
  }

  std::vector<double> walk() {
    // Those least known come first: limited teams, a stated order.
    const Communities& communities = world_.communities;
    std::vector<std::uint32_t> order(communities.size());
    for (std::uint32_t c = 0; c < order.size(); ++c) order[c] = c;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return communities.contact[a] < communities.contact[b];
    });
    const auto& offers =
        world_.programme.offers[static_cast<std::size_t>(Lever::community_policing)];
    const auto none_left = [](const Offer& offer) { return offer.units <= 0; };
    for (const std::uint32_t c : order) {
      if (std::all_of(offers.begin(), offers.end(), none_left)) break;
      visit(c);
    }
    std::vector<double> on_foot;
    for (const Beat& beat : beats_) on_foot.push_back(beat.on_foot);
    return on_foot;
  }

 private:
  void visit(std::uint32_t c) {
    Communities& communities = world_.communities;
    const std::size_t d = communities.district[c].value;
    Beat& beat = beats_[d];
    const double wanted = std::min(1.0, beat.left / p_.team);
    if (wanted <= 0 || communities.people[c] <= 0) return;
    const double teams = take_for(world_, step_.plan, Lever::community_policing, d,
                                  {.community = c}, wanted);
    if (teams <= 0) return;
    const double officers = teams * p_.team;
    beat.on_foot += officers;
    beat.left -= officers;
    communities.officers_on_foot[c] = static_cast<float>(officers);
    const double met = met_share(p_, officers, static_cast<double>(communities.people[c])) *
                       beat.known / beat.officers;
    const Acquaintance now =
        after_meetings({communities.contact[c], communities.officers_met[c]}, met, well_in(c));
    communities.contact[c] = static_cast<float>(now.contact);
    communities.officers_met[c] = static_cast<float>(now.well);
  }

  /// Mean over the officers of the district, each as he is.
  double well_in(std::uint32_t c) const {
    const Communities& communities = world_.communities;
    const DistrictId district = communities.district[c];
    const Beat& beat = beats_[district.value];
    const double span = step_.parameters.police_force.officers_per_supervisor;
    const double answered = communities.recent_remedy[c] + communities.recent_impunity[c];
    MeetingView view;
    view.supervision = exact::clamp01(span * beat.supervisors / beat.officers);
    view.supervision += (1.0 - view.supervision) * world_.police.mentored_share;
    view.certainty = world_.oversight.seen_certainty_police[district.value];
    view.solved = answered > 0 ? communities.recent_remedy[c] / answered : 0.0;
    double sum = 0.0;
    const Police& police = world_.police;
    for (const std::uint32_t i : beat.rows) {
      view.training = exact::clamp01(police.training_weeks[i] / p_.full_training_weeks);
      view.integrity = police.integrity[i];
      view.record = police.abuser[i] != 0;
      sum += meeting_goes_well(p_, view);
    }
    return sum / beat.officers;
  }

  const Step& step_;
  const FootPatrolParameters& p_;
  World& world_;
  std::vector<Beat> beats_;
};

}  // namespace

std::vector<double> walk_beats(const Step& step, World& world, const std::vector<double>& present) {
  const FootPatrolParameters& p = step.parameters.police_force.foot;
  Communities& communities = world.communities;
  const auto kept = static_cast<float>(exact::pow(0.5, 1.0 / p.half_life));
  for (float& known : communities.contact) known *= kept;
  std::fill(communities.officers_on_foot.begin(), communities.officers_on_foot.end(), 0.0F);
  const auto& offers = world.programme.offers[static_cast<std::size_t>(Lever::community_policing)];
  if (offers.empty()) return std::vector<double>(world.districts.size(), 0.0);
  return Beats(step, world, present).walk();
}

}  // namespace ssr
