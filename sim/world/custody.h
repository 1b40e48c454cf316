#pragma once

#include <cstdint>

#include "core/draws.h"
#include "world/world.h"

namespace ssr {

/// How somebody leaves a prison.
enum class Exit : std::uint8_t {
  let_go,       // never judged, acquitted, or found innocent: back to where he stood
  served,       // end of the sentence
  escaped,
  died,
};

/// The prison that receives detainees of a district: its own, or the largest where it has none.
DistrictId prison_for(const World& world, DistrictId district);

/// Takes the suspect of a case into a prison. His person leaves his row, his former fighters' life
/// or his post; weapons in his hands go to the state's stores. False, and nothing changed, when
/// nobody is there to be held: unknown, dead, abroad, under arms, or held already.
bool take_into_custody(World& world, Case& c, Custody kind, Week now);

/// A remand detainee begins to serve his sentence.
void begin_sentence(World& world, Case& c);

/// Lets the detainee of a case out; he goes back to his row, to former fighters at large, or to his
/// post (`let_go` only). Uses all words of the block. The case itself is left to the caller.
void leave_custody(World& world, Case& c, Exit how, Week now, const Block& draws);

/// Ends the matter; file() or refile() puts the case away. Nobody may be held for it.
void close(Case& c, Week now);

/// Puts a case at the end of the docket of its stage; one that is closed is counted and gone.
void file(World& world, const Case& c);

/// Opens a case at the end of the docket of its stage, and counts it; the rest is left to the
/// caller. The docket of a stage does not change with anything else.
Case& open_case(World& world, std::uint32_t id, DistrictId district, Matter matter, Stage stage);

/// Files the cases of a docket that have gone on to another stage. The others keep their order.
void refile(World& world, std::vector<Case>& docket);

/// Ends the service of an officer or a soldier: the person goes home (`left`, `dismissed`) or is
/// dead. Somebody without a home row settles with somebody of the district. Uses words 0 to 2 of
/// the block.
void end_service(World& world, OfficerId officer, ServiceStatus how, Week now, const Block& draws);
void end_service(World& world, SoldierId soldier, ServiceStatus how, Week now, const Block& draws);

/// Detainees over places; over one place where there are none.
double occupancy(const Prison& prison) noexcept;

/// Whom a case names.
struct Suspect {
  Sex sex = Sex::male;
  CitizenId home;  // none: nobody is named, or he came without a row
};
Suspect suspect_of(const World& world, const Case& c);

/// The community in which the suspect is at home; none when he has no row.
CommunityId community_of_suspect(const World& world, const Case& c);

}  // namespace ssr
