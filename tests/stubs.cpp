#include "process/parameters.h"
#include "process/registry.h"
#include "engine/record.h"
namespace ssr {
void donors(const Step&, World&) {}
DonorsParameters read_donors(Table&) { return {}; }
void economy(const Step&, World&) {}
EconomyParameters read_economy(Table&) { return {}; }
void treasury(const Step&, World&) {}
TreasuryParameters read_treasury(Table&) { return {}; }
void government(const Step&, World&) {}
GovernmentParameters read_government(Table&) { return {}; }
void police_force(const Step&, World&) {}
void oversight(const Step&, World&) {}
OversightParameters read_oversight(Table&) { return {}; }
void mission(const Step&, World&) {}
MissionParameters read_mission(Table&) { return {}; }
void neighbours(const Step&, World&) {}
NeighboursParameters read_neighbours(Table&) { return {}; }
void accord(const Step&, World&) {}
AccordParameters read_accord(Table&) { return {}; }
void armed_presence(const Step&, World&) {}
ArmedPresenceParameters read_armed_presence(Table&) { return {}; }
void leaders(const Step&, World&) {}
void registration(const Step&, World&) {}
void demobilisation(const Step&, World&) {}
DemobilisationParameters read_demobilisation(Table&) { return {}; }
void reintegration(const Step&, World&) {}
ReintegrationParameters read_reintegration(Table&) { return {}; }
void former_fighters(const Step&, World&) {}
FormerFightersParameters read_former_fighters(Table&) { return {}; }
void security(const Step&, World&) {}
SecurityParameters read_security(Table&) { return {}; }
std::span<const Mechanism> mechanisms() {
  static constexpr auto t = std::to_array<Mechanism>({{"M16","no-disarming","","","","","",1,Origin::built_in,[](Parameters& p){ p.registration.sees_danger = 0; }}});
  return t; }
std::span<const OutcomeSpec> outcome_specs() {
  static const std::array<OutcomeSpec,4> t = {{{"relapse_by_year_10","1","","",Better::lower,0.01},{"pretrial_share","1","","",Better::lower,0.01},{"homicide_rate","1","","",Better::lower,0.01},{"recidivism_share","1","","",Better::lower,0.1}}};
  return t; }
}
