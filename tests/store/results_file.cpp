#include "store/results_file.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "core/errors.h"
#include "store/hdf5.h"
#include "synthetic_results.h"

namespace ssr {

TEST_CASE("a_results_file_records_everything_that_repeating_it_needs") {
  const test::Folder folder;
  const Results results = test::synthetic_results(3, 2);
  write_results(results, folder.file("x.h5"));
  const RecordedStudy recorded = read_recorded_study(folder.file("x.h5"));
  const StudySet& was = results.set;
  const StudySet& is = recorded.set;
  CHECK(is.plan_names == was.plan_names);
  CHECK(is.design == was.design);
  CHECK(is.overrides == was.overrides);
  CHECK(is.study_source.text == was.study_source.text);
  CHECK(is.context_source.name == was.context_source.name);
  CHECK(is.context_source.text == was.context_source.text);
  REQUIRE(is.plan_sources.size() == 3);
  CHECK(is.plan_sources[1].text == was.plan_sources[1].text);
  REQUIRE(is.context_source.bases.size() == 2);
  CHECK(is.context_source.bases[1].name == "far.toml");
  CHECK(is.context_source.bases[1].text == was.context_source.bases[1].text);
  CHECK(is.plan_sources[0].bases.empty());
  REQUIRE(is.plan_sources[1].bases.size() == 1);
  CHECK(is.plan_sources[1].bases[0].text == was.plan_sources[1].bases[0].text);
  CHECK(is.study.title == was.study.title);
  CHECK(is.study.reference == was.study.reference);
  CHECK(is.study.samples == 3);
  CHECK(is.study.replicates == 2);
  CHECK(is.study.horizon_weeks == was.study.horizon_weeks);
  CHECK(is.study.seed == was.study.seed);
  CHECK(is.study.scale == was.study.scale);
  CHECK(is.study.output.interval_weeks == was.study.output.interval_weeks);
  REQUIRE(is.parameters.size() == 2);
  CHECK(is.parameters[1].path == was.parameters[1].path);
  CHECK(is.parameters[1].low == was.parameters[1].low);
  CHECK(is.parameters[1].assumption);
  CHECK_FALSE(is.parameters[0].assumption);
  CHECK(is.parameters[0].place == "land.toml:3");
  CHECK(is.parameters[1].place.empty());
}

TEST_CASE("the_digest_read_from_a_file_is_that_of_the_results_written") {
  const test::Folder folder;
  Results results = test::synthetic_results(2);
  write_results(results, folder.file("x.h5"));
  CHECK(read_recorded_study(folder.file("x.h5")).digest == file_digest(results));
  results.command = "ssr rerun";
  write_results(results, folder.file("y.h5"));
  CHECK(read_recorded_study(folder.file("y.h5")).digest == file_digest(results));
}

TEST_CASE("missing_runs_are_nan_and_known_as_missing") {
  const test::Folder folder;
  Results results = test::synthetic_results(2);
  results.runs[1] = RunRecord{};
  write_results(results, folder.file("x.h5"));
  const RecordedStudy recorded = read_recorded_study(folder.file("x.h5"));
  CHECK(recorded.finished == std::vector<std::uint8_t>{1, 0, 1, 1, 1, 1});
  CHECK(recorded.digest == file_digest(results));
  const hdf5::Handle file = hdf5::open_file(folder.file("x.h5"));
  const auto values = hdf5::read_numbers(hdf5::open_group(file, "national"), "homicide_rate");
  REQUIRE(values.size() == 6 * test::n_times);
  CHECK_FALSE(std::isnan(values[0]));
  for (std::size_t time = 0; time < test::n_times; ++time) {
    CHECK(std::isnan(values[test::n_times + time]));
  }
}

TEST_CASE("every_group_holds_the_scales_of_its_dimensions") {
  const test::Folder folder;
  write_results(test::synthetic_results(2), folder.file("x.h5"));
  const hdf5::Handle file = hdf5::open_file(folder.file("x.h5"));
  const auto holds = [&](const char* group, const char* scale) {
    return hdf5::exists(hdf5::open_group(file, group), scale);
  };
  for (const char* scale : {"plan", "sample", "replicate", "time"}) {
    CHECK(holds("national", scale));
    CHECK(holds("regional", scale));
  }
  CHECK(holds("regional", "region"));
  CHECK(holds("by_sex", "sex"));
  CHECK(holds("by_group", "group"));
  CHECK(holds("money", "sector"));
  CHECK(holds("design", "parameter"));
  CHECK(holds("event", "event"));
  CHECK(holds("gate", "activity"));
}

TEST_CASE("an_output_is_held_by_one_writer_and_freed_afterwards") {
  const test::Folder folder;
  const Results results = test::synthetic_results(2);
  {
    const OutputLock held(folder.file("x.h5"));
    CHECK_THROWS_WITH(write_results(results, folder.file("x.h5")),
                      Catch::Contains("another program"));
    write_results(results, held);
  }
  write_results(results, folder.file("x.h5"));
  CHECK(folder.n_files() == 1);  // no lock, no part
}

TEST_CASE("a_lock_left_by_a_killed_program_does_not_count") {
  const test::Folder folder;
  std::ofstream(folder.file("x.h5.lock")) << "";
  CHECK_NOTHROW(write_results(test::synthetic_results(1), folder.file("x.h5")));
}

TEST_CASE("only_results_are_replaced") {
  const test::Folder folder;
  const Results results = test::synthetic_results(1);
  write_results(results, folder.file("x.h5"));
  CHECK_NOTHROW(write_results(results, folder.file("x.h5")));
  std::ofstream(folder.file("empty")) << "";
  CHECK_NOTHROW(write_results(results, folder.file("empty")));
  std::ofstream(folder.file("plan.toml")) << "[plan]\n";
  CHECK_THROWS_AS(OutputLock(folder.file("plan.toml")), InputError);
  CHECK(std::filesystem::file_size(folder.file("plan.toml")) == 7);
  CHECK_THROWS_AS(OutputLock("/dev/null"), InputError);
  CHECK_THROWS_AS(OutputLock(folder.file("")), InputError);
}

TEST_CASE("a_failed_write_leaves_the_older_file_as_it_was") {
  const test::Folder folder;
  const Results results = test::synthetic_results(2);
  write_results(results, folder.file("x.h5"));
  Results broken = results;
  broken.set.plan_sources.clear();
  CHECK_THROWS(write_results(broken, folder.file("x.h5")));
  CHECK(read_recorded_study(folder.file("x.h5")).digest == file_digest(results));
  CHECK(folder.n_files() == 1);
}

TEST_CASE("files_that_are_not_results_are_refused_as_bad_input") {
  const test::Folder folder;
  CHECK_THROWS_AS(read_recorded_study(folder.file("absent.h5")), InputError);
  std::ofstream(folder.file("text.h5")) << "not HDF5";
  CHECK_THROWS_AS(read_recorded_study(folder.file("text.h5")), InputError);
  {
    const hdf5::Handle other = hdf5::create_file(folder.file("other.h5"));
  }
  CHECK_THROWS_AS(read_recorded_study(folder.file("other.h5")), InputError);
  {
    const hdf5::Handle other = hdf5::create_file(folder.file("number.h5"));
    hdf5::set_attribute(other, "format", std::int64_t{1});
  }
  CHECK_THROWS_AS(read_recorded_study(folder.file("number.h5")), InputError);
  Results results = test::synthetic_results(1);
  results.set.study.output.interval_weeks = 0;  // weeks are divided by it
  write_results(results, folder.file("zero.h5"));
  CHECK_THROWS_AS(read_recorded_study(folder.file("zero.h5")), InputError);
  results = test::synthetic_results(1);
  results.set.design[0][0] = std::numeric_limits<double>::quiet_NaN();
  write_results(results, folder.file("nan.h5"));
  CHECK_THROWS_AS(read_recorded_study(folder.file("nan.h5")), InputError);
  CHECK_THROWS_AS(OutputLock(folder.file("no/such/folder/x.h5")), InputError);
}

TEST_CASE("a_results_file_cut_short_is_refused_as_bad_input") {
  const test::Folder folder;
  write_results(test::synthetic_results(2), folder.file("x.h5"));
  std::filesystem::resize_file(folder.file("x.h5"),
                               std::filesystem::file_size(folder.file("x.h5")) / 2);
  CHECK_THROWS_AS(read_recorded_study(folder.file("x.h5")), InputError);
}

}  // namespace ssr
