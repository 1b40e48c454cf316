#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "world/pictures.h"

namespace ssr {

/// A figure of the planners' picture, and the true indicator x that it stands beside as x_reported.
struct Companion {
  Picture picture;
  std::string_view truth;
  std::string_view how;    // it reaches planners
  bool by_region = false;  // they have it of every district, too
};

constexpr std::string_view of_records = "from records, late and with error";
constexpr std::string_view of_survey = "from the last survey, with its sampling error";

/// All that planners read of the nation, in the order of Picture.
constexpr std::array<Companion, n_pictures> companions = {{
    {Picture::disarmed_share, "disarmed_over_forecast", of_records},
    {Picture::demobilised_share, "demobilised_over_forecast", of_records},
    {Picture::reintegrated_share, "reintegrated_over_forecast", of_records},
    {Picture::armed_fighters, "fighters_outside_control", of_records},
    {Picture::police_strength_share, "police_strength_share", of_records},
    {Picture::police_trained_share, "police_trained_share", of_records},
    {Picture::supervisor_share, "police_supervisor_share", of_records},
    {Picture::court_capacity_share, "court_capacity_share", of_records},
    {Picture::pretrial_share, "pretrial_share", of_records},
    {Picture::prison_occupancy, "prison_occupancy", of_records},
    {Picture::oversight_share, "oversight_share", of_records},
    {Picture::army_integrated_share, "army_integrated_share", of_records},
    {Picture::homicide_rate, "homicide_rate",
     "per 100,000 people and year, from records: late, under-reported, with error"},
    {Picture::violent_incidents, "violent_incidents", of_records},
    {Picture::insecurity, "insecurity",
     "0 to 1, from reports, late and with error; the nation's later than its districts'", true},
    {Picture::trust_police, "trust_police", of_survey},
    {Picture::legitimacy, "legitimacy", of_survey},
    {Picture::unemployment_youth, "youth_idle_share", of_survey},
    {Picture::revenue_share, "revenue_share", of_records},
    {Picture::will, "will", of_records},
}};
static_assert(n_pictures == static_cast<std::size_t>(Picture::will) + 1);
static_assert(std::adjacent_find(companions.begin(), companions.end(),
                                 [](const Companion& a, const Companion& b) {
                                   return a.picture >= b.picture;
                                 }) == companions.end(),
              "each figure of the picture has one companion, in its order");

}  // namespace ssr
