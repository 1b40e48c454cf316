#include "store/event_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

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
                                                 "review",
                                                 "mission_exit",
                                                 "regrouped",
                                                 "activity_pause",
                                                 "activity_resume",
                                                 "force_size_decided",
                                                 "aid_withheld",
                                                 "aid_released"};
  static_assert(n_event_kinds == 21, "a new kind of event needs a name here");
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
          columns.sample.push_back(static_cast<std::int32_t>(results.set.first_sample + sample));
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

void write_failures(const Handle& root, const Results& results) {
  std::vector<std::size_t> plan;
  std::vector<std::int32_t> sample, replicate;
  std::vector<std::string> reason;
  for (std::size_t p = 0; p < results.n_plans(); ++p) {
    for (std::size_t s = 0; s < results.n_samples(); ++s) {
      for (std::size_t r = 0; r < results.n_replicates(); ++r) {
        if (results.run(p, s, r).failure.empty()) continue;
        plan.push_back(p);
        sample.push_back(static_cast<std::int32_t>(results.set.first_sample + s));
        replicate.push_back(static_cast<std::int32_t>(r));
        reason.push_back(results.run(p, s, r).failure);
      }
    }
  }
  if (reason.empty()) return;
  const Handle group = hdf5::create_group(root, "failure");
  const Scale failure = index_scale(group, "failure", reason.size(),
                                    {"1", "failure", "runs that could not be played"});
  const Scales on{&failure};
  write_enumeration(group, "plan", on, plan, results.set.plan_names,
                    {"1", "plan", "plan of the run"});
  write_variable(group, "sample", on, sample, {"1", "sample", "sample of the run"});
  write_variable(group, "replicate", on, replicate, {"1", "replicate", "replicate of the run"});
  write_variable(group, "reason", on, reason, {"1", "reason", "what stopped the run"});
}

void read_failures(const Handle& root, Results& results) {
  if (!hdf5::exists(root, "failure")) return;
  const Handle group = hdf5::open_group(root, "failure");
  const auto plan = hdf5::read_unsigned(group, "plan");
  const auto sample = hdf5::read_unsigned(group, "sample");
  const auto replicate = hdf5::read_unsigned(group, "replicate");
  const auto reason = hdf5::read_texts(group, "reason");
  for (std::size_t i = 0; i < reason.size(); ++i) {
    const std::size_t place =
        results.index(plan.at(i), sample.at(i) - results.set.first_sample, replicate.at(i));
    results.runs.at(place).failure = reason[i];
  }
}

void read_gates(const Handle& root, Results& results) {
  const auto opened = hdf5::read_unsigned(hdf5::open_group(root, "gate"), "opened_by_latest");
  const std::size_t runs = results.n_samples() * results.n_replicates();
  std::size_t at = 0;
  for (std::size_t plan = 0; plan < results.n_plans(); ++plan) {
    for (std::size_t i = 0; i < results.activities[plan].size(); ++i) {
      for (std::size_t run = 0; run < runs; ++run) {
        RunRecord& record = results.runs[plan * runs + run];
        const std::uint64_t flag = opened.at(at++);
        if (record.finished && flag < 2) {
          record.opened_by_latest.push_back(static_cast<std::uint8_t>(flag));
        }
      }
    }
  }
}

void read_events(const Handle& root, Results& results) {
  if (!hdf5::exists(root, "event")) return;
  const Handle group = hdf5::open_group(root, "event");
  const auto column = [&](const char* name) { return hdf5::read_numbers(group, name); };
  const auto plan = column("plan"), sample = column("sample"), replicate = column("replicate");
  const auto time = column("time"), kind = column("kind"), region = column("region");
  const auto faction = column("faction"), activity = column("activity"), amount = column("amount");
  const std::vector<std::size_t> first = first_activities(results);
  const auto id = [](double place, std::size_t n) {
    return place >= 0 && place < static_cast<double>(n) ? static_cast<std::uint32_t>(place)
                                                        : Id<void>::none_value;
  };
  for (std::size_t i = 0; i < amount.size(); ++i) {
    const auto p = static_cast<std::size_t>(plan[i]);
    RunRecord& run = results.runs.at(
        results.index(p, static_cast<std::size_t>(sample.at(i)) - results.set.first_sample,
                      static_cast<std::size_t>(replicate.at(i))));
    PublicEvent event{};
    event.week = static_cast<Week>(time.at(i)) / 7;
    event.kind = static_cast<EventKind>(static_cast<std::uint8_t>(kind.at(i)));
    event.district = id(region.at(i), results.regions.size());
    event.faction = id(faction.at(i), results.factions.size());
    event.activity = activity.at(i) < 0 ? Id<void>::none_value
                                        : static_cast<std::uint32_t>(activity[i]) -
                                              static_cast<std::uint32_t>(first.at(p));
    event.amount = amount[i];
    run.events.push_back(event);
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
