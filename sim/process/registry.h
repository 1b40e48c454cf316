#pragma once

#include <span>
#include <string_view>

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

/// A named causal link that can be cut. Cutting puts the declared neutral value in place of the
/// cause; it never adds a term.
struct Mechanism {
  std::string_view id;        // "M16"
  std::string_view name;      // "no-disarming-without-safety"
  std::string_view claim;     // cause -> effect, in one sentence
  std::string_view source;    // document and place
  std::string_view link;      // what the switch cuts, and the neutral value
  std::string_view decisions; // processes in which on and off may first differ, space separated
  std::string_view outcome;   // indicator or outcome it moves
  int direction;              // +1: with the mechanism on the outcome is higher
  Origin origin;
  void (*cut)(Parameters&);
};
std::span<const Mechanism> mechanisms();

/// Declares the parameters of every process under `mechanism.<process>`.
Parameters read_parameters(Document& document);

}  // namespace ssr
