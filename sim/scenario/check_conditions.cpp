// What conditions of a plan can become, and what waits for what because of them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/check_parts.h"

namespace ssr {

namespace {

constexpr std::size_t most_points = 1'000'000;  // of figures; beyond it nothing is said

/// Values of a figure on, below and above all limits that conditions compare figures with.
std::vector<double> values_to_try(const PictureFigure& figure, const std::vector<double>& limits) {
  double high = figure.high;
  if (std::isinf(high)) {
    high = 1;
    for (const double limit : limits) high = std::max(high, 2 * limit);
  }
  std::vector<double> marks = {figure.low, high};
  for (const double limit : limits) {
    if (limit > figure.low && limit < high) marks.push_back(limit);
  }
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  std::vector<double> values = {marks.front()};
  for (std::size_t i = 1; i < marks.size(); ++i) {
    values.push_back((marks[i - 1] + marks[i]) / 2);
    values.push_back(marks[i]);
  }
  return values;
}

/// Calls `look(picture)` wherever the conditions could part: with every figure that one of them
/// reads at all values to try. False where these are too many.
template <class Look>
bool at_all_points(const std::vector<PictureFigure>& figures,
                   std::initializer_list<const Condition*> conditions, Look look) {
  std::vector<double> limits;
  for (const Condition* condition : conditions) {
    const std::vector<double> numbers = condition->numbers();
    limits.insert(limits.end(), numbers.begin(), numbers.end());
  }
  std::vector<std::size_t> read;
  std::vector<std::vector<double>> values;
  std::size_t points = 1;
  for (std::size_t name = 0; name < figures.size(); ++name) {
    const bool reads = std::any_of(conditions.begin(), conditions.end(),
                                   [name](const Condition* c) { return c->reads(name); });
    if (!reads) continue;
    read.push_back(name);
    values.push_back(values_to_try(figures[name], limits));
    points *= values.back().size();
    if (points > most_points) return false;
  }
  std::vector<double> picture(figures.size(), 0.0);
  for (std::size_t point = 0; point < points; ++point) {
    std::size_t rest = point;
    for (std::size_t i = 0; i < read.size(); ++i) {
      picture[read[i]] = values[i][rest % values[i].size()];
      rest /= values[i].size();
    }
    look(picture);
  }
  return true;
}

/// "always" or "never" where the condition holds at all values of its figures or at none; empty
/// otherwise.
std::string_view settled(const std::vector<PictureFigure>& figures, const Condition& condition) {
  bool holds = false;
  bool fails = false;
  const bool seen = at_all_points(figures, {&condition}, [&](const std::vector<double>& picture) {
    (condition.holds(picture) ? holds : fails) = true;
  });
  if (!seen || (holds && fails)) return {};
  return holds ? "always" : "never";
}

/// "will lies between 0 and 1", of each figure that the condition reads.
std::string ranges_of(const std::vector<PictureFigure>& figures, const Condition& condition) {
  std::vector<std::string> ranges;
  for (std::size_t name = 0; name < figures.size(); ++name) {
    if (!condition.reads(name)) continue;
    const PictureFigure& figure = figures[name];
    ranges.push_back(
        std::isinf(figure.high)
            ? fmt::format("{} is at least {:g}", figure.name, figure.low)
            : fmt::format("{} lies between {:g} and {:g}", figure.name, figure.low, figure.high));
  }
  return fmt::format("{}", fmt::join(ranges, ", "));
}

/// Levers that move a figure of the picture up from nothing; none for figures that other things
/// move.
std::vector<Lever> movers_of(const std::string& picture) {
  const auto starts = [&picture](std::string_view stem) { return picture.starts_with(stem); };
  if (starts("disarmed")) return {Lever::disarmament, Lever::women_and_children};
  if (starts("demobilised")) return {Lever::demobilisation, Lever::women_and_children};
  if (starts("reintegrated")) {
    return {Lever::reintegration, Lever::women_and_children, Lever::integrate_army};
  }
  if (starts("police_strength") || starts("police_trained")) return {Lever::recruit_police};
  if (starts("supervisor")) return {Lever::supervise_police};
  if (starts("court_capacity")) return {Lever::staff_courts, Lever::mobile_courts};
  if (starts("oversight")) return {Lever::oversight_bodies};
  if (starts("army_integrated")) return {Lever::integrate_army};
  return {};
}

/// Which activities move which figures of the picture.
class Movers {
 public:
  explicit Movers(const CheckCase& given)
      : activities_(given.plan.activities), figures_(picture_figures(given.context)) {}

  /// Can the condition come to be `wanted`, from a picture of nothing done, by the activities at
  /// `work` and by what no activity moves?
  bool can_become(const Condition& condition, bool wanted, const std::vector<bool>& work) const {
    if (condition.holds(std::vector<double>(figures_.size(), 0.0)) == wanted) return true;
    for (std::size_t name = 0; name < figures_.size(); ++name) {
      if (condition.reads(name) && is_held(name, work)) return false;
    }
    return true;
  }

 private:
  /// Is the figure moved by activities of the plan, and by none that is at work?
  bool is_held(std::size_t name, const std::vector<bool>& work) const {
    bool some = false;
    for (std::size_t a = 0; a < activities_.size(); ++a) {
      if (!moves(activities_[a], name)) continue;
      if (work[a]) return false;
      some = true;
    }
    return some;
  }
  bool moves(const ActivityPlan& activity, std::size_t name) const {
    const std::vector<Lever> levers = movers_of(figures_[name].name);
    const std::optional<std::size_t> faction = figures_[name].faction;
    return std::find(levers.begin(), levers.end(), activity.lever) != levers.end() &&
           (!faction || names_all_or(activity.factions, *faction));
  }

