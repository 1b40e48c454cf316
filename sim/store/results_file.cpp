#include "store/results_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>

#include "core/errors.h"
#include "engine/caveat.h"
#include "engine/compared.h"
#include "store/event_group.h"
#include "store/hdf5.h"
#include "store/provenance.h"
#include "store/scenario_group.h"
#include "store/series_group.h"
#include "store/variable.h"

namespace ssr {

namespace {

using hdf5::Handle;
using hdf5::Scale;

/// Writes one results file, group by group.
class Writer {
 public:
  Writer(const Results& results, const std::string& path, std::vector<hdf5::VirtualPart> parts = {})
      : results_(results), file_(hdf5::create_file(path)), parts_(std::move(parts)) {}

  void write(const FillSeries& fill) {
    attributes();
    scales();
    write_scenario(file_, results_.set);
    parameters();
    SeriesGroups series(file_, results_,
                        {*plan_, *sample_, *replicate_, *time_, *region_, *sex_, *group_}, parts_);
    fill([&](const Results& block, std::size_t first) { series.write(block, first); });
    outcomes();
    runs();
    money();
    write_gates(file_, results_, {*plan_, *sample_, *replicate_});
    write_trials(file_, results_, {*plan_, *sample_, *replicate_}, *time_);
    if (results_.set.study.output.events) write_events(file_, results_);
    write_failures(file_, results_);
    hdf5::flush(file_);
  }

 private:
  const RunRecord* first_finished() const {
    const auto found = std::find_if(results_.runs.begin(), results_.runs.end(),
                                    [](const RunRecord& run) { return run.finished; });
    return found == results_.runs.end() ? nullptr : &*found;
  }
  Scales run_scales() const { return {&*plan_, &*sample_, &*replicate_}; }

  void attributes() {
    const auto text = [this](const char* name, std::string_view value) {
      hdf5::set_attribute(file_, name, value);
    };
    const Study& study = results_.set.study;
    text("caveat", caveat(results_.fictional));
    text("format", "ssr-results");
    hdf5::set_attribute(file_, "format_version", results_format_version);
    text("title", study.title.empty() ? results_.context_title : study.title);
    text("context", results_.context_title);
    text("start", to_string(results_.start));
    text("created", timestamp());
    text("command", results_.command);
    hdf5::set_attribute(file_, "seed", std::int64_t{study.seed});
    text("version", program_version());
    text("build", build_description());
    text("source_revision", source_revision());
    text("digest", fmt::format("{:016x}", file_digest(results_)));
    text("reference", study.reference);
    text("harm_reference", study.harm_reference);
    const auto finished = std::count_if(results_.runs.begin(), results_.runs.end(),
                                        [](const RunRecord& run) { return run.finished; });
    hdf5::set_attribute(file_, "runs", static_cast<std::int64_t>(results_.runs.size()));
    hdf5::set_attribute(file_, "runs_finished", std::int64_t{finished});
  }

  void scales() {
    plan_ = text_scale(file_, "plan", results_.set.plan_names,
                       {"1", "plan", "stem of the plan's file"});
    sample_ = index_scale(file_, "sample", results_.n_samples(),
                          {"1", "sample",
                           "point of the uncertain parameters and its luck, the same "
                           "for every plan"},
                          results_.set.first_sample);
    replicate_ = index_scale(file_, "replicate", results_.n_replicates(),
                             {"1", "replicate", "luck within a sample, the same for every plan"});
    if (const RunRecord* run = first_finished()) weeks_ = run->series.weeks;
    std::vector<std::int32_t> days;
    for (const Week week : weeks_) days.push_back(7 * week);
    time_ = number_scale(file_, "time", days,
                         {fmt::format("days since {}", to_string(results_.start)), "time",
                          "end of the recorded week; counts are since the record before"});
    hdf5::set_attribute(time_->data, "calendar", std::string_view("proleptic_gregorian"));
    region_ = text_scale(file_, "region", results_.regions, {"1", "region", "district"});
    sex_ = text_scale(file_, "sex", {"female", "male"}, {"1", "sex", "sex of the person"});
    group_ = text_scale(file_, "group", results_.groups,
                        {"1", "group", "identity group declared in the context"});
    text_scale(file_, "faction", results_.factions,
               {"1", "faction", "armed group of the context, and those whom the state sent home"});
    sector_ = text_scale(file_, "sector", {sector_names.begin(), sector_names.end()},
                         {"1", "sector", "where money is meant to go"});
  }

