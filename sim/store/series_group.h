#pragma once

#include <string>
#include <vector>

#include "engine/results.h"
#include "store/variable.h"

namespace ssr {

/// The scales of a file's series.
struct SeriesScales {
  const hdf5::Scale& plan;
  const hdf5::Scale& sample;
  const hdf5::Scale& replicate;
  const hdf5::Scale& time;
  const hdf5::Scale& region;
  const hdf5::Scale& sex;
  const hdf5::Scale& group;
};

/// The groups /national, /regional, /by_sex, /by_group and /ledger, as far as the study asks for
/// them: created once, filled some samples at a time.
class SeriesGroups {
 public:
  /// With `parts` the series stay in these files, and nothing is written.
  SeriesGroups(const hdf5::Handle& root, const Results& shape, const SeriesScales& scales,
               std::vector<hdf5::VirtualPart> parts = {});
  /// Writes the runs of `block`, whose first sample is the file's `first`-th; NaN for missing runs.
  void write(const Results& block, std::size_t first);

 private:
  struct Variable {
    hdf5::Handle data;
    std::vector<float> Series::* values;
    std::size_t offset;  // in a run's values
    std::size_t numbers;  // of one run
    std::vector<hsize_t> cell;  // beyond the run
  };
  void create(const hdf5::Handle& root, const char* name, const Scales& cell,
              std::vector<float> Series::* values, bool (*has)(const IndicatorSpec&));
  void create_ledger(const hdf5::Handle& root);

  hdf5::Handle create_variable(const hdf5::Handle& group, const std::string& path,
                               const Scales& on, const std::vector<hsize_t>& chunk) const;

  SeriesScales scales_;
  std::vector<hdf5::VirtualPart> parts_;
  std::vector<Variable> variables_;
};

/// Reads the series of a file that `SeriesGroups` wrote into its runs.
void read_series(const hdf5::Handle& root, Results& results, std::size_t n_times);

}  // namespace ssr
