#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/document_impl.h"

namespace ssr {

namespace {

/// Numbers in messages can be typed back: no thousands separators, no needless decimals.
std::string shown(double value) {
  const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
  return whole ? fmt::format("{:.0f}", value) : fmt::format("{:g}", value);
}

std::string bounds(const NumberSpec& spec) {
  const std::string unit = spec.unit == "1" ? std::string{} : fmt::format(" {}", spec.unit);
  if (spec.max >= 1e15) return fmt::format("at least {}{}", shown(spec.min), unit);
  return fmt::format("{} to {}{}", shown(spec.min), shown(spec.max), unit);
}

/// "file.toml:12", or the setting that says the number.
std::string place_of(const toml::node& node) {
  const toml::source_region& region = node.source();
  if (region.path == nullptr) return {};
  const bool setting = region.path->starts_with("--");
  return setting ? *region.path : fmt::format("{}:{}", *region.path, region.begin.line);
}

/// Reads one number and its range; `good` falls when it cannot be used.
struct NumberReader {
  Document::Impl& impl;
  std::string_view key;
  const NumberSpec& spec;
  bool whole;
  bool good = true;

  void fail(const toml::node& node, std::string text) {
    impl.report(node.source(), std::move(text));
    good = false;
  }

  double plain(const toml::node& node, std::string_view what, double otherwise) {
    const auto value = node.value<double>();
    if (!node.is_number() || !value) {
      fail(node, fmt::format("\"{}\" is {} ({} is wanted{}{}){}", what, kind_of_value(node),
                             whole ? "a whole number" : "a number", spec.help.empty() ? "" : ": ",
                             spec.help, node.is_string() ? "; write it without quotes?" : ""));
    } else if (!std::isfinite(*value)) {
      fail(node, fmt::format("\"{}\" is not finite (nan and inf are no quantities); write a number",
                             what));
    } else if (whole && *value != std::floor(*value)) {
      fail(node,
           fmt::format("\"{}\" is {} (a whole number is wanted); round it?", what, shown(*value)));
    } else if (*value < spec.min || *value > spec.max) {
      fail(node,
           fmt::format("\"{}\" is {} (outside {}); correct it", what, shown(*value), bounds(spec)));
    } else {
      return *value;
    }
    return otherwise;
  }

  void check_keys(const toml::table& table) {
    static const std::vector<std::string> valid = {"value", "low", "high", "unit", "source"};
    for (const auto& [inner, value] : table) {
      const std::string name(inner.str());
      if (std::find(valid.begin(), valid.end(), name) != valid.end()) continue;
      impl.report(
          inner.source().begin.line > 0 ? inner.source() : value.source(),
          fmt::format("unknown key \"{}\" in the number \"{}\" (a number has value, low, high, "
                      "unit, source){}",
                      name, key, suggestion(name, valid)));
    }
  }

  void range(const toml::table& table, Parameter& parameter) {
    const toml::node* low = table.get("low");
    const toml::node* high = table.get("high");
    if (low == nullptr && high == nullptr) return;
    if (low == nullptr || high == nullptr) {
      return fail(table,
                  fmt::format("\"{}\" has only one end of its range (a range is low and high); "
                              "add {} = ...",
                              key, low == nullptr ? "low" : "high"));
    }
    parameter.low = plain(*low, "low", parameter.value);
    parameter.high = plain(*high, "high", parameter.value);
    if (!good) return;
    if (parameter.low > parameter.high) {
      fail(*low, fmt::format("low {} of \"{}\" is above high {} (a range runs upwards); swap them?",
                             shown(parameter.low), key, shown(parameter.high)));
    } else if (parameter.value < parameter.low || parameter.value > parameter.high) {
      fail(*table.get("value"),
           fmt::format("value {} of \"{}\" is outside its own range {} to {}; "
                       "widen the range?",
                       shown(parameter.value), key, shown(parameter.low), shown(parameter.high)));
    } else if (impl.plain_numbers && parameter.uncertain()) {
      fail(*low, fmt::format("\"{}\" has a range (numbers of a study are choices, not uncertain); "
                             "write the value alone",
                             key));
    }
  }

  void words(const toml::table& table, Parameter& parameter) {
    for (const std::string_view name : {"unit", "source"}) {
      const toml::node* node = table.get(name);
      if (node == nullptr) continue;
      const auto text = node->value<std::string>();
      if (!text) {
        fail(*node, fmt::format("\"{}\" of \"{}\" is {} (text is wanted); put it in quotes", name,
                                key, kind_of_value(*node)));
      } else if (text->size() > longest_text) {
        fail(*node, fmt::format("\"{}\" of \"{}\" is too long ({} bytes, at most {}); shorten it",
                                name, key, text->size(), longest_text));
      } else if (name == "source") {
        parameter.source = *text;
      } else if (*text != spec.unit) {
        fail(*node,
             fmt::format("unit \"{}\" of \"{}\" is not \"{}\" (the model reads the number in that "
                         "unit); convert it",
                         *text, key, spec.unit));
      }
    }
  }
};

}  // namespace

Parameter read_parameter(Document::Impl& impl, const toml::node* node, std::string_view key,
                         const NumberSpec& spec, bool whole) {
  Parameter parameter;
  parameter.value = spec.value;
  const bool uncertain = spec.low < spec.high;
  parameter.low = uncertain ? spec.low : spec.value;
  parameter.high = uncertain ? spec.high : spec.value;
  parameter.unit = spec.unit;
  parameter.source = spec.source;
  parameter.help = spec.help;
  parameter.min = spec.min;
  parameter.max = spec.max;
  if (node != nullptr) {
    parameter.place = place_of(*node);
    NumberReader reader{impl, key, spec, whole};
    const double otherwise = std::clamp(spec.value, spec.min, spec.max);
    parameter.source.clear();
    const toml::table* table = node->as_table();
    if (table == nullptr) {
      parameter.value = reader.plain(*node, key, otherwise);
    } else if (const toml::node* value = table->get("value")) {
      parameter.value = reader.plain(*value, key, otherwise);
    } else {
      reader.fail(*node,
                  fmt::format("the number \"{}\" has no value (low and high are its range only); "
                              "add value = ...",
                              key));
    }
    parameter.low = parameter.high = parameter.value;
    if (table != nullptr) {
      reader.check_keys(*table);
      if (table->contains("value")) reader.range(*table, parameter);
      reader.words(*table, parameter);
    }
    if (!reader.good) parameter.value = parameter.low = parameter.high = otherwise;
  }
  parameter.assumption = parameter.source.empty();
  return parameter;
}

}  // namespace ssr
