#pragma once

#include "process/accord.h"
#include "process/activities.h"
#include "process/armed_presence.h"
#include "process/army.h"
#include "process/attitudes.h"
#include "process/clashes.h"
#include "process/courts.h"
#include "process/crime.h"
#include "process/customary.h"
#include "process/demobilisation.h"
#include "process/demography.h"
#include "process/donors.h"
#include "process/economy.h"
#include "process/elections.h"
#include "process/former_fighters.h"
#include "process/government.h"
#include "process/leaders.h"
#include "process/livelihoods.h"
#include "process/mines.h"
#include "process/mission.h"
#include "process/neighbours.h"
#include "process/officer_conduct.h"
#include "process/oversight.h"
#include "process/police_force.h"
#include "process/policing.h"
#include "process/predation.h"
#include "process/prisons.h"
#include "process/registration.h"
#include "process/reintegration.h"
#include "process/response.h"
#include "process/security.h"
#include "process/treasury.h"

namespace ssr {

/// The parameters of every process at one sample's point; mechanisms that are off have their links
/// cut here, so that no loop asks.
struct Parameters {
  ActivitiesParameters activities;
  DonorsParameters donors;
  EconomyParameters economy;
  TreasuryParameters treasury;
  GovernmentParameters government;
  PoliceForceParameters police_force;
  OversightParameters oversight;
  ArmyParameters army;
  MissionParameters mission;
  NeighboursParameters neighbours;
  AccordParameters accord;
  ElectionsParameters elections;
  ArmedPresenceParameters armed_presence;
  LeadersParameters leaders;
  ClashesParameters clashes;
  RegistrationParameters registration;
  DemobilisationParameters demobilisation;
  ReintegrationParameters reintegration;
  FormerFightersParameters former_fighters;
  PredationParameters predation;
  MinesParameters mines;
  DemographyParameters demography;
  LivelihoodsParameters livelihoods;
  CrimeParameters crime;
  OfficerConductParameters officer_conduct;
  ResponseParameters response;
  CustomaryParameters customary;
  PolicingParameters policing;
  CourtsParameters courts;
  PrisonsParameters prisons;
  AttitudesParameters attitudes;
  SecurityParameters security;
};

}  // namespace ssr
