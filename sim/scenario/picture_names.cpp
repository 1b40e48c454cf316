#include "scenario/plan.h"

namespace ssr {

const std::vector<std::string>& picture_names() {
  static const std::vector<std::string> names = {
      "disarmed_share",       "demobilised_share", "reintegrated_share", "armed_fighters",
      "police_strength_share", "police_trained_share", "supervisor_share", "court_capacity_share",
      "pretrial_share",       "prison_occupancy",  "oversight_share",    "army_integrated_share",
      "homicide_rate",        "violent_incidents", "insecurity",         "trust_police",
      "legitimacy",           "unemployment_youth", "revenue_share",     "will",
  };
  return names;
}

}  // namespace ssr
