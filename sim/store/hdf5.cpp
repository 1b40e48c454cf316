#include "store/hdf5.h"

#include <fmt/format.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace ssr::hdf5 {

namespace {

constexpr unsigned deflate_level = 1;  // with shuffle: most of the gain at a third of the time of 6

void check(herr_t status, std::string_view what) {
  if (status < 0) throw std::runtime_error(fmt::format("HDF5 could not {}", what));
}

/// Errors come back as exceptions. Handles close everything: at exit the library would close once
/// more what a full disk kept it from closing, and crash.
void set_up() {
  H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Handle scalar() { return {H5Screate(H5S_SCALAR), H5Sclose, "make a scalar"}; }
Handle simple(const std::vector<hsize_t>& sizes) {
  return {H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr), H5Sclose,
          "make a data space"};
}

Handle create_attribute(const Handle& object, const char* name, hid_t type, const Handle& space) {
  return {H5Acreate2(object.get(), name, type, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
          fmt::format("create attribute {}", name)};
}
Handle open_attribute(const Handle& object, const char* name) {
  return {H5Aopen(object.get(), name, H5P_DEFAULT), H5Aclose,
          fmt::format("read attribute {}", name)};
}
Handle open_dataset(const Handle& group, const std::string& name) {
  return {H5Dopen2(group.get(), name.c_str(), H5P_DEFAULT), H5Dclose, fmt::format("read {}", name)};
}

std::vector<const char*> pointers(const std::vector<std::string>& texts) {
  std::vector<const char*> out;
  for (const std::string& text : texts) out.push_back(text.c_str());
  return out;
}

/// Texts that the library allocated, and gets back.
std::vector<std::string> take(std::vector<char*>& raw, hid_t type, hid_t space) {
  std::vector<std::string> texts;
  for (const char* text : raw) texts.emplace_back(text == nullptr ? "" : text);
  H5Dvlen_reclaim(type, space, H5P_DEFAULT, raw.data());
  return texts;
}

std::size_t count(const Handle& space) {
  const hssize_t points = H5Sget_simple_extent_npoints(space.get());
  return points > 0 ? static_cast<std::size_t>(points) : 0;
}

Handle dataset_properties(const std::vector<hsize_t>& sizes, std::vector<hsize_t> chunk) {
  Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "make properties");
  // netCDF readers need to know the order in which attributes came.
  check(H5Pset_attr_creation_order(properties.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "track attribute order");
  check(H5Pset_obj_track_times(properties.get(), false), "leave times out");
  const bool empty = std::find(sizes.begin(), sizes.end(), hsize_t{0}) != sizes.end();
  if (sizes.empty() || empty) return properties;  // HDF5 has no chunks of nothing
  if (chunk.empty()) chunk = sizes;
  check(H5Pset_chunk(properties.get(), static_cast<int>(chunk.size()), chunk.data()), "set chunks");
  check(H5Pset_shuffle(properties.get()), "set shuffle");
  check(H5Pset_deflate(properties.get(), deflate_level), "set compression");
  return properties;
}

/// Where a type is converted, and every text is, the library clears two buffers of a mebibyte a
/// call; for a few hundred words that costs more than all the rest of a small file.
Handle transfer() {
  constexpr std::size_t conversion_bytes = std::size_t{1} << 14U;
  Handle properties(H5Pcreate(H5P_DATASET_XFER), H5Pclose, "make properties");
  check(H5Pset_buffer(properties.get(), conversion_bytes, nullptr, nullptr), "set a buffer");
  return properties;
}

template <class Number>
void write_all(const Handle& dataset, hid_t type, std::span<const Number> values) {
  if (values.empty()) return;
  check(H5Dwrite(dataset.get(), type, H5S_ALL, H5S_ALL, transfer().get(), values.data()),
        "write values");
}

template <class Number>
std::vector<Number> read_all(const Handle& group, const std::string& name, hid_t type) {
  const Handle dataset = open_dataset(group, name);
  const Handle space(H5Dget_space(dataset.get()), H5Sclose, "read a data space");
  std::vector<Number> values(count(space));
  if (values.empty()) return values;
  check(H5Dread(dataset.get(), type, H5S_ALL, H5S_ALL, transfer().get(), values.data()),
        fmt::format("read {}", name));
  return values;
}

}  // namespace

Handle::Handle(hid_t id, Close close, std::string_view what) : id_(id), close_(close) {
  if (id < 0) throw std::runtime_error(fmt::format("HDF5 could not {}", what));
}

Handle::~Handle() {
  if (id_ >= 0 && close_ != nullptr) close_(id_);
}

Handle create_file(const std::string& path) {
  set_up();
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "make properties");
  check(H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "track link order");
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "make properties");
  check(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_V110), "set versions");
  return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), H5Fclose,
          fmt::format("create {}", path)};
}

