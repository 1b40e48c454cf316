"""Reads a results file, and pairs its plans run by run."""

import dataclasses
import pathlib
import sys

import numpy as np
import xarray as xr
from scipy import stats


@dataclasses.dataclass
class Difference:
    """A plan minus the reference on one outcome: mean of the pairs and its interval."""

    mean: float
    low: float
    high: float
    n: int


class Results:
    """One results file. Groups are opened when asked for, with coordinates."""

    def __init__(self, path):
        self.path = path
        try:
            self.attributes = xr.open_dataset(path, engine="h5netcdf").attrs
        except OSError as error:
            raise ValueError(f"{path}: not readable as HDF5 ({error}); give a file that ssr wrote") from error
        if self.attributes.get("format") != "ssr-results":
            raise ValueError(f"{path}: not a results file of ssr; give a file that ssr wrote?")
        self._groups = {}

    def group(self, name):
        if name not in self._groups:
            self._groups[name] = xr.open_dataset(self.path, group=name, engine="h5netcdf").load()
        return self._groups[name]

    @property
    def plans(self):
        return [str(name) for name in self.group("outcome").plan.values]

    @property
    def reference(self):
        return self.attributes["reference"]

    @property
    def caveat(self):
        return self.attributes["caveat"]

    def samples(self, plan, outcome):
        """One number a sample: the mean of its replicates."""
        return self.group("outcome")[outcome].sel(plan=plan).mean("replicate").values

    def difference(self, plan, outcome):
        """Paired by sample; intervals of all plans hold together with 95 % (Bonferroni)."""
        pairs = self.samples(plan, outcome) - self.samples(self.reference, outcome)
        pairs = pairs[np.isfinite(pairs)]
        if len(pairs) < 2:
            return Difference(pairs.mean() if len(pairs) else np.nan, np.nan, np.nan, len(pairs))
        confidence = 1 - 0.05 / max(1, len(self.plans) - 1)
        half = stats.t.ppf(0.5 + confidence / 2, len(pairs) - 1) * stats.sem(pairs)
        return Difference(pairs.mean(), pairs.mean() - half, pairs.mean() + half, len(pairs))


def wilson(yes, n, confidence=0.90):
    """Wilson's interval of a share seen in n histories."""
    if n == 0:
        return 0.0, 1.0
    z = stats.norm.ppf(0.5 + confidence / 2)
    center = (yes / n + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(yes / n * (1 - yes / n) / n + z * z / (4 * n * n))
    return max(0.0, center - half), min(1.0, center + half)


def put(text, output):
    """Prints a table, and writes it too where a file is named."""
    print(text, end="")
    if output:
        pathlib.Path(output).write_text(text)


def script(main):
    """Runs main; a file that cannot be read ends the script with one line instead of a traceback."""
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, ValueError) as error:
        print(f"{pathlib.Path(sys.argv[0]).name}: {error}", file=sys.stderr)
        sys.exit(2)
