#!/usr/bin/python3
"""How plans hold up over all points: robustness.py FILE.h5 --outcome NAME [--satisfied-by X]

Regret (how much worse than the best plan at the same point: largest, and 90 % of points), the share
of points that satisfy a limit, and how stable the order of the plans is.
"""


import numpy as np
from scipy import stats

from ssr_results import put, script
from sweep_file import Sweep, aligned, parser_for

BOOTSTRAPS = 1000


def gains(sweep, outcome):
    """[plan, point]: the outcome, larger is better; points that lack a plan are left out."""
    sign = sweep.better(outcome)
    if sign == 0:
        raise ValueError(f"{outcome}: no value of it is better than another; choose another outcome")
    values = sign * np.array([sweep.values(plan, outcome) for plan in sweep.plans])
    values = values[:, np.isfinite(values).all(axis=0)]
    if values.shape[1] == 0:
        raise ValueError(f"{outcome}: no point has a value for every plan")
    return values


def regret(gains):
    """[plan, point]: how far each plan stays behind the best plan of the point."""
    return gains.max(axis=0) - gains


def firsts(gains, indifference=0.0):
    """Share of points at which each plan is the best, or within the zone of indifference of it."""
    return (regret(gains) <= indifference).mean(axis=1)


def concordance(gains):
    """Kendall's W, corrected for ties: 1 where all points order the plans alike, 0 where they do not at all.

    Not a number where every plan is always the same.
    """
    plans, points = gains.shape
    ranks = np.array([stats.rankdata(column) for column in gains.T])
    ties = sum(np.sum(counts**3 - counts) for counts in
               (np.unique(column, return_counts=True)[1] for column in gains.T))
    spread = np.sum((ranks.sum(axis=0) - points * (plans + 1) / 2) ** 2)
    most = points**2 * (plans**3 - plans) / 12 - points * ties / 12
    return spread / most if most > 0 else np.nan


def kept_order(gains):
    """How often each plan keeps its place by mean when the points are drawn again (bootstrap)."""
    n = gains.shape[1]
    drawn = np.random.default_rng(1).integers(0, n, (BOOTSTRAPS, n))
    order = (-gains.mean(axis=1)).argsort(kind="stable").argsort()
    again = np.array([(-gains[:, points].mean(axis=1)).argsort(kind="stable").argsort() for points in drawn])
    return (again == order).mean(axis=0)


def table(sweep, outcome, satisfied_by=None):
    found = gains(sweep, outcome)
    behind = regret(found)
    zone = sweep.indifference(outcome)
    head = ["plan", "largest regret", "90 % of points", f"best within {zone:g}", "keeps its place"]
    columns = [behind.max(axis=1), np.quantile(behind, 0.9, axis=1), firsts(found, zone), kept_order(found)]
    words = ["{:.4g}", "{:.4g}", "{:.0%}", "{:.0%}"]
    if satisfied_by is not None:
        sign = sweep.better(outcome)
        head.append(f"{'at least' if sign > 0 else 'at most'} {satisfied_by:g}")
        columns.append((found >= sign * satisfied_by).mean(axis=1))
        words.append("{:.0%}")
    rows = [head]
    for i, plan in enumerate(sweep.plans):
        rows.append([plan] + [word.format(column[i]) for word, column in zip(words, columns)])
    text = f"{sweep.caveat}\n\n{outcome} over {found.shape[1]} points\n" + aligned(rows)
    return text + f"agreement of the points on the order of plans (Kendall's W): {concordance(found):.2f}\n"


def main(arguments):
    parser = parser_for(__doc__)
    parser.add_argument("--satisfied-by", type=float, help="the limit that a plan should keep to")
    options = parser.parse_args(arguments)
    put(table(Sweep(options.file), options.outcome, options.satisfied_by), options.output)
    return 0


if __name__ == "__main__":
    script(main)
