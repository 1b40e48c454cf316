#!/usr/bin/python3
"""Whether an explanation is precise enough: explained_precision.py FILE.h5

Reads what `ssr explain -o FILE.h5` wrote, and ends with status 1 where one of the largest
attributions has a standard error above a share (a fifth) of the difference:

    build/release/ssr explain scenarios/studies/headline.toml --outcome pretrial_share \\
        --plans police_without_judiciary,justice_chain_in_step --budget 10m -o results/why.h5
    analysis/explained_precision.py results/why.h5
"""
import argparse
import dataclasses
import sys

import h5py

REST = "everything else"


@dataclasses.dataclass
class Played:
    """What standard errors rest on."""

    samples: int
    orders: int  # in which the links are put back, of each sample; 0: every combination
    chosen: int  # links that were attributed to, of all that were screened

    def in_words(self):
        orders = {0: "every combination", 1: "1 order"}.get(self.orders, f"{self.orders} orders")
        return (f"{self.samples} samples, {orders} each: standard errors have {self.samples - 1} "
                f"degrees of freedom; {self.chosen} links were chosen to attribute to")


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def largest(path, n):
    """The n largest attributions: [(name, value, standard error)]; the difference; of what."""
    with h5py.File(path) as file:
        if text(file.attrs.get("format", "")) != "ssr-explanation":
            raise ValueError(f"{path}: not an explanation; give a file that ssr explain -o wrote?")
        group = file["attribution"]
        rows = [(text(name), float(value), float(error)) for name, value, error in
                zip(group["term"][...], group["value"][...], group["standard_error"][...])]
        difference = float(group.attrs["difference"])
        played = Played(int(group.attrs["samples"]), int(group.attrs["orders"]), len(rows) - 1)
    rows = [row for row in rows if row[0] != REST]
    return sorted(rows, key=lambda row: -abs(row[1]))[:n], difference, played


def report(rows, difference, share, played):
    """Lines for people, and whether all are precise enough."""
    allowed = share * abs(difference)
    lines = [played.in_words(),
             f"difference {difference:+.4g}; standard errors may be at most {allowed:.3g}"]
    lines += [f"  {name}: {value:+.4g} +- {error:.3g}" + ("" if error <= allowed else " TOO WIDE")
              for name, value, error in rows]
    return lines, bool(rows) and all(error <= allowed for _, _, error in rows)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", help="what ssr explain -o wrote")
    parser.add_argument("--largest", type=int, default=5, help="attributions to look at")
    parser.add_argument("--share", type=float, default=0.2, help="of the difference, that an error "
                                                                 "may be")
    given = parser.parse_args(arguments)
    rows, difference, played = largest(given.file, given.largest)
    lines, precise = report(rows, difference, given.share, played)
    print("\n".join(lines))
    return 0 if precise else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError, KeyError) as error:
        print(f"explained_precision.py: {error}", file=sys.stderr)
        sys.exit(2)
