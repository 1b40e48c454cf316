#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/study_set.h"

namespace ssr {
namespace {

namespace fs = std::filesystem;

// Line numbers in the table below count from the first line of each text.
constexpr const char* context_text = R"([context]
capital = "North"
start = 2001-01-01
scale = 1.0
[population]
growth_per_year = 0.025
[[region]]
name = "North"
people = 5000
neighbours = ["South"]
groups = { Hill = 0.5, Plain = 0.5 }
[[region]]
name = "South"
people = 7000
neighbours = ["North"]
groups = { Hill = 0.5, Plain = 0.5 }
[[group]]
name = "Hill"
[[group]]
name = "Plain"
[[faction]]
name = "Red"
type = "greedy"
fighters = 200
regions = { North = 1.0 }
wants = { posts = 0.5, rents = 0.5 }
[[accord.promise]]
kind = "posts"
beneficiary = "Red"
due = 2001-06-30
[[election]]
name = "first"
date = 2002-05-14
[police]
officers = 40
salary_usd_month = { value = 60, low = 50, high = 70, unit = "USD/month", source = "invented" }
[army]
soldiers = 60
[justice]
judges = 3
prison_places = 30
[[donor]]
name = "North Aid"
envelope_usd_per_year = 1000
taste = { police = 1 }
banned = ["prisons"]
[[neighbour]]
name = "Otherland"
wars = [[2000-06-01, 2003-08-18]]
[[peacekeepers.phase]]
from = 2001-01-01
troops = 10
)";
constexpr const char* plan_text = R"([plan]
title = "A plan"
[[activity]]
name = "disarm"
lever = "disarmament"
start = { week = 8 }
duration_weeks = 60
capacity_per_week = 12
budget = 45000
[[activity]]
name = "train"
lever = "recruit_police"
start = { when = "disarmed_share >= 0.8" }
latest = 2002-01-01
capacity_per_week = 1
budget = 9000
regions = ["North"]
note = "in the north"
[[activity]]
name = "equip"
lever = "equip_police"
start = { after = "train", latest = 200 }
capacity_per_week = 1
budget = 9000
)";
const std::string coordinated = R"([plan]
title = "Coordinated"
[[activity]]
name = "secretariat"
lever = "coordination"
start = { week = 8 }
capacity_per_week = 1
budget = 1000
)";
/// In place of a plan's title: terms of aid, from the ninth line on.
const std::string on_terms = R"(title = "A plan"
[[activity]]
name = "terms"
lever = "conditionality"
start = { week = 8 }
capacity_per_week = 1
budget = 1000
)";
constexpr const char* contradiction = R"([plan]
title = "Both"
[[activity]]
name = "shield"
lever = "amnesty"
start = { week = 8 }
capacity_per_week = 1
budget = 1000
factions = ["Red"]
[[activity]]
name = "wanted"
lever = "indictment"
start = { week = 20 }
capacity_per_week = 1
budget = 1000
)";
constexpr const char* two_purses = R"([plan]
title = "Two purses"
[[activity]]
name = "home"
lever = "equip_police"
start = { week = 8 }
capacity_per_week = 1
budget = 1000
government_pays = true
[[activity]]
name = "abroad"
lever = "equip_police"
start = { week = 8 }
capacity_per_week = 1
budget = 1000
[[review]]
to = "abroad"
from = "home"
name = "r"
first = 60
)";
constexpr const char* study_text = R"([study]
title = "A study"
context = "country"
plans = ["aid", "nothing"]
reference = "aid"
samples = 4
replicates = 2
horizon_weeks = 260
[output]
interval_weeks = 4
)";

struct Folder {
  fs::path path;
  explicit Folder(const std::string& name) : path(fs::temp_directory_path() / ("ssr_" + name)) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
  }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  if (from.empty()) return to;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// One small edit of the valid files, and what must be said about it, where.
struct Bad {
  const char* file;  // "country", "aid", "study"
  std::string from;  // replaced once; empty: the whole text
  std::string to;
  int line;           // 0: no place
  const char* words;  // all, separated by |, must stand in the message
};

