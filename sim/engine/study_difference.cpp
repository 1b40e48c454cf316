#include "engine/study_difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace ssr {

namespace {

class Differences {
 public:
  std::vector<std::string> take() { return std::move(found_); }

  template <class Value>
  void compare(const char* what, const Value& was, const Value& is) {
    if (was != is) found_.push_back(fmt::format("{} was {}, is {}", what, was, is));
  }

  void lists(const char* what, const std::vector<std::string>& was,
             const std::vector<std::string>& is) {
    compare(what, fmt::format("[{}]", fmt::join(was, ", ")),
            fmt::format("[{}]", fmt::join(is, ", ")));
  }

  /// The first line that differs.
  void texts(const SourceText& was, const SourceText& is) {
    if (was.text != is.text) {
      std::istringstream old_lines(was.text);
      std::istringstream new_lines(is.text);
      std::string before, now;
      for (int line = 1;; ++line) {
        const bool had = static_cast<bool>(std::getline(old_lines, before));
        const bool has = static_cast<bool>(std::getline(new_lines, now));
        if (had && has && before == now) continue;
        found_.push_back(fmt::format("{} differs from line {} on: was \"{}\", is \"{}\"", is.name,
                                     line, had ? before : "(end)", has ? now : "(end)"));
        break;
      }
    }
    if (was.bases.size() != is.bases.size()) {
      found_.push_back(fmt::format("{} builds on other files", is.name));
      return;
    }
    for (std::size_t i = 0; i < was.bases.size(); ++i) texts(was.bases[i], is.bases[i]);
  }

  void settings(const Overrides& was, const Overrides& is) {
    const auto said = [](const Overrides& over) {
      std::vector<std::string> all;
      for (const Setting& setting : over.settings)
        all.push_back(setting.path + "=" + setting.value);
      return all;
    };
    lists("--set", said(was), said(is));
    lists("--disable", was.disabled, is.disabled);
    compare("--fixed-parameters", was.fixed_parameters, is.fixed_parameters);
  }

  void numbers(const Study& was, const Study& is) {
    compare("seed", was.seed, is.seed);
    compare("replicates", was.replicates, is.replicates);
    compare("horizon_weeks", was.horizon_weeks, is.horizon_weeks);
    compare("scale", was.scale, is.scale);
    compare("output.interval_weeks", was.output.interval_weeks, is.output.interval_weeks);
    compare("output.regional", was.output.regional, is.output.regional);
    compare("output.by_sex", was.output.by_sex, is.output.by_sex);
    compare("output.by_group", was.output.by_group, is.output.by_group);
    compare("output.events", was.output.events, is.output.events);
    compare("output.ledger", was.output.ledger, is.output.ledger);
  }

  void parameters(const StudySet& was, const StudySet& is) {
    if (was.parameters.size() != is.parameters.size()) {
      compare("number of parameters", was.parameters.size(), is.parameters.size());
      return;
    }
    for (std::size_t p = 0; p < is.parameters.size(); ++p) {
      const Parameter& before = was.parameters[p];
      const Parameter& now = is.parameters[p];
      if (before.path == now.path && before.value == now.value && before.low == now.low &&
          before.high == now.high) {
        continue;
      }
      found_.push_back(fmt::format("parameter {} was {} ({} to {}), is {} {} ({} to {})",
                                   before.path, before.value, before.low, before.high,
                                   before.path == now.path ? "" : now.path, now.value, now.low,
                                   now.high));
      return;  // the first says it
    }
  }

  void points(const StudySet& was, const StudySet& is) {
    compare("number of points", was.whole_samples, is.whole_samples);
    if (!found_.empty()) return;
    const std::size_t first = std::max(was.first_sample, is.first_sample);
    const std::size_t last =
        std::min(was.first_sample + was.design.size(), is.first_sample + is.design.size());
    for (std::size_t sample = first; sample < last; ++sample) {
      const std::size_t a = sample - was.first_sample;
      const std::size_t b = sample - is.first_sample;
      if (was.design[a] == is.design[b] && luck_of(was, a, 0) == luck_of(is, b, 0)) continue;
      found_.push_back(fmt::format("the design differs from point {} on", sample));
      return;
    }
  }

 private:
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> differences(const StudySet& was, const StudySet& is) {
  Differences all;
  all.lists("plans", was.plan_names, is.plan_names);
  all.compare("--until", was.until ? to_string(*was.until) : "(not given)",
              is.until ? to_string(*is.until) : "(not given)");
  all.numbers(was.study, is.study);
  all.settings(was.overrides, is.overrides);
  all.texts(was.study_source, is.study_source);
  all.texts(was.context_source, is.context_source);
  for (std::size_t i = 0; i < std::min(was.plan_sources.size(), is.plan_sources.size()); ++i) {
    all.texts(was.plan_sources[i], is.plan_sources[i]);
  }
  all.parameters(was, is);
  all.points(was, is);
  return all.take();
}

}  // namespace ssr
