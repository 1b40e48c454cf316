#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"

namespace ssr {

/// Which run of a results file; what is not said is the first that was finished.
struct RunChoice {
  std::string plan;
  std::optional<std::size_t> sample;
  std::optional<std::size_t> replicate;
};

/// What moved one stock in one run.
struct StockMoves {
  std::string name;
  std::vector<double> moved;  // [time, region, driver] since the record before
};

/// The ledger of one run, as a results file keeps it.
struct RunLedger {
  std::string plan;
  std::size_t sample = 0;
  std::size_t replicate = 0;
  std::string caveat;
  std::string context;
  Date start;
  std::vector<Week> weeks;            // recorded weeks
  std::vector<std::string> regions;
  std::vector<std::string> drivers;   // processes
  std::vector<StockMoves> stocks;
};

/// Throws InputError for a file that is no results file or holds no ledger, and for a run that it
/// does not have.
RunLedger read_ledger(const std::string& path, const RunChoice& choice);

}  // namespace ssr