const std::vector<Bad>& bad_inputs() {
  static const std::string nul("[context]\ntitle = \"a\0b\"\n", 24);
  static const std::vector<Bad> table = {
      // not TOML, not text
      {"country", "scale = 1.0", "scale = = 1.0", 4, "cannot be read|TOML"},
      {"country", "scale = 1.0", "capital = \"again\"", 4, "cannot be read"},
      {"country", "start = 2001-01-01", "start = 2001-02-30", 3, "cannot be read"},
      {"country", "[population]", "[context]", 5, "cannot be read"},
      {"country", "capital = \"North\"", "title = \"caf\xe9\"", 2, "UTF-8"},
      {"country", "", nul, 2, "zero byte"},
      {"country", "", "\xff\xfe[\0c\0", 0, "UTF-16"},
      {"country", "", "", 0, "empty"},
      {"country", "", plan_text, 1, "this is a plan file|not a context"},
      {"aid", "", study_text, 1, "this is a study file|not a plan"},
      // the seat of government
      {"country", "capital = \"North\"", "title = \"no seat\"", 1, "missing \"capital\""},
      {"country", "capital = \"North\"", "capital = \"Nord\"", 2, "\"Nord\"|\"North\""},
      // unknown things
      {"country", "scale = 1.0", "scal = 1.0", 4, "unknown key \"scal\"|did you mean \"scale\""},
      {"country", "[population]", "[populaton]", 5,
       "unknown table \"populaton\"|did you mean \"population\""},
      {"country", "neighbours = [\"South\"]", "neighbours = [\"Sout\"]", 10,
       "unknown region \"Sout\"|did you mean \"South\""},
      {"country", "type = \"greedy\"", "type = \"gready\"", 23,
       "unknown type \"gready\"|did you mean \"greedy\""},
      {"country", "beneficiary = \"Red\"", "beneficiary = \"Rad\"", 29,
       "unknown beneficiary|did you mean \"Red\""},
      {"country", "kind = \"posts\"", "kind = \"post\"", 28, "unknown kind|did you mean \"posts\""},
      {"country", "taste = { police = 1 }", "taste = { polise = 1 }", 45,
       "unknown sector \"polise\"|did you mean \"police\""},
      {"country", "banned = [\"prisons\"]", "banned = [\"prison\"]", 46,
       "unknown sector|did you mean \"prisons\""},
      {"country", "regions = { North = 1.0 }", "regions = { Nort = 1.0 }", 25,
       "unknown region \"Nort\"|did you mean \"North\""},
      {"aid", "lever = \"recruit_police\"", "lever = \"recruit_polce\"", 12,
       "unknown lever \"recruit_polce\"|did you mean \"recruit_police\""},
      {"aid", "regions = [\"North\"]", "regions = [\"Norht\"]", 17,
       "unknown region \"Norht\"|did you mean \"North\""},
      {"aid", "budget = 45000", "budget = 45000\nfactions = [\"Rad\"]", 10,
       "unknown faction \"Rad\"|did you mean \"Red\""},
      {"aid", "budget = 45000", "budget = 0", 9, "budget|outside"},
      {"aid", "budget = 45000", "budgt = 45000", 9,
       "unknown key \"budgt\"|did you mean \"budget\""},
      {"aid", "after = \"train\"", "after = \"trian\"", 22,
       "unknown after \"trian\"|did you mean \"train\""},
      {"aid", "disarmed_share >= 0.8", "disarmd_share >= 0.8", 13,
       "unknown name \"disarmd_share\"|picture|did you mean \"disarmed_share\""},
      {"study", "samples = 4", "outcomes = [\"homicide_rat\"]", 6,
       "unknown outcome|did you mean \"homicide_rate\""},
      {"study", "samples = 4", "sampels = 4", 6,
       "unknown key \"sampels\"|did you mean \"samples\""},
      {"study", "[output]", "[outputs]", 9, "unknown table|did you mean \"output\""},
      // wrong kinds of values
      {"country", "people = 5000", "people = \"5000\"", 9,
       "\"people\" is text|a number is wanted|quotes"},
      {"country", "people = 5000", "people = true", 9, "true or false|a number is wanted"},
      {"country", "capital = \"North\"", "title = 5", 2, "text is wanted"},
      {"country", "start = 2001-01-01", "start = \"2001-01-01\"", 3,
       "a date is wanted|without quotes"},
      {"country", "start = 2001-01-01", "start = 2001-01-01T10:00:00", 3, "a date is wanted"},
      {"country", "start = 2001-01-01", "fictional = 1\nstart = 2001-01-01", 3,
       "true or false is wanted"},
      {"country", "[police]", "[[police]]", 34, "a table is wanted|single brackets"},
      {"country", "[[election]]", "[election]", 31, "double brackets"},
      {"country", "neighbours = [\"South\"]", "neighbours = \"South\"", 10,
       "a list of region names is wanted"},
      {"country", "wars = [[2000-06-01, 2003-08-18]]", "wars = [2000-06-01, 2003-08-18]", 49,
       "not a pair"},
      {"country", "wars = [[2000-06-01, 2003-08-18]]", "wars = [[2003-06-01, 2001-08-18]]", 49,
       "ends before it begins"},
      {"study", "samples = 4", "samples = 4.5", 6, "a whole number is wanted"},
      {"study", "samples = 4", "samples = { value = 4, low = 2, high = 8 }", 6,
       "has a range|not uncertain"},
      {"aid", "start = { week = 8 }", "start = 8", 6, "a table is wanted"},
      {"aid", "start = { week = 8 }", "start = { week = 8.5 }", 6, "whole number"},
      // ranges
      {"country", "people = 5000", "people = -5000", 9, "is -5000|outside"},
      {"country", "people = 5000", "people = nan", 9, "not finite"},
      {"country", "people = 5000", "people = inf", 9, "not finite"},
      {"country", "people = 5000", "people = 1_999_999_999", 7, "people in all|thousands"},
      {"country", "scale = 1.0", "scale = 0", 4, "is 0|outside"},
      {"country", "scale = 1.0", "scale = 1.5", 4, "is 1.5|outside"},
      {"country", "low = 50", "low = 80", 36, "above high|swap"},
      {"country", "low = 50, high = 70", "low = 50, high = 55", 36, "outside its own range"},
      {"country", "low = 50, high = 70", "low = 50", 36, "only one end"},
      {"country", "value = 60, low = 50", "low = 50", 36, "has no value"},
      {"country", "unit = \"USD/month\"", "unit = \"EUR/month\"", 36,
       "unit \"EUR/month\"|USD/month"},
      {"country", "source = \"invented\"", "sauce = \"invented\"", 36,
       "unknown key \"sauce\"|did you mean \"source\""},
      {"country", "source = \"invented\"", "source = 5", 36, "\"source\"|text is wanted"},
      {"country", "start = 2001-01-01", "start = 1066-10-14", 3, "outside the years"},
      {"country", "fighters = 200", "fighters = 9000", 7, "more than a quarter"},
      {"study", "samples = 4", "samples = 0", 6, "is 0|outside"},
      {"study", "samples = 4\nreplicates = 2", "samples = 60000\nreplicates = 60000", 6,
       "too many runs|x"},
      {"study", "horizon_weeks = 260", "horizon_weeks = 5201", 8, "is 5201|outside"},
      {"aid", "capacity_per_week = 12", "capacity_per_week = -1", 8, "is -1|outside"},
      {"aid", "duration_weeks = 60", "duration_weeks = 60\nramp_weeks = 61", 8,
       "ramp_weeks 61|full strength"},
      // missing
      {"country", "start = 2001-01-01", "", 1, "missing \"start\""},
      {"country", "people = 5000", "", 7, "missing \"people\""},
      {"country", "officers = 40", "", 34, "missing \"officers\""},
      {"country", "name = \"North\"", "", 7, "missing \"name\""},
      {"country", "due = 2001-06-30", "", 27, "missing \"due\""},
      {"country", "kind = \"posts\"\nbeneficiary = \"Red\"", "kind = \"party\"", 27,
       "missing \"beneficiary\"|stand as a party"},
      {"country", "groups = { Hill = 0.5, Plain = 0.5 }", "", 7, "missing \"groups\""},
      {"aid", "lever = \"disarmament\"", "", 3, "missing \"lever\""},
      {"aid", "start = { week = 8 }", "", 3, "missing \"start\""},
      {"aid", "start = { week = 8 }", "start = {}", 6, "says nothing of when"},
      {"aid", "latest = 2002-01-01", "", 13, "missing \"latest\""},
      {"aid", "budget = 45000", "", 3, "missing \"budget\""},
      {"study", "context = \"country\"", "", 1, "missing \"context\""},
      {"study", "plans = [\"aid\", \"nothing\"]", "", 1, "without plans"},
      {"study", "context = \"country\"", "context = \"contry\"", 3,
       "not found|did you mean \"country\""},
      {"study", "plans = [\"aid\", \"nothing\"]", "plans = [\"aid\", \"nothin\"]", 4,
       "not found|did you mean \"nothing\""},
      {"study", "context = \"country\"", "context = \"..\"", 3, "is a folder"},
      // what does not fit together
      {"country", "neighbours = [\"South\"]", "neighbours = [\"South\", \"North\"]", 10,
       "its own neighbour"},
      {"country", "neighbours = [\"North\"]", "", 10, "does not list"},
      {"country", "neighbours = [\"South\"]", "neighbours = [\"South\", \"South\"]", 10,
       "stands twice"},
      {"country", "groups = { Hill = 0.5, Plain = 0.5 }", "groups = { Hill = 0.5, Plain = 0.2 }",
       11, "sum to 0.7"},
      {"country", "wants = { posts = 0.5, rents = 0.5 }", "wants = { posts = 0.5 }", 26,
       "wants sum to 0.5"},
      {"country", "name = \"South\"", "name = \"North\"", 13, "second region|\"North\""},
      {"country", "name = \"Red\"", "name = \"R.E.D\"", 22, "has a dot"},
      {"country", "name = \"Red\"", "name = \"\"", 22, "name is empty"},
      {"country", "name = \"Red\"", "name = \"dismissed soldiers and police\"", 22,
       "choose another name"},
      {"country", "due = 2001-06-30", "due = 2000-06-30", 30, "before the start"},
      {"country", "from = 2001-01-01", "from = 2000-01-01", 51, "before the start"},
      {"country", "banned = [\"prisons\"]", "banned = [\"police\"]", 45, "could go nowhere"},
      {"country", "soldiers = 60", "soldiers = 60\norigin = { Red = 1.2 }", 39, "is 1.2|outside"},
      {"aid", "name = \"train\"", "name = \"disarm\"", 11, "second activity|\"disarm\""},
      {"aid", "start = { week = 8 }", "start = { week = 8, date = 2001-03-01 }", 6, "given twice"},
      {"aid", "start = { week = 8 }", "start = { week = 8, latest = 4 }", 6, "before the start"},
      {"aid", "start = { week = 8 }", "start = { week = 8, delay_weeks = 4 }", 6,
       "delay_weeks|no \"after\""},
      {"aid", "start = { week = 8 }", "start = { date = 2000-06-01 }", 6, "before the start"},
      {"aid", "start = { after = \"train\", latest = 200 }",
       "start = { after = \"equip\", latest = 200 }", 22, "circle|equip -> equip"},
      {"aid", "disarmed_share >= 0.8", "disarmed_share", 13, "no comparison"},
      {"aid", "disarmed_share >= 0.8", "disarmed_share >= ", 13, "the text ends"},
      {"aid", "disarmed_share >= 0.8", "disarmed_share = 0.8", 13, "write =="},
      {"aid", "disarmed_share >= 0.8", "(disarmed_share >= 0.8", 13, ") is missing"},
      {"aid", "disarmed_share >= 0.8", "", 13, "condition is empty"},
      {"study", "reference = \"aid\"", "reference = \"ais\"", 5, "not among the plans"},
      {"study", "plans = [\"aid\", \"nothing\"]", "plans = [\"aid\", \"aid\"]", 4, "stands twice"},
      {"aid", "title = \"A plan\"\n",
       "title = \"A plan\"\n[army]\nmass_dismissal = { share = 0.5 }\n", 4,
       "when are they sent home"},
      {"aid", "title = \"A plan\"\n",
       "title = \"A plan\"\n[army]\nmass_dismissal = { week = 60, share = 1.5 }\n", 4,
       "share|outside"},
      // gates, exits and terms of entry
      {"aid", "latest = 2002-01-01", "latest = \"nevr\"", 14, "latest = \"never\"?"},
      {"aid", "title = \"A plan\"\n",
       "title = \"A plan\"\n[peacekeepers]\nleave_when = \"insecurity < 0.2\"\n", 4,
       "missing \"leave_by\"|or \"never\""},
      {"aid", "title = \"A plan\"\n",
       "title = \"A plan\"\n[peacekeepers]\nleave_by = 90\ndrawdown_weeks = 20\n", 5,
       "drawdown_weeks|no \"leave_when\""},
      {"aid", "title = \"A plan\"\n",
       "title = \"A plan\"\n[peacekeepers]\nleave_by = 90\nhold_weeks = 20\n", 5,
       "hold_weeks|no \"leave_when\""},
      {"aid", "title = \"A plan\"\n",
       "title = \"A plan\"\n[[peacekeepers.phase]]\nfrom = 9\ntroops = 1\n"
       "[[peacekeepers.phase]]\nfrom = 9\ntroops = 2\n",
       7, "not later than the one before"},
      {"aid", "title = \"A plan\"\n",
       "title = \"A plan\"\n[peacekeepers]\nleave_when = \"insecurity < 0.2\"\nleave_by = 10\n"
       "drawdown_weeks = 20\n",
       5, "20 weeks cannot end by week 10|drawdown_weeks lower"},
      {"aid", "title = \"A plan\"\n",
       "title = \"A plan\"\n[[peacekeepers.phase]]\nfrom = 9\ntroops = 1\n", 3,
       "a mission of one week|add phases"},
      {"aid", "note = \"in the north\"", "quota = 50", 18, "no use for \"quota\"|integrate_army"},
      {"aid", "note = \"in the north\"", "women_share = 1.5", 18, "women_share|outside"},
      // pauses, trials, waves, reviews
      {"aid", "budget = 45000", "budget = 45000\nresume = \"will > 0.5\"", 10,
       "without \"suspend\""},
      {"aid", "budget = 45000", "budget = 45000\nsuspend = \"disarmed.Rad > 0.1\"", 10,
       "unknown name \"disarmed.Rad\"|did you mean \"disarmed.Red\""},
      {"aid", "budget = 45000", "budget = 45000\nphase = \"late\"", 10, "unknown phase \"late\""},
      {"aid", "budget = 45000", "budget = 45000\nassign = { to = \"villages\" }", 10,
       "\"villages\""},
      {"aid", "note = \"in the north\"", "assign = { to = \"people\" }", 18,
       "recruit_police cannot be assigned|one of them at a time"},
      {"aid", "note = \"in the north\"", "units_until = 0.5", 18,
       "recruit_police has no use for \"units_until\"|disarmament, demobilisation"},
      {"aid", "budget = 45000", "units_from = 0.5\nunits_until = 0.5\nbudget = 45000", 10,
       "serve no unit"},
      {"aid", "budget = 45000", "budget = 45000\nexcludes = [\"train\"]", 10,
       "exclude each other|same time"},
      {"aid", "budget = 45000", "budget = 45000\nexcludes = [\"disarm\"]", 10, "excludes itself"},
      {"aid", "start = { after = \"train\", latest = 200 }",
       "start = { after = \"train\", latest = 90 }\nexcludes = [\"train\"]", 23,
       "exclude each other|let \"equip\" start after \"train\" with latest = 104 or later"},
      {"aid", "note = \"in the north\"\n[[activity]]\nname = \"equip\"",
       "suspend = \"insecurity > 0.5\"\nexcludes = [\"equip\"]\n[[activity]]\nname = \"equip\"", 19,
       "exclude each other|latest = \"never\", or take out the pauses"},
      // what a lever does not read, and where it cannot be held to
      {"aid", "note = \"in the north\"", "factions = [\"Red\"]", 18,
       "recruit_police has no use for \"factions\"|disarmament|indictment"},
      {"aid", "note = \"in the north\"", "mixing = 0.5", 18, "an option of integrate_army"},
      {"aid", "note = \"in the north\"", "tranches = 3", 18, "an option of reinsertion"},
      {"aid", "budget = 45000", "budget = 45000\ncourse_weeks = 8", 10,
       "an option of reintegration, recruit_police, train_army"},
      {"aid", "lever = \"recruit_police\"", "lever = \"pay_reform\"", 17,
       "pay_reform works nationwide|leave regions out"},
      {"aid", "title = \"A plan\"",
       "title = \"A plan\"\n[[review]]\nname = \"r\"\nfirst = 52\nfrom = \"disarm\"\nto = "
       "\"trian\"",
       7, "unknown to \"trian\"|did you mean \"train\""},
      {"aid", "title = \"A plan\"",
       "title = \"A plan\"\n[[review]]\nname = \"r\"\nfirst = 52\nfrom = \"disarm\"\nto = "
       "\"disarm\"",
       7, "to itself"},
      {"aid", "title = \"A plan\"",
       "title = \"A plan\"\n[[review]]\nname = \"r\"\nfrom = \"disarm\"\nto = \"train\"", 3,
       "missing \"first\""},
      {"aid", "title = \"A plan\"",
       "title = \"A plan\"\n[[election]]\nname = \"frist\"\ndate = 2002-01-01", 4,
       "unknown election \"frist\"|did you mean \"first\""},
      {"aid", "note = \"in the north\"", "payer = \"North Ade\"", 18,
       "unknown payer|did you mean \"North Aid\""},
      {"aid", "budget = 45000", "budget = 45000\npayer = \"North Aid\"", 10,
       "has no money for ddr"},
      {"aid", "note = \"in the north\"", "payer = \"North Aid\"\ngovernment_pays = true", 18,
       "two payers"},
      {"aid", "note = \"in the north\"", "lead = \"North Aid\"", 18,
       "no use for \"lead\"|coordination"},
      {"aid", "", coordinated + "lead = \"North Ade\"", 9,
       "unknown lead|did you mean \"North Aid\""},
      {"aid", "", coordinated + "lead_sectors = [\"police\"]", 9, "nobody leads there"},
      {"aid", "", coordinated + "lead = \"North Aid\"\nlead_sectors = [\"ddr\"]", 10,
       "cannot lead in ddr|no money"},
      {"aid", "title = \"A plan\"", on_terms + "withholds = [\"disarm\"]", 3, "no \"demands\""},
      {"aid", "title = \"A plan\"", on_terms + "demands = [\"disarm\"]", 3, "no \"withholds\""},
      {"aid", "title = \"A plan\"", on_terms + "demands = [\"disrm\"]\nwithholds = [\"train\"]", 9,
       "disrm|did you mean \"disarm\""},
      {"aid", "title = \"A plan\"", on_terms + "demands = [\"disarm\"]\nwithholds = [\"disarm\"]",
       10, "wait for itself"},
      {"aid", "title = \"A plan\"", on_terms + "demands = [\"terms\"]\nwithholds = [\"train\"]", 9,
       "names itself"},
      {"aid", "", contradiction, 3, "exclude each other|amnesty and an indictment"},
      {"aid", "", two_purses, 17, "different payers"},
      // coercion by identity
      {"aid", "title = \"A plan\"",
       "title = \"A plan\"\n[[review]]\nname = \"r\"\nfirst = 52\nfrom = \"disarm\"\nto = "
       "\"train\"\nethnicity = \"Hill\"",
       8, "refused|never by identity group"},
      {"aid", "note = \"in the north\"", "groups = [\"Hill\"]", 18,
       "refused|never by identity group"},
      {"aid", "note = \"in the north\"", "ethnicity = \"Hill\"", 18,
       "refused|never by identity group"},
      {"aid", "budget = 45000", "budget = 45000\nfactions = [\"Hill\"]", 10,
       "never by identity group"},
      {"aid", "disarmed_share >= 0.8", "group_share >= 0.8", 13, "refused|never by identity group"},
      // too long
      {"country", "capital = \"North\"", "title = \"" + std::string(5000, 'x') + "\"", 2,
       "too long"},
      {"country", "name = \"Red\"", "name = \"" + std::string(80, 'x') + "\"", 22, "too long"},
      {"aid", "disarmed_share >= 0.8", std::string(1200, '(') + "will > 0.5", 13, "too long"},
  };
  return table;
}

