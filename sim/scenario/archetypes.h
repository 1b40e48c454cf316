#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/table.h"

namespace ssr {

/// A kind of situation that the field's guidance tells apart, with files to start from.
struct Archetype {
  std::string_view id;      // "A13"
  std::string_view name;    // "police without justice"
  std::string_view source;  // document and place
  std::string_view context; // to start from, by name
  std::string_view plan;
};
std::span<const Archetype> archetypes();

/// What the head of a scenario file says of itself as a starting point.
struct StartingPoint {
  std::string title;
  std::string archetype;            // "A13"; empty: none
  std::string tests;                // what it lets a user try, in one sentence
  std::vector<std::string> claims;  // mechanism ids, "M1"
};

/// Reads and checks these keys of a head ([context] or [plan]), with what it builds on.
StartingPoint read_starting_point(Table& head);

}  // namespace ssr
