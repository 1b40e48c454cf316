#include "process/neighbours.h"

#include <algorithm>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/handover.h"
#include "process/parameters.h"

namespace ssr {

NeighboursParameters read_neighbours(Table& table) {
  return {
      .peace_flow_share =
          table.number("peace_flow_share", {.value = 0.1,
                                            .low = 0.02,
                                            .high = 0.3,
                                            .help = "arms flow in peace over arms flow in war",
                                            .max = 1}),
      .forces_to_halve = table.number(
          "forces_to_halve", {.value = 1500,
                              .low = 500,
                              .high = 4000,
                              .unit = "people",
                              .help = "forces in a border district that stop half the arms",
                              .min = 1}),
      .monitor_worth = table.number(
          "monitor_worth", {.value = 20,
                            .low = 5,
                            .high = 60,
                            .help = "soldiers at the border whom one arms monitor is worth"}),
      .share_to_clients = table.number("share_to_clients",
                                       {.value = 0.5,
                                        .low = 0.2,
                                        .high = 0.8,
                                        .help = "arms that go to a sponsored faction still in arms",
                                        .max = 1}),
      .abroad_rate = table.number(
          "abroad_rate", {.value = 0.003,
                          .low = 0.001,
                          .high = 0.008,
                          .unit = "1/week",
                          .source = "Blattman & Annan 2016 APSR (3-10 % mobilised for Ivory Coast)",
                          .help = "idle former fighters who take an offer of war next door"}),
      .employed_share = table.number(
          "employed_share", {.value = 0.4,
                             .low = 0.2,
                             .high = 0.7,
                             .source = "Blattman & Annan 2016 APSR",
                             .help = "rate of going for those with work over those without",
                             .max = 1}),
      .commander_rate =
          table.number("commander_rate", {.value = 0.003,
                                          .low = 0.0,
                                          .high = 0.008,
                                          .unit = "1/week",
                                          .source = "Daly, Paler & Samii 2020 JPR (sign)",
                                          .help = "added by a tie to a commander who recruits"}),
      .tranche_restraint = table.number("tranche_restraint",
                                        {.value = 0.6,
                                         .low = 0.3,
                                         .high = 0.9,
                                         .source = "Blattman & Annan 2016 APSR",
                                         .help = "offers refused while another payment is expected",
                                         .max = 1}),
      .return_rate =
          table.number("return_rate", {.value = 0.02,
                                       .low = 0.005,
                                       .high = 0.05,
                                       .unit = "1/week",
                                       .help = "fighters come home after the war next door",
                                       .max = 1}),
      .return_with_weapon =
          table.number("return_with_weapon", {.value = 0.2,
                                              .low = 0.05,
                                              .high = 0.5,
                                              .help = "returning fighters who bring a weapon",
                                              .max = 1}),
      .patron_peace_share = table.number("patron_peace_share",
                                         {.value = 0.25,
                                          .low = 0.05,
                                          .high = 0.6,
                                          .help = "support from a patron that is at peace itself",
                                          .max = 1}),
      .patron_comply_share =
          table.number("patron_comply_share", {.value = 0.3,
                                               .low = 0.0,
                                               .high = 0.7,
                                               .help = "support to a client that keeps the peace",
                                               .max = 1}),
      .patron_rate =
          table.number("patron_rate", {.value = 0.04,
                                       .low = 0.02,
                                       .high = 0.1,
                                       .unit = "1/week",
                                       .help = "how fast a patron's support follows its interest",
                                       .max = 1}),
  };
}

double passing_share(const NeighboursParameters& p, double forces) noexcept {
  return p.forces_to_halve / (p.forces_to_halve + std::max(0.0, forces));
}

double go_abroad_rate(const NeighboursParameters& p, const AbroadView& view) noexcept {
  const double own = p.abroad_rate * (view.has_work ? p.employed_share : 1.0);
  const double offers_taken = view.expects_tranche ? 1.0 - p.tranche_restraint : 1.0;
  return (own + p.commander_rate * view.criminal_tie) * offers_taken;
}

double patron_share(const NeighboursParameters& p, double at_war, bool client_complies) noexcept {
  const double interest = p.patron_peace_share + (1.0 - p.patron_peace_share) * at_war;
  return interest * (client_complies ? p.patron_comply_share : 1.0);
}

namespace {

bool scheduled_war(const NeighbourContext& given, Week week) {
  for (const auto& [from, until] : given.wars) {
    if (week >= from && week < until) return true;
  }
  return false;
}

std::vector<std::size_t> border_districts(const Context& context, std::size_t neighbour) {
  std::vector<std::size_t> found;
  for (std::size_t r = 0; r < context.regions.size(); ++r) {
    const auto& borders = context.regions[r].borders;
    if (std::find(borders.begin(), borders.end(), neighbour) != borders.end()) found.push_back(r);
  }
  return found;
}

/// A sponsored faction that stands armed and has not chosen peace; its index, or none.
FactionId armed_client(const Step& step, const World& world, std::size_t neighbour) {
  for (std::size_t f = 0; f < step.context.factions.size(); ++f) {
    const Faction& faction = world.factions[f];
    if (step.context.factions[f].patron == neighbour && faction.led && faction.under_arms > 0 &&
        faction.stance != Stance::comply) {
      return FactionId{static_cast<std::uint32_t>(f)};
    }
  }
  return {};
}

void bring_arms(const Step& step, World& world, std::size_t n, const std::vector<std::size_t>& at) {
  const NeighboursParameters& p = step.parameters.neighbours;
  const NeighbourContext& given = step.context.neighbours[n];
  const double intensity = world.neighbours[n].at_war ? 1.0 : p.peace_flow_share;
  const double offered = p.arms_cross * given.weapons_per_year / weeks_per_year * intensity;
  const FactionId client = armed_client(step, world, n);
  double flow = 0;
  for (const std::size_t d : at) {
    District& district = world.districts[d];
    const double mean =
        offered / static_cast<double>(at.size()) *
        passing_share(p, static_cast<double>(district.soldiers) + district.peacekeepers +
                             p.monitor_worth * district.border_monitors);
    flow += mean;
    const auto id = event_id(static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(d));
    const Block draws = step.draws.block(id, Lane::neighbour, 0);
    const std::int64_t weapons = exact::poisson(mean, draws.uniform(0));
    const std::int64_t to_client =
        client.exists() ? exact::round_by_chance(p.share_to_clients * static_cast<double>(weapons),
                                                 draws.uniform(1))
                        : 0;
    if (client.exists()) world.factions[client.value].cached_weapons += to_client;
    district.civilian_weapons += weapons - to_client;
    world.arsenal.brought_in += weapons;
  }
  world.neighbours[n].arms_flow = flow;
}

/// The neighbour a fighter of a border district would go to: always the same for one person.
std::size_t host_of(const Context& context, DistrictId district, std::uint32_t row) {
  const auto& borders = context.regions[district.value].borders;
  if (borders.empty()) return context.neighbours.size();
  return borders[event_id(row, district.value) % borders.size()];
}

struct Taker {
  double order;         // keyed draw: places go to the lowest
  std::uint32_t row;
};

AbroadView view_of(const World& world, std::uint32_t row) {
  const Fighters& f = world.fighters;
  const Unit& unit = world.units[f.unit[row].value];
  return {.has_work = f.livelihood[row] == Livelihood::employed ||
                      f.livelihood[row] == Livelihood::subsistence,
          .expects_tranche = f.tranches_due[row] > 0,
          .criminal_tie = unit.style == CommanderStyle::runs_crime ? f.commander_tie[row] : 0.0};
}

void send_abroad(const Step& step, World& world, std::size_t n, std::uint32_t row) {
  Fighters& f = world.fighters;
  world.arsenal.taken_out += f.weapons[row];
  f.weapons[row] = 0;
  mark_recidivist(world, row);
  enter(f, row, FighterState::abroad, step.week());
  ++world.gone_abroad;
  ++world.neighbours[n].fighters_hosted;
}

void offer_war(const Step& step, World& world, std::size_t n, const std::vector<std::size_t>& at) {
  const NeighboursParameters& p = step.parameters.neighbours;
  const double mean =
      step.context.neighbours[n].fighters_per_year / weeks_per_year * weeks_per_month;
  const Block draws = step.draws.block(static_cast<std::uint32_t>(n), Lane::neighbour, 2);
  const std::int64_t places = exact::round_by_chance(mean, draws.uniform(0));
  const double most =
      weeks_per_month * (p.abroad_rate * std::max(1.0, p.employed_share) + p.commander_rate);
  const Fighters& f = world.fighters;
  std::vector<Taker> takers;
  std::vector<std::uint8_t> near(world.districts.size(), 0);
  for (const std::size_t d : at) near[d] = 1;
  const auto may_go = [&f](std::size_t row) {
    const FighterRole role = f.role[row];
    const bool fought = (f.flags[row] & fighter_flag::impostor) == 0;
    return at_large(f.state[row]) && role == FighterRole::combatant && fought;
  };
  each_wanted(f.size(), may_go, [&](std::uint32_t row) {
    if (near[f.district[row].value] == 0) return;
    const Block draw = step.draws.block(FighterId{row}, Lane::neighbour, 3);
    if (draw.uniform(0) >= most || host_of(step.context, f.district[row], row) != n) return;
    if (exact::happens_within(draw.uniform(0), go_abroad_rate(p, view_of(world, row)),
                              weeks_per_month)) {
      takers.push_back({draw.uniform(1), row});
    }
  });
  std::sort(takers.begin(), takers.end(), [](const Taker& a, const Taker& b) {
    return a.order != b.order ? a.order < b.order : a.row < b.row;
  });
  const auto granted = std::min<std::size_t>(takers.size(), static_cast<std::size_t>(places));
  for (std::size_t i = 0; i < granted; ++i) send_abroad(step, world, n, takers[i].row);
}

void come_home(const Step& step, World& world, std::size_t n) {
  const NeighboursParameters& p = step.parameters.neighbours;
  Fighters& f = world.fighters;
  const double chance = exact::chance_within(p.return_rate, weeks_per_month);
  const auto is_abroad = [](FighterState state) { return state == FighterState::abroad; };
  each_row_where(f.state, is_abroad, [&](std::uint32_t row) {
    if (host_of(step.context, f.district[row], row) != n) return;
    const Block draw = step.draws.block(FighterId{row}, Lane::neighbour, 4);
    if (!draw.chance(0, chance)) return;
    enter(f, row, at_home(f.discharge[row]), step.week());
    f.livelihood[row] = Livelihood::idle;
    ++world.came_in;
    --world.neighbours[n].fighters_hosted;
    if (draw.chance(1, p.return_with_weapon)) {
      f.weapons[row] = 1;
      ++world.arsenal.brought_in;
    }
  });
}

void support_clients(const Step& step, World& world) {
  const NeighboursParameters& p = step.parameters.neighbours;
  for (std::size_t f = 0; f < step.context.factions.size(); ++f) {
    const FactionContext& given = step.context.factions[f];
    Faction& faction = world.factions[f];
    const double full = given.external_support_usd_per_year / weeks_per_year;
    const double at_war = given.patron && world.neighbours[*given.patron].at_war ? 1.0 : 0.0;
    const double wanted =
        faction.led ? full * patron_share(p, at_war, faction.stance == Stance::comply) : 0.0;
    faction.external_support_per_week +=
        p.patron_rate * (wanted - faction.external_support_per_week);
  }
}

}  // namespace

void neighbours(const Step& step, World& world) {
  const NeighboursParameters& p = step.parameters.neighbours;
  for (std::size_t n = 0; n < world.neighbours.size(); ++n) {
    Neighbour& neighbour = world.neighbours[n];
    const double war = scheduled_war(step.context.neighbours[n], step.week()) ? 1.0 : 0.0;
    neighbour.at_war = p.sees_neighbour_war * war > 0.0;
    const auto borders = border_districts(step.context, n);
    if (borders.empty()) continue;
    bring_arms(step, world, n, borders);
    if (step.week() % weeks_per_month != static_cast<Week>(n % weeks_per_month)) continue;
    if (neighbour.at_war) {
      offer_war(step, world, n, borders);
    } else if (neighbour.fighters_hosted > 0) {
      come_home(step, world, n);
    }
  }
  support_clients(step, world);
}

}  // namespace ssr
