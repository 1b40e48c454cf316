#include "engine/history.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include "engine/indicators.h"
#include "engine/study_set.h"
#include "process/registry.h"

using namespace ssr;

namespace {

const std::string tests_folder = std::string(SSR_SOURCE_DIR) + "/tests/";

StudySet small_set(const std::string& plan, Week horizon = 120) {
  Overrides overrides;
  overrides.samples = 2;
  overrides.seed = 7;
  overrides.horizon_weeks = horizon;
  overrides.settings = {{"context.region.Highland.mined", "0.3"},
                        {"mechanism.activities.review_weeks", "2"}};
  return single_plan_set(tests_folder + "contexts/small_country.toml",
                         tests_folder + "plans/" + plan + ".toml", overrides);
}

struct Country {
  explicit Country(Week horizon = 120, const std::string& plan = "small_plan")
      : set(small_set(plan, horizon)),
        sample(resolve(set, 1)),
        other(resolve(small_set("no_plan", horizon), 1).plans[0]) {}

  StudySet set;
  SampleScenario sample;
  std::shared_ptr<const Plan> other;

  History history(HistoryOptions options = {}) const {
    options.output.interval_weeks = 4;
    options.check_invariants = true;
    return {sample.scenario, sample.plans[0], luck_of(set, 1, 0), std::move(options)};
  }
};

}  // namespace

TEST_CASE("a_history_saved_and_continued_is_the_one_never_stopped") {
  const Country country(120, GENERATE("small_plan", "found_out_plan"));
  History whole = country.history();
  whole.play_until(62);
  const auto saved = whole.save();
  whole.play_until(120);
  History continued = country.history();
  continued.load(saved);
  REQUIRE(continued.world().week == 62);
  continued.play_until(120);
  CHECK(continued.record().digest == whole.record().digest);
  CHECK(continued.save() == whole.save());
}

TEST_CASE("a_history_continued_under_another_plan_is_the_one_that_changed_plan") {
  const Country country(120, GENERATE("small_plan", "found_out_plan"));
  History whole = country.history();
  whole.play_until(61);
  const auto saved = whole.save();
  whole.change_plan(country.other);
  whole.play_until(120);
  History continued = country.history();
  continued.load(saved);
  continued.change_plan(country.other);
  continued.play_until(120);
  CHECK(continued.record().digest == whole.record().digest);
  History unchanged = country.history();
  unchanged.play_until(120);
  CHECK(unchanged.record().digest != whole.record().digest);
}

TEST_CASE("levers_that_remember_are_at_work_in_these_tests") {
  const Country country(120, "found_out_plan");
  History history = country.history();
  bool patrolled = false;
  bool pooled = false;
  for (Week week = 1; week <= 120; ++week) {
    history.play_until(week);
    patrolled = patrolled || !history.world().programme.on_patrol.empty();
    for (const Donor& donor : history.world().donors) pooled = pooled || donor.in_fund > 0;
  }
  CHECK(patrolled);
  CHECK(pooled);
  const World& world = history.world();
  CHECK(world.districts[0].mined < 0.3);
  CHECK(world.pictures.known_month > 0);
  const auto& states = world.programme.activities;
  CHECK(std::any_of(states.begin(), states.end(),
                    [](const ActivityState& state) { return state.decided >= 0; }));
  const auto& pay = world.army.soldiers.pay;
  CHECK(std::any_of(pay.begin(), pay.end(), [](float share) { return share > 1.0F; }));
}

TEST_CASE("tiles_give_the_bits_of_a_serial_run_on_any_number_of_threads") {
  const Country country(120, GENERATE("small_plan", "found_out_plan"));
  const auto played = [&country](Threading threading) {
    HistoryOptions options;
    options.threading = threading;
    options.output.ledger = true;
    History history = country.history(options);
    history.play_until(60);
    struct Played {
      std::vector<std::byte> world;
      RunRecord record;
    };
    return Played{history.save(), history.record()};
  };
  const auto serial = played(Threading::serial);
  for (const int threads : {1, 2, 3, 8}) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(threads));
    tbb::task_arena(threads).execute([&] {
      const auto tiles = played(Threading::tiles);
      CHECK(tiles.record.digest == serial.record.digest);
      CHECK(tiles.record.series.ledger == serial.record.series.ledger);
      CHECK(tiles.world == serial.world);  // everything, down to the last citizen
    });
  }
}

