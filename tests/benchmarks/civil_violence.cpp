// Epstein's civil violence model as the benchmarks play it: both versions are the same model, and
// it is the one that peers were measured on.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "civil_violence/engine.h"
#include "civil_violence/reference.h"
#include "civil_violence/rules.h"

using civil_violence::Census;
using civil_violence::Engine;
using civil_violence::Offset;
using civil_violence::Place;
using civil_violence::Reference;
using civil_violence::Torus;

namespace {

/// Of all citizens, step by step.
struct Shares {
  std::vector<double> active;
  std::vector<double> jailed;
};

template <class Model>
Shares play(int width, int steps, std::uint32_t seed) {
  Model model(width, seed);
  Shares shares;
  for (int step = 0; step < steps; ++step) {
    model.step();
    const Census census = model.census();
    const auto citizens = static_cast<double>(census.citizens);
    shares.active.push_back(static_cast<double>(census.active) / citizens);
    shares.jailed.push_back(static_cast<double>(census.jailed) / citizens);
  }
  return shares;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Means of 500 steps of a square of 100, of each seed from 1 to n.
template <class Model>
Shares seeds_of(std::uint32_t n) {
  Shares means;
  for (std::uint32_t seed = 1; seed <= n; ++seed) {
    const Shares shares = play<Model>(100, 500, seed);
    means.active.push_back(mean(shares.active));
    means.jailed.push_back(mean(shares.jailed));
  }
  return means;
}

/// The bands of the systems that were measured.
void expect_sameness(const Shares& means) {
  CHECK(mean(means.active) > 0.014);
  CHECK(mean(means.active) < 0.021);
  CHECK(mean(means.jailed) > 0.17);
  CHECK(mean(means.jailed) < 0.22);
}

}  // namespace

TEST_CASE("civil violence: the view is the 112 cells at most seven steps away",
          "[civil_violence]") {
  CHECK(civil_violence::view.size() == 112);
  for (const Offset cell : civil_violence::view) {
    const int steps = std::abs(cell.dx) + std::abs(cell.dy);
    CHECK((steps >= 1 && steps <= 7));
  }
}

TEST_CASE("civil violence: the arrest ratio rounds halves to even", "[civil_violence]") {
  CHECK(civil_violence::arrest_ratio(0, 0) == 0);
  CHECK(civil_violence::arrest_ratio(3, 0) == 3);
  CHECK(civil_violence::arrest_ratio(1, 1) == 0);  // 0.5
  CHECK(civil_violence::arrest_ratio(3, 1) == 2);  // 1.5
  CHECK(civil_violence::arrest_ratio(5, 1) == 2);  // 2.5
  CHECK(civil_violence::arrest_ratio(5, 2) == 2);  // 1.67
  for (int cops = 0; cops <= 112; ++cops) {
    for (int actives = 0; cops + actives <= 112; ++actives) {
      // nearbyint rounds halves to even, unless told otherwise.
      const double ratio = static_cast<double>(cops) / (1 + actives);
      REQUIRE(civil_violence::arrest_ratio(cops, actives) == std::nearbyint(ratio));
    }
  }
}

TEST_CASE("civil violence: tolerance says of every view what the rule says of it",
          "[civil_violence]") {
  for (double hardship = 0.05; hardship < 1.0; hardship += 0.1) {
    for (double risk_aversion = 0.001; risk_aversion < 1.0; risk_aversion += 0.0333) {
      const double grievance = civil_violence::grievance(hardship);
      const int tolerance = civil_violence::tolerance(grievance, risk_aversion);
      for (int ratio = 0; ratio <= 112; ++ratio) {
        REQUIRE(civil_violence::rebels(grievance, risk_aversion, ratio) == (ratio <= tolerance));
      }
    }
  }
  for (int tolerance = -1; tolerance <= 112; ++tolerance) {
    for (int cops = 0; cops <= 112; ++cops) {
      for (int actives = 0; cops + actives <= 112; ++actives) {
        const bool holds = civil_violence::arrest_ratio(cops, actives) <= tolerance;
        if (civil_violence::tolerates(tolerance, cops, actives) != holds) {
          FAIL("tolerance " << tolerance << ", " << cops << " cops, " << actives << " actives");
        }
      }
    }
  }
}

TEST_CASE("civil violence: counts and sets of cells are what a look around finds",
          "[civil_violence]") {
  constexpr int width = 17;  // images of nearly every cell, and views that nearly meet themselves
  const Torus torus(width);
  civil_violence::ViewCounts counts(torus);
  civil_violence::CellSet cells(torus);
  std::vector<int> there(width * width);
  const auto at = [&](Place place) -> int& {
    return there[static_cast<std::size_t>(place.y * width + place.x)];
  };
  const ssr::Draws draws({1, 0}, 0);
  for (std::uint32_t change = 0; change < 400; ++change) {
    const ssr::Block block = draws.block(change, ssr::Lane::placebo);
    const Place place{static_cast<int>(block.below(0, width)),
                      static_cast<int>(block.below(1, width))};
    if (at(place) == 0) {
      counts.add(torus, place);
      cells.insert(torus, place);
    } else {
      counts.remove(torus, place);
      cells.erase(torus, place);
    }
    at(place) = 1 - at(place);
  }
  for (int y = 0; y < width; ++y) {
    for (int x = 0; x < width; ++x) {
      int seen = 0;
      for (const Offset offset : civil_violence::view) {
        if (at(torus.moved({x, y}, offset)) == 0) continue;
        const Offset found = cells.nth_in_view(torus, {x, y}, seen);
        REQUIRE((found.dx == offset.dx && found.dy == offset.dy));
        ++seen;
      }
      REQUIRE(counts[torus.index({x, y})] == seen);
      REQUIRE(cells.count_in_view(torus, {x, y}) == seen);
      REQUIRE(cells.contains(torus.index({x, y})) == (at({x, y}) == 1));
    }
  }
}

TEST_CASE("civil violence: nobody is lost, and what is kept up to date equals a rescan",
          "[civil_violence]") {
  for (const int width : {16, 40, 101}) {
    Engine model(width, 7);
    Reference plain(width, 7);
    const Census before = model.census();
    CHECK(before == plain.census());  // both begin in the same world
    for (int step = 0; step < 60; ++step) {
      model.step();
      plain.step();
      REQUIRE_NOTHROW(model.check());
      const Census after = model.census();
      REQUIRE(after.citizens == before.citizens);
      REQUIRE(after.cops == before.cops);
      REQUIRE(plain.census().citizens == before.citizens);
      REQUIRE(plain.census().cops == before.cops);
    }
  }
}

TEST_CASE("civil violence: a seed is one history, another seed another", "[civil_violence]") {
  const Shares once = play<Engine>(40, 100, 1);
  CHECK(once.active == play<Engine>(40, 100, 1).active);
  CHECK(once.active != play<Engine>(40, 100, 2).active);
  const Shares plain = play<Reference>(40, 100, 1);
  CHECK(plain.active == play<Reference>(40, 100, 1).active);
  CHECK(plain.active != play<Reference>(40, 100, 2).active);
}

TEST_CASE("civil violence: both versions lie in the bands of the systems they are compared with",
          "[civil_violence]") {
  const Shares fast = seeds_of<Engine>(5);
  const Shares plain = seeds_of<Reference>(5);
  expect_sameness(fast);
  expect_sameness(plain);
  // Means of five seeds differ between the versions by chance alone: by less than four standard
  // errors, which come from the spread between seeds.
  const auto spread = [](const std::vector<double>& values) {
    double squares = 0;
    for (const double value : values) squares += std::pow(value - mean(values), 2);
    return squares / static_cast<double>(values.size() - 1) / static_cast<double>(values.size());
  };
  const auto error = [&](const std::vector<double>& a, const std::vector<double>& b) {
    return std::sqrt(spread(a) + spread(b));
  };
  CHECK(std::abs(mean(fast.active) - mean(plain.active)) < 4 * error(fast.active, plain.active));
  CHECK(std::abs(mean(fast.jailed) - mean(plain.jailed)) < 4 * error(fast.jailed, plain.jailed));
}

TEST_CASE("civil violence: rebellion comes in bursts after long quiet", "[civil_violence]") {
  std::vector<double> active = play<Engine>(40, 2000, 1).active;
  active.erase(active.begin(), active.begin() + 100);  // the first outbreak is the start's own
  const double peak = *std::max_element(active.begin(), active.end());
  const auto quiet = static_cast<double>(
      std::count_if(active.begin(), active.end(), [&](double share) { return share < peak / 10; }));
  int outbreaks = 0;
  bool out = false;
  for (const double share : active) {
    if (!out && share > peak / 2) ++outbreaks;
    out = share > (out ? peak / 10 : peak / 2);  // over when nine tenths have gone home
  }
  std::nth_element(active.begin(), active.begin() + 950, active.end());
  INFO("peak " << peak << ", median " << active[950] << ", outbreaks " << outbreaks);
  CHECK(peak > 10 * active[950]);
  CHECK(quiet > 0.5 * static_cast<double>(active.size()));
  CHECK(outbreaks >= 3);
}

TEST_CASE("civil violence: a square without room for a view is refused", "[civil_violence]") {
  CHECK_THROWS_AS(Engine(15, 1), std::invalid_argument);
  CHECK_THROWS_AS(Engine(4097, 1), std::invalid_argument);
}
