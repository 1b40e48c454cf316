#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "../store/synthetic_results.h"

namespace ssr::test {

/// How a run of the program ended, and what it said.
struct Ran {
  int status;
  std::string out;
  std::string err;
};

inline std::string contents(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Runs the program in the project's folder, with `before` in front of it and nobody who types.
inline Ran ssr(const Folder& folder, const std::string& arguments, const std::string& before = "") {
  const std::string command = "cd " SSR_SOURCE_DIR " && " + before + " " SSR_PROGRAM " " +
                              arguments + " >" + folder.file("out") + " 2>" + folder.file("err") +
                              " </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contents(folder.file("out")),
          contents(folder.file("err"))};
}

}  // namespace ssr::test
