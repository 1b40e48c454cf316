#pragma once

#include <cstdint>

#include "process/step.h"

namespace ssr {

/// Units of those whom the state sent home stand behind all others.
inline bool anybody_sent_home(const World& world) noexcept {
  return !world.units.empty() && world.units.back().dismissal != Dismissal::none;
}

/// On what terms somebody is sent home.
enum class Terms : std::uint8_t { severance, owed_severance, for_cause };

/// Who is sent home by the army or the police is somebody still: a row of the fighters, idle and
/// waiting where he comes from, in a unit of those from the same battalion (or the police of the
/// same district), with a tie to its officers, who may take up arms on their own account (M28);
/// whoever fights can call them as well. Who had been a fighter before goes back to his old row,
/// unit and leader. Crime and programmes reach them all. `with_gun` is a weapon of the state's
/// stores that he takes along.
void dismiss(const Step& step, World& world, SoldierId soldier, Terms terms, bool with_gun);
/// For what he did: that the police sends officers home as too many is not in the model.
void dismiss(const Step& step, World& world, OfficerId officer);

}  // namespace ssr