  /// The scale stands in this group: the root's name `parameter` is the group's own.
  void parameters() {
    const Handle group = hdf5::create_group(file_, "parameter");
    std::vector<std::string> path, unit, source, help, place;
    std::vector<double> value, low, high;
    std::vector<std::size_t> assumption;
    for (const Parameter& p : results_.set.parameters) {
      path.push_back(p.path);
      unit.push_back(p.unit);
      source.push_back(p.source);
      help.push_back(p.help);
      place.push_back(p.place);
      value.push_back(p.value);
      low.push_back(p.low);
      high.push_back(p.high);
      assumption.push_back(p.assumption ? 1 : 0);
    }
    const Scale parameter =
        text_scale(group, "parameter", path, {"1", "parameter", "path as --set takes it"});
    const Scales on{&parameter};
    write_variable(group, "value", on, value, {"1", "central value", "in the parameter's unit"});
    write_variable(group, "low", on, low, {"1", "low end", "samples draw from low to high"});
    write_variable(group, "high", on, high, {"1", "high end", "samples draw from low to high"});
    write_variable(group, "unit", on, unit, {"1", "unit", "unit of value, low and high"});
    write_variable(group, "source", on, source,
                   {"1", "source", "publication or data set; empty for an assumption"});
    write_variable(group, "help", on, help, {"1", "meaning", "what the parameter says"});
    write_variable(group, "place", on, place,
                   {"1", "place", "file and line of the value; empty where the code says it"});
    write_enumeration(group, "assumption", on, assumption, {"sourced", "assumed"},
                      {"1", "assumption", "whether the value has a source"});
    design(parameter);
  }

  void design(const Scale& parameter) {
    const Handle group = hdf5::create_group(file_, "design");
    std::vector<double> points;
    for (const std::vector<double>& point : results_.set.design) {
      points.insert(points.end(), point.begin(), point.end());
    }
    write_variable(group, "point", {&*sample_, &parameter}, points,
                   {"1", "point of the sample", "value of each parameter, in its unit"});
    const StudySet& set = results_.set;
    if (!set.luck.empty()) {
      write_variable(
          group, "luck", {&*sample_}, std::vector<std::int32_t>(set.luck.begin(), set.luck.end()),
          {"1", "luck of the sample", "samples of the same number differ in their points alone"});
    }
    hdf5::set_attribute(group, "layout", layout_name(set.study.sweep.layout));
    if (!set.factors.empty()) hdf5::set_attribute(group, "factors", set.factors);
    if (!set.distributions.empty()) hdf5::set_attribute(group, "distributions", set.distributions);
    if (!set.correlations.empty()) hdf5::set_attribute(group, "correlations", set.correlations);
    if (set.until) hdf5::set_attribute(group, "until", std::string_view(to_string(*set.until)));
    if (set.whole_samples > results_.n_samples()) {
      hdf5::set_attribute(group, "first_sample", static_cast<std::int64_t>(set.first_sample));
      hdf5::set_attribute(group, "whole_samples", static_cast<std::int64_t>(set.whole_samples));
    }
  }

