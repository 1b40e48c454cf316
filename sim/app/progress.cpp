#include "app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <string>

namespace ssr::app {

namespace {

std::string span(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  return whole < 3600 ? fmt::format("{}:{:02}", whole / 60, whole % 60)
                      : fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace

Progress::Progress(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (line_open_) std::fputc('\n', stderr);
}

void Progress::show(std::size_t runs_done, std::size_t runs, std::size_t failures,
                    std::size_t runs_before) {
  if (quiet_ || runs == 0) return;
  const std::size_t tenths = 10 * runs_done / runs;
  if (!terminal_ && tenths == tenths_shown_) return;
  tenths_shown_ = tenths;
  const double seconds = std::chrono::duration<double>(Clock::now() - began_).count();
  const double rate = seconds > 0 ? static_cast<double>(runs_done - runs_before) / seconds : 0;
  std::string text = fmt::format("{} of {} runs", runs_done, runs);
  if (rate > 0) {
    text += fmt::format(", {:.2g} a second, {} left", rate,
                        span(static_cast<double>(runs - runs_done) / rate));
  }
  if (failures > 0) text += fmt::format(", {} failed", failures);
  if (terminal_) {
    fmt::print(stderr, "\r{:<60}", text);
    line_open_ = true;
  } else {
    fmt::print(stderr, "{} % ({})\n", 10 * tenths, text);
  }
  std::fflush(stderr);
}

}  // namespace ssr::app
