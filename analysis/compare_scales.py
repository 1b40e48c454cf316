#!/usr/bin/python3
"""Sets runs of one plan at several scales side by side: compare_scales.py FILE.h5... [-o TABLE.md]

Only citizens are thinned, so what is counted in people must not depend on how far. All files hold
the same context and, first, the same plan; the last file is what the others are compared with,
sample by sample where both were played at the same points of the uncertain parameters.
"""

import argparse

import numpy as np
from scipy import stats

from ssr_results import Results, put, script

WEEKS_OF_DDR = 36


def disarmed(results):
    """People disarmed by week 36, one number a run."""
    series = results.group("national")["disarmed"].sel(plan=results.plans[0])
    last = np.datetime64(results.attributes["start"]) + np.timedelta64(7 * WEEKS_OF_DDR, "D")
    return series.sel(time=slice(None, last)).isel(time=-1).values.ravel()


def outcome(name):
    """One outcome, one number a run."""
    return lambda results: results.group("outcome")[name].sel(plan=results.plans[0]).values.ravel()


# In words, how it is read, decimals, and the outcome whose zone says what counts as the same.
COMPARED = [
    ("histories that relapse by year 10, share", outcome("relapse_by_year_10"), 2,
     "relapse_by_year_10"),
    (f"people disarmed by week {WEEKS_OF_DDR}", disarmed, 0, None),
    ("homicides per 100,000 and year", outcome("homicide_rate"), 2, "homicide_rate"),
    ("pre-trial share of detainees, last two years", outcome("pretrial_share"), 3,
     "pretrial_share"),
]


def same_points(some, others):
    """Whether two files were played at the same points of the parameters, but for the scale."""
    points = [results.group("design")["point"] for results in (some, others)]
    return np.array_equal(*(point.sel(parameter=point.parameter != "context.scale")
                            for point in points))


def finished(values):
    return values[np.isfinite(values)]


def paired_difference(some, others):
    """Mean of the pairs' differences, with Student's 95 % interval."""
    gaps = finished(some - others)
    half = stats.t.ppf(0.975, len(gaps) - 1) * stats.sem(gaps)
    return gaps.mean(), gaps.mean() - half, gaps.mean() + half


def unpaired_difference(some, others):
    """Mean of some minus mean of others, with Welch's 95 % interval."""
    some, others = finished(some), finished(others)
    gap = some.mean() - others.mean()
    variances = [values.var(ddof=1) / len(values) for values in (some, others)]
    total = sum(variances)
    if total == 0:
        return gap, gap, gap
    freedom = total**2 / sum(v**2 / (len(values) - 1)
                             for v, values in zip(variances, (some, others)))
    half = stats.t.ppf(0.975, freedom) * np.sqrt(total)
    return gap, gap - half, gap + half


def agreement(some, others, low, high, zone):
    """Whether two scales agree, in words, by the interval of their difference."""
    if np.ptp(finished(np.concatenate([some, others]))) == 0:
        return "cannot tell (no run differs)"
    if low <= 0 <= high:
        return "yes"
    return "about the same" if -zone <= low and high <= zone else "no"


def table(files):
    """The scales side by side, in Markdown; the last file is what the others are compared with."""
    scales = [float(results.group("scenario").attrs["scale"]) for results in files]
    paired = all(same_points(results, files[-1]) for results in files[:-1])
    difference = paired_difference if paired else unpaired_difference
    how = "pairs of runs at the same points of all uncertain parameters" if paired else "Welch"
    lines = ["<!-- Written by `analysis/compare_scales.py`; do not edit. -->", "",
             "Means over runs; in brackets the difference to the largest scale with its 95 % "
             f"interval ({how}). Scales agree where the interval has zero in it, and are about the "
             "same where it lies in the zone that the outcome declares; one interval in twenty "
             "misses by chance.",
             "", "| what | " + " | ".join(f"scale {scale:g}" for scale in scales) + " | agree |",
             "| --- |" + " --- |" * (len(scales) + 1)]
    for what, values_of, decimals, zoned in COMPARED:
        zone = float(files[-1].group("outcome")[zoned].attrs["indifference"]) if zoned else 0.0
        largest = values_of(files[-1])
        cells, words = [], []
        for results in files[:-1]:
            values = values_of(results)
            gap, low, high = difference(values, largest)
            words.append(agreement(values, largest, low, high, zone))
            values = finished(values)
            cells.append(f"{values.mean():,.{decimals}f}, n = {len(values)} "
                         f"({gap:+,.{decimals}f}; {low:+,.{decimals}f} to {high:+,.{decimals}f})")
        largest = finished(largest)
        cells.append(f"{largest.mean():,.{decimals}f}, n = {len(largest)}")
        lines.append(f"| {what} | " + " | ".join([*cells, ", ".join(dict.fromkeys(words))]) + " |")
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
