#pragma once

#include <cstddef>
#include <memory>

namespace ssr {

/// The processes that share a sweep: one, unless the program was started by mpirun. They share a
/// file system; what they tell each other are counts.
class Ranks {
 public:
  Ranks() = default;
  virtual ~Ranks() = default;
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  virtual int rank() const { return 0; }
  virtual int size() const { return 1; }
  /// Ranks on this machine.
  virtual int here() const { return 1; }
  /// Sets the counters to zero, when every rank has come here: before a sweep.
  virtual void start_over() {
    points_ = 0;
    settled_ = {};
  }
  /// Adds to the counter of points handed out; gives what it was before.
  virtual std::size_t take_points(std::size_t n) {
    const std::size_t before = points_;
    points_ += n;
    return before;
  }
  /// What ranks tell each other of their work.
  struct Settled {
    std::size_t runs = 0;
    std::size_t failures = 0;  // among them
    std::size_t points_ended = 0;
    std::size_t points_resolved = 0;  // among them
    std::size_t more_wanted = 0;  // runs that looks asked for beyond those wanted at first
    std::size_t spared = 0;       // runs that no look will ask for
  };
  /// Adds to the counters; gives all ranks' sums.
  virtual Settled add_settled(const Settled& more) {
    settled_.runs += more.runs;
    settled_.failures += more.failures;
    settled_.points_ended += more.points_ended;
    settled_.points_resolved += more.points_resolved;
    settled_.more_wanted += more.more_wanted;
    settled_.spared += more.spared;
    return settled_;
  }
  /// Returns when every rank has come here; true where any of them said `trouble`.
  virtual bool meet(bool trouble) { return trouble; }
  /// Lets the counters answer others; called often, from any thread.
  virtual void serve() {}

 private:
  std::size_t points_ = 0;
  Settled settled_;
};

/// Under mpirun the ranks of the job, where the program was built with MPI; else this process
/// alone.
std::unique_ptr<Ranks> join_ranks();

}  // namespace ssr
