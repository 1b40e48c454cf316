#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "app/options.h"
#include "core/errors.h"
#include "store/provenance.h"

namespace ssr::app {

namespace {

constexpr int most_threads = 1024;

/// Texts of options that become settings after parsing.
struct Raw {
  std::vector<std::string> settings;
};

CLI::App* add(CLI::App& app, Options& options, Command command, const char* name,
              const char* description) {
  CLI::App* sub = app.add_subcommand(name, description);
  sub->callback([&options, command] { options.command = command; });
  return sub;
}

void add_output(CLI::App* sub, Options& options, bool required) {
  sub->add_option("-o,--output", options.output, "results file to write (HDF5)")
      ->required(required);
}

void add_machine(CLI::App* sub, Options& options) {
  sub->add_option("--threads", options.threads, "threads to use (default: all cores)")
      ->check(CLI::Range(1, most_threads));
  sub->add_flag("--quiet", options.quiet, "no progress on standard error");
  sub->add_flag("--check-invariants", options.check_invariants,
                "audit people, weapons, cases and money every week");
}

void add_overrides(CLI::App* sub, Options& options, Raw& raw) {
  Overrides& overrides = options.overrides;
  sub->add_option("--seed", overrides.seed, "seed of all luck");
  // Ranges are checked with the study, where their limits stand.
  sub->add_option("--samples", overrides.samples, "points of the uncertain parameters");
  sub->add_option("--replicates", overrides.replicates, "histories at each point");
  sub->add_option("--horizon-weeks", overrides.horizon_weeks, "weeks to play");
  sub->add_option("--scale", overrides.scale, "share of citizens simulated, above 0 up to 1");
  sub->add_option("--set", raw.settings, "path=value: replace one value; may be repeated")
      ->allow_extra_args(false);
  sub->add_option("--disable", overrides.disabled,
                  "mechanism to cut, by id or name; may be repeated, or separated by commas")
      ->allow_extra_args(false)
      ->delimiter(',');
  sub->add_flag("--fixed-parameters", overrides.fixed_parameters,
                "central values only: luck alone varies");
}

void add_commands(CLI::App& app, Options& options, Raw& raw) {
  CLI::App* run = add(app, options, Command::run, "run", "play one plan on one context");
  run->add_option("context", options.files, "context file")->required()->expected(1);
  run->add_option("--plan", options.plan, "plan file")->required();
  CLI::App* compare = add(app, options, Command::compare, "compare",
                          "play all plans of a study; prints the decision table");
  compare->add_option("study", options.files, "study file")->required()->expected(1);
  for (CLI::App* sub : {run, compare}) {
    add_output(sub, options, false);
    add_overrides(sub, options, raw);
    add_machine(sub, options);
  }
  CLI::App* sweep = add(app, options, Command::sweep, "sweep",
                        "a parameter sweep; run again, it goes on where it stopped");
  sweep->add_option("study", options.files, "study file")->required()->expected(1);
  // Asked for with the study: a dry run needs none.
  add_output(sweep, options, false);
  add_overrides(sweep, options, raw);
  add_machine(sweep, options);
  sweep->add_option("--shard", options.shard, "i/n: the i-th of n parts of the points (i from 1)");
  sweep->add_option("--until", options.until,
                    "'OUTCOME ci WIDTH': replicates of a point until paired differences are as "
                    "narrow; at most the study's replicates");
  sweep->add_flag("--dry-run", options.dry_run,
                  "say what would be played, and how long it would take");
  sweep->add_option("--points", options.points,
                    "with --dry-run: file to write the points to, as a table (CSV)");
  sweep->add_flag("--anyway", options.anyway, "also go on with what another version played");

  CLI::App* table = add(app, options, Command::export_table, "export",
                        "a results file's runs as a table, one a line: point and outcomes");
  table->add_option("file", options.files, "results file")->required()->expected(1);
  table->add_flag("--csv", options.csv, "comma-separated values");
  table->add_option("-o,--output", options.output, "file to write (default: standard output)");

  CLI::App* merge =
      add(app, options, Command::merge, "merge", "join the files of shards or batches");
  merge->add_option("parts", options.files, "results files, or folders OUT.h5.parts")->required();
  add_output(merge, options, true);
  merge->add_flag("--virtual", options.virtual_series,
                  "leave series in the parts: the output refers to them, and needs them to stay");
  merge->add_flag("--anyway", options.anyway, "also files of another version than the program's");

  CLI::App* rerun =
      add(app, options, Command::rerun, "rerun", "repeat what a results file records");
  rerun->add_option("file", options.files, "results file")->required()->expected(1);
  add_output(rerun, options, true);
  rerun->add_option("--plan", options.only_plan, "this plan only");
  rerun->add_option("--sample", options.only_sample, "this sample only");
  rerun->add_option("--replicate", options.only_replicate, "this replicate only");
  rerun->add_flag("--anyway", options.anyway, "also with another model version than the file's");
  rerun->add_flag("--complete", options.complete, "also the runs that the file lacks");
  add_machine(rerun, options);

  CLI::App* explain = add(app, options, Command::explain, "explain",
                          "attribute the difference of two plans to mechanisms; or a run's ledger");
  explain->add_option("study", options.files, "study file, or a results file (.h5) with a ledger")
      ->required()
      ->expected(1);
  explain->add_option("--outcome", options.outcome, "outcome to explain");
  explain->add_option("--plans", options.plans, "A,B: the plan, and what it is compared with")
      ->allow_extra_args(false)
      ->delimiter(',');
  explain->add_option("--budget", options.budget, "time it may take: 90s, 10m, 2h (default 10m)");
  explain->add_option("--run", options.run, "of a results file: PLAN,SAMPLE,REPLICATE")
      ->allow_extra_args(false)
      ->delimiter(',');
  explain->add_option("--stock", options.stock, "of its ledger: one stock, as trust_police");
  explain->add_option("--region", options.region, "of its ledger: one region");
  explain->add_option("--year", options.year, "of its ledger: one calendar year");
  add_output(explain, options, false);
  add_overrides(explain, options, raw);
  add_machine(explain, options);

  CLI::App* links = add(app, options, Command::links, "links",
                        "play a plan with every causal link, and without each in turn");
  links->add_option("context", options.files, "context file")->required()->expected(1);
  links->add_option("--plan", options.plan, "plan file")->required();
  links->add_option("--only", options.only, "links to cut, by id or name, separated by commas")
      ->allow_extra_args(false)
      ->delimiter(',');
  links->add_option("--settling-weeks", options.settling_weeks,
                    "first weeks, left out of means of indicators (default 52)")
      ->check(CLI::Range(0, 10'000));
  links->add_option("-o,--output", options.output,
                    "table to write (CSV; default: standard output)");
  add_overrides(links, options, raw);
  add_machine(links, options);

  CLI::App* report = add(app, options, Command::report, "report",
                         "write a results file as one page to open, or two to print");
  report->add_option("file", options.files, "results file")->required()->expected(1);
  report->add_option("-o,--output", options.output,
                     "file to write (default: beside the results, .html or .pdf)");
  report->add_option("--explanation", options.explanation,
                     "file that ssr explain -o wrote: adds the causal chain");
  report->add_flag("--pdf", options.pdf, "two pages to print instead of a page to open");

  CLI::App* said = add(app, options, Command::table, "table",
                       "print what a results file says: the decision table once more");
  said->add_option("file", options.files, "results file")->required()->expected(1);

  CLI::App* digest =
      add(app, options, Command::digest, "digest", "the fingerprint of a results file");
  digest->add_option("file", options.files, "results file")->required()->expected(1);

  CLI::App* check = add(app, options, Command::check, "check", "validate scenario files");
  check->add_option("files", options.files, "scenario files")->required();
  add_overrides(check, options, raw);

  CLI::App* fresh = add(app, options, Command::new_file, "new",
                        "write a commented scenario file to start from; never overwrites");
  fresh->add_option("kind", options.topic, "context, plan or study")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>{"context", "plan", "study"}));
  fresh->add_option("name", options.output, "its name, or the path of the file to write")
      ->required();
  fresh->add_option("--from", options.plan,
                    "archetype (A13) or file to start from; see ssr list archetypes");
  fresh->add_option("--context", options.context, "of a study: the context it plays");
  fresh->add_option("--plans", options.plans, "of a study: A,B,...: compared, with A as reference")
      ->allow_extra_args(false)
      ->delimiter(',');

  CLI::App* list = add(app, options, Command::list, "list", "what there is, one a line");
  list->add_option("topic", options.topic, "what to list")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>{"parameters", "indicators", "outcomes",
                                                     "levers", "mechanisms", "theories",
                                                     "processes", "contexts", "plans", "studies",
                                                     "archetypes"}));
  list->add_flag("--tsv", options.tsv, "tab-separated with a first line of names, for programs");
}

