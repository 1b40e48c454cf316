#pragma once

#include <compare>
#include <cstdint>

namespace ssr {

/// A number that names one thing of one kind; ids of different kinds do not mix.
template <class Kind>
struct Id {
  std::uint32_t value = none_value;

  static constexpr std::uint32_t none_value = 0xffffffffU;
  constexpr bool exists() const noexcept { return value != none_value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using DistrictId = Id<struct DistrictKind>;
using CommunityId = Id<struct CommunityKind>;
using CitizenId = Id<struct CitizenKind>;  // a row of the citizen table
using FighterId = Id<struct FighterKind>;
using UnitId = Id<struct UnitKind>;
using FactionId = Id<struct FactionKind>;
using OfficerId = Id<struct OfficerKind>;
using SoldierId = Id<struct SoldierKind>;
using DonorId = Id<struct DonorKind>;
using ActivityId = Id<struct ActivityKind>;

}  // namespace ssr