std::string text_after(const Bad& bad, const std::string& file, const char* text) {
  return bad.file == file ? (bad.from.empty() ? bad.to : replaced(text, bad.from, bad.to))
                          : std::string(text);
}

/// Every problem of a study whose files carry the edits.
std::vector<Problem> problems_of(const Folder& folder, const std::string& country,
                                 const std::string& aid, const std::string& study,
                                 const Overrides& overrides = {}) {
  folder.write("country.toml", country);
  folder.write("aid.toml", aid);
  folder.write("nothing.toml", "[plan]\ntitle = \"Nothing\"\nassistance = false\n");
  folder.write("study.toml", study);
  try {
    read_study_set((folder.path / "study.toml").string(), overrides);
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

bool has_all(const std::string& text, const std::string& words) {
  std::istringstream stream(words);
  for (std::string word; std::getline(stream, word, '|');) {
    if (text.find(word) == std::string::npos) return false;
  }
  return true;
}

std::string listed(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_string(problem) + "\n";
  return text;
}

}  // namespace

TEST_CASE("a_valid_study_has_no_problems") {
  const Folder folder("valid");
  const auto problems = problems_of(folder, context_text, plan_text, study_text);
  INFO(listed(problems));
  CHECK(problems.empty());
}

TEST_CASE("a_byte_order_mark_does_no_harm") {
  const Folder folder("bom");
  CHECK(problems_of(folder, std::string("\xef\xbb\xbf") + context_text, plan_text, study_text)
            .empty());
}

TEST_CASE("every_kind_of_bad_input_is_named_at_its_place") {
  const Folder folder("bad");
  for (const Bad& bad : bad_inputs()) {
    const std::string file = bad.file;
    const auto problems =
        problems_of(folder, text_after(bad, "country", context_text),
                    text_after(bad, "aid", plan_text), text_after(bad, "study", study_text));
    const bool found = std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
      return problem.file == file + ".toml" && problem.line == bad.line &&
             (bad.line == 0 || problem.column > 0) && has_all(problem.text, bad.words);
    });
    INFO(file << " with \"" << bad.to.substr(0, 60) << "\" wants line " << bad.line << ": "
              << bad.words << "\ngot:\n"
              << listed(problems));
    CHECK(found);
  }
  CHECK(bad_inputs().size() >= 50);
}

