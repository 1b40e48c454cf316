#!/usr/bin/python3
"""Table of what each mechanism moves, from the paired runs of the mechanism tests.

    SSR_EFFECTS_CSV=effects.csv build/release/ssr_tests "[mechanisms]"
    analysis/mechanism_effects.py effects.csv -o docs/tables/effects.md
"""
import argparse
import csv
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent / "build" / "release" / "ssr"
HALF_WIDTH = 1.96  # standard errors of a 95 % interval


def origins(program):
    """Mechanism id -> "built in" or "emergent", as the program's registry says."""
    done = subprocess.run([program, "list", "mechanisms", "--tsv"], check=True, capture_output=True,
                          text=True)
    return {row["id"]: row["origin"]
            for row in csv.DictReader(done.stdout.splitlines(), delimiter="\t")}


def number(x):
    return f"{x:,.0f}" if abs(x) >= 1000 else f"{x:.3g}"


def interval(row):
    difference, error = float(row["difference"]), float(row["standard_error"])
    return difference - HALF_WIDTH * error, difference + HALF_WIDTH * error


def is_weak(low, high, zone):
    """Does the interval reach into the zone of no effect, though its middle lies outside?"""
    return low < zone and high > -zone


def line(row, origin):
    difference = float(row["difference"])
    low, high = interval(row)
    when = f"weeks {row['from_week']} to {row['until_week']}"
    when = "at the end" if row["until_week"] == "0" else when
    return [f"{row['mechanism']} `{row['name']}`", origin, f"{row['situation']}, {when}",
            f"`{row['outcome']}`",
            number(float(row["on"])), number(float(row["off"])),
            f"{number(difference)} ({number(low)} to {number(high)})", row["zone"],
            "weak" if is_weak(low, high, float(row["zone"])) else "clear", row["samples"]]


def verdict(names, n):
    """A sentence on the links whose effect is beyond the zone in the mean alone."""
    if not names:
        return f"Of all {n} links the whole 95 % interval lies beyond the zone."
    return (f"Weak are {len(names)} of {n}: {', '.join(names)}. Their mean lies beyond the zone "
            "that counts as no effect, as the tests ask, and the bound of the 95 % interval nearer "
            "to zero inside it: such a link shows its direction, and not that it matters.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("csv", help="what the tests wrote")
    parser.add_argument("-o", "--output", required=True, help="Markdown file")
    parser.add_argument("--program", default=PROGRAM, help="ssr")
    given = parser.parse_args()
    with open(given.csv, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        sys.exit(f"{given.csv}: no effects in it (the tests did not run); run them as the head of "
                 "this file says?")
    of = origins(given.program)
    head = ["mechanism", "origin", "situation", "outcome", "with it", "cut",
            "difference (95 % interval)", "zone", "beyond it", "n"]
    weak = [row["mechanism"] for row in rows if is_weak(*interval(row), float(row["zone"]))]
    lines = ["# Effects of single mechanisms", "",
             "Each mechanism in the small fictional situation in which it has something to do, "
             "with its link and with the link cut, under the same luck. A built-in effect shows "
             "that a rule does what it says: it is a check of the program, never a finding. "
             "Situations are in `tests/mechanisms/situations.cpp`.", "",
             verdict(weak, len(rows)), "",
             "| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(line(row, of[row["mechanism"]])) + " |" for row in rows]
    Path(given.output).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
