#pragma once

#include <cstdint>
#include <vector>

#include "core/draws.h"
#include "world/build.h"

namespace ssr {

// Ages [year] of those whom the build takes from the people.
inline constexpr double works_from = 15.0;
inline constexpr double young_until = 35.0;
inline constexpr double works_until = 65.0;
inline constexpr double start_spread = 0.4;  // width of the uniform spread of attitudes

/// The nearest whole number.
std::int64_t whole(double x);
/// The index whose share of the total holds the uniform draw.
std::size_t pick(const std::vector<double>& shares, double uniform);

/// Makes a world from a context.
class Builder {
 public:
  Builder(const Context& context, Luck luck, Threading threading)
      : context_(context), draws_(luck, week_of_draws), threading_(threading) {
    world_.luck = luck;
  }

  World build() {
    place_people();
    raise_factions();
    enlist_police();
    enlist_army();
    open_courts_and_prisons();
    fill_dockets();
    set_up_state();
    set_up_pictures();
    count_displaced();
    return std::move(world_);
  }

 private:
  static constexpr Week week_of_draws = -1;  // never meet those of a played week

  void place_people();
  void add_community(std::uint32_t district, bool urban, std::int64_t people, std::int64_t rows);
  void settle_citizens();
  void settle(std::uint32_t community);
  void add_citizen(std::uint32_t row, const Block& household, std::uint32_t district,
                   std::int32_t weight);
  void raise_factions();
  void raise_faction(std::uint32_t index);
  void raise_units(std::uint32_t index, std::int64_t people, std::uint32_t first_name,
                   bool disbanded);
  void add_fighter(const FactionContext& faction, UnitId unit, bool disarmed);
  CitizenId take_person(DistrictId district, std::uint32_t key, Lane lane, Sex sex, double age_from,
                        double age_until);
  [[noreturn]] void nobody_left(DistrictId district) const;
  [[noreturn]] void too_thin(std::uint32_t district, std::int64_t people_a_row) const;
  void enlist_police();
  void enlist_army();
  void open_courts_and_prisons();
  void fill_dockets();
  void add_case(std::uint32_t number, DistrictId district, Custody custody);
  void set_up_state();
  void set_up_pictures();
  void count_displaced();
  std::vector<double> people_shares() const;
  std::vector<double> or_by_people(const std::vector<double>& shares) const {
    return shares.empty() ? people_shares() : shares;
  }

  const Context& context_;
  Draws draws_;
  Threading threading_;
  World world_;
};

}  // namespace ssr
