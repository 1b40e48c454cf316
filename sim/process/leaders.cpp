#include "process/leaders.h"

#include <algorithm>
#include <optional>

#include "core/exact_math.h"
#include "process/dismissed.h"
#include "process/leaders_orders.h"
#include "process/mandate_seen.h"
#include "process/offices.h"
#include "process/parameters.h"

namespace ssr {

namespace {

/// An entry of a picture that has one place for each faction.
double seen_by(const std::vector<double>& picture, std::uint32_t f) {
  return f < picture.size() ? picture[f] : 0.0;
}

/// Lootable resources weighted by where the faction's units stand in arms or lived [0, 1]; units
/// that were disbanded before the start hold nothing.
double rents_in_reach(const World& world, std::uint32_t f) {
  double rents = 0;
  double men = 0;
  for (const Unit& unit : world.units) {
    if (unit.faction.value != f || !unit.stands()) continue;
    rents += lootable_left(world.districts[unit.district.value]) * unit.members;
    men += unit.members;
  }
  return men > 0 ? rents / men : 0.0;
}

bool amnesty_kept(const Step& step, const World& world, std::uint32_t f) {
  for (std::size_t i = 0; i < world.accord.promises.size(); ++i) {
    const PromiseContext& given = step.context.accord.promises[i];
    const PromiseState state = world.accord.promises[i].state;
    if (given.kind == PromiseKind::amnesty && (!given.beneficiary || *given.beneficiary == f) &&
        (state == PromiseState::kept || state == PromiseState::late)) {
      return true;
    }
  }
  return false;
}

/// Has it a part in the order that the accord made?
bool inside(const Faction& faction) { return faction.included || faction.posts > 0; }

/// Offices that it was promised and not refused yet, beyond those that it holds [0, 1]; outside it
/// counts on none.
double posts_awaited(const Step& step, const World& world, std::uint32_t f) {
  if (!inside(world.factions[f])) return 0.0;
  const OfficesPromised promised = offices_promised(step, world, f);
  const double open = promised.all > 0.0 ? promised.open / promised.all : 0.0;
  return std::min(1.0 - world.factions[f].posts, open);
}

/// Share of a faction's men, those under arms and this share of those who would come, who would
/// hold out where they are: a state that is weak there leaves even a weak side room (Fearon &
/// Laitin 2003 APSR).
double survival(const Step& step, const World& world, const MenInReach& reach, std::uint32_t f,
                double called) {
  std::vector<double> men;  // [district]
  for (std::uint32_t d = 0; d < world.districts.size(); ++d)
    men.push_back(called * reach.would_come(DistrictId{d}));
  for (const Unit& unit : world.units) {
    if (unit.faction.value == f) men[unit.district.value] += unit.under_arms;
  }
  double hold_out = 0;
  double all = 0;
  for (std::size_t d = 0; d < men.size(); ++d) {
    all += men[d];
    const District& place = world.districts[d];
    const double state = static_cast<double>(place.soldiers) +
                         step.parameters.clashes.police_worth * place.police_present;
    if (men[d] > 0.0) hold_out += men[d] * men[d] / (men[d] + state);
  }
  return all > 0.0 ? hold_out / all : 0.0;
}

/// What so many fighters kept in arms eat and are paid in a week [USD].
double upkeep(const Step& step, double men) {
  return step.parameters.leaders.upkeep_incomes * step.context.economy.gdp_usd_per_head /
         weeks_per_year * men;
}

double funded_weeks(const Step& step, const Faction& faction, double men) {
  const LeadersParameters& p = step.parameters.leaders;
  const double week = upkeep(step, std::max(1.0, men));
  const double income =
      faction.external_support_per_week + to_usd(faction.rents_last_year) / weeks_per_year;
  const double weeks = to_usd(faction.war_chest) / week;
  return exact::clamp01(weeks / p.chest_weeks + income / week);
}

/// Of a rival who disarms in step, under the eyes of a mission, as his own men believe it (7.16).
double believed_in_step(const Step& step, const World& world, const Faction& rival) {
  const bool watched = step.context.accord.disarms_in_step && world.mission.troops > 0;
  const bool comes = rival.led && rival.stance <= Stance::bargain;
  return watched && comes ? step.parameters.registration.in_step_trust : 0.0;
}

/// [people] who fought in a faction's units and are alive.
double fought_for(const World& world, std::uint32_t f) {
  double men = 0;
  for (const Unit& unit : world.units) {
    if (unit.faction.value == f) men += unit.members;
  }
  return men;
}

/// How far a warrant of the state and its backers reaches [0, 1].
double reach_of_warrants(const Step& step, const World& world) {
  const double price =
      price_of_violence(step.parameters.leaders, troops_per_1000(world), mandate_seen(step, world));
  return exact::clamp01(world.government.will * world.government.capacity + price);
}

/// Threat of prosecution that a leader sees, with or without the amnesty that he has.
double threat_seen(const Step& step, const World& world, std::uint32_t f, bool amnestied) {
  const LeadersParameters& p = step.parameters.leaders;
  const double price = price_of_violence(p, troops_per_1000(world), mandate_seen(step, world));
  const double exposed = p.exposed_prosecution * seen_by(world.pictures.exposure, f) *
                         exact::clamp01(world.pictures.seen(Picture::court_capacity_share) + price);
  const bool indicted = in_force(world, step.plan, Lever::indictment, f);
  return threat_to_leader(p, exposed, amnestied, indicted ? reach_of_warrants(step, world) : 0.0);
}

LeaderView view_of(const Step& step, const World& world, std::uint32_t f, const MenInReach& reach) {
  const LeadersParameters& p = step.parameters.leaders;
  const Faction& faction = world.factions[f];
  const auto& estimates = world.pictures.strength_of;
  LeaderView view;
  view.type = faction.type;
  view.wants_posts = faction.wants_posts;
  view.wants_rents = faction.wants_rents;
  view.wants_impunity = faction.wants_impunity;
  view.wants_power = faction.wants_power;
  // Whom he calls he pays.
  const double paid = to_usd(faction.war_chest) / step.parameters.former_fighters.signing_fee_usd;
  const double would_come = reach.to_leader();
  const double called = would_come > paid ? paid / would_come : 1.0;
  const auto under_arms = static_cast<double>(faction.under_arms);
  view.strength = under_arms + called * would_come;
  view.opposed = seen_by(world.pictures.state_strength, f);
  for (std::size_t g = 0; f < estimates.size() && g < world.factions.size(); ++g) {
    if (!world.factions[g].sides_with_state || faction.sides_with_state) continue;
    view.opposed += estimates[f][g];
    view.rivals_asked += believed_in_step(step, world, world.factions[g]) *
                         reach.asked_share(world, FactionId{static_cast<std::uint32_t>(g)}) *
                         estimates[f][g];
  }
  view.under_arms = under_arms;
  view.asked = reach.asked();
  view.asked_back = std::min(reach.asked_back(), std::max(0.0, paid - would_come));
  view.gone = reach.gone();
  view.once = fought_for(world, f);
  const bool outside = !inside(faction);
  view.included = !outside || p.sees_exclusion <= 0.0;
  view.posts = faction.posts;
  view.posts_awaited = outside && view.included ? 1.0 : posts_awaited(step, world, f);
  view.promises_kept = faction.promises_kept;
  view.offered_posts =
      p.sees_inducements * std::min(faction.inducements, 1.0 - view.posts - view.posts_awaited);
  view.offered_money =
      p.sees_inducements *
      std::min(1.0, p.offer_treasury * to_usd(world.government.treasury) / p.offer_money_usd) *
      world.government.will;
  view.price = price_of_violence(p, troops_per_1000(world), mandate_seen(step, world));
  const double viable = seen_by(world.pictures.state_viability, f);
  const auto left = static_cast<double>(world.mission.leaves - step.week());
  const double endless = staying_power(p, p.mandate_horizon, viable);
  const double announced = staying_power(p, std::clamp(left, 0.0, p.mandate_horizon), viable);
  view.stays = endless + p.sees_departure * (announced - endless);
  view.prosecution = faction.prosecution_threat;
  view.prosecution_bare = std::max(view.prosecution, threat_seen(step, world, f, false));
  view.rents = rents_in_reach(world, f);
  view.funded = funded_weeks(step, faction, view.strength);
  view.survives = survival(step, world, reach, f, called);
  // The patronage of offices reaches all followers, money as far as it goes.
  view.gives = std::max(faction.posts, funded_weeks(step, faction, under_arms + would_come));
  view.now = faction.stance;
  return view;
}

/// Of the offices that it neither holds nor was promised, those that the government offers [0, 1].
double posts_on_offer(const Step& step, const World& world, std::uint32_t f) {
  const Government& g = world.government;
  const double left = 1.0 - world.factions[f].posts - posts_awaited(step, world, f);
  return step.parameters.leaders.offer_posts * g.will * (1.0 - g.patronage) * left;
}

/// What the government and its backers offer, threaten and do to a faction this quarter.
void government_moves(const Step& step, World& world, std::uint32_t f) {
  const LeadersParameters& p = step.parameters.leaders;
  Faction& faction = world.factions[f];
  Government& g = world.government;
  faction.inducements = posts_on_offer(step, world, f);
  const bool amnestied =
      amnesty_kept(step, world, f) || in_force(world, step.plan, Lever::amnesty, f);
  const bool indicted = in_force(world, step.plan, Lever::indictment, f);
  const double reach = reach_of_warrants(step, world);
  faction.prosecution_threat = threat_seen(step, world, f, amnestied);

  const Block draw = step.draws.block(FactionId{f}, Lane::leader, 8);
  if (!faction.led) {
    if (draw.chance(0, exact::chance_within(p.successor_rate, 1.0))) {
      faction.led = true;
      faction.reasons_since = step.week();
    }
    return;
  }
  // Nobody buys off a man without men.
  const auto men = static_cast<double>(faction.under_arms);
  const double leverage = men / (men + p.means_people);
  if (faction.stance == Stance::bargain && draw.chance(1, p.deal_share * g.will * leverage)) {
    faction.posts = exact::clamp01(faction.posts + faction.inducements);
    faction.inducements = posts_on_offer(step, world, f);
    faction.included = true;
    const Cents paid = offer_of(p, g, to_cents(p.offer_money_usd * faction.wants_rents));
    g.treasury -= paid;
    faction.war_chest += paid;
  }
  // One who keeps the peace is left alone, unless there is a warrant.
  const bool wanted = faction.stance >= Stance::obstruct || indicted;
  if (wanted && draw.chance(2, exact::chance_within(p.arrest_rate * reach, 1.0))) {
    faction.led = false;
    faction.stance = Stance::comply;
    faction.stance_since = step.week();
  }
}

/// What nobody else sees of his reasons is his own and stays, until he comes to see things anew.
Block private_reasons(const Step& step, World& world, std::uint32_t f) {
  Faction& faction = world.factions[f];
  const double anew =
      exact::chance_within(step.parameters.leaders.reconsiders, weeks_per_quarter / weeks_per_year);
  if (step.draws.block(FactionId{f}, Lane::leader, 12).chance(0, anew))
    faction.reasons_since = step.week();
  return Draws(world.luck, faction.reasons_since).block(FactionId{f}, Lane::leader);
}

Stance choose(const Step& step, const LeaderView& view, const Block& reasons) {
  const LeadersParameters& p = step.parameters.leaders;
  const auto values = stance_values(p, step.parameters.accord.enforcement, view);
  std::size_t best = 0;
  double best_value = 0;
  for (std::size_t s = 0; s < n_stances; ++s) {
    // Extreme-value noise makes the choice a logit.
    const double u = (reasons.word[s] + 0.5) * 0x1p-32;
    const double value = values[s] - p.noise * exact::log(-exact::log(u));
    if (s > 0 && value <= best_value) continue;
    best = s;
    best_value = value;
  }
  return static_cast<Stance>(best);
}

/// Income from patrons, pay and food for those kept in arms, and the slow pull of orders.
void run_faction(const Step& step, World& world, Faction& faction) {
  const LeadersParameters& p = step.parameters.leaders;
  const Cents support = to_cents(faction.external_support_per_week);
  faction.war_chest += support;
  world.accounts.in_rents += support;
  const double share = faction.led ? p.held_back[static_cast<std::size_t>(faction.stance)] : 0.0;
  faction.held_back_share += p.order_rate * (share - faction.held_back_share);
  const Cents bill = to_cents(upkeep(step, static_cast<double>(faction.under_arms)));
  const bool keeps_men = faction.led && faction.stance >= Stance::bargain;
  if (!keeps_men) {
    // His men live on what comes in week by week, and he on the chest.
    const Cents income = support + faction.rents_last_year / static_cast<Cents>(weeks_per_year);
    const Cents food = std::min({bill, income, faction.war_chest});
    faction.fed = bill > 0 ? to_usd(food) / to_usd(bill) : 1.0;
    const auto left = static_cast<double>(faction.war_chest - food);
    const Cents spent = food + static_cast<Cents>(p.chest_drain * left);
    faction.war_chest -= spent;
    world.accounts.spent_by_factions += spent;
    return;
  }
  const Cents paid = std::min(bill, faction.war_chest);
  faction.war_chest -= paid;
  world.accounts.spent_by_factions += paid;
  faction.fed = bill > 0 ? to_usd(paid) / to_usd(bill) : 1.0;
  // Men who are not fed go home or register.
  if (paid < bill) faction.held_back_share *= 1.0 - p.order_rate;
}

}  // namespace

void leaders(const Step& step, World& world) {
  for (Faction& faction : world.factions) run_faction(step, world, faction);
  const auto due = [&step](std::uint32_t f) {
    return step.week() % weeks_per_quarter == static_cast<Week>(f % weeks_per_quarter);
  };
  std::vector<std::optional<MenInReach>> reach(world.factions.size());
  for (std::uint32_t f = 0; f < world.factions.size(); ++f) {
    const bool just_turned = world.factions[f].stance_since == step.week() && step.week() > 0;
    const bool nobody = FactionId{f} == world.dismissed && !anybody_sent_home(world);
    if ((due(f) || just_turned) && !nobody) reach[f].emplace(step, world, FactionId{f});
  }
  for (std::uint32_t f = 0; f < world.factions.size(); ++f) {
    if (!reach[f]) continue;
    Faction& faction = world.factions[f];
    if (due(f) && FactionId{f} != world.dismissed) government_moves(step, world, f);
    const LeaderView view = view_of(step, world, f, *reach[f]);
    if (due(f) && faction.led) {
      const Stance chosen = choose(step, view, private_reasons(step, world, f));
      if (chosen != faction.stance) {
        faction.stance = chosen;
        faction.stance_since = step.week();
        world.events.push_back({.week = step.week(),
                                .kind = EventKind::leader_stance,
                                .faction = f,
                                .amount = static_cast<double>(chosen)});
      }
    }
    // Nobody sits in a government that he makes war on.
    if (faction.led && faction.stance == Stance::fight) faction.posts = 0;
    move_caches(step, world, f);
    order_units(step, world, f, view, *reach[f]);
  }
}

}  // namespace ssr
