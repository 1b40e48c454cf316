"""What the report says of a sweep: what drives an outcome, where each plan fails, and regret."""

import collections

import numpy as np

from discover import discover
from robustness import robustness
from sensitivity import sensitivity
from ssr_results import spoken
from sweep_file import as_sweep, column_of

MOST_DRIVERS = 8
FEWEST_POINTS = 20  # fewer points give PRIM's smallest box one point
MOST_NAMED = 6      # numbers without a source that the caveats name
LAYOUTS = {"latin_hypercube": "a Latin hypercube", "sobol": "Sobol' points", "grid": "a grid",
           "saltelli": "a Saltelli design", "morris": "Morris trajectories", "file": "points from "
                                                                                     "a file"}


def why_no_verdicts(results):
    """One sentence where points are not samples; None where they are."""
    if results.independent:
        return None
    return (f"The points of this file are {LAYOUTS[results.layout]}, laid out to look into the "
            "ranges and not drawn from them: points are not independent samples, so differences "
            "have no intervals and no verdicts, and nothing is flagged as harm. Counts and medians "
            "are over points.")


def _about(sweep):
    """{factor: what it is, its range, and whether a source stands behind it}."""
    parameter, found = sweep.group("parameter"), {}
    columns = {name: parameter[name].values for name in ("help", "unit", "assumption")}
    for i, path in enumerate(parameter.parameter.values):
        for name in (str(path), column_of(str(path))):
            found.setdefault(name, {"help": str(columns["help"][i]),
                                    "unit": str(columns["unit"][i]),
                                    "assumed": bool(columns["assumption"][i] == 1)})
    ranges = {name: {"low": float(low), "high": float(high)}
              for name, low, high in zip(sweep.factors, sweep.low, sweep.high)}
    return {name: found.get(name, {"help": "", "unit": "", "assumed": False}) | ranges[name]
            for name in sweep.factors}


def _drivers(sweep, outcome, plan):
    """The parameters of most effect on a plan: on its difference, or on the reference's level."""
    minus = sweep.reference if plan != sweep.reference and sweep.reference else None
    try:
        frame = sensitivity(sweep, outcome, plan, minus)
    except ValueError as error:
        return {"none": str(error).removeprefix(f"{sweep.path}: ").split("; ")[0]}
    names = ("mu_star", "low", "high", "sigma") if sweep.layout == "morris" else \
        ("total", "total_low", "total_high", "first")
    rows = [{"name": name, **{key: float(row[column]) for key, column in
                              zip(("effect", "low", "high", "second"), names)}}
            for name, row in frame.head(MOST_DRIVERS).iterrows() if np.isfinite(row[names[0]])
            and row[names[0]] > 0]
    if not rows:
        return {"none": "no parameter of the sweep moves it"}
    return {"n": frame.attrs["n"], "of": len(frame), "rows": rows}


def _fails(sweep, outcome, plan):
    """Where a plan does worse than the plan it is held against, as PRIM finds it."""
    against = sweep.reference if plan != sweep.reference else sweep.harm_reference
    if against is None or against == plan:
        return None
    if sweep.points.shape[0] < FEWEST_POINTS:
        return {"none": f"{sweep.points.shape[0]} points are too few to search (at least "
                        f"{FEWEST_POINTS})"}
    frame = discover(sweep, outcome, plan, minus=against)
    said = {key: frame.attrs[key] for key in ("bad", "points", "n", "limits", "where")}
    return said | {"against": against,
                   "holm_p": float(frame["holm_p"].max()) if len(frame) else None,
                   "coverage": frame.attrs["coverage"] if said["bad"] else None,
                   "density": frame.attrs["density"] if said["bad"] else None}


def _regret(sweep, outcome):
    try:
        frame = robustness(sweep, outcome)
    except ValueError:
        return None
    rows = [{key: float(row[key]) for key in ("largest_regret", "regret_90", "regret_90_low",
                                              "regret_90_high",
                                            "best_within")}
            for _, row in frame.iterrows()]
    return {"points": frame.attrs["points"], "zone": frame.attrs["zone"], "rows": rows}


def sweep_part(results):
    """The sweep behind a file, outcome by outcome and plan by plan; None where there is none."""
    if not results.swept:
        return None
    sweep = as_sweep(results)
    found = {"layout": sweep.layout, "laid_out": LAYOUTS[sweep.layout], "points": len(sweep.points),
             "factors": _about(sweep), "why": why_no_verdicts(sweep), "outcomes": {}}
    for outcome in sweep.outcomes:
        judged = sweep.better(outcome) != 0 and len(sweep.plans) > 1
        found["outcomes"][outcome] = {
            "drivers": [_drivers(sweep, outcome, plan) for plan in sweep.plans],
            "fails": [_fails(sweep, outcome, plan) if judged else None for plan in sweep.plans],
            "regret": _regret(sweep, outcome) if judged else None}
    return found


def unsourced_that_matter(part):
    """A sentence naming the assumptions among the strongest drivers; None without an analysis."""
    named = collections.Counter()
    for outcome in part["outcomes"].values():
        for drivers in outcome["drivers"]:
            named.update(row["name"] for row in drivers.get("rows", [])[:3]
                         if part["factors"][row["name"]]["assumed"])
    if not named:
        return None
    most = [f"{part['factors'][name]['help'] or spoken(name)} ({name})"
            for name, _ in named.most_common(MOST_NAMED)]
    return ("Of the numbers that this sweep varied, these move the outcomes most and have no "
            "source: "
            + "; ".join(most) + ".")
