#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "civil_violence/torus.h"

namespace civil_violence {

/// A set of cells, one bit each, margins included.
class CellSet {
 public:
  explicit CellSet(const Torus& torus) : bytes_(torus.size() / 8 + sizeof(std::uint32_t)) {}

  friend bool operator==(const CellSet&, const CellSet&) = default;
  bool contains(std::size_t index) const noexcept {
    return (bytes_[index / 8] >> (index % 8) & 1) != 0;
  }
  void insert(const Torus& torus, Place at) {
    torus.each_image(at, [&](std::size_t index) {
      bytes_[index / 8] = static_cast<std::uint8_t>(bytes_[index / 8] | 1U << (index % 8));
    });
  }
  void erase(const Torus& torus, Place at) {
    torus.each_image(at, [&](std::size_t index) {
      bytes_[index / 8] = static_cast<std::uint8_t>(bytes_[index / 8] & ~(1U << (index % 8)));
    });
  }
  int count_in_view(const Torus& torus, Place from) const {
    int n = 0;
    for (int dy = -vision; dy <= vision; ++dy) n += std::popcount(row_in_view(torus, from, dy));
    return n;
  }
  /// The nth (from 0, below count_in_view) of them.
  Offset nth_in_view(const Torus& torus, Place from, int n) const {
    int dy = -vision;
    std::uint32_t row = row_in_view(torus, from, dy);
    for (int here = std::popcount(row); n >= here; here = std::popcount(row)) {
      n -= here;
      row = row_in_view(torus, from, ++dy);
    }
    for (; n > 0; --n) row &= row - 1;
    return {std::countr_zero(row) - vision, dy};
  }

 private:
  /// Bit dx + vision of a row of the view, without the cell one stands on.
  std::uint32_t row_in_view(const Torus& torus, Place from, int dy) const {
    const std::size_t index = torus.index({from.x - vision, from.y + dy});
    std::uint32_t bits = 0;
    std::memcpy(&bits, bytes_.data() + index / 8, sizeof bits);
    return bits >> (index % 8) & row_masks[static_cast<std::size_t>(dy + vision)];
  }
  static constexpr std::array<std::uint32_t, 2 * vision + 1> row_masks = [] {
    std::array<std::uint32_t, 2 * vision + 1> masks{};
    for (const Offset cell : view) {
      masks[static_cast<std::size_t>(cell.dy + vision)] |= 1U << (cell.dx + vision);
    }
    return masks;
  }();

  std::vector<std::uint8_t> bytes_;
};

}  // namespace civil_violence