TEST_CASE("an_edit_of_one_value_gives_one_problem") {
  const Folder folder("one");
  const auto count = [&](const std::string& country, const std::string& aid) {
    return problems_of(folder, country, aid, study_text).size();
  };
  CHECK(count(replaced(context_text, "people = 5000", "people = -1"), plan_text) == 1);
  CHECK(count(context_text,
              replaced(plan_text, "lever = \"disarmament\"", "lever = \"disarmment\"")) == 1);
  CHECK(count(context_text, replaced(plan_text, "after = \"train\"", "after = \"trian\"")) == 1);
  CHECK(count(replaced(context_text, "start = 2001-01-01", "start = = 1"), plan_text) == 1);
}

TEST_CASE("all_problems_of_all_files_come_at_once_in_order") {
  const Folder folder("all");
  const auto problems =
      problems_of(folder,
                  replaced(replaced(context_text, "people = 5000", "people = -1"), "judges = 3",
                           "judges = \"3\""),
                  replaced(replaced(plan_text, "lever = \"equip_police\"", "lever = \"equip\""),
                           "budget = 45000", "budget = -5"),
                  replaced(study_text, "reference = \"aid\"", "reference = \"x\""));
  INFO(listed(problems));
  REQUIRE(problems.size() == 5);
  CHECK(problems[0].file == "study.toml");
  CHECK(problems[1].file == "country.toml");
  CHECK(problems[1].line == 9);
  CHECK(problems[2].line == 40);
  CHECK(problems[3].file == "aid.toml");
  CHECK(problems[3].line == 9);
  CHECK(problems[4].line == 21);
}

