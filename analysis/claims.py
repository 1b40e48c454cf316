#!/usr/bin/python3
"""Which claims of the guidance the model supports or contradicts, and in how many contexts.

    analysis/claims.py -o docs/tables/claims.md --samples 16 --contexts all-fictional

Plays each causal link on and off under the same luck and the same uncertain parameters, in some
contexts, under a plan in which the link has something to do, and sets the difference in the link's
outcome against the zone that counts as no effect.
"""
import argparse
import collections
import csv
import dataclasses
import io
import pathlib
import subprocess
import sys

import numpy as np
from scipy import stats

from ssr_decision import decimals_for, number, signed_number
from ssr_results import put

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "release" / "ssr"
CONFIDENCE = 0.99  # some 900 intervals: chance alone puts about nine off their truth
FEWEST = 4         # pairs for an interval worth printing

SUPPORTS, CONTRADICTS, NOTHING, UNTOLD, IDLE = (
    "supports", "contradicts", "no effect seen", "cannot tell", "link idle")
SIGNS = {SUPPORTS: "+", CONTRADICTS: "−", NOTHING: "0", UNTOLD: "?", IDLE: ""}
# What a verdict is called over contexts, what tells most first, and what claims are counted by.
OVER_ALL = {SUPPORTS: "shown", CONTRADICTS: "the opposite", NOTHING: "within the zone",
            UNTOLD: "cannot tell", IDLE: "idle"}
SOME = {SUPPORTS: "some", CONTRADICTS: "some", NOTHING: "some, not told or idle in others"}
BOTH_WAYS = "shown in some, the opposite in others"
HOLDING = ["shown in all contexts", "shown in some", BOTH_WAYS, "the opposite in all contexts",
           "the opposite in some", "within the zone in all contexts",
           "within the zone in some, not told or idle in others", "cannot tell",
           "idle in all contexts"]


@dataclasses.dataclass(frozen=True)
class Place:
    """A context, how long and how finely it is played, and the plans in which links are live."""

    context: str
    title: str
    plan: str             # of every link that `plans` does not name
    plans: dict           # plan: ids of links
    weeks: int = 260
    scale: float = 0.02


KELDURIA = {
    # police grow, courts and prisons do not
    "kelduria_police_without_justice": ("M1", "M2", "M3", "M7"),
    # training to point to instead of reform
    "kelduria_train_and_equip": ("M8",),
    # all at once, each donor for himself
    "kelduria_uncoordinated": ("M51", "M52", "M62"),
    "kelduria_substitution": ("M55", "M56", "M69"),              # foreigners do the work
    "kelduria_big_force": ("M26", "M59", "M60"),                 # wages above revenue
    "kelduria_step_by_step": ("M4", "M78", "M80"),               # work waits for what is reported
    # the mission leaves early, and says so
    "kelduria_early_exit": ("M63", "M64"),
    "kelduria_trial_patrols_first": ("M11",),                    # officers walk among people
    "kelduria_on_terms": ("M49",),                               # donors set terms
}
FICTIONAL = "all-fictional"  # what --contexts takes for all variants of Kelduria


def kelduria(variant, title, more=None):
    return Place(f"kelduria_{variant}" if variant else "kelduria", title, "kelduria_whole_sector",
                 KELDURIA | (more or {}))


PLACES = (
    kelduria("", "after a war, with local interest"),
    kelduria("under_fire", "war goes on"),
    kelduria("war_authors", "authors of the war rule"),
    kelduria("illiberal", "rulers without will"),
    kelduria("fragile", "fragile, no war to end"),
    kelduria("strong_state", "strong state and army"),
    kelduria("narrow_force", "force of one group"),
    kelduria("young", "many young without work"),
    kelduria("region_at_war", "war next door"),
    # the only one with a donor of that name
    kelduria("many_donors", "many donors", {"kelduria_agreed_lead": ("M53",)}),
    kelduria("donors_leave", "donors leave"),
    kelduria("transitional_administration", "foreigners run it"),
    # Ten times as many forces and fighters, all of them one for one: fewer weeks and fewer
    # citizens.
    Place("sierra_leone_2001", "Sierra Leone", "interlocked",
          {"police_without_judiciary": ("M1", "M2", "M3", "M7"),
           "train_and_equip_only": ("M8", "M55"),
           "early_peacekeeper_exit": ("M63", "M64")}, weeks=156, scale=0.002),
)


@dataclasses.dataclass
class Found:
    """What one context says of one claim."""

    verdict: str
    difference: float = np.nan
    low: float = np.nan
    high: float = np.nan
    zone: float = np.nan
    n: int = 0
    plan: str = ""


