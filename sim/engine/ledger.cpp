#include "engine/ledger.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/errors.h"
#include "world/tiles.h"

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

/// Adds the adults of a community who were born after one week and until another.
void add_born(const World& world, std::uint32_t c, Week after, Week until, Ledger::Felt& felt) {
  const Citizens& citizens = world.citizens;
  const std::uint32_t first = world.communities.first_row[c];
  for (std::uint32_t row = first; row < first + world.communities.n_rows[c]; ++row) {
    const Week born = citizens.birth_week[row];
    if (born <= after || born > until) continue;
    const std::int64_t weight = citizens.weight[row];
    felt.adults += weight;
    for (std::size_t a = 0; a < attitudes_booked.size(); ++a) {
      const float level = citizens.attitude[row][attitudes_booked[a]];
      felt.sums[a] += static_cast<std::int64_t>(level * 0x1p20F) * weight;
    }
  }
}

/// All adults of a community, the same sums. By arithmetic, because nobody can guess the age.
Ledger::Felt felt_in(const World& world, std::uint32_t c, Week born_until) {
  const Citizens& citizens = world.citizens;
  const std::uint32_t first = world.communities.first_row[c];
  Ledger::Felt felt;
  for (std::uint32_t row = first; row < first + world.communities.n_rows[c]; ++row) {
    const std::int64_t adults = citizens.birth_week[row] <= born_until ? citizens.weight[row] : 0;
    felt.adults += adults;
    for (std::size_t a = 0; a < attitudes_booked.size(); ++a) {
      const float level = citizens.attitude[row][attitudes_booked[a]];
      felt.sums[a] += static_cast<std::int64_t>(level * 0x1p20F) * adults;
    }
  }
  return felt;
}

bool stirred(const World& world, std::uint32_t c) {
  const std::uint32_t first = world.communities.first_row[c];
  const std::uint32_t n = world.communities.n_rows[c];
  if (n == 0) return false;
  const auto& marks = world.citizens.stirred;
  return std::any_of(marks.begin() + first / rows_a_mark,
                     marks.begin() + (first + n - 1) / rows_a_mark + 1,
                     [](std::uint8_t mark) { return mark != 0; });
}

}  // namespace

std::span<const StockSpec> stock_specs() { return specs; }

Ledger::Ledger(std::size_t n_districts, std::size_t n_drivers, Threading threading)
    : n_districts_(n_districts),
      n_drivers_(n_drivers),
      threading_(threading),
      levels_(n_stocks * n_districts, 0.0),
      moved_(n_stocks * n_districts * n_drivers, 0.0) {}

void Ledger::look_again(World& world) {
  const Week until = world.week - of_age;
  const bool known = felt_.size() == world.communities.size() && !world.citizens.stirred.empty();
  felt_.resize(world.communities.size());
  each_community(threading_, world.communities, [&](std::uint32_t c) {
    if (!known || stirred(world, c)) {
      felt_[c] = felt_in(world, c, until);
    } else if (until != born_until_) {
      add_born(world, c, born_until_, until, felt_[c]);
    }
  });
  born_until_ = until;
  world.citizens.stirred.assign(world.citizens.size() / rows_a_mark + 1, 0);
}

std::vector<Ledger::Felt> Ledger::felt_by_district(const World& world) const {
  std::vector<Felt> sums(n_districts_);
  for (std::uint32_t c = 0; c < felt_.size(); ++c) {
    Felt& sum = sums[world.communities.district[c].value];
    sum.adults += felt_[c].adults;
    for (std::size_t a = 0; a < n_attitudes_booked; ++a) sum.sums[a] += felt_[c].sums[a];
  }
  return sums;
}

void Ledger::check(const World& world) const {
  for (std::uint32_t c = 0; c < felt_.size(); ++c) {
    if (stirred(world, c) || felt_[c] == felt_in(world, c, born_until_)) continue;
    throw InvariantError(fmt::format(
        "week {}: in community {} people felt something, left or came back without a mark (this is "
        "a bug of the model, please report it)",
        world.week, c));
  }
}

void Ledger::measure(const World& world, bool attitudes, std::vector<double>& levels) const {
  std::fill(levels.begin(), levels.begin() + static_cast<std::ptrdiff_t>(3 * n_districts_), 0.0);
  for (std::size_t i = 0; i < world.fighters.size(); ++i) {
    levels[world.fighters.district[i].value] += armed(world.fighters.state[i]) ? 1.0 : 0.0;
  }
  for (const Case& item : world.justice.criminal) {
    if (item.custody == Custody::remand) ++levels[n_districts_ + item.prison.value];
    ++levels[2 * n_districts_ + item.district.value];
  }
  for (std::size_t d = 0; d < n_districts_; ++d) {
    levels[2 * n_districts_ + d] += static_cast<double>(world.justice.courts[d].civil_cases);
  }
  if (!attitudes) return;
  const std::vector<Felt> felt = felt_by_district(world);
  for (std::size_t a = 0; a < attitudes_booked.size(); ++a) {
    for (std::size_t d = 0; d < n_districts_; ++d) {
      levels[(3 + a) * n_districts_ + d] =
          static_cast<double>(felt[d].sums[a]) * 0x1p-20 /
          static_cast<double>(std::max<std::int64_t>(1, felt[d].adults));
    }
  }
}

void Ledger::open(World& world) {
  look_again(world);
  measure(world, true, levels_);
}

void Ledger::book(World& world, std::size_t driver, bool attitudes_may_have_moved) {
  std::vector<double> now = levels_;
  if (attitudes_may_have_moved) look_again(world);
  measure(world, attitudes_may_have_moved, now);
  for (std::size_t i = 0; i < now.size(); ++i) moved_[i * n_drivers_ + driver] += now[i] - levels_[i];
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
