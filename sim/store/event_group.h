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
/// Writes /trial, where a plan has trials: measures of both arms of each.
void write_trials(const hdf5::Handle& root, const Results& results, const RunScales& scales,
                  const hdf5::Scale& time);
/// Writes /event: public events of all runs, one row an event.
void write_events(const hdf5::Handle& root, const Results& results);
/// Writes /failure, where a run failed: which runs could not be played, and why.
void write_failures(const hdf5::Handle& root, const Results& results);

/// Read the groups back into runs whose status is known.
void read_trials(const hdf5::Handle& root, Results& results, std::size_t n_times);
void read_gates(const hdf5::Handle& root, Results& results);
void read_events(const hdf5::Handle& root, Results& results);
void read_failures(const hdf5::Handle& root, Results& results);

}  // namespace ssr
