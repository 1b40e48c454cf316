#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace ssr {

/// One thing that is wrong in the input, where, why, and what to do about it.
struct Problem {
  std::string file;
  int line = 0;    // 1-based; 0 when the problem has no place in a file
  int column = 0;  // 1-based
  std::string text;  // "problem (why) remedy"
};

/// "file:line:column: text"; without a place "file: text" or "text".
std::string to_string(const Problem& problem);

/// Input that cannot be used: every problem found, at once. Programs exit with status 2.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> problems);
  explicit InputError(std::string text)
      : InputError(std::vector<Problem>{{"", 0, 0, std::move(text)}}) {}
  const std::vector<Problem>& problems() const noexcept { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// A law of the model is broken (people, weapons, money not conserved): a fault of the program.
class InvariantError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// The caller asked to stop (exit status 130).
class Cancelled : public std::runtime_error {
 public:
  Cancelled() : std::runtime_error("cancelled") {}
};

/// The valid name nearest to `name` by edit distance; empty if none is near.
std::string nearest_name(const std::string& name, const std::vector<std::string>& valid);

}  // namespace ssr
