#include "store/series_group.h"

#include <algorithm>
#include <limits>
#include <span>
#include <stdexcept>
#include <utility>

#include "engine/history.h"
#include "engine/ledger.h"

namespace ssr {

namespace {

using hdf5::Handle;
using hdf5::Scale;

constexpr std::size_t chunk_bytes = std::size_t{1} << 20U;

bool always(const IndicatorSpec&) { return true; }
bool by_region(const IndicatorSpec& spec) { return spec.regional; }
bool by_sex(const IndicatorSpec& spec) { return spec.by_sex; }
bool by_group(const IndicatorSpec& spec) { return spec.by_group; }

/// Whole runs of one plan, as many samples as make a chunk of about a mebibyte.
std::vector<hsize_t> chunk(const Scales& on, std::size_t numbers) {
  std::vector<hsize_t> sizes;
  for (const Scale* scale : on) sizes.push_back(scale->size);
  const std::size_t samples = chunk_bytes / (numbers * sizeof(float));
  sizes[0] = 1;
  sizes[1] = std::clamp<hsize_t>(samples, 1, sizes[1]);
  sizes[2] = 1;
  return sizes;
}

std::size_t product(const std::vector<hsize_t>& sizes) {
  std::size_t numbers = 1;
  for (const hsize_t size : sizes) numbers *= size;
  return numbers;
}

/// One variable of all runs; NaN for missing runs.
std::vector<float> gather(const Results& results, std::vector<float> Series::* part,
                          std::size_t offset, std::size_t numbers) {
  std::vector<float> values(results.runs.size() * numbers);
  for (std::size_t i = 0; i < results.runs.size(); ++i) {
    const auto out = values.begin() + static_cast<std::ptrdiff_t>(i * numbers);
    const std::vector<float>& series = results.runs[i].series.*part;
    if (results.runs[i].finished && offset + numbers <= series.size()) {
      std::copy_n(series.begin() + static_cast<std::ptrdiff_t>(offset), numbers, out);
    } else {
      std::fill_n(out, numbers, std::numeric_limits<float>::quiet_NaN());
    }
  }
  return values;
}

/// The inverse of `gather`: one variable more at the end of every run's values.
void scatter(const Handle& group, const std::string& name, std::size_t numbers,
             std::vector<float> Series::* part, Results& results) {
  const std::vector<float> values = hdf5::read_floats(group, name);
  if (values.size() != results.runs.size() * numbers) {
    throw std::runtime_error("the series of " + name + " do not fit the runs");
  }
  for (std::size_t i = 0; i < results.runs.size(); ++i) {
    if (!results.runs[i].finished) continue;
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(i * numbers);
    std::vector<float>& series = results.runs[i].series.*part;
    series.insert(series.end(), first, first + static_cast<std::ptrdiff_t>(numbers));
  }
}

void say_who_sees(const Handle& data, const IndicatorSpec& spec) {
  hdf5::set_attribute(data, "seen_as", seen_as[static_cast<std::size_t>(spec.observer)]);
  if (!spec.counterpart.empty()) hdf5::set_attribute(data, "counterpart", spec.counterpart);
  if (!spec.condition.empty()) hdf5::set_attribute(data, "condition", spec.condition);
}

void read_group(const Handle& root, const char* name, std::size_t numbers,
                std::vector<float> Series::* part, bool (*has)(const IndicatorSpec&),
                Results& results) {
  const Handle group = hdf5::open_group(root, name);
  for (const IndicatorSpec& spec : indicator_specs()) {
    const std::string variable(spec.name);
    if (has(spec) && hdf5::exists(group, variable))
      scatter(group, variable, numbers, part, results);
  }
}

}  // namespace

SeriesGroups::SeriesGroups(const Handle& root, const Results& shape, const SeriesScales& scales,
                           std::vector<hdf5::VirtualPart> parts)
    : scales_(scales), parts_(std::move(parts)) {
  const OutputChoice& output = shape.set.study.output;
  create(root, "national", {}, &Series::national, always);
  const auto create_if = [&](bool wanted, const char* name, const Scale& cell,
                             std::vector<float> Series::* values,
                             bool (*has)(const IndicatorSpec&)) {
    if (wanted) {
      create(root, name, {&cell}, values, has);
    } else {
      hdf5::create_group(root, name);
    }
  };
  create_if(output.regional, "regional", scales.region, &Series::regional, by_region);
  create_if(output.by_sex, "by_sex", scales.sex, &Series::by_sex, by_sex);
  create_if(output.by_group, "by_group", scales.group, &Series::by_group, by_group);
  if (output.ledger) create_ledger(root);
}

Handle SeriesGroups::create_variable(const Handle& group, const std::string& path, const Scales& on,
                                     const std::vector<hsize_t>& chunk) const {
  if (!parts_.empty()) return hdf5::create_virtual(group, path, on, parts_);
  return hdf5::create_dataset(group, path.substr(path.rfind('/') + 1), H5T_IEEE_F32LE, on, chunk);
}

void SeriesGroups::create(const Handle& root, const char* name, const Scales& cell,
                          std::vector<float> Series::* values, bool (*has)(const IndicatorSpec&)) {
  const Handle group = hdf5::create_group(root, name);
  Scales on{&scales_.plan, &scales_.sample, &scales_.replicate, &scales_.time};
  on.insert(on.end(), cell.begin(), cell.end());
  std::vector<hsize_t> beyond;
  for (std::size_t i = 3; i < on.size(); ++i) beyond.push_back(on[i]->size);
  const std::size_t numbers = product(beyond);
  if (numbers == 0) return;
  std::size_t place = 0;
  for (const IndicatorSpec& spec : indicator_specs()) {
    if (!has(spec)) continue;
    Handle data = create_variable(group, "/" + std::string(name) + "/" + std::string(spec.name), on,
                                  chunk(on, numbers));
    describe(data,
             {std::string(spec.unit), std::string(spec.long_name), std::string(spec.definition)});
    say_who_sees(data, spec);
    variables_.push_back({std::move(data), values, place++ * numbers, numbers, beyond});
  }
}

/// How much each process moved each stock, by district and time.
void SeriesGroups::create_ledger(const Handle& root) {
  if (scales_.time.size * scales_.region.size == 0) return;
  const Handle group = hdf5::create_group(root, "ledger");
  std::vector<std::string> names;
  for (const std::string_view name : ledger_drivers()) names.emplace_back(name);
  const Scale driver =
      text_scale(group, "driver", names, {"1", "driver", "process that moved the stock"});
  const Scales on{&scales_.plan, &scales_.sample, &scales_.replicate,
                  &scales_.time, &scales_.region, &driver};
  const std::vector<hsize_t> beyond{scales_.time.size, scales_.region.size, driver.size};
  const std::size_t numbers = product(beyond);
  std::size_t place = 0;
  for (const StockSpec& spec : stock_specs()) {
    Handle data = create_variable(group, "/ledger/" + std::string(spec.name), on,
                                  {1, 1, 1, beyond[0], beyond[1], beyond[2]});
    describe(data, {std::string(spec.unit), "change of: " + std::string(spec.definition),
                    "moved by each process since the record before, after clamping"});
    variables_.push_back({std::move(data), &Series::ledger, place++ * numbers, numbers, beyond});
  }
}

void SeriesGroups::write(const Results& block, std::size_t first) {
  for (const Variable& variable : variables_) {
    const std::vector<float> values =
        gather(block, variable.values, variable.offset, variable.numbers);
    std::vector<hsize_t> start(3 + variable.cell.size(), 0);
    start[1] = first;
    std::vector<hsize_t> count{block.n_plans(), block.n_samples(), block.n_replicates()};
    count.insert(count.end(), variable.cell.begin(), variable.cell.end());
    hdf5::write_block(variable.data, start, count, values);
  }
}

void read_series(const Handle& root, Results& results, std::size_t n_times) {
  read_group(root, "national", n_times, &Series::national, always, results);
  read_group(root, "regional", n_times * results.regions.size(), &Series::regional, by_region,
             results);
  read_group(root, "by_sex", n_times * 2, &Series::by_sex, by_sex, results);
  read_group(root, "by_group", n_times * results.groups.size(), &Series::by_group, by_group,
             results);
  if (!hdf5::exists(root, "ledger")) return;
  const Handle group = hdf5::open_group(root, "ledger");
  const std::size_t drivers = hdf5::read_texts(group, "driver").size();
  for (const StockSpec& spec : stock_specs()) {
    if (!hdf5::exists(group, std::string(spec.name))) continue;
    scatter(group, std::string(spec.name), n_times * results.regions.size() * drivers,
            &Series::ledger, results);
  }
}

}  // namespace ssr
