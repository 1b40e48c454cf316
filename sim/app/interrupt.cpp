#include "app/interrupt.h"

#include <atomic>
#include <csignal>

namespace ssr::app {

namespace {
std::atomic<bool> asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "signal handlers may touch nothing else");

extern "C" void on_signal(int) { asked.store(true, std::memory_order_relaxed); }
}  // namespace

void listen_for_interrupts() {
  struct sigaction action{};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGHUP, &action, nullptr);
}

bool interrupt_asked() noexcept { return asked.load(std::memory_order_relaxed); }

}  // namespace ssr::app
