#include <fmt/format.h>

#include <string>

#include "app/commands.h"
#include "app/table_file.h"
#include "store/results_file.h"

namespace ssr::app {

namespace {

const char* status_of(const RunRecord& run) {
  return run.finished ? "finished" : run.settled() ? "failed" : "missing";
}

/// One line a run: which it is, the point it was played at, its outcomes.
void add_run(const Results& results, const VariedColumns& varied, std::size_t plan,
             std::size_t sample, std::size_t replicate, std::string& rows) {
  const RunRecord& run = results.run(plan, sample, replicate);
  rows += fmt::format("{},{},{},{}", results.set.plan_names[plan],
                      results.set.first_sample + sample, replicate, status_of(run));
  for (const std::size_t p : varied.parameters)
    rows += "," + cell_of(results.set.design[sample][p]);
  for (std::size_t i = 0; i < outcome_specs().size(); ++i) {
    rows += run.finished ? "," + cell_of(run.outcomes.at(i)) : ",";
  }
  rows += "\n";
}

}  // namespace

int export_table(const Options& options) {
  if (!options.csv) throw InputError("ssr: export needs --csv (the only form it knows); add it");
  const Results results = read_results(options.files.front(), false);
  const VariedColumns varied = varied_columns(results.set);
  std::vector<std::string> columns = {"plan", "sample", "replicate", "status"};
  columns.insert(columns.end(), varied.names.begin(), varied.names.end());
  for (const OutcomeSpec& spec : outcome_specs()) columns.emplace_back(spec.name);
  std::string rows;
  for (std::size_t plan = 0; plan < results.n_plans(); ++plan) {
    for (std::size_t sample = 0; sample < results.n_samples(); ++sample) {
      for (std::size_t r = 0; r < results.n_replicates(); ++r) {
        add_run(results, varied, plan, sample, r, rows);
      }
    }
  }
  write_table(options.output, columns, rows);
  return done;
}

}  // namespace ssr::app
