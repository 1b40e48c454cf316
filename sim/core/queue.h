#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace ssr {

/// Those who wait, in a total order, when only the first few are asked for: the order of a full
/// sort, without sorting the rest.
template <class Waiting, class Before>
class Queue {
 public:
  Queue(std::vector<Waiting> waiting, Before before)
      : waiting_(std::move(waiting)), before_(std::move(before)) {
    std::make_heap(waiting_.begin(), waiting_.end(), later());
  }
  bool empty() const { return waiting_.empty(); }
  Waiting next() {
    std::pop_heap(waiting_.begin(), waiting_.end(), later());
    const Waiting first = waiting_.back();
    waiting_.pop_back();
    return first;
  }

 private:
  auto later() const {
    return [this](const Waiting& a, const Waiting& b) { return before_(b, a); };
  }
  std::vector<Waiting> waiting_;
  Before before_;
};

}  // namespace ssr
