#!/usr/bin/python3
"""Which parameters an outcome depends on: sensitivity.py FILE.h5 --outcome NAME

Reads the file of a sweep whose design is "morris" (mu* and sigma of elementary effects, each over
the whole range of its parameter) or "saltelli" (Sobol's first and total indices with 95 %
intervals).
"""

import dataclasses

import numpy as np
import pandas as pd

from ssr_results import put, script
from sweep_file import Sweep, aligned, as_sweep, ordered, parser_for

CONFIDENCE = 0.95
BOOTSTRAPS = 1000


@dataclasses.dataclass
class Morris:
    """Elementary effects, one number a factor."""

    mu: np.ndarray
    mu_star: np.ndarray
    sigma: np.ndarray
    low: np.ndarray   # of mu*, 95 %, over trajectories
    high: np.ndarray
    trajectories: int


@dataclasses.dataclass
class Indices:
    """Sobol's indices with the ends of their intervals, one number a factor."""

    first: np.ndarray
    first_low: np.ndarray
    first_high: np.ndarray
    total: np.ndarray
    total_low: np.ndarray
    total_high: np.ndarray
    base_points: int


def elementary_effects(points, values):
    """[trajectory, factor]: the change of the value over the change of the one factor that moved.

    `points` [point, factor] lie in [0, 1], in trajectories of one point more than factors.
    """
    factors = points.shape[1]
    trajectories, rest = divmod(len(points), factors + 1)
    if rest or trajectories == 0:
        raise ValueError(f"{len(points)} points are no trajectories of {factors + 1}")
    steps = np.diff(points.reshape(trajectories, factors + 1, factors), axis=1)
    changes = np.diff(values.reshape(trajectories, factors + 1), axis=1)
    moved = np.abs(steps).argmax(axis=2)
    if (np.sort(moved, axis=1) != np.arange(factors)).any():
        raise ValueError("the points are no trajectories in which each factor moves once")
    size = np.take_along_axis(steps, moved[..., None], axis=2)[..., 0]
    effects = np.empty((trajectories, factors))
    np.put_along_axis(effects, moved, changes / size, axis=1)
    return effects


def morris(points, values):
    """mu, mu* and sigma; trajectories with a run that is missing are left out."""
    effects = elementary_effects(points, values)
    effects = effects[np.isfinite(effects).all(axis=1)]
    n = len(effects)
    if n < 2:
        raise ValueError(f"{n} trajectories are complete (two at least are needed)")
    drawn = np.random.default_rng(1).integers(0, n, (BOOTSTRAPS, n))
    stars = np.abs(effects)[drawn].mean(axis=1)
    low, high = np.quantile(stars, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2], axis=0)
    return Morris(effects.mean(axis=0), np.abs(effects).mean(axis=0), effects.std(axis=0, ddof=1),
                  low, high, n)


def complete_rows(values, factors):
    """[base point, factors + 2]: rows A, A with one factor from B each, B; whole rows alone."""
    base, rest = divmod(len(values), factors + 2)
    if rest or base == 0:
        raise ValueError(f"{len(values)} points are no rows of {factors + 2}")
    rows = values.reshape(base, factors + 2)
    return rows[np.isfinite(rows).all(axis=1)]


def sobol_indices(points, values):
    """First and total indices by Saltelli's estimators, with bootstrap intervals (OpenTURNS)."""
    try:
        import openturns
    except ImportError as error:
        raise ValueError("Sobol's indices need OpenTURNS; install python3-openturns") from error
    factors = points.shape[1]
    rows = complete_rows(values, factors)
    n = len(rows)
    if n < 8:
        raise ValueError(f"{n} base points are complete (eight at least, better some hundreds)")
    if np.ptp(rows) == 0:
        raise ValueError("the outcome is the same at every point (no index is defined)")
    # OpenTURNS takes all A, then all B, then A with the first factor from B, and so on.
    stacked = np.concatenate([rows[:, 0], rows[:, -1], rows[:, 1:-1].T.ravel()])
    openturns.RandomGenerator.SetSeed(1)
    openturns.Log.Show(openturns.Log.NONE)
    inputs = openturns.Sample(len(stacked), factors)  # only their number is looked at
    algorithm = openturns.SaltelliSensitivityAlgorithm(inputs, openturns.Sample(stacked[:, None]),
                                                       n)
    algorithm.setBootstrapSize(BOOTSTRAPS)
    algorithm.setConfidenceLevel(CONFIDENCE)
    first = algorithm.getFirstOrderIndicesInterval()
    total = algorithm.getTotalOrderIndicesInterval()
    arrays = [algorithm.getFirstOrderIndices(), first.getLowerBound(), first.getUpperBound(),
              algorithm.getTotalOrderIndices(), total.getLowerBound(), total.getUpperBound()]
    return Indices(*(np.array(values) for values in arrays), n)


