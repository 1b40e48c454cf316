#include "app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>

namespace ssr::app {

namespace {

std::string span(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  return whole < 3600 ? fmt::format("{}:{:02}", whole / 60, whole % 60)
                      : fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string rate_text(double rate) {
  return rate < 10 ? fmt::format("{:.2g}", rate) : fmt::format("{:.0f}", rate);
}

}  // namespace

Progress::Progress(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (line_open_) std::fputc('\n', stderr);
}

void Progress::show(std::size_t runs_done, std::size_t runs) {
  SweepProgress now;
  now.runs_done = runs_done;
  now.runs = runs;
  show(now);
}

void Progress::show(const SweepProgress& now) {
  std::string text = fmt::format("{} of {} runs", now.runs_done, now.runs);
  const double runs_a_second = rate(now);
  if (runs_a_second > 0) {
    text += fmt::format(", {} a second, {} left", rate_text(runs_a_second),
                        span(static_cast<double>(now.runs - now.runs_done) / runs_a_second));
  }
  print(std::move(text), now.failures, now.runs_done, now.runs);
}

void Progress::show_until(const SweepProgress& now) {
  const std::size_t at_budget = now.points_ended - now.points_resolved;
  const std::size_t open = now.points - now.points_ended;
  const std::size_t least = std::max(now.runs_wanted, now.runs_done) - now.runs_done;
  const std::size_t most = std::max(now.runs, now.runs_done) - now.runs_done;
  std::string text = fmt::format("{}/{} points resolved, {} at budget; {}/{} runs",
                                 now.points_resolved, now.points, at_budget, now.runs_done,
                                 now.runs_wanted);
  const double runs_a_second = rate(now);
  if (open > 0 && runs_a_second > 0) {
    text += fmt::format(", {} to {} left", span(static_cast<double>(least) / runs_a_second),
                        span(static_cast<double>(most) / runs_a_second));
  }
  print(std::move(text), now.failures, now.points_ended, now.points);
}

double Progress::rate(const SweepProgress& now) const {
  const double seconds = std::chrono::duration<double>(Clock::now() - began_).count();
  return seconds > 0 ? static_cast<double>(now.runs_done - now.runs_before) / seconds : 0;
}

void Progress::print(std::string text, std::size_t failures, std::size_t done, std::size_t all) {
  if (quiet_ || all == 0) return;
  const std::size_t tenths = 10 * done / all;
  if (!terminal_ && tenths == tenths_shown_) return;
  tenths_shown_ = tenths;
  if (failures > 0) text += fmt::format(", {} failed", failures);
  if (terminal_) {
    // What a longer line left behind is blanked.
    fmt::print(stderr, "\r{:<{}}", text, width_);
    width_ = text.size();
    line_open_ = true;
  } else {
    fmt::print(stderr, "{} % ({})\n", 10 * tenths, text);
  }
  std::fflush(stderr);
}

}  // namespace ssr::app
