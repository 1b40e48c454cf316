#!/usr/bin/python3
"""How often fighting came back after conflicts that ended, by UCDP/PRIO's Armed Conflict Dataset.

    analysis/conflict_record.py UcdpPrioConflict.csv

Prints the yearly risk and the share of returns for countries, for conflicts over the same
government, and for these after a war, as `docs/tables/hazard.md` has them. The dataset (CC BY 4.0)
is not part of the project; the columns named in COLUMNS are read. Types and incompatibilities may
stand there in words or in the dataset's codes.
"""
import argparse
import collections
import csv
import dataclasses
import sys

import numpy as np
from scipy import stats

COLUMNS = ("conflict_id", "gwno_a", "year", "incompatibility", "intensity_level",
           "type_of_conflict")
ENDED_SINCE = 1990
WAR = 2                                # intensity of a year with 1,000 battle deaths or more
INTRASTATE = {"3", "4", "intrastate", "II"}  # types of conflict; II: with troops from abroad
GOVERNMENT = {"2", "3", "government", "both"}  # incompatibilities; both: over territory as well
YEARS = 10


@dataclasses.dataclass
class Record:
    """What follows the last active year of each spell that ended."""

    gap: np.ndarray       # [spell] years from it to the next active one, or to the end of the data
    returned: np.ndarray  # [spell] was there a next one?

    @classmethod
    def of(cls, found):
        """Of what `after` found of each spell."""
        pairs = np.array([pair for pair in found if pair], int).reshape(-1, 2)
        return cls(pairs[:, 0], pairs[:, 1].astype(bool))

    def counts(self, first, last=None):
        """Returns in these years after the last active one, and years at risk of one."""
        years = range(first, (last or first) + 1)
        return (int(sum((self.returned & (self.gap == y)).sum() for y in years)),
                int(sum((self.gap >= y).sum() for y in years)))

    def share(self, year, confidence=0.95):
        """Share that returned by this year (Kaplan-Meier), and its interval (Greenwood, log-log).

        NaN where nobody who had not returned was seen for so long.
        """
        quiet, variance = 1.0, 0.0
        for y in range(1, year + 1):
            fell, at_risk = self.counts(y)
            if quiet > 0.0 and at_risk == 0:
                return np.nan, np.nan, np.nan
            if quiet == 0.0:
                break
            quiet *= 1 - fell / at_risk
            variance += fell / (at_risk * (at_risk - fell)) if at_risk > fell else 0.0
        if quiet in (0.0, 1.0):
            return 1 - quiet, 1 - quiet, 1 - quiet
        half = stats.norm.ppf(0.5 + confidence / 2) * np.sqrt(variance) / np.log(quiet)
        low, high = sorted(1 - quiet ** np.exp([half, -half]))
        return 1 - quiet, low, high


def active_years(lines, unit):
    """{unit: {year: intensity}}, the highest of its conflicts."""
    found = collections.defaultdict(dict)
    for line in lines:
        year, intensity = int(line["year"]), int(line["intensity_level"])
        years = found[line[unit]]
        years[year] = max(intensity, years.get(year, 0))
    return found


def spells(years):
    """First and last year of each run of years without a gap."""
    years = sorted(years)
    ends = [i for i, year in enumerate(years) if i + 1 == len(years) or years[i + 1] > year + 1]
    starts = [0] + [i + 1 for i in ends[:-1]]
    return [(years[a], years[b]) for a, b in zip(starts, ends)]


def after(of_unit, i, last, quiet_years):
    """(years from the end of a unit's spell to the next or to the last year, is there a next?).

    None where fewer quiet years followed.
    """
    again = i + 1 < len(of_unit)
    gap = (of_unit[i + 1][0] if again else last) - of_unit[i][1]
    return (gap, again) if gap > quiet_years or (not again and gap == quiet_years) else None


def record(active, last, quiet_years=1, after_war=False):
    """The record of all spells that ended before the data's last year with so many quiet years."""
    found = []
    for years in active.values():
        of_unit = spells(years)
        for i, (first, end) in enumerate(of_unit):
            if not ENDED_SINCE <= end < last:
                continue
            if after_war and max(years[y] for y in range(first, end + 1)) < WAR:
                continue
            found.append(after(of_unit, i, last, quiet_years))
    return Record.of(found)


def columns(lines, quiet_years=1):
    """The three records of the table, by name."""
    conflicts = active_years([line for line in lines if line["incompatibility"] in GOVERNMENT],
                             "conflict_id")
    last = max(int(line["year"]) for line in lines)
    return {"country": record(active_years(lines, "gwno_a"), last, quiet_years),
            "government": record(conflicts, last, quiet_years),
            "government after a war": record(conflicts, last, quiet_years, after_war=True)}


def read(path):
    """The intrastate conflict-years of a file, checked."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        missing = set(COLUMNS) - set(reader.fieldnames or ())
        if missing:
            raise ValueError(f"{path}: no column {', '.join(sorted(missing))}; give the "
                             "conflict-year file of the UCDP/PRIO Armed Conflict Dataset")
        lines = []
        for number, line in enumerate(reader, 2):
            if not (line["year"] or "").isdigit() or not (line["intensity_level"] or "").isdigit():
                raise ValueError(f"{path}, line {number}: year and intensity_level are not both "
                                 "whole numbers; give the file as UCDP has it")
            if line["type_of_conflict"] in INTRASTATE:
                lines.append(line)
    if not lines:
        raise ValueError(f"{path}: no intrastate conflict-years (type_of_conflict "
                         f"{', '.join(sorted(INTRASTATE))}); give the conflict-year file of the "
                         "UCDP/PRIO Armed Conflict Dataset")
    return lines


def document(lines):
    text = []
    for quiet in (1, 2):
        for name, found in columns(lines, quiet).items():
            text.append(f"{name}, {quiet} quiet year{'s' if quiet > 1 else ''}: "
                        f"n = {len(found.gap)}, {found.returned.sum()} returned")
            text.append("  returns of those at risk, in year " + ", ".join(
                f"{a}{'' if a == b else f' to {b}'}: {'{} of {}'.format(*found.counts(a, b))}"
                for a, b in [(y, y) for y in range(quiet + 1, 6)] + [(6, YEARS)]))
            for year in (2, 3, 5, YEARS):
                share, low, high = found.share(year)
                text.append(f"  by year {year}: {share:.2f} ({low:.2f} to {high:.2f})")
    return "\n".join(text)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", help="conflict-years as the dataset has them, comma-separated")
    given = parser.parse_args(arguments)
    print(document(read(given.data)))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError) as error:
        sys.exit(f"conflict_record.py: {error}")
