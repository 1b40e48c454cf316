#include "experiment/explanation_file.h"

#include <fmt/format.h>

#include <stdexcept>

#include "engine/caveat.h"
#include "process/registry.h"
#include "store/hdf5.h"
#include "store/provenance.h"
#include "store/scenario_group.h"
#include "store/variable.h"

namespace ssr {

namespace {

using hdf5::Handle;
using hdf5::Scale;

constexpr std::int64_t explanation_format_version = 1;

/// "M1 police-without-courts" -> "emergent"; empty of what is no mechanism.
std::string origin_of(const std::string& name) {
  const std::string id = name.substr(0, name.find(' '));
  for (const Mechanism& m : mechanisms()) {
    if (m.id == id) return m.origin == Origin::built_in ? "built in" : "emergent";
  }
  return {};
}

void write_attributions(const Handle& file, const Explanation& e) {
  const Handle group = hdf5::create_group(file, "attribution");
  std::vector<std::string> names, claims, origins;
  std::vector<double> values, errors;
  const auto add = [&](const Attribution& a) {
    names.push_back(a.mechanism);
    claims.push_back(a.claim);
    origins.push_back(origin_of(a.mechanism));
    values.push_back(a.value);
    errors.push_back(a.error);
  };
  for (const Attribution& a : e.attributions) add(a);
  add(e.rest);
  const OutcomeSpec& spec = outcome_specs()[e.outcome];
  const std::string unit(spec.unit);
  const Scale term = text_scale(group, "term", names,
                                {"1", "term", "mechanism; the last is everything else"});
  write_variable(group, "claim", {&term}, claims, {"1", "claim", "cause and effect"});
  write_variable(group, "origin", {&term}, origins,
                 {"1", "origin", "whether the link is built in or its effect emerges"});
  write_variable(group, "value", {&term}, values,
                 {unit, "attribution", "Shapley value; the terms sum to the difference"});
  write_variable(group, "standard_error", {&term}, errors,
                 {unit, "standard error", "of the mean over samples"});
  hdf5::set_attribute(group, "difference", e.difference.value);
  hdf5::set_attribute(group, "difference_standard_error", e.difference.error);
  hdf5::set_attribute(group, "plan_value", e.plan_value);
  hdf5::set_attribute(group, "reference_value", e.reference_value);
  hdf5::set_attribute(group, "samples", static_cast<std::int64_t>(e.samples));
  hdf5::set_attribute(group, "samples_undefined", static_cast<std::int64_t>(e.undefined));
  hdf5::set_attribute(group, "orders", static_cast<std::int64_t>(e.orders));
}

void write_screening(const Handle& file, const Explanation& e) {
  const Handle group = hdf5::create_group(file, "screening");
  std::vector<std::string> names;
  std::vector<double> effects;
  for (const ScreenedFactor& factor : e.screened) {
    names.push_back(e.screened_names[factor.factor]);
    effects.push_back(factor.effect);
  }
  const Scale mechanism = text_scale(group, "screened", names,
                                     {"1", "mechanism", "followed by the stepwise selection"});
  write_variable(group, "effect", {&mechanism}, effects,
                 {std::string(outcome_specs()[e.outcome].unit), "screened effect",
                  "what putting it back adds to the difference, the others cut or not by chance"});
  hdf5::set_attribute(group, "mechanisms", e.screened_names);
  hdf5::set_attribute(group, "rows", static_cast<std::int64_t>(e.screening_rows));
  hdf5::set_attribute(group, "saturated", std::int64_t{e.saturated});
}

void write_chain(const Handle& file, const Explanation& e) {
  const Handle group = hdf5::create_group(file, "chain");
  std::vector<std::string> names, where;
  std::vector<std::int32_t> days;
  std::vector<double> soon, later;
  for (const Moved& moved : e.chain) {
    names.emplace_back(indicator_specs()[moved.indicator].name);
    days.push_back(7 * moved.week);
    soon.push_back(moved.soon);
    later.push_back(moved.later);
    std::vector<std::string> regions;
    for (const std::size_t r : moved.regions) regions.push_back(e.regions[r]);
    where.push_back(fmt::format("{}", fmt::join(regions, ", ")));
  }
  const Scale link = text_scale(group, "link", names, {"1", "indicator", "in order of time"});
  write_variable(group, "time", {&link}, days,
                 {fmt::format("days since {}", to_string(e.start)), "time",
                  "first week of the month in which the difference left its noise"});
  write_variable(group, "soon", {&link}, soon,
                 {"1", "difference", "mean over the half-year from then, in the indicator's unit"});
  write_variable(group, "later", {&link}, later,
                 {"1", "difference at the end", "mean over the last half-year"});
  write_variable(group, "regions", {&link}, where, {"1", "districts", "where most, at most two"});
  hdf5::set_attribute(group, "samples", static_cast<std::int64_t>(e.chain_samples));
}

void write_all(const Explanation& e, const std::string& command, const std::string& path) {
  const Handle file = hdf5::create_file(path);
  const auto text = [&](const char* name, std::string_view value) {
    hdf5::set_attribute(file, name, value);
  };
  text("caveat", caveat(e.fictional));
  text("format", "ssr-explanation");
  hdf5::set_attribute(file, "format_version", explanation_format_version);
  text("outcome", outcome_specs()[e.outcome].name);
  text("plan", e.set.plan_names[0]);
  text("reference", e.set.plan_names[1]);
  text("start", to_string(e.start));
  text("created", timestamp());
  text("command", command);
  text("version", program_version());
  text("build", build_description());
  text("source_revision", source_revision());
  hdf5::set_attribute(file, "runs", static_cast<std::int64_t>(e.runs_played));
  hdf5::set_attribute(file, "seconds", e.seconds);
  const Scale plan = text_scale(file, "plan", e.set.plan_names,
                                {"1", "plan", "the plan and what it is compared with"});
  write_scenario(file, e.set);
  write_attributions(file, e);
  write_screening(file, e);
  write_chain(file, e);
  hdf5::flush(file);
}

}  // namespace

void write_explanation(const Explanation& explanation, const std::string& command,
                       const OutputLock& lock) {
  replace_file(lock, [&](const std::string& path) {
    try {
      write_all(explanation, command, path);
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(
          fmt::format("{}: cannot be written ({}); is the disk full?", lock.path(), error.what()));
    }
  });
}

}  // namespace ssr
