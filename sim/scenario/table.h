#pragma once

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/errors.h"

namespace ssr {

/// A number that the code declares: what holds where no file says otherwise, and how sure that is.
struct NumberSpec {
  double value = 0.0;          // central value
  double low = 0.0;            // honest range: each sample draws from low..high;
  double high = 0.0;           // low == high: not uncertain
  std::string_view unit = "1"; // singular UDUNITS where one exists: "week", "1/year", "USD"
  std::string_view source = {};  // publication or data set; empty: an assumption
  std::string_view help = {};    // one sentence
  double min = 0.0;            // what a file may say at all
  double max = 1e15;
};

/// A parameter of one resolved scenario.
struct Parameter {
  std::string path;  // "context.region.Kono.people", "mechanism.courts.per_judge"
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
  std::string unit;
  std::string source;
  std::string help;
  bool assumption = true;
  std::string place = {};  // "file.toml:12" or the setting; empty: the code declares it
  double min = -std::numeric_limits<double>::infinity();  // what a file may say at all
  double max = std::numeric_limits<double>::infinity();
  bool uncertain() const noexcept { return low < high; }
};

/// Every parameter declared while scenario files were read, and the values they take at one sample.
class ParameterBook {
 public:
  /// Values by path that replace the central ones (a sample's point, or a recorded run's values).
  explicit ParameterBook(std::map<std::string, double> point = {}) : point_(std::move(point)) {}

  /// Records the parameter and gives its value at this point.
  double declare(Parameter parameter);
  /// True when no point was given: values are central ones, and files are checked against each
  /// other.
  bool central() const noexcept { return point_.empty(); }
  const std::vector<Parameter>& parameters() const noexcept { return parameters_; }

 private:
  std::map<std::string, double> point_;
  std::vector<Parameter> parameters_;
};

/// `--set path=value`: replaces one value of a file or of the code.
struct Setting {
  std::string path;
  std::string value;
  bool operator==(const Setting&) const = default;
};

/// A scenario file as text, with the name that errors and provenance give it, and the files that it
/// builds on (`base` in its head).
struct SourceText {
  std::string name;
  std::string text;
  std::vector<SourceText> bases = {};  // the nearest first, each without bases of its own
};

class Document;

/// Names that a list must not hold although they exist, and why.
struct Refusal {
  const std::vector<std::string>& names;
  std::string_view why;
};

/// One table of a scenario file, or an absent one whose every value is the code's default. Reading
/// a value declares it; what stays unread when `finish` runs is reported as unknown, with the
/// nearest valid name. All problems are collected; nothing throws before the whole file was read.
class Table {
 public:
  /// `node` is a toml::table, or null where the file has none; `place` the nearest node that
  /// exists.
  Table(Document& document, const void* node, const void* place, std::string path);

  /// A number, plain or `{ value, low, high, source }`; the code's own range where a file gives
  /// none and the file does not replace the value.
  double number(std::string_view key, const NumberSpec& spec);
  /// As `number`, and a whole number; an uncertain one is rounded after drawing.
  std::int64_t integer(std::string_view key, const NumberSpec& spec);
  /// A number that a file must give.
  double required_number(std::string_view key, const NumberSpec& spec);
  bool flag(std::string_view key, bool otherwise, std::string_view help);
  std::string text(std::string_view key, std::string otherwise, std::string_view help);
  std::string required_text(std::string_view key, std::string_view help);
  /// The `name` of a list item: part of parameter paths, so without dots, quotes or equals signs.
  std::string name(std::string_view help);
  std::optional<Date> date(std::string_view key, std::string_view help);
  /// A date or a week number, as the week since `start`; a date before the start is a problem.
  std::optional<Week> week(std::string_view key, Date start, std::string_view help);
  /// `[[from, until], ...]`, each a date or a week number; spells may begin before the start.
  std::vector<std::pair<Week, Week>> spells(std::string_view key, Date start,
                                            std::string_view help);
  /// One of `names`, as its index. An `otherwise` past the end makes the key required.
  std::size_t choice(std::string_view key, const std::vector<std::string>& names,
                     std::size_t otherwise, std::string_view help);
  std::vector<std::string> texts(std::string_view key, std::string_view help);
  /// A list of numbers; none where the file has no such key.
  std::vector<double> numbers(std::string_view key, std::string_view help);
  /// Names that must be among `valid` ("region", "faction", ...); their indices.
  std::vector<std::size_t> names(std::string_view key, const std::vector<std::string>& valid,
                                 std::string_view kind, std::string_view help,
                                 const Refusal* refusal = nullptr);
  /// `{ Kono = 0.3, Bo = 0.7 }`: a number for each of `valid`, 0 where none is given.
  std::vector<double> numbers_by_name(std::string_view key, const std::vector<std::string>& valid,
                                      std::string_view kind, const NumberSpec& spec);

