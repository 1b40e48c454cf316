#pragma once

#include <string>
#include <vector>

#include "scenario/context.h"

namespace ssr {

/// Names that the tables of a context may refer to; read before anything else.
struct ContextNames {
  std::vector<std::string> regions;
  std::vector<std::string> groups;
  std::vector<std::string> factions;
  std::vector<std::string> neighbours;
};

/// A number in [0, 1] with an honest range; an assumption.
NumberSpec share_spec(double value, double low, double high, std::string_view help);
/// A count or amount that nothing is known of beyond the value.
NumberSpec plain_spec(double value, std::string_view unit, std::string_view help, double max);

/// A number that checklists ask for: noted as untold where no file gives it.
double read_asked_number(Table& table, Context& context, std::string_view key,
                         const NumberSpec& spec, std::string of);

/// `key = { name = share, ... }` for all of `valid`, normalised; the given ones must sum to 1.
/// `otherwise` where the file has none.
std::vector<double> read_shares(Table& table, std::string_view key,
                                const std::vector<std::string>& valid, std::string_view kind,
                                std::vector<double> otherwise);
/// Shares of the regions in the people of the country.
std::vector<double> people_shares(const Context& context);

/// One `[[peacekeepers.phase]]`, later than those before it. Other keys are the caller's, and so is
/// finish().
PeacekeeperPhase read_phase(Table& item, const Context& context,
                            const std::vector<PeacekeeperPhase>& before);

void read_factions(std::vector<Table>& tables, Context& context, const ContextNames& names);
void read_accord(Table& root, Context& context, const ContextNames& names);
void read_elections(Table& root, Context& context);
void read_donors(Table& root, Context& context);
void read_neighbours(std::vector<Table>& tables, Context& context);
void read_peacekeepers(Table& root, Context& context, const ContextNames& names);
void read_forces(Table& root, Context& context, const ContextNames& names);
void read_justice(Table& root, Context& context, const ContextNames& names);
void read_society(Table& root, Context& context);
void read_state(Table& root, Context& context);

}  // namespace ssr
