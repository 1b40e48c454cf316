#include "world/builder.h"

#include <algorithm>
#include <numeric>

#include "world/custody.h"

namespace ssr {

namespace {

// Cases that were open when the story begins.
constexpr std::uint32_t oldest_case_weeks = 60;
constexpr std::uint32_t longest_rest_weeks = 104;  // of a sentence, still to be served
constexpr float half_the_evidence = 0.5F;          // nobody knows what is in the files

}  // namespace

void Builder::open_courts_and_prisons() {
  const JusticeContext& given = context_.justice;
  const auto shares = or_by_people(given.regions);
  const auto places =
      split_by_shares(whole(given.prison_places), or_by_people(given.prison_regions));
  const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
  const double all_places = std::max(1.0, given.prison_places);
  for (std::size_t d = 0; d < world_.districts.size(); ++d) {
    const double share = shares[d] / total;
    Court court;
    court.judges = given.judges * share;
    court.prosecutors = given.prosecutors * share;
    court.defenders = given.defenders * share;
    court.clerks = given.clerks * share;
    world_.justice.courts.push_back(court);
    Prison prison;
    prison.places = static_cast<double>(places[d]);
    prison.staff = given.prison_staff * prison.places / all_places;
    world_.justice.prisons.push_back(prison);
  }
  world_.justice.seen_sanction.assign(world_.districts.size(), given.seen_sanction);
  world_.justice.violence_by_civilians.assign(world_.districts.size(), 0.0);
  world_.oversight.inspectors = context_.oversight.inspectors;
  world_.oversight.civil_society = context_.oversight.civil_society;
  world_.oversight.parliament = context_.oversight.parliament;
  world_.oversight.seen_certainty_police.assign(world_.districts.size(),
                                                context_.oversight.seen_certainty);
  world_.oversight.seen_certainty_army = world_.oversight.seen_certainty_police;
}

void Builder::fill_dockets() {
  const JusticeContext& given = context_.justice;
  const auto pending = split_by_shares(whole(given.pending_cases), people_shares());
  const auto detained = split_by_shares(whole(given.detainees), or_by_people(given.prison_regions));
  std::uint32_t number = 0;
  for (std::uint32_t d = 0; d < world_.districts.size(); ++d) {
    for (std::int64_t i = 0; i < pending[d]; ++i) add_case(number++, DistrictId{d}, Custody::none);
    const auto remand = whole(static_cast<double>(detained[d]) * given.pretrial_share);
    for (std::int64_t i = 0; i < detained[d]; ++i) {
      add_case(number++, DistrictId{d}, i < remand ? Custody::remand : Custody::sentenced);
    }
  }
  world_.cases_opened = number;
}

void Builder::add_case(std::uint32_t number, DistrictId district, Custody custody) {
  const Block block = draws_.block(number, Lane::build_case);
  constexpr Matter usual[] = {Matter::theft,   Matter::theft,   Matter::robbery,
                              Matter::assault, Matter::assault, Matter::sexual_violence,
                              Matter::homicide};
  Case item;
  item.id = event_id(number, 0xca5eU);
  item.district = district;
  item.matter = usual[block.below(0, 7)];
  const CitizenId victim = somebody_in(world_, district, draws_.block(number, Lane::build_case, 1));
  if (!victim.exists()) nobody_left(district);
  item.victim = victim;
  item.community = community_of(world_, victim);
  item.victim_sex = world_.citizens.sex[victim.value];
  item.victim_group = world_.citizens.group[victim.value];
  item.opened = -static_cast<Week>(block.below(1, oldest_case_weeks));
  item.stage_since = item.opened;
  item.stage = custody == Custody::sentenced ? Stage::convicted : Stage::charged;
  item.suspect_kind = OffenderKind::citizen;
  item.right_person = block.chance(2, 1.0 - context_.justice.wrong_suspect_share);
  item.evidence = half_the_evidence;
  item.custody = custody;
  item.prison = district;
  item.custody_since = item.opened;
  if (custody == Custody::sentenced)
    item.release_week = static_cast<Week>(block.below(3, longest_rest_weeks));
  if (custody == Custody::none) {
    item.suspect = somebody_in(world_, district, draws_.block(number, Lane::build_case, 2)).value;
  } else {
    item.suspect =
        take_person(district, number, Lane::build_case, Sex::male, works_from, works_until).value;
    Prison& prison = world_.justice.prisons[district.value];
    ++(custody == Custody::remand ? prison.remand : prison.sentenced);
  }
  file(world_, item);
}

}  // namespace ssr
