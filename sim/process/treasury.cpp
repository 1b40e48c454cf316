#include "process/treasury.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/parameters.h"

namespace ssr {

namespace {

constexpr std::size_t at(Claim claim) { return static_cast<std::size_t>(claim); }

constexpr std::array<Spending, n_claims> purposes = {Spending::army_pay, Spending::police_pay,
                                                     Spending::courts_pay, Spending::prisons_run,
                                                     Spending::prisons_run};

constexpr bool on_payroll(ServiceStatus status) {
  return status == ServiceStatus::in_training || status == ServiceStatus::serving ||
         status == ServiceStatus::suspended;
}

std::int64_t count_on_payroll(const std::vector<ServiceStatus>& status) {
  return std::count_if(status.begin(), status.end(), on_payroll);
}

/// A sum over about the last year: each week one part in 52 is forgotten.
void roll_year(Cents& sum, Cents week) {
  const auto weeks = static_cast<Cents>(weeks_per_year);
  sum = sum == 0 ? week * weeks : sum + week - sum / weeks;
}

struct Payroll {
  Claims due{};               // this week, ghosts included
  std::array<double, n_claims> owed{};  // cents, from earlier weeks
  std::int64_t people = 0;    // police and soldiers
};

/// Visits a table in runs of 64 rows, the last of which may be shorter: `visit(begin, n)`.
template <class Visit>
void each_run(std::size_t n, Visit visit) {
  for (std::size_t begin = 0; begin < n; begin += rows_at_once) {
    visit(begin, std::min(rows_at_once, n - begin));
  }
}

/// Salaries of those on a payroll, whose `pay` is over the salary.
double sum_of_pay(const std::vector<ServiceStatus>& status, const std::vector<float>& pay) {
  double salaries = 0;
  for (std::size_t i = 0; i < status.size(); ++i) salaries += on_payroll(status[i]) ? pay[i] : 0.0F;
  return salaries;
}

/// Salaries owed: weeks, each by `pay_of` the row over the salary.
template <class PayOf>
double sum_of_arrears(const std::vector<ServiceStatus>& status, const std::vector<float>& arrears,
                      PayOf pay_of) {
  double weeks = 0;
  each_run(status.size(), [&](std::size_t begin, std::size_t n) {
    std::array<float, rows_at_once> owed;
    std::uint32_t any = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const float weeks_owed = arrears[begin + i] * pay_of(begin + i);
      owed[i] = on_payroll(status[begin + i]) ? weeks_owed : 0.0F;
    }
    for (std::size_t i = 0; i < n; ++i) any |= std::bit_cast<std::uint32_t>(owed[i]);
    if (any == 0) return;
    for (std::size_t i = 0; i < n; ++i) weeks += owed[i];
  });
  return weeks;
}

/// Judges' salaries that the court's staff cost.
double salaries_of(const TreasuryParameters& p, const Court& court) {
  return court.judges + court.prosecutors + court.defenders + p.clerk_pay_share * court.clerks;
}

Payroll count_payroll(const Step& step, const World& world) {
  const TreasuryParameters& p = step.parameters.treasury;
  const Context& given = step.context;
  const Government& government = world.government;
  const double level = 1.0 + p.wages_follow_growth * (government.growth_index - 1.0);
  const auto weekly = [level](double usd_month) {
    constexpr double months = 12.0;
    return 100.0 * level * usd_month * months / weeks_per_year;
  };
  const double listed = 1.0 + p.ghost_share * (1.0 - government.payroll_cleaned);
  const double soldier = weekly(given.army.salary_usd_month);
  const double officer = weekly(given.police.salary_usd_month);
  const double judge = weekly(given.justice.salary_usd_month);
  Payroll payroll;
  const std::int64_t soldiers = count_on_payroll(world.army.soldiers.status);
  const std::int64_t officers = count_on_payroll(world.police.status);
  payroll.people = soldiers + officers;
  const auto set = [&payroll](Claim claim, double cents, double owed) {
    payroll.due[at(claim)] = static_cast<Cents>(cents);
    payroll.owed[at(claim)] = owed;
  };
  const Soldiers& men = world.army.soldiers;
  set(Claim::army, soldier * listed * sum_of_pay(men.status, men.pay),
      soldier * sum_of_arrears(men.status, men.arrears_weeks,
                               [&men](std::size_t i) { return men.pay[i]; }));
  set(Claim::police, officer * listed * static_cast<double>(officers),
      officer * sum_of_arrears(world.police.status, world.police.arrears_weeks,
                               [](std::size_t) { return 1.0F; }));
  double salaries = 0;
  double salaries_owed = 0;
  for (const Court& court : world.justice.courts) {
    salaries += salaries_of(p, court);
    salaries_owed += salaries_of(p, court) * court.arrears_weeks;
  }
  set(Claim::courts, judge * salaries, judge * salaries_owed);
  double guards = 0;
  std::int64_t detainees = 0;
  for (const Prison& prison : world.justice.prisons) {
    guards += prison.staff;
    detainees += prison.remand + prison.sentenced;
  }
  set(Claim::prison_staff, officer * p.prison_pay_share * guards, 0.0);
  set(Claim::prison_upkeep,
      100.0 * level * given.justice.prison_upkeep_usd_per_detainee_year *
          static_cast<double>(detainees) / weeks_per_year,
      0.0);
  return payroll;
}

/// What customs officers bring in of the duty that went round the counter; each crossing has an
/// equal part of the trade. `revenue` is without it.
double duty_won(const Step& step, const World& world, double revenue) {
  double crossings = 0;
  double seen = 0;
  for (std::size_t d = 0; d < step.context.regions.size(); ++d) {
    const auto here = static_cast<double>(step.context.regions[d].borders.size());
    crossings += here;
    seen += here * world.districts[d].customs *
            collected_share(step.parameters.treasury, world.districts[d].insecurity, 0.0);
  }
  return crossings > 0 ? duty_unpaid(step.parameters.treasury, revenue) * seen / crossings : 0.0;
}

/// Revenue and budget support of the week; gives the part meant for the security sector.
Cents collect(const Step& step, World& world) {
  const TreasuryParameters& p = step.parameters.treasury;
  const GovernmentContext& given = step.context.government;
  Government& government = world.government;
  double revenue = 0;
  for (const District& district : world.districts) {
    revenue += static_cast<double>(district.output_per_week) * given.revenue_share_of_gdp *
               collected_share(p, district.insecurity, government.capacity - given.capacity);
  }
  revenue += duty_won(step, world, revenue);
  const bool supported = step.week() < given.budget_support_years * weeks_per_year;
  const Cents support =
      supported ? to_cents(given.budget_support_usd_per_year / weeks_per_year) : 0;
  const auto collected = static_cast<Cents>(revenue);
  government.treasury += collected + support;
  world.accounts.in_revenue += collected;
  world.accounts.in_budget_support += support;
  roll_year(government.revenue_last_year, collected);
  const Cents before = government.revenue_per_week;
  const auto weeks = static_cast<Cents>(p.memory_weeks);
  government.revenue_per_week = before == 0 ? collected : before + (collected - before) / weeks;
  return static_cast<Cents>(given.security_budget_share * static_cast<double>(collected + support));
}

/// Spends on a claim; ghosts' and skimmed pay is booked as leaked.
void book(World& world, Spending purpose, Cents paid, double honest) {
  const auto reached = static_cast<Cents>(static_cast<double>(paid) * honest);
  spend(world, world.government.treasury, purpose, reached);
  spend(world, world.government.treasury, Spending::leaked, paid - reached);
}

struct Pay {
  double received = 1;  // [0, 1] of this week's wage
  double settled = 0;   // [0, 1] of old debts
};

void hand_out(const TreasuryParameters& p, const std::vector<ServiceStatus>& status,
              std::vector<float>& arrears, Pay pay) {
  each_run(status.size(), [&](std::size_t begin, std::size_t n) {
    // For all, then for whom it concerns: several rows at once.
    std::array<float, rows_at_once> after;
    for (std::size_t i = 0; i < n; ++i) {
      after[i] =
          static_cast<float>(arrears_after(p, arrears[begin + i], pay.received, pay.settled));
    }
    for (std::size_t i = 0; i < n; ++i) {
      const float before = arrears[begin + i];
      const float paid = after[i];
      arrears[begin + i] = on_payroll(status[begin + i]) ? paid : before;
    }
  });
}

double part_of(Cents paid, Cents due) {
  return due > 0 ? static_cast<double>(paid) / static_cast<double>(due) : 1.0;
}

/// Pays wages, upkeep and old debts; gives what is left of `money`.
Cents pay_bills(const Step& step, World& world, const Payroll& payroll, Cents money) {
  const TreasuryParameters& p = step.parameters.treasury;
  Government& government = world.government;
  const Claims paid = pay_claims(payroll.due, money, p.priority);
  Cents left = money - std::accumulate(paid.begin(), paid.end(), Cents{0});
  const double owed = std::accumulate(payroll.owed.begin(), payroll.owed.end(), 0.0);
  const double settled =
      owed > 0 ? std::min(1.0, p.backpay_share * static_cast<double>(left) / owed) : 0.0;
  const double reached = received_share(p, government.patronage, government.payroll_cleaned);
  const double real = 1.0 / (1.0 + p.ghost_share * (1.0 - government.payroll_cleaned));
  std::array<Pay, n_claims> pay;
  for (std::size_t c = 0; c < n_claims; ++c) {
    const bool forces = c == at(Claim::army) || c == at(Claim::police);
    book(world, purposes[c], paid[c], forces ? real * reached : 1.0);
    pay[c] = {.received = part_of(paid[c], payroll.due[c]) * (forces ? reached : 1.0),
              .settled = settled};
    const auto back = std::min(left, static_cast<Cents>(settled * payroll.owed[c]));
    spend(world, government.treasury, purposes[c], back);
    left -= back;
  }
  hand_out(p, world.army.soldiers.status, world.army.soldiers.arrears_weeks, pay[at(Claim::army)]);
  hand_out(p, world.police.status, world.police.arrears_weeks, pay[at(Claim::police)]);
  for (Court& court : world.justice.courts) {
    court.arrears_weeks =
        arrears_after(p, court.arrears_weeks, pay[at(Claim::courts)].received, settled);
  }
  const double upkeep =
      part_of(paid[at(Claim::prison_upkeep)], payroll.due[at(Claim::prison_upkeep)]);
  government.prison_upkeep_funded +=
      (upkeep - government.prison_upkeep_funded) / std::min(p.memory_weeks, step.week() + 1.0);
  const auto due_in = [&](Claim claim) { return static_cast<Cents>(payroll.owed[at(claim)]); };
  government.recurrent_due[static_cast<std::size_t>(Sector::army)] = due_in(Claim::army);
  government.recurrent_due[static_cast<std::size_t>(Sector::police)] = due_in(Claim::police);
  government.recurrent_due[static_cast<std::size_t>(Sector::courts)] = due_in(Claim::courts);
  roll_year(government.wage_bill_last_year,
            std::accumulate(payroll.due.begin(), payroll.due.end(), Cents{0}));
  roll_year(government.wages_paid_last_year, std::accumulate(paid.begin(), paid.end(), Cents{0}));
  return left;
}

/// Money for the activities that the government pays itself; gives what is left.
Cents fund_own_activities(const Step& step, World& world, Cents money) {
  auto& states = world.programme.activities;
  for (std::size_t a = 0; a < std::min(states.size(), step.plan.activities.size()); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    ActivityState& state = states[a];
    if (!activity.government_pays || state.status != ActivityStatus::running) continue;
    const Cents wanted = advance_for(activity, state, step.parameters.treasury.prefunded_weeks);
    const Cents amount = std::min(wanted, money);
    world.government.treasury -= amount;
    state.allotted += amount;
    state.received += amount;
    const auto sector = static_cast<std::size_t>(lever_spec(activity.lever).sector);
    world.programme.disbursed[sector] += amount;
    money -= amount;
  }
  return money;
}

/// The prison that is reported fullest; none where no prison has places.
std::size_t fullest_prison(const World& world) {
  const auto& prisons = world.justice.prisons;
  std::size_t worst = prisons.size();
  for (std::size_t d = 0; d < prisons.size(); ++d) {
    if (prisons[d].places <= 0) continue;
    if (worst == prisons.size() || world.pictures.occupancy[d] > world.pictures.occupancy[worst]) {
      worst = d;
    }
  }
  return worst;
}

/// Late and dear: places in the fullest prison and trainees for its court (M2).
Cents buy_emergency_justice(const Step& step, World& world, Cents wanted, Cents money) {
  const TreasuryParameters& p = step.parameters.treasury;
  const std::size_t d = fullest_prison(world);
  const Cents total = std::min(wanted, money);
  if (total <= 0 || d >= world.justice.prisons.size()) return money;
  const auto for_places = static_cast<Cents>(p.emergency_prison_share * static_cast<double>(total));
  const auto units = [&p](Cents cents, Lever lever) {
    return to_usd(cents) / (p.emergency_price * lever_spec(lever).unit_cost_usd);
  };
  world.justice.prisons[d].places += units(for_places, Lever::build_prisons);
  world.justice.courts[d].trainees += units(total - for_places, Lever::staff_courts);
  spend(world, world.government.treasury, Spending::prisons_build, for_places);
  spend(world, world.government.treasury, Spending::courts_build, total - for_places);
  return money - total;
}

/// Fuel, repair and food of police and army.
void run_operations(const TreasuryParameters& p, World& world, const Payroll& payroll,
                    Cents money) {
  const Cents police = payroll.due[at(Claim::police)];
  const Cents army = payroll.due[at(Claim::army)];
  const auto needed = static_cast<Cents>(p.operations_ratio * static_cast<double>(police + army));
  const Cents total = std::min(needed, money);
  const auto for_police = static_cast<Cents>(static_cast<double>(total) *
                                             (army > 0 ? part_of(police, police + army) : 1.0));
  spend(world, world.government.treasury, Spending::police_build, for_police);
  spend(world, world.government.treasury, Spending::army_build, total - for_police);
  double& funded = world.government.operations_funded;
  funded += (part_of(total, needed) - funded) / std::min(p.memory_weeks, world.week + 1.0);
}

/// Everything above a small reserve goes to the rest of government, or is stolen.
void spend_the_rest(const TreasuryParameters& p, World& world) {
  Government& government = world.government;
  const auto reserve =
      static_cast<Cents>(p.reserve_weeks * static_cast<double>(government.revenue_per_week));
  const Cents rest = std::max<Cents>(0, government.treasury - reserve);
  const double eyes = std::max(world.oversight.parliament, world.oversight.civil_society);
  const double lost = p.leaked_share * government.patronage * (1.0 - eyes);
  book(world, Spending::other_government, rest, 1.0 - lost);
}

/// Pay through banks, after a census: ghosts leave the list; patronage brings some back.
void clean_payroll(const Step& step, World& world, std::int64_t people) {
  double& cleaned = world.government.payroll_cleaned;
  cleaned -= cleaned * step.parameters.treasury.cleaning_loss * world.government.patronage;
  for (std::size_t d = 0; d < world.districts.size() && people > 0; ++d) {
    const double wanted = (1.0 - cleaned) * static_cast<double>(people);
    const double units = take(world, step.plan, Lever::pay_reform, d, wanted);
    cleaned = std::min(1.0, cleaned + units / static_cast<double>(people));
  }
}

}  // namespace

void treasury(const Step& step, World& world) {
  const TreasuryParameters& p = step.parameters.treasury;
  const Cents security = collect(step, world);
  for (Cents* money : {&world.government.aid_last_year, &world.government.withheld_last_year})
    *money -= *money / static_cast<Cents>(weeks_per_year);
  const Payroll payroll = count_payroll(step, world);
  clean_payroll(step, world, payroll.people);
  const Cents due = std::accumulate(payroll.due.begin(), payroll.due.end(), Cents{0});
  const auto kept = static_cast<Cents>(p.operations_first * static_cast<double>(security));
  const Cents money = money_for_wages(p, due, security - kept);
  const Cents from_abroad = money - (security - kept);
  world.accounts.in_budget_support += from_abroad;
  world.government.treasury += from_abroad;
  Cents left = kept + pay_bills(step, world, payroll, money);
  left = fund_own_activities(step, world, left);
  const auto emergency =
      static_cast<Cents>(world.government.emergency_justice_share * static_cast<double>(security));
  left = buy_emergency_justice(step, world, emergency, left);
  run_operations(p, world, payroll, left);
  spend_the_rest(p, world);
}

}  // namespace ssr
