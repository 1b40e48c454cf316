#include "process/registry.h"

#include <array>

#include "process/parameters.h"

namespace ssr {

std::span<const Process> processes() {
  static constexpr auto table = std::to_array<Process>({
      {"activities", &activities, true},
      {"donors", &donors},
      {"economy", &economy},
      {"treasury", &treasury},
      {"government", &government},
      {"police_force", &police_force, true},
      {"oversight", &oversight, true},
      {"army", &army, true},
      {"mission", &mission},
      {"neighbours", &neighbours},
      {"accord", &accord},
      {"elections", &elections},
      {"armed_presence", &armed_presence},
      {"leaders", &leaders},
      {"clashes", &clashes, true},
      // Children go to their own track before any adult can ask for a place on it.
      {"demobilisation", &demobilisation},
      {"registration", &registration, true},
      {"reintegration", &reintegration},
      {"former_fighters", &former_fighters},
      {"predation", &predation},
      {"mines", &mines},
      {"demography", &demography, true},
      {"livelihoods", &livelihoods, true},
      {"crime", &crime, true},
      {"officer_conduct", &officer_conduct, true},
      {"response", &response, true},
      {"customary", &customary, true},
      {"policing", &policing, true},
      {"courts", &courts, true},
      {"prisons", &prisons, true},
      {"attitudes", &attitudes, true},
      {"security", &security},
  });
  return table;
}

void share_numbers(Parameters& p) {
  const OfficerConductParameters& conduct = p.officer_conduct;
  const double span = p.police_force.officers_per_supervisor;
  p.officer_conduct.officers_per_supervisor = p.policing.officers_per_supervisor = span;
  FootPatrolParameters& patrols = p.police_force.foot;
  p.policing.full_training_weeks = patrols.full_training_weeks = conduct.full_training_weeks;
  p.policing.normal_certainty = patrols.normal_certainty = conduct.normal_certainty;
}

Parameters read_parameters(Document& document) {
  Table root = document.root();
  Parameters parameters;
  const auto read = [&root](std::string_view name, auto& target, auto reader) {
    Table table = root.table(name);
    target = reader(table);
    table.finish();
  };
  read("activities", parameters.activities, read_activities);
  read("donors", parameters.donors, read_donors);
  read("economy", parameters.economy, read_economy);
  read("treasury", parameters.treasury, read_treasury);
  read("government", parameters.government, read_government);
  read("police_force", parameters.police_force, read_police_force);
  read("oversight", parameters.oversight, read_oversight);
  read("army", parameters.army, read_army);
  read("mission", parameters.mission, read_mission);
  read("neighbours", parameters.neighbours, read_neighbours);
  read("accord", parameters.accord, read_accord);
  read("elections", parameters.elections, read_elections);
  read("armed_presence", parameters.armed_presence, read_armed_presence);
  read("leaders", parameters.leaders, read_leaders);
  read("clashes", parameters.clashes, read_clashes);
  read("registration", parameters.registration, read_registration);
  read("demobilisation", parameters.demobilisation, read_demobilisation);
  read("reintegration", parameters.reintegration, read_reintegration);
  read("former_fighters", parameters.former_fighters, read_former_fighters);
  read("predation", parameters.predation, read_predation);
  read("mines", parameters.mines, read_mines);
  read("demography", parameters.demography, read_demography);
  read("livelihoods", parameters.livelihoods, read_livelihoods);
  read("crime", parameters.crime, read_crime);
  read("officer_conduct", parameters.officer_conduct, read_officer_conduct);
  read("response", parameters.response, read_response);
  read("customary", parameters.customary, read_customary);
  read("policing", parameters.policing, read_policing);
  read("courts", parameters.courts, read_courts);
  read("prisons", parameters.prisons, read_prisons);
  read("attitudes", parameters.attitudes, read_attitudes);
  read("security", parameters.security, read_security);
  root.finish();
  share_numbers(parameters);
  return parameters;
}

}  // namespace ssr