TEST_CASE("a_plan_is_checked_even_when_its_context_cannot_be_parsed") {
  const Folder folder("unparsed");
  const auto problems =
      problems_of(folder, "[context\n",
                  replaced(plan_text, "lever = \"disarmament\"", "lever = \"x\""), study_text);
  INFO(listed(problems));
  REQUIRE(problems.size() == 2);
  CHECK(problems[1].file == "aid.toml");
}

TEST_CASE("bad_settings_and_options_are_named") {
  const Folder folder("settings");
  const auto first = [&](const Overrides& overrides) {
    const auto problems = problems_of(folder, context_text, plan_text, study_text, overrides);
    return problems.empty() ? std::string("no problem") : listed(problems);
  };
  const auto setting = [&](const std::string& path, const std::string& value) {
    Overrides overrides;
    overrides.settings = {{path, value}};
    return first(overrides);
  };
  CHECK(has_all(setting("contxt.scale", "1"),
                "--set contxt.scale|leads nowhere|did you mean \"context.\""));
  CHECK(has_all(setting("plan.ais.activity.train.budget", "1"),
                "leads nowhere|did you mean \"plan.aid.\""));
  CHECK(
      has_all(setting("context.region.Nort.people", "1"), "no region is named \"Nort\"|\"North\""));
  CHECK(has_all(setting("context.region.North.peple", "1"),
                "--set context.region.North.peple|unknown key|people"));
  CHECK(has_all(setting("context.region.North.people", "many"), "a number is wanted"));
  CHECK(has_all(setting("context.region.North.people", "-4"), "is -4|outside"));
  CHECK(has_all(setting("context.region.North", "5"), "is a whole region"));
  CHECK(has_all(setting("context.region", "5"), "list of tables"));
  CHECK(has_all(setting("context.scale.x", "5"), "it holds no \"x\""));
  CHECK(has_all(setting("context..scale", "1"), "empty part"));
  CHECK(has_all(setting("mechanism.no_such_process.x", "1"), "unknown table \"no_such_process\""));
  CHECK(has_all(setting("plan.aid.activity.disarm.lever", "disarm"), "unknown lever \"disarm\""));
  Overrides overrides;
  overrides.samples = 0;
  overrides.horizon_weeks = 6000;
  overrides.scale = 2.0;
  overrides.disabled = {"M999x"};
  CHECK(has_all(first(overrides),
                "--samples 0|--horizon-weeks 6000|--scale 2|unknown mechanism \"M999x\""));
}

