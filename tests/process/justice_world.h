#pragma once

#include <vector>

#include "process/parameters.h"
#include "process/registry.h"
#include "scenario/table.h"
#include "world/custody.h"
#include "world/feelings.h"

namespace ssr::test {

/// The parameters that a reader gives where no file says otherwise.
template <class Reader>
auto central(Reader reader) {
  ParameterBook book;
  std::vector<Problem> problems;
  Document document(SourceText{"defaults", ""}, "mechanism", {}, book, problems);
  Table table = document.root();
  return reader(table);
}

/// One district with one community of young men, police, a court and a prison.
struct JusticeWorld {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;

  explicit JusticeWorld(std::uint32_t people = 1000, std::size_t officers = 20) {
    context.regions.resize(1);
    context.groups.resize(1);
    parameters.police_force = central(read_police_force);
    parameters.officer_conduct = central(read_officer_conduct);
    parameters.oversight = central(read_oversight);
    parameters.policing = central(read_policing);
    parameters.courts = central(read_courts);
    parameters.prisons = central(read_prisons);
    share_numbers(parameters);
    settle(people);
    for (std::size_t i = 0; i < officers; ++i) add_officer();
    world.districts[0].police_present = static_cast<double>(officers);
    world.justice.courts.resize(1);
    world.justice.prisons.resize(1);
    world.justice.prisons[0].places = 100;
    world.justice.seen_sanction.assign(1, 0.05);
    world.oversight.seen_certainty_police.assign(1, 0.05);
    world.oversight.seen_certainty_army.assign(1, 0.05);
    world.tally.reset(1, 1);
  }

  Step step(Week week = 0) const {
    return {context, plan, parameters, Draws({.seed = 1, .replicate = 0}, week)};
  }

  Case& add_case(Matter matter, Stage stage, std::uint32_t suspect) {
    Case c;
    c.id = event_id(suspect, static_cast<std::uint32_t>(matter), 99);
    c.community = CommunityId{0};
    c.district = DistrictId{0};
    c.matter = matter;
    c.stage = stage;
    c.victim = CitizenId{0};
    c.suspect_kind = OffenderKind::citizen;
    c.suspect = suspect;
    c.evidence = 0.8F;
    file(world, c);
    ++world.cases_opened;
    return world.justice.docket_of(c).back();
  }

  void add_officer() {
    Police& police = world.police;
    police.home.push_back({});
    police.sex.push_back(Sex::male);
    police.origin.push_back({});
    police.abuser.push_back(0);
    police.integrity.push_back(0.5F);
    police.was_fighter.push_back({});
    police.status.push_back(ServiceStatus::serving);
    police.district.push_back(DistrictId{0});
    police.training_weeks.push_back(12.0F);
    police.training_until.push_back(0);
    police.supervisor.push_back(supervisor_rank::none);
    police.vetted.push_back(0);
    police.arrears_weeks.push_back(0.0F);
    police.joined.push_back(-300);
  }

  std::int64_t people() const {
    std::int64_t sum = world.communities.people[0];
    for (const ServiceStatus status : world.police.status) {
      sum += status == ServiceStatus::serving || status == ServiceStatus::in_training ||
             status == ServiceStatus::suspended;
    }
    each_open_case(world.justice, [&sum](const Case& c) {
      sum += c.custody != Custody::none && c.suspect_kind == OffenderKind::citizen;
    });
    return sum + world.deaths;
  }

 private:
  void settle(std::uint32_t people) {
    world.districts.resize(1);
    world.districts[0].people = world.districts[0].residents = people;
    Communities& c = world.communities;
    c.district = {DistrictId{0}};
    c.urban = {0};
    c.first_row = {0};
    c.n_rows = c.n_slots = {people};
    c.base_weight = {1};
    c.people = {people};
    c.unplaced_births = {0};
    for (auto memory : {&Communities::recent_violence, &Communities::recent_abuse,
                        &Communities::recent_extortion, &Communities::recent_impunity,
                        &Communities::recent_remedy, &Communities::recent_long_remand,
                        &Communities::officers_on_foot, &Communities::contact,
                        &Communities::officers_met}) {
      (c.*memory).assign(1, 0.0F);
    }
    c.largest_group.assign(1, 0);
    c.counted.resize(1);
    Citizens& rows = world.citizens;
    rows.birth_week.assign(people, static_cast<std::int16_t>(-22 * weeks_per_year));
    rows.sex.assign(people, Sex::male);
    rows.group.assign(people, 0);
    rows.weight.assign(people, 1);
    rows.livelihood.assign(people, Livelihood::idle);
    rows.flags.assign(people, 0);
    rows.lives_in.assign(people, 0);
    rows.attitude.resize(people);
    for (Feelings& row : rows.attitude) row.part.fill(Feelings::part_of(0.5));
    count_feelings(world, 1);
  }
};

}  // namespace ssr::test
