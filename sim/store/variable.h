#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/hdf5.h"

namespace ssr {

/// What every variable of a results file says about itself.
struct Description {
  std::string units;       // singular: readers turn plurals into time spans
  std::string long_name;
  std::string definition;
};
void describe(const hdf5::Handle& variable, const Description& description);

/// Dimensions with labels, with whole numbers in a row, with numbers of their own.
hdf5::Scale text_scale(const hdf5::Handle& group, const std::string& name,
                       const std::vector<std::string>& labels, const Description& description);
hdf5::Scale index_scale(const hdf5::Handle& group, const std::string& name, std::size_t size,
                        const Description& description, std::size_t first = 0);
hdf5::Scale number_scale(const hdf5::Handle& group, const std::string& name,
                         const std::vector<std::int32_t>& values, const Description& description);

using Scales = std::vector<const hdf5::Scale*>;

/// Variables over `scales`, whole.
void write_variable(const hdf5::Handle& group, const std::string& name, const Scales& scales,
                    const std::vector<double>& values, const Description& description);
void write_variable(const hdf5::Handle& group, const std::string& name, const Scales& scales,
                    const std::vector<std::int32_t>& values, const Description& description);
void write_variable(const hdf5::Handle& group, const std::string& name, const Scales& scales,
                    const std::vector<std::uint64_t>& values, const Description& description);
void write_variable(const hdf5::Handle& group, const std::string& name, const Scales& scales,
                    const std::vector<std::string>& values, const Description& description);

/// One of `meanings` a value, as a byte with flag_values and flag_meanings; what lies beyond them
/// is `none`. Above 254 meanings: whole numbers, -1 for none, their meaning in the definition.
void write_enumeration(const hdf5::Handle& group, const std::string& name, const Scales& scales,
                       const std::vector<std::size_t>& values,
                       const std::vector<std::string>& meanings, const Description& description);

}  // namespace ssr
