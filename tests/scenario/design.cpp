#include "scenario/design.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

namespace ssr {

namespace {
Parameter uncertain(const std::string& path, double low, double high) {
  Parameter parameter;
  parameter.path = path;
  parameter.value = (low + high) / 2;
  parameter.low = low;
  parameter.high = high;
  return parameter;
}

std::vector<double> column(const std::vector<std::vector<double>>& design, std::size_t parameter) {
  std::vector<double> values;
  for (const auto& row : design) values.push_back(row[parameter]);
  return values;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto mean = [](const std::vector<double>& v) {
    double sum = 0;
    for (const double value : v) sum += value;
    return sum / static_cast<double>(v.size());
  };
  const double mx = mean(x);
  const double my = mean(y);
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mx) * (y[i] - my);
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}
}  // namespace

TEST_CASE("each_stratum_of_a_parameter_is_drawn_once") {
  constexpr std::size_t n = 50;
  const auto values = column(latin_hypercube({uncertain("a", 2, 4)}, n, 1, false), 0);
  std::vector<int> hits(n, 0);
  for (const double value : values) {
    REQUIRE(value >= 2);
    REQUIRE(value <= 4);
    ++hits[std::min(n - 1, static_cast<std::size_t>((value - 2) / 2 * n))];
  }
  CHECK(std::all_of(hits.begin(), hits.end(), [](int hit) { return hit == 1; }));
  CHECK_FALSE(std::is_sorted(values.begin(), values.end()));
}

TEST_CASE("another_parameter_changes_no_column") {
  const Parameter a = uncertain("a", 0, 1);
  const Parameter b = uncertain("b", 0, 1);
  const auto alone = latin_hypercube({a}, 16, 3, false);
  const auto both = latin_hypercube({b, a}, 16, 3, false);
  CHECK(column(alone, 0) == column(both, 1));
  CHECK(column(both, 0) != column(both, 1));
}

TEST_CASE("an_activity_shares_its_draws_across_plans") {
  CHECK(column_of("plan.first.activity.x.budget") == "plan.*.activity.x.budget");
  CHECK(column_of("context.scale") == "context.scale");
  const auto design = latin_hypercube({uncertain("plan.a.activity.x.unit_cost_usd", 0, 1),
                                       uncertain("plan.b.activity.x.unit_cost_usd", 0, 1),
                                       uncertain("plan.b.activity.y.unit_cost_usd", 0, 1)},
                                      16, 3, false);
  CHECK(column(design, 0) == column(design, 1));
  CHECK(column(design, 0) != column(design, 2));
}

TEST_CASE("seeds_give_other_designs_and_one_seed_the_same") {
  const std::vector<Parameter> parameters = {uncertain("a", 0, 1)};
  CHECK(latin_hypercube(parameters, 16, 1, false) == latin_hypercube(parameters, 16, 1, false));
  CHECK(latin_hypercube(parameters, 16, 1, false) != latin_hypercube(parameters, 16, 2, false));
}

TEST_CASE("columns_are_not_correlated") {
  constexpr std::size_t n = 400;
  const auto design = latin_hypercube({uncertain("a", 0, 1), uncertain("b", 0, 1)}, n, 1, false);
  // Standard error of a correlation of independent columns: 1 / sqrt(n) = 0.05.
  CHECK(std::abs(correlation(column(design, 0), column(design, 1))) < 4 * 0.05);
}

TEST_CASE("fixed_and_certain_parameters_stay_central") {
  Parameter certain = uncertain("b", 1, 1);
  certain.value = 1;
  const auto drawn = latin_hypercube({certain}, 8, 1, false);
  const auto fixed = latin_hypercube({uncertain("a", 2, 4)}, 8, 1, true);
  for (const auto& row : drawn) CHECK(row[0] == 1);
  for (const auto& row : fixed) CHECK(row[0] == 3);
}

}  // namespace ssr
