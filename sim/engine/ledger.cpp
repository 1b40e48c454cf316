#include "engine/ledger.h"

#include <algorithm>

#include "core/rows.h"
#include "world/feelings.h"

namespace ssr {

namespace {

constexpr std::size_t n_stocks = 6;
constexpr std::array<StockSpec, n_stocks> specs = {{
    {"fighters_outside_control", "1", "People under arms outside state control"},
    {"remand", "1", "Detainees on remand"},
    {"court_backlog", "1", "Cases charged and not yet decided"},
    {"trust_police", "1", "Mean trust of adults in the police", true},
    {"legitimacy", "1", "Mean legitimacy of the government among adults", true},
    {"fear", "1", "Mean fear of adults", true},
}};
constexpr std::array<Attitude, n_attitudes_booked> attitudes_booked = {
    Attitude::trust_police, Attitude::legitimacy, Attitude::fear};

}  // namespace

std::span<const StockSpec> stock_specs() { return specs; }

Ledger::Ledger(std::size_t n_districts, std::size_t n_drivers)
    : n_districts_(n_districts),
      n_drivers_(n_drivers),
      levels_(n_stocks * n_districts, 0.0),
      moved_(n_stocks * n_districts * n_drivers, 0.0) {}

std::vector<Felt> Ledger::felt_by_district(const World& world) const {
  std::vector<Felt> sums(n_districts_);
  for (std::uint32_t c = 0; c < world.communities.size(); ++c) {
    sums[world.communities.district[c].value] += felt_in(world, CommunityId{c});
  }
  return sums;
}

void Ledger::measure(const World& world, bool attitudes, std::vector<double>& levels) const {
  std::fill(levels.begin(), levels.begin() + static_cast<std::ptrdiff_t>(3 * n_districts_), 0.0);
  const Fighters& fighters = world.fighters;
  each_row_where(fighters.state, armed,
                 [&](std::uint32_t i) { levels[fighters.district[i].value] += 1.0; });
  for (std::size_t d = 0; d < n_districts_; ++d) {
    const Court& court = world.justice.courts[d];
    levels[n_districts_ + d] = static_cast<double>(world.justice.prisons[d].remand);
    levels[2 * n_districts_ + d] = static_cast<double>(open_before(court));
  }
  if (!attitudes) return;
  const std::vector<Felt> felt = felt_by_district(world);
  for (std::size_t a = 0; a < attitudes_booked.size(); ++a) {
    for (std::size_t d = 0; d < n_districts_; ++d) {
      levels[(3 + a) * n_districts_ + d] = felt[d].mean(attitudes_booked[a]);
    }
  }
}

void Ledger::open(const World& world) { measure(world, true, levels_); }

void Ledger::book(const World& world, std::size_t driver, bool attitudes_may_have_moved) {
  std::vector<double> now = levels_;
  measure(world, attitudes_may_have_moved, now);
  for (std::size_t i = 0; i < now.size(); ++i)
    moved_[i * n_drivers_ + driver] += now[i] - levels_[i];
  levels_ = std::move(now);
}

void Ledger::split(const World& world, std::size_t whole, std::size_t first,
                   const AttitudeMoves& moves) {
  const std::vector<Felt> felt = felt_by_district(world);
  for (std::size_t a = 0; a < attitudes_booked.size(); ++a) {
    for (std::size_t d = 0; d < n_districts_; ++d) {
      double* moved = moved_.data() + ((3 + a) * n_districts_ + d) * n_drivers_;
      const auto people = static_cast<double>(std::max<std::int64_t>(1, felt[d].adults));
      for (std::size_t k = 0; k < n_attitude_causes; ++k) {
        const double part =
            moves.by_district[d][k][static_cast<std::size_t>(attitudes_booked[a])] / people;
        moved[first + k] += part;
        moved[whole] -= part;
      }
    }
  }
}

std::vector<float> Ledger::take() {
  std::vector<float> moved(moved_.begin(), moved_.end());
  std::fill(moved_.begin(), moved_.end(), 0.0);
  return moved;
}

}  // namespace ssr