Handle open_file(const std::string& path) {
  set_up();
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose,
          fmt::format("open {}", path)};
}

void flush(const Handle& file) { check(H5Fflush(file.get(), H5F_SCOPE_GLOBAL), "flush the file"); }

Handle create_group(const Handle& parent, const std::string& name) {
  const Handle properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "make properties");
  check(H5Pset_link_creation_order(properties.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "track link order");
  return {H5Gcreate2(parent.get(), name.c_str(), H5P_DEFAULT, properties.get(), H5P_DEFAULT),
          H5Gclose, fmt::format("create group {}", name)};
}

Handle open_group(const Handle& parent, const std::string& name) {
  return {H5Gopen2(parent.get(), name.c_str(), H5P_DEFAULT), H5Gclose,
          fmt::format("open group {}", name)};
}

bool exists(const Handle& parent, const std::string& name) {
  return H5Lexists(parent.get(), name.c_str(), H5P_DEFAULT) > 0;
}

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "make a text type");
  check(H5Tset_size(type.get(), H5T_VARIABLE), "set a text type");
  check(H5Tset_cset(type.get(), H5T_CSET_UTF8), "set a text type");
  return type;
}

void set_attribute(const Handle& object, const char* name, std::string_view text) {
  const Handle type = text_type();
  const Handle attribute = create_attribute(object, name, type.get(), scalar());
  const std::string terminated(text);
  const char* pointer = terminated.c_str();
  check(H5Awrite(attribute.get(), type.get(), &pointer), "write an attribute");
}

void set_attribute(const Handle& object, const char* name, const std::vector<std::string>& texts) {
  const Handle type = text_type();
  const Handle attribute = create_attribute(object, name, type.get(), simple({texts.size()}));
  if (texts.empty()) return;
  const auto raw = pointers(texts);
  check(H5Awrite(attribute.get(), type.get(), raw.data()), "write an attribute");
}

void set_attribute(const Handle& object, const char* name, std::int64_t value) {
  const Handle attribute = create_attribute(object, name, H5T_STD_I64LE, scalar());
  check(H5Awrite(attribute.get(), H5T_NATIVE_INT64, &value), "write an attribute");
}

void set_attribute(const Handle& object, const char* name, double value) {
  const Handle attribute = create_attribute(object, name, H5T_IEEE_F64LE, scalar());
  check(H5Awrite(attribute.get(), H5T_NATIVE_DOUBLE, &value), "write an attribute");
}

void set_attribute(const Handle& object, const char* name, std::span<const std::uint8_t> values) {
  const Handle attribute = create_attribute(object, name, H5T_STD_U8LE, simple({values.size()}));
  check(H5Awrite(attribute.get(), H5T_NATIVE_UINT8, values.data()), "write an attribute");
}

bool has_attribute(const Handle& object, const char* name) {
  return H5Aexists(object.get(), name) > 0;
}