TEST_CASE("a_lever_of_the_capital_may_name_the_capital_and_nothing_else") {
  const Folder folder("reach");
  const auto said = [&](const std::string& regions) {
    const std::string plan =
        replaced(replaced(plan_text, "lever = \"recruit_police\"", "lever = \"manage_stockpiles\""),
                 "regions = [\"North\"]", "regions = " + regions);
    return listed(problems_of(folder, context_text, plan, study_text));
  };
  CHECK(said("[\"North\"]").empty());
  CHECK(has_all(said("[\"South\"]"),
                "aid.toml:17|works at the seat of government alone (\"North\")|leave regions out"));
  CHECK(has_all(said("[\"North\", \"South\"]"), "leave regions out"));
}

TEST_CASE("activities_that_exclude_each_other_may_follow_however_long_the_first_takes") {
  const Folder folder("excludes");
  const auto said = [&](const std::string& suspend, const std::string& latest) {
    const std::string first = "note = \"in the north\"";
    const std::string plan =
        replaced(replaced(plan_text, first, suspend + "excludes = [\"equip\"]"), "latest = 200 }",
                 "latest = " + latest + " }");
    return listed(problems_of(folder, context_text, plan, study_text));
  };
  const std::string pauses = "suspend = \"insecurity > 0.5\"\n";
  CHECK(said("", "104").empty());
  CHECK_FALSE(said("", "103").empty());
  CHECK(said("", "\"never\"").empty());
  CHECK_FALSE(said(pauses, "104").empty());
  CHECK(said(pauses, "\"never\"").empty());
}

