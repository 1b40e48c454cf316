#include "engine/history.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "engine/bytes.h"
#include "engine/indicators.h"
#include "engine/slice.h"
#include "engine/trial.h"
#include "process/activities.h"
#include "process/registry.h"
#include "world/build.h"
#include "world/check.h"

namespace ssr {

namespace {

constexpr std::uint64_t checkpoint_format = 0x5353522d43500012ULL;  // "SSR-CP", version 18

/// Of all bytes but the last eight, which hold it.
std::uint64_t checksum_of(const std::vector<std::byte>& bytes) {
  return XXH3_64bits(bytes.data(), bytes.size() - sizeof(std::uint64_t));
}

/// Nothing of a world is checked on the way in: its bytes are those that were saved, or none.
void check_whole(const std::vector<std::byte>& bytes) {
  std::uint64_t format = 0;
  ByteReader(bytes).get(format);
  if (format != checkpoint_format) {
    throw InputError("not a checkpoint of this version (the format differs); play the run again?");
  }
  std::uint64_t said = 0;
  std::memcpy(&said, bytes.data() + bytes.size() - sizeof said, sizeof said);
  if (said != checksum_of(bytes)) {
    throw InputError("the checkpoint is damaged (its checksum differs); play the run again?");
  }
}

void add(Tally& sum, const Tally& part) {
  const auto add_counts = [](auto& to, const auto& from) {
    for (std::size_t i = 0; i < n_counts; ++i) to[i] += from[i];
  };
  for (std::size_t d = 0; d < sum.by_district.size(); ++d)
    add_counts(sum.by_district[d], part.by_district[d]);
  for (std::size_t s = 0; s < 2; ++s) add_counts(sum.by_sex[s], part.by_sex[s]);
  for (std::size_t g = 0; g < sum.by_group.size(); ++g)
    add_counts(sum.by_group[g], part.by_group[g]);
}

/// [time][row] to [row, time]: the layout of Series, rows being (indicator) or (indicator, place).
/// Places vary fastest in the file, so rows are split again into [indicator, time, place].
std::vector<float> by_indicator(const std::vector<std::vector<float>>& times,
                                std::size_t n_places) {
  std::vector<float> all;
  if (times.empty()) return all;
  const std::size_t n_indicators = n_places == 0 ? 0 : times.front().size() / n_places;
  all.reserve(times.size() * times.front().size());
  for (std::size_t i = 0; i < n_indicators; ++i) {
    for (const auto& values : times) {
      const auto first = values.begin() + static_cast<std::ptrdiff_t>(i * n_places);
      all.insert(all.end(), first, first + static_cast<std::ptrdiff_t>(n_places));
    }
  }
  return all;
}

}  // namespace

std::vector<std::string_view> ledger_drivers() {
  std::vector<std::string_view> names;
  for (const Process& process : processes()) names.push_back(process.name);
  for (const std::string_view cause : attitude_cause_names()) names.push_back(cause);
  return names;
}

History::History(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Plan> plan,
                 Luck luck, HistoryOptions options)
    : History(scenario, std::move(plan), build_world(scenario->context, luck, options.threading),
              std::move(options)) {}

History::History(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Plan> plan,
                 World start, HistoryOptions options)
    : scenario_(std::move(scenario)),
      plan_(std::move(plan)),
      options_(std::move(options)),
      world_(std::move(start)) {
  world_.programme.activities.resize(plan_->activities.size());
  since_record_.reset(world_.districts.size(), scenario_->context.groups.size());
  open_ledger();
  if (options_.check_invariants) check(world_);
}

void History::open_ledger() {
  if (!options_.output.ledger) return;
  ledger_.emplace(world_.districts.size(), ledger_drivers().size());
}

void History::play_until(Week week) {
  while (world_.week < week) {
    if (options_.cancelled && options_.cancelled()) throw Cancelled();
    play_week();
  }
}

void History::play_out(Week horizon) {
  play_until(horizon);
  if (weeks_since_record_ > 0) record_week();
}

void History::play_week() {
  AttitudeMoves moves;
  if (ledger_) moves.by_district.resize(world_.districts.size());
  const Step step{scenario_->context,    *plan_,
                  scenario_->parameters, Draws(world_.luck, world_.week),
                  options_.threading,    ledger_ ? &moves : nullptr};
  world_.tally.reset(world_.districts.size(), scenario_->context.groups.size());
  if (ledger_) ledger_->open(world_);
  const auto all = processes();
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].play(step, world_);
    if (ledger_) ledger_->book(world_, i, all[i].moves_attitudes);
    if (ledger_ && all[i].play == attitudes) ledger_->split(world_, i, all.size(), moves);
    if (options_.after_process) options_.after_process(all[i].name, world_);
  }
  ++world_.week;
  add(since_record_, world_.tally);
  ++weeks_since_record_;
  if (world_.week % options_.output.interval_weeks == 0) record_week();
  if (options_.check_invariants) check(world_);
}