  const std::vector<ActivityPlan>& activities_;
  std::vector<PictureFigure> figures_;
};

/// The activities that `begins` is true of once others have begun, one after the other until no
/// more follow.
template <class Begins>
std::vector<bool> follow(std::size_t n, Begins begins) {
  std::vector<bool> begun(n, false);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t a = 0; a < n; ++a) {
      if (begun[a] || !begins(a, begun)) continue;
      begun[a] = true;
      changed = true;
    }
  }
  return begun;
}

/// Does it wait, through others or by itself, for the end of `before`?
bool waits_for_end(const std::vector<ActivityPlan>& activities, std::size_t later,
                   std::size_t before) {
  while (later != before && activities[later].start.after) later = *activities[later].start.after;
  return later == before;
}

std::vector<std::string> names_without(const std::vector<ActivityPlan>& activities,
                                       const std::vector<bool>& begun) {
  std::vector<std::string> names;
  for (std::size_t a = 0; a < activities.size(); ++a) {
    if (!begun[a]) names.push_back("\"" + activities[a].name + "\"");
  }
  return names;
}

}  // namespace

Gaps settled_conditions(const CheckCase& given) {
  if (!known(given.context)) return {};
  const std::vector<PictureFigure> figures = picture_figures(given.context);
  Gaps gaps;
  const auto look_at = [&](const std::string& whose, std::string_view key,
                           const Condition& condition) {
    if (condition.empty()) return;
    const std::string_view when = settled(figures, condition);
    if (when.empty()) return;
    gaps.push_back(fmt::format("\"{}\" of {}, {}, {} holds: {}", key, whose, condition.text(), when,
                               ranges_of(figures, condition)));
  };
  for (const ActivityPlan& activity : given.plan.activities) {
    const std::string whose = "\"" + activity.name + "\"";
    look_at(whose, "when", activity.start.when);
    look_at(whose, "until", activity.until);
    look_at(whose, "suspend", activity.suspend);
    look_at(whose, "resume", activity.resume);
  }
  for (const Review& review : given.plan.reviews) {
    look_at("the review \"" + review.name + "\"", "when", review.when);
  }
  look_at("the mission", "leave_when", given.plan.mission.leave_when);
  return gaps;
}

Gaps pauses_without_end(const CheckCase& given) {
  if (!known(given.context)) return {};
  const std::vector<PictureFigure> figures = picture_figures(given.context);
  Gaps gaps;
  for (const ActivityPlan& activity : given.plan.activities) {
    const Condition& suspend = activity.suspend;
    const Condition& resume = activity.resume;
    if (resume.empty() || !settled(figures, suspend).empty() || !settled(figures, resume).empty()) {
      continue;
    }
    bool frees = false;
    const bool seen =
        at_all_points(figures, {&suspend, &resume}, [&](const std::vector<double>& picture) {
          frees = frees || (resume.holds(picture) && !suspend.holds(picture));
        });
    if (!seen || frees) continue;
    gaps.push_back(fmt::format("\"{}\" may go on when {}, and then {} pauses it again",
                               activity.name, resume.text(), suspend.text()));
  }
  return gaps;
}

Gaps circular_conditions(const CheckCase& given) {
  if (!known(given.context)) return {};
  const auto& activities = given.plan.activities;
  const Movers movers(given);
  // By its own rule, each after those it waits for.
  const std::vector<bool> opens = follow(activities.size(), [&](std::size_t a, const auto& begun) {
    const Start& start = activities[a].start;
    if (start.after) return static_cast<bool>(begun[*start.after]);
    return start.when.empty() || movers.can_become(start.when, true, begun);
  });
  const std::vector<bool> works = follow(activities.size(), [&](std::size_t a, const auto& begun) {
    const ActivityPlan& activity = activities[a];
    if (activity.suspend.empty()) return true;
    return movers.can_become(activity.suspend, false, begun) &&
           (activity.resume.empty() || movers.can_become(activity.resume, true, begun));
  });
  Gaps gaps;
  if (const auto shut = names_without(activities, opens); !shut.empty()) {
    gaps.push_back(
        fmt::format("{} wait for figures that only they themselves move; nothing but their latest "
                    "start, where they have one, opens them",
                    fmt::join(shut, ", ")));
  }
  if (const auto paused = names_without(activities, works); !paused.empty()) {
    gaps.push_back(
        fmt::format("{} pause until figures change that only they themselves move; they "
                    "never work",
                    fmt::join(paused, ", ")));
  }
  for (std::size_t a = 0; a < activities.size(); ++a) {
    if (activities[a].until.empty()) continue;
    std::vector<bool> beside(activities.size());
    for (std::size_t b = 0; b < activities.size(); ++b) {
      beside[b] = b == a || !waits_for_end(activities, b, a);
    }
    if (movers.can_become(activities[a].until, true, beside)) continue;
    gaps.push_back(
        fmt::format("\"{}\" goes on until {}, which only activities that wait for its end "
                    "can bring about; it ends with its time or money",
                    activities[a].name, activities[a].until.text()));
  }
  return gaps;
}

}  // namespace ssr
