#include "store/scenario_group.h"

#include <string>
#include <vector>

namespace ssr {

namespace {

using hdf5::Handle;
using hdf5::set_attribute;

void write_source(const Handle& group, const std::string& name, const SourceText& source,
                  std::string_view long_name) {
  const Handle text = hdf5::create_text(group, name, source.text);
  set_attribute(text, "file", std::string_view(source.name));
  set_attribute(text, "units", std::string_view("1"));
  set_attribute(text, "long_name", long_name);
  set_attribute(text, "definition", std::string_view("scenario file as read (TOML)"));
}

SourceText read_source(const Handle& group, const std::string& name) {
  const std::vector<std::string> texts = hdf5::read_texts(group, name);
  const Handle data(H5Dopen2(group.get(), name.c_str(), H5P_DEFAULT), H5Dclose, "read " + name);
  return {hdf5::text_attribute(data, "file"), texts.empty() ? std::string() : texts.front()};
}

/// Lists of no texts are left out: netCDF has no attributes without values.
void set_texts(const Handle& group, const char* name, const std::vector<std::string>& texts) {
  if (!texts.empty()) set_attribute(group, name, texts);
}
std::vector<std::string> texts(const Handle& group, const char* name) {
  return hdf5::has_attribute(group, name) ? hdf5::texts_attribute(group, name)
                                          : std::vector<std::string>{};
}

void write_study(const Handle& group, const Study& study) {
  set_attribute(group, "study", std::string_view(study.name));
  set_attribute(group, "title", std::string_view(study.title));
  set_attribute(group, "context_file", std::string_view(study.context));
  set_texts(group, "plan_files", study.plans);
  set_attribute(group, "reference", std::string_view(study.reference));
  set_attribute(group, "harm_reference", std::string_view(study.harm_reference));
  set_texts(group, "outcomes", study.outcomes);
  set_attribute(group, "samples", study.samples);
  set_attribute(group, "replicates", study.replicates);
  set_attribute(group, "horizon_weeks", std::int64_t{study.horizon_weeks});
  set_attribute(group, "seed", std::int64_t{study.seed});
  set_attribute(group, "scale", study.scale);
  set_attribute(group, "output_interval_weeks", std::int64_t{study.output.interval_weeks});
  set_attribute(group, "output_regional", std::int64_t{study.output.regional});
  set_attribute(group, "output_by_sex", std::int64_t{study.output.by_sex});
  set_attribute(group, "output_by_group", std::int64_t{study.output.by_group});
  set_attribute(group, "output_ledger", std::int64_t{study.output.ledger});
  set_attribute(group, "output_events", std::int64_t{study.output.events});
}

Study read_study(const Handle& group) {
  const auto integer = [&](const char* name) { return hdf5::integer_attribute(group, name); };
  Study study;
  study.name = hdf5::text_attribute(group, "study");
  study.title = hdf5::text_attribute(group, "title");
  study.context = hdf5::text_attribute(group, "context_file");
  study.plans = texts(group, "plan_files");
  study.reference = hdf5::text_attribute(group, "reference");
  study.harm_reference = hdf5::text_attribute(group, "harm_reference");
  study.outcomes = texts(group, "outcomes");
  study.samples = integer("samples");
  study.replicates = integer("replicates");
  study.horizon_weeks = static_cast<Week>(integer("horizon_weeks"));
  study.seed = static_cast<std::uint32_t>(integer("seed"));
  study.scale = hdf5::number_attribute(group, "scale");
  study.output.interval_weeks = static_cast<Week>(integer("output_interval_weeks"));
  study.output.regional = integer("output_regional") != 0;
  study.output.by_sex = integer("output_by_sex") != 0;
  study.output.by_group = integer("output_by_group") != 0;
  study.output.ledger = integer("output_ledger") != 0;
  study.output.events =
      !hdf5::has_attribute(group, "output_events") || integer("output_events") != 0;
  return study;
}

void write_overrides(const Handle& group, const Overrides& overrides) {
  if (overrides.seed) set_attribute(group, "set_seed", std::int64_t{*overrides.seed});
  if (overrides.samples) set_attribute(group, "set_samples", *overrides.samples);
  if (overrides.replicates) set_attribute(group, "set_replicates", *overrides.replicates);
  if (overrides.horizon_weeks) {
    set_attribute(group, "set_horizon_weeks", std::int64_t{*overrides.horizon_weeks});
  }
  if (overrides.scale) set_attribute(group, "set_scale", *overrides.scale);
  std::vector<std::string> paths;
  std::vector<std::string> values;
  for (const Setting& setting : overrides.settings) {
    paths.push_back(setting.path);
    values.push_back(setting.value);
  }
  set_texts(group, "set_paths", paths);
  set_texts(group, "set_values", values);
  set_texts(group, "disabled_mechanisms", overrides.disabled);
  set_attribute(group, "fixed_parameters", std::int64_t{overrides.fixed_parameters});
}

Overrides read_overrides(const Handle& group) {
  const auto given = [&](const char* name) { return hdf5::has_attribute(group, name); };
  const auto integer = [&](const char* name) { return hdf5::integer_attribute(group, name); };
  Overrides overrides;
  if (given("set_seed")) overrides.seed = static_cast<std::uint32_t>(integer("set_seed"));
  if (given("set_samples")) overrides.samples = integer("set_samples");
  if (given("set_replicates")) overrides.replicates = integer("set_replicates");
  if (given("set_horizon_weeks")) {
    overrides.horizon_weeks = static_cast<Week>(integer("set_horizon_weeks"));
  }
  if (given("set_scale")) overrides.scale = hdf5::number_attribute(group, "set_scale");
  const std::vector<std::string> paths = texts(group, "set_paths");
  const std::vector<std::string> values = texts(group, "set_values");
  for (std::size_t i = 0; i < paths.size(); ++i) {
    overrides.settings.push_back({paths[i], values.at(i)});
  }
  overrides.disabled = texts(group, "disabled_mechanisms");
  overrides.fixed_parameters = integer("fixed_parameters") != 0;
  return overrides;
}

/// Bases stand in a group of their own, "context.1" and "plan.<name>.1" the nearest.
std::string base_name(const std::string& owner, std::size_t index) {
  return owner + "." + std::to_string(index + 1);
}

void write_bases(const Handle& scenario, const StudySet& set) {
  bool any = !set.context_source.bases.empty();
  for (const SourceText& plan : set.plan_sources) any = any || !plan.bases.empty();
  if (!any) return;
  const Handle group = hdf5::create_group(scenario, "base");
  const auto write = [&](const std::string& owner, const SourceText& source) {
    for (std::size_t i = 0; i < source.bases.size(); ++i) {
      write_source(group, base_name(owner, i), source.bases[i], "file that another builds on");
    }
  };
  write("context", set.context_source);
  for (std::size_t i = 0; i < set.plan_names.size(); ++i) {
    write("plan." + set.plan_names[i], set.plan_sources.at(i));
  }
}

void read_bases(const Handle& scenario, const std::string& owner, SourceText& source) {
  if (!hdf5::exists(scenario, "base")) return;
  const Handle group = hdf5::open_group(scenario, "base");
  for (std::size_t i = 0; hdf5::exists(group, base_name(owner, i)); ++i) {
    source.bases.push_back(read_source(group, base_name(owner, i)));
  }
}

}  // namespace

void write_scenario(const Handle& root, const StudySet& set) {
  const Handle group = hdf5::create_group(root, "scenario");
  write_source(group, "study", set.study_source, "study file; empty when one plan was run");
  write_source(group, "context", set.context_source, "context file");
  const Handle plans = hdf5::create_group(group, "plan");
  for (std::size_t i = 0; i < set.plan_names.size(); ++i) {
    write_source(plans, set.plan_names[i], set.plan_sources.at(i), "plan file");
  }
  write_bases(group, set);
  write_study(group, set.study);
  write_overrides(group, set.overrides);
}

StudySet read_scenario(const Handle& root) {
  const Handle group = hdf5::open_group(root, "scenario");
  StudySet set;
  set.study_source = read_source(group, "study");
  set.context_source = read_source(group, "context");
  read_bases(group, "context", set.context_source);
  set.plan_names = hdf5::read_texts(root, "plan");
  const Handle plans = hdf5::open_group(group, "plan");
  for (const std::string& name : set.plan_names) {
    set.plan_sources.push_back(read_source(plans, name));
    read_bases(group, "plan." + name, set.plan_sources.back());
  }
  set.study = read_study(group);
  set.overrides = read_overrides(group);
  return set;
}

}  // namespace ssr
