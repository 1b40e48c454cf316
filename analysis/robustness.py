#!/usr/bin/python3
"""How plans hold up over all points: robustness.py FILE.h5 --outcome NAME [--satisfied-by X]

Regret (how much worse than the best plan at the same point: largest, and 90 % of points), the share
of points that satisfy a limit, and how stable the order of the plans is.
"""

import numpy as np
import pandas as pd
from ssr_results import put, script
from sweep_file import Sweep, aligned, as_sweep, parser_for

BOOTSTRAPS = 1000


def gains(sweep, outcome):
    """[plan, point]: the outcome, larger is better; points that lack a plan are left out."""
    sign = sweep.better(outcome)
    if sign == 0:
        raise ValueError(f"{outcome}: no value of it is better than another; choose another "
                         "outcome")
    values = sign * np.array([sweep.values(plan, outcome) for plan in sweep.plans])
    values = values[:, np.isfinite(values).all(axis=0)]
    if values.shape[1] == 0:
        raise ValueError(f"{outcome}: no point has a value for every plan")
    return values


def regret(gains):
    """[plan, point]: how far each plan stays behind the best plan of the point."""
    return gains.max(axis=0) - gains


def regret_intervals(gains, share=0.9, confidence=0.95):
    """[plan, (low, high)]: bootstrap of the regret that this share of points stays within.

    Intervals of all plans hold together (Bonferroni). The largest regret has none: points drawn
    again from those played never hold a larger one.
    """
    behind = regret(gains)
    plans, n = behind.shape
    drawn = np.random.default_rng(2).integers(0, n, (BOOTSTRAPS, n))
    again = np.array([np.quantile(behind[:, points], share, axis=1) for points in drawn]).T
    error = (1 - confidence) / plans
    return np.quantile(again, [error / 2, 1 - error / 2], axis=1).T


def firsts(gains, indifference=0.0):
    """Share of points at which each plan is the best, or within the zone of indifference of it."""
    return (regret(gains) <= indifference).mean(axis=1)


def concordance(gains):
    """Kendall's W, corrected for ties: 1 where all points order the plans alike, 0 where none do.

    Not a number where every plan is always the same.
    """
    from scipy import stats  # half a second, which a report without a sweep need not wait for

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
    again = np.array([(-gains[:, points].mean(axis=1)).argsort(kind="stable").argsort()
                      for points in drawn])
    return (again == order).mean(axis=0)


def robustness(results, outcome, satisfied_by=None):
    """How plans hold up over all points of a sweep: a data frame, one row a plan, as in the file.

    `results` is a path or opened results. Columns, in the outcome's unit: `largest_regret` (of the
    points played alone), `regret_90` (at most so much in 90 % of points) with `regret_90_low` and
    `regret_90_high` (bootstrap over points, 95 % for all plans together); as shares of points:
    `best_within` (best, or within the zone of indifference of the best), `satisfied` (keeps to the
    limit `satisfied_by`; only where one is given); `keeps_its_place` (how often the place by mean
    stays when points are drawn again). `attrs`: `points`, `concordance` (Kendall's W), `zone`,
    `caveat`.
    """
    sweep = as_sweep(results)
    found, zone = gains(sweep, outcome), sweep.indifference(outcome)
    behind = regret(found)
    low, high = regret_intervals(found).T
    frame = pd.DataFrame({"largest_regret": behind.max(axis=1),
                          "regret_90": np.quantile(behind, 0.9, axis=1),
                          "regret_90_low": low, "regret_90_high": high,
                          "best_within": firsts(found, zone), "keeps_its_place": kept_order(found)},
                         index=pd.Index(sweep.plans, name="plan"))
    if satisfied_by is not None:
        frame["satisfied"] = (found >= sweep.better(outcome) * satisfied_by).mean(axis=1)
    frame.attrs = {"points": found.shape[1], "concordance": concordance(found), "zone": zone,
                   "caveat": sweep.caveat}
    return frame


def table(sweep, outcome, satisfied_by=None):
    found = robustness(sweep, outcome, satisfied_by)
    head = ["plan", "largest regret", "90 % of points", f"best within {found.attrs['zone']:g}",
            "keeps its place"]
    if satisfied_by is not None:
        head.append(f"{'at least' if sweep.better(outcome) > 0 else 'at most'} {satisfied_by:g}")
    rows = [head]
    for plan, row in found.iterrows():
        rows.append([plan, f"{row['largest_regret']:.4g}",
                     "{regret_90:.4g} ({regret_90_low:.4g} to {regret_90_high:.4g})".format(**row),
                     f"{row['best_within']:.0%}", f"{row['keeps_its_place']:.0%}"])
        rows[-1] += [f"{row['satisfied']:.0%}"] if satisfied_by is not None else []
    text = f"{sweep.caveat}\n\n{outcome} over {found.attrs['points']} points\n" + aligned(rows)
    text += ("90 % of points: in brackets 95 % for all plans together; the largest is of the "
             "points played alone\n")
    return text + ("agreement of the points on the order of plans (Kendall's W): "
                   f"{found.attrs['concordance']:.2f}\n")


def main(arguments):
    parser = parser_for(__doc__)
    parser.add_argument("--satisfied-by", type=float, help="the limit that a plan should keep to")
    options = parser.parse_args(arguments)
    put(table(Sweep(options.file), options.outcome, options.satisfied_by), options.output)
    return 0


if __name__ == "__main__":
    script(main)
