"""Runs the benchmarks and the program itself, and hands back what they cost."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

CONTEXT = "scenarios/contexts/sierra_leone_2001.toml"
PLAN = "scenarios/plans/interlocked.toml"


@dataclass(frozen=True)
class Extent:
    """How much is measured. Scales are thousandths of the people of Sierra Leone."""

    small: int       # about 100,000 citizens in the full extent
    middle: int
    nation: int
    weeks: int       # of a run whose rate is measured
    long_weeks: int  # of a run that is timed as a whole
    headline: str    # samples and weeks, as benchmarks name them
    squares: tuple   # width and number of seeds
    repetitions: int

    def describe(self):
        return "quick: small cases, figures mean nothing" if self == QUICK else "full"


FULL = Extent(22, 100, 1000, 104, 520, "samples:2/weeks:520", ((40, 3), (100, 3), (1000, 1)), 5)
QUICK = Extent(5, 5, 22, 104, 104, "samples:1/weeks:26", ((40, 1),), 1)


def say(what):
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def build(root, folder):
    """Configures the folder so that it has benchmarks, and builds them and the program."""
    subprocess.run([root / "packages" / "install", "build", "benchmarks"], check=True, stdout=sys.stderr)
    say("building, if anything changed")
    subprocess.run(["cmake", "--preset", "release", "-B", folder, "-DSSR_BUILD_BENCHMARKS=ON"], cwd=root, check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", folder, "--quiet", "ssr", "ssr_benchmarks"], check=True, stdout=sys.stderr)


class Programs:
    """The two programs of a build."""

    def __init__(self, root, folder):
        self.root, self.folder = root, folder
        for name in ("ssr", "ssr_benchmarks"):
            if not (folder / name).exists():
                sys.exit(f"benchmarks/run: {folder / name} is not there; build it without --no-build?")

    def benchmarks(self, pattern, repetitions=1):
        """Google Benchmark's entries for a pattern, medians of repetitions, by name."""
        say(f"{pattern} x {repetitions}")
        command = [self.folder / "ssr_benchmarks", f"--benchmark_filter=^({pattern})", "--benchmark_format=json",
                   f"--benchmark_repetitions={repetitions}"]
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        kept = [entry for entry in json.loads(said.stdout)["benchmarks"]
                if repetitions == 1 or entry.get("aggregate_name") == "median"]
        if not kept:
            sys.exit(f"benchmarks/run: no benchmark is called {pattern}; is {self.folder} up to date?")
        return {re.sub(r"/(iterations:\d+|real_time)", "", entry["run_name"]): entry for entry in kept}

    def benchmark(self, name, repetitions=1):
        return next(iter(self.benchmarks(f"{name}(/iterations:|/real_time|$)", repetitions).values()))

    def run(self, thousandths, weeks, threads, context=None):
        """One run by the program itself: seconds and largest resident size, start and end included."""
        say(f"ssr run at {thousandths}/1000, {weeks} weeks, {threads} threads")
        command = [self.folder / "ssr", "run", context or self.root / CONTEXT, "--plan", self.root / PLAN,
                   "--samples", "1", "--fixed-parameters", "--quiet", "--scale", str(thousandths / 1000),
                   "--horizon-weeks", str(weeks), "--threads", str(threads)]
        began = time.perf_counter()
        child = subprocess.Popen(command, cwd=self.root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = child.stderr.read().decode()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            return {"failure": said.strip() or f"status {child.returncode}"}
        return {"seconds": time.perf_counter() - began, "processor_seconds": used.ru_utime + used.ru_stime,
                "peak_bytes": used.ru_maxrss * 1024}

    def version(self):
        said = subprocess.run([self.folder / "ssr", "--version"], check=True, stdout=subprocess.PIPE, text=True)
        return " ".join(said.stdout.split())


def machine(programs, extent):
    """What was measured on what; the load is that of others when it is asked before the start."""
    info = pathlib.Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.*)", info)
    memory = re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text())
    return {"processor": model[1] if model else "unknown", "cores": os.cpu_count(),
            "memory_bytes": int(memory[1]) * 1024, "load_before": os.getloadavg()[0],
            "program": programs.version(), "extent": extent.describe()}


