#pragma once

#include "engine/study_set.h"
#include "store/hdf5.h"

namespace ssr {

/// Writes /scenario: the files as texts, the study's values and what the command line changed.
void write_scenario(const hdf5::Handle& root, const StudySet& set);
/// Reads it back; parameters and design stand in groups of their own.
StudySet read_scenario(const hdf5::Handle& root);

}  // namespace ssr
