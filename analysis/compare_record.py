#!/usr/bin/python3
"""Sets a results file beside Sierra Leone's record: compare_record.py FILE.h5 [-o TABLE.md]

FILE.h5 holds the study as_it_happened. Misses stay in the table.
"""

import argparse

import numpy as np

from ssr_results import Results, put, script, wilson

PLAN = "as_it_happened"
# The 2004 census (Statistics Sierra Leone) carried forward 2.6 years at 2.5 % a year.
PEOPLE_2007 = 4_976_871 * 1.025**2.6
LEVEL = 0.90
FEW = 40  # histories: fewer have at most two beyond either quantile
ORDER_OF_SIZE = "order of size"


class Record:
    """Numbers of each run of the plan, asked for by date."""

    def __init__(self, results):
        if PLAN not in results.plans:
            raise ValueError(f"the file has no plan {PLAN}; give it results of the study "
                             "as_it_happened?")
        self.results = results
        self.national = results.group("national").sel(plan=PLAN)

    def at(self, indicator, date):
        """The last record on or before the date."""
        return self._runs(indicator,
                          lambda series: series.sel(time=slice(None, date)).isel(time=-1))

    def mean(self, indicator, first, last):
        return self._runs(indicator,
                          lambda series: series.sel(time=slice(first, last)).mean("time"))

    def total(self, indicator):
        """Of what is counted since the last record, over the whole run."""
        return self._runs(indicator, lambda series: series.sum("time"))

    def outcome(self, name):
        return self.results.group("outcome")[name].sel(plan=PLAN).values.ravel()

    def disarmed_before(self):
        """People through earlier phases, by the context: the record counts them with the rest."""
        about = self.results.group("parameter")["value"]
        return sum(float(value) for path, value in zip(about.parameter.values, about.values)
                   if str(path).startswith("context.faction.") and str(path).endswith(".disarmed"))

    def _runs(self, indicator, pick):
        if indicator not in self.national:
            return np.array([np.nan])  # this version does not record it
        try:
            return pick(self.national[indicator]).values.ravel()
        except IndexError:
            return np.array([np.nan])  # the runs end earlier


def comparisons(record):
    """(what, numbers of the runs, decimals (None: yes or no), record, source)."""
    ddr = "Thusi & Meek 2003, in Peace Accords Matrix"
    army = "GlobalSecurity; Mail & Guardian 2008"
    mission = "UN News; Peace Accords Matrix"
    end_of_ddr = "2002-01-17"
    people = record.at("disarmed", end_of_ddr)
    rate = 1e5 / PEOPLE_2007
    return [
        ("people disarmed by 17 January 2002", people, 0, "47,781; 30,000 had been forecast", ddr),
        ("children among them", record.at("caseload_children_share", end_of_ddr), 3,
         "0.096 of all demobilised, 1998-2004", "NCDDR final report: 6,845 of 71,043"),
        ("women among them", record.at("caseload_women_share", end_of_ddr), 3, "about 0.065",
         "recalled"),
        ("weapons per person disarmed", record.at("weapons_collected", end_of_ddr) / people, 2,
         "0.54", ddr),
        ("demobilised in all phases, February 2004",
         record.at("demobilised", "2004-02-29") + record.disarmed_before(), 0, "71,043",
         "NCDDR final report; earlier phases are given by the context"),
        ("police officers, May 2002", record.at("police_strength", "2002-05-31"), 0, "6,000",
         "Innovations for Successful Societies, Princeton"),
        ("police officers, end of the run", record.at("police_strength", "2011-12-31"), 0,
         "9,000 or more; 9,500 aimed at", "Innovations for Successful Societies, Princeton (year "
                                          "not given)"),
        ("soldiers, end of 2006", record.at("army_strength", "2006-12-31"), 0, "10,500", army),
        ("soldiers, end of 2010", record.at("army_strength", "2010-12-31"), 0, "8,500", army),
        ("homicides per 100,000, 2007", record.mean("homicide_rate", "2007-01-01", "2007-12-31"), 1,
         f"{543 * rate:.1f} ({305 * rate:.1f} to {864 * rate:.1f}): 543 (305 to 864) killed",
         "WHO Global Health Observatory; people by the 2004 census"),
        ("histories that relapse by 2011", record.outcome("relapse_by_year_10"), None, "none",
         "UCDP/PRIO: no active year after 2001"),
        ("battle deaths, whole run", record.total("battle_deaths"), 0, "fewer than 25 in every "
                                                                       "year",
         "UCDP/PRIO"),
        ("deaths in communal violence, whole run", record.total("communal_deaths"), 0,
         "no count at hand; thousands would be known", "none"),
        ("peacekeepers, September 2002 (input)", record.at("peacekeepers", "2002-09-30"), 0,
         "17,000", mission),
        ("peacekeepers, end of 2004 (input)", record.at("peacekeepers", "2004-12-31"), 0, "5,000",
         mission),
        ("peacekeepers, after December 2005 (input)", record.at("peacekeepers", "2006-01-31"), 0,
         "0", mission),
        ("pre-trial share, last two years", record.outcome("pretrial_share"), 2,
         f"{ORDER_OF_SIZE}: 0.16 to 0.47 in half of the world's countries, median 0.27; Sierra "
         "Leone, years after the run, 0.56", "World Prison Brief, about 2015"),
        ("detainees per place, last two years", record.outcome("prison_occupancy"), 2,
         f"{ORDER_OF_SIZE}: 1.10 in the median of countries; Sierra Leone, years after the run, "
         "1.95", "World Prison Brief, about 2015"),
    ]


def of_runs(values, decimals, samples=None):
    """Quantiles over runs; of yes or no the count and Wilson's interval, with as many samples."""
    values = values[np.isfinite(values)]
    if not len(values):
        return "not recorded"
    if decimals is None:
        yes = int(values.sum())
        low, high = wilson(yes, len(values), LEVEL, min(samples or len(values), len(values)))
        return f"{yes} of {len(values)} ({100 * low:.0f} to {100 * high:.0f} %)"
    low, middle, high = np.quantile(values, [(1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2])
    return f"{middle:,.{decimals}f} ({low:,.{decimals}f} to {high:,.{decimals}f})"


def table(results):
    record = Record(results)
    status = results.group("run")["status"].sel(plan=PLAN) == 1
    runs, samples = int(status.sum()), int(status.any("replicate").sum())
    weeks = results.group("scenario").attrs["horizon_weeks"]
    lines = ["<!-- Written by `analysis/compare_record.py`; do not edit. -->", "", results.caveat,
             "",
             f"{results.attributes['title']}: {weeks} weeks. Median and, in brackets, 5 and 95 % "
             f"quantiles of {runs} histories, which differ in luck and uncertain parameters"
             + (": of so few, nearly the smallest and the largest" if runs < FEW else "")
             + ". They say where histories lie, and not how well the median is known. Of counts of "
             f"histories, Wilson's {100 * LEVEL:.0f} % interval of the share. Rows that say "
             f"*{ORDER_OF_SIZE}* are no match of this country and year, however near they come.",
             "", "| what | model | record | source of the record |", "| --- | --- | --- | --- |"]
    for what, values, decimals, said, source in comparisons(record):
        found = of_runs(np.asarray(values), decimals, samples)
        lines.append(f"| {what} | {found} | {said} | {source} |")
    return "\n".join(lines) + "\n"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", help="results of the study as_it_happened")
    parser.add_argument("-o", "--output", help="file to write besides printing")
    options = parser.parse_args(arguments)
    put(table(Results(options.file)), options.output)
    return 0


if __name__ == "__main__":
    script(main)
