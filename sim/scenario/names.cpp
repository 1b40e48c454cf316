#include "scenario/context.h"

namespace ssr {

const std::vector<std::string> spoiler_type_names = {"limited", "greedy", "total"};

const std::vector<std::string> promise_kind_names = {
    "posts",    "integration_quota", "ranks", "amnesty", "money",
    "election", "resources",         "ssr",   "party"};

const std::array<std::string, n_attitudes> attitude_names = {
    "fear",       "trust_police", "trust_courts", "trust_army", "trust_customary",
    "legitimacy", "grievance",    "expectations"};

}  // namespace ssr
