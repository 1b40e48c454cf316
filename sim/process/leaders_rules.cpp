#include <algorithm>

#include "core/exact_math.h"
#include "core/saturation.h"
#include "process/leaders.h"

namespace ssr {

double price_of_violence(const LeadersParameters& p, double troops_per_1000,
                         double mandate) noexcept {
  return mandate * troops_per_1000 / (troops_per_1000 + p.troops_for_price);
}

double staying_power(const LeadersParameters& p, double weeks, double viability) noexcept {
  const double time = exact::clamp01(weeks / p.staying_horizon);
  // A state that stands by itself makes the mission's departure matter less.
  return time + (1.0 - time) * viability;
}

double inducement(const LeadersParameters& p, const LeaderView& view) noexcept {
  switch (view.type) {
    case SpoilerType::limited:
      return view.wants_posts * view.offered_posts +
             p.limited_money * view.wants_rents * view.offered_money;
    case SpoilerType::greedy:
      return p.greedy_posts * view.wants_posts * view.offered_posts +
             view.wants_rents * view.offered_money;
    case SpoilerType::total:
      break;
  }
  return p.total_discount *
         (view.wants_posts * view.offered_posts + view.wants_rents * view.offered_money);
}

double peace_value(const LeadersParameters& p, const LeaderView& view) noexcept {
  const double guarantee = view.price * view.stays;
  const double trust =
      view.promises_kept + p.guarantor_trust * guarantee * (1.0 - view.promises_kept);
  // What he holds he has; what was promised is worth as much as the promise.
  const double office = (view.posts + view.word * trust * view.posts_awaited) *
                        (view.wants_posts + p.seats_of_power * view.wants_power +
                         p.rents_in_peace * view.wants_rents);
  const double worth = view.type == SpoilerType::total ? p.total_discount : 1.0;
  // Only those inside expect anything from a promise; an offer on the table speaks for itself.
  const double inside =
      view.included ? worth * office + trust * inducement(p, view) : trust * inducement(p, view);
  return inside + view.wants_impunity * (1.0 - view.prosecution);
}

double fight_value(const LeadersParameters& p, const LeaderView& view) noexcept {
  const double all = view.strength + view.opposed;
  const double relative = all > 0.0 ? view.strength / all : 0.0;
  const double own = exact::pow(relative, p.decisiveness);
  const double theirs = exact::pow(1.0 - relative, p.decisiveness);
  const double win = own + theirs > 0.0 ? own / (own + theirs) : 0.0;
  const double gain = win * (view.wants_power + view.wants_posts + view.wants_impunity) +
                      view.wants_rents * view.rents;
  const double price = p.price_weight * view.price * view.stays *
                       (view.type == SpoilerType::greedy ? p.greedy_price : 1.0);
  const double men = view.strength / (view.strength + p.means_people);
  return gain - price - p.losses_weight * (1.0 - std::max(win, view.survives)) -
         p.means_weight * (1.0 - men * view.funded);
}

LeaderView after_disarmament(const LeadersParameters& p, const Enforcement& enforcement,
                             const LeaderView& view, double held_back) noexcept {
  const double held = std::min(view.asked, held_back * (view.asked + view.gone));
  const double goes = p.looks_ahead * (view.asked - held);
  const double back = view.asked > 0.0 ? view.asked_back / view.asked : 0.0;
  LeaderView later = view;
  later.under_arms -= goes;
  later.strength -= goes * (1.0 - back);
  later.opposed -= p.looks_ahead * view.rivals_asked;
  const double left = view.strength > 0.0 ? later.strength / view.strength : 1.0;
  // As if he lost the same part of his men everywhere.
  later.rents *= left;
  const double hold_out = left * view.survives;
  later.survives = hold_out > 0.0 ? hold_out / (hold_out + 1.0 - view.survives) : 0.0;
  // What was kept so far was kept with all his men in view.
  const auto bound = [&](double men, double posts) {
    return bound_to_its_word(enforcement, leverage(enforcement, men, posts),
                             view.price * view.stays);
  };
  const double before = bound(view.once, 0.0);
  later.word = before > 0.0 ? std::min(1.0, bound(later.under_arms, later.posts) / before) : 1.0;
  later.prosecution += (1.0 - later.word) * (view.prosecution_bare - view.prosecution);
  return later;
}

std::array<double, n_stances> stance_values(const LeadersParameters& p,
                                            const Enforcement& enforcement,
                                            const LeaderView& view) noexcept {
  const double all = view.strength + view.opposed;
  const double relative = all > 0.0 ? view.strength / all : 0.0;
  const double price = p.price_weight * view.price * view.stays;
  const double fight = fight_value(p, view);
  const auto later = [&](Stance stance) {
    return after_disarmament(p, enforcement, view, p.held_back[static_cast<std::size_t>(stance)]);
  };
  // War can wait, unless disarmament takes what it is worth (Powell 2006 IO).
  const auto in_peace = [&](const LeaderView& then, double beside) {
    const double worth = peace_value(p, then) + beside;
    const double lost = std::max(0.0, fight - worth) - std::max(0.0, fight_value(p, then) - worth);
    return worth - p.now_or_never * lost;
  };
  const LeaderView holding_out = later(Stance::obstruct);
  std::array<double, n_stances> u{};
  u[static_cast<std::size_t>(Stance::comply)] = in_peace(later(Stance::comply), 0.0);
  u[static_cast<std::size_t>(Stance::bargain)] =
      in_peace(later(Stance::bargain), p.bargain_gain * relative - p.bargain_cost);
  u[static_cast<std::size_t>(Stance::obstruct)] =
      p.obstruct_peace * peace_value(p, holding_out) + view.wants_rents * holding_out.rents +
      p.obstruct_option * std::max(0.0, fight_value(p, holding_out)) - p.obstruct_price * price -
      p.bargain_cost;
  u[static_cast<std::size_t>(Stance::fight)] = fight;
  u[static_cast<std::size_t>(view.now)] += p.habit;
  return u;
}

double threat_to_leader(const LeadersParameters& p, double exposed, bool amnesty,
                        double indicted_reach) noexcept {
  const double shielded = exposed * (amnesty ? 1.0 - p.amnesty_shield : 1.0);
  return std::max(shielded, p.indicted_threat * indicted_reach);
}

namespace {

double loot_for(const LeadersParameters& p, CommanderStyle style, double rents) noexcept {
  return style == CommanderStyle::runs_crime ? p.follows_criminal * rents : 0.0;
}

}  // namespace

double follows_probability(const LeadersParameters& p, CommanderStyle style, double rents,
                           double funded) noexcept {
  return exact::clamp01(p.follows_base * funded + loot_for(p, style, rents));
}

double keeps_peace_probability(const LeadersParameters& p, CommanderStyle style, double rents,
                               double gives) noexcept {
  return exact::clamp01(p.follows_base * gives - loot_for(p, style, rents));
}

namespace {

double splinters_from_neglect(const LeadersParameters& p, const SplinterView& view) noexcept {
  const double kept = view.promises_kept * (1.0 - p.gap_neglect * view.waiting);
  const double neglect = (view.included ? 1.0 : p.excluded_neglect) * (1.0 - kept);
  return p.splinter_base * neglect * neglect;
}

}  // namespace

double rents_motive(const LeadersParameters& p, const SplinterView& view) noexcept {
  const double rents = p.splinter_rents * view.rents;
  const double all = rents + splinters_from_neglect(p, view);
  return all > 0.0 ? rents / all : 0.0;
}

double splinter_probability(const LeadersParameters& p, const SplinterView& view) noexcept {
  const double rate =
      (splinters_from_neglect(p, view) + p.splinter_rents * view.rents) * (1.0 - view.bound);
  const double size = std::min(1.0, view.members / p.splinter_members);
  return exact::chance_within(
      rate * size * (1.0 - view.price) * exact::saturating(view.men, p.splinter_men), 1.0);
}

Cents offer_of(const LeadersParameters& p, const Government& government, Cents price) noexcept {
  const auto treasury = static_cast<double>(std::max<Cents>(0, government.treasury));
  return std::min(price, static_cast<Cents>(p.offer_treasury * treasury));
}

double price_on_the_spot(const LeadersParameters& p, double mission, double soldiers) noexcept {
  const double state = p.state_worth * exact::saturating(soldiers, p.troops_for_price);
  return 1.0 - (1.0 - mission) * (1.0 - state);
}

}  // namespace ssr
