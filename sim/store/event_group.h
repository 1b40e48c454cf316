#pragma once

#include "engine/results.h"
#include "store/variable.h"

namespace ssr {

/// The scales that tell runs apart.
struct RunScales {
  const hdf5::Scale& plan;
  const hdf5::Scale& sample;
  const hdf5::Scale& replicate;
};

/// Writes /gate: activities of all plans, and whether only their latest start opened them.
void write_gates(const hdf5::Handle& root, const Results& results, const RunScales& scales);
/// Writes /ledger, where it was kept: how much each process moved each stock, by district and time.
void write_ledger(const hdf5::Handle& root, const Results& results, const RunScales& scales,
                  const hdf5::Scale& time, const hdf5::Scale& region);
/// Writes /trial, where a plan has trials: measures of both arms of each.
void write_trials(const hdf5::Handle& root, const Results& results, const RunScales& scales,
                  const hdf5::Scale& time);
/// Writes /event: public events of all runs, one row an event.
void write_events(const hdf5::Handle& root, const Results& results);

}  // namespace ssr
