#include "civil_violence/engine.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "core/fetch.h"

namespace civil_violence {

namespace {

/// Where a random byte points: at each cell in view from two bytes, and from the rest at one's own,
/// which is never empty. So the first of some random bytes that points at an empty cell points at a
/// uniformly random one.
constexpr std::array<Offset, 256> candidate_offsets = [] {
  std::array<Offset, 256> offsets{};
  for (std::size_t byte = 0; byte < 2 * view.size(); ++byte) offsets[byte] = view[byte / 2];
  return offsets;
}();

}  // namespace

Engine::Engine(int width, std::uint32_t seed)
    : torus_(width),
      luck_{seed, 0},
      empty_(torus_),
      active_(torus_),
      cops_in_view_(torus_),
      actives_in_view_(torus_),
      arrested_(torus_.size()),
      candidates_(batch) {
  if (width < 2 * vision + 2 || width > Agent::most_width) {
    throw std::invalid_argument("width must be from 16 to 4096 cells");
  }
  for (std::size_t byte = 0; byte < candidate_offsets.size(); ++byte) {
    const Offset offset = candidate_offsets[byte];
    candidate_index_[byte] = offset.dy * torus_.stride() + offset.dx;
  }
  for (int y = 0; y < width; ++y) {
    for (int x = 0; x < width; ++x) {
      const Birth born = birth(luck_, static_cast<std::uint32_t>(y * width + x));
      if (born.kind == Kind::nobody) {
        empty_.insert(torus_, {x, y});
      } else if (born.kind == Kind::cop) {
        agents_.push_back(Agent::cop({x, y}));
        cops_in_view_.add(torus_, {x, y});
      } else {
        const int tolerated = tolerance(grievance(born.hardship), born.risk_aversion);
        agents_.push_back(Agent::citizen({x, y}, tolerated));
      }
    }
  }
}

inline void Engine::fetch_ahead(const Agent& agent) const {
  const std::size_t index = torus_.index(agent.place());
  ssr::fetch(&cops_in_view_[index], 1);
  ssr::fetch(&actives_in_view_[index], 1);
  ssr::fetch(&arrested_[index], 1);
}

void Engine::step() {
  ++steps_;
  Stream draws(luck_, steps_, act_lane);
  for (std::size_t begin = 0; begin < agents_.size(); begin += batch) {
    const std::size_t end = std::min(begin + batch, agents_.size());
    draw_batch(begin, end);
    constexpr std::size_t ahead = 16;
    for (std::size_t i = begin; i < std::min(begin + ahead, end); ++i) fetch_ahead(agents_[i]);
    for (std::size_t i = begin; i < end; ++i) {
      if (i + ahead < end) fetch_ahead(agents_[i + ahead]);
      act(agents_[i], candidates_[i - begin], draws);
    }
  }
}

/// Who comes next, from all who have not acted yet (Fisher and Yates), and where they would go.
void Engine::draw_batch(std::size_t begin, std::size_t end) {
  const ssr::Draws draws(luck_, steps_);
  const auto first = static_cast<std::uint32_t>(begin);
  std::array<ssr::Block, batch / 2> places;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    places[i] = draws.block(first / 2 + i, place_lane);
  }
  std::memcpy(candidates_.data(), places.data(), sizeof places);

  std::array<ssr::Block, batch / 4> order;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    order[i] = draws.block(first / 4 + i, order_lane);
  }
  const auto agents = static_cast<std::uint32_t>(agents_.size());
  const auto n = static_cast<std::uint32_t>(end - begin);
  std::array<std::uint32_t, batch> chosen;
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t left = agents - first - i;
    chosen[i] = first + i + order[i / 4].below(static_cast<int>(i % 4), left);
    ssr::fetch(&agents_[chosen[i]], 1);
  }
  for (std::uint32_t i = 0; i < n; ++i) std::swap(agents_[first + i], agents_[chosen[i]]);
}

void Engine::act(Agent& agent, const Candidates& candidates, Stream& draws) {
  if (agent.is_cop()) {
    police(agent, candidates, draws);
  } else {
    live(agent, candidates, draws);
  }
}

void Engine::police(Agent& agent, const Candidates& candidates, Stream& draws) {
  const Place from = agent.place();
  arrest_one(from, draws);
  const Place to = choose_empty(from, candidates, draws);
  if (to == from) return;
  cops_in_view_.remove(torus_, from);
  cops_in_view_.add(torus_, to);
  move(agent, to);
}

