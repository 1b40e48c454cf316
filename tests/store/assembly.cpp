#include "store/assembly.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "core/errors.h"
#include "store/results_file.h"
#include "synthetic_results.h"

namespace ssr {

namespace {

Results whole_results(std::size_t samples) {
  Results results = test::synthetic_results(samples, 2);
  results.set.whole_samples = samples;
  return results;
}

/// Some samples of the results as a file of their own.
std::string write_part(const test::Folder& folder, const Results& whole, std::size_t first,
                       std::size_t n) {
  Results part = whole;
  part.set = part_of(whole.set, first, n);
  part.runs.clear();
  for (std::size_t plan = 0; plan < part.n_plans(); ++plan) {
    for (std::size_t i = first * 2; i < (first + n) * 2; ++i)
      part.runs.push_back(whole.run(plan, i / 2, i % 2));
  }
  const std::string path = folder.file("part" + std::to_string(first) + ".h5");
  write_results(part, path);
  return path;
}

std::string merged(const test::Folder& folder, const std::vector<std::string>& files) {
  Assembly assembly(whole_study(files));
  for (const std::string& file : files) assembly.add(file, false);
  const std::string path = folder.file("merged.h5");
  assembly.write(OutputLock(path), "ssr merge");
  return path;
}

}  // namespace

TEST_CASE("results_read_back_are_those_written") {
  const test::Folder folder;
  Results was = whole_results(3);
  was.set.luck = {0, 0, 1};
  was.runs[2] = RunRecord{};
  was.runs[4] = RunRecord{};
  was.runs[4].failure = "the model broke";
  write_results(was, folder.file("x.h5"));
  const Results is = read_results(folder.file("x.h5"), true);
  CHECK(is.set.luck == was.set.luck);
  CHECK(is.activities == was.activities);
  CHECK(is.factions == was.factions);
  CHECK(is.fictional == was.fictional);
  CHECK(file_digest(is) == file_digest(was));
  REQUIRE(is.runs.size() == was.runs.size());
  for (std::size_t i = 0; i < was.runs.size(); ++i) {
    const RunRecord& before = was.runs[i];
    const RunRecord& now = is.runs[i];
    CHECK(now.finished == before.finished);
    CHECK(now.failure == before.failure);
    CHECK(now.series.national == before.series.national);
    CHECK(now.series.regional == before.series.regional);
    CHECK(now.series.by_sex == before.series.by_sex);
    CHECK(now.series.by_group == before.series.by_group);
    CHECK(now.outcomes == before.outcomes);
    CHECK(now.planned == before.planned);
    CHECK(now.disbursed == before.disbursed);
    CHECK(now.opened_by_latest == before.opened_by_latest);
    REQUIRE(now.events.size() == before.events.size());
    for (std::size_t e = 0; e < now.events.size(); ++e) {
      CHECK(now.events[e].fields() == before.events[e].fields());
    }
    // The digest is made of what was read.
    if (now.finished) CHECK(digest_of(now, is.regions.size(), is.groups.size()) == before.digest);
  }
}

TEST_CASE("parts_in_any_order_make_the_whole_file") {
  const test::Folder folder;
  const Results whole = whole_results(5);
  const std::string first = write_part(folder, whole, 0, 2);
  const std::string second = write_part(folder, whole, 2, 3);
  for (const auto& files : {std::vector{first, second}, std::vector{second, first}}) {
    const Results joined = read_results(merged(folder, files), true);
    CHECK(file_digest(joined) == file_digest(whole));
    for (std::size_t i = 0; i < whole.runs.size(); ++i) {
      CHECK(joined.runs[i].series.regional == whole.runs[i].series.regional);
      CHECK(joined.runs[i].events.size() == whole.runs[i].events.size());
    }
  }
}

TEST_CASE("runs_of_one_point_come_together_from_several_files") {
  const test::Folder folder;
  const Results whole = whole_results(3);
  Results begun = whole;
  Results rest = whole;
  for (std::size_t i = 0; i < whole.runs.size(); ++i)
    (i % 3 == 0 ? begun : rest).runs[i] = RunRecord{};
  write_results(begun, folder.file("begun.h5"));
  write_results(rest, folder.file("rest.h5"));
  const Results joined =
      read_results(merged(folder, {folder.file("begun.h5"), folder.file("rest.h5")}), true);
  CHECK(file_digest(joined) == file_digest(whole));
  for (std::size_t i = 0; i < whole.runs.size(); ++i) {
    CHECK(joined.runs[i].series.national == whole.runs[i].series.national);
  }
}

TEST_CASE("files_that_do_not_make_one_study_are_refused") {
  const test::Folder folder;
  const Results whole = whole_results(4);
  const std::string first = write_part(folder, whole, 0, 2);
  CHECK_THROWS_WITH(whole_study({first}),
                    Catch::Contains("2 of 4 points are in none of the files (the first is 2)"));
  Results other = whole;
  other.set.context_source.text += "# another remark\n";
  other.set.study.seed = 8;
  const std::string second = write_part(folder, other, 2, 2);
  CHECK_THROWS_WITH(
      merged(folder, {first, second}),
      Catch::Contains("land.toml differs from line 3 on") && Catch::Contains("seed was 8, is 7"));
  Results changed = whole;
  changed.runs.front().digest += 1;
  write_results(changed, folder.file("changed.h5"));
  const std::string rest = write_part(folder, whole, 2, 2);
  CHECK_THROWS_WITH(merged(folder, {first, rest, folder.file("changed.h5")}),
                    Catch::Contains("another result"));
  CHECK_THROWS_AS(whole_study({folder.file("absent.h5")}), InputError);
}

TEST_CASE("a_virtual_file_reads_as_the_whole_and_leaves_series_in_its_parts") {
  const test::Folder folder;
  const Results whole = whole_results(5);
  const std::vector<std::string> files = {write_part(folder, whole, 2, 3),
                                          write_part(folder, whole, 0, 2)};
  Assembly assembly(whole_study(files));
  for (const std::string& file : files) assembly.add(file, false);
  const std::string path = folder.file("virtual.h5");
  assembly.write_virtual(OutputLock(path), "ssr merge --virtual");
  const auto same_series = [&](const std::string& file) {
    const Results joined = read_results(file, true);
    CHECK(file_digest(joined) == file_digest(whole));
    for (std::size_t i = 0; i < whole.runs.size(); ++i) {
      CHECK(joined.runs[i].series.national == whole.runs[i].series.national);
      CHECK(joined.runs[i].series.regional == whole.runs[i].series.regional);
      CHECK(joined.runs[i].series.by_sex == whole.runs[i].series.by_sex);
    }
  };
  same_series(path);
  // Moved with its parts it still finds them.
  const std::string elsewhere = folder.file("elsewhere");
  std::filesystem::create_directory(elsewhere);
  for (const std::string& file : {path, files[0], files[1]}) {
    const std::filesystem::path from(file);
    std::filesystem::rename(from, std::filesystem::path(elsewhere) / from.filename());
  }
  same_series(elsewhere + "/virtual.h5");
}

TEST_CASE("a_virtual_file_finds_parts_named_through_links_and_parent_folders") {
  namespace fs = std::filesystem;
  const test::Folder folder;
  const Results whole = whole_results(5);
  const auto made = [&](const char* name) {
    fs::create_directory(folder.file(name));
    return fs::path(folder.file(name));
  };
  const fs::path shards = made("shards");
  const fs::path disk = made("disk");
  const fs::path joined = made("joined");
  fs::rename(write_part(folder, whole, 0, 2), shards / "first.h5");
  fs::rename(write_part(folder, whole, 2, 3), disk / "second.h5");
  fs::create_symlink(disk / "second.h5", shards / "second.h5");  // a link to a file
  fs::create_directory_symlink("joined", folder.file("link"));   // the output's folder is a link
  const std::vector<std::string> files = {folder.file("joined/../shards/first.h5"),
                                          folder.file("link/../shards/second.h5")};
  Assembly assembly(whole_study(files));
  for (const std::string& file : files) assembly.add(file, false);
  assembly.write_virtual(OutputLock(folder.file("link/virtual.h5")), "ssr merge --virtual");
  // Found again by the folder's own name, by the link, and in a tree that was moved as a whole.
  fs::remove(shards / "second.h5");
  const auto same_series = [&](const std::string& file) {
    INFO(file);
    const Results read = read_results(file, true);
    CHECK(file_digest(read) == file_digest(whole));
    for (std::size_t i = 0; i < whole.runs.size(); ++i) {
      CHECK(read.runs[i].series.national == whole.runs[i].series.national);
    }
  };
  same_series((joined / "virtual.h5").string());
  same_series(folder.file("link/virtual.h5"));
  same_series(folder.file("shards/../link/virtual.h5"));
  const fs::path moved = made("moved");
  for (const char* name : {"shards", "disk", "joined"}) fs::rename(folder.file(name), moved / name);
  same_series((moved / "joined/virtual.h5").string());
}

TEST_CASE("a_virtual_file_without_one_of_its_parts_is_refused_where_series_are_read") {
  const test::Folder folder;
  const Results whole = whole_results(5);
  const std::vector<std::string> files = {write_part(folder, whole, 0, 2),
                                          write_part(folder, whole, 2, 3)};
  Assembly assembly(whole_study(files));
  for (const std::string& file : files) assembly.add(file, false);
  const std::string path = folder.file("virtual.h5");
  assembly.write_virtual(OutputLock(path), "ssr merge --virtual");
  std::filesystem::remove(files[1]);
  CHECK_THROWS_WITH(read_results(path, true), Catch::Contains("its series are not there") &&
                                                  Catch::Contains("put them back?"));
  // What stands in the file itself is there.
  CHECK(file_digest(read_results(path, false)) == file_digest(whole));
}

TEST_CASE("joining_that_is_cancelled_or_lacks_a_part_leaves_no_file_and_says_why") {
  const test::Folder folder;
  const Results whole = whole_results(4);
  const std::vector<std::string> files = {write_part(folder, whole, 0, 2),
                                          write_part(folder, whole, 2, 2)};
  Assembly assembly(whole_study(files));
  for (const std::string& file : files) assembly.add(file, false);
  const std::string path = folder.file("joined.h5");
  const OutputLock lock(path);
  CHECK_THROWS_AS(assembly.write(lock, "ssr merge", [] { return true; }), Cancelled);
  std::filesystem::remove(files[1]);
  CHECK_THROWS_WITH(assembly.write(lock, "ssr merge"),
                    Catch::StartsWith(files[1] + ": no such file"));
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK_FALSE(std::filesystem::exists(path + ".partial"));
}

TEST_CASE("a_virtual_file_of_half_done_points_is_refused") {
  const test::Folder folder;
  const Results whole = whole_results(3);
  Results begun = whole;
  Results rest = whole;
  for (std::size_t i = 0; i < whole.runs.size(); ++i)
    (i % 3 == 0 ? begun : rest).runs[i] = RunRecord{};
  write_results(begun, folder.file("begun.h5"));
  write_results(rest, folder.file("rest.h5"));
  Assembly assembly(whole_study({folder.file("begun.h5")}));
  for (const char* name : {"begun.h5", "rest.h5"}) assembly.add(folder.file(name), false);
  CHECK_THROWS_WITH(
      assembly.write_virtual(OutputLock(folder.file("x.h5")), "ssr merge --virtual"),
      Catch::Contains("both hold runs of point 0") && Catch::Contains("merge without --virtual"));
  CHECK_FALSE(std::filesystem::exists(folder.file("x.h5")));
}

}  // namespace ssr
