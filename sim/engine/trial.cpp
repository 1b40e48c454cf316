#include "engine/trial.h"

#include <array>
#include <limits>

namespace ssr {

namespace {

using Values = std::vector<double>;  // [measure]

/// Sums over one arm; `n` is what means are taken over, but those of adults and of fighters.
struct Arm {
  double n = 0;
  double adults = 0;
  double fighters = 0;  // of communities: who fought and comes from there
  Values sums;
};

enum Measure : std::size_t {
  people,
  idle,
  from_crime,
  under_arms,
  accepted,
  reoffended,
  fear,
  trust_police,
  grievance,
  visible_gains,
  perceived_violence,
  acceptance,
  skilled,
  counselled,
  trust_customary,
  legitimacy,
  contact,
  mediators_trained,
  disputes_open,
  first_counted,  // the counts of communities, in the order of LocalCount
  n_measures = first_counted + n_local_counts
};

constexpr std::string_view since_start = "Since the start, per 1,000 people of today";

constexpr auto measures = std::to_array<TrialMeasure>({
    {"people", "1", "people", "People of the arm, number", true, true},
    {"idle", "1", "without work", "Share of the arm; of communities: of adults", true, true},
    {"from_crime", "1", "living from crime", "Share of the arm; of communities: of adults", true,
     true},
    {"under_arms", "1", "under arms", "Share with a unit outside state control", true, false},
    {"accepted", "1", "accepted",
     "Share accepted where they live; of communities: of those who fought and come from there",
     true, true},
    {"reoffended", "1", "recidivism", "Share that offended or took up arms after disarming", true,
     false},
    {"fear", "1", "fear", "Mean of adults, 0 to 1", false, true},
    {"trust_police", "1", "trust in the police", "Mean of adults, 0 to 1", false, true},
    {"grievance", "1", "grievance", "Mean of adults, 0 to 1", false, true},
    {"visible_gains", "1", "visible gains", "What people see built and working, 0 to 1", false,
     true},
    {"perceived_violence", "1", "perceived violence", "The public's picture, 0 to 1", false, true},
    {"acceptance", "1", "readiness to accept", "Readiness to take former fighters in, 0 to 1",
     false, true},
    {"skilled", "1", "taught a trade", "Share who learnt a trade in a course", true, false},
    {"counselled", "1", "treated", "Share whose treatment took", true, false},
    {"trust_customary", "1", "trust in chiefs and elders", "Mean of adults, 0 to 1", false, true},
    {"legitimacy", "1", "legitimacy", "Mean of adults, 0 to 1", false, true},
    {"contact", "1", "people who know officers", "Share who met them on foot patrol", false, true},
    {"mediators_trained", "1", "mediators trained", "Share of those wanted", false, true},
    {"disputes_open", "1", "open disputes", "Not decided today, per 1,000 people", false, true},
    {"property_crimes", "1", "thefts and robberies", since_start, false, true},
    {"assaults", "1", "assaults", since_start, false, true},
    {"domestic_violence", "1", "domestic violence", since_start, false, true},
    {"disputes", "1", "disputes", since_start, false, true},
    {"disputes_turned_violent", "1", "disputes turned violent", since_start, false, true},
    {"vigilante_incidents", "1", "vigilante incidents", since_start, false, true},
    {"victims", "1", "victims of crime", since_start, false, true},
    {"victims_women", "1", "women among victims", since_start, false, true},
    {"victims_minority", "1", "victims not of the community's largest group", since_start, false,
     true},
    {"victims_young", "1", "young people among victims", since_start, false, true},
    {"reported", "1", "victims who went to the police", since_start, false, true},
    {"reported_women", "1", "women who went to the police", since_start, false, true},
    {"reported_minority", "1", "of minorities, who went to the police", since_start, false, true},
    {"reported_young", "1", "young people who went to the police", since_start, false, true},
});
static_assert(measures.size() == n_measures);

void add_fighter(Arm& arm, const Fighters& f, std::size_t row) {
  const auto share = [&arm](Measure measure, bool is) { arm.sums[measure] += is ? 1.0 : 0.0; };
  arm.n += 1;
  share(idle, at_large(f.state[row]) && f.livelihood[row] == Livelihood::idle);
  share(from_crime, f.state[row] == FighterState::criminal);
  share(under_arms, armed(f.state[row]));
  share(accepted, (f.flags[row] & fighter_flag::accepted) != 0);
  share(reoffended, (f.flags[row] & fighter_flag::reoffended) != 0);
  share(skilled, (f.flags[row] & fighter_flag::skilled) != 0);
  share(counselled, (f.flags[row] & fighter_flag::counselled) != 0);
}

void add_community(Arm& arm, const World& world, std::uint32_t c) {
  const Communities& communities = world.communities;
  const auto residents = static_cast<double>(communities.people[c]);
  arm.n += residents;
  arm.sums[visible_gains] += residents * communities.visible_gains[c];
  arm.sums[perceived_violence] += residents * communities.perceived_violence[c];
  arm.sums[acceptance] += residents * communities.acceptance[c];
  arm.sums[contact] += residents * communities.contact[c];
  arm.sums[mediators_trained] += residents * communities.mediation_trained[c];
  for (std::size_t k = 0; k < n_local_counts; ++k) {
    arm.sums[first_counted + k] += 1000.0 * communities.counted[c][k];
  }
  const Citizens& citizens = world.citizens;
  const std::uint32_t end = communities.first_row[c] + communities.n_rows[c];
  for (std::uint32_t row = communities.first_row[c]; row < end; ++row) {
    if (citizens.livelihood[row] == Livelihood::child) continue;
    const double weight = citizens.weight[row];
    arm.adults += weight;
    arm.sums[idle] += citizens.livelihood[row] == Livelihood::idle ? weight : 0.0;
    arm.sums[from_crime] += citizens.livelihood[row] == Livelihood::illicit ? weight : 0.0;
    arm.sums[fear] += weight * citizens.attitude[row][Attitude::fear];
    arm.sums[trust_police] += weight * citizens.attitude[row][Attitude::trust_police];
    arm.sums[grievance] += weight * citizens.attitude[row][Attitude::grievance];
    arm.sums[trust_customary] += weight * citizens.attitude[row][Attitude::trust_customary];
    arm.sums[legitimacy] += weight * citizens.attitude[row][Attitude::legitimacy];
  }
}

bool over_adults(std::size_t measure) {
  return measure == idle || measure == from_crime || measure == fear || measure == trust_police ||
         measure == grievance || measure == trust_customary || measure == legitimacy;
}

/// Whom a measure of communities is taken over.
double base_of(const Arm& arm, std::size_t measure) {
  if (measure == accepted) return arm.fighters;
  return over_adults(measure) ? arm.adults : arm.n;
}

float value_of(const Arm& arm, std::size_t measure, bool of_people) {
  const TrialMeasure& spec = measures[measure];
  const double over = of_people ? arm.n : base_of(arm, measure);
  if (measure == people) return static_cast<float>(arm.n);
  if (!(of_people ? spec.of_people : spec.of_communities) || over <= 0) {
    return std::numeric_limits<float>::quiet_NaN();
  }
  return static_cast<float>(arm.sums[measure] / over);
}

/// [community] its arm; none where the activity does not work.
std::vector<Arm*> arms_of_communities(const World& world, const Plan& plan, std::size_t a,
                                      std::array<Arm, n_arms>& arms) {
  std::vector<Arm*> arm_of(world.communities.size(), nullptr);
  for (std::uint32_t c = 0; c < arm_of.size(); ++c) {
    if (!names_all_or(plan.activities[a].regions, world.communities.district[c].value)) continue;
    arm_of[c] = &arms[in_served_arm(world, plan, a, c) ? 1 : 0];
  }
  return arm_of;
}

std::array<Arm, n_arms> arms_of(const World& world, const Plan& plan, std::size_t a) {
  const ActivityPlan& activity = plan.activities[a];
  std::array<Arm, n_arms> arms;
  for (Arm& arm : arms) arm.sums.assign(n_measures, 0.0);
  if (activity.assignment.of == Assignment::Of::people) {
    const Fighters& f = world.fighters;
    for (std::uint32_t row = 0; row < f.size(); ++row) {
      if ((f.flags[row] & fighter_flag::impostor) != 0) continue;
      if (!names_all_or(activity.factions, f.faction[row].value)) continue;
      add_fighter(arms[in_served_arm(world, plan, a, row) ? 1 : 0], f, row);
    }
    return arms;
  }
  const std::vector<Arm*> arm_of = arms_of_communities(world, plan, a, arms);
  for (std::uint32_t c = 0; c < arm_of.size(); ++c) {
    if (arm_of[c] != nullptr) add_community(*arm_of[c], world, c);
  }
  const Fighters& f = world.fighters;
  for (std::uint32_t row = 0; row < f.size(); ++row) {
    const bool fought = (f.flags[row] & fighter_flag::impostor) == 0;
    if (!fought || f.state[row] == FighterState::dead) continue;
    Arm* arm = arm_of[community_of(world, f.home[row]).value];
    if (arm == nullptr) continue;
    arm->fighters += 1;
    arm->sums[accepted] += (f.flags[row] & fighter_flag::accepted) != 0 ? 1.0 : 0.0;
  }
  each_open_case(world.justice, [&](const Case& item) {
    Arm* arm = arm_of[item.community.value];
    if (arm == nullptr || !dispute(item.matter) || item.stage == Stage::closed) return;
    arm->sums[disputes_open] += 1000.0;
  });
  return arms;
}

}  // namespace

std::span<const TrialMeasure> trial_measures() { return measures; }

std::vector<std::size_t> trials_of(const Plan& plan) {
  std::vector<std::size_t> trials;
  for (std::size_t a = 0; a < plan.activities.size(); ++a) {
    if (plan.activities[a].assignment.of != Assignment::Of::everybody) trials.push_back(a);
  }
  return trials;
}

std::vector<float> measure_trials(const World& world, const Plan& plan) {
  std::vector<float> values;
  for (const std::size_t a : trials_of(plan)) {
    const bool of_people = plan.activities[a].assignment.of == Assignment::Of::people;
    const auto arms = arms_of(world, plan, a);
    for (std::size_t measure = 0; measure < n_measures; ++measure) {
      for (const Arm& arm : arms) values.push_back(value_of(arm, measure, of_people));
    }
  }
  return values;
}

}  // namespace ssr
