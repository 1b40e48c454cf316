#pragma once

#include "process/step.h"

namespace ssr {

/// Who is sent home by the army or the police is somebody still: a row of the fighters, idle and
/// waiting, in a unit of those from the same battalion (or the police of the same district), with a
/// tie to its officers, who may take up arms on their own account (M28); whoever fights can call
/// them as well. Who had been a fighter
/// before goes back to his old row and leader. Crime and programmes reach them all. `paid` is
/// severance, `with_gun` a weapon of the state's stores that he takes along.
void dismiss(const Step& step, World& world, SoldierId soldier, bool paid, bool with_gun);
void dismiss(const Step& step, World& world, OfficerId officer);

}  // namespace ssr
