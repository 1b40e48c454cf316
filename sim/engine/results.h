#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/record.h"
#include "engine/study_set.h"

namespace ssr {

/// All runs of a study on one context, in index order [plan, sample, replicate].
struct Results {
  StudySet set;
  std::vector<std::string> regions;
  std::vector<std::string> groups;
  std::vector<std::string> factions;
  std::vector<std::vector<std::string>> activities;  // [plan] names
  std::vector<std::vector<std::size_t>> trials;      // [plan] activities under trial
  std::string context_title;
  bool fictional = false;
  Date start;
  std::string command;                                // as typed; not in the digest
  std::vector<RunRecord> runs;

  std::size_t n_plans() const noexcept { return set.plan_names.size(); }
  std::size_t n_samples() const noexcept { return static_cast<std::size_t>(set.study.samples); }
  std::size_t n_replicates() const noexcept {
    return static_cast<std::size_t>(set.study.replicates);
  }
  std::size_t index(std::size_t plan, std::size_t sample, std::size_t replicate) const noexcept {
    return (plan * n_samples() + sample) * n_replicates() + replicate;
  }
  const RunRecord& run(std::size_t plan, std::size_t sample, std::size_t replicate) const {
    return runs[index(plan, sample, replicate)];
  }
};

/// Hash of the run digests in index order, with labels and design.
std::uint64_t file_digest(const Results& results);

}  // namespace ssr
