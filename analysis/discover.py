#!/usr/bin/python3
"""Where a plan fails: discover.py FILE.h5 --outcome NAME --plan A [--minus B] [--worse-than X]

Patient rule induction (PRIM) over the points of a sweep: the ranges of a few parameters within
which the plan does badly. A point counts as bad where the outcome is worse than X, or where the
plan is worse than plan B by more than the outcome's zone of indifference.
"""

import dataclasses

import numpy as np
import pandas as pd
from scipy import special

from ssr_results import put, script
from sweep_file import Sweep, as_sweep, parser_for

PEEL = 0.05        # share of the points that one step may take away
LEAST_MASS = 0.05  # of all points, that a box must keep
DENSITY = 0.75     # wanted, if any box has it


@dataclasses.dataclass
class Box:
    """Ranges of the factors, and how well they hold the bad points."""

    low: np.ndarray
    high: np.ndarray
    coverage: float  # share of all bad points inside
    density: float   # share of the points inside that are bad
    n: int           # points inside

    def restricted(self):
        return [i for i in range(len(self.low)) if np.isfinite(self.low[i])
                or np.isfinite(self.high[i])]


def inside(points, low, high):
    return ((points >= low) & (points <= high)).all(axis=1)


def measured(points, bad, low, high):
    members = inside(points, low, high)
    hits = np.count_nonzero(bad[members])
    n = np.count_nonzero(members)
    return Box(low.copy(), high.copy(), hits / max(1, np.count_nonzero(bad)), hits / max(1, n), n)


def candidates(points, box):
    """The box with each factor's lowest, or highest, part taken away."""
    members = points[inside(points, box.low, box.high)]
    for factor in range(points.shape[1]):
        column = np.sort(members[:, factor])
        values = np.unique(column)
        if len(values) < 2:
            continue
        low, high = box.low.copy(), box.high.copy()
        cut = column[int(PEEL * len(column))]
        # Points between two kept values belong to neither side: the middle is the honest limit.
        above = values[np.searchsorted(values, cut, side="right" if cut == values[0] else "left")]
        low[factor] = (above + values[np.searchsorted(values, above) - 1]) / 2
        yield low, box.high.copy()
        cut = column[len(column) - 1 - int(PEEL * len(column))]
        place = np.searchsorted(values, cut) - (1 if cut == values[-1] else 0)
        high[factor] = (values[place] + values[place + 1]) / 2
        yield box.low.copy(), high


def peel(points, bad):
    """Boxes from all points down to the smallest allowed, each the densest one step on."""
    factors = points.shape[1]
    box = measured(points, bad, np.full(factors, -np.inf), np.full(factors, np.inf))
    boxes = [box]
    while box.density < 1:
        options = [measured(points, bad, low, high) for low, high in candidates(points, box)]
        options = [option for option in options
                   if option.n >= max(2, LEAST_MASS * len(points)) and option.n < box.n]
        # Gain per point taken away, so that a coarse factor's large steps have no advantage.
        gains = [(option.density - box.density) / (box.n - option.n) for option in options]
        if not options or max(gains) <= 0:
            break
        box = options[int(np.argmax(gains))]
        boxes.append(box)
    return boxes


def p_values(points, bad, box):
    """For each restricted factor: how likely so many bad points are if its limits meant nothing.

    Binomial, against the density of the box without the factor's limits.
    """
    found = {}
    hits = round(box.density * box.n)
    for factor in box.restricted():
        low, high = box.low.copy(), box.high.copy()
        low[factor], high[factor] = -np.inf, np.inf
        without = measured(points, bad, low, high)
        found[factor] = float(special.bdtrc(hits - 1, box.n, without.density))
    return found


def without_limit(points, bad, box, limit):
    """The box without one limit, (factor, "low" or "high")."""
    low, high = box.low.copy(), box.high.copy()
    factor, side = limit
    if side == "low":
        low[factor] = -np.inf
    else:
        high[factor] = np.inf
    return measured(points, bad, low, high)


def holm(values, family):
    """Holm's step-down correction of p values, of a family that holds more, unnamed ones of 1."""
    order = np.argsort(values, kind="stable")
    corrected = np.empty(len(values))
    most = 0.0
    for place, i in enumerate(order):
        most = max(most, min(1.0, (family - place) * values[i]))
        corrected[i] = most
    return corrected


def corrected_p_values(points, bad, box):
    """For each limit (factor, side): its quasi-p, after Holm over all that could be set."""
    limits = [(factor, side) for factor in box.restricted()
              for side, end in (("low", box.low), ("high", box.high)) if np.isfinite(end[factor])]
    hits = round(box.density * box.n)
    values = [float(special.bdtrc(hits - 1, box.n, without_limit(points, bad, box, limit).density))
              for limit in limits]
    return dict(zip(limits, holm(values, 2 * len(box.low)).tolist()))


def weakest_limits(points, bad, box):
    """For each restricted factor: the largest corrected quasi-p of its limits."""
    corrected = corrected_p_values(points, bad, box)
    return {factor: max(p for (of, _), p in corrected.items() if of == factor)
            for factor in box.restricted()}


def simplified(points, bad, box):
    """The box without limits that chance explains, given how many were tried; the weakest first."""
    while True:
        values = corrected_p_values(points, bad, box)
        if not values:
            return box
        limit = max(values, key=values.get)
        if values[limit] < 0.05:
            return box
        box = without_limit(points, bad, box, limit)


