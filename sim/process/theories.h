#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "process/registry.h"

namespace ssr {

/// One answer to a question on which the field is divided: another causal rule or other numbers
/// among the agents, put into the parameters before a history begins. Never a term on an outcome.
struct TheoryReading {
  std::string_view name;    // "ddr_first"
  std::string_view claim;   // who does what differently, in one sentence
  std::string_view source;  // who holds it; empty: an assumption
  void (*apply)(Parameters&) = nullptr;  // null: as the processes have it
};

/// A question on which the evidence or the field's guidance disagrees.
struct Theory {
  std::string_view question;  // "ddr_order"
  std::string_view asks;
  std::span<const TheoryReading> readings;  // the first holds where nobody says otherwise
};
std::span<const Theory> theories();

/// Every question, as `[study] theories` may list them.
std::vector<std::string> theory_names();

/// "theory.<question>": how a question stands among the parameters; its value is a reading's place.
std::string theory_path(const Theory& theory);
/// True for a path that `theory_path` gives.
bool is_theory_path(std::string_view path) noexcept;

/// Reads `theory.<question> = "<reading>"`, declares one parameter a question and applies what was
/// chosen; a sample's point decides for the questions that `varied` names, or for all that files
/// and settings leave open where it is "all". To choose a question and to name it is a problem.
void read_theories(Document& document, ParameterBook& book, const std::vector<std::string>& varied,
                   Parameters& parameters);

}  // namespace ssr