TEST_CASE("a_donor_without_money_cannot_be_the_one_payer") {
  const Folder folder("payer");
  const std::string plan = replaced(plan_text, "note = \"in the north\"", "payer = \"North Aid\"");
  const std::string envelope = "envelope_usd_per_year = 1000";
  const auto said = [&](const std::string& money) {
    return listed(problems_of(folder, replaced(context_text, envelope, money), plan, study_text));
  };
  CHECK(said(envelope).empty());
  CHECK(has_all(said("envelope_usd_per_year = 0"),
                "aid.toml:18|\"North Aid\" has no money|name another payer"));
  CHECK(said("envelope_usd_per_year = 0\nin_hand_usd = 9000").empty());
}

TEST_CASE("a_horizon_that_cuts_plans_off_is_one_problem_of_the_study") {
  const Folder folder("horizon");
  const auto said = [&](const std::string& aid, const std::string& study,
                        Overrides overrides = {}) {
    return problems_of(folder, context_text, aid, study, overrides);
  };
  const std::string brief = replaced(study_text, "horizon_weeks = 260", "horizon_weeks = 30");
  const auto problems = said(plan_text, brief);
  INFO(listed(problems));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file == "study.toml");
  CHECK(problems[0].line == 8);
  CHECK(has_all(problems[0].text,
                "\"equip\" opens in week 200|lengthen to at least 201 weeks|"
                "play a part with --horizon-weeks"));
  Overrides part;
  part.horizon_weeks = 30;  // a part of the study as it is written
  CHECK(said(plan_text, study_text, part).empty());
  CHECK(said(replaced(plan_text, "latest = 200 }", "latest = 260 }"), study_text).size() == 1);
  CHECK(said(replaced(plan_text, "latest = 200 }", "latest = 259 }"), study_text).empty());
  CHECK(said(std::string(plan_text) + "[[election]]\nname = \"first\"\ndate = 300\n", study_text)
            .size() == 1);
}

TEST_CASE("missing_files_and_folders_are_said_to_be_that") {
  const auto message = [](const std::string& path) {
    try {
      read_study_set(path, {});
    } catch (const InputError& error) {
      return std::string(error.what());
    }
    return std::string("no problem");
  };
  const Folder folder("paths");
  CHECK(has_all(message((folder.path / "none.toml").string()), "none.toml|not found"));
  CHECK(has_all(message(folder.path.string()), "is a folder"));
}

}  // namespace ssr
