#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/table.h"

namespace ssr {

/// [sample][parameter]: a Latin hypercube over the uncertain parameters, uniform in low..high;
/// central values elsewhere, and everywhere when `fixed`. A parameter's column depends on seed,
/// path and number of samples alone: another parameter more changes no other column, and the same
/// activity of several plans shares its draws.
std::vector<std::vector<double>> latin_hypercube(const std::vector<Parameter>& parameters,
                                                 std::size_t samples, std::uint32_t seed,
                                                 bool fixed);

/// The path that names a column: "plan.<name>.x" becomes "plan.*.x".
std::string column_of(const std::string& path);

}  // namespace ssr
