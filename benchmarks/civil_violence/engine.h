#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "civil_violence/agent.h"
#include "civil_violence/cell_set.h"
#include "civil_violence/rules.h"
#include "civil_violence/stream.h"
#include "civil_violence/torus.h"
#include "civil_violence/view_counts.h"

namespace civil_violence {

/// The same model, made for speed: nobody looks around. What agents would see is kept up to date by
/// the few who change it: cops, who move, and citizens who are or were active.
class Engine {
 public:
  /// Throws std::invalid_argument for a width that agents have no room for.
  Engine(int width, std::uint32_t seed);

  void step();
  Census census() const;
  std::int64_t agents() const { return static_cast<std::int64_t>(agents_.size()); }
  /// Throws std::logic_error where what is kept up to date differs from what a look around finds.
  void check() const;

 private:
  static constexpr std::size_t batch = 1024;  // agents whose draws are made at once
  using Candidates = std::array<std::uint8_t, 8>;

  void draw_batch(std::size_t begin, std::size_t end);
  [[gnu::always_inline]] void fetch_ahead(const Agent& agent) const;
  void act(Agent& agent, const Candidates& candidates, Stream& draws);
  void police(Agent& agent, const Candidates& candidates, Stream& draws);
  void live(Agent& agent, const Candidates& candidates, Stream& draws);
  void arrest_one(Place from, Stream& draws);
  /// A random empty cell in view; `from` where there is none.
  Place choose_empty(Place from, const Candidates& candidates, Stream& draws) const;
  void move(Agent& agent, Place to);

  Torus torus_;
  ssr::Luck luck_;
  std::int32_t steps_ = 0;
  std::array<std::int32_t, 256> candidate_index_{};  // [byte] step of the index
  std::vector<Agent> agents_;                        // in the order of the step
  CellSet empty_;
  CellSet active_;
  ViewCounts cops_in_view_;
  ViewCounts actives_in_view_;
  /// [index] 1 + sentence left of who was arrested there; the jailed do not move.
  std::vector<std::uint8_t> arrested_;
  std::vector<Candidates> candidates_;  // [batch]
};

}  // namespace civil_violence
