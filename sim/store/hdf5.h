#pragma once

#include <hdf5.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A thin layer over the HDF5 C library: handles that close themselves, and errors as exceptions.
/// The library works under one lock; these functions are for one writing thread.
namespace ssr::hdf5 {

/// Owns one HDF5 identifier. Move-only.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);

  Handle() = default;
  /// Throws std::runtime_error naming `what` when the library gave no identifier.
  Handle(hid_t id, Close close, std::string_view what);
  Handle(Handle&& other) noexcept
      : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle();

  hid_t get() const noexcept { return id_; }

 private:
  hid_t id_ = H5I_INVALID_HID;
  Close close_ = nullptr;
};

Handle create_file(const std::string& path);
Handle open_file(const std::string& path);
/// Everything to the operating system.
void flush(const Handle& file);
Handle create_group(const Handle& parent, const std::string& name);
Handle open_group(const Handle& parent, const std::string& name);
bool exists(const Handle& parent, const std::string& name);

/// Attributes of a file, group or data set. Texts are variable-length UTF-8.
void set_attribute(const Handle& object, const char* name, std::string_view text);
void set_attribute(const Handle& object, const char* name, const std::vector<std::string>& texts);
void set_attribute(const Handle& object, const char* name, std::int64_t value);
void set_attribute(const Handle& object, const char* name, double value);
void set_attribute(const Handle& object, const char* name, std::span<const std::uint8_t> values);
bool has_attribute(const Handle& object, const char* name);
std::string text_attribute(const Handle& object, const char* name);
std::vector<std::string> texts_attribute(const Handle& object, const char* name);
std::int64_t integer_attribute(const Handle& object, const char* name);
double number_attribute(const Handle& object, const char* name);

/// A dimension: its scale stands in the root and is hard-linked into every group that uses it.
struct Scale {
  std::string name;
  hsize_t size = 0;
  Handle data;
};
/// Links the scale into a group, once.
void link(const Scale& scale, const Handle& group);

/// Creates a data set over `scales` in the group that holds it, links and attaches the scales;
/// chunked and compressed (`chunk` elements a dimension; empty: one piece).
Handle create_dataset(const Handle& group, const std::string& name, hid_t type,
                      const std::vector<const Scale*>& scales, const std::vector<hsize_t>& chunk);
/// Where some of a virtual data set's second dimension stands: all of a data set of the same name
/// and group in another file.
struct VirtualPart {
  std::string file;  // relative to the file that names it
  hsize_t first = 0;
  hsize_t n = 0;
};
/// As `create_dataset`, of floats that stay in the files of `parts`; NaN where none has them.
/// `path` is the data set's own, "/national/fear".
Handle create_virtual(const Handle& group, const std::string& path,
                      const std::vector<const Scale*>& scales,
                      const std::vector<VirtualPart>& parts);
/// A data set that becomes the scale of its own dimension.
Scale create_scale(const Handle& root, const std::string& name, hid_t type, hsize_t size);
/// A single text.
Handle create_text(const Handle& group, const std::string& name, std::string_view text);

void write(const Handle& dataset, std::span<const float> values);
void write(const Handle& dataset, std::span<const double> values);
void write(const Handle& dataset, std::span<const std::uint8_t> values);
void write(const Handle& dataset, std::span<const std::int32_t> values);
void write(const Handle& dataset, std::span<const std::uint64_t> values);
void write(const Handle& dataset, const std::vector<std::string>& texts);

/// Part of a data set: `count` values a dimension from `start` on.
void write_block(const Handle& dataset, const std::vector<hsize_t>& start,
                 const std::vector<hsize_t>& count, std::span<const float> values);

/// Variable-length UTF-8.
Handle text_type();

std::vector<double> read_numbers(const Handle& group, const std::string& name);
std::vector<float> read_floats(const Handle& group, const std::string& name);
std::vector<std::uint64_t> read_unsigned(const Handle& group, const std::string& name);
std::vector<std::string> read_texts(const Handle& group, const std::string& name);

}  // namespace ssr::hdf5
