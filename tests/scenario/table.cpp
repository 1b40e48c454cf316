#include "scenario/table.h"

#include <catch2/catch.hpp>

namespace ssr {

namespace {
/// Reads one text as the mechanism document of a context.
struct Reading {
  ParameterBook book;
  std::vector<Problem> problems;
  Document document;
  explicit Reading(const std::string& text, std::map<std::string, double> point = {},
                   const std::vector<Setting>& settings = {})
      : book(std::move(point)),
        document(SourceText{"test.toml", text}, "mechanism", settings, book, problems) {}
};

constexpr NumberSpec rate{.value = 0.2,
                          .low = 0.1,
                          .high = 0.3,
                          .unit = "1/week",
                          .source = "a publication",
                          .help = "a rate",
                          .min = 0,
                          .max = 1};
}  // namespace

TEST_CASE("a_number_that_no_file_gives_keeps_the_range_of_the_code") {
  Reading reading("");
  Table table = reading.document.root().table("courts");
  CHECK(table.number("rate", rate) == 0.2);
  const Parameter& parameter = reading.book.parameters().at(0);
  CHECK(parameter.path == "mechanism.courts.rate");
  CHECK(parameter.low == 0.1);
  CHECK(parameter.high == 0.3);
  CHECK(parameter.source == "a publication");
  CHECK_FALSE(parameter.assumption);
}

TEST_CASE("a_plain_number_of_a_file_is_certain_and_an_assumption") {
  Reading reading("[mechanism.courts]\nrate = 0.5\n");
  Table table = reading.document.root().table("courts");
  CHECK(table.number("rate", rate) == 0.5);
  const Parameter& parameter = reading.book.parameters().at(0);
  CHECK_FALSE(parameter.uncertain());
  CHECK(parameter.assumption);
}

TEST_CASE("a_number_with_a_range_keeps_range_and_source") {
  Reading reading(
      "[mechanism]\ncourts = { rate = { value = 0.5, low = 0.4, high = 0.9, unit = \"1/week\", "
      "source = \"Someone 2001\" } }\n");
  Table table = reading.document.root().table("courts");
  CHECK(table.number("rate", rate) == 0.5);
  const Parameter& parameter = reading.book.parameters().at(0);
  CHECK(parameter.low == 0.4);
  CHECK(parameter.high == 0.9);
  CHECK(parameter.source == "Someone 2001");
  CHECK_FALSE(parameter.assumption);
  CHECK(reading.problems.empty());
}

TEST_CASE("a_point_replaces_the_value_and_leaves_the_record_central") {
  Reading reading("", {{"mechanism.courts.rate", 0.27}});
  Table table = reading.document.root().table("courts");
  CHECK(table.number("rate", rate) == 0.27);
  CHECK(reading.book.parameters().at(0).value == 0.2);
}

TEST_CASE("an_uncertain_whole_number_is_rounded_after_drawing") {
  Reading reading("[mechanism.courts]\nn = { value = 3, low = 1, high = 9 }\n",
                  {{"mechanism.courts.n", 4.6}});
  Table table = reading.document.root().table("courts");
  CHECK(table.integer("n", {.value = 2, .max = 10}) == 5);
  CHECK(reading.problems.empty());
}

TEST_CASE("settings_replace_values_and_their_ranges") {
  const std::vector<Setting> settings = {{"mechanism.courts.rate", "0.9"}, {"context.other", "1"}};
  Reading reading("[mechanism.courts]\nrate = { value = 0.5, low = 0.4, high = 0.9 }\n", {},
                  settings);
  Table table = reading.document.root().table("courts");
  CHECK(table.number("rate", rate) == 0.9);
  CHECK_FALSE(reading.book.parameters().at(0).uncertain());
  CHECK(reading.problems.empty());
}

TEST_CASE("a_setting_can_carry_a_range_or_plain_text") {
  ParameterBook book;
  std::vector<Problem> problems;
  const std::vector<Setting> settings = {
      {"plan.x.activity.a.rate", "{ value = 0.5, low = 0.2, high = 0.8 }"},
      {"plan.x.title", "Two words"}};
  const SourceText source{"x.toml", "[plan]\ntitle = 'old'\n[[activity]]\nname = 'a'\n"};
  Document document(source, "plan.x", settings, book, problems);
  Table root = document.root();
  CHECK(root.table("plan").text("title", {}, {}) == "Two words");
  auto activities = root.tables("activity");
  REQUIRE(activities.size() == 1);
  CHECK(activities[0].number("rate", rate) == 0.5);
  CHECK(book.parameters().at(0).path == "plan.x.activity.a.rate");
  CHECK(book.parameters().at(0).high == 0.8);
  CHECK(problems.empty());
}

TEST_CASE("later_sources_replace_mechanism_values_one_by_one") {
  ParameterBook book;
  std::vector<Problem> problems;
  const std::vector<SourceText> sources = {
      {"country.toml", "[mechanism.courts]\na = 0.1\nb = 0.2\n"},
      {"study.toml", "[mechanism.courts]\nb = 0.7\n"}};
  Document document(sources, "mechanism", {}, book, problems);
  Table table = document.root().table("courts");
  CHECK(table.number("a", rate) == 0.1);
  CHECK(table.number("b", rate) == 0.7);
  table.number("c", rate);
  table.finish();
  CHECK(problems.empty());
}

TEST_CASE("what_is_left_unread_is_unknown") {
  Reading reading("[mechanism.courts]\nrate = 0.5\nother = 1\n");
  Table table = reading.document.root().table("courts");
  table.number("rate", rate);
  CHECK(reading.problems.empty());
  table.finish();
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].line == 3);
  CHECK(reading.problems[0].column == 1);
}

}  // namespace ssr
