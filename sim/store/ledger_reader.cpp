#include "store/ledger_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/errors.h"
#include "engine/ledger.h"
#include "store/results_reader.h"

namespace ssr {

namespace {

using hdf5::Handle;

/// Shape of the runs in a file.
struct Runs {
  std::vector<std::string> plans;
  std::size_t samples = 0;
  std::size_t replicates = 0;
  std::vector<std::uint64_t> status;  // [plan, sample, replicate]
  std::size_t index(std::size_t plan, std::size_t sample, std::size_t replicate) const {
    return (plan * samples + sample) * replicates + replicate;
  }
};

[[noreturn]] void no_run(const std::string& option, const std::string& what,
                         const std::string& remedy) {
  throw InputError(fmt::format("--run {}: {}; {}", option, what, remedy));
}

/// The place of the chosen run.
std::size_t find_run(const Runs& runs, const RunChoice& choice, RunLedger& found) {
  const auto plan_end = runs.plans.end();
  const auto plan = choice.plan.empty()
                        ? runs.plans.begin()
                        : std::find(runs.plans.begin(), plan_end, choice.plan);
  if (plan == plan_end) {
    const std::string nearest = nearest_name(choice.plan, runs.plans);
    no_run(choice.plan, "no such plan in the file",
           nearest.empty() ? fmt::format("it has {}", fmt::join(runs.plans, ", "))
                           : fmt::format("did you mean {}?", nearest));
  }
  const auto p = static_cast<std::size_t>(plan - runs.plans.begin());
  const std::size_t first_sample = choice.sample.value_or(0);
  const std::size_t first_replicate = choice.replicate.value_or(0);
  if (first_sample >= runs.samples || first_replicate >= runs.replicates) {
    no_run(fmt::format("{},{},{}", *plan, first_sample, first_replicate), "no such run in the file",
           fmt::format("samples go from 0 to {}, replicates from 0 to {}", runs.samples - 1,
                       runs.replicates - 1));
  }
  for (std::size_t sample = first_sample; sample < runs.samples; ++sample) {
    for (std::size_t r = first_replicate; r < runs.replicates; ++r) {
      if (runs.status[runs.index(p, sample, r)] == 1) {
        found.plan = *plan;
        found.sample = sample;
        found.replicate = r;
        return runs.index(p, sample, r);
      }
      if (choice.replicate) break;
    }
    if (choice.sample) break;
  }
  no_run(*plan, "the run was not finished", "choose another?");
}

Runs read_runs(const Handle& file) {
  Runs runs;
  runs.plans = hdf5::read_texts(file, "plan");
  runs.samples = hdf5::read_numbers(file, "sample").size();
  runs.replicates = hdf5::read_numbers(file, "replicate").size();
  runs.status = hdf5::read_unsigned(hdf5::open_group(file, "run"), "status");
  if (runs.status.size() != runs.plans.size() * runs.samples * runs.replicates ||
      runs.plans.empty()) {
    throw std::runtime_error("the runs do not fit the study");
  }
  return runs;
}

RunLedger read_all(const Handle& file, const RunChoice& choice) {
  RunLedger ledger;
  const Runs runs = read_runs(file);
  const std::size_t run = find_run(runs, choice, ledger);
  ledger.caveat = hdf5::text_attribute(file, "caveat");
  ledger.context = hdf5::text_attribute(file, "context");
  ledger.start = read_date(hdf5::text_attribute(file, "start"));
  for (const double days : hdf5::read_numbers(file, "time")) {
    ledger.weeks.push_back(static_cast<Week>(days) / 7);
  }
  ledger.regions = hdf5::read_texts(file, "region");
  const Handle group = hdf5::open_group(file, "ledger");
  ledger.drivers = hdf5::read_texts(group, "driver");
  const std::size_t numbers = ledger.weeks.size() * ledger.regions.size() * ledger.drivers.size();
  for (const StockSpec& spec : stock_specs()) {
    if (!hdf5::exists(group, std::string(spec.name))) continue;
    const std::vector<double> all = hdf5::read_numbers(group, std::string(spec.name));
    if (all.size() != runs.status.size() * numbers) {
      throw std::runtime_error("the ledger does not fit the runs");
    }
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(run * numbers);
    ledger.stocks.push_back(
        {std::string(spec.name), {first, first + static_cast<std::ptrdiff_t>(numbers)}});
  }
  return ledger;
}

}  // namespace

RunLedger read_ledger(const std::string& path, const RunChoice& choice) {
  const Handle file = open_results_file(path);
  if (!hdf5::exists(file, "ledger")) {
    throw InputError(fmt::format(
        "{}: keeps no ledger (`ssr run -o` writes one, a study with ledger = true under [output]); "
        "play the run with one?",
        path));
  }
  try {
    return read_all(file, choice);
  } catch (const InputError&) {
    throw;
  } catch (const std::exception& problem) {
    throw InputError(fmt::format("{}: its ledger cannot be read ({}); was it changed by another "
                                 "program?",
                                 path, problem.what()));
  }
}

}  // namespace ssr