def judged(on, off, acted, direction, zone, plan=""):
    """The paired difference that the link makes, and whether it is what the claim says.

    Supports and contradicts: the interval is clear of zero and the mean beyond the zone. No effect
    seen: the interval lies within the zone. All else cannot be told.
    """
    if not any(acted):
        return Found(IDLE, 0.0, 0.0, 0.0, zone, len(on), plan)
    pairs = np.asarray(on, float) - np.asarray(off, float)
    pairs = pairs[np.isfinite(pairs)]
    if len(pairs) < FEWEST:
        return Found(UNTOLD, zone=zone, n=len(pairs), plan=plan)
    mean = pairs.mean()
    half = stats.t.ppf(0.5 + CONFIDENCE / 2, len(pairs) - 1) * stats.sem(pairs)
    low, high = mean - half, mean + half
    if (low > 0 or high < 0) and abs(mean) > zone:
        verdict = SUPPORTS if mean * direction > 0 else CONTRADICTS
    elif -zone <= low and high <= zone:
        verdict = NOTHING
    else:
        verdict = UNTOLD
    return Found(verdict, mean, low, high, zone, len(pairs), plan)


def overall(verdicts):
    """A claim over contexts: in how many of them each verdict stands, none left out."""
    counts = collections.Counter(verdicts)
    first, *others = [verdict for verdict in OVER_ALL if counts[verdict]]
    if not others:
        return f"{OVER_ALL[first]} in all {len(verdicts)}" if len(verdicts) > 1 else OVER_ALL[first]
    return ", ".join([f"{OVER_ALL[first]} in {counts[first]} of {len(verdicts)}",
                      *(f"{OVER_ALL[verdict]} in {counts[verdict]}" for verdict in others)])


def holding(verdicts):
    """Where a claim holds, one of HOLDING."""
    some = set(verdicts)
    if {SUPPORTS, CONTRADICTS} <= some:
        return BOTH_WAYS
    first = next(verdict for verdict in OVER_ALL if verdict in some)
    if first == UNTOLD:
        return OVER_ALL[UNTOLD]
    return f"{OVER_ALL[first]} in {'all contexts' if some == {first} else SOME[first]}"


def lines_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def links(program):
    """Every link that can be cut, in the order of its number."""
    said = subprocess.run([program, "list", "mechanisms", "--tsv"], check=True, capture_output=True,
                          text=True)
    rows = csv.DictReader(said.stdout.splitlines(), delimiter="\t")
    return [row for row in rows if row["kind"] == "executable" and row["direction"] != "none"]


def jobs(place, ids):
    """Which links are cut under which plan: [(plan, ids)]."""
    plan_of = {link: plan for plan, some in place.plans.items() for link in some}
    by_plan = collections.defaultdict(list)
    for link in ids:
        by_plan[plan_of.get(link, place.plan)].append(link)
    return list(by_plan.items())


def play(program, place, plan, ids, samples, weeks=None):
    """Runs the program; {id: Found}."""
    command = [program, "links", ROOT / "scenarios" / "contexts" / f"{place.context}.toml",
               "--plan", ROOT / "scenarios" / "plans" / f"{plan}.toml", "--only", ",".join(ids),
               "--samples", samples, "--horizon-weeks", weeks or place.weeks, "--scale",
               place.scale,
               "--quiet"]
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise ValueError(f"{place.context}: {plan} could not be played (the program says why "
                         "above)")
    by_link = collections.defaultdict(list)
    for row in lines_of(done.stdout):
        by_link[row["mechanism"]].append(row)
    values = lambda rows, key: [float(row[key] or "nan") for row in rows]
    return {link: judged(values(rows, "on"), values(rows, "off"),
                         [row["acted"] == "1" for row in rows],
                         int(rows[0]["direction"]), float(rows[0]["zone"]), plan)
            for link, rows in by_link.items()}


def line(cells):
    return "| " + " | ".join(cells) + " |"


def claim_of(row):
    return f"{row['id']} `{row['name']}`", f"{row['direction']} `{row['outcome']}`"


def table(rows, found, places):
    """The signs of verdicts, a context a column, numbered in the order of `places`."""
    head = ["claim", "says that it", *(str(n) for n, _ in enumerate(places, 1)), "over all"]
    lines = [line(head), "|" + " --- |" * len(head)]
    for row in rows:
        mine = [found[place.context][row["id"]] for place in places]
        lines.append(line([*claim_of(row), *(SIGNS[f.verdict] for f in mine),
                           overall([f.verdict for f in mine])]))
    return lines


def figures(rows, found, place):
    """One context: every claim with its figures."""
    lines = [line(["claim", "says that it", "verdict", "difference", "99 % interval", "zone",
                   "plan"]), "|" + " --- |" * 7]
    for row in rows:
        mine = found[place.context][row["id"]]
        known = mine.verdict != IDLE and np.isfinite(mine.difference)
        decimals = decimals_for(max(abs(mine.difference), mine.zone)) if known else 0
        lines.append(line([
            *claim_of(row), mine.verdict,
            signed_number(mine.difference, decimals) if known else "",
            f"{number(mine.low, decimals)} to {number(mine.high, decimals)}" if known else "",
            f"{mine.zone:.3g}", f"`{mine.plan}`"]))
    return lines


