#include "process/predation.h"

#include <algorithm>
#include <vector>

#include "core/blocks.h"
#include "core/clock.h"
#include "core/exact_math.h"
#include "core/fetch.h"
#include "core/rows.h"
#include "process/mandate_seen.h"
#include "process/parameters.h"

namespace ssr {

namespace {

NumberSpec yearly(double value, double low, double high, const char* what) {
  return {.value = value, .low = low, .high = high, .unit = "1/year", .help = what, .max = 52};
}

NumberSpec share(double value, double low, double high, const char* what) {
  return {.value = value, .low = low, .high = high, .help = what, .max = 1};
}

}  // namespace

PredationParameters read_predation(Table& table) {
  return {
      .toll_rate = table.number("toll_rate", yearly(2.0, 0.5, 6.0,
                                                    "tolls taken by a fighter of the most abusive "
                                                    "unit where nobody could stop him")),
      .robbery_rate = table.number("robbery_rate", yearly(0.2, 0.05, 0.8, "robberies by him")),
      .assault_rate = table.number("assault_rate", yearly(0.3, 0.1, 1.0, "people beaten by him")),
      .sexual_rate =
          table.number("sexual_rate", yearly(0.15, 0.03, 0.5, "sexual violence by him")),
      .killing_rate =
          table.number("killing_rate", yearly(0.005, 0.001, 0.02,
                                              "people killed by him, fights and raids apart")),
      .restrained_tolls = table.number(
          "restrained_tolls",
          {.value = 0.15,
           .low = 0.05,
           .high = 0.4,
           .source = "Humphreys & Weinstein 2006 APSR (units differ; for the sign alone)",
           .help = "of those tolls in a unit that never harmed civilians",
           .max = 1}),
      .restrained_harm = table.number(
          "restrained_harm", share(0.05, 0.0, 0.2, "of those other acts in such a unit")),
      .order_heeded = table.number(
          "order_heeded", share(0.6, 0.2, 0.9, "chance that an order to spare people is heeded by "
                                               "somebody tied to his commander without reserve")),
      .broker_passes_on = table.number(
          "broker_passes_on", share(0.7, 0.4, 1.0, "of orders to spare people, a commander who "
                                                   "brokers work; one who restrains passes all on, "
                                                   "one who runs crime none")),
      .deterrence = table.number("deterrence",
                                 {.value = 0.5,
                                  .low = 0.1,
                                  .high = 2.0,
                                  .help = "slowed by a soldier, officer or peacekeeper a fighter",
                                  .max = 20}),
      .toll_weeks = table.number("toll_weeks", {.value = 1.0,
                                                .low = 0.2,
                                                .high = 4.0,
                                                .unit = "week",
                                                .help = "of mean income per head in one toll",
                                                .max = 52}),
      .men_as_victims = table.number(
          "men_as_victims", share(0.08, 0.03, 0.2, "sexual violence: men taken, against women")),
      .children_as_victims = table.number(
          "children_as_victims", share(0.2, 0.05, 0.5, "acts but tolls: children, against adults")),
  };
}

double heeds_order(const PredationParameters& p, std::optional<Stance> ordered, const Unit& unit,
                   double tie) noexcept {
  if (ordered != Stance::comply || unit.splinter || unit.style == CommanderStyle::runs_crime) {
    return 0.0;
  }
  const bool restrains = unit.style == CommanderStyle::restrains;
  return p.order_heeded * (restrains ? 1.0 : p.broker_passes_on) * tie;
}

namespace {

/// What is left of a rate in a unit of this temper, before those who stand against it, on all
/// occasions on which no order is heeded.
double of_unit(double restrained, const PredationParameters& p,
               const PredationView& view) noexcept {
  return (1.0 - view.heeds) * (restrained + (1.0 - restrained) * view.abusiveness) /
         (1.0 + p.deterrence * view.forces_per_fighter);
}

}  // namespace

double toll_rate(const PredationParameters& p, const PredationView& view) noexcept {
  return p.toll_rate * of_unit(p.restrained_tolls, p, view);
}

double harm_rate(const PredationParameters& p, const PredationView& view) noexcept {
  return (p.robbery_rate + p.assault_rate + p.sexual_rate + p.killing_rate) *
         of_unit(p.restrained_harm, p, view);
}

Matter harm_done(const PredationParameters& p, double uniform) noexcept {
  double left = uniform * (p.robbery_rate + p.assault_rate + p.sexual_rate + p.killing_rate);
  if ((left -= p.killing_rate) < 0.0) return Matter::homicide;
  if ((left -= p.sexual_rate) < 0.0) return Matter::sexual_violence;
  return left < p.robbery_rate ? Matter::robbery : Matter::assault;
}

namespace {

constexpr std::uint32_t victim_tries = 12;  // people passed by before he lets it be

class Predation {
 public:
  Predation(const Step& step, World& world)
      : step_(step), world_(world), p_(step.parameters.predation) {
    for (const District& district : world.districts) forces_.push_back(forces_seen(district));
  }
  void play();

 private:
  double forces_seen(const District& district) const;
  /// Who may do something this week, and his draws.
  struct Tempted {
    std::uint32_t row;
    Block toll;
    Block act;
  };
  std::vector<std::uint32_t> due() const;
  std::vector<Tempted> tempted() const;
  PredationView seen_by(std::uint32_t row) const;
  void take_toll(std::uint32_t row);
  void harm(std::uint32_t row, Matter matter);
  CitizenId victim_of(std::uint32_t row, Matter matter) const;
  void push(Lane lane, std::uint32_t row, CitizenId victim, Matter matter);

