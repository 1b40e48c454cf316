#include "experiment/ranks.h"

#ifdef SSR_MPI
#include <mpi.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#endif

namespace ssr {

#ifdef SSR_MPI

namespace {

/// The ranks of an MPI job. Counters stand in a window of rank 0; whoever wants points adds to
/// them, so that nobody waits for a master.
class MpiRanks final : public Ranks {
 public:
  MpiRanks() {
    int provided = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
    if (provided < MPI_THREAD_FUNNELED) {
      throw std::runtime_error(
          "this MPI cannot be used with threads; start without mpirun, with --shard?");
    }
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
    MPI_Comm local = MPI_COMM_NULL;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, rank_, MPI_INFO_NULL, &local);
    MPI_Comm_size(local, &here_);
    MPI_Comm_free(&local);
    const MPI_Aint bytes =
        rank_ == 0 ? n_counters * static_cast<MPI_Aint>(sizeof(std::int64_t)) : 0;
    MPI_Win_allocate(bytes, sizeof(std::int64_t), MPI_INFO_NULL, MPI_COMM_WORLD, &counters_,
                     &window_);
    if (rank_ == 0) {
      for (int i = 0; i < n_counters; ++i) counters_[i] = 0;
    }
    MPI_Barrier(MPI_COMM_WORLD);
    MPI_Win_lock_all(0, window_);
  }
  ~MpiRanks() override {
    MPI_Win_unlock_all(window_);
    MPI_Win_free(&window_);
    MPI_Finalize();
  }

  int rank() const override { return rank_; }
  int size() const override { return size_; }
  int here() const override { return here_; }

  void start_over() override {
    meet(false);
    if (rank_ == 0) {
      const std::int64_t zeros[n_counters] = {};
      MPI_Accumulate(zeros, n_counters, MPI_INT64_T, 0, 0, n_counters, MPI_INT64_T, MPI_REPLACE,
                     window_);
      MPI_Win_flush(0, window_);
    }
    meet(false);
  }

  std::size_t take_points(std::size_t n) override { return add(points, n); }

  Settled add_settled(const Settled& more) override {
    const auto sum = [this](Counter counter, std::size_t n) { return add(counter, n) + n; };
    // What is wanted first: another rank must never see more done than that.
    Settled all;
    all.more_wanted = sum(more_wanted, more.more_wanted);
    all.runs = sum(runs, more.runs);
    all.failures = sum(failures, more.failures);
    all.points_ended = sum(points_ended, more.points_ended);
    all.points_resolved = sum(points_resolved, more.points_resolved);
    all.spared = sum(spared, more.spared);
    return all;
  }

  bool meet(bool trouble) override {
    int mine = trouble ? 1 : 0;
    int any = 0;
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Iallreduce(&mine, &any, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD, &request);
    wait_for(request);
    return any != 0;
  }

  /// Some networks answer only while the process is inside MPI; only the first thread may enter it.
  /// Not at every call: those come with every week of every run.
  void serve() override {
    if (std::this_thread::get_id() != first_thread_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - served_ < pause) return;
    served_ = now;
    int found = 0;
    MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &found, MPI_STATUS_IGNORE);
  }

 private:
  enum Counter : int {
    points,
    runs,
    failures,
    points_ended,
    points_resolved,
    more_wanted,
    spared,
    n_counters
  };
  static constexpr std::chrono::milliseconds pause{2};

  /// Asks now and then. MPI's own waiting keeps a core busy, which others need: the ranks that
  /// still play, and the one that joins the parts.
  static void wait_for(MPI_Request& request) {
    int there = 0;
    for (;;) {
      MPI_Test(&request, &there, MPI_STATUS_IGNORE);
      if (there != 0) return;
      std::this_thread::sleep_for(pause);
    }
  }

  std::size_t add(Counter counter, std::size_t more) {
    const auto term = static_cast<std::int64_t>(more);
    std::int64_t before = 0;
    MPI_Fetch_and_op(&term, &before, MPI_INT64_T, 0, counter, MPI_SUM, window_);
    MPI_Win_flush(0, window_);
    return static_cast<std::size_t>(before);
  }

  int rank_ = 0;
  int size_ = 1;
  int here_ = 1;
  MPI_Win window_ = MPI_WIN_NULL;
  std::int64_t* counters_ = nullptr;
  std::thread::id first_thread_ = std::this_thread::get_id();
  std::chrono::steady_clock::time_point served_;  // by the first thread
};

/// What the starters of the common implementations tell the processes they start.
bool started_by_mpirun() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK", "MPI_LOCALNRANKS"}) {
    if (std::getenv(name) != nullptr) return true;
  }
  return false;
}

}  // namespace

std::unique_ptr<Ranks> join_ranks() {
  if (started_by_mpirun()) return std::make_unique<MpiRanks>();
  return std::make_unique<Ranks>();
}

#else

std::unique_ptr<Ranks> join_ranks() { return std::make_unique<Ranks>(); }

#endif

}  // namespace ssr
