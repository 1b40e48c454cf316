#include "engine/companions.h"

#include <fmt/format.h>

#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/indicators.h"
#include "scenario/plan.h"

namespace ssr {

namespace {

/// Every indicator with its reading: measured, or what planners read where there is a companion.
struct Table {
  std::deque<std::string> words;  // of the specs of companions; stays where it is
  std::vector<IndicatorSpec> specs;
  std::vector<double (*)(const Reading&)> measured;
  std::vector<const Companion*> read;

  std::string_view keep(std::string text) { return words.emplace_back(std::move(text)); }

  void add(const Indicator& indicator) {
    specs.push_back(indicator.spec);
    measured.push_back(indicator.value);
    read.push_back(nullptr);
    for (const Companion& companion : companions) {
      if (companion.truth == indicator.spec.name) add(companion, indicator.spec);
    }
  }

  void add(const Companion& companion, const IndicatorSpec& truth) {
    const std::string& condition =
        picture_figures()[static_cast<std::size_t>(companion.picture)].name;
    specs.push_back(
        {.name = keep(fmt::format("{}_reported", truth.name)),
         .unit = truth.unit,
         .long_name = keep(fmt::format("{} as reported", truth.long_name)),
         .definition = keep(fmt::format("What planners read, and conditions under the name {}: {}",
                                        condition, companion.how)),
         .regional = companion.by_region,
         .observer = Observer::planners,
         .counterpart = truth.name,
         .condition = condition});
    measured.push_back(nullptr);
    read.push_back(&companion);
  }
};

const Table& table() {
  static const Table all = [] {
    Table built;
    for (const Indicator& indicator : measured_indicators()) built.add(indicator);
    return built;
  }();
  return all;
}

double reported(const Companion& companion, const Reading& reading) {
  return companion.by_region ? reading.slice.reported_insecurity / reading.slice.people
                             : reading.world.pictures.seen(companion.picture);
}

}  // namespace

std::span<const IndicatorSpec> indicator_specs() { return table().specs; }

double indicator_value(std::size_t indicator, const Reading& reading) {
  const Companion* companion = table().read[indicator];
  return companion != nullptr ? reported(*companion, reading)
                              : table().measured[indicator](reading);
}

std::size_t indicator_index(std::string_view name) {
  const auto specs = indicator_specs();
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (specs[i].name == name) return i;
  }
  throw std::out_of_range("no indicator named " + std::string(name));
}

}  // namespace ssr
