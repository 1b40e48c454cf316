#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenario/study.h"

namespace ssr::app {

enum class Command : std::uint8_t {
  run,
  compare,
  sweep,
  rerun,
  table,
  explain,
  links,
  digest,
  check,
  list,
  new_file,
  merge,
  export_table,
  report
};

/// Exit statuses of the program.
constexpr int done = 0;
constexpr int failed = 1;
constexpr int bad_input = 2;
constexpr int interrupted = 130;

/// The command line, read.
struct Options {
  Command command = Command::list;
  std::vector<std::string>
      files;  // context, study, results or scenario files, as the command takes
  std::string plan;                // of run; of new: what to start from
  std::string output;              // empty: none; of new: the name of the file
  std::string topic;               // of list; of new: the kind of file
  std::string context;             // of new study; empty: that of what it starts from
  bool tsv = false;                // of list: tab-separated, for other programs
  Overrides overrides;
  int threads = 0;                 // 0: all
  bool check_invariants = false;
  bool quiet = false;
  // explain
  std::string outcome;
  std::vector<std::string> plans;  // also of new study: what it compares, the first as reference
  std::string budget;              // empty: ten minutes
  std::vector<std::string> run;    // of a results file: plan, sample, replicate
  std::string stock;               // of its ledger; empty: all
  std::string region;              // the same
  std::optional<std::int32_t> year;  // the same
  // links
  std::vector<std::string> only;   // mechanisms by id or name; none: all
  std::int32_t settling_weeks = 52;  // left out of means
  // rerun
  std::string only_plan;
  std::optional<std::int64_t> only_sample;
  std::optional<std::int64_t> only_replicate;
  bool anyway = false;
  bool complete = false;
  // sweep
  std::string shard;               // "i/n"; empty: all points
  bool dry_run = false;
  std::string until;               // when a point has replicates enough; empty: never
  std::string points;              // table of the design to write; empty: none
  bool csv = false;                // of export
  bool virtual_series = false;     // of merge: series stay in the parts
  // report
  bool pdf = false;
  std::string explanation;         // file of ssr explain; empty: none
  std::string typed;               // the command line as typed
};

/// What to do, or the status to leave with when all is said (help, version, wrong usage).
struct CommandLine {
  std::optional<Options> options;
  int status = done;
};
CommandLine read_command_line(int argc, const char* const* argv);

}  // namespace ssr::app
