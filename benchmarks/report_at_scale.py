#!/usr/bin/python3
"""What does a report of 8 plans x 1,000 samples cost? report_at_scale.py FILE.h5 [SAMPLES]

Blows a results file up to SAMPLES samples (its own, again and again, each time with some noise),
then writes its report in a process of its own and prints seconds, memory and size. FILE.h5 needs
the plans.
"""

import multiprocessing
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import h5py
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[1]
MADE_AGAIN = ("CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST", "_Netcdf4Dimid",
              "_Netcdf4Coordinates")
CHUNK_BYTES = 2**20  # as ssr lays series out: whole runs of one plan (sim/store/series_group.cpp)


def address(item):
    """What tells an object from others: scales stand in several groups under one address."""
    return h5py.h5o.get_info(item.id).addr


def is_scale(data):
    return h5py.h5ds.is_scale(data.id)


class Copy:
    """A results file written again with more samples: its own, repeated with noise of 2 %."""

    def __init__(self, source, target, samples):
        self.source, self.target, self.samples = source, target, samples
        self.made, self.random = {}, np.random.default_rng(1)
        sample = source["outcome/sample"]
        self.own_samples, self.sample_scale = sample.shape[0], address(sample)
        self.events = None
        if "event" in source:
            of = source["event/sample"][...]
            order = [np.flatnonzero(of == sample % self.own_samples) for sample in range(samples)]
            owners = np.repeat(np.arange(samples), [len(part) for part in order])
            self.events = np.concatenate(order), owners
        self.fill(source, target)
        for data, made in self.made.values():
            for dim, new in zip(data.dims, made.dims):
                if len(dim) and not is_scale(data):
                    new.attach_scale(self.made[address(dim[0])][1])
        target["scenario"].attrs["samples"] = samples

    def fill(self, group, target):
        self.describe(group, target)
        for name, item in group.items():
            if isinstance(item, h5py.Group):
                self.fill(item, target.create_group(name))
            elif address(item) in self.made:
                target[name] = self.made[address(item)][1]
            else:
                values = self.values(group, name, item)
                made = target.create_dataset(name, data=values, dtype=item.dtype,
                                             **self.stored(item, values))
                self.made[address(item)] = item, made
                self.describe(item, made)
                if is_scale(item):
                    made.make_scale(name)

    @staticmethod
    def stored(data, values):
        """Chunks and compression as the program writes them: reading has to undo both."""
        if data.compression is None or not np.size(values):
            return {}
        how = {"compression": data.compression, "compression_opts": data.compression_opts,
               "shuffle": data.shuffle}
        if values.ndim < 4 or data.dtype.kind != "f":
            return how | {"chunks": values.shape}
        runs = max(1, min(values.shape[1], CHUNK_BYTES // values[0, 0].nbytes))
        return how | {"chunks": (1, runs, *values.shape[2:])}

    @staticmethod
    def describe(source, target):
        for name, value in source.attrs.items():
            if name not in MADE_AGAIN:
                target.attrs[name] = value

    def values(self, group, name, data):
        if group.name == "/event":
            rows, owners = self.events
            if name == "sample":
                return owners
            return np.arange(len(rows)) if name == "event" else data[...][rows]
        if address(data) == self.sample_scale:
            return np.arange(self.samples)
        axes = [i for i, dim in enumerate(data.dims)
                if len(dim) and address(dim[0]) == self.sample_scale]
        if not axes:
            return data[...]
        values = np.take(data[...], np.arange(self.samples) % self.own_samples, axis=axes[0])
        if data.dtype.kind == "f" and group.name != "/design":
            noise = self.random.normal(1, 0.02, values.shape[:3] + (1,) * (values.ndim - 3))
            values *= noise.astype(data.dtype)
        return values


def grow(path, grown, samples):
    with h5py.File(path) as source, h5py.File(grown, "w") as target:
        Copy(source, target, samples)


def alone(function, *arguments):
    """Runs it in a process of its own, whose memory a later child does not count as its own."""
    process = multiprocessing.get_context("spawn").Process(target=function, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print("usage: report_at_scale.py FILE.h5 [SAMPLES]", file=sys.stderr)
        return 2
    samples = int(arguments[1]) if len(arguments) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        grown, page = pathlib.Path(folder) / "grown.h5", pathlib.Path(folder) / "report.html"
        alone(grow, arguments[0], grown, samples)
        with h5py.File(grown) as file:
            plans = file["outcome/plan"].shape[0]
        command = ["/usr/bin/python3", ROOT / "analysis" / "report.py", grown, "-o", page]
        before = time.perf_counter()
        report = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(report.pid, 0)
        report.returncode = os.waitstatus_to_exitcode(status)
        if report.returncode:
            return report.returncode
        seconds = time.perf_counter() - before
        print(f"{plans} plans x {samples} samples, file of {grown.stat().st_size / 1e6:,.0f} MB: "
              f"report of {page.stat().st_size / 1e6:.1f} MB in {seconds:.1f} s "
              f"({used.ru_utime + used.ru_stime:.1f} s of computing), at most "
              f"{used.ru_maxrss / 2**20:.2f} GiB of memory")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
