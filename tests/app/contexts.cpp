#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/study_set.h"
#include "store/results_file.h"
#include "support/program.h"
#include "support/sweep_study.h"

namespace ssr {

namespace {

using test::Ran;
using test::ssr;

/// The swept study on two countries: the small one, and one that differs from it in its people.
std::string write_study_of_two(const test::Folder& folder, const std::string& contexts) {
  const std::string small = std::string(SSR_SOURCE_DIR) + "/tests/contexts/small_country.toml";
  std::ofstream(folder.file("other_country.toml")) << test::contents(small) << "\n# another\n";
  std::string text = test::contents(test::write_sweep_study(folder, "[sweep]\npoints = 4\n"));
  const std::string line = "context = \"" + small + "\"";
  text.replace(text.find(line), line.size(),
               contexts.empty()
                   ? "contexts = [\"" + small + "\", \"" + folder.file("other_country.toml") + "\"]"
                   : contexts);
  std::ofstream(folder.file("two.toml")) << text;
  return folder.file("two.toml");
}

std::uint64_t digest_in(const std::string& path) { return read_recorded_study(path).digest; }

}  // namespace

TEST_CASE("a_study_of_several_contexts_leaves_a_file_for_each") {
  const test::Folder folder;
  const std::string study = write_study_of_two(folder, "");
  const std::string one = test::write_sweep_study(folder, "[sweep]\npoints = 4\n");
  for (const std::string command : {"sweep", "compare"}) {
    const std::string out = folder.file(command + ".h5");
    const Ran ran = ssr(folder, command + " " + study + " --quiet -o " + out);
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    CHECK_FALSE(std::filesystem::exists(out));
    const std::string small = folder.file(command + ".small_country.h5");
    const std::string other = folder.file(command + ".other_country.h5");
    REQUIRE(std::filesystem::exists(other));
    const std::string alone = folder.file(command + ".alone.h5");
    CHECK(ssr(folder, command + " " + one + " --quiet -o " + alone).status == 0);
    // Each as if the study named this context alone.
    CHECK(digest_in(small) == digest_in(alone));
    CHECK_THAT(read_recorded_study(other).set.context_source.text, Catch::Contains("# another"));
    CHECK(ssr(folder, "rerun " + other + " --quiet -o " + folder.file("again.h5")).status == 0);
    CHECK(digest_in(folder.file("again.h5")) == digest_in(other));
  }
  const Ran again = ssr(folder, "sweep " + study + " --quiet -o " + folder.file("sweep.h5"));
  CHECK(again.status == 0);
  CHECK_THAT(again.out, Catch::Contains("sweep.small_country.h5 is complete already") &&
                            Catch::Contains("sweep.other_country.h5 is complete already"));
}

TEST_CASE("ranks_play_one_context_after_the_other") {
  if (std::system("command -v mpirun >/dev/null 2>&1") != 0) {
    WARN("mpirun is not installed: not tested");
    return;
  }
  const test::Folder folder;
  const std::string study = write_study_of_two(folder, "");
  CHECK(ssr(folder, "sweep " + study + " --quiet -o " + folder.file("a.h5")).status == 0);
  const Ran ran = ssr(folder, "sweep " + study + " --quiet --threads 1 -o " + folder.file("b.h5"),
                      "mpirun --allow-run-as-root --oversubscribe -n 2");
  INFO(ran.err);
  CHECK(ran.status == 0);
  for (const std::string name : {".small_country.h5", ".other_country.h5"}) {
    CHECK(digest_in(folder.file("a" + name)) == digest_in(folder.file("b" + name)));
  }
}

TEST_CASE("a_dry_run_adds_up_the_contexts") {
  const test::Folder folder;
  const Ran ran = ssr(
      folder, "sweep " + write_study_of_two(folder, "") + " --dry-run -o " + folder.file("x.h5"));
  INFO(ran.err);
  CHECK(ran.status == 0);
  CHECK_THAT(ran.out, Catch::Contains("other_country") && Catch::Contains("together 16 runs"));
}

TEST_CASE("bad_lists_of_contexts_are_refused") {
  const test::Folder folder;
  const std::string small = std::string(SSR_SOURCE_DIR) + "/tests/contexts/small_country.toml";
  const std::string quoted = "\"" + small + "\"";
  for (const auto& [contexts, words] : std::vector<std::pair<std::string, std::string>>{
           {"contexts = []", "names no context"},
           {"contexts = [" + quoted + ", " + quoted + "]", "stands twice"},
           {"context = " + quoted + "\ncontexts = [" + quoted + "]",
            "either a context or contexts"},
           {"contexts = [" + quoted + ", \"no_such_country\"]", "no_such_country"}}) {
    const Ran ran = ssr(folder, "sweep " + write_study_of_two(folder, contexts) + " --quiet -o " +
                                    folder.file("x.h5"));
    INFO(ran.err);
    CHECK(ran.status == 2);
    CHECK_THAT(ran.err, Catch::Contains(words));
  }
  const Ran ran = ssr(folder, "explain " + write_study_of_two(folder, "") +
                                  " --outcome trust_police --plans police_alone,no_plan");
  CHECK(ran.status == 2);
  CHECK_THAT(ran.err, Catch::Contains("names 2 contexts"));
}

}  // namespace ssr
