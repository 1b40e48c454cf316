#include "store/variable.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

namespace ssr {

namespace {

using hdf5::Handle;
using hdf5::Scale;

constexpr std::uint8_t no_flag = std::numeric_limits<std::uint8_t>::max();

template <class Number>
void write_numbers(const Handle& group, const std::string& name, hid_t type, const Scales& scales,
                   const std::vector<Number>& values, const Description& description) {
  const Handle data = hdf5::create_dataset(group, name, type, scales, {});
  describe(data, description);
  hdf5::write(data, std::span<const Number>(values));
}

/// Meanings stand in one text with blanks between them (CF conventions).
std::string joined(const std::vector<std::string>& meanings) {
  std::string out;
  for (std::string meaning : meanings) {
    std::replace(meaning.begin(), meaning.end(), ' ', '_');
    out += meaning + " ";
  }
  return out + "none";
}

}  // namespace

void describe(const Handle& variable, const Description& description) {
  hdf5::set_attribute(variable, "units", std::string_view(description.units));
  hdf5::set_attribute(variable, "long_name", std::string_view(description.long_name));
  hdf5::set_attribute(variable, "definition", std::string_view(description.definition));
}

Scale text_scale(const Handle& group, const std::string& name,
                 const std::vector<std::string>& labels, const Description& description) {
  Scale scale = hdf5::create_scale(group, name, hdf5::text_type().get(), labels.size());
  describe(scale.data, description);
  hdf5::write(scale.data, labels);
  return scale;
}

Scale index_scale(const Handle& group, const std::string& name, std::size_t size,
                  const Description& description, std::size_t first) {
  std::vector<std::int32_t> values(size);
  std::iota(values.begin(), values.end(), static_cast<std::int32_t>(first));
  return number_scale(group, name, values, description);
}

Scale number_scale(const Handle& group, const std::string& name,
                   const std::vector<std::int32_t>& values, const Description& description) {
  Scale scale = hdf5::create_scale(group, name, H5T_STD_I32LE, values.size());
  describe(scale.data, description);
  hdf5::write(scale.data, std::span<const std::int32_t>(values));
  return scale;
}

void write_variable(const Handle& group, const std::string& name, const Scales& scales,
                    const std::vector<double>& values, const Description& description) {
  write_numbers(group, name, H5T_IEEE_F64LE, scales, values, description);
}

void write_variable(const Handle& group, const std::string& name, const Scales& scales,
                    const std::vector<std::int32_t>& values, const Description& description) {
  write_numbers(group, name, H5T_STD_I32LE, scales, values, description);
}

void write_variable(const Handle& group, const std::string& name, const Scales& scales,
                    const std::vector<std::uint64_t>& values, const Description& description) {
  write_numbers(group, name, H5T_STD_U64LE, scales, values, description);
}

void write_variable(const Handle& group, const std::string& name, const Scales& scales,
                    const std::vector<std::string>& values, const Description& description) {
  const Handle data = hdf5::create_dataset(group, name, hdf5::text_type().get(), scales, {});
  describe(data, description);
  hdf5::write(data, values);
}

void write_enumeration(const Handle& group, const std::string& name, const Scales& scales,
                       const std::vector<std::size_t>& values,
                       const std::vector<std::string>& meanings, const Description& description) {
  if (meanings.size() >= no_flag) {
    std::vector<std::int32_t> numbers;
    for (const std::size_t value : values) {
      numbers.push_back(value < meanings.size() ? static_cast<std::int32_t>(value) : -1);
    }
    write_variable(group, name, scales, numbers, description);
    return;
  }
  std::vector<std::uint8_t> bytes;
  for (const std::size_t value : values) {
    bytes.push_back(value < meanings.size() ? static_cast<std::uint8_t>(value) : no_flag);
  }
  const Handle data = hdf5::create_dataset(group, name, H5T_STD_U8LE, scales, {});
  describe(data, description);
  std::vector<std::uint8_t> flags(meanings.size());
  std::iota(flags.begin(), flags.end(), std::uint8_t{0});
  flags.push_back(no_flag);
  hdf5::set_attribute(data, "flag_values", std::span<const std::uint8_t>(flags));
  hdf5::set_attribute(data, "flag_meanings", std::string_view(joined(meanings)));
  hdf5::write(data, std::span<const std::uint8_t>(bytes));
}

}  // namespace ssr