void History::record_week() {
  const Slices slices = slices_of(world_, since_record_, weeks_since_record_, options_.threading);
  const auto specs = indicator_specs();
  const auto value = [&](std::size_t i, const Slice& slice) {
    return static_cast<float>(indicator_value(i, {slice, world_, scenario_->context}));
  };
  std::vector<float> national;
  std::vector<float> regional;
  std::vector<float> by_sex;
  std::vector<float> by_group;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    national.push_back(value(i, slices.national));
    if (specs[i].regional && options_.output.regional) {
      for (const Slice& slice : slices.regions) regional.push_back(value(i, slice));
    }
    if (specs[i].by_sex && options_.output.by_sex) {
      for (const Slice& slice : slices.sexes) by_sex.push_back(value(i, slice));
    }
    if (specs[i].by_group && options_.output.by_group) {
      for (const Slice& slice : slices.groups) by_group.push_back(value(i, slice));
    }
  }
  weeks_.push_back(world_.week);
  national_.push_back(std::move(national));
  regional_.push_back(std::move(regional));
  by_sex_.push_back(std::move(by_sex));
  by_group_.push_back(std::move(by_group));
  trials_.push_back(measure_trials(world_, *plan_));
  if (ledger_) ledger_weeks_.push_back(ledger_->take());
  since_record_.reset(world_.districts.size(), scenario_->context.groups.size());
  weeks_since_record_ = 0;
}

void History::change_plan(std::shared_ptr<const Plan> plan) {
  std::vector<ActivityState> states(plan->activities.size());
  std::vector<std::uint32_t> becomes;  // [activity of the old plan] its place in the new one
  for (std::size_t i = 0; i < plan_->activities.size(); ++i) {
    const auto same =
        std::find_if(plan->activities.begin(), plan->activities.end(),
                     [&](const ActivityPlan& a) { return a.name == plan_->activities[i].name; });
    ActivityState& state = world_.programme.activities[i];
    if (same == plan->activities.end()) {
      give_back(world_, plan_->activities[i], state);
      becomes.push_back(Id<void>::none_value);
    } else {
      becomes.push_back(static_cast<std::uint32_t>(same - plan->activities.begin()));
      states[becomes.back()] = state;
    }
  }
  for (PublicEvent& event : world_.events) {
    if (event.activity < becomes.size()) event.activity = becomes[event.activity];
  }
  world_.programme.activities = std::move(states);
  const std::size_t numbers = trials_of(*plan).size() * trial_measures().size() * n_arms;
  for (std::vector<float>& week : trials_) {  // what was measured under other trials says nothing
    week.assign(numbers, std::numeric_limits<float>::quiet_NaN());
  }
  for (auto& offers : world_.programme.offers) offers.clear();
  plan_ = std::move(plan);
}

RunRecord History::record() const {
  RunRecord record;
  record.series.weeks = weeks_;
  record.series.national = by_indicator(national_, 1);
  record.series.regional = by_indicator(regional_, world_.districts.size());
  record.series.by_sex = by_indicator(by_sex_, 2);
  record.series.by_group = by_indicator(by_group_, scenario_->context.groups.size());
  record.series.ledger =
      by_indicator(ledger_weeks_, world_.districts.size() * ledger_drivers().size());
  record.series.trials = by_indicator(trials_, n_arms);
  record.outcomes = outcomes_of(record.series, world_, scenario_->context);
  record.events = world_.events;
  record.planned = world_.programme.planned;
  record.disbursed = world_.programme.disbursed;
  for (const ActivityState& activity : world_.programme.activities) {
    record.opened_by_latest.push_back(activity.opened_by_latest ? 1 : 0);
  }
  record.digest = digest_of(record, world_.districts.size(), scenario_->context.groups.size());
  record.finished = true;
  return record;
}

std::vector<std::byte> History::save() const {
  ByteWriter writer;
  writer.put(checkpoint_format);
  writer.put(world_);
  writer.put(since_record_);
  writer.put(weeks_since_record_);
  for (const auto* columns :
       {&national_, &regional_, &by_sex_, &by_group_, &ledger_weeks_, &trials_}) {
    writer.put(*columns);
  }
  writer.put(weeks_);
  writer.put(ledger_ ? ledger_->booked() : std::vector<double>{});
  writer.put(std::uint64_t{0});
  std::vector<std::byte> bytes = writer.take();
  const std::uint64_t checksum = checksum_of(bytes);
  std::memcpy(bytes.data() + bytes.size() - sizeof checksum, &checksum, sizeof checksum);
  return bytes;
}

void History::load(const std::vector<std::byte>& bytes) {
  check_whole(bytes);
  ByteReader reader(bytes);
  std::uint64_t format = 0;
  reader.get(format);
  World world;
  reader.get(world);
  if (world.districts.size() != world_.districts.size() ||
      world.citizens.size() != world_.citizens.size()) {
    throw InputError(
        "the checkpoint is of another context (districts or citizens differ); load it with its "
        "own?");
  }
  if (world.programme.activities.size() != plan_->activities.size()) {
    throw InputError(
        "the checkpoint was saved under another plan (activities differ); load it under that plan, "
        "then change plan?");
  }
  world_ = std::move(world);
  reader.get(since_record_);
  reader.get(weeks_since_record_);
  for (auto* columns : {&national_, &regional_, &by_sex_, &by_group_, &ledger_weeks_, &trials_}) {
    reader.get(*columns);
  }
  reader.get(weeks_);
  std::vector<double> booked;
  reader.get(booked);
  open_ledger();  // what it knew was of another world
  if (ledger_ && booked.size() == ledger_->booked().size()) ledger_->booked() = std::move(booked);
}

}  // namespace ssr
