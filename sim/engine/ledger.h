#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "process/attitudes.h"
#include "world/world.h"

namespace ssr {

/// A stock that the ledger explains.
struct StockSpec {
  std::string_view name;
  std::string_view unit;
  std::string_view definition;
  bool attitude = false;
};
std::span<const StockSpec> stock_specs();
constexpr std::size_t n_attitudes_booked = 3;  // of these stocks

/// How much each process moved each stock in each district: the stock is measured before and after
/// the process, so whatever was clamped or lost is already out.
class Ledger {
 public:
  Ledger(std::size_t n_districts, std::size_t n_drivers);

  /// Takes the levels before the first process of a week.
  void open(const World& world);
  /// Books the change since the last call to process `driver`.
  void book(const World& world, std::size_t driver, bool attitudes_may_have_moved);
  /// Moves what the causes moved in the attitudes from `whole` to drivers `first` and on. What is
  /// left there is the way back to rest, and what the ends of the scale kept away.
  void split(const World& world, std::size_t whole, std::size_t first, const AttitudeMoves& moves);
  /// [stock, region, driver] since the last call, then forgotten.
  std::vector<float> take();
  /// What has been booked since the last record: part of a checkpoint.
  std::vector<double>& booked() noexcept { return moved_; }
  const std::vector<double>& booked() const noexcept { return moved_; }

 private:
  std::vector<Felt> felt_by_district(const World& world) const;
  void measure(const World& world, bool attitudes, std::vector<double>& levels) const;

  std::size_t n_districts_;
  std::size_t n_drivers_;
  std::vector<double> levels_;  // [stock, region]
  std::vector<double> moved_;   // [stock, region, driver]
};

}  // namespace ssr
