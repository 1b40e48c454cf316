#pragma once

#include <span>
#include <string>
#include <vector>

namespace ssr {

/// A condition on the planner's picture, such as "disarmed_share >= 0.8 and police_share >= 0.5".
/// Grammar: or, and, not, comparisons, + - * /, abs(), parentheses, numbers, names. A name may have
/// a dot, as in disarmed.River_Guard.
class Condition {
 public:
  Condition() = default;
  /// Throws InputError with the place in the text and the nearest valid name.
  Condition(const std::string& text, const std::vector<std::string>& names);

  bool empty() const noexcept { return code_.empty(); }
  /// `values` in the order of the names the condition was compiled with.
  bool holds(std::span<const double> values) const;
  const std::string& text() const noexcept { return text_; }
  /// Does the condition read the name with this number?
  bool reads(std::size_t name) const noexcept;
  /// The numbers in its text.
  std::vector<double> numbers() const;

  struct Instruction {
    enum class Kind { number, name, add, subtract, multiply, divide, negate, abs, less, less_equal,
                      greater, greater_equal, equal, not_equal, logical_and, logical_or,
                      logical_not };
    Kind kind = Kind::number;
    double number = 0.0;
    std::size_t name = 0;
  };

 private:
  std::string text_;
  std::vector<Instruction> code_;  // postfix
};

}  // namespace ssr