  bool has(std::string_view key) const;
  /// True where the file gives a date under the key.
  bool has_date(std::string_view key) const;
  /// The text of a key without reading it; empty where there is none.
  std::string peek(std::string_view key) const;
  /// Keys that stand in the file.
  std::vector<std::string> keys() const;
  /// True when values are central ones: checks between several numbers run then only.
  bool central() const noexcept;
  /// True when the table stands in a file.
  bool exists() const noexcept { return node_ != nullptr; }
  Table table(std::string_view key);
  /// `[[key]]`: one table each; list items are named by their `name` in parameter paths.
  std::vector<Table> tables(std::string_view key);
  /// Reports a problem at the key, or at the table where the key does not stand in it.
  void problem(std::string_view key, std::string text);
  /// Reports a problem at one item of the list `key`.
  void item_problem(std::string_view key, std::size_t index, std::string text);
  /// The key was dealt with; `finish` does not call it unknown.
  void accept(std::string_view key);
  /// Reports unknown keys here and in nothing below.
  void finish();
  const std::string& path() const noexcept { return path_; }

 private:
  const void* find(std::string_view key);
  void missing(std::string_view key, std::string_view help);
  double read_number(const void* node, std::string path, std::string_view key,
                     const NumberSpec& spec, bool whole);
  std::optional<Week> read_week(const void* node, std::string_view key, Date start);

  Document* document_;
  const void* node_;  // toml::table, or null
  const void* place_;  // toml::node
  std::string path_;
  std::vector<std::string> known_;
};

/// A parsed scenario file under `root`: "context", "plan.<name>", "study", or "mechanism" for the
/// `[mechanism]` tables of the sources, where later sources replace values of earlier ones. A file
/// that builds on others says what is different: its tables are laid over theirs key by key, its
/// lists of named tables item by item; what its head lists under `without` is left out of theirs.
/// Of `settings` it applies those whose path starts with the root. Numbers of a study are never
/// uncertain.
class Document {
 public:
  /// Throws nothing: syntax errors become problems, and then nothing else is reported.
  Document(const SourceText& source, std::string root, const std::vector<Setting>& settings,
           ParameterBook& book, std::vector<Problem>& problems);
  Document(const std::vector<SourceText>& sources, std::string root,
           const std::vector<Setting>& settings, ParameterBook& book,
           std::vector<Problem>& problems);
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  Table root();
  /// False when the text could not be parsed or is a file of another kind.
  bool usable() const noexcept;

  struct Impl;
  Impl& impl() noexcept { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// The `base` that the head of a context or plan names, and where it stands; no file: none.
Problem base_of(const SourceText& source);

/// What kind of scenario file a text is: "context", "plan", "study", or empty where it has none of
/// the tables of those names (or cannot be parsed).
std::string kind_of(const SourceText& source);

/// Sorts problems by file, in the order in which files first appear, then by place.
void sort_problems(std::vector<Problem>& problems);

}  // namespace ssr