TEST_CASE("the_ledger_changes_nothing_else") {
  const Country country;
  HistoryOptions with_ledger;
  with_ledger.output.ledger = true;
  History plain = country.history();
  History booked = country.history(with_ledger);
  plain.play_until(40);
  booked.play_until(40);
  CHECK(booked.record().digest == plain.record().digest);
  CHECK_FALSE(booked.record().series.ledger.empty());
}

TEST_CASE("a_cut_damaged_or_foreign_checkpoint_is_refused_and_changes_nothing") {
  const Country country;
  History history = country.history();
  history.play_until(4);
  auto bytes = history.save();
  History fresh = country.history();
  const auto before = fresh.save();
  for (const std::size_t place :
       {std::size_t{0}, bytes.size() / 3, bytes.size() / 2, bytes.size() - 1}) {
    auto damaged = bytes;
    damaged[place] ^= std::byte{4};
    CHECK_THROWS_AS(fresh.load(damaged), InputError);
  }
  auto longer = bytes;
  longer.push_back(std::byte{0});
  CHECK_THROWS_AS(fresh.load(longer), InputError);
  for (const std::size_t cut :
       {bytes.size() - 1, bytes.size() / 2, std::size_t{9}, std::size_t{3}}) {
    bytes.resize(cut);
    CHECK_THROWS_AS(fresh.load(bytes), InputError);
  }
  CHECK_THROWS_AS(fresh.load({}), InputError);
  CHECK(fresh.save() == before);
}

namespace {

/// A file for one test, gone with it.
class ScratchFile {
 public:
  explicit ScratchFile(const char* name)
      : path_(std::filesystem::temp_directory_path() / (std::string(name) + ".checkpoint")) {}
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }

