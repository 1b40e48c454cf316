"""Reads a results file, and pairs its plans run by run.

    results = open_results("results/headline.h5")
    results.group("national")["homicide_rate"]      # xarray: plan, sample, replicate, time
"""

import pathlib
import sys

import h5py
import numpy as np
import pandas as pd
import xarray as xr
from scipy import special

RUNS = ("sample", "replicate")
NOBODY = 255  # no region or faction, in events
FORMAT_VERSION = 1
# What a group must hold: coordinates, and variables that the tables read by name.
NEEDED = {
    "outcome": ("plan", *RUNS), "national": ("plan", *RUNS, "time"),
    "run": ("plan", *RUNS, "status"),
    "scenario": (),
    "parameter": ("parameter", "value", "low", "high", "unit", "source", "help", "assumption"),
}
# The same of groups that a file may lack.
WHERE_PRESENT = {
    "regional": ("plan", *RUNS, "time", "region"), "by_sex": ("plan", *RUNS, "time", "sex"),
    "by_group": ("plan", *RUNS, "time", "group"), "design": ("sample", "parameter", "point"),
    "money": ("plan", *RUNS, "sector", "planned", "disbursed"),
    "gate": ("activity", "activity_plan", "activity_name"),
    "event": ("plan", *RUNS, "time", "kind", "activity", "faction", "region"),
}
ROOT = ("caveat", "title", "start", "context")
ABOUT = {"national": ("long_name", "definition"),
         "outcome": ("long_name", "definition", "better", "indifference", "yes_no")}
# For files whose outcomes do not say whether they count when harm is judged.
NOT_HARM = ("ownership", "wage_bill_over_revenue")
# Layouts whose points are drawn from the ranges, so that points are samples of what is uncertain.
DRAWN = ("latin_hypercube", "sobol")


def open_results(path):
    """Opens a file of `ssr compare` or `ssr run`, as labelled xarray data.

    Returns a `Results`. Its groups are xarray datasets with named coordinates: `national`
    [plan, sample, replicate, time], `regional` [..., region], `by_sex` [..., sex], `by_group`
    [..., group], `outcome` [plan, sample, replicate], `money` [..., sector; USD], `event` [event],
    `parameter` [parameter], `design` [sample, parameter]. Every variable carries `units`,
    `long_name` and `definition`. Numbers that are not defined are NaN.

    Raises ValueError, in one sentence, for a file that is not a whole results file.
    """
    return Results(path)


def as_results(results):
    """The results themselves, or those in the file of that name."""
    return results if isinstance(results, Results) else open_results(results)


