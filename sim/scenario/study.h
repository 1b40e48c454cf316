#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/draws.h"
#include "scenario/context.h"
#include "scenario/plan.h"
#include "scenario/sweep.h"

namespace ssr {

struct OutputChoice {
  Week interval_weeks = 1;
  bool regional = true;
  bool by_sex = true;
  bool by_group = true;
  bool ledger = false;
  bool events = true;               // in the file; the digest of a run always has them
};

/// Which plans are compared on which context, how often, and what is written.
struct Study {
  std::string name;
  std::string title;
  std::string context;              // file, relative to the study's folder
  std::vector<std::string> contexts;// all that the study names; `context` is the one at hand
  std::vector<std::string> plans;   // files, in the order of the table
  std::string reference;            // plan that paired differences refer to
  std::string harm_reference;       // plan that harm is measured against; empty: none
  std::vector<std::string> outcomes;// shown in the table; empty: all
  std::vector<std::string> theories;// questions whose readings are drawn; "all": open ones
  std::int64_t samples = 32;
  std::int64_t replicates = 1;
  Week horizon_weeks = 520;
  std::uint32_t seed = 1;
  double scale = 0;                 // 0: the context's
  OutputChoice output;
  Sweep sweep;                      // how `ssr sweep` lays out its points
};

/// What a study is read for: `sweep` writes less unless told otherwise, and draws other points.
enum class Purpose : std::uint8_t { comparison, sweep };

/// Bounds of a study: the luck of a history has 16 bits for each of sample and replicate.
constexpr std::int64_t max_samples = 65'536;
constexpr std::int64_t max_replicates = 65'535;
constexpr std::int64_t max_runs = 1'000'000;
constexpr Week max_horizon_weeks = 5'200;

/// Reads a study. `outcome_names` and `theory_names` are those that its lists may hold. A study
/// without a file
/// (`ssr run`) names no context and no plans.
Study read_study(Document& document, std::string name,
                 const std::vector<std::string>& outcome_names,
                 const std::vector<std::string>& theory_names, bool has_file = true,
                 Purpose purpose = Purpose::comparison);

/// What the command line changes.
struct Overrides {
  std::optional<std::uint32_t> seed;
  std::optional<std::int64_t> samples, replicates;
  std::optional<Week> horizon_weeks;
  std::optional<double> scale;
  std::vector<Setting> settings;
  std::vector<std::string> disabled;  // mechanism ids, "M16"
  bool fixed_parameters = false;
  bool operator==(const Overrides&) const = default;
};

}  // namespace ssr