std::vector<std::string> texts_attribute(const Handle& object, const char* name) {
  const Handle attribute = open_attribute(object, name);
  const Handle stored(H5Aget_type(attribute.get()), H5Tclose, "read an attribute");
  if (H5Tis_variable_str(stored.get()) <= 0) {
    throw std::runtime_error(fmt::format("attribute {} is not a text", name));
  }
  const Handle space(H5Aget_space(attribute.get()), H5Sclose, "read an attribute");
  const Handle type = text_type();
  std::vector<char*> raw(count(space));
  if (raw.empty()) return {};
  check(H5Aread(attribute.get(), type.get(), raw.data()), fmt::format("read attribute {}", name));
  return take(raw, type.get(), space.get());
}

std::string text_attribute(const Handle& object, const char* name) {
  const std::vector<std::string> texts = texts_attribute(object, name);
  return texts.empty() ? std::string() : texts.front();
}

std::int64_t integer_attribute(const Handle& object, const char* name) {
  std::int64_t value = 0;
  check(H5Aread(open_attribute(object, name).get(), H5T_NATIVE_INT64, &value),
        fmt::format("read attribute {}", name));
  return value;
}

double number_attribute(const Handle& object, const char* name) {
  double value = 0;
  check(H5Aread(open_attribute(object, name).get(), H5T_NATIVE_DOUBLE, &value),
        fmt::format("read attribute {}", name));
  return value;
}

void link(const Scale& scale, const Handle& group) {
  if (exists(group, scale.name)) return;
  check(H5Lcreate_hard(scale.data.get(), ".", group.get(), scale.name.c_str(), H5P_DEFAULT,
                       H5P_DEFAULT),
        fmt::format("link dimension {}", scale.name));
}

namespace {

/// A data set over scales, which are linked into its group and attached.
Handle create_over(const Handle& group, const std::string& name, hid_t type,
                   const std::vector<const Scale*>& scales, const std::vector<hsize_t>& sizes,
                   const Handle& properties) {
  for (const Scale* scale : scales) link(*scale, group);
  Handle dataset(H5Dcreate2(group.get(), name.c_str(), type, simple(sizes).get(), H5P_DEFAULT,
                            properties.get(), H5P_DEFAULT),
                 H5Dclose, fmt::format("create {}", name));
  for (std::size_t i = 0; i < scales.size(); ++i) {
    check(H5DSattach_scale(dataset.get(), scales[i]->data.get(), static_cast<unsigned>(i)),
          fmt::format("attach dimension {}", scales[i]->name));
  }
  return dataset;
}

std::vector<hsize_t> sizes_of(const std::vector<const Scale*>& scales) {
  std::vector<hsize_t> sizes;
  for (const Scale* scale : scales) sizes.push_back(scale->size);
  return sizes;
}

/// The library fills numbers into names with a percent sign.
std::string without_patterns(const std::string& name) {
  std::string plain;
  for (const char c : name) plain += c == '%' ? std::string("%%") : std::string(1, c);
  return plain;
}

}  // namespace

Handle create_dataset(const Handle& group, const std::string& name, hid_t type,
                      const std::vector<const Scale*>& scales, const std::vector<hsize_t>& chunk) {
  const std::vector<hsize_t> sizes = sizes_of(scales);
  return create_over(group, name, type, scales, sizes, dataset_properties(sizes, chunk));
}

Handle create_virtual(const Handle& group, const std::string& path,
                      const std::vector<const Scale*>& scales,
                      const std::vector<VirtualPart>& parts) {
  const std::vector<hsize_t> sizes = sizes_of(scales);
  const Handle properties = dataset_properties({}, {});
  const float missing = std::numeric_limits<float>::quiet_NaN();
  check(H5Pset_fill_value(properties.get(), H5T_NATIVE_FLOAT, &missing), "set the missing value");
  for (const VirtualPart& part : parts) {
    const Handle space = simple(sizes);
    std::vector<hsize_t> start(sizes.size(), 0);
    std::vector<hsize_t> count = sizes;
    start[1] = part.first;
    count[1] = part.n;
    check(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, count.data(),
                              nullptr),
          "select a part");
    check(H5Pset_virtual(properties.get(), space.get(), without_patterns(part.file).c_str(),
                         path.c_str(), simple(count).get()),
          fmt::format("refer to {}", part.file));
  }
  return create_over(group, path.substr(path.rfind('/') + 1), H5T_IEEE_F32LE, scales, sizes,
                     properties);
}

