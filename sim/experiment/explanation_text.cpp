#include "experiment/explanation_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/caveat.h"
#include "experiment/statistics.h"
#include "experiment/text.h"

namespace ssr {

namespace {

constexpr std::size_t page = 110;

std::string line(std::string_view text) { return fmt::format("{}\n", text); }
std::string paragraph(const std::string& text) { return line(text::wrapped(text, 0, 0, page)); }

std::string clock_time(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string plural(std::size_t n, const char* one) {
  return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

/// What stands behind a figure of the indicator.
std::string unit_words(const IndicatorSpec& spec) {
  if (spec.unit == "week-1") return " a week";
  if (spec.unit == "week") return " weeks";
  if (spec.unit != "year-1") return "";
  const bool detainees = spec.definition.find("1,000 detainees") != std::string_view::npos;
  return detainees ? " per 1,000 a year" : " per 100,000 a year";
}

std::string figure(double x) {
  return text::signed_number(x, std::min(3, text::decimals_for(std::abs(x))));
}

std::string interval_words(Interval interval, int decimals) {
  if (std::isinf(interval.low)) return "no interval";
  return fmt::format("95 % interval {} to {}", text::signed_number(interval.low, decimals),
                     text::signed_number(interval.high, decimals));
}

std::string how_it_was_played(const Explanation& e) {
  const double scale = e.set.study.scale;
  std::string out = fmt::format(
      "{}, {} weeks from {}{}. {} runs in {} (a run takes {:.2g} s): screening of {} mechanisms by "
      "{} rows of a {} two-level design and their mirror images, then Shapley values of the {} "
      "that screened largest in {}, {}.",
      e.context_title, e.set.study.horizon_weeks, to_string(e.start),
      scale > 0 ? fmt::format(", scale {:g}", scale) : "", e.runs_played, clock_time(e.seconds),
      e.seconds_per_run, e.screened_names.size(), e.screening_rows,
      e.saturated ? "saturated" : "supersaturated", e.attributions.size(),
      plural(e.samples, "sample"),
      e.orders == 0 ? "every combination of them in each"
                    : fmt::format("{} of joining in each", plural(e.orders, "order")));
  if (e.undefined > 0) {
    out += fmt::format(" {} left out: the outcome is not defined in a run of theirs.",
                       plural(e.undefined, "sample"));
  }
  return out;
}

std::string attribution_row(const Attribution& a, std::size_t width, double whole, int decimals) {
  const std::string share =
      whole != 0 ? fmt::format("{:.0f} %", 100 * a.value / whole) : std::string("-");
  return line("  " + text::left(a.mechanism, width) + "  " +
              text::right(text::signed_number(a.value, decimals), 11) + "  " +
              text::right(text::number(a.error, decimals), 14) + "  " + text::right(share, 8));
}

std::string attribution_table(const Explanation& e) {
  std::size_t width = 16;
  for (const Attribution& a : e.attributions) width = std::max(width, text::width(a.mechanism));
  width = std::min<std::size_t>(width, 60);
  // One digit more than the smallest error worth reading.
  const int decimals = text::decimals_for(std::abs(e.difference.value));
  // Shares of what may be nothing would mislead.
  const bool clear = e.interval.clear_of_zero();
  const double whole = clear ? e.difference.value : 0;
  std::string out =
      line("  " + text::left("mechanism", width) + "  " + text::right("attribution", 11) + "  " +
           text::right("standard error", 14) + "  " + text::right("share", 8));
  std::vector<std::string> idle;
  for (const Attribution& a : e.attributions) {
    if (a.value == 0 && a.error == 0) {
      idle.push_back(a.mechanism);
    } else {
      out += attribution_row(a, width, whole, decimals);
    }
  }
  out += attribution_row(e.rest, width, whole, decimals);
  out += attribution_row({"sum: the difference", "", e.difference.value, e.difference.error}, width,
                         whole, decimals);
  if (!idle.empty()) {
    out += line("  " +
                text::wrapped(fmt::format("Screened, but moved nothing: {}.", text::listed(idle)),
                              2, 4, page));
  }
  if (!clear) {
    out +=
        line(fmt::format("  The difference is not clear of nothing (Student's t at 95 %, n = {}): "
                         "no shares are given.",
                         e.samples));
  }
  return out;
}

std::string chain_text(const Explanation& e) {
  if (e.chain_samples < fewest_chain_samples) {
    return paragraph(fmt::format("What moved, and when: not said from {} (at least {} are needed).",
                                 plural(e.chain_samples, "sample"), fewest_chain_samples));
  }
  std::string out = paragraph(
      fmt::format("What moved, in order: {} against {}, all mechanisms on, {}. Each line: the "
                  "month in which the "
                  "difference left its noise, its mean over the half-year from then, and over the "
                  "last half-year.",
                  e.set.plan_names[0], e.set.plan_names[1], plural(e.chain_samples, "sample")));
  if (e.chain.empty()) out += line("  nothing left its noise");
  for (const Moved& moved : e.chain) out += line("  " + text::wrapped(words(moved, e), 2, 4, page));
  return out;
}

std::string how_to_read(const Explanation& e) {
  return paragraph(fmt::format(
             "How to read this. A mechanism is cut where an actor sees its cause; all runs share "
             "samples and luck. Its figure is the part of the difference that comes and goes with "
             "it, "
             "averaged over orders in which the {} are put back (Shapley value); everything else "
             "is the "
             "difference with these {} cut. Standard errors are over samples; the choice of the {} "
             "has "
             "none, and a mechanism that screening missed is in everything else. Many links are "
             "built "
             "in: an attribution says what this model does, not what is true of a country.",
             e.attributions.size(), e.attributions.size(), e.attributions.size())) +
         paragraph(
             "When a difference leaves its noise: the first month of three running whose mean over "
             "samples has a Student's t interval clear of zero, at 95 % corrected for the number "
             "of "
             "months; indicators are not corrected for one another. Districts and groups: the "
             "half-year's difference, clear of zero after correction for their number.");
}

}  // namespace

std::string words(const Moved& moved, const Explanation& e) {
  const IndicatorSpec& spec = indicator_specs()[moved.indicator];
  const Date date = from_days(to_days(e.start) + 7 * std::int64_t{moved.week});
  std::string out = fmt::format("{:04}-{:02}: {} {}{}", date.year, date.month, spec.long_name,
                                figure(moved.soon), unit_words(spec));
  std::vector<std::string> where;
  std::vector<std::string> regions;
  for (const std::size_t r : moved.regions) regions.push_back(e.regions[r]);
  if (!regions.empty()) where.push_back(text::listed(regions));
  if (moved.sex) where.push_back(*moved.sex == 0 ? "women more" : "men more");
  if (moved.group) where.push_back(e.groups[*moved.group] + " more");
  if (!where.empty()) out += fmt::format(" ({})", fmt::join(where, "; "));
  return out + fmt::format("; at the end {}", figure(moved.later));
}

std::string explanation_text(const Explanation& e) {
  const OutcomeSpec& spec = outcome_specs()[e.outcome];
  std::string out = paragraph(caveat(e.fictional)) + "\n";
  out += paragraph(fmt::format("Why {} and {} differ on {} ({})", e.set.plan_names[0],
                               e.set.plan_names[1], spec.name, spec.long_name));
  out += paragraph(how_it_was_played(e)) + "\n";
  const int decimals = text::decimals_for(
      std::max(std::abs(e.difference.value), std::abs(e.plan_value)));
  out += paragraph(fmt::format(
      "{}: {} {}, {} {}; difference {} (standard error {}; {}; n = {}). {}.", spec.name,
      e.set.plan_names[0], text::number(e.plan_value, decimals), e.set.plan_names[1],
      text::number(e.reference_value, decimals), text::signed_number(e.difference.value, decimals),
      text::number(e.difference.error, decimals), interval_words(e.interval, decimals), e.samples,
      spec.definition));
  out += "\n" + attribution_table(e) + "\n" + chain_text(e) + "\n" + how_to_read(e);
  return out;
}

}  // namespace ssr
