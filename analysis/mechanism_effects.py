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


def line(row, origin):
    difference, error = float(row["difference"]), float(row["standard_error"])
    low, high = difference - HALF_WIDTH * error, difference + HALF_WIDTH * error
    when = f"weeks {row['from_week']} to {row['until_week']}"
    when = "at the end" if row["until_week"] == "0" else when
    return [f"{row['mechanism']} `{row['name']}`", origin, f"{row['situation']}, {when}",
            f"`{row['outcome']}`",
            number(float(row["on"])), number(float(row["off"])),
            f"{number(difference)} ({number(low)} to {number(high)})", row["zone"], row["samples"]]


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
            "difference (95 % interval)", "zone", "n"]
    lines = ["# Effects of single mechanisms", "",
             "Each mechanism in the small fictional situation in which it has something to do, "
             "with its link and with the link cut, under the same luck. A built-in effect shows "
             "that a rule does what it says: it is a check of the program, never a finding. "
             "Situations are in `tests/mechanisms/situations.cpp`.", "",
             "| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(line(row, of[row["mechanism"]])) + " |" for row in rows]
    Path(given.output).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