std::string typed(int argc, const char* const* argv) {
  std::string text = "ssr";
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const bool plain =
        !word.empty() && word.find_first_of(" \t\n'\"\\$*?[]{}()<>|&;`~#!") == std::string::npos;
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    text += " " + (plain ? word : quoted + "'");
  }
  return text;
}

std::string or_nearest(const std::string& name, const std::vector<std::string>& valid) {
  const std::string nearest = nearest_name(name, valid);
  return nearest.empty() ? "" : "; did you mean " + nearest + "?";
}

/// The first word that looks like an option and is none of the command's, with the nearest one;
/// empty where all are known.
std::string unknown_option(const CLI::App& command, const std::vector<std::string>& words) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  for (const std::string& word : words) {
    const std::string name = word.substr(0, word.find('='));
    const bool long_one = name.starts_with("--") && name.size() > 2;
    if (!long_one || std::find(names.begin(), names.end(), name) != names.end()) continue;
    return "no option " + name + or_nearest(name, names);
  }
  return "";
}

/// What is wrong: a first word that is no command, an option that the command does not have, or
/// what the parser says.
std::string what_is_wrong(const CLI::App& app, const std::vector<std::string>& words,
                          const CLI::ParseError& error) {
  if (words.empty() || words.front().empty() || words.front().front() == '-') return error.what();
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands({})) {
    names.push_back(sub->get_name());
    if (names.back() != words.front()) continue;
    const std::string unknown = unknown_option(*sub, words);
    return unknown.empty() ? error.what() : unknown;
  }
  return words.front() + ": no such command" + or_nearest(words.front(), names);
}

