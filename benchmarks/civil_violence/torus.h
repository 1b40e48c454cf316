#pragma once

#include <cstddef>

#include "civil_violence/rules.h"

namespace civil_violence {

struct Place {
  int x = 0;
  int y = 0;

  friend constexpr bool operator==(Place, Place) = default;
};

/// A square that is joined to itself at its edges, laid out with a margin on each side that repeats
/// the other side: whoever looks around need not ask where the edge is.
class Torus {
 public:
  /// [cells] An image may lie a view beyond the edge, and what sees it a view beyond that.
  static constexpr int margin = 16;

  explicit Torus(int width) : width_(width), stride_(width + 2 * margin) {}

  int width() const noexcept { return width_; }
  int stride() const noexcept { return stride_; }
  /// Where a cell lies in an array of `size()`.
  std::size_t index(Place at) const noexcept {
    return static_cast<std::size_t>((at.y + margin) * stride_ + at.x + margin);
  }
  std::size_t size() const noexcept {
    return static_cast<std::size_t>(stride_) * static_cast<std::size_t>(stride_);
  }
  Place moved(Place from, Offset by) const noexcept {
    return {wrapped(from.x + by.dx), wrapped(from.y + by.dy)};
  }

  /// Visits the index of a cell, and those of its images in the margin that lie within a view of
  /// the square.
  template <class Visit>
  void each_image(Place at, const Visit& visit) const {
    if (inner(at.x) && inner(at.y)) {
      visit(index(at));
      return;
    }
    for (const int x : {at.x - width_, at.x, at.x + width_}) {
      if (x < -vision || x >= width_ + vision) continue;
      for (const int y : {at.y - width_, at.y, at.y + width_}) {
        if (y >= -vision && y < width_ + vision) visit(index({x, y}));
      }
    }
  }

 private:
  bool inner(int coordinate) const noexcept {
    return coordinate >= vision && coordinate < width_ - vision;
  }
  int wrapped(int coordinate) const noexcept {
    if (coordinate < 0) return coordinate + width_;
    return coordinate >= width_ ? coordinate - width_ : coordinate;
  }

  int width_;
  int stride_;
};

}  // namespace civil_violence
