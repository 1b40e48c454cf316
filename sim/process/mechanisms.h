#pragma once

#include "process/registry.h"

namespace ssr {

/// The claims of the guidance by what they are about, M1 to M90 in all.
std::span<const Mechanism> justice_mechanisms();   // justice chain and balance
std::span<const Mechanism> armed_mechanisms();     // disarmament and armed actors
std::span<const Mechanism> politics_mechanisms();  // politics, ownership, spoilers
std::span<const Mechanism> aid_mechanisms();       // donors, money, missions
std::span<const Mechanism> society_mechanisms();   // legitimacy, learning, economy, region

/// A claim that enters as an attribute of contexts or plans; `through` says which mechanisms act on
/// it.
constexpr Mechanism an_input(std::string_view id, std::string_view name, std::string_view claim,
                             std::string_view source, std::string_view through,
                             std::string_view attributes) {
  return {.id = id,
          .name = name,
          .claim = claim,
          .source = source,
          .link = through,
          .parameters = attributes,
          .kind = MechanismKind::input};
}

/// A claim that the model does not carry, and why.
constexpr Mechanism out_of_scope(std::string_view id, std::string_view name, std::string_view claim,
                                 std::string_view source, std::string_view reason) {
  return {.id = id,
          .name = name,
          .claim = claim,
          .source = source,
          .link = reason,
          .kind = MechanismKind::out_of_scope};
}

}  // namespace ssr