def prim(points, bad, density=DENSITY):
    """The box of most coverage among those dense enough; the densest where none is."""
    points, bad = np.asarray(points, dtype=float), np.asarray(bad, dtype=bool)
    if not bad.any():
        return None
    boxes = peel(points, bad)
    dense = [box for box in boxes if box.density >= density]
    chosen = max(dense, key=lambda box: box.coverage) if dense else max(boxes,
                                                                        key=lambda box: box.density)
    return simplified(points, bad, chosen)


def sentence(sweep, box):
    """"parameter below 3 and other above 0.2"."""
    parts = []
    for i in box.restricted():
        name = sweep.factors[i]
        if not np.isfinite(box.low[i]):
            parts.append(f"{name} below {box.high[i]:.4g}")
        elif not np.isfinite(box.high[i]):
            parts.append(f"{name} above {box.low[i]:.4g}")
        else:
            parts.append(f"{name} between {box.low[i]:.4g} and {box.high[i]:.4g}")
    return " and\n  ".join(parts)


def bad_points(sweep, plan, outcome, minus=None, worse_than=None):
    """Which points are bad, whether they are known, and the words for it."""
    sign = sweep.better(outcome)
    if sign == 0:
        raise ValueError(f"{outcome}: no value of it is better than another; choose another "
                         "outcome")
    values = sweep.values(plan, outcome, minus)
    if minus:
        limit = -sweep.indifference(outcome)
        words = (f"{plan} is worse than {minus} on {outcome} by more than "
                 f"{sweep.indifference(outcome):g}")
        return sign * values < limit, np.isfinite(values), words
    if worse_than is None:
        raise ValueError("what counts as bad? give --minus PLAN or --worse-than NUMBER")
    words = f"{outcome} of {plan} is {'above' if sign < 0 else 'below'} {worse_than:g}"
    return sign * values < sign * worse_than, np.isfinite(values), words


def discover(results, outcome, plan=None, minus=None, worse_than=None):
    """Where a plan fails, by PRIM: a data frame, one row a parameter whose range tells bad points.

    `results` is a path or opened results of a sweep; `plan` is else the study's reference. Bad is:
    worse than the plan `minus` by more than the zone of indifference, or than the number
    `worse_than`. Columns: `low` and `high` in the parameter's unit (infinite where open), `quasi_p`
    (binomial: how likely so many bad points are if the range meant nothing) and `holm_p` (the
    largest of its limits, after Holm's correction for every limit that the search could set).
    `attrs`: `what` (in words), `bad` and `points` (numbers of them), `coverage` (share of all bad
    points inside), `density` (share of the points inside that are bad), `n` (points inside),
    `limits` (how many Holm's correction counts), `where` (in words, empty where no range tells
    them), `caveat`.
    """
    sweep = as_sweep(results)
    plan = sweep.plan(plan)
    bad, known, words = bad_points(sweep, plan, outcome, minus, worse_than)
    points, bad = sweep.points[known], bad[known]
    box = prim(points, bad)
    chosen = box.restricted() if box else []
    chance = p_values(points, bad, box) if box else {}
    corrected = weakest_limits(points, bad, box) if box else {}
    frame = pd.DataFrame({"low": [box.low[i] for i in chosen],
                          "high": [box.high[i] for i in chosen],
                          "quasi_p": [chance[i] for i in chosen],
                          "holm_p": [corrected[i] for i in chosen]}, dtype=float,
                         index=pd.Index([sweep.factors[i] for i in chosen], name="parameter"))
    frame.attrs = {"what": words, "bad": int(np.count_nonzero(bad)), "points": len(bad),
                   "coverage": box.coverage if box else np.nan,
                   "density": box.density if box else np.nan,
                   "n": int(box.n) if box else 0, "limits": 2 * len(sweep.factors),
                   "caveat": sweep.caveat,
                   "where": " ".join(sentence(sweep, box).split()) if chosen else ""}
    return frame


def report(sweep, plan, outcome, minus=None, worse_than=None):
    plan = sweep.plan(plan)
    bad, known, words = bad_points(sweep, plan, outcome, minus, worse_than)
    points, bad = sweep.points[known], bad[known]
    text = f"{sweep.caveat}\n\n{words}: at {np.count_nonzero(bad)} of {len(bad)} points\n"
    box = prim(points, bad)
    if box is None:
        return text
    if not box.restricted():
        return text + "no range of the parameters tells these points from the others\n"
    text += f"mostly when\n  {sentence(sweep, box)}\n"
    text += f"coverage {box.coverage:.2f}, density {box.density:.2f}, n = {box.n} points inside\n"
    corrected = weakest_limits(points, bad, box)
    for factor, p in p_values(points, bad, box).items():
        text += (f"  {sweep.factors[factor]}: quasi-p {p:.2g}; of its limits at most "
                 f"{corrected[factor]:.2g} by Holm\n")
    text += (f"Holm's correction counts {2 * len(box.low)} limits, two a parameter: the search "
             "tried them all\n")
    return text + ("found by search, on the points it was found with: play new points before you "
                   "rely on it\n")


def main(arguments):
    parser = parser_for(__doc__)
    parser.add_argument("--plan", help="the plan; else the study's reference")
    parser.add_argument("--minus", help="bad is: worse than this plan")
    parser.add_argument("--worse-than", type=float, help="bad is: worse than this number")
    options = parser.parse_args(arguments)
    put(report(Sweep(options.file), options.plan, options.outcome, options.minus,
               options.worse_than),
        options.output)
    return 0


if __name__ == "__main__":
    script(main)
