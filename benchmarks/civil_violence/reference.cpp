#include "civil_violence/reference.h"

#include <utility>

#include "civil_violence/stream.h"

namespace civil_violence {

Reference::Reference(int width, std::uint32_t seed)
    : width_(width),
      luck_{seed, 0},
      sight_(static_cast<std::size_t>(width * width), Sight::empty),
      on_(sight_.size()) {
  for (int y = 0; y < width_; ++y) {
    for (int x = 0; x < width_; ++x) {
      const std::size_t here = cell(x, y);
      const Birth born = birth(luck_, static_cast<std::uint32_t>(here));
      if (born.kind == Kind::nobody) continue;
      sight_[here] = born.kind == Kind::cop ? Sight::cop : Sight::quiet;
      on_[here] = static_cast<std::uint32_t>(agents_.size());
      order_.push_back(on_[here]);
      agents_.push_back({grievance(born.hardship), born.risk_aversion, x, y, 0, born.kind});
    }
  }
}

void Reference::step() {
  ++steps_;
  shuffle();
  Stream draws(luck_, steps_, act_lane);
  View seen;
  for (const std::uint32_t number : order_) {
    Agent& agent = agents_[number];
    if (agent.sentence > 0) {
      --agent.sentence;
      continue;
    }
    look(agent, seen);
    Sight shown = Sight::cop;
    if (agent.kind == Kind::citizen) {
      const int ratio = arrest_ratio(seen.cops, seen.n_actives);
      shown = rebels(agent.grievance, agent.risk_aversion, ratio) ? Sight::active : Sight::quiet;
    } else if (seen.n_actives > 0) {
      const std::size_t arrested = cell(agent, seen.actives[draws.below(seen.n_actives)]);
      sight_[arrested] = Sight::quiet;
      agents_[on_[arrested]].sentence = draws.below(longest_sentence + 1);
    }
    sight_[cell(agent.x, agent.y)] = shown;
    if (seen.n_empty == 0) continue;
    const Offset move = seen.empty[draws.below(seen.n_empty)];
    sight_[cell(agent.x, agent.y)] = Sight::empty;
    agent.x = wrapped(agent.x + move.dx);
    agent.y = wrapped(agent.y + move.dy);
    sight_[cell(agent.x, agent.y)] = shown;
    on_[cell(agent.x, agent.y)] = number;
  }
}

Census Reference::census() const {
  Census counted;
  for (const Agent& agent : agents_) {
    ++(agent.kind == Kind::cop ? counted.cops : counted.citizens);
    if (agent.sentence > 0) ++counted.jailed;
  }
  for (const Sight sight : sight_) counted.active += sight == Sight::active ? 1 : 0;
  return counted;
}

std::size_t Reference::cell(int x, int y) const { return static_cast<std::size_t>(y * width_ + x); }

std::size_t Reference::cell(const Agent& from, Offset offset) const {
  return cell(wrapped(from.x + offset.dx), wrapped(from.y + offset.dy));
}

int Reference::wrapped(int coordinate) const {
  if (coordinate < 0) return coordinate + width_;
  return coordinate >= width_ ? coordinate - width_ : coordinate;
}

void Reference::look(const Agent& agent, View& seen) const {
  seen.cops = seen.n_actives = seen.n_empty = 0;
  for (const Offset offset : view) {
    switch (sight_[cell(agent, offset)]) {
      case Sight::empty:
        seen.empty[seen.n_empty++] = offset;
        break;
      case Sight::active:
        seen.actives[seen.n_actives++] = offset;
        break;
      case Sight::cop:
        ++seen.cops;
        break;
      case Sight::quiet:
        break;
    }
  }
}

void Reference::shuffle() {
  Stream draws(luck_, steps_, order_lane);
  for (auto left = static_cast<int>(order_.size()); left > 1; --left) {
    const auto chosen = static_cast<std::size_t>(draws.below(left));
    std::swap(order_[static_cast<std::size_t>(left - 1)], order_[chosen]);
  }
}

}  // namespace civil_violence