  const Step& step_;
  World& world_;
  const PredationParameters& p_;
  std::vector<double> forces_;  // [district] per fighter in arms, as these see them
};

double Predation::forces_seen(const District& district) const {
  const double forces = static_cast<double>(district.soldiers) + district.patrols +
                        district.police_present + district.police_on_foot +
                        mandate_seen(step_, world_) * district.peacekeepers;
  return forces / std::max(1.0, static_cast<double>(district.armed_fighters));
}

PredationView Predation::seen_by(std::uint32_t row) const {
  const Fighters& fighters = world_.fighters;
  const Unit& unit = world_.units[fighters.unit[row].value];
  return {.abusiveness = unit.abusiveness,
          .forces_per_fighter = forces_[fighters.district[row].value],
          .heeds = heeds_order(p_, ordered(world_.factions[unit.faction.value]), unit,
                               fighters.commander_tie[row])};
}

void Predation::push(Lane lane, std::uint32_t row, CitizenId victim, Matter matter) {
  const std::uint32_t of_lane = static_cast<std::uint32_t>(lane) << 24;
  const CommunityId community = community_of(world_, victim);
  Incident incident;
  incident.id =
      event_id(community.value, static_cast<std::uint32_t>(step_.week()), of_lane ^ row);
  incident.community = community;
  incident.victim = victim;
  incident.matter = matter;
  incident.offender_kind = OffenderKind::fighter;
  incident.offender = row;
  world_.incidents.push_back(incident);
}

/// What the man takes goes to those who lead him; it was somebody's income.
void Predation::take_toll(std::uint32_t row) {
  const Fighters& fighters = world_.fighters;
  const CitizenId victim = somebody_in(world_, fighters.district[row],
                                       step_.draws.block(FighterId{row}, Lane::toll, 1));
  if (!victim.exists()) return;
  push(Lane::toll, row, victim, Matter::extortion);
  const Cents taken =
      to_cents(p_.toll_weeks * step_.context.economy.gdp_usd_per_head / weeks_per_year);
  Faction& faction = world_.factions[fighters.faction[row].value];
  faction.war_chest += taken;
  faction.rents_last_year += taken;
  world_.accounts.in_tolls += taken;
}

CitizenId Predation::victim_of(std::uint32_t row, Matter matter) const {
  const Citizens& citizens = world_.citizens;
  for (std::uint32_t attempt = 1; attempt <= victim_tries; ++attempt) {
    const Block draws = step_.draws.block(FighterId{row}, Lane::predation, attempt);
    const CitizenId met = somebody_in(world_, world_.fighters.district[row], draws);
    if (!met.exists()) continue;
    const bool child = citizens.livelihood[met.value] == Livelihood::child;
    const bool spared_man =
        matter == Matter::sexual_violence && citizens.sex[met.value] == Sex::male;
    if (draws.chance(3, (child ? p_.children_as_victims : 1.0) *
                            (spared_man ? p_.men_as_victims : 1.0))) {
      return met;
    }
  }
  return {};
}

void Predation::harm(std::uint32_t row, Matter matter) {
  const CitizenId victim = victim_of(row, matter);
  if (victim.exists()) push(Lane::predation, row, victim, matter);
}

/// Who is looked at this week. Who has no weapon stands by: cooks, porters, children.
std::vector<std::uint32_t> Predation::due() const {
  const Fighters& fighters = world_.fighters;
  const auto wanted = [&fighters](std::size_t row) {
    const std::uint8_t weapons = fighters.weapons[row];
    return armed(fighters.state[row]) && weapons > 0;
  };
  return due_where(fighters.size(), step_.week(), wanted);
}

/// Those whose draws are not above what the worst would do whom nobody could stop: few.
std::vector<Predation::Tempted> Predation::tempted() const {
  constexpr double rounding = 1.0 + 1e-9;
  constexpr double month = rounding * weeks_per_month / weeks_per_year;
  const PredationView worst{.abusiveness = 1.0};
  const double most_tolls = month * toll_rate(p_, worst);
  const double most_harm = month * harm_rate(p_, worst);
  const Fighters& fighters = world_.fighters;
  const std::vector<std::uint32_t> rows = due();
  std::vector<Tempted> found;
  const auto visit = [&](std::size_t i, const Block& toll, const Block& act) {
    if (!toll.chance(0, most_tolls) && !act.chance(0, most_harm)) return;
    const std::uint32_t row = rows[i];
    found.push_back({row, toll, act});
    fetch(&fighters.unit[row], 1);
    fetch(&fighters.faction[row], 1);
    fetch(&fighters.district[row], 1);
    fetch(&fighters.commander_tie[row], 1);
  };
  each_with_blocks(step_.draws, rows, 0, visit, Lane::toll, Lane::predation);
  return found;
}

void Predation::play() {
  const auto happens = [](double uniform, double per_year) {
    return exact::happens_within(uniform, per_year / weeks_per_year, weeks_per_month);
  };
  for (const Tempted& man : tempted()) {
    const PredationView view = seen_by(man.row);
    if (happens(man.toll.uniform(0), toll_rate(p_, view))) take_toll(man.row);
    if (happens(man.act.uniform(0), harm_rate(p_, view))) {
      harm(man.row, harm_done(p_, man.act.uniform(1)));
    }
  }
}

}  // namespace

void predation(const Step& step, World& world) { Predation(step, world).play(); }

}  // namespace ssr
