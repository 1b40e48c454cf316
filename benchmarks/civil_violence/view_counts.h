#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "civil_violence/torus.h"

namespace civil_violence {

using ViewRows = std::array<std::array<std::uint8_t, 2 * vision + 2>, 2 * vision + 1>;

/// `by` on the cells of a view, 0 beside it; rows are padded to one vector of bytes.
constexpr ViewRows rows_of(std::uint8_t by) {
  ViewRows made{};
  for (const Offset cell : view) {
    made[static_cast<std::size_t>(cell.dy + vision)][static_cast<std::size_t>(cell.dx + vision)] =
        by;
  }
  return made;
}

/// How many of some kind each cell has in view, kept up to date as they come and go.
class ViewCounts {
 public:
  explicit ViewCounts(const Torus& torus) : counts_(torus.size()) {}

  const std::uint8_t& operator[](std::size_t index) const noexcept { return counts_[index]; }
  friend bool operator==(const ViewCounts&, const ViewCounts&) = default;
  void add(const Torus& torus, Place at) { change(torus, at, one_more); }
  void remove(const Torus& torus, Place at) { change(torus, at, one_less); }

 private:
  static constexpr ViewRows one_more = rows_of(1);
  static constexpr ViewRows one_less = rows_of(255);  // modulo 256

  void change(const Torus& torus, Place at, const ViewRows& by) {
    torus.each_image(at, [&](std::size_t index) {
      std::uint8_t* row =
          counts_.data() + index - static_cast<std::size_t>(vision * torus.stride() + vision);
      for (auto change : by) {
        for (std::size_t i = 0; i < change.size(); ++i) {
          change[i] = static_cast<std::uint8_t>(change[i] + row[i]);
        }
        std::memcpy(row, change.data(), change.size());
        row += torus.stride();
      }
    });
  }

  std::vector<std::uint8_t> counts_;
};

}  // namespace civil_violence
