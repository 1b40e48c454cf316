#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

/// A process: one named function over the world for one week. Processes meet only in the world.
struct Process {
  std::string_view name;
  void (*play)(const Step&, World&);
  bool moves_attitudes = false;  // may change what citizens feel (the ledger measures only then)
};

/// In the order of a week.
std::span<const Process> processes();

/// What kind of evidence a mechanism's effect is in this model.
enum class Origin : std::uint8_t { built_in, emergent };

/// What the model makes of a claim of the guidance: a link among actors that can be cut, an
/// attribute of contexts or plans that such links act on, or nothing.
enum class MechanismKind : std::uint8_t { executable, input, out_of_scope };

/// A claim of the guidance, by number. Of an executable one the causal link can be cut: cutting
/// puts the declared neutral value in place of the cause; it never adds a term.
struct Mechanism {
  std::string_view id;        // "M16"
  std::string_view name;      // "no-disarming-without-safety"
  std::string_view claim;     // cause -> effect, in one sentence
  std::string_view source;    // document and place
  std::string_view link;  // what the switch cuts, and the neutral value; of an input: what acts on
                              // it; out of scope: why
  std::string_view decisions = "none"; // processes in which on and off may first differ, by spaces
  std::string_view outcome = "none";   // indicator or outcome it moves
  int direction = 0;                   // +1: with the mechanism on the outcome is higher
  Origin origin = Origin::built_in;
  void (*cut)(Parameters&) = nullptr;  // none unless executable
  std::string_view parameters = "";    // numbers it works through, by spaces: `process.name`, or
                                       // from `context.` or `plan.` on
  MechanismKind kind = MechanismKind::executable;
  std::string_view exception = "";     // why no trial shows the direction; empty: one does
};

/// M1 to M90 in the order of their numbers, and the placebo.
std::span<const Mechanism> mechanisms();

/// The word for a kind in lists: "executable", "input", "out-of-scope".
std::string_view kind_name(MechanismKind kind) noexcept;

/// Paths of the numbers a mechanism works through, as `--set` takes them; a star stands for a name.
std::vector<std::string> parameter_paths(const Mechanism& mechanism);

/// Numbers that several processes read are one number: declared by one of them, drawn once.
void share_numbers(Parameters& parameters);

/// Declares the parameters of every process under `mechanism.<process>`.
Parameters read_parameters(Document& document);

}  // namespace ssr
