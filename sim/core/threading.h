#pragma once

#include <cstdint>

namespace ssr {

/// How much of the machine one run may use: its own thread, or, tile by tile, all threads of the
/// arena. Results never depend on it.
enum class Threading : std::uint8_t { serial, tiles };

}  // namespace ssr
