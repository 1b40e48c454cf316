#include <cstdio>
#include <exception>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/commands.h"
#include "app/options.h"
#include "core/errors.h"

namespace {

using ssr::app::Command;

int perform(const ssr::app::Options& options) {
  switch (options.command) {
    case Command::run:
      return ssr::app::run(options);
    case Command::compare:
      return ssr::app::compare(options);
    case Command::rerun:
      return ssr::app::rerun(options);
    case Command::table:
      return ssr::app::table(options);
    case Command::explain:
      return ssr::app::explain(options);
    case Command::links:
      return ssr::app::links(options);
    case Command::digest:
      return ssr::app::digest(options);
    case Command::check:
      return ssr::app::check(options);
    case Command::list:
      return ssr::app::list(options);
    case Command::new_file:
      return ssr::app::new_file(options);
    case Command::report:
      return ssr::app::report(options);
    case Command::sweep:
      return ssr::app::sweep(options);
    case Command::merge:
      return ssr::app::merge(options);
    case Command::export_table:
      return ssr::app::export_table(options);
  }
  return ssr::app::bad_input;
}

/// Worlds come and go, run after run. What one leaves is kept for the next: given back to the
/// system, its pages would have to be fetched and cleared again.
void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int mebibyte = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);  // the most that the library takes
  mallopt(M_TRIM_THRESHOLD, 256 * mebibyte);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  keep_freed_memory();
  try {
    const auto line = ssr::app::read_command_line(argc, argv);
    if (!line.options) return line.status;
    const int status = perform(*line.options);
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
    std::fputs("ssr: standard output cannot be written (is the disk full?)\n", stderr);
    return ssr::app::failed;
  } catch (const ssr::InputError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return ssr::app::bad_input;
  } catch (const ssr::Cancelled&) {
    return ssr::app::interrupted;
  } catch (const ssr::InvariantError& error) {
    std::fprintf(stderr, "ssr: %s\nthis is a bug; please report it with the command\n",
                 error.what());
    return ssr::app::failed;
  } catch (const std::bad_alloc&) {
    std::fputs("ssr: not enough memory; fewer samples, or a smaller --scale?\n", stderr);
    return ssr::app::failed;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "ssr: %s\n", error.what());
    return ssr::app::failed;
  }
}
