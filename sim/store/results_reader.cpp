#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <stdexcept>

#include "engine/caveat.h"
#include "store/event_group.h"
#include "store/hdf5.h"
#include "store/results_file.h"
#include "store/results_reader.h"
#include "store/scenario_group.h"
#include "store/series_group.h"

namespace ssr {

namespace {

using hdf5::Handle;

[[noreturn]] void refuse(const std::string& path, const std::string& why, const char* remedy) {
  throw InputError(
      fmt::format("{}: not a results file of this program ({}); {}", path, why, remedy));
}

/// A virtual file whose parts are gone has the numbers of a run and no series.
void refuse_without_series(const Results& results, const std::string& path) {
  for (const RunRecord& run : results.runs) {
    const std::vector<float>& series = run.series.national;
    const auto undefined = [](float x) { return std::isnan(x); };
    if (!run.finished || series.empty()) continue;
    if (!std::all_of(series.begin(), series.end(), undefined)) continue;
    throw InputError(fmt::format(
        "{}: its series are not there (a virtual file needs its parts beside it); put them back?",
        path));
  }
}

Handle open_results(const std::string& path) {
  if (!std::filesystem::exists(path)) {
    throw InputError(fmt::format("{}: no such file; is the name right?", path));
  }
  try {
    return hdf5::open_file(path);
  } catch (const std::runtime_error&) {
    refuse(path, "not HDF5, or cut short", "was it copied completely?");
  }
}

void check_format(const Handle& file, const std::string& path) {
  if (!hdf5::has_attribute(file, "format") ||
      hdf5::text_attribute(file, "format") != "ssr-results") {
    refuse(path, "its attribute `format` is not ssr-results", "give a file that ssr wrote?");
  }
  const std::int64_t version = hdf5::integer_attribute(file, "format_version");
  if (version != results_format_version) {
    refuse(path,
           fmt::format("format version {}, this program reads {}", version, results_format_version),
           "use the program that wrote it?");
  }
}

void read_parameters(const Handle& file, StudySet& set) {
  const Handle group = hdf5::open_group(file, "parameter");
  const auto path = hdf5::read_texts(group, "parameter");
  const auto unit = hdf5::read_texts(group, "unit");
  const auto source = hdf5::read_texts(group, "source");
  const auto help = hdf5::read_texts(group, "help");
  const auto value = hdf5::read_numbers(group, "value");
  const auto low = hdf5::read_numbers(group, "low");
  const auto high = hdf5::read_numbers(group, "high");
  const auto assumption = hdf5::read_unsigned(group, "assumption");
  const bool placed = hdf5::exists(group, "place");
  const auto place =
      placed ? hdf5::read_texts(group, "place") : std::vector<std::string>(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    set.parameters.push_back({path[i], value.at(i), low.at(i), high.at(i), unit.at(i), source.at(i),
                              help.at(i), assumption.at(i) != 0, place.at(i)});
  }
  const Handle design = hdf5::open_group(file, "design");
  const auto points = hdf5::read_numbers(design, "point");
  const auto samples = static_cast<std::size_t>(set.study.samples);
  if (points.size() != samples * path.size()) {
    throw std::runtime_error("the design does not fit the parameters");
  }
  for (std::size_t sample = 0; sample < samples; ++sample) {
    const auto first = points.begin() + static_cast<std::ptrdiff_t>(sample * path.size());
    set.design.emplace_back(first, first + static_cast<std::ptrdiff_t>(path.size()));
    for (std::size_t i = 0; i < path.size(); ++i) {
      const double x = set.design.back()[i];
      if (!(x >= low[i] && x <= high[i])) {
        throw std::runtime_error("the design leaves the range of " + path[i]);
      }
    }
  }
}

/// What the points are: whose luck they have, and which of the whole study's they are.
void read_layout(const Handle& file, StudySet& set) {
  const Handle design = hdf5::open_group(file, "design");
  const auto samples = static_cast<std::size_t>(set.study.samples);
  if (hdf5::exists(design, "luck")) {
    for (const std::uint64_t luck : hdf5::read_unsigned(design, "luck")) {
      set.luck.push_back(static_cast<std::uint32_t>(luck));
    }
    if (set.luck.size() != samples) throw std::runtime_error("the luck does not fit the samples");
  }
  if (hdf5::has_attribute(design, "layout")) {
    const auto layout = layout_named(hdf5::text_attribute(design, "layout"));
    if (!layout) throw std::runtime_error("the design has a layout of no known name");
    set.study.sweep.layout = *layout;
  }
  if (hdf5::has_attribute(design, "factors"))
    set.factors = hdf5::texts_attribute(design, "factors");
  if (hdf5::has_attribute(design, "distributions"))
    set.distributions = hdf5::texts_attribute(design, "distributions");
  if (hdf5::has_attribute(design, "correlations"))
    set.correlations = hdf5::texts_attribute(design, "correlations");
  if (hdf5::has_attribute(design, "until"))
    set.until = read_stopping_rule(hdf5::text_attribute(design, "until"));
  set.whole_samples = samples;
  if (!hdf5::has_attribute(design, "first_sample")) return;
  const std::int64_t first = hdf5::integer_attribute(design, "first_sample");
  const std::int64_t whole = hdf5::integer_attribute(design, "whole_samples");
  if (first < 0 || whole > max_samples || first + set.study.samples > whole) {
    throw std::runtime_error("the samples are not among those of the study");
  }
  set.first_sample = static_cast<std::size_t>(first);
  set.whole_samples = static_cast<std::size_t>(whole);
}

/// The bounds that a study file has, too: the numbers size loops and lists.
void check_bounds(const Study& study) {
  const bool fits = study.samples >= 1 && study.samples <= max_samples && study.replicates >= 1 &&
                    study.replicates <= max_replicates && study.horizon_weeks >= 1 &&
                    study.horizon_weeks <= max_horizon_weeks && study.output.interval_weeks >= 1;
  if (!fits) throw std::runtime_error("the study's numbers are out of their bounds");
}

/// What the digest is made of; series stay on disk.
Results read_identity(const Handle& file) {
  Results results;
  results.set = read_scenario(file);
  check_bounds(results.set.study);
  read_parameters(file, results.set);
  read_layout(file, results.set);
  results.regions = hdf5::read_texts(file, "region");
  results.groups = hdf5::read_texts(file, "group");
  results.start = read_date(hdf5::text_attribute(file, "start"));
  const Handle group = hdf5::open_group(file, "run");
  const auto digests = hdf5::read_unsigned(group, "digest");
  const auto status = hdf5::read_unsigned(group, "status");
  if (digests.size() != results.n_plans() * results.n_samples() * results.n_replicates()) {
    throw std::runtime_error("the runs do not fit the study");
  }
  for (std::size_t i = 0; i < digests.size(); ++i) {
    RunRecord& run = results.runs.emplace_back();
    run.digest = digests[i];
    run.finished = status.at(i) == 1;
  }
  read_failures(file, results);
  return results;
}

/// Names of the activities of each plan, as /gate has them.
void read_activities(const Handle& file, Results& results) {
  const Handle group = hdf5::open_group(file, "gate");
  const auto plans = hdf5::read_texts(group, "activity_plan");
  const auto names = hdf5::read_texts(group, "activity_name");
  for (const std::string& plan : results.set.plan_names) {
    std::vector<std::string>& activities = results.activities.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (plans.at(i) == plan) activities.push_back(names[i]);
    }
  }
}

void read_outcomes(const Handle& file, Results& results) {
  const Handle group = hdf5::open_group(file, "outcome");
  for (const OutcomeSpec& spec : outcome_specs()) {
    const auto values = hdf5::read_numbers(group, std::string(spec.name));
    for (std::size_t i = 0; i < results.runs.size(); ++i) {
      if (results.runs[i].finished) results.runs[i].outcomes.push_back(values.at(i));
    }
  }
}

/// What each finished run has beside its outcomes, events and series.
void read_accounts(const Handle& file, Results& results) {
  const auto seconds = hdf5::read_numbers(hdf5::open_group(file, "run"), "seconds");
  const Handle money = hdf5::open_group(file, "money");
  const auto planned = hdf5::read_numbers(money, "planned");
  const auto disbursed = hdf5::read_numbers(money, "disbursed");
  std::vector<Week> weeks;
  for (const double days : hdf5::read_numbers(file, "time")) {
    weeks.push_back(static_cast<Week>(days) / 7);
  }
  for (std::size_t i = 0; i < results.runs.size(); ++i) {
    RunRecord& run = results.runs[i];
    if (!run.finished) continue;
    run.series.weeks = weeks;
    run.seconds = seconds.at(i);
    for (std::size_t sector = 0; sector < n_sectors; ++sector) {
      run.planned[sector] = to_cents(planned.at(i * n_sectors + sector));
      run.disbursed[sector] = to_cents(disbursed.at(i * n_sectors + sector));
    }
  }
}

}  // namespace