class Results:
    """One results file. Groups are opened when asked for, with coordinates."""

    def __init__(self, path):
        self.path = path
        try:
            self.attributes = xr.open_dataset(path, engine="h5netcdf").attrs
        except FileNotFoundError as error:
            raise ValueError(f"{path}: no such file; is the name right?") from error
        except OSError as error:
            reason = str(error).splitlines()[0]
            raise ValueError(f"{path}: not readable as HDF5 ({reason}); "
                             "give a file that ssr wrote") from error
        if self.attributes.get("format") != "ssr-results":
            raise ValueError(f"{path}: not a results file of ssr; give a file that ssr wrote?")
        version = self.attributes.get("format_version")
        if version != FORMAT_VERSION:
            raise ValueError(f"{path}: format version {version} (this reads {FORMAT_VERSION}); use "
                             "the scripts that came with the program that wrote it?")
        self._groups = {}
        with h5py.File(path) as file:
            self._held = {name: isinstance(item, h5py.Group) and len(item) > 0
                          for name, item in file.items()}
        lacks = self._lacks()
        if lacks:
            raise ValueError(f"{path}: has no {' and no '.join(lacks)} (not a whole results file); "
                             "give a file that ssr compare, ssr run or ssr sweep wrote?")
        if not self.plans or not self.outcomes:
            raise ValueError(f"{path}: has no plans or no outcomes (nothing to show); play the "
                             "study again?")

    def _lacks(self):
        """What the tables need and the file does not have, in words."""
        found = [f"attribute {name}" for name in ROOT if name not in self.attributes]
        with h5py.File(self.path) as file:
            for group, names in (NEEDED | WHERE_PRESENT).items():
                if not self.has(group):
                    found += [f"group {group}"] if group in NEEDED else []
                    continue
                found += [f"{name} in group {group}" for name in names if name not in file[group]]
                series = [variable for name, variable in file[group].items() if name not in names]
                found += [f"{name} of {variable.name[1:]}" for variable in series
                          for name in ABOUT.get(group, ()) if name not in variable.attrs]
        return found

    def group(self, name, load=True):
        """A group as xarray dataset; with load=False its values are read when computed."""
        if (name, load) not in self._groups:
            data = xr.open_dataset(self.path, group=name, engine="h5netcdf", cache=False)
            self._groups[name, load] = data.load() if load else data
        return self._groups[name, load]

    def has(self, name):
        """Whether the file holds a group with variables in it."""
        return self._held.get(name, False)

    def series(self, group, name):
        """One variable of a group, read alone: a big file need not fit into memory."""
        labelled = self.group(group, load=False)[name]
        with h5py.File(self.path) as file:
            return labelled.copy(data=file[group][name][...])

    def plan_by_plan(self, group, name):
        """[sample, replicate, time, ...] of each plan in turn: no more than one is in memory."""
        with h5py.File(self.path) as file:
            for place in range(len(self.plans)):
                yield file[group][name][place]

    def events(self, *kinds, also=()):
        """Events of these kinds: a data frame of `kind`, `plan` (its place), `sample`, `replicate`,
        `activity` (place on the dimension of `gate`) and `time`, and other columns by name.

        Column by column, and of each only what was asked for: a file of thousands of histories has
        millions of events.
        """
        with h5py.File(self.path) as file:
            held = file["event"]
            meanings = np.asarray(held["kind"].attrs["flag_meanings"]).astype(str).item().split()
            wanted = {meanings.index(kind): kind for kind in kinds}
            of = held["kind"][...]
            rows = np.flatnonzero(np.isin(of, list(wanted)))
            names = ("plan", *RUNS, "activity", "time", *also)
            columns = {name: held[name][...][rows].astype("int64") for name in names}
            unit = np.asarray(held["time"].attrs["units"]).astype(str).item()
        since = np.datetime64(unit.removeprefix("days since "), "D")
        columns["time"] = (since + columns["time"]).astype("datetime64[ns]")
        return pd.DataFrame({"kind": [wanted[code] for code in of[rows]], **columns})

    def over_time(self, group, name):
        """Mean over the weeks of which the outcome of that name is the mean, what is not defined
        left out: [plan, sample, replicate, ...]."""
        means = []
        inside = self.inside_period(group, name)
        for runs in self.plan_by_plan(group, name):
            runs = runs[:, :, inside]
            n = np.isfinite(runs).sum(axis=2)
            total = np.nansum(runs, axis=2, dtype=float)
            means.append(np.divide(total, n, out=np.full(n.shape, np.nan), where=n > 0))
        return np.array(means)

    def inside_period(self, group, outcome):
        """[time] Is a recorded week one of which the outcome is the mean?"""
        ends = self.group(group, load=False)["time"].values
        begin = np.datetime64(str(self.attributes["start"])[:10])
        weeks = (ends - begin) // np.timedelta64(7, "D")
        period = self.group("outcome")[outcome].attrs.get("period", "whole")
        return weeks > max(0, {
            "whole": 0, "last_month": weeks[-1] - 4, "last_two_years": weeks[-1] - 104,
            "after_first_year": 52 if weeks[-1] > 52 else 0}[period])

    def finished(self):
        """Whether each run was finished [plan, sample, replicate]."""
        return self.group("run")["status"] == 1

    @property
    def factions(self):
        """Names of the factions, as events count them."""
        with h5py.File(self.path) as file:
            return [str(name) for name in file["faction"].asstr()[...]]

    @property
    def says_who_fought(self):
        """Whether relapses name the party: since version 0.14.0."""
        version = str(self.attributes.get("version", "0"))
        return [int(part) for part in version.split(".") if part.isdigit()] >= [0, 14]

    @property
    def plans(self):
        return [str(name) for name in self.group("outcome").plan.values]

    @property
    def outcomes(self):
        """Names of the outcomes that the study shows, in the order of the file."""
        names = [str(name) for name in self.group("outcome").data_vars]
        shown = np.atleast_1d(self.group("scenario").attrs.get("outcomes", names))
        return [name for name in names if name in shown]

    @property
    def reference(self):
        """The plan that others are compared with; None where the file has none (a single plan)."""
        name = self.attributes.get("reference")
        return name if name in self.plans else None

    @property
    def harm_reference(self):
        """The plan against which harm is judged; None where the file has none."""
        name = self.attributes.get("harm_reference")
        return name if name in self.plans else None

    def counts_as_harm(self, outcome):
        about = self.group("outcome")[outcome].attrs
        return bool(about.get("harm", outcome not in NOT_HARM)) and about["better"] != "neither"

    def theories(self):
        """Questions on which samples read rival theories: {question: names of its readings}."""
        about = self.group("parameter")
        if self.group("scenario").attrs.get("fixed_parameters"):
            return {}
        found = {}
        for i, path in enumerate(about.parameter.values):
            question = str(path).partition("theory.")[2]
            if str(path).startswith("theory.") and about["high"].values[i] > about["low"].values[i]:
                listed = str(about["help"].values[i]).rpartition(": ")[2].rstrip(")")
                found[question] = listed.split(", ")
        return found

    def questions(self):
        """What rival theories are about, in words: {question: "..."}."""
        about = self.group("parameter")
        return {str(path).partition("theory.")[2]: str(said).rpartition(" (")[0]
                for path, said in zip(about.parameter.values, about["help"].values)
                if str(path).startswith("theory.")}

    @property
    def layout(self):
        """How the points of the design were laid out."""
        return str(self._design().get("layout", "latin_hypercube"))

    @property
    def swept(self):
        """Whether `ssr sweep` laid out the points over named parameters."""
        return "factors" in self._design() or self.layout not in DRAWN

    @property
    def independent(self):
        """Whether the points are samples, so that an interval over them says how sure a mean is."""
        return self.layout in DRAWN

    def _design(self):
        return self.group("design", load=False).attrs if self.has("design") else {}

    @property
    def caveat(self):
        return self.attributes["caveat"]

    def samples(self, plan, outcome):
        """One number a sample: the mean of its replicates."""
        return self.group("outcome")[outcome].sel(plan=plan).mean("replicate").values


def unit_of(attributes):
    """A unit in the reader's words."""
    unit = str(attributes.get("units", "1"))
    said = {"1": "", "year-1": "per 100,000 people and year", "week": "weeks", "week-1": "a week"}
    if unit == "year-1" and "detainees" in attributes.get("definition", ""):
        return "per 1,000 detainees and year"
    return said.get(unit, unit)


def spoken(name):
    return name.replace("_", " ")


def wilson(yes, n, confidence=0.90, independent=None):
    """Wilson's interval of a share seen in n histories, of which fewer may be independent."""
    if n == 0:
        return 0.0, 1.0
    z, share = special.ndtri(0.5 + confidence / 2), yes / n
    n = independent or n
    center = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, center - half), min(1.0, center + half)


def put(text, output):
    """Prints a table, and writes it too where a file is named."""
    print(text, end="")
    if output:
        pathlib.Path(output).write_text(text)


def script(main):
    """Runs main; a file that cannot be read ends the script with one line."""
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, ValueError) as error:
        print(f"{pathlib.Path(sys.argv[0]).name}: {error}", file=sys.stderr)
        sys.exit(2)
