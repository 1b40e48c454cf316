#pragma once

#include <array>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct DonorsParameters {
  double overhead_share = 0;         // [0, 1] of disbursed money spent on administration
  double opening_pipeline = 0;       // [0, 1] of a full pipeline already under way at the start
  double need_ahead_weeks = 0;       // [week] of unmet needs that donors plan for
  double fatigue_per_year = 0;  // [1/year] of the way to full fatigue, without visible results
  double recovery_per_year = 0;  // [1/year] of fatigue that visible results take away
  double headline_shock = 0;  // [0, 1] of the way to full fatigue, by one relapse or coup
  double fatigue_cut = 0;  // [0, 1] of the envelope lost at full fatigue
  std::array<double, n_sectors> visibility{};  // [0, 1] how much of the work there can be shown
  double pool_delay_weeks = 0;                 // [week] money waits in a common fund
  double pool_overhead = 0;  // [0, 1] of what a common fund releases, beside overhead_share
  double leaves_to_lead = 0;  // [0, 1] of a sector's attraction, for one who follows a lead there
  double hard_pull = 0;  // [1] extra weight of police and army where all is reported insecure
  double sees_bans = 1;  // link M5; cut: 0, no sector is banned
  double sees_horizon = 1;  // link M61; cut: 0, the years do not count
  double sees_results = 1;  // link M67; cut: 0, results look complete, losses stay unseen
  double sees_visibility = 1;  // link M9; cut: 0, all sectors show equally well
  double sees_insecurity = 1;  // link M34; cut: 0, donors see a quiet country
  double sees_taste = 1;  // link M52; cut: 0, one pot: money likes all sectors alike
};
DonorsParameters read_donors(Table& table);

/// Factor on a donor's yearly envelope with coefficient of variation `volatility`: lognormal with
/// mean 1, from a standard normal deviate.
double year_factor(double volatility, double deviate) noexcept;

/// Fatigue in [0, 1] after a week: grows without visible results and with headline losses, heals
/// with results (M67). `needs` says how far the donor needs to show results.
double fatigue_after(const DonorsParameters& p, double fatigue, double needs, double results,
                     double headline_losses) noexcept;

/// A sector's attraction to a donor apart from need: its taste (M52), what it can show at home
/// (M9), and the pull of police and army where insecurity is reported (M34); none where a ban is
/// seen (M5). Who follows a lead there leaves it part of the sector: `left` [0, 1] (M53).
double attraction(const DonorsParameters& p, const DonorContext& donor, Sector sector,
                  double reported_insecurity, double left = 0.0) noexcept;

/// Weights over sectors of money disbursed now: attraction x unmet need. Sums to 1, or is all zero.
/// `left` as `attraction` has it, by sector.
std::array<double, n_sectors> sector_weights(
    const DonorsParameters& p, const DonorContext& donor, const std::array<double, n_sectors>& need,
    double reported_insecurity, const std::array<double, n_sectors>& left = {}) noexcept;

/// The same of money that comes through a common fund, which likes all sectors alike (M52); who may
/// not fund a sector may not do so through a fund either.
std::array<double, n_sectors> pooled_weights(const DonorsParameters& p, const DonorContext& donor,
                                             const std::array<double, n_sectors>& need) noexcept;

/// Has the donor's horizon passed after `years` (M61)?
bool leaves(const DonorsParameters& p, double horizon_years, double years) noexcept;

/// Donors pledge, commit and disburse, with lags, volatility and tastes.
void donors(const Step& step, World& world);

}  // namespace ssr
