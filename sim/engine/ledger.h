#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "core/threading.h"
#include "process/attitudes.h"
#include "world/world.h"

namespace ssr {

/// A stock that the ledger explains.
struct StockSpec {
  std::string_view name;
  std::string_view unit;
  std::string_view definition;
  bool attitude = false;  // costs a pass over all citizens
};
std::span<const StockSpec> stock_specs();
constexpr std::size_t n_attitudes_booked = 3;  // of these stocks

/// How much each process moved each stock in each district: the stock is measured before and after
/// the process, so whatever was clamped or lost is already out.
class Ledger {
 public:
  /// What the adults of one community feel: whole numbers, in 2^-20ths, the same in any order.
  struct Felt {
    std::int64_t adults = 0;
    std::array<std::int64_t, n_attitudes_booked> sums{};

    friend bool operator==(const Felt&, const Felt&) = default;
  };

  Ledger(std::size_t n_districts, std::size_t n_drivers, Threading threading = Threading::serial);

  /// Takes the levels before the first process of a week. Reads communities in which citizens were
  /// stirred, as all calls do, and takes the marks away.
  void open(World& world);
  /// Books the change since the last call to process `driver`.
  void book(World& world, std::size_t driver, bool attitudes_may_have_moved);
  /// Moves what the causes moved in the attitudes from `whole` to drivers `first` and on. What is
  /// left there is the way back to rest, and what the ends of the scale kept away.
  void split(const World& world, std::size_t whole, std::size_t first, const AttitudeMoves& moves);
  /// [stock, region, driver] since the last call, then forgotten.
  std::vector<float> take();
  /// Throws InvariantError where what is remembered of a community without marks is not so.
  void check(const World& world) const;
  /// What has been booked since the last record: part of a checkpoint.
  std::vector<double>& booked() noexcept { return moved_; }
  const std::vector<double>& booked() const noexcept { return moved_; }

 private:
  void look_again(World& world);
  std::vector<Felt> felt_by_district(const World& world) const;
  void measure(const World& world, bool attitudes, std::vector<double>& levels) const;

  std::size_t n_districts_;
  std::size_t n_drivers_;
  Threading threading_;
  std::vector<Felt> felt_;      // [community] by those born until:
  Week born_until_ = 0;
  std::vector<double> levels_;  // [stock, region]
  std::vector<double> moved_;   // [stock, region, driver]
};

}  // namespace ssr
