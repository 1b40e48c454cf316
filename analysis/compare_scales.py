#!/usr/bin/python3
"""Sets runs of one plan at several scales side by side: compare_scales.py FILE.h5... [-o TABLE.md]

Only citizens are thinned, so what is counted in people must not depend on how far. All files hold
the same context and, first, the same plan; the last file is what the others are compared with.
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


def outcome(name, plan=0):
    return lambda results: results.group("outcome")[name].sel(plan=results.plans[plan]).values.ravel()


COMPARED = [
    ("histories that relapse by year 10, share, without assistance", outcome("relapse_by_year_10", -1), 2),
    (f"people disarmed by week {WEEKS_OF_DDR}", disarmed, 0),
    ("homicides per 100,000 and year", outcome("homicide_rate"), 2),
    ("pre-trial share of detainees, last two years", outcome("pretrial_share"), 3),
]


def finished(values):
    return values[np.isfinite(values)]


def difference(some, others):
    """Mean of some minus mean of others, with Welch's 95 % interval."""
    gap = some.mean() - others.mean()
    variances = [values.var(ddof=1) / len(values) for values in (some, others)]
    total = sum(variances)
    if total == 0:
        return gap, gap, gap
    freedom = total**2 / sum(v**2 / (len(values) - 1) for v, values in zip(variances, (some, others)))
    half = stats.t.ppf(0.975, freedom) * np.sqrt(total)
    return gap, gap - half, gap + half


def table(files):
    scales = [float(results.group("scenario").attrs["scale"]) for results in files]
    lines = ["<!-- Written by `analysis/compare_scales.py`; do not edit. -->", "",
             "Means over runs; in brackets the difference to the largest scale with its 95 % interval (Welch).",
             "", "| what | " + " | ".join(f"scale {scale:g}" for scale in scales) + " | agree |",
             "| --- |" + " --- |" * (len(scales) + 1)]
    for what, values_of, decimals in COMPARED:
        largest = finished(values_of(files[-1]))
        cells, agree = [], "yes"
        for results in files[:-1]:
            values = finished(values_of(results))
            gap, low, high = difference(values, largest)
            if not low <= 0 <= high:
                agree = "no"
            elif low == high and agree == "yes":
                agree = "cannot tell (no run differs)"
            cells.append(f"{values.mean():,.{decimals}f}, n = {len(values)} "
                         f"({gap:+,.{decimals}f}; {low:+,.{decimals}f} to {high:+,.{decimals}f})")
        cells.append(f"{largest.mean():,.{decimals}f}, n = {len(largest)}")
        lines.append(f"| {what} | " + " | ".join(cells) + f" | {agree} |")
    return "\n".join(lines) + "\n"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", help="results of ssr run, by rising scale")
    parser.add_argument("-o", "--output", help="file to write besides printing")
    options = parser.parse_args(arguments)
    if len(options.files) < 2:
        parser.error("give at least two files")
    put(table([Results(path) for path in options.files]), options.output)
    return 0


if __name__ == "__main__":
    script(main)