def not_together(factors):
    return (f"intervals hold 95 % each, not together: of {factors} parameters, "
            f"{1 - CONFIDENCE**factors:.0%} chance that one misses where they are independent\n")


def morris_table(sweep, found):
    rows = [["parameter", "mu*", "95 %", "mu", "sigma"]]
    for i in ordered(found.mu_star):
        rows.append([sweep.factors[i], f"{found.mu_star[i]:.4g}", f"{found.low[i]:.4g} to "
                                                                  f"{found.high[i]:.4g}",
                     f"{found.mu[i]:+.4g}", f"{found.sigma[i]:.4g}"])
    n = f"n = {found.trajectories} trajectories; effects of the whole range, low to high\n"
    return aligned(rows) + n + not_together(len(sweep.factors))


def sobol_table(sweep, found):
    rows = [["parameter", "total", "95 %", "first", "95 %"]]
    for i in ordered(found.total):
        rows.append([sweep.factors[i],
                     f"{found.total[i]:.3f}", f"{found.total_low[i]:.3f} to "
                                              f"{found.total_high[i]:.3f}",
                     f"{found.first[i]:.3f}", f"{found.first_low[i]:.3f} to "
                                              f"{found.first_high[i]:.3f}"])
    n = f"n = {found.base_points} base points; shares of the variance over points, luck held\n"
    return aligned(rows) + n + not_together(2 * len(sweep.factors))


def analysed(sweep, plan, outcome, minus=None):
    """Elementary effects or Sobol's indices, whichever the design was laid out for."""
    values = sweep.values(plan, outcome, minus)
    if sweep.layout == "morris":
        return morris(sweep.unit_points, values)
    if sweep.layout == "saltelli":
        return sobol_indices(sweep.unit_points, values)
    raise ValueError(f"{sweep.path}: its design is {sweep.layout} (morris or saltelli is wanted); "
                     "sweep with one of them?")


def sensitivity(results, outcome, plan=None, minus=None):
    """Which parameters an outcome depends on: a data frame, largest effect first.

    `results` is a path or opened results of a sweep; `plan` is else the study's reference; with
    `minus` the difference to that plan is explained. After a `morris` design the columns are
    `mu_star` with its 95 % interval `low` to `high`, `mu` and `sigma`, in the outcome's unit, for
    the whole range of the parameter; after `saltelli` `total` and `first`, shares of the variance
    over points, with `total_low`, `total_high`, `first_low`, `first_high` (95 %). `attrs`:
    `layout`, `n` (complete trajectories or base points), `what`, `caveat`. Raises ValueError where
    the design has no such analysis.
    """
    sweep = as_sweep(results)
    plan = sweep.plan(plan)
    found = analysed(sweep, plan, outcome, minus)
    names = ["mu_star", "low", "high", "mu", "sigma"] if sweep.layout == "morris" else \
        ["total", "total_low", "total_high", "first", "first_low", "first_high"]
    frame = pd.DataFrame({name: getattr(found, name) for name in names},
                         index=pd.Index(sweep.factors, name="parameter"))
    frame = frame.iloc[ordered(frame[names[0]].values)]
    frame.attrs = {"layout": sweep.layout,
                   "what": f"{outcome} of {plan}" + (f" minus {minus}" if minus else ""),
                   "n": found.trajectories if sweep.layout == "morris" else found.base_points,
                   "caveat": sweep.caveat}
    return frame


def table(sweep, plan, outcome, minus=None):
    found = analysed(sweep, plan, outcome, minus)
    what = f"{outcome} of {sweep.plan(plan)}" + (f" minus {minus}" if minus else "")
    words = morris_table if sweep.layout == "morris" else sobol_table
    return f"{sweep.caveat}\n\n{what}\n" + words(sweep, found)


def main(arguments):
    parser = parser_for(__doc__, "results of ssr sweep")
    parser.add_argument("--plan", help="the plan; else the study's reference")
    parser.add_argument("--minus", help="take the difference to this plan")
    options = parser.parse_args(arguments)
    put(table(Sweep(options.file), options.plan, options.outcome, options.minus), options.output)
    return 0


if __name__ == "__main__":
    script(main)
