#include "experiment/ledger_text.h"

#include <catch2/catch.hpp>

#include "../store/synthetic_results.h"
#include "core/errors.h"
#include "engine/study_set.h"
#include "experiment/ensemble.h"
#include "store/results_file.h"

namespace ssr {

namespace {

/// Two districts, two drivers, two years of two records.
RunLedger small_ledger() {
  RunLedger ledger;
  ledger.plan = "plan";
  ledger.start = {2001, 1, 1};
  ledger.weeks = {20, 40, 60, 80};
  ledger.regions = {"Hill", "Plain"};
  ledger.drivers = {"prisons", "officer_conduct"};
  // [time, region, driver]
  ledger.stocks = {{"trust_police",
                    {0, 0, 0, 0,           //
                     0, 0, 0, 0,           //
                     0, 0, -0.03, -0.01,   //
                     0, 0, -0.02, -0.01}},
                   {"remand", {5, 0, 0, 0, 4, -2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}};
  return ledger;
}

}  // namespace

TEST_CASE("a_ledger_in_words_names_district_year_size_and_drivers") {
  std::string text = ledger_text(small_ledger());
  for (std::size_t i; (i = text.find("\n    ")) != std::string::npos;) text.replace(i, 5, " ");
  CHECK(
      text.find("trust in the police in Plain fell by 0.070 in 2002: prisons and remand 0.050,") !=
      std::string::npos);
  CHECK(text.find("extortion and abuse by forces 0.020") != std::string::npos);
  CHECK(text.find("detainees on remand in Hill rose by 7 in 2001: prisons and remand 9; against it "
                  "extortion and abuse by forces 2") != std::string::npos);
  CHECK(text.find("Hill fell") == std::string::npos);
}

TEST_CASE("a_ledger_can_be_asked_for_one_stock_one_region_and_one_year") {
  const RunLedger ledger = small_ledger();
  const std::string trust =
      ledger_text(ledger, {.stock = "trust_police", .region = {}, .year = {}});
  CHECK(trust.find("trust in the police in Plain") != std::string::npos);
  CHECK(trust.find("remand in Hill") == std::string::npos);
  const std::string hill = ledger_text(ledger, {.stock = {}, .region = "Hill", .year = {}});
  CHECK(hill.find("in Plain") == std::string::npos);
  CHECK(hill.find("detainees on remand in Hill rose by 7 in 2001") != std::string::npos);
  const std::string later = ledger_text(ledger, {.stock = {}, .region = {}, .year = 2002});
  CHECK(later.find("in 2001") == std::string::npos);
  CHECK(later.find("in Plain fell by 0.070 in 2002") != std::string::npos);
  CHECK_THROWS_WITH(ledger_text(ledger, {.stock = "trust_polise", .region = {}, .year = {}}),
                    Catch::Contains("did you mean trust_police?"));
  CHECK_THROWS_AS(ledger_text(ledger, {.stock = {}, .region = "Moor", .year = {}}), InputError);
  CHECK_THROWS_WITH(ledger_text(ledger, {.stock = {}, .region = {}, .year = 2009}),
                    Catch::Contains("one from 2001 to 2002?"));
}

TEST_CASE("a_ledger_read_from_a_file_is_that_of_the_run") {
  Overrides overrides;
  overrides.samples = 2;
  overrides.replicates = 1;
  overrides.horizon_weeks = 30;
  overrides.settings = {{"study.output.ledger", "true"}};
  const std::string study = std::string(SSR_SOURCE_DIR) + "/tests/studies/small_study.toml";
  const Results results = play(read_study_set(study, overrides), {});
  const test::Folder folder;
  const std::string path = folder.file("x.h5");
  write_results(results, path);
  const RunLedger ledger = read_ledger(path, {"no_plan", 1, {}});
  CHECK(ledger.plan == "no_plan");
  CHECK(ledger.sample == 1);
  const std::vector<float>& recorded = results.run(1, 1, 0).series.ledger;
  std::size_t i = 0;
  for (const StockMoves& stock : ledger.stocks) {
    for (const double moved : stock.moved) CHECK(moved == static_cast<double>(recorded[i++]));
  }
  CHECK(i == recorded.size());
  CHECK_THROWS_WITH(read_ledger(path, {"no_plam", {}, {}}),
                    Catch::Contains("did you mean no_plan?"));
  CHECK_THROWS_AS(read_ledger(path, {"no_plan", 7, {}}), InputError);
  CHECK_THROWS_AS(read_ledger(folder.file("absent.h5"), {}), InputError);
}

TEST_CASE("a_file_without_a_ledger_is_refused") {
  const test::Folder folder;
  const std::string path = folder.file("x.h5");
  Overrides overrides;
  overrides.samples = 1;
  overrides.replicates = 1;
  overrides.horizon_weeks = 8;
  write_results(play(read_study_set(std::string(SSR_SOURCE_DIR) + "/tests/studies/small_study.toml",
                                    overrides),
                     {}),
                path);
  CHECK_THROWS_WITH(read_ledger(path, {}), Catch::Contains("keeps no ledger"));
}

}  // namespace ssr