  void outcomes() {
    const Handle group = hdf5::create_group(file_, "outcome");
    const auto specs = outcome_specs();
    for (std::size_t i = 0; i < specs.size(); ++i) {
      std::vector<double> values;
      for (const RunRecord& run : results_.runs) {
        values.push_back(run.finished && i < run.outcomes.size()
                             ? run.outcomes[i]
                             : std::numeric_limits<double>::quiet_NaN());
      }
      const OutcomeSpec& spec = specs[i];
      const Handle data =
          hdf5::create_dataset(group, std::string(spec.name), H5T_IEEE_F64LE, run_scales(), {});
      describe(data,
               {std::string(spec.unit), std::string(spec.long_name), std::string(spec.definition)});
      hdf5::set_attribute(data, "better", std::string_view(better_name(spec.better)));
      hdf5::set_attribute(data, "indifference", spec.indifference);
      hdf5::set_attribute(data, "period", period_names.at(static_cast<std::size_t>(spec.period)));
      hdf5::set_attribute(data, "yes_no", std::int64_t{spec.yes_no});
      hdf5::set_attribute(data, "harm", std::int64_t{spec.harm});
      hdf5::set_attribute(data, "checked", compared_with(spec.name));
      hdf5::write(data, std::span<const double>(values));
    }
  }

  static const char* better_name(Better better) {
    return better == Better::lower ? "lower" : better == Better::higher ? "higher" : "neither";
  }

  void runs() {
    const Handle group = hdf5::create_group(file_, "run");
    std::vector<std::size_t> status;
    std::vector<std::uint64_t> digests;
    std::vector<double> seconds;
    for (const RunRecord& run : results_.runs) {
      status.push_back(run.finished ? 1 : run.settled() ? 2 : 0);
      digests.push_back(run.finished ? run.digest : 0);
      seconds.push_back(run.finished ? run.seconds : std::numeric_limits<double>::quiet_NaN());
    }
    write_enumeration(
        group, "status", run_scales(), status, {"missing", "finished", "failed"},
        {"1", "status", "whether the run was played to its end; failed: /failure says why"});
    write_variable(group, "digest", run_scales(), digests,
                   {"1", "digest", "XXH3 hash of the run's series, outcomes and events"});
    write_variable(group, "seconds", run_scales(), seconds,
                   {"second", "computing time", "wall-clock time of the run; not reproducible"});
  }

  void money() {
    const Handle group = hdf5::create_group(file_, "money");
    std::vector<double> planned, disbursed;
    for (const RunRecord& run : results_.runs) {
      for (std::size_t sector = 0; sector < n_sectors; ++sector) {
        const double missing = std::numeric_limits<double>::quiet_NaN();
        planned.push_back(run.finished ? to_usd(run.planned[sector]) : missing);
        disbursed.push_back(run.finished ? to_usd(run.disbursed[sector]) : missing);
      }
    }
    Scales on = run_scales();
    on.push_back(&*sector_);
    write_variable(group, "planned", on, planned,
                   {"USD", "planned money", "budgets of the activities that started"});
    write_variable(group, "disbursed", on, disbursed,
                   {"USD", "disbursed money", "money that reached the activities"});
  }

  const Results& results_;  // with or without series
  Handle file_;
  std::vector<hdf5::VirtualPart> parts_;  // where series stay; empty: they are written
  std::vector<Week> weeks_;
  std::optional<Scale> plan_, sample_, replicate_, time_, region_, sex_, group_, sector_;
};

}  // namespace

void write_results(const Results& head, const OutputLock& lock, const FillSeries& fill) {
  replace_file(lock, [&](const std::string& path) {
    try {
      Writer(head, path).write(fill);
    } catch (const Cancelled&) {
      throw;
    } catch (const InputError&) {
      throw;  // what was to be read, not this file
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(
          fmt::format("{}: cannot be written ({}); is the disk full?", lock.path(), error.what()));
    }
  });
}

void write_results(const Results& head, const OutputLock& lock,
                   const std::vector<SeriesPart>& parts) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::weakly_canonical(fs::absolute(lock.path()).parent_path());
  std::vector<hdf5::VirtualPart> relative;
  for (const SeriesPart& part : parts) {
    relative.push_back(
        {fs::weakly_canonical(part.path).lexically_relative(folder).string(), part.first, part.n});
  }
  replace_file(lock, [&](const std::string& path) {
    Writer(head, path, relative).write([](const WriteSeries&) {});
  });
}

void write_results(const Results& results, const OutputLock& lock) {
  write_results(results, lock, [&](const WriteSeries& write) { write(results, 0); });
}

void write_results(const Results& results, const std::string& path) {
  write_results(results, OutputLock(path));
}

}  // namespace ssr
