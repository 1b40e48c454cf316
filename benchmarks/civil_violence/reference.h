#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "civil_violence/rules.h"

namespace civil_violence {

/// The model as anybody would write it down: plain arrays, and a look at all 112 cells by everybody
/// who is free, in every step. What the engine's version is held against.
class Reference {
 public:
  Reference(int width, std::uint32_t seed);

  void step();
  Census census() const;
  std::int64_t agents() const { return static_cast<std::int64_t>(agents_.size()); }

 private:
  /// What others see of a cell.
  enum class Sight : std::uint8_t { empty, quiet, active, cop };
  struct Agent {
    double grievance;
    double risk_aversion;
    std::int32_t x;
    std::int32_t y;
    std::int32_t sentence;  // [steps] left
    Kind kind;
  };
  struct View {
    int cops = 0;
    int n_actives = 0;
    int n_empty = 0;
    Offset actives[cells_in_view];
    Offset empty[cells_in_view];
  };

  std::size_t cell(int x, int y) const;
  std::size_t cell(const Agent& from, Offset offset) const;
  int wrapped(int coordinate) const;
  void look(const Agent& agent, View& seen) const;
  void shuffle();

  int width_;
  ssr::Luck luck_;
  std::int32_t steps_ = 0;
  std::vector<Agent> agents_;
  std::vector<Sight> sight_;          // [cell]
  std::vector<std::uint32_t> on_;     // [cell] agent there, if any
  std::vector<std::uint32_t> order_;  // agents, as they act
};

}  // namespace civil_violence
