#include "scenario/condition.h"

#include <catch2/catch.hpp>
#include <limits>

#include "core/errors.h"

namespace ssr {

namespace {
const std::vector<std::string> names = {"a", "b", "share_of_it"};

bool holds(const std::string& text, const std::vector<double>& values = {0.5, 0.2, 1.0}) {
  return Condition(text, names).holds(values);
}
std::string error_of(const std::string& text) {
  try {
    Condition(text, names);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}
}  // namespace

TEST_CASE("conditions_compare_the_picture") {
  CHECK(holds("a >= 0.5"));
  CHECK_FALSE(holds("a > 0.5"));
  CHECK(holds("a < 0.6"));
  CHECK(holds("b <= 0.2"));
  CHECK(holds("share_of_it == 1"));
  CHECK(holds("a != b"));
}

TEST_CASE("and_binds_before_or_and_not_before_and") {
  CHECK(holds("a > 0 or b > 1 and a > 1"));
  CHECK_FALSE(holds("(a > 0 or b > 1) and a > 1"));
  CHECK(holds("not a > 1 and b > 0"));
  CHECK_FALSE(holds("not (a > 1 or b > 0)"));
  CHECK(holds("not not a > 0.4"));
}

TEST_CASE("arithmetic_has_the_usual_order") {
  CHECK(holds("a + b * 2 == 0.9"));
  CHECK(holds("(a + b) * 2 > 1.39"));
  CHECK(holds("1 - 0.25 - 0.25 == 0.5"));
  CHECK(holds("abs(b - a) > 0.29"));
  CHECK(holds("-a < -0.4"));
  CHECK(holds("1 / 4 == 0.25"));
}

TEST_CASE("a_picture_without_a_value_satisfies_no_comparison") {
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(holds("a >= 0", {nothing, 0, 0}));
  CHECK_FALSE(holds("a < 1", {nothing, 0, 0}));
}

TEST_CASE("an_absent_condition_is_empty_and_never_holds") {
  const Condition none;
  CHECK(none.empty());
  CHECK_FALSE(none.holds(std::vector<double>{1, 1, 1}));
}

TEST_CASE("what_cannot_be_compiled_is_shown_with_its_place") {
  CHECK(error_of("c > 1").find("unknown name \"c\"") != std::string::npos);
  CHECK(error_of("share_of_i > 1").find("did you mean \"share_of_it\"") != std::string::npos);
  CHECK(error_of("a > 0 and b").find("character 11") != std::string::npos);
  CHECK(error_of("a < b < 1").find("second comparison") != std::string::npos);
  CHECK(error_of("a + (b > 1) > 1").find("number is wanted") != std::string::npos);
  CHECK(error_of("a > 50%").find("% sign") != std::string::npos);
  CHECK(error_of("a > 1 && b > 1").find("write and") != std::string::npos);
  CHECK(error_of("a > 1 b > 1").find("not expected") != std::string::npos);
  CHECK(error_of("a ? 1").find("no meaning") != std::string::npos);
  CHECK(error_of("abs a > 1").find("abs without (") != std::string::npos);
  CHECK(error_of("a > 1e999").find("cannot be read") != std::string::npos);
  CHECK(error_of(std::string(400, '(') + "a > 1").find("too deep") != std::string::npos);
  CHECK(error_of("   ").find("empty") != std::string::npos);
}

TEST_CASE("names_may_have_a_dot") {
  const std::vector<std::string> factions = {"disarmed.RUF", "disarmed.CDF"};
  const Condition parity("abs(disarmed.RUF - disarmed.CDF) <= 0.1", factions);
  CHECK(parity.holds(std::vector<double>{0.5, 0.45}));
  CHECK(parity.holds(std::vector<double>{0.45, 0.5}));
  CHECK_FALSE(parity.holds(std::vector<double>{0.5, 0.3}));
  CHECK(parity.reads(0));
  CHECK_FALSE(Condition("disarmed.CDF > 0", factions).reads(0));
}

}  // namespace ssr