/// Whether -o is given with a name; false, with a message, when the name is empty.
bool output_has_name(const CLI::App& app, const Options& options) {
  const CLI::App* sub = app.get_subcommands().front();
  const CLI::Option* output = sub->get_option_no_throw("--output");
  if (output == nullptr || output->count() == 0 || !options.output.empty()) return true;
  std::fputs("ssr: --output: the name is empty (results need a file); name one?\n", stderr);
  return false;
}

/// "path=value" texts as settings; false, with a message, when one has no path or no value.
bool split_settings(const Raw& raw, Overrides& overrides) {
  for (const std::string& text : raw.settings) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      std::fprintf(stderr, "ssr: --set %s: not path=value; did you leave out the equals sign?\n",
                   text.c_str());
      return false;
    }
    overrides.settings.push_back({text.substr(0, equals), text.substr(equals + 1)});
  }
  return true;
}

}  // namespace

CommandLine read_command_line(int argc, const char* const* argv) {
  CLI::App app("Security sector reform after war: plans compared by simulation.", "ssr");
  app.set_version_flag("--version", "ssr " + program_version() + " (" + source_revision() + "; " +
                                        build_description() + ")");
  app.require_subcommand(1);
  Options options;
  Raw raw;
  add_commands(app, options, raw);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    if (asked) {
      app.exit(error);
      return {std::nullopt, done};
    }
    const std::string what = what_is_wrong(app, {argv + 1, argv + argc}, error);
    std::fprintf(stderr, "ssr: %s; see ssr --help\n", what.c_str());
    return {std::nullopt, bad_input};
  }
  if (!output_has_name(app, options) || !split_settings(raw, options.overrides)) {
    return {std::nullopt, bad_input};
  }
  options.typed = typed(argc, argv);
  return {std::move(options), done};
}

}  // namespace ssr::app