Scale create_scale(const Handle& root, const std::string& name, hid_t type, hsize_t size) {
  const Handle properties = dataset_properties({size}, {});
  Handle dataset(H5Dcreate2(root.get(), name.c_str(), type, simple({size}).get(), H5P_DEFAULT,
                            properties.get(), H5P_DEFAULT),
                 H5Dclose, fmt::format("create {}", name));
  check(H5DSset_scale(dataset.get(), name.c_str()), fmt::format("make dimension {}", name));
  return {name, size, std::move(dataset)};
}

Handle create_text(const Handle& group, const std::string& name, std::string_view text) {
  const Handle type = text_type();
  const Handle properties = dataset_properties({}, {});
  Handle dataset(H5Dcreate2(group.get(), name.c_str(), type.get(), scalar().get(), H5P_DEFAULT,
                            properties.get(), H5P_DEFAULT),
                 H5Dclose, fmt::format("create {}", name));
  write(dataset, std::vector<std::string>{std::string(text)});
  return dataset;
}

void write(const Handle& dataset, std::span<const float> values) {
  write_all(dataset, H5T_NATIVE_FLOAT, values);
}
void write(const Handle& dataset, std::span<const double> values) {
  write_all(dataset, H5T_NATIVE_DOUBLE, values);
}
void write(const Handle& dataset, std::span<const std::uint8_t> values) {
  write_all(dataset, H5T_NATIVE_UINT8, values);
}
void write(const Handle& dataset, std::span<const std::int32_t> values) {
  write_all(dataset, H5T_NATIVE_INT32, values);
}
void write(const Handle& dataset, std::span<const std::uint64_t> values) {
  write_all(dataset, H5T_NATIVE_UINT64, values);
}
void write(const Handle& dataset, const std::vector<std::string>& texts) {
  const auto raw = pointers(texts);
  write_all(dataset, text_type().get(), std::span<const char* const>(raw));
}

void write_block(const Handle& dataset, const std::vector<hsize_t>& start,
                 const std::vector<hsize_t>& count, std::span<const float> values) {
  const Handle file(H5Dget_space(dataset.get()), H5Sclose, "read a data space");
  check(
      H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
      "select a block");
  check(H5Dwrite(dataset.get(), H5T_NATIVE_FLOAT, simple(count).get(), file.get(), H5P_DEFAULT,
                 values.data()),
        "write values");
}

std::vector<double> read_numbers(const Handle& group, const std::string& name) {
  return read_all<double>(group, name, H5T_NATIVE_DOUBLE);
}

std::vector<float> read_floats(const Handle& group, const std::string& name) {
  return read_all<float>(group, name, H5T_NATIVE_FLOAT);
}

std::vector<std::uint64_t> read_unsigned(const Handle& group, const std::string& name) {
  return read_all<std::uint64_t>(group, name, H5T_NATIVE_UINT64);
}

std::vector<std::string> read_texts(const Handle& group, const std::string& name) {
  const Handle dataset = open_dataset(group, name);
  const Handle stored(H5Dget_type(dataset.get()), H5Tclose, "read a type");
  if (H5Tis_variable_str(stored.get()) <= 0) {
    throw std::runtime_error(fmt::format("{} is not a text", name));
  }
  const Handle space(H5Dget_space(dataset.get()), H5Sclose, "read a data space");
  const Handle type = text_type();
  std::vector<char*> raw(count(space));
  if (raw.empty()) return {};
  check(H5Dread(dataset.get(), type.get(), H5S_ALL, H5S_ALL, transfer().get(), raw.data()),
        fmt::format("read {}", name));
  return take(raw, type.get(), space.get());
}

}  // namespace ssr::hdf5
