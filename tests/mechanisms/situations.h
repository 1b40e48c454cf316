#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "engine/study_set.h"

namespace ssr::situations {

/// Seed and horizon were fixed before the first run. Situations, windows and numbers of samples were
/// settled on the first samples of this seed, before any other seed was looked at. Parameters stand
/// at their central values: samples differ in luck alone.
constexpr std::uint32_t seed = 2006;
constexpr Week horizon = 208;

/// A country and a plan in which some mechanisms have something to do.
struct Situation {
  std::string_view name;
  std::string_view context;       // file in tests/contexts, or a shipped one
  std::string_view plan;          // file in tests/plans, or a shipped one
  std::vector<Setting> settings;  // departures from both
  std::int64_t samples = 24;
  Week until = horizon;
};
std::span<const Situation> all();
const Situation& named(std::string_view name);

/// Where a mechanism's effect on the outcome of its registry row is measured.
struct Trial {
  std::string_view id;         // "M16"
  std::string_view situation;
  Week from = 0;               // mean over the weeks in (from, until]; unused for an outcome
  Week until = horizon;
  double zone = 0;             // half-width of the zone that counts as no effect
};
std::span<const Trial> trials();

/// The situation as a study of one plan, with the mechanism cut unless `disabled` is empty.
StudySet study_of(const Situation& situation, std::string_view disabled);

}  // namespace ssr::situations
