#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ssr {

/// Counts of rows, or of their people, by cell. Neighbouring rows are often of one cell: they are
/// counted in different banks, so that no addition waits for the one before.
class Counts {
 public:
  explicit Counts(std::size_t n_cells) : n_cells_(n_cells), sums_(n_banks * n_cells, 0) {}

  /// Counts the row in the cell, if it `belongs` there.
  void add(std::size_t row, std::size_t cell, bool belongs = true) {
    add_people(row, cell, belongs ? 1 : 0);
  }
  /// Counts people of the row in the cell.
  void add_people(std::size_t row, std::size_t cell, std::int32_t people) {
    sums_[row % n_banks * n_cells_ + cell] += people;
  }
  std::int64_t of(std::size_t cell) const {
    std::int64_t sum = 0;
    for (std::size_t bank = 0; bank < n_banks; ++bank) sum += sums_[bank * n_cells_ + cell];
    return sum;
  }

 private:
  static constexpr std::size_t n_banks = 4;
  std::size_t n_cells_;
  std::vector<std::int32_t> sums_;  // [bank, cell]
};

}  // namespace ssr
