#include "engine/indicators.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <numeric>

#include "scenario/forecast.h"

namespace ssr {

namespace {

double per_100k_year(const Slice& s, double events) {
  return s.people > 0.0 ? 1e5 * events / s.people * weeks_per_year / s.weeks : 0.0;
}
double count(const Slice& s, Count what) { return s.count[static_cast<std::size_t>(what)]; }
double rate(const Slice& s, Count what) { return per_100k_year(s, count(s, what)); }
double share(double part, double whole) {
  return whole > 0.0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}
double mean(const Slice& s, Attitude a) {
  return share(s.attitude[static_cast<std::size_t>(a)], s.adults);
}

/// People hurt by crime or by forces; disputes and deaths in fighting are counted apart.
double victims(const Slice& s) {
  double sum = 0.0;
  for (const Count what : {Count::homicide, Count::killed_by_armed_group, Count::robbery,
                           Count::theft, Count::assault, Count::sexual_violence,
                           Count::domestic_violence, Count::extortion, Count::abuse}) {
    sum += count(s, what);
  }
  return sum;
}

/// Trained officers over the establishment.
double police_strength(const Slice& s, const World& world) {
  return share(s.police_trained, static_cast<double>(world.police.target_strength));
}

double oversight(const Slice& s, const World& world) {
  return std::min(1.0, share(officers_per_inspector * world.oversight.inspectors, s.police));
}

/// Hearings the courts can hold over what comes to them: the backlog's part of this week, and what
/// is charged in a week.
double court_capacity(const Slice& s) {
  return share(s.hearings, s.unheard / weeks_to_clear + count(s, Count::charged_case) / s.weeks);
}

/// Capacity over caseload of the weakest link of the justice chain, over that of the strongest.
double balance(const Slice& s, const World& world) {
  const double courts =
      s.backlog > 0.0 ? std::min(1.0, weeks_to_clear * s.hearings / s.backlog) : 1.0;
  const double detainees = s.remand + s.sentenced;
  const double prisons = detainees > 0.0 ? std::min(1.0, s.places / detainees) : 1.0;
  const auto [low, high] =
      std::minmax({std::min(1.0, police_strength(s, world)), courts, prisons, oversight(s, world)});
  return share(low, high);
}

double fighting_factions(const World& world) {
  return static_cast<double>(
      std::count_if(world.factions.begin(), world.factions.end(),
                    [](const Faction& f) { return f.stance == Stance::fight; }));
}

/// USD that donors gave to activities of these sectors since the start.
double given_to(const World& world, std::initializer_list<Sector> sectors) {
  Cents sum = 0;
  for (const Donor& donor : world.donors) {
    for (const Sector sector : sectors) sum += donor.given[static_cast<std::size_t>(sector)];
  }
  return to_usd(sum);
}
double given(const World& world) {
  Cents sum = 0;
  for (const Donor& donor : world.donors)
    sum = std::accumulate(donor.given.begin(), donor.given.end(), sum);
  return to_usd(sum);
}
double wasted(const World& world) {
  const auto& by_sector = world.programme.wasted;
  return to_usd(std::accumulate(by_sector.begin(), by_sector.end(), Cents{0}));
}

/// Of promises settled one way or the other, those kept; a late one counts half.
double promises_kept(const World& world) {
  double settled = 0, kept = 0;
  for (const Promise& promise : world.accord.promises) {
    if (promise.state == PromiseState::open) continue;
    settled += 1.0;
    kept += promise.state == PromiseState::kept   ? 1.0
            : promise.state == PromiseState::late ? 0.5
                                                  : 0.0;
  }
  return share(kept, settled);
}

constexpr bool nation_only = false;

}  // namespace

const std::vector<Indicator>& measured_indicators() {
  static const std::vector<Indicator> indicators = {
      // safety
      {{"victimisation_rate", "year-1", "victims of crime and abuse",
        "People hurt by homicide, robbery, theft, assault, sexual or domestic violence, extortion "
        "or abuse, per 100,000 people and year", true, true, true},
       [](const Reading& r) { return per_100k_year(r.slice, victims(r.slice)); }},
      {{"victimisation_rate_reported", "year-1", "victims known to the police",
        "Crimes reported to the police, per 100,000 people and year", true, true, true,
        Observer::police, "victimisation_rate"},
       [](const Reading& r) { return rate(r.slice, Count::reported_crime); }},
      {{"violence_perceived", "1", "perceived violence",
        "The public's picture of violence, 0 to 1, people-weighted", true, false, false,
        Observer::people, "victimisation_rate"},
       [](const Reading& r) { return share(r.slice.perceived_violence, r.slice.people); }},
      {{"homicide_rate", "year-1", "homicides",
        "People killed by crime, per 100,000 people and year; deaths in fighting, by armed "
        "groups, in communal violence and by mobs apart", true, true, true},
       [](const Reading& r) { return rate(r.slice, Count::homicide); }},
      {{"robbery_rate", "year-1", "robberies", "Victims of robbery per 100,000 people and year",
        true, true, true},
       [](const Reading& r) { return rate(r.slice, Count::robbery); }},
      {{"theft_rate", "year-1", "thefts", "Victims of theft per 100,000 people and year", true,
        true, true},
       [](const Reading& r) { return rate(r.slice, Count::theft); }},
      {{"assault_rate", "year-1", "assaults", "Victims of assault per 100,000 people and year",
        true, true, true},
       [](const Reading& r) { return rate(r.slice, Count::assault); }},
      {{"gender_violence_rate", "year-1", "sexual and domestic violence",
        "Victims of sexual or domestic violence per 100,000 people and year", true, true, true},
       [](const Reading& r) {
         return per_100k_year(r.slice, count(r.slice, Count::sexual_violence) +
                                           count(r.slice, Count::domestic_violence));
       }},
      {{"extortion_rate", "year-1", "extortion by officers, soldiers, armed units and gangs",
        "Victims of extortion per 100,000 people and year", true, true, true},
       [](const Reading& r) { return rate(r.slice, Count::extortion); }},
      {{"abuse_rate", "year-1", "abuse by forces",
        "People beaten, unlawfully held or killed by police or soldiers, per 100,000 people and "
        "year", true, true, true},
       [](const Reading& r) { return rate(r.slice, Count::abuse); }},
      {{"vigilante_rate", "year-1", "vigilante incidents",
        "Mob and vigilante incidents per 100,000 people and year"},
       [](const Reading& r) { return rate(r.slice, Count::vigilante_incident); }},
      {{"customary_abuse_rate", "year-1", "abuse by customary and watch groups",
        "People abused by unaccountable customary courts and watch groups, per 100,000 people and "
        "year"},
       [](const Reading& r) { return rate(r.slice, Count::customary_abuse); }},
      {{"fear", "1", "fear", "Mean fear of adults, 0 to 1", true, true, true},
       [](const Reading& r) { return mean(r.slice, Attitude::fear); }},
      {{"displaced_share", "1", "displaced", "Share of residents living away from home", true, true,
        true},
       [](const Reading& r) { return share(r.slice.displaced, r.slice.people); }},
      {{"insecurity", "1", "insecurity",
        "Decaying memory of attacks, clashes and killings, 0 to 1, people-weighted"},
       [](const Reading& r) { return share(r.slice.insecurity, r.slice.people); }},
      // fighting
      {{"battle_deaths", "1", "battle deaths",
        "Deaths in fighting between the government and organised groups since the last record, "
        "people"},
       [](const Reading& r) { return count(r.slice, Count::battle_death); }},
      {{"active_conflict_years", "1", "years of active conflict",
        "Calendar years so far, the start's among them, in which fighting between the government "
        "and one group killed 25 people or more", nation_only},
       [](const Reading& r) { return static_cast<double>(r.world.conflict.active_years()); }},
      {{"other_fighting_deaths", "1", "deaths in other fighting",
        "Deaths in fighting between the government and armed men who claim neither government nor "
        "territory (bands that live from a place, mutineers over pay), which conflict data leave "
        "out, since the last record, people"},
       [](const Reading& r) { return count(r.slice, Count::other_fighting_death); }},
      {{"one_sided_deaths", "1", "deaths in one-sided violence",
        "Civilians killed in attacks by organised groups since the last record, people; killings "
        "by single armed men are counted as killed by armed groups"},
       [](const Reading& r) { return count(r.slice, Count::one_sided_death); }},
      {{"killed_by_armed_groups", "1", "people killed by men of armed groups",
        "People killed by men under arms of armed groups outside fights and attacks since the last "
        "record, people", true, true, true},
       [](const Reading& r) { return count(r.slice, Count::killed_by_armed_group); }},
      {{"mine_victims", "1", "victims of mines",
        "People killed or hurt by mines since the last record", true, true, true},
       [](const Reading& r) { return count(r.slice, Count::mine_victim); }},
      {{"mined_land_share", "1", "mined land", "Farm land closed by mines over all farm land"},
       [](const Reading& r) { return share(r.slice.mined_land, r.slice.farm_land); }},
      {{"communal_deaths", "1", "communal deaths",
        "Deaths in communal violence and disputes since the last record, people"},
       [](const Reading& r) { return count(r.slice, Count::communal_death); }},
      {{"attacks", "1", "attacks",
        "Attacks on communities, forces and programme sites since the last record"},
       [](const Reading& r) { return count(r.slice, Count::attack); }},
      {{"violent_incidents", "1", "attacks and clashes",
        "Attacks and clashes, per four weeks"},
       [](const Reading& r) {
         const double events = count(r.slice, Count::attack) + count(r.slice, Count::clash);
         return events * weeks_per_month / r.slice.weeks;
       }},
      {{"disputes_turned_violent", "year-1", "disputes that turned violent",
        "Per 100,000 people and year"},
       [](const Reading& r) { return rate(r.slice, Count::dispute_turned_violent); }},
      {{"festering_disputes", "1", "undecided disputes", "Disputes nobody has decided, number"},
       [](const Reading& r) { return r.slice.festering; }},
      // justice
      {{"pretrial_share", "1", "pre-trial share of detainees",
        "Detainees on remand over all detainees", true, true, true},
       [](const Reading& r) { return share(r.slice.remand, r.slice.remand + r.slice.sentenced); }},
      {{"remand_weeks", "week", "time on remand", "Mean time that those on remand have been held",
        true, true, true},
       [](const Reading& r) { return share(r.slice.remand_weeks, r.slice.remand); }},
      {{"detainees", "1", "detainees", "People in prison, number", true, true, true},
       [](const Reading& r) { return r.slice.remand + r.slice.sentenced; }},
      {{"prison_occupancy", "1", "prison occupancy", "Detainees over places"},
       [](const Reading& r) { return share(r.slice.remand + r.slice.sentenced, r.slice.places); }},
      {{"court_backlog", "1", "court backlog", "Cases charged and not yet decided, number"},
       [](const Reading& r) { return r.slice.backlog; }},
      {{"hearings", "week-1", "hearings possible", "Hearings the courts could have held last week"},
       [](const Reading& r) { return r.slice.hearings; }},
      {{"court_capacity_share", "1", "capacity of the courts",
        "Hearings possible over a twelfth of the cases waiting and a week's new charges"},
       [](const Reading& r) { return court_capacity(r.slice); }},
      {{"fair_remedy_share", "1", "victims who reach a fair remedy",
        "Cases decided within 12 months, enforced, without a bribe, against the right person, "
        "over victims and parties of the same weeks", true, true, true},
       [](const Reading& r) {
         return share(count(r.slice, Count::fair_remedy), count(r.slice, Count::remedy_due));
       }},
      {{"report_share", "1", "victims who go to the police",
        "Reports to the police over all victims and parties", true, true, true},
       [](const Reading& r) {
         return share(count(r.slice, Count::reported_crime), count(r.slice, Count::remedy_due));
       }},
      {{"arrests", "week-1", "arrests", "Arrests a week"},
       [](const Reading& r) { return count(r.slice, Count::arrest) / r.slice.weeks; }},
      {{"deaths_in_custody", "year-1", "deaths in custody", "Deaths per 1,000 detainees and year"},
       [](const Reading& r) {
         const double a_year =
             1000.0 * count(r.slice, Count::death_in_custody) * weeks_per_year / r.slice.weeks;
         return share(a_year, r.slice.remand + r.slice.sentenced);
       }},
      {{"abuse_punished_share", "1", "abuses punished",
        "Officers and soldiers punished over abuses and extortions by them since the last record"},
       [](const Reading& r) {
         return share(count(r.slice, Count::abuse_punished), count(r.slice, Count::misdeed));
       }},
      // fighters and former fighters
      {{"fighters_outside_control", "1", "fighters outside state control",
        "People under arms outside state control, number", true, true, false},
       [](const Reading& r) { return r.slice.armed; }},
      {{"weapons_outside_control", "1", "weapons outside state control",
        "Weapons in the hands of fighters, in caches and with civilians, number"},
       [](const Reading& r) { return r.slice.weapons_outside; }},
      {{"disarmed", "1", "disarmed", "People disarmed by the programme, number", true, true, false},
       [](const Reading& r) { return r.slice.disarmed; }},
      {{"children_released", "1", "children released",
        "Children whom armed groups let go when asked, number", true, true, false},
       [](const Reading& r) { return r.slice.children_in_caseload; }},
      {{"demobilised", "1", "demobilised",
        "People disarmed and discharged from camps or taken into forces, number", true, true,
        false},
       [](const Reading& r) { return r.slice.demobilised; }},
      {{"disarmed_over_forecast", "1", "disarmed over those forecast",
        "People disarmed by the programme, impostors among them, over the grown fighters under "
        "arms at the start", nation_only},
       [](const Reading& r) { return share(r.slice.disarmed, forecast_grown(r.context)); }},
      {{"demobilised_over_forecast", "1", "demobilised over those forecast",
        "People demobilised, over the grown fighters under arms at the start", nation_only},
       [](const Reading& r) { return share(r.slice.demobilised, forecast_grown(r.context)); }},
      {{"reintegrated_over_forecast", "1", "reintegrated over those forecast",
        "Of people demobilised and children released, those who live as civilians or serve the "
        "state, over the fighters under arms at the start", nation_only},
       [](const Reading& r) { return share(r.slice.reintegrated, forecast_fighters(r.context)); }},
      {{"in_the_gap", "1", "waiting between demobilisation and reintegration",
        "Demobilised people in no programme yet, number", true, true, false},
       [](const Reading& r) { return r.slice.waiting; }},
      {{"in_programme", "1", "in reintegration", "People in reintegration programmes, number", true,
        true, false},
       [](const Reading& r) { return r.slice.in_programme; }},
      {{"settled", "1", "settled",
        "Disarmed people living as civilians after or without a programme, number", true, true,
        false},
       [](const Reading& r) { return r.slice.settled; }},
      {{"unregistered_fighters", "1", "fighters home unregistered",
        "Fighters who went home without registering, were turned away or left before a camp, "
        "number", true, true, false},
       [](const Reading& r) { return r.slice.unregistered; }},
      {{"recidivism_share", "1", "recidivism",
        "Disarmed people who offended or took up arms again, over all disarmed", true, true, false},
       [](const Reading& r) { return share(r.slice.reoffended, r.slice.disarmed); }},
      {{"caseload_impostor_share", "1", "caseload that never fought",
        "Admitted people who never fought, over all disarmed"},
       [](const Reading& r) { return share(r.slice.impostors, r.slice.disarmed); }},
      {{"caseload_women_share", "1", "women in the caseload",
        "Women and girls over all disarmed and children released"},
       [](const Reading& r) { return share(r.slice.women_in_caseload, r.slice.caseload); }},
      {{"caseload_children_share", "1", "children in the caseload",
        "Children released, over them and all disarmed"},
       [](const Reading& r) { return share(r.slice.children_in_caseload, r.slice.caseload); }},
      {{"weapons_collected", "1", "weapons collected",
        "Weapons handed in by fighters and civilians since the start, number", nation_only},
       [](const Reading& r) { return static_cast<double>(r.world.arsenal.collected); }},
      {{"former_fighters_idle", "1", "idle former fighters",
        "Former fighters, and soldiers and officers sent home, at large without work, over all of "
        "them at large", true, true, false},
       [](const Reading& r) { return share(r.slice.former_idle, r.slice.former); }},
      {{"former_fighters_accepted", "1", "former fighters accepted",
        "Of the same, accepted where they live", true, true, false},
       [](const Reading& r) { return share(r.slice.former_accepted, r.slice.former); }},
      {{"remobilised", "1", "remobilised",
        "Former fighters who took up arms since the last record, people"},
       [](const Reading& r) { return count(r.slice, Count::remobilised); }},
      {{"recruited", "1", "recruited",
        "Citizens who joined armed groups since the last record, people"},
       [](const Reading& r) { return count(r.slice, Count::joined_armed_group); }},
      {{"armed_citizens_share", "1", "armed citizens", "Adults with a weapon of their own", true,
        true, true},
       [](const Reading& r) { return share(r.slice.armed_citizens, r.slice.adults); }},
      // forces
      {{"police_strength", "1", "police officers", "Officers serving, number"},
       [](const Reading& r) { return r.slice.police; }},
      {{"police_trained_share", "1", "trained police",
        "Officers with twelve weeks of training or more, over all serving"},
       [](const Reading& r) { return share(r.slice.police_trained, r.slice.police); }},
      {{"police_supervisor_share", "1", "trained supervisors",
        "Trained supervisors over officers serving"},
       [](const Reading& r) { return share(r.slice.supervisors, r.slice.police); }},
      {{"police_strength_share", "1", "trained police over the establishment",
        "Officers with twelve weeks of training or more, over the establishment", nation_only},
       [](const Reading& r) { return police_strength(r.slice, r.world); }},
      {{"police_women_share", "1", "women in the police", "Women over officers serving"},
       [](const Reading& r) { return share(r.slice.police_women, r.slice.police); }},
      {{"police_coverage", "1", "police coverage",
        "Saturating presence of police who can patrol and answer, 0 to 1, people-weighted"},
       [](const Reading& r) { return share(r.slice.coverage, r.slice.people); }},
      {{"police_arrears", "week", "pay owed to police", "Mean weeks of pay owed to officers"},
       [](const Reading& r) { return share(r.slice.police_arrears, r.slice.police); }},
      {{"police_capacity", "1", "institutional capacity of the police",
        "What the force can do by itself, 0 to 1", nation_only},
       [](const Reading& r) { return r.world.police.institutional_capacity; }},
      {{"army_strength", "1", "soldiers", "Soldiers serving, number"},
       [](const Reading& r) { return r.slice.soldiers; }},
      {{"army_integrated_share", "1", "fighters taken into the army",
        "Fighters taken into the army, over the accord's quota", nation_only},
       [](const Reading& r) {
         const auto taken = static_cast<double>(r.world.army.integrated);
         return share(taken, taken + static_cast<double>(r.world.accord.quota_left));
       }},
      {{"army_arrears", "week", "pay owed to soldiers", "Mean weeks of pay owed to soldiers"},
       [](const Reading& r) { return share(r.slice.soldier_arrears, r.slice.soldiers); }},
      {{"army_cohesion", "1", "army cohesion", "Mean cohesion of battalions, by soldier, 0 to 1"},
       [](const Reading& r) { return share(r.slice.cohesion, r.slice.soldiers); }},
      {{"army_mixing", "1", "mixed army",
        "Chance that two soldiers of a battalion differ in origin, by soldier"},
       [](const Reading& r) { return share(r.slice.mixing, r.slice.soldiers); }},
      {{"civilian_control", "1", "civilian control of the army",
        "How far civilians decide over the army, 0 to 1", nation_only},
       [](const Reading& r) { return r.world.army.civilian_control; }},
      {{"mutinies", "1", "mutinies", "Mutinies since the last record"},
       [](const Reading& r) { return count(r.slice, Count::mutiny); }},
      {{"peacekeepers", "1", "peacekeepers", "Troops of the mission, number"},
       [](const Reading& r) { return r.slice.peacekeepers; }},
      // what people think
      {{"trust_police", "1", "trust in the police", "Mean of adults, 0 to 1", true, true, true},
       [](const Reading& r) { return mean(r.slice, Attitude::trust_police); }},
      {{"trust_courts", "1", "trust in the courts", "Mean of adults, 0 to 1", true, true, true},
       [](const Reading& r) { return mean(r.slice, Attitude::trust_courts); }},
      {{"trust_army", "1", "trust in the army", "Mean of adults, 0 to 1", true, true, true},
       [](const Reading& r) { return mean(r.slice, Attitude::trust_army); }},
      {{"trust_customary", "1", "trust in customary authority", "Mean of adults, 0 to 1", true,
        true, true},
       [](const Reading& r) { return mean(r.slice, Attitude::trust_customary); }},
      {{"customary_authority", "1", "authority of custom",
        "Are rulings of chiefs and elders followed, 0 to 1, people-weighted"},
       [](const Reading& r) { return share(r.slice.customary_authority, r.slice.people); }},
      {{"legitimacy", "1", "legitimacy of the government", "Mean of adults, 0 to 1", true, true,
        true},
       [](const Reading& r) { return mean(r.slice, Attitude::legitimacy); }},
      {{"grievance", "1", "grievance", "Mean of adults, 0 to 1", true, true, true},
       [](const Reading& r) { return mean(r.slice, Attitude::grievance); }},
      {{"expectations", "1", "expectations of the peace", "Mean of adults, 0 to 1", true, true,
        true},
       [](const Reading& r) { return mean(r.slice, Attitude::expectations); }},
      {{"youth_idle_share", "1", "idle youth", "People of 15 to 34 without work or school", true,
        true, true},
       [](const Reading& r) { return share(r.slice.idle_youth, r.slice.youth); }},
      // state and money
      {{"will", "1", "political will", "Will for reform, 0 to 1", nation_only},
       [](const Reading& r) { return r.world.government.will; }},
      {{"ownership", "1", "ownership", "Share of decisions and of recurrent cost carried at home",
        nation_only},
       [](const Reading& r) { return r.world.government.ownership; }},
      {{"government_capacity", "1", "capacity of ministries",
        "What ministries can plan, buy and pay, 0 to 1", nation_only},
       [](const Reading& r) { return r.world.government.capacity; }},
      {{"balance", "1", "balance of the justice chain",
        "Lowest over highest capacity-to-caseload ratio among police, courts, prisons and "
        "oversight", nation_only},
       [](const Reading& r) { return balance(r.slice, r.world); }},
      {{"oversight_inspectors", "1", "inspectors",
        "Inspectors, auditors and complaints officers, number", nation_only},
       [](const Reading& r) { return r.world.oversight.inspectors; }},
      {{"oversight_share", "1", "reach of oversight",
        "Inspectors over one per 100 officers, at most 1", nation_only},
       [](const Reading& r) { return oversight(r.slice, r.world); }},
      {{"revenue_share", "1", "security wages that own revenue can carry",
        "Security's share of domestic revenue over wages due in the sector, last year, at most 1",
        nation_only},
       [](const Reading& r) {
         const Government& g = r.world.government;
         const double at_home =
             to_usd(g.revenue_last_year) * r.context.government.security_budget_share;
         return std::min(1.0, share(at_home, to_usd(g.wage_bill_last_year)));
       }},
      {{"wage_bill_over_revenue", "1", "security wage bill over revenue",
        "Wages due to police, army, courts and prisons over domestic revenue, last year",
        nation_only},
       [](const Reading& r) {
         const Government& g = r.world.government;
         return share(to_usd(g.wage_bill_last_year), to_usd(g.revenue_last_year));
       }},
      {{"wages_paid_share", "1", "wages paid",
        "Wages paid over wages due in the security sector, last year", nation_only},
       [](const Reading& r) {
         const Government& g = r.world.government;
         return share(to_usd(g.wages_paid_last_year), to_usd(g.wage_bill_last_year));
       }},
      {{"donor_dependence", "1", "donor dependence",
        "Security aid over security aid and wages paid at home, last year", nation_only},
       [](const Reading& r) {
         const Government& g = r.world.government;
         return share(to_usd(g.aid_last_year), to_usd(g.aid_last_year + g.wages_paid_last_year));
       }},
      {{"aid_duplicated_share", "1", "duplicated aid",
        "Money that paid for what others already paid, over all that donors gave to activities "
        "since the start", nation_only},
       [](const Reading& r) { return share(wasted(r.world), given(r.world)); }},
      {{"aid_to_forces_share", "1", "aid to police and army",
        "Money that donors gave to police and army, over all that they gave to activities since "
        "the start", nation_only},
       [](const Reading& r) {
         return share(given_to(r.world, {Sector::police, Sector::army}), given(r.world));
       }},
      {{"leaders_fighting", "1", "factions that fight", "Factions whose leader fights, number",
        nation_only},
       [](const Reading& r) { return fighting_factions(r.world); }},
      {{"promises_kept", "1", "promises of the accord kept",
        "Promises kept over promises settled, late ones half; nothing before the first is settled",
        nation_only},
       [](const Reading& r) { return promises_kept(r.world); }},
      {{"promises_perceived", "1", "the accord as the public reads it",
        "Slow public reading of what fell due: kept, late, overdue or broken, 0 to 1", nation_only,
        false, false, Observer::people, "promises_kept"},
       [](const Reading& r) { return r.world.accord.credibility; }},
  };
  return indicators;
}

}  // namespace ssr
