#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/record.h"
#include "engine/results.h"

namespace ssr {

namespace {

/// XXH3 over little-endian values, so that the same numbers give the same hash on any machine.
class Hash {
 public:
  Hash() : state_(XXH3_createState()) {
    if (state_ == nullptr || XXH3_64bits_reset(state_.get()) == XXH_ERROR) throw std::bad_alloc();
  }

  template <class Number>
  void add(Number value) {
    add(std::span<const Number>(&value, 1));
  }
  template <class Number>
  void add(std::span<const Number> values) {
    buffer_.clear();
    buffer_.reserve(values.size() * sizeof(Number));
    for (const Number value : values) append(value);
    XXH3_64bits_update(state_.get(), buffer_.data(), buffer_.size());
  }
  /// The length goes first: "ab", "c" and "a", "bc" differ.
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    XXH3_64bits_update(state_.get(), text.data(), text.size());
  }
  std::uint64_t value() const { return XXH3_64bits_digest(state_.get()); }

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };

  template <class Number>
  void append(Number value) {
    if constexpr (std::is_floating_point_v<Number>) {
      using Bits = std::conditional_t<sizeof(Number) == 4, std::uint32_t, std::uint64_t>;
      // NaN has many bit patterns, and processors differ in which they make.
      if (std::isnan(value)) value = std::numeric_limits<Number>::quiet_NaN();
      append(std::bit_cast<Bits>(value));
    } else {
      auto bits = static_cast<std::make_unsigned_t<Number>>(value);
      for (std::size_t i = 0; i < sizeof(Number); ++i) {
        buffer_.push_back(static_cast<unsigned char>(bits & 0xffU));
        if constexpr (sizeof(Number) > 1) bits = static_cast<decltype(bits)>(bits >> 8U);
      }
    }
  }

  std::unique_ptr<XXH3_state_t, Free> state_;
  std::vector<unsigned char> buffer_;
};

/// A block of a series: the indicators that have it, and how many numbers each holds.
struct Part {
  std::string_view label;
  const std::vector<float>* values;
  bool (*has)(const IndicatorSpec&);
  std::size_t numbers;
};

struct Piece {
  std::string_view name;
  std::span<const float> values;
};

void add_part(Hash& hash, const Part& part) {
  if (part.values->empty()) return;  // not asked for
  std::vector<Piece> pieces;
  std::size_t offset = 0;
  for (const IndicatorSpec& spec : indicator_specs()) {
    if (!part.has(spec)) continue;
    if (offset + part.numbers > part.values->size()) break;
    pieces.push_back({spec.name, std::span(*part.values).subspan(offset, part.numbers)});
    offset += part.numbers;
  }
  if (offset != part.values->size()) {
    throw std::logic_error("a recorded series does not have the size its indicators ask for");
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.name < b.name; });
  hash.add(part.label);
  for (const Piece& piece : pieces) {
    hash.add(piece.name);
    hash.add(piece.values);
  }
}

void add_outcomes(Hash& hash, const std::vector<double>& outcomes) {
  const auto specs = outcome_specs();
  if (outcomes.size() > specs.size()) {
    throw std::logic_error("a run has more outcomes than there are names for them");
  }
  std::vector<std::size_t> order(outcomes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return specs[a].name < specs[b].name; });
  hash.add(std::string_view("outcome"));
  for (const std::size_t i : order) {
    hash.add(specs[i].name);
    hash.add(outcomes[i]);
  }
}

void add_labels(Hash& hash, const std::vector<std::string>& labels) {
  hash.add(std::uint64_t{labels.size()});
  for (const std::string& label : labels) hash.add(std::string_view(label));
}

}  // namespace

std::uint64_t digest_of(const RunRecord& record, std::size_t n_regions, std::size_t n_groups) {
  const Series& series = record.series;
  const std::size_t n_times = series.weeks.size();
  Hash hash;
  hash.add(std::span<const Week>(series.weeks));
  const auto always = [](const IndicatorSpec&) { return true; };
  add_part(hash, {"national", &series.national, always, n_times});
  add_part(hash, {"regional", &series.regional,
                  [](const IndicatorSpec& spec) { return spec.regional; }, n_times * n_regions});
  add_part(hash, {"by_sex", &series.by_sex, [](const IndicatorSpec& spec) { return spec.by_sex; },
                  n_times * 2});
  add_part(hash, {"by_group", &series.by_group,
                  [](const IndicatorSpec& spec) { return spec.by_group; }, n_times * n_groups});
  if (!series.trials.empty()) {
    hash.add(std::string_view("trials"));
    hash.add(std::span<const float>(series.trials));
  }
  add_outcomes(hash, record.outcomes);
  hash.add(std::string_view("event"));
  for (const PublicEvent& event : record.events) {
    hash.add(event.week);
    hash.add(static_cast<std::uint8_t>(event.kind));
    hash.add(event.district);
    hash.add(event.faction);
    hash.add(event.activity);
    hash.add(event.amount);
  }
  return hash.value();
}

std::uint64_t file_digest(const Results& results) {
  Hash hash;
  add_labels(hash, results.set.plan_names);
  add_labels(hash, results.regions);
  add_labels(hash, results.groups);
  hash.add(std::uint64_t{results.n_samples()});
  hash.add(std::uint64_t{results.n_replicates()});
  hash.add(results.set.study.horizon_weeks);
  hash.add(to_days(results.start));
  hash.add(std::uint64_t{results.set.parameters.size()});
  for (const Parameter& parameter : results.set.parameters) {
    hash.add(std::string_view(parameter.path));
  }
  for (const std::vector<double>& point : results.set.design) {
    hash.add(std::span<const double>(point));
  }
  if (!results.set.luck.empty()) hash.add(std::span<const std::uint32_t>(results.set.luck));
  for (const RunRecord& run : results.runs) {
    hash.add(static_cast<std::uint8_t>(run.finished ? 1 : run.settled() ? 2 : 0));
    hash.add(run.finished ? run.digest : std::uint64_t{0});
  }
  return hash.value();
}

}  // namespace ssr
