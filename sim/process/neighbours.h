#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct NeighboursParameters {
  double peace_flow_share;    // [1] of the wartime arms flow that goes on in peace
  double forces_to_halve;  // [people] soldiers and peacekeepers in a border district that stop half
  double monitor_worth;  // [people] soldiers whom one arms monitor at a crossing is worth
  double share_to_clients;  // [1] of arms that goes to a faction the neighbour sponsors
  double abroad_rate;  // [1/week] idle former fighter takes an offer of war next door
  double employed_share;  // [1] of that rate for one who has work
  double commander_rate;  // [1/week] added by a criminal commander at full tie
  double tranche_restraint;  // [1] share of offers refused by one who expects another payment
  double return_rate;  // [1/week] home again once the war next door is over
  double return_with_weapon;  // [1] share of those who come back armed
  double patron_peace_share;  // [1] of its support that a patron at peace still gives
  double patron_comply_share;  // [1] of its support that a client who keeps the peace still gets
  double patron_rate;  // [1/week] how fast support follows its cause
  double sees_neighbour_war = 1;  // link M83; cut: 0, the neighbour is seen at peace
  double arms_cross = 1;  // link M84; cut: 0, no arms are seen on offer across the border
};
NeighboursParameters read_neighbours(Table& table);

/// Share of a cross-border flow that gets past `forces` soldiers and peacekeepers (M84).
double passing_share(const NeighboursParameters& p, double forces) noexcept;

/// What a former fighter at home knows when a war next door offers him a place.
struct AbroadView {
  bool has_work = false;
  bool expects_tranche = false;  // another payment of his programme is due (Blattman & Annan 2016)
  double criminal_tie = 0;  // [0, 1] tie to a commander who runs crime
};

/// Rate [1/week] at which he goes (M83).
double go_abroad_rate(const NeighboursParameters& p, const AbroadView& view) noexcept;

/// Support a patron wants to give per week, of what it gave at the start [0, 1] (M83).
double patron_share(const NeighboursParameters& p, double at_war, bool client_complies) noexcept;

/// Wars next door send arms and offers to fighters, and feed factions they sponsor.
void neighbours(const Step& step, World& world);

}  // namespace ssr
