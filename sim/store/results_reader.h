#pragma once

#include <string>

#include "core/clock.h"
#include "store/hdf5.h"

namespace ssr {

/// Opens a results file of this format; throws InputError for any other file.
hdf5::Handle open_results_file(const std::string& path);

/// "YYYY-MM-DD" as the file's attributes have it.
Date read_date(const std::string& text);

}  // namespace ssr