void Engine::live(Agent& agent, const Candidates& candidates, Stream& draws) {
  const Place from = agent.place();
  const std::size_t index = torus_.index(from);
  bool was_active = agent.was_active();
  if (was_active && arrested_[index] > 0) {
    if (--arrested_[index] > 0) return;
    was_active = false;
  }
  const bool active = tolerates(agent.tolerance(), cops_in_view_[index], actives_in_view_[index]);
  const Place to = choose_empty(from, candidates, draws);
  if (was_active) {
    actives_in_view_.remove(torus_, from);
    active_.erase(torus_, from);
  }
  if (active) {
    actives_in_view_.add(torus_, to);
    active_.insert(torus_, to);
  }
  agent.set_active(active);
  if (to != from) move(agent, to);
}

void Engine::arrest_one(Place from, Stream& draws) {
  const int n = actives_in_view_[torus_.index(from)];
  if (n == 0) return;
  const Place at = torus_.moved(from, active_.nth_in_view(torus_, from, draws.below(n)));
  actives_in_view_.remove(torus_, at);
  active_.erase(torus_, at);
  arrested_[torus_.index(at)] = static_cast<std::uint8_t>(1 + draws.below(longest_sentence + 1));
}

Place Engine::choose_empty(Place from, const Candidates& candidates, Stream& draws) const {
  const auto index = static_cast<std::int64_t>(torus_.index(from));
  // Looks at all of them: which is the first cannot be guessed, so stopping there would cost more.
  const auto first_empty = [&](const auto& bytes) {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const auto there = static_cast<std::size_t>(index + candidate_index_[bytes[i]]);
      found |= (empty_.contains(there) ? 1U : 0U) << i;
    }
    return static_cast<std::size_t>(std::countr_zero(found));
  };
  if (const std::size_t i = first_empty(candidates); i < candidates.size()) {
    return torus_.moved(from, candidate_offsets[candidates[i]]);
  }
  // One in eight gets here, one in five hundred beyond the next.
  const auto more = std::bit_cast<std::array<std::uint8_t, sizeof(ssr::Block)>>(draws.block());
  if (const std::size_t i = first_empty(more); i < more.size()) {
    return torus_.moved(from, candidate_offsets[more[i]]);
  }
  const int n = empty_.count_in_view(torus_, from);
  return n == 0 ? from : torus_.moved(from, empty_.nth_in_view(torus_, from, draws.below(n)));
}

void Engine::move(Agent& agent, Place to) {
  empty_.insert(torus_, agent.place());
  empty_.erase(torus_, to);
  agent.move(to);
}

void Engine::check() const {
  const auto expect = [](bool holds, const char* what) {
    if (!holds) throw std::logic_error(what);
  };
  CellSet empty(torus_);
  CellSet active(torus_);
  ViewCounts cops(torus_);
  ViewCounts actives(torus_);
  for (int y = 0; y < torus_.width(); ++y) {
    for (int x = 0; x < torus_.width(); ++x) empty.insert(torus_, {x, y});
  }
  std::vector<std::uint8_t> arrested(arrested_.size());
  for (const Agent& agent : agents_) {
    const Place at = agent.place();
    const std::size_t index = torus_.index(at);
    expect(empty.contains(index), "two agents stand on one cell");
    empty.erase(torus_, at);
    if (agent.is_cop()) {
      cops.add(torus_, at);
    } else if (agent.was_active() && arrested_[index] > 0) {
      arrested[index] = arrested_[index];
    } else if (agent.was_active()) {
      actives.add(torus_, at);
      active.insert(torus_, at);
    }
  }
  expect(arrested == arrested_, "somebody was arrested where no active stood");
  expect(empty == empty_, "the set of empty cells differs from the cells without agents");
  expect(active == active_, "the set of active cells differs from the active agents' cells");
  expect(cops == cops_in_view_, "cops in view differ from a rescan");
  expect(actives == actives_in_view_, "actives in view differ from a rescan");
}

Census Engine::census() const {
  Census counted;
  for (const Agent& agent : agents_) {
    ++(agent.is_cop() ? counted.cops : counted.citizens);
    if (!agent.was_active()) continue;
    const int sentence = arrested_[torus_.index(agent.place())] - 1;
    if (sentence < 0) ++counted.active;
    if (sentence > 0) ++counted.jailed;
  }
  return counted;
}

}  // namespace civil_violence
