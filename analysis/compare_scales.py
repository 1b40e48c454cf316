#!/usr/bin/python3
"""Sets runs of one plan at several scales side by side: compare_scales.py FILE.h5... [-o TABLE.md]

Only citizens are thinned, so what is counted in people must not depend on how far. All files hold
the same context and, first, the same plan; the last file is what the others are compared with,
sample by sample where both were played at the same points of the uncertain parameters.
"""

import argparse
import dataclasses
import typing

import numpy as np
from scipy import stats

from ssr_decision import interval_of
from ssr_results import Results, put, script

WEEKS_OF_DDR = 36
CONFIDENCE = 0.95


def disarmed(results):
    """People disarmed by week 36, one number a run."""
    series = results.group("national")["disarmed"].sel(plan=results.plans[0])
    last = np.datetime64(results.attributes["start"]) + np.timedelta64(7 * WEEKS_OF_DDR, "D")
    return series.sel(time=slice(None, last)).isel(time=-1).values.ravel()


def outcome(name):
    """One outcome, one number a run."""
    return lambda results: results.group("outcome")[name].sel(plan=results.plans[0]).values.ravel()


def declared(name):
    """The zone that an outcome declares."""
    return lambda results: float(results.group("outcome")[name].attrs["indifference"])


def share_of_fighters(results):
    """The zone of `disarmed_share`, in people: that share of the fighters of the context."""
    about = results.group("parameter")["value"]
    fighters = sum(float(value) for path, value in zip(about.parameter.values, about.values)
                   if str(path).startswith("context.faction.") and str(path).endswith(".fighters"))
    return declared("disarmed_share")(results) * fighters


@dataclasses.dataclass
class Compared:
    """What is set side by side: in words, how it is read, decimals, and what counts as the same."""

    what: str
    values_of: typing.Callable
    decimals: int
    zone_of: typing.Callable
    yes_no: bool = False


COMPARED = [
    Compared("histories that relapse by year 10, share", outcome("relapse_by_year_10"), 2,
             declared("relapse_by_year_10"), yes_no=True),
    Compared(f"people disarmed by week {WEEKS_OF_DDR}", disarmed, 0, share_of_fighters),
    Compared("homicides per 100,000 and year", outcome("homicide_rate"), 2,
             declared("homicide_rate")),
    Compared("pre-trial share of detainees, last two years", outcome("pretrial_share"), 3,
             declared("pretrial_share")),
]


def same_points(some, others):
    """Whether two files were played at the same points of the parameters, but for the scale."""
    points = [results.group("design")["point"] for results in (some, others)]
    return np.array_equal(*(point.sel(parameter=point.parameter != "context.scale")
                            for point in points))


def finished(values):
    return values[np.isfinite(values)]


def paired_difference(some, others, yes_no=False):
    """Mean of the pairs' differences, with the program's interval: Student's, or Bonett and
    Price's of shares, which is not nothing where no pair differs."""
    gaps = finished(some - others)
    return gaps.mean(), *interval_of(gaps, yes_no, CONFIDENCE)


def unpaired_difference(some, others, yes_no=False):
    """Mean of some minus mean of others, with Welch's interval, or Agresti and Caffo's of shares,
    who add a yes and a no to either side."""
    some, others = finished(some), finished(others)
    gap = some.mean() - others.mean()
    if yes_no:
        shares, n = zip(*[((values.sum() + 1) / (len(values) + 2), len(values) + 2)
                          for values in (some, others)])
        center, freedom = shares[0] - shares[1], np.inf
        total = sum(share * (1 - share) / size for share, size in zip(shares, n))
    else:
        variances = [values.var(ddof=1) / len(values) for values in (some, others)]
        center, total = gap, sum(variances)
        if total == 0:
            return gap, -np.inf, np.inf
        freedom = total**2 / sum(v**2 / (len(values) - 1)
                                 for v, values in zip(variances, (some, others)))
    half = stats.t.ppf((1 + CONFIDENCE) / 2, freedom) * np.sqrt(total)
    low, high = center - half, center + half
    return (gap, max(-1.0, low), min(1.0, high)) if yes_no else (gap, low, high)


def agreement(low, high, zone):
    """Whether two scales agree, by the interval of their difference: equivalence, as verdicts on
    plans have it. An interval that has zero in it and reaches beyond the zone shows nothing."""
    if -zone <= low and high <= zone:
        return "yes"
    return "cannot tell" if low <= 0 <= high else "no"


def spanned(low, high, decimals):
    if not np.isfinite(low):
        return "no interval"
    return f"{low:+,.{decimals}f} to {high:+,.{decimals}f}"


def together(scales, words):
    """One word where all scales have the same; else which has which."""
    if len(set(words)) == 1:
        return words[0]
    return ", ".join(f"scale {scale:g}: {word}" for scale, word in zip(scales, words))


def table(files):
    """The scales side by side, in Markdown; the last file is what the others are compared with."""
    scales = [float(results.group("scenario").attrs["scale"]) for results in files]
    paired = all(same_points(results, files[-1]) for results in files[:-1])
    difference = paired_difference if paired else unpaired_difference
    how = "pairs of runs at the same points of all uncertain parameters: Student's, of shares " \
        "Bonett and Price's" if paired else "Welch's, of shares Agresti and Caffo's"
    lines = ["<!-- Written by `analysis/compare_scales.py`; do not edit. -->", "",
             "Means over runs; in brackets the difference to the largest scale with its "
             f"{100 * CONFIDENCE:.0f} % interval ({how}). Scales agree where the whole interval "
             "lies in the zone that counts as the same, which the outcome declares, of people "
             "disarmed that of `disarmed_share` in people; they do not where it is clear of zero "
             "and not in the zone; else it cannot be told. One interval in twenty misses by "
             "chance.",
             "", "| what | " + " | ".join(f"scale {scale:g}" for scale in scales)
             + " | zone | agree |",
             "| --- |" + " --- |" * (len(scales) + 2)]
    for row in COMPARED:
        zone = row.zone_of(files[-1])
        largest = row.values_of(files[-1])
        cells, words = [], []
        for results in files[:-1]:
            values = row.values_of(results)
            gap, low, high = difference(values, largest, row.yes_no)
            words.append(agreement(low, high, zone))
            values = finished(values)
            cells.append(f"{values.mean():,.{row.decimals}f}, n = {len(values)} "
                         f"({gap:+,.{row.decimals}f}; {spanned(low, high, row.decimals)})")
        largest = finished(largest)
        cells += [f"{largest.mean():,.{row.decimals}f}, n = {len(largest)}", f"{zone:,.3g}"]
        lines.append(f"| {row.what} | " + " | ".join([*cells, together(scales, words)]) + " |")
    return "\n".join(lines) + "\n"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", help="results files, by rising scale")
    parser.add_argument("-o", "--output", help="file to write besides printing")
    options = parser.parse_args(arguments)
    if len(options.files) < 2:
        parser.error("give at least two files")
    put(table([Results(path) for path in options.files]), options.output)
    return 0


if __name__ == "__main__":
    script(main)
