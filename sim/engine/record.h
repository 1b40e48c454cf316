#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/fields.h"
#include "scenario/context.h"
#include "scenario/study.h"
#include "world/world.h"

namespace ssr {

/// Who in the country sees a number: nobody sees what is true in the simulation.
enum class Observer : std::uint8_t { none, police, planners, people };
constexpr std::array<std::string_view, 4> seen_as = {
    "true", "reported to the police", "reported to planners", "perceived by the public"};

/// An indicator: one number a week for the nation, and where asked for by region, sex, group.
/// Reported and perceived forms are indicators of their own, named x_reported and x_perceived.
struct IndicatorSpec {
  std::string_view name;
  std::string_view unit;       // singular UDUNITS, "1" for shares
  std::string_view long_name;
  std::string_view definition;
  bool regional = true;
  bool by_sex = false;
  bool by_group = false;
  Observer observer = Observer::none;
  std::string_view counterpart = {};  // the true indicator beside it; empty for true ones
  std::string_view condition = {};    // its name in conditions; empty where they do not read it
};
std::span<const IndicatorSpec> indicator_specs();

enum class Better : std::uint8_t { lower, higher, neither };

/// Which recorded weeks of a series an outcome is the mean of, to the end of a run.
enum class Period : std::uint8_t { whole, after_first_year, last_two_years, last_month };
constexpr std::array<std::string_view, 4> period_names = {"whole", "after_first_year",
                                                          "last_two_years", "last_month"};
/// The week after which a period begins in a run of so many weeks; all of a run that is shorter.
Week period_begins(Period period, Week end) noexcept;

/// One number a run: what plans are compared on.
struct OutcomeSpec {
  std::string_view name;
  std::string_view unit;
  std::string_view long_name;
  std::string_view definition;
  Better better;
  double indifference;         // half-width of the zone in which two plans count as about the same
  Period period = Period::whole;  // of the series of its name, where there is one
  bool yes_no = false;         // 0 or 1
  bool harm = true;            // counted when harm against no assistance is judged
};
std::span<const OutcomeSpec> outcome_specs();

/// The recorded series of one run, in the order of indicator_specs().
struct Series {
  std::vector<Week> weeks;                     // recorded weeks
  std::vector<float> national;                 // [indicator, time]
  std::vector<float> regional;                 // [regional indicator, time, region]
  std::vector<float> by_sex;                   // [indicator by sex, time, 2]
  std::vector<float> by_group;                 // [indicator by group, time, group]
  std::vector<float> ledger;                   // [stock, time, region, driver]; may be empty
  std::vector<float> trials;                   // [trial, measure, time, arm]; may be empty
  SSR_FIELDS(weeks, national, regional, by_sex, by_group, ledger, trials)
};

/// Everything one run leaves behind.
struct RunRecord {
  Series series;
  std::vector<double> outcomes;                // [outcome_specs()]
  std::vector<PublicEvent> events;
  std::array<Cents, n_sectors> planned{};      // money by sector
  std::array<Cents, n_sectors> disbursed{};
  std::vector<std::uint8_t> opened_by_latest;  // [activity of the plan]
  std::uint64_t digest = 0;                    // of series, outcomes and events
  double seconds = 0;
  bool finished = false;
  std::string failure;                         // why the run could not be played; empty: it could
  /// Nothing is left to play: the run is finished, or would fail again.
  bool settled() const noexcept { return finished || !failure.empty(); }
};

/// Hash of a run's series, outcomes and events in name order; little-endian values, one NaN.
std::uint64_t digest_of(const RunRecord& record, std::size_t n_regions, std::size_t n_groups);

}  // namespace ssr