  void write(const std::vector<std::byte>& bytes) const {
    std::ofstream file(path_, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
    REQUIRE(file.good());
  }
  std::vector<std::byte> read() const {
    std::ifstream file(path_, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::vector<std::byte> bytes(text.size());
    std::transform(text.begin(), text.end(), bytes.begin(),
                   [](char c) { return static_cast<std::byte>(c); });
    return bytes;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a_checkpoint_of_week_200_goes_on_from_a_file_under_the_same_plan_and_another") {
  const Country country(240);
  History whole = country.history();
  whole.play_until(200);
  const ScratchFile file("ssr_week_200");
  file.write(whole.save());
  whole.play_until(240);

  const auto load = [&file](History& history) {
    history.load(file.read());
    REQUIRE(history.world().week == 200);
  };
  History same = country.history();
  load(same);
  same.play_until(240);
  CHECK(same.record().digest == whole.record().digest);

  History turned = country.history();
  turned.play_until(200);
  turned.change_plan(country.other);
  turned.play_until(240);
  History other = country.history();
  load(other);
  other.change_plan(country.other);
  other.play_until(240);
  CHECK(other.record().digest == turned.record().digest);
  CHECK(other.record().digest != whole.record().digest);
}

namespace {

struct Levels {
  double homicides = 0;
  double disarmed = 0;
  double remand = 0;
};

/// Sierra Leone for `weeks` at a scale: homicides counted, people disarmed, share on remand.
Levels sierra_leone(double scale, std::size_t samples, Week weeks) {
  Overrides overrides;
  overrides.samples = static_cast<std::int64_t>(samples);
  overrides.scale = scale;
  overrides.fixed_parameters = true;
  const std::string scenarios = std::string(SSR_SOURCE_DIR) + "/scenarios/";
  const StudySet set = single_plan_set(scenarios + "contexts/sierra_leone_2001.toml",
                                       scenarios + "plans/as_it_happened.toml", overrides);
  Levels sum;
  for (std::size_t i = 0; i < samples; ++i) {
    const SampleScenario sample = resolve(set, i);
    HistoryOptions options;
    options.output.interval_weeks = weeks;
    History history(sample.scenario, sample.plans[0], luck_of(set, i, 0), options);
    history.play_until(weeks);
    const Series series = history.record().series;
    const auto at_end = [&series](std::string_view name) {
      return static_cast<double>(series.national[indicator_index(name)]);
    };
    sum.homicides += at_end("homicide_rate") / static_cast<double>(samples);
    sum.disarmed += at_end("disarmed") / static_cast<double>(samples);
    sum.remand += at_end("pretrial_share") / static_cast<double>(samples);
  }
  return sum;
}

}  // namespace

TEST_CASE("scale_thins_citizens_and_leaves_the_country_as_it_is") {
  constexpr Week weeks = 30;
  const Levels thin = sierra_leone(0.02, 4, weeks);
  const Levels thicker = sierra_leone(0.1, 4, weeks);
  // About 360 homicides a run: a standard error of 2.6 % over four runs, 3.7 % for a difference.
  CHECK(thin.homicides == Approx(thicker.homicides).epsilon(0.11));
  // Runs differ by luck in leaders' decisions: about 4 % of the people disarmed, 0.02 of the share.
  CHECK(thin.disarmed == Approx(thicker.disarmed).epsilon(0.12));
  CHECK(thin.remand == Approx(thicker.remand).margin(0.04));
}

TEST_CASE("processes_that_are_said_to_leave_feelings_alone_do") {
  Overrides overrides;
  overrides.samples = 2;
  overrides.horizon_weeks = 104;
  overrides.scale = 0.1;
  const std::string scenarios = std::string(SSR_SOURCE_DIR) + "/scenarios/";
  const StudySet set = single_plan_set(scenarios + "contexts/kelduria_under_fire.toml",
                                       scenarios + "plans/kelduria_whole_sector.toml", overrides);
  const SampleScenario sample = resolve(set, 1);
  std::vector<Felt> before;
  std::set<std::string> moved;
  HistoryOptions options;
  options.after_process = [&](std::string_view name, const World& world) {
    if (!before.empty() && before != world.felt.sums) moved.insert(std::string(name));
    before = world.felt.sums;
  };
  History history(sample.scenario, sample.plans[0], luck_of(set, 1, 0), std::move(options));
  history.play_until(104);
  for (const Process& process : processes()) {
    if (!process.moves_attitudes) CHECK(moved.count(std::string(process.name)) == 0);
  }
  CHECK(moved.size() > 10);
}

TEST_CASE("everybody_who_is_counted_by_sex_or_group_is_counted_in_a_district") {
  const Country country;
  constexpr std::array counts = {Count::theft,      Count::robbery,        Count::extortion,
                                 Count::assault,    Count::reported_crime, Count::remedy_due,
                                 Count::fair_remedy};
  std::array<std::int64_t, counts.size()> all{};
  HistoryOptions options;
  options.after_process = [&](std::string_view name, const World& world) {
    if (name != "security") return;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto what = static_cast<std::size_t>(counts[i]);
      std::int64_t by_group = 0;
      for (const auto& group : world.tally.by_group) by_group += group[what];
      const std::int64_t total = world.tally.total(counts[i]);
      REQUIRE(world.tally.by_sex[0][what] + world.tally.by_sex[1][what] == total);
      REQUIRE(by_group == total);
      all[i] += total;
    }
  };
  country.history(std::move(options)).play_until(60);
  for (const std::int64_t n : all) CHECK(n > 0);
}

TEST_CASE("the_last_weeks_of_a_run_are_recorded_whatever_the_interval") {
  const Country country(50);
  const auto outcomes_at = [&](Week interval) {
    HistoryOptions options;
    options.output.interval_weeks = interval;
    History history(country.sample.scenario, country.sample.plans[0], luck_of(country.set, 1, 0),
                    std::move(options));
    history.play_out(50);
    const RunRecord record = history.record();
    REQUIRE_FALSE(record.series.weeks.empty());
    REQUIRE(record.series.weeks.back() == 50);
    return record.outcomes;
  };
  const std::vector<double> weekly = outcomes_at(1);
  const std::vector<double> once = outcomes_at(100);
  const auto specs = outcome_specs();
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (specs[i].name != "victimisation_rate") continue;
    REQUIRE(weekly[i] > 0);
    CHECK(once[i] == Approx(weekly[i]).epsilon(0.02));  // people were a little fewer before
  }
}
