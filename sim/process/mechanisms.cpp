#include "process/mechanisms.h"

#include <sstream>
#include <vector>

#include "process/parameters.h"

namespace ssr {

namespace {

constexpr Mechanism placebo = {.id = "M0",
                               .name = "placebo",
                               .claim = "Nothing: the placebo of the ablation tests",
                               .source = "none",
                               .link = "a parameter that nothing reads",
                               .cut = [](Parameters& p) { p.attitudes.placebo = 0; }};

}  // namespace

std::span<const Mechanism> mechanisms() {
  static const std::vector<Mechanism> all = [] {
    std::vector<Mechanism> table;
    for (const auto& part : {justice_mechanisms(), armed_mechanisms(), politics_mechanisms(),
                             aid_mechanisms(), society_mechanisms()}) {
      table.insert(table.end(), part.begin(), part.end());
    }
    table.push_back(placebo);
    return table;
  }();
  return all;
}

std::string_view kind_name(MechanismKind kind) noexcept {
  switch (kind) {
    case MechanismKind::input:
      return "input";
    case MechanismKind::out_of_scope:
      return "out-of-scope";
    case MechanismKind::executable:
      break;
  }
  return "executable";
}

std::vector<std::string> parameter_paths(const Mechanism& mechanism) {
  std::vector<std::string> paths;
  std::istringstream words{std::string(mechanism.parameters)};
  for (std::string word; words >> word;) {
    const bool of_scenario = word.starts_with("context.") || word.starts_with("plan.");
    paths.push_back(of_scenario ? word : "mechanism." + word);
  }
  return paths;
}

}  // namespace ssr
