#include "store/event_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "engine/history.h"
#include "engine/ledger.h"

namespace ssr {

namespace {

using hdf5::Handle;
using hdf5::Scale;

const std::vector<std::string>& event_kind_names() {
  static const std::vector<std::string> names = {"clash",
                                                 "attack",
                                                 "mutiny",
                                                 "coup_attempt",
                                                 "coup",
                                                 "relapse",
                                                 "election",
                                                 "activity_start",
                                                 "activity_end",
                                                 "leader_stance",
                                                 "promise_broken",
                                                 "prison_riot",
                                                 "communal_violence",
                                                 "review"};
  static_assert(n_event_kinds == 14, "a new kind of event needs a name here");
  return names;
}

/// Where each plan's activities begin among the activities of all plans.
std::vector<std::size_t> first_activities(const Results& results) {
  std::vector<std::size_t> first;
  std::size_t n = 0;
  for (const auto& names : results.activities) {
    first.push_back(n);
    n += names.size();
  }
  return first;
}

/// The columns of /event, row by row.
struct Columns {
  std::vector<std::size_t> plan, kind, region, faction;
  std::vector<std::int32_t> sample, replicate, days, activity;
  std::vector<double> amount;

  void add(const PublicEvent& event, std::size_t first_activity) {
    days.push_back(7 * event.week);
    kind.push_back(static_cast<std::size_t>(event.kind));
    region.push_back(event.district);
    faction.push_back(event.faction);
    activity.push_back(event.activity == Id<void>::none_value
                           ? -1
                           : static_cast<std::int32_t>(first_activity + event.activity));
    amount.push_back(event.amount);
  }
};

Columns collect(const Results& results) {
  Columns columns;
  const std::vector<std::size_t> first = first_activities(results);
  for (std::size_t plan = 0; plan < results.n_plans(); ++plan) {
    for (std::size_t sample = 0; sample < results.n_samples(); ++sample) {
      for (std::size_t replicate = 0; replicate < results.n_replicates(); ++replicate) {
        const RunRecord& run = results.run(plan, sample, replicate);
        if (!run.finished) continue;
        for (const PublicEvent& event : run.events) {
          columns.plan.push_back(plan);
          columns.sample.push_back(static_cast<std::int32_t>(sample));
          columns.replicate.push_back(static_cast<std::int32_t>(replicate));
          columns.add(event, first[plan]);
        }
      }
    }
  }
  return columns;
}

}  // namespace

void write_gates(const Handle& root, const Results& results, const RunScales& scales) {
  const Handle group = hdf5::create_group(root, "gate");
  std::vector<std::string> labels, plans, names;
  std::vector<std::size_t> opened;
  for (std::size_t plan = 0; plan < results.n_plans(); ++plan) {
    for (std::size_t i = 0; i < results.activities[plan].size(); ++i) {
      plans.push_back(results.set.plan_names[plan]);
      names.push_back(results.activities[plan][i]);
      labels.push_back(plans.back() + "/" + names.back());
      for (std::size_t sample = 0; sample < results.n_samples(); ++sample) {
        for (std::size_t replicate = 0; replicate < results.n_replicates(); ++replicate) {
          const RunRecord& run = results.run(plan, sample, replicate);
          const bool known = run.finished && i < run.opened_by_latest.size();
          opened.push_back(known ? run.opened_by_latest[i] : 2);
        }
      }
    }
  }
  const Scale activity =
      text_scale(group, "activity", labels, {"1", "activity", "plan and activity of that plan"});
  write_variable(group, "activity_plan", {&activity}, plans, {"1", "plan", "plan of the activity"});
  write_variable(group, "activity_name", {&activity}, names,
                 {"1", "name", "name of the activity in its plan"});
  write_enumeration(
      group, "opened_by_latest", {&activity, &scales.sample, &scales.replicate}, opened,
      {"no", "yes"},
      {"1", "gate opened only by its latest start",
       "the start condition never held; the latest start opened the activity; none: the "
       "run is missing"});
}

void write_ledger(const Handle& root, const Results& results, const RunScales& scales,
                  const Scale& time, const Scale& region) {
  const bool kept = std::any_of(results.runs.begin(), results.runs.end(), [](const RunRecord& run) {
    return run.finished && !run.series.ledger.empty();
  });
  if (!kept) return;
  const Handle group = hdf5::create_group(root, "ledger");
  std::vector<std::string> names;
  for (const std::string_view name : ledger_drivers()) names.emplace_back(name);
  const Scale driver =
      text_scale(group, "driver", names, {"1", "driver", "process that moved the stock"});
  const std::size_t numbers = time.size * region.size * driver.size;
  for (std::size_t stock = 0; stock < stock_specs().size(); ++stock) {
    const StockSpec& spec = stock_specs()[stock];
    const Handle data = hdf5::create_dataset(
        group, std::string(spec.name), H5T_IEEE_F32LE,
        {&scales.plan, &scales.sample, &scales.replicate, &time, &region, &driver},
        {1, 1, 1, time.size, region.size, driver.size});
    describe(data, {std::string(spec.unit), "change of: " + std::string(spec.definition),
                    "moved by each process since the record before, after clamping"});
    std::vector<float> values(results.runs.size() * numbers,
                              std::numeric_limits<float>::quiet_NaN());
    for (std::size_t run = 0; run < results.runs.size(); ++run) {
      const std::vector<float>& ledger = results.runs[run].series.ledger;
      if (!results.runs[run].finished || (stock + 1) * numbers > ledger.size()) continue;
      std::copy_n(ledger.begin() + static_cast<std::ptrdiff_t>(stock * numbers), numbers,
                  values.begin() + static_cast<std::ptrdiff_t>(run * numbers));
    }
    hdf5::write(data, std::span<const float>(values));
  }
}

void write_events(const Handle& root, const Results& results) {
  const Columns columns = collect(results);
  const Handle group = hdf5::create_group(root, "event");
  const Scale event = index_scale(group, "event", columns.amount.size(),
                                  {"1", "event",
                                   "public events, in order of plan, sample, "
                                   "replicate and time"});
  const Scales on{&event};
  write_enumeration(group, "plan", on, columns.plan, results.set.plan_names,
                    {"1", "plan", "plan of the run"});
  write_variable(group, "sample", on, columns.sample, {"1", "sample", "sample of the run"});
  write_variable(group, "replicate", on, columns.replicate,
                 {"1", "replicate", "replicate of the run"});
  write_variable(group, "time", on, columns.days,
                 {fmt::format("days since {}", to_string(results.start)), "time",
                  "first day of the week in which it happened"});
  write_enumeration(group, "kind", on, columns.kind, event_kind_names(),
                    {"1", "kind", "what happened"});
  write_enumeration(group, "region", on, columns.region, results.regions,
                    {"1", "region", "district where it happened; none: nationally"});
  write_enumeration(group, "faction", on, columns.faction, results.factions,
                    {"1", "faction", "faction that did it, if one did"});
  write_variable(group, "activity", on, columns.activity,
                 {"1", "activity", "place of the activity on the dimension of /gate; -1: none"});
  write_variable(
      group, "amount", on, columns.amount,
      {"1", "amount", "deaths of clashes and attacks; otherwise as the kind of event says"});
}

}  // namespace ssr
