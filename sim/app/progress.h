#pragma once

#include <chrono>
#include <cstddef>

namespace ssr::app {

/// Progress on standard error: rate and time left on a terminal, else one line per 10 %.
class Progress {
 public:
  explicit Progress(bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `runs_before` of those done were played by earlier calls, and say nothing about the rate.
  void show(std::size_t runs_done, std::size_t runs, std::size_t failures = 0,
            std::size_t runs_before = 0);

 private:
  using Clock = std::chrono::steady_clock;
  bool quiet_;
  bool terminal_;
  bool line_open_ = false;
  std::size_t tenths_shown_ = 0;
  Clock::time_point began_ = Clock::now();
};

}  // namespace ssr::app
