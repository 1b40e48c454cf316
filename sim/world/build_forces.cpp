#include "world/builder.h"

#include <algorithm>

namespace ssr {

namespace {

constexpr std::int64_t battalion_size = 600;
constexpr std::int64_t soldiers_per_officer = 20;
constexpr float basic_training_weeks = 24.0F;  // of officers whom the context calls trained
constexpr float short_training_weeks = 2.0F;   // of the others
constexpr double longest_soldier_training =
    8.0;  // [week] of the army at the start, evenly from none
constexpr double longest_police_service = 15.0;  // [year] evenly from none
constexpr double longest_army_service = 10.0;    // [year]
constexpr double abuser_integrity = 0.2;         // [0, 1] least of officers with a record of abuse
constexpr double clean_integrity = 0.5;          // least of the others
constexpr double integrity_width = 0.3;          // of both, evenly above the least
constexpr std::int64_t officers_per_rifle = 4;   // police posts hold one for so many

}  // namespace

void Builder::enlist_police() {
  const PoliceContext& given = context_.police;
  Police& police = world_.police;
  const auto by_district = split_by_shares(whole(given.officers), or_by_people(given.regions));
  for (std::uint32_t d = 0; d < by_district.size(); ++d) {
    for (std::int64_t i = 0; i < by_district[d]; ++i) {
      const auto row = static_cast<std::uint32_t>(police.size());
      const Block block = draws_.block(row, Lane::build_officer, 0);
      const Block more = draws_.block(row, Lane::build_officer, 1);
      const Sex sex = block.chance(0, given.women_share) ? Sex::female : Sex::male;
      const bool trained = block.chance(1, given.trained_share);
      const bool abuser = block.chance(2, given.abuser_share);
      police.home.push_back(
          take_person(DistrictId{d}, row, Lane::build_officer, sex, works_from, works_until));
      police.sex.push_back(sex);
      police.origin.push_back({});
      police.abuser.push_back(abuser ? 1 : 0);
      police.was_fighter.push_back({});
      police.integrity.push_back(static_cast<float>((abuser ? abuser_integrity : clean_integrity) +
                                                    integrity_width * more.uniform(0)));
      police.status.push_back(ServiceStatus::serving);
      police.district.push_back(DistrictId{d});
      police.training_weeks.push_back(trained ? basic_training_weeks : short_training_weeks);
      police.training_until.push_back(0);
      police.supervisor.push_back(
          trained && block.chance(3, given.supervisor_share / std::max(0.01, given.trained_share))
              ? 1
              : 0);
      police.vetted.push_back(0);
      police.arrears_weeks.push_back(static_cast<float>(given.arrears_weeks));
      police.joined.push_back(
          -static_cast<Week>(more.uniform(1) * longest_police_service * weeks_per_year));
      police.posted.push_back(police.joined.back());
    }
  }
  police.target_strength = whole(given.officers);
}

void Builder::enlist_army() {
  const ArmyContext& given = context_.army;
  Army& army = world_.army;
  const std::int64_t strength = whole(given.soldiers);
  const std::int64_t n_battalions = (strength + battalion_size - 1) / battalion_size;
  const auto by_district = split_by_shares(n_battalions, or_by_people(given.regions));
  for (std::uint32_t d = 0; d < by_district.size(); ++d) {
    for (std::int64_t b = 0; b < by_district[d]; ++b) {
      Battalion battalion;
      battalion.district = DistrictId{d};
      battalion.cohesion = given.cohesion;
      battalion.arrears_weeks = given.arrears_weeks;
      army.battalions.push_back(battalion);
    }
  }
  Soldiers& soldiers = army.soldiers;
  const std::vector<double> homes = or_by_people(given.home_regions);
  for (std::int64_t i = 0; i < strength; ++i) {
    const auto row = static_cast<std::uint32_t>(i);
    const auto battalion = static_cast<std::uint16_t>(i * n_battalions / strength);
    const Block block = draws_.block(row, Lane::build_soldier, 0);
    const Block more = draws_.block(row, Lane::build_soldier, 1);
    const Sex sex = block.chance(0, given.women_share) ? Sex::female : Sex::male;
    FactionId origin;
    double left = block.uniform(1);
    for (std::uint32_t f = 0; f < given.origin.size() && !origin.exists(); ++f) {
      left -= given.origin[f];
      if (left < 0.0) origin = FactionId{f};
    }
    const DistrictId home{static_cast<std::uint32_t>(pick(homes, more.uniform(0)))};
    soldiers.home.push_back(
        take_person(home, row, Lane::build_soldier, sex, works_from, young_until));
    soldiers.sex.push_back(sex);
    soldiers.origin.push_back(origin);
    soldiers.officer.push_back(i % soldiers_per_officer == 0 ? 1 : 0);
    soldiers.abuser.push_back(block.chance(2, given.abuser_share) ? 1 : 0);
    soldiers.status.push_back(ServiceStatus::serving);
    soldiers.battalion.push_back(battalion);
    soldiers.arrears_weeks.push_back(static_cast<float>(given.arrears_weeks));
    soldiers.training_weeks.push_back(
        static_cast<float>(longest_soldier_training * more.uniform(1)));
    soldiers.joined.push_back(
        -static_cast<Week>(more.uniform(2) * longest_army_service * weeks_per_year));
    soldiers.vetted.push_back(0);
    soldiers.pay.push_back(1.0F);
    soldiers.was_fighter.push_back({});
    ++army.battalions[battalion].strength;
  }
  army.target_strength = given.target_strength > 0 ? whole(given.target_strength) : strength;
  world_.arsenal.state_stores = strength + whole(context_.police.officers) / officers_per_rifle;
  world_.arsenal.at_start += world_.arsenal.state_stores;
}

}  // namespace ssr
