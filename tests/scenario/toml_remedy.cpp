#include "scenario/toml_remedy.h"

#include <catch2/catch.hpp>

#include "scenario/table.h"

namespace ssr {

TEST_CASE("what_people_write_for_toml_has_a_remedy") {
  CHECK(remedy_of_line("budget = 110,000") == "write 110000: digits alone");
  CHECK(remedy_of_line("budget = 1 000 000  # dollars") == "write 1000000: digits alone");
  CHECK(remedy_of_line("budget = $110000") == "write 110000: digits alone");
  CHECK(remedy_of_line("budget = USD 110,000") == "write 110000: digits alone");
  CHECK(remedy_of_line("title = \u201cA plan\u201d") == "use straight quotes, \"...\"");
  CHECK(remedy_of_line("title = \"A plan") == "close the quote: \"...\"");
  CHECK(remedy_of_line("C\u00f4te Nord = 1.0") == "quote this name: \"C\u00f4te Nord\" = ...");
  CHECK(remedy_of_line("regions = { Bo = 0.2, Port Loko = 0.8 }") ==
        "quote this name: \"Port Loko\" = ...");
  CHECK(remedy_of_line("lever = disarmament") == "strings need quotes: \"disarmament\"");
}

TEST_CASE("lines_without_a_usual_mistake_have_none") {
  for (const char* line : {"", "budget = 110000", "scale = = 1.0", "start = 2001-02-30",
                           "title = \"USD 5, in = Port Loko\"", "# title = \u201cA\u201d"}) {
    INFO(line);
    CHECK(remedy_of_line(line).empty());
  }
}

TEST_CASE("a_remedy_follows_what_the_parser_says") {
  const auto said = [](const std::string& text) {
    ParameterBook book;
    std::vector<Problem> problems;
    const Document document(SourceText{"plan.toml", text}, "plan.x", {}, book, problems);
    return problems.size() == 1 ? problems[0].text : std::string("no single problem");
  };
  const auto has = [](const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
  };
  const std::string rest = "\n[army]\ntarget_strength = 5\n";
  CHECK(has(said("[plan]\nbudget = 110,000" + rest), "not valid TOML); write 110000"));
  CHECK(has(said("[plan]\nbudget = $110000" + rest), "write 110000"));
  CHECK(has(said("[plan]\ntitle = \u201cA\u201d" + rest), "straight quotes"));
  CHECK(has(said("[plan]\ntitle = \"A" + rest), "close the quote"));
  CHECK(has(said("[plan]\nC\u00f4te Nord = 1.0" + rest), "quote this name: \"C\u00f4te Nord\""));
  CHECK(has(said("[plan]\ntitle = A plan" + rest), "strings need quotes: \"A plan\""));
}

}  // namespace ssr
