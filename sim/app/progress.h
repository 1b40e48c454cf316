#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "experiment/sweep.h"

namespace ssr::app {

/// Progress on standard error: rate and time left on a terminal, else one line per 10 %.
class Progress {
 public:
  explicit Progress(bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t runs_done, std::size_t runs);
  void show(const SweepProgress& now);
  /// Of a sweep that a rule may stop at any point: how many runs are to come depends on what they
  /// will say, so that there is a least and a most of what is left.
  void show_until(const SweepProgress& now);

 private:
  using Clock = std::chrono::steady_clock;
  /// Runs a second of this call.
  double rate(const SweepProgress& now) const;
  /// `done` of `all` is what a line per 10 % goes by.
  void print(std::string text, std::size_t failures, std::size_t done, std::size_t all);

  bool quiet_;
  bool terminal_;
  bool line_open_ = false;
  std::size_t tenths_shown_ = 0;
  std::size_t width_ = 0;  // of the line that stands on the terminal
  Clock::time_point began_ = Clock::now();
};

}  // namespace ssr::app
