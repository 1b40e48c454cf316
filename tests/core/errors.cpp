#include "core/errors.h"

#include <catch2/catch.hpp>

namespace ssr {

TEST_CASE("a_problem_says_where_it_is") {
  CHECK(to_string(Problem{"plan.toml", 3, 9, "bad"}) == "plan.toml:3:9: bad");
  CHECK(to_string(Problem{"plan.toml", 0, 0, "bad"}) == "plan.toml: bad");
  CHECK(to_string(Problem{"", 0, 0, "bad"}) == "bad");
}

TEST_CASE("an_input_error_tells_every_problem_on_its_own_line") {
  const InputError error({{"a.toml", 1, 2, "first"}, {"", 0, 0, "second"}});
  CHECK(std::string(error.what()) == "a.toml:1:2: first\nsecond");
  CHECK(error.problems().size() == 2);
  CHECK(std::string(InputError("alone").what()) == "alone");
}

TEST_CASE("the_nearest_name_is_by_edit_distance") {
  const std::vector<std::string> levers = {"recruit_police", "equip_police", "mobile_courts"};
  CHECK(nearest_name("recrut_police", levers) == "recruit_police");
  CHECK(nearest_name("equip_polcie", levers) == "equip_police");
  CHECK(nearest_name("mobile_court", levers) == "mobile_courts");
  CHECK(nearest_name("equip_police", levers) == "equip_police");
}

TEST_CASE("a_name_far_from_all_has_no_nearest") {
  CHECK(nearest_name("zebra", {"recruit_police", "mobile_courts"}).empty());
  CHECK(nearest_name("bo", {}).empty());
  CHECK(nearest_name("xy", {"ab"}).empty());  // two edits of two letters
}

TEST_CASE("a_name_of_megabytes_is_told_apart_at_once") {
  const std::vector<std::string> many(2'000, "recruit_police");
  CHECK(nearest_name(std::string(4'000'000, 'x'), many).empty());
}

TEST_CASE("ties_of_the_nearest_name_go_to_the_first") {
  CHECK(nearest_name("cat", {"bat", "hat"}) == "bat");
}

}  // namespace ssr
