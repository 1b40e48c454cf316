#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "engine/study_set.h"
#include "process/registry.h"
#include "situations.h"

namespace ssr {

namespace {

constexpr int last_claim = 90;
constexpr std::size_t most_exceptions = 10;

std::size_t count_of_kind(MechanismKind kind) {
  const auto all = mechanisms();
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(),
      [&](const Mechanism& m) { return m.kind == kind && m.id != "M0"; }));
}

bool has_trial(std::string_view id) {
  const auto trials = situations::trials();
  return std::any_of(trials.begin(), trials.end(),
                     [&](const situations::Trial& t) { return t.id == id; });
}

}  // namespace

TEST_CASE("every_claim_has_one_entry_in_the_order_of_its_number") {
  const auto all = mechanisms();
  REQUIRE(all.size() == last_claim + 1);
  for (int n = 1; n <= last_claim; ++n) {
    CHECK(all[static_cast<std::size_t>(n - 1)].id == "M" + std::to_string(n));
  }
  CHECK(all.back().id == "M0");
  std::set<std::string_view> names;
  for (const Mechanism& m : all) names.insert(m.name);
  CHECK(names.size() == all.size());
}

TEST_CASE("most_claims_can_be_cut_and_few_are_out_of_scope") {
  CHECK(count_of_kind(MechanismKind::executable) >= 65);
  CHECK(count_of_kind(MechanismKind::out_of_scope) <= 8);
}

TEST_CASE("an_entry_says_what_its_kind_needs") {
  for (const Mechanism& m : mechanisms()) {
    INFO(m.id << " " << m.name);
    CHECK_FALSE(m.claim.empty());
    CHECK_FALSE(m.source.empty());
    CHECK_FALSE(m.link.empty());
    CHECK((m.cut != nullptr) == (m.kind == MechanismKind::executable));
    if (m.id == "M0") continue;
    CHECK((m.direction != 0) == (m.kind == MechanismKind::executable));
    CHECK(m.parameters.empty() == (m.kind == MechanismKind::out_of_scope));
  }
}

TEST_CASE("mechanisms_work_through_numbers_that_exist") {
  const std::vector<Parameter> declared = process_parameters();
  for (const Mechanism& m : mechanisms()) {
    for (const std::string& path : parameter_paths(m)) {
      INFO(m.id << " " << path);
      if (!path.starts_with("mechanism.")) continue;
      CHECK(std::any_of(declared.begin(), declared.end(),
                        [&](const Parameter& p) { return p.path == path; }));
    }
  }
}

TEST_CASE("every_link_has_a_trial_or_a_named_exception") {
  std::size_t exceptions = 0;
  for (const Mechanism& m : mechanisms()) {
    if (m.kind != MechanismKind::executable || m.id == "M0") continue;
    INFO(m.id << " " << m.name);
    CHECK(has_trial(m.id) == m.exception.empty());
    exceptions += m.exception.empty() ? 0U : 1U;
  }
  CHECK(exceptions <= most_exceptions);
}

}  // namespace ssr
