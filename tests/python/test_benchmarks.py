"""benchmarks/run measures all that is promised and divides what belongs together.

The programs are stand-ins whose costs are known, so that every figure has one right value.
"""

import json
import re
import subprocess
import sys

import pytest

from conftest import ROOT

RATES = {"dense_pass": 150e6, "philox_blocks": 100e6}
BENCHMARKS = f"""#!{sys.executable}
import json, re, sys

def numbers(name):
    return {{key: float(value) for key, value in re.findall(r"(\\w+):(\\d+)", name)}}

def entry(name):
    given, found = numbers(name), {{"run_name": name, "cpu_time": 800.0, "real_time": 900.0}}
    citizens = 4500 * given.get("thousandths", 0)
    if "bandwidth" in name:
        found["bytes_per_second"] = 2e10
    elif name in {RATES}:
        found["items_per_second"] = {RATES}[name]
    elif name.startswith("citizen_weeks"):
        found.update(citizens=citizens, items_per_second=75e6)
    elif name.startswith("agent_weeks"):
        found.update(agents=100_000, cpu_time=400.0)
    elif name.startswith("start_up"):
        found.update(citizens=citizens, cpu_time=citizens / 1e5 * 50)
    elif name.startswith("process_costs"):
        found.update(citizens=citizens)
        found.update({{"process.crime": 3.0, "process.demography": citizens * 8e-6,
                       "process.attitudes": citizens * 1e-6}})
    elif name.startswith("headline"):
        found.update(runs=8.0, reading_seconds=0.0, writing_seconds=0.125,
                     playing_seconds=8.0 / given["threads"])
    else:
        found["items_per_second"] = 2e6 if "plain" in name else 14e6 * given["seed"]
    return found

names = ["copy_bandwidth", "triad_bandwidth", "philox_blocks", "dense_pass"]
for scale in (5, 22):
    names += [f"citizen_weeks/thousandths:{{scale}}/weeks:104/iterations:1",
              f"process_costs/thousandths:{{scale}}/weeks:104/iterations:1",
              f"start_up/thousandths:{{scale}}"]
names += ["agent_weeks/thousandths:240/weeks:104/iterations:1"]
names += [f"headline/threads:{{threads}}/samples:1/weeks:26/iterations:1/real_time"
          for threads in (1, 2)]
names += [f"civil_violence_{{version}}/width:40/seed:{{seed}}/iterations:1"
          for version in ("plain", "engine") for seed in (1, 2, 3)]
wanted = next(word for word in sys.argv if "filter" in word).split("=", 1)[1]
print(json.dumps({{"benchmarks": [entry(name) for name in names if re.search(wanted, name)]}}))
"""
PROGRAM = """#!/bin/sh
case "$*" in
--version) echo "ssr 0" ;;
*large.toml*) echo "not enough memory" >&2; exit 3 ;;
esac
"""


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    for name, text in (("ssr_benchmarks", BENCHMARKS), ("ssr", PROGRAM)):
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    ran = subprocess.run([ROOT / "benchmarks" / "run", "--quick", "--no-build", "--build", folder,
                          "--large", "5", "12",
                          "-o", folder / "report.json"], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    report = json.loads((folder / "report.json").read_text())
    return report, (folder / "report.md").read_text()


def figure(measured, what):
    return next(row for row in measured[0]["figures"] if what in row["what"])


@pytest.mark.parametrize("what, value, met", [
    ("full model at national scale", 75, "first bar"),
    ("over the dense pass", 0.5, "first bar"),
    ("100,000 agents, ten years", 0.4, "goal"),
    ("the headline's scale, ten years", 0.8, ""),
    ("two cores over one", 2.0, "goal"),
    ("8 plans x 64 samples", (512 / 2 + 512 / 8 * 0.125) / 60, "no"),
    ("writing", 100 * 0.125 / 4.125, "yes"),
    ("start-up", 0.05, "yes"),
    ("nation over small country", 1.0, "yes"),
    ("over MASON", 7 * 2.70 / 0.89, "first bar"),
])
def test_a_figure_is_what_its_measurements_make(measured, what, value, met):
    row = figure(measured, what)
    assert row["value"] == pytest.approx(value)
    assert row["met"] == met


@pytest.mark.parametrize("what", ["nation one for one", "largest resident size", "bytes a citizen"])
def test_time_and_memory_of_the_program_are_measured(measured, what):
    assert figure(measured, what)["value"] is not None


def test_a_run_that_fails_is_said_and_does_not_end_the_measuring(measured):
    for times in (5, 12):
        row = figure(measured, f"{times} times the people")
        assert row["value"] is None and "not enough memory" in row["how"]


def test_a_process_is_bound_by_what_most_of_its_time_goes_to(measured):
    bounds = dict(re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", measured[1], re.M))
    assert bounds == {"crime": "events and role-holders", "demography": "citizens: random numbers",
                      "attitudes": "citizens: columns read and written"}


def test_the_report_shows_limits_and_says_that_quick_figures_mean_nothing(measured):
    for text in ("copy", "triad", "Philox4x32-10", "dense pass", "figures mean nothing"):
        assert text in measured[1]


def test_a_benchmark_that_is_missing_is_named(tmp_path):
    ran = subprocess.run([ROOT / "benchmarks" / "run", "--no-build", "--build", tmp_path],
                         capture_output=True, text=True)
    assert ran.returncode != 0 and "ssr is not there" in ran.stderr
