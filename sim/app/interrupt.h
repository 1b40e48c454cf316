#pragma once

namespace ssr::app {

/// From now on SIGINT and SIGTERM ask for an orderly end; the second one ends at once.
void listen_for_interrupts();
bool interrupt_asked() noexcept;

}  // namespace ssr::app
