#include "core/clock.h"

#include <catch2/catch.hpp>

namespace ssr {

TEST_CASE("days_count_from_1970") {
  CHECK(to_days({1970, 1, 1}) == 0);
  CHECK(to_days({1969, 12, 31}) == -1);
  CHECK(to_days({2000, 3, 1}) == 11017);
  CHECK(to_days({2001, 5, 14}) == 11456);
}

TEST_CASE("leap_years_have_a_29th_of_february") {
  CHECK(from_days(to_days({2000, 2, 28}) + 1) == Date{2000, 2, 29});
  CHECK(from_days(to_days({2004, 2, 28}) + 1) == Date{2004, 2, 29});
  CHECK(from_days(to_days({2001, 2, 28}) + 1) == Date{2001, 3, 1});
  CHECK(from_days(to_days({1900, 2, 28}) + 1) == Date{1900, 3, 1});
  CHECK(to_days({2005, 1, 1}) - to_days({2004, 1, 1}) == 366);
}

TEST_CASE("every_day_of_forty_years_comes_back") {
  for (std::int64_t day = to_days({1990, 1, 1}); day < to_days({2030, 1, 1}); ++day) {
    REQUIRE(to_days(from_days(day)) == day);
  }
}

TEST_CASE("a_week_holds_seven_days_also_before_the_start") {
  const Date start{2001, 5, 14};
  CHECK(week_of(start, start) == 0);
  CHECK(week_of(start, {2001, 5, 20}) == 0);
  CHECK(week_of(start, {2001, 5, 21}) == 1);
  CHECK(week_of(start, {2001, 5, 13}) == -1);
  CHECK(week_of(start, {2001, 5, 7}) == -1);
  CHECK(week_of(start, {2001, 5, 6}) == -2);
  CHECK(week_of(start, {2011, 5, 9}) == 521);
}

TEST_CASE("a_week_belongs_to_the_year_in_which_it_begins") {
  const Date start{2001, 5, 14};
  CHECK(calendar_year(start, 0) == 2001);
  CHECK(calendar_year(start, 33) == 2001);  // begins 2001-12-31
  CHECK(calendar_year(start, 34) == 2002);
  CHECK(calendar_year(start, -19) == 2001);  // begins 2001-01-01
  CHECK(calendar_year(start, -20) == 2000);
}

TEST_CASE("dates_are_written_year_first") {
  CHECK(to_string(Date{2001, 5, 4}) == "2001-05-04");
  CHECK(to_string(Date{987, 12, 31}) == "0987-12-31");
}

}  // namespace ssr
