// `ssr report`: a page, or two printed sides, from a results file. The words and pictures are made
// by the scripts of analysis/, which this becomes.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/commands.h"
#include "core/errors.h"

namespace ssr::app {

namespace {

namespace fs = std::filesystem;

constexpr const char* python = "/usr/bin/python3";  // Debian's own: it has the packages

fs::path writer() {
  std::vector<fs::path> places;
  if (const char* given = std::getenv("SSR_ANALYSIS")) places.emplace_back(given);
#ifdef SSR_SOURCE_DIR
  places.emplace_back(fs::path(SSR_SOURCE_DIR) / "analysis");
#endif
  for (const fs::path& place : places) {
    if (fs::exists(place / "report.py")) return place / "report.py";
  }
  throw InputError(
      "ssr report: no analysis/report.py (the report is written by it); set SSR_ANALYSIS to the "
      "folder analysis/ of the source?");
}

}  // namespace

int report(const Options& options) {
  std::vector<std::string> words{python, writer().string(), options.files.front()};
  if (!options.output.empty()) words.insert(words.end(), {"-o", options.output});
  if (!options.explanation.empty()) {
    words.insert(words.end(), {"--explanation", options.explanation});
  }
  if (options.pdf) words.emplace_back("--pdf");
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::fflush(nullptr);
  execv(python, arguments.data());
  throw std::runtime_error(fmt::format("{}: {} (reports need Debian's Python and its packages); "
                                       "install those of packages/analysis.txt?",
                                       python, std::strerror(errno)));
}

}  // namespace ssr::app
