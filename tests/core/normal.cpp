#include "core/normal.h"

#include "core/exact_math.h"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

namespace ssr {

TEST_CASE("the_normal_distribution_agrees_with_a_library_from_end_to_end") {
  const boost::math::normal library;
  for (const double share :
       {1e-300, 1e-30, 1e-10, 1e-4, 0.02, 0.075, 0.2, 0.5, 0.7, 0.925, 0.99, 1 - 1e-10}) {
    const double x = boost::math::quantile(library, share);
    CHECK(exact::normal_quantile(share) == Approx(x).epsilon(1e-13).margin(1e-15));
  }
  for (double x = -9.5; x < 9.6; x += 0.25) {
    CHECK(exact::normal_below(x) == Approx(boost::math::cdf(library, x)).margin(2e-15));
  }
}

}  // namespace ssr
