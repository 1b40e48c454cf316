#include "world/custody.h"

#include <algorithm>
#include <functional>

#include "world/feelings.h"

namespace ssr {
namespace {

DistrictId district_of_soldier(const World& world, SoldierId soldier) {
  return world.army.battalions[world.army.soldiers.battalion[soldier.value]].district;
}

// What the columns of the two forces have in common for somebody who leaves one.
struct Person {
  CitizenId home;
  FighterId was_fighter;
  DistrictId district;
};

Person person(const World& world, OfficerId officer) {
  const Police& police = world.police;
  return {police.home[officer.value], police.was_fighter[officer.value],
          police.district[officer.value]};
}

Person person(const World& world, SoldierId soldier) {
  const Soldiers& soldiers = world.army.soldiers;
  return {soldiers.home[soldier.value], soldiers.was_fighter[soldier.value],
          district_of_soldier(world, soldier)};
}

void die(World& world, const Person& who) {
  ++world.deaths;
  world.tally.add(Count::death, who.district);
  if (who.was_fighter.exists()) world.fighters.state[who.was_fighter.value] = FighterState::dead;
}

void go_home(World& world, const Person& who, Week now, const Block& draws) {
  if (who.was_fighter.exists()) {
    const std::uint32_t row = who.was_fighter.value;
    enter(world.fighters, row, FighterState::settled, now);
    world.fighters.livelihood[row] = Livelihood::idle;
    world.fighters.district[row] = who.district;
    return;
  }
  const CitizenId home = who.home.exists() ? who.home : somebody_in(world, who.district, draws);
  if (home.exists()) {
    return_to_row(world, home);
  } else {
    ++world.gone_abroad;  // an empty district: nobody to live with
  }
}

void finish_service(World& world, const Person& who, ServiceStatus how, Week now,
                    const Block& draws) {
  if (how == ServiceStatus::dead) {
    die(world, who);
  } else {
    go_home(world, who, now, draws);
  }
}

bool fighter_into_custody(World& world, std::uint32_t row, Week now) {
  Fighters& fighters = world.fighters;
  if (!at_large(fighters.state[row])) return false;
  enter(fighters, row, FighterState::detained, now);
  world.arsenal.state_stores += fighters.weapons[row];
  fighters.weapons[row] = 0;
  return true;
}

bool officer_into_custody(World& world, std::uint32_t row) {
  Police& police = world.police;
  const ServiceStatus status = police.status[row];
  const bool held = status == ServiceStatus::suspended && police.training_until[row] == never;
  if (held || (status != ServiceStatus::in_training && status != ServiceStatus::serving &&
               status != ServiceStatus::suspended)) {
    return false;
  }
  police.status[row] = ServiceStatus::suspended;
  police.training_until[row] = never;
  return true;
}

bool soldier_into_custody(World& world, std::uint32_t row) {
  ServiceStatus& status = world.army.soldiers.status[row];
  if (status != ServiceStatus::serving) return false;
  status = ServiceStatus::suspended;
  return true;
}

// A citizen row carries several people: the row shows the change with chance 1 / weight.
void may_turn_to_crime(World& world, CitizenId row, double uniform) {
  if (uniform * world.citizens.weight[row.value] < 1.0) {
    take_up(world, community_of(world, row), row, Livelihood::illicit);
  }
}

void citizen_out(World& world, const Case& c, Exit how, const Block& draws) {
  const CitizenId row{c.suspect};
  if (how == Exit::died) {
    ++world.deaths;
    world.tally.add(Count::death, c.prison);
    return;
  }
  return_to_row(world, row);
  if (how == Exit::escaped) may_turn_to_crime(world, row, draws.uniform(3));
}

void fighter_out(World& world, const Case& c, Exit how, Week now) {
  Fighters& fighters = world.fighters;
  const std::uint32_t row = c.suspect;
  if (how == Exit::died) {
    ++world.deaths;
    world.tally.add(Count::death, c.prison);
    enter(fighters, row, FighterState::dead, now);
    return;
  }
  const FighterState back =
      how == Exit::escaped ? FighterState::criminal : at_home(fighters.discharge[row]);
  enter(fighters, row, back, now);
  fighters.livelihood[row] =
      back == FighterState::criminal ? Livelihood::illicit : Livelihood::idle;
}

template <class Id>
void member_out(World& world, ServiceStatus& status, Id who, Exit how, Week now,
                const Block& draws) {
  if (how == Exit::let_go) {
    status = ServiceStatus::serving;
    return;
  }
  status = how == Exit::died ? ServiceStatus::dead : ServiceStatus::dismissed;
  finish_service(world, person(world, who), status, now, draws);
}

void count_detainee(World& world, const Case& c, std::int64_t change) {
  Prison& prison = world.justice.prisons[c.prison.value];
  (c.custody == Custody::remand ? prison.remand : prison.sentenced) += change;
}

/// Where a court counts this case; nowhere at most stages.
std::int64_t Court::* counter_of(const Case& c) {
  if (c.stage == Stage::unresolved) return &Court::undecided;
  if (c.stage != Stage::charged) return nullptr;
  return dispute(c.matter) ? &Court::civil_cases : &Court::criminal_cases;
}

/// The stage at which cases stay in this docket.
Stage stage_of(const Justice& justice, const std::vector<Case>& docket) {
  const auto among = [&docket](const auto& dockets) {
    const std::less<const std::vector<Case>*> before;
    return !before(&docket, dockets.data()) && before(&docket, dockets.data() + dockets.size());
  };
  if (&docket == &justice.warrants) return Stage::investigated;
  if (&docket == &justice.criminal || among(justice.civil)) return Stage::charged;
  if (&docket == &justice.serving) return Stage::convicted;
  if (&docket == &justice.customary) return Stage::customary;
  return among(justice.festering) ? Stage::unresolved : Stage::reported;
}

}  // namespace

DistrictId prison_for(const World& world, DistrictId district) {
  const auto& prisons = world.justice.prisons;
  if (prisons[district.value].places > 0) return district;
  const auto largest =
      std::max_element(prisons.begin(), prisons.end(),
                       [](const Prison& a, const Prison& b) { return a.places < b.places; });
  if (largest->places <= 0) return district;
  return DistrictId{static_cast<std::uint32_t>(largest - prisons.begin())};
}

bool take_into_custody(World& world, Case& c, Custody kind, Week now) {
  if (c.custody != Custody::none) return false;
  bool held = false;
  switch (c.suspect_kind) {
    case OffenderKind::citizen:
      held = leave_row(world, CitizenId{c.suspect});
      break;
    case OffenderKind::fighter:
      held = fighter_into_custody(world, c.suspect, now);
      break;
    case OffenderKind::officer:
      held = officer_into_custody(world, c.suspect);
      break;
    case OffenderKind::soldier:
      held = soldier_into_custody(world, c.suspect);
      break;
    case OffenderKind::unknown:
    case OffenderKind::mob:
      break;
  }
  if (!held) return false;
  c.custody = kind;
  c.custody_since = now;
  c.prison = prison_for(world, c.district);
  count_detainee(world, c, 1);
  return true;
}

void begin_sentence(World& world, Case& c) {
  count_detainee(world, c, -1);
  c.custody = Custody::sentenced;
  count_detainee(world, c, 1);
}

void leave_custody(World& world, Case& c, Exit how, Week now, const Block& draws) {
  if (c.custody == Custody::none) return;
  switch (c.suspect_kind) {
    case OffenderKind::citizen:
      citizen_out(world, c, how, draws);
      break;
    case OffenderKind::fighter:
      fighter_out(world, c, how, now);
      break;
    case OffenderKind::officer:
      member_out(world, world.police.status[c.suspect], OfficerId{c.suspect}, how, now, draws);
      break;
    case OffenderKind::soldier:
      member_out(world, world.army.soldiers.status[c.suspect], SoldierId{c.suspect}, how, now,
                 draws);
      break;
    case OffenderKind::unknown:
    case OffenderKind::mob:
      break;
  }
  count_detainee(world, c, -1);
  c.custody = Custody::none;
  c.release_week = never;
}

void close(Case& c, Week now) {
  c.stage = Stage::closed;
  c.stage_since = now;
}

void file(World& world, const Case& c) {
  if (c.stage == Stage::closed) {
    ++world.cases_closed;
    return;
  }
  const auto counted = counter_of(c);
  if (counted != nullptr) ++(world.justice.courts[c.district.value].*counted);
  world.justice.docket_of(c).push_back(c);
}

Case& open_case(World& world, std::uint32_t id, DistrictId district, Matter matter, Stage stage) {
  Case key;
  key.id = id;
  key.matter = matter;
  key.stage = stage;
  const auto counted = counter_of(key);
  if (counted != nullptr) ++(world.justice.courts[district.value].*counted);
  ++world.cases_opened;
  // Written where it stays: a copy would wait for the words of the original.
  Case& c = world.justice.docket_of(key).emplace_back();
  c.id = id;
  c.district = district;
  c.matter = matter;
  c.stage = stage;
  return c;
}

void refile(World& world, std::vector<Case>& docket) {
  const Stage stays = stage_of(world.justice, docket);
  std::erase_if(docket, [&](const Case& c) {
    if (c.stage == stays) return false;
    Case before = c;
    before.stage = stays;
    const auto counted = counter_of(before);
    if (counted != nullptr) --(world.justice.courts[c.district.value].*counted);
    file(world, c);
    return true;
  });
}

void end_service(World& world, OfficerId officer, ServiceStatus how, Week now, const Block& draws) {
  world.police.status[officer.value] = how;
  finish_service(world, person(world, officer), how, now, draws);
}

void end_service(World& world, SoldierId soldier, ServiceStatus how, Week now, const Block& draws) {
  world.army.soldiers.status[soldier.value] = how;
  finish_service(world, person(world, soldier), how, now, draws);
}

double occupancy(const Prison& prison) noexcept {
  return static_cast<double>(prison.remand + prison.sentenced) / std::max(prison.places, 1.0);
}

Suspect suspect_of(const World& world, const Case& c) {
  const auto row = [&c](const auto& table) {
    return Suspect{table.sex[c.suspect], table.home[c.suspect]};
  };
  switch (c.suspect_kind) {
    case OffenderKind::citizen:
      return {world.citizens.sex[c.suspect], CitizenId{c.suspect}};
    case OffenderKind::fighter:
      return row(world.fighters);
    case OffenderKind::officer:
      return row(world.police);
    case OffenderKind::soldier:
      return row(world.army.soldiers);
    case OffenderKind::unknown:
    case OffenderKind::mob:
      break;
  }
  return {};
}

CommunityId community_of_suspect(const World& world, const Case& c) {
  const CitizenId home = suspect_of(world, c).home;
  return home.exists() ? community_of(world, home) : CommunityId{};
}

}  // namespace ssr
