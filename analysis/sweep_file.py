"""The points of a sweep and what came of them, as a results file holds them."""

import argparse

import numpy as np
from scipy import special

from ssr_results import Results


def parser_for(document, file="results of ssr sweep or ssr compare"):
    """The command line that the scripts on sweeps share; `document` is the script's own."""
    parser = argparse.ArgumentParser(description=document.splitlines()[0])
    parser.add_argument("file", help=file)
    parser.add_argument("--outcome", required=True, help="see ssr list outcomes")
    parser.add_argument("-o", "--output", help="file to write besides printing")
    return parser


def column_of(path):
    """The number x of several plans moves as one: "plan.<name>.x" becomes "plan.*.x"."""
    parts = path.split(".", 2)
    return f"plan.*.{parts[2]}" if parts[0] == "plan" and len(parts) == 3 else path


def share_below(distribution, low, high, x):
    """The share of a distribution, in the file's words, that lies below x."""
    name, *numbers = distribution.split()
    numbers = [float(number) for number in numbers]
    if name == "uniform":
        return (x - low) / (high - low)
    if name == "log_uniform":
        return np.log(x / low) / np.log(high / low)
    if name == "triangular":
        mode, = numbers
        left = (x - low) ** 2 / ((high - low) * max(mode - low, np.finfo(float).tiny))
        right = 1 - (high - x) ** 2 / ((high - low) * max(high - mode, np.finfo(float).tiny))
        return np.where(x < mode, left, right)
    if name == "normal":
        mode, deviation = numbers
        below, until = special.ndtr((low - mode) / deviation), special.ndtr((high - mode)
                                                                            / deviation)
        return (special.ndtr((x - mode) / deviation) - below) / (until - below)
    raise ValueError(f"{name}: no distribution that this script knows; take the one of the "
                     "program's version?")


class Sweep(Results):
    """A results file seen as a design: what varied, at which points, and their outcomes."""

    def __init__(self, path):
        super().__init__(path)
        design, parameter = self.group("design"), self.group("parameter")
        paths = [str(path) for path in parameter.parameter.values]
        low, high = parameter["low"].values, parameter["high"].values
        factors = design.attrs.get("factors", [])
        wanted = [factors] if isinstance(factors, str) else [str(name) for name in factors]
        place = {}
        for i, name in enumerate(paths):
            if low[i] < high[i]:
                place.setdefault(name if name in wanted else column_of(name), i)
        self.factors = wanted or list(place)
        unknown = [name for name in self.factors if name not in place]
        if unknown:
            raise ValueError(f"{path}: varies {unknown[0]}, which does not vary in it; was it "
                             "changed?")
        columns = [place[name] for name in self.factors]
        self.low, self.high = low[columns], high[columns]
        said = np.atleast_1d(design.attrs.get("distributions", ["uniform"] * len(self.factors)))
        #: [factor] how the sweep spread each over its range: "uniform", "normal 3 0.5", ...
        self.distributions = [str(words) for words in said]
        if len(self.distributions) != len(self.factors):
            raise ValueError(f"{path}: its distributions do not fit its factors; was it changed?")
        #: [point, factor] in the parameters' units
        self.points = design["point"].values[:, columns]

    @property
    def unit_points(self):
        """Points as shares: of the way from low to high or, where the sweep spread a factor in
        another way, of the chances below the point.
        """
        return np.column_stack([share_below(said, low, high, x) for said, low, high, x in
                                zip(self.distributions, self.low, self.high, self.points.T)])

    def plan(self, name=None):
        """The plan asked for, else the reference; refuses names that the file does not have."""
        name = name or self.reference
        if name not in self.plans:
            raise ValueError(f"{self.path}: no plan {name}; it has {', '.join(self.plans)}")
        return name

    def outcome(self, name):
        """Refuses names that the file does not have."""
        outcomes = self.group("outcome")
        if name not in outcomes.data_vars:
            raise ValueError(f"{self.path}: no outcome {name}; it has "
                             f"{', '.join(outcomes.data_vars)}")
        return outcomes[name]

    def values(self, plan, outcome, minus=None):
        """One number a point, the mean of its replicates; minus another plan's if one is named."""
        self.outcome(outcome)
        values = self.samples(self.plan(plan), outcome)
        return values - self.samples(self.plan(minus), outcome) if minus else values

    def better(self, outcome):
        """+1 where more is better, -1 where less is, 0 where neither."""
        return {"higher": 1, "lower": -1}.get(self.outcome(outcome).attrs["better"], 0)

    def indifference(self, outcome):
        return float(self.outcome(outcome).attrs["indifference"])


def as_sweep(results):
    """The sweep in a file, or behind results that were opened from one."""
    if isinstance(results, Sweep):
        return results
    return Sweep(results.path if isinstance(results, Results) else results)


def aligned(rows, numbers=1):
    """A text table: the first `numbers` columns to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) if i < numbers else cell.rjust(width)
                 for i, (cell, width) in enumerate(zip(row, widths))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def ordered(effects):
    """Places from the largest effect to the smallest; what is not a number goes last."""
    return np.argsort(-np.nan_to_num(effects, nan=-np.inf), kind="stable")
