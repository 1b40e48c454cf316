#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/ledger.h"
#include "engine/record.h"
#include "process/parameters.h"
#include "process/step.h"
#include "scenario/context.h"
#include "scenario/plan.h"
#include "world/world.h"

namespace ssr {

/// A context and its parameters at one sample's point: what every plan of that sample shares.
struct Scenario {
  Context context;
  Parameters parameters;
};

struct HistoryOptions {
  OutputChoice output;
  Threading threading = Threading::serial;
  bool check_invariants = false;
  std::function<bool()> cancelled;  // asked once a week; true throws Cancelled
  std::function<void(std::string_view, const World&)> after_process;  // for tests; may be empty
};

/// One history of a country under one plan: build, play week by week, record. A history can be
/// saved after any week, loaded, and continued, also under another plan, with the bits it would
/// have had.
class History {
 public:
  History(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Plan> plan, Luck luck,
          HistoryOptions options);
  /// From a world built before: plans of the same luck begin in the same one.
  History(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Plan> plan, World start,
          HistoryOptions options);

  /// Plays until the world stands at the beginning of `week`.
  void play_until(Week week);
  /// Plays to the end of a run, and records what is left of an interval.
  void play_out(Week horizon);
  const World& world() const noexcept { return world_; }
  /// Takes the plan from here on; activities of the same name go on where they stood, money of the
  /// others goes to the treasury.
  void change_plan(std::shared_ptr<const Plan> plan);
  /// The record so far, with outcomes computed over the weeks played.
  RunRecord record() const;

  /// World and series as bytes, and back. Throws InputError, and changes nothing, for bytes that
  /// were damaged or come from another version, context or plan.
  std::vector<std::byte> save() const;
  void load(const std::vector<std::byte>& bytes);

 private:
  void play_week();
  void record_week();
  void open_ledger();

  std::shared_ptr<const Scenario> scenario_;
  std::shared_ptr<const Plan> plan_;
  HistoryOptions options_;
  World world_;
  Tally since_record_;
  Week weeks_since_record_ = 0;
  std::vector<std::vector<float>> national_;  // [time][indicator], as recorded
  std::vector<std::vector<float>> regional_;  // [time][indicator, region]
  std::vector<std::vector<float>> by_sex_;
  std::vector<std::vector<float>> by_group_;
  std::vector<std::vector<float>> ledger_weeks_;  // [time][stock, region, driver]
  std::vector<std::vector<float>> trials_;        // [time][trial, measure, arm]
  std::vector<Week> weeks_;
  std::optional<Ledger> ledger_;
};

/// The drivers of the ledger: the processes, in order.
std::vector<std::string_view> ledger_drivers();

}  // namespace ssr