def limits(programs, extent):
    rates = programs.benchmarks("copy_bandwidth|triad_bandwidth|philox_blocks|dense_pass", extent.repetitions)
    return {name: entry.get("bytes_per_second") or entry["items_per_second"] for name, entry in rates.items()}


def scales(programs, extent):
    """Of one core: rate of the full model, and of beginning, at each scale."""
    rows = []
    for thousandths in sorted({extent.small, extent.middle, extent.nation}):
        large = thousandths == extent.nation
        played = programs.benchmark(f"citizen_weeks/thousandths:{thousandths}/weeks:{extent.weeks}",
                                    1 if large else min(extent.repetitions, 3))
        begun = programs.benchmark(f"start_up/thousandths:{thousandths}")
        rows.append({"thousandths": thousandths, "citizens": played["citizens"], "weeks": extent.weeks,
                     "citizen_weeks_per_second": played["items_per_second"],
                     "start_up_seconds": begun["cpu_time"] / 1000})
    return rows


def processes(programs, extent):
    """Milliseconds a week of each process, at the smallest scale and the nation's."""
    found = {}
    for thousandths in sorted({extent.small, extent.nation}):
        entry = programs.benchmark(f"process_costs/thousandths:{thousandths}/weeks:{extent.weeks}")
        costs = {key.removeprefix("process."): value for key, value in entry.items() if key.startswith("process.")}
        found[thousandths] = {"citizens": entry["citizens"], "milliseconds_a_week": costs}
    return [found[min(found)], found[max(found)]]


def headline(programs, extent):
    """The study by threads: runs a second, and seconds of reading, playing and writing."""
    rows = {}
    for threads in (1, 2):
        entry = programs.benchmark(f"headline/threads:{threads}/{extent.headline}")
        rows[str(threads)] = {key: entry[key] for key in
                              ("runs", "reading_seconds", "playing_seconds", "writing_seconds")}
    return rows


def civil_violence(programs, extent):
    """Agent-steps a second of both versions, each the median of the seeds."""
    rows = []
    for width, seeds in extent.squares:
        rates = {}
        for version in ("plain", "engine"):
            found = programs.benchmarks(f"civil_violence_{version}/width:{width}/seed:[1-{seeds}]/")
            rates[version] = sorted(entry["items_per_second"] for entry in found.values())[seeds // 2]
        rows.append({"width": width, "seeds": seeds, **rates})
    return rows


def larger_country(programs, extent, times, weeks):
    """A country with so many times the people of each district, role-holders as they are."""
    text = (programs.root / CONTEXT).read_text()
    grown = re.sub(r"(people = \{ value = )(\d+)", lambda found: f"{found[1]}{int(found[2]) * times}", text)
    with tempfile.TemporaryDirectory() as folder:
        context = pathlib.Path(folder) / "large.toml"
        context.write_text(grown)
        return {"times": times, "weeks": weeks, **programs.run(extent.nation, weeks, 2, context)}


def everything(programs, extent, times):
    """All measurements; the order puts side by side what is divided by each other."""
    began = time.perf_counter()
    measured = {"machine": machine(programs, extent)}
    measured["civil_violence"] = civil_violence(programs, extent)
    measured["limits"] = limits(programs, extent)
    measured["scales"] = scales(programs, extent)
    measured["processes"] = processes(programs, extent)
    measured["ten_years"] = programs.benchmark(f"citizen_weeks/thousandths:{extent.small}/weeks:{extent.long_weeks}")
    measured["small_country"] = programs.benchmark(f"agent_weeks/thousandths:240/weeks:{extent.long_weeks}")
    measured["headline"] = headline(programs, extent)
    measured["memory"] = programs.run(extent.middle, extent.long_weeks, 2)
    measured["nation"] = programs.run(extent.nation, extent.long_weeks, 2)
    measured["large"] = [larger_country(programs, extent, n, extent.long_weeks) for n in times]
    measured["machine"]["load_after"] = os.getloadavg()[0]
    measured["machine"]["seconds"] = time.perf_counter() - began
    return measured