Results read_results(const std::string& path, bool with_series) {
  const Handle file = open_results(path);
  try {
    check_format(file, path);
    Results results = read_identity(file);
    results.context_title = hdf5::text_attribute(file, "context");
    results.fictional = hdf5::text_attribute(file, "caveat") == caveat(true);
    results.command = hdf5::text_attribute(file, "command");
    results.factions = hdf5::exists(file, "faction") ? hdf5::read_texts(file, "faction")
                                                     : std::vector<std::string>{};
    read_activities(file, results);
    read_outcomes(file, results);
    read_accounts(file, results);
    read_gates(file, results);
    read_events(file, results);
    const std::size_t n_times = hdf5::read_numbers(file, "time").size();
    read_trials(file, results, n_times);
    if (with_series) {
      read_series(file, results, n_times);
      refuse_without_series(results, path);
    }
    return results;
  } catch (const InputError&) {
    throw;  // says it already
  } catch (const std::exception& problem) {
    refuse(path, problem.what(), "was it changed by another program?");
  }
}

RecordedVersion read_version(const std::string& path) {
  const Handle file = open_results_file(path);
  return {hdf5::text_attribute(file, "version"), hdf5::text_attribute(file, "source_revision")};
}

Date read_date(const std::string& text) {
  Date date;
  if (text.size() == 10) {
    std::from_chars(text.data(), text.data() + 4, date.year);
    std::from_chars(text.data() + 5, text.data() + 7, date.month);
    std::from_chars(text.data() + 8, text.data() + 10, date.day);
  }
  return date;
}

hdf5::Handle open_results_file(const std::string& path) {
  Handle file = open_results(path);
  check_format(file, path);
  return file;
}

RecordedStudy read_recorded_study(const std::string& path) {
  const Handle file = open_results(path);
  try {
    check_format(file, path);
    Results results = read_identity(file);
    RecordedStudy recorded;
    recorded.version = hdf5::text_attribute(file, "version");
    recorded.source_revision = hdf5::text_attribute(file, "source_revision");
    for (const RunRecord& run : results.runs) recorded.finished.push_back(run.finished ? 1 : 0);
    recorded.digest = file_digest(results);
    recorded.set = std::move(results.set);
    return recorded;
  } catch (const InputError&) {
    throw;  // says it already
  } catch (const std::exception& problem) {
    refuse(path, problem.what(), "was it changed by another program?");
  }
}

}  // namespace ssr