def tally(rows, found, places):
    """How many claims hold where."""
    words = collections.Counter(holding([found[p.context][row["id"]].verdict for p in places])
                                for row in rows)
    return "; ".join(f"{word}: {words[word]}" for word in HOLDING if words[word]) + "."


def fictional():
    return [place for place in PLACES if place.context.startswith("kelduria")]


def command_for(places, samples):
    """What writes this table again."""
    names = FICTIONAL if places == fictional() else ",".join(place.context for place in places)
    some = "" if places == list(PLACES) else f" --contexts {names}"
    return f"analysis/claims.py -o docs/tables/claims.md --samples {samples}{some}"


def document(rows, found, places, samples):
    emergent = [row for row in rows if row["origin"] == "emergent"]
    built_in = [row for row in rows if row["origin"] != "emergent"]
    contexts = [f"{n}. {place.title} (`{place.context}`): {place.weeks} weeks, scale "
                f"{place.scale:g}" for n, place in enumerate(places, 1)]
    return "\n".join([
        f"<!-- Written by `{command_for(places, samples)}`; do not edit. -->", "",
        "# What the model makes of the claims", "",
        "Each causal link of the [registry](mechanisms.md), on and off, under the same luck and "
        f"the same uncertain parameters, {samples} samples, in each context under a plan in which "
        "it has something to do. The figure is the link's outcome with the link minus without it, "
        "mean and 99 % interval of the pairs: a declared outcome, or else the mean of the "
        "indicator after the first year. *Supports* (+) and *contradicts* (−): the interval is "
        "clear of zero and the mean beyond the zone that counts as no effect. *No effect seen* "
        "(0): the interval lies within the zone. *Cannot tell* (?): neither. *Link idle* (empty): "
        "no run differed in anything. *Over all* counts contexts, and leaves none out: in how many "
        "the effect is *shown* (supports), is *the opposite* (contradicts), stays *within the zone* (no effect "
        "seen), cannot be told, or the link is *idle*. Zones of numbers of people shrink with the "
        "country, from Sierra Leone's size. One plan a context: a claim that shows nothing here "
        "may show under another. Contexts, by the numbers of the columns:", "",
        *contexts, "",
        "## Claims that several rules make together", "",
        "What these links do is in no single rule, so that the model can speak for a claim or "
        "against it, as far as "
        "the model is right. "
        + (f"In short: {tally(emergent, found, places)}" if emergent else ""), "",
        *table(emergent, found, places), "",
        "## Checks of the program: links that are built in", "",
        "These effects were written down as rules. That they show is a check that a rule does what "
        "it says in a whole country with everything else at work, and how much of it is left "
        "there; it is **no finding** and no support for the claim. In short: "
        f"{tally(built_in, found, places)}", "",
        *table(built_in, found, places), "",
        "## Figures by context", "",
        *(text for place in places
          for text in (f"### {place.title}: `{place.context}`", "",
                       *figures(rows, found, place), ""))])


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", help="Markdown file")
    parser.add_argument("--samples", type=int, default=16, help="pairs of runs a link and context")
    parser.add_argument("--only", help="ids of links, separated by commas")
    parser.add_argument("--contexts", help="names, separated by commas, or all-fictional")
    parser.add_argument("--weeks", type=int, help="to play, instead of what each context has")
    parser.add_argument("--program", default=PROGRAM, help="ssr")
    given = parser.parse_args(arguments)
    wanted = given.contexts.split(",") if given.contexts else [place.context for place in PLACES]
    places = fictional() if wanted == [FICTIONAL] \
        else [place for place in PLACES if place.context in wanted]
    unknown = set(wanted) - {FICTIONAL, *(place.context for place in PLACES)}
    if unknown or (FICTIONAL in wanted and len(wanted) > 1):
        parser.error(f"--contexts takes {FICTIONAL}, or some of "
                     f"{', '.join(place.context for place in PLACES)}")
    rows = links(given.program)
    if given.only:
        rows = [row for row in rows if row["id"] in given.only.split(",")]
    if not rows or not places:
        parser.error("nothing to play (--only or --contexts names nothing that is there)")
    ids = [row["id"] for row in rows]
    found = {}
    for place in places:
        found[place.context] = {}
        for plan, some in jobs(place, ids):
            print(f"{place.context}: {plan}, {len(some)} links", file=sys.stderr)
            found[place.context].update(play(given.program, place, plan, some, given.samples,
                                             given.weeks))
    put(document(rows, found, places, given.samples), given.output)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError) as error:
        sys.exit(f"claims.py: {error}")
