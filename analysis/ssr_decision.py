"""What `ssr compare` says of plans, as tables: levels, paired differences, verdicts, harm.

The same rules as in the program (sim/experiment), so that the numbers are the same; a test holds
them together.
"""

import dataclasses
import functools

import numpy as np
import pandas as pd
import xarray as xr
from scipy import special

from ssr_results import NOBODY, RUNS, as_results, wilson

FAMILY_CONFIDENCE = 0.95
FEWEST_TO_EXTRAPOLATE = 8
FEWEST_AGREEING_PAIRS = 10
FEWEST_SAMPLES_OF_A_READING = 2
FEWEST_PER_HUNDRED = 20
MOST_PAIRS = 1_000_000
SPLITS = (("region", "regional"), ("sex", "by_sex"), ("group", "by_group"))


def told(x):
    """x without what the order of a sum can change, so that a tie rounds alike everywhere."""
    return float(f"{x:.12g}")


def decimals_for(magnitude):
    """Decimals that leave three significant digits, at most four."""
    if not np.isfinite(magnitude) or magnitude <= 0:
        return 2
    return int(np.clip(2 - np.floor(np.log10(told(magnitude))), 0, 4))


def decimals_showing(x, decimals):
    """As many decimals, `decimals` at least, as keep a number that is not zero from looking so."""
    if not np.isfinite(x) or x == 0:
        return decimals
    while decimals < 9 and abs(x) < 0.5 * 10.0 ** -decimals:
        decimals += 1
    return decimals


def number(x, decimals):
    """A number in words: thousands apart, no minus zero, - for none."""
    if np.isnan(x):
        return "-"
    if np.isinf(x):
        return "any" if x > 0 else "-any"
    digits = f"{told(abs(x)):,.{decimals}f}"
    return ("-" if x < 0 and digits.strip("0.,") else "") + digits


def signed_number(x, decimals):
    plain = number(x, decimals)
    return "+" + plain if x > 0 and plain.strip("0.,") else plain


def listed(items):
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def quantile(values, probability):
    """Linear between order statistics, NaN left out."""
    values = values[np.isfinite(values)]
    return float(np.quantile(values, probability)) if len(values) else np.nan


def mean(values):
    """Mean of the values that are numbers, NaN without any."""
    values = np.asarray(values, float)
    values = values[~np.isnan(values)]
    return float(values.sum() / len(values)) if len(values) else np.nan


def per_hundred(yes, n, other_yes, other_n):
    """"31 of 100 against 23"; empty where there are fewer than FEWEST_PER_HUNDRED histories."""
    if min(n, other_n) < FEWEST_PER_HUNDRED:
        return ""
    return f"{number(100 * yes / n, 0)} of 100 against {number(100 * other_yes / other_n, 0)}"


def pairs_of(plan, reference):
    """One difference a sample [sample, replicate] -> [n]; undefined pairs left out."""
    gaps = plan - reference
    known = ~np.isnan(gaps)
    n = known.sum(axis=1)
    per_sample = np.where(known, gaps, 0).sum(axis=1)[n > 0] / n[n > 0]
    return per_sample[np.isfinite(per_sample)]


def corrected(comparisons):
    return 1 - (1 - FAMILY_CONFIDENCE) / max(1, comparisons)


@functools.lru_cache(maxsize=None)
def _t(n, confidence):
    return float(special.stdtrit(n - 1, 0.5 + confidence / 2))


@functools.lru_cache(maxsize=None)
def _z(confidence):
    return float(special.ndtri(0.5 + confidence / 2))


def _moved(pairs, n):
    up, down = pairs[pairs > 0].sum(), -pairs[pairs <= 0].sum()
    return ((up * n / len(pairs) + 1) / (n + 2), (down * n / len(pairs) + 1) / (n + 2))


def _half_width(pairs, confidence, yes_no, n):
    if yes_no:
        up, down = _moved(pairs, n)
        return _z(confidence) * np.sqrt(max(0.0, (up + down - (up - down) ** 2) / (n + 2)))
    return _t(n, confidence) * pairs.std(ddof=1) / np.sqrt(n)


def _agree(pairs):
    """Whether all pairs are one number, but for the rounding of a sum."""
    return np.ptp(pairs) <= 1e-12 * np.abs(pairs).max()


def interval_of(pairs, yes_no, confidence):
    """(low, high) of a mean of pairs: Bonett and Price's Wald for yes or no, else Student's t."""
    if yes_no:
        if not len(pairs):
            return -1.0, 1.0
        up, down = _moved(pairs, len(pairs))
        half = _half_width(pairs, confidence, True, len(pairs))
        return max(-1.0, up - down - half), min(1.0, up - down + half)
    if len(pairs) < 2 or (len(pairs) < FEWEST_AGREEING_PAIRS and _agree(pairs)):
        return -np.inf, np.inf
    half = _half_width(pairs, confidence, False, len(pairs))
    return mean(pairs) - half, mean(pairs) + half


def _pairs_needed(pairs, confidence, yes_no, half_width):
    if len(pairs) < 2 or not half_width > 0:
        return 0
    def wide(n):
        return _half_width(pairs, confidence, yes_no, n) > half_width
    if wide(MOST_PAIRS):
        return 0
    if not wide(2):
        return FEWEST_AGREEING_PAIRS
    too_few, enough = 2, MOST_PAIRS
    while enough - too_few > 1:
        middle = too_few + (enough - too_few) // 2
        too_few, enough = (middle, enough) if wide(middle) else (too_few, middle)
    return enough


def _rounded_up(n):
    unit = 1
    while n // unit >= 100:
        unit *= 10
    return -(-n // unit) * unit


def judge(low, high, about):
    """The verdict on an interval of plan minus reference; `about` are an outcome's attributes."""
    zone = float(about["indifference"])
    if -zone <= low and high <= zone:
        return "about the same"
    if low <= 0 <= high:
        return "cannot tell"
    if about["better"] == "neither":
        return "higher" if low > 0 else "lower"
    return "better" if (low > 0) == (about["better"] == "higher") else "worse"


def _words(verdict, pairs, low, high, about, confidence):
    if verdict != "cannot tell":
        return verdict
    n = len(pairs)
    if n == 0:
        return "not defined"
    if not np.any(pairs):
        return f"no difference in any of {n}"
    if n < FEWEST_TO_EXTRAPOLATE:
        return f"cannot tell (n = {n}; too few samples to say how many)"
    size = abs(mean(pairs))
    yes_no, zone = bool(about["yes_no"]), float(about["indifference"])
    needed = _pairs_needed(pairs, confidence, yes_no, max(size, zone - size))
    if needed == 0:
        return f"cannot tell (n = {n}; more than a million would be needed)"
    return f"cannot tell (n = {n}; about {_rounded_up(max(needed, n + 1))} would be needed)"


def compare(results, outcome):
    """All plans on one outcome, against the reference plan: a data frame, one row a plan.

    Columns: `median`, `low`, `high` (of the 90 % interval over histories; for yes-or-no outcomes
    the share of histories and Wilson's interval), `yes` (number of histories, yes-or-no only), `n`
    (histories), `undefined`, `difference`, `difference_low`, `difference_high` (mean of the pairs
    and its interval, corrected for the number of plans), `pairs`, `better_in` (share of samples,
    ties half), `verdict`, `words`. In the outcome's unit; shares from 0 to 1. The row of the
    reference has no difference.
    """
    results = as_results(results)
    variable = results.group("outcome")[outcome]
    about = variable.attrs
    yes_no = bool(about["yes_no"])
    finished = results.finished()
    confidence = corrected(len(results.plans) - 1)
    good = -1 if about["better"] == "lower" else 1
    rows = []
    for plan in results.plans:
        values = variable.sel(plan=plan).values
        ok = values[np.isfinite(values)]
        row = {"plan": plan, "n": len(ok),
               "undefined": int(finished.sel(plan=plan).sum()) - len(ok)}
        if yes_no:
            row["yes"] = int((ok > 0.5).sum())
            row["median"] = row["yes"] / len(ok) if len(ok) else np.nan
            low, high = wilson(row["yes"], len(ok), 0.9,
                               max(1, int(np.isfinite(values).any(axis=1).sum()))) \
                if results.independent else (np.nan, np.nan)
        else:
            row["median"] = quantile(ok, 0.5)
            low, high = quantile(ok, 0.05), quantile(ok, 0.95)
        row |= {"low": low if len(ok) else np.nan, "high": high if len(ok) else np.nan, "words": ""}
        if results.reference and plan != results.reference:
            pairs = pairs_of(values, variable.sel(plan=results.reference).values)
            low, high = interval_of(pairs, yes_no, confidence) if results.independent \
                else (-np.inf, np.inf)
            verdict = judge(low, high, about) if results.independent else ""
            row |= {"difference": mean(pairs), "difference_low": low, "difference_high": high,
                    "pairs": len(pairs), "verdict": verdict,
                    "words": _words(verdict, pairs, low, high, about, confidence),
                    "better_in": float(((pairs * good > 0) + 0.5 * (pairs == 0)).mean())
                    if len(pairs) else np.nan}
        rows.append(row)
    frame = pd.DataFrame(rows).set_index("plan")
    wanted = ["median", "low", "high", "yes", "n", "undefined", "difference", "difference_low",
              "difference_high", "pairs", "better_in", "verdict", "words"]
    return frame.reindex(columns=wanted)


def differences(results, outcome):
    """Plan minus reference, one number a sample: xarray [plan, sample] in the outcome's unit.

    Replicates of a sample are averaged; a pair in which either side is undefined is NaN.
    """
    results = as_results(results)
    if not results.reference:
        raise ValueError(f"{results.path}: a single plan has nothing to be compared with")
    variable = results.group("outcome")[outcome]
    others = [plan for plan in results.plans if plan != results.reference]
    gaps = variable.sel(plan=others) - variable.sel(plan=results.reference, drop=True)
    gaps = gaps.mean("replicate")
    gaps.attrs = variable.attrs | {"long_name": f"{variable.attrs['long_name']}, minus "
                                                f"{results.reference}"}
    return gaps


@dataclasses.dataclass
class SignUnderReadings:
    """How a difference stands under each reading of questions that samples answer differently.

    A reading's sign is told when Student's t interval of its samples is clear of zero, at 95 %
    corrected for the number of readings; as in sim/experiment/theory_readings.h.
    """

    held: list     # (question, reading) under which the sign is that of all samples
    untold: list   # (question, reading) under which it cannot be told
    flipped: list  # (question, reading, difference, samples) whose sign is the other

    @property
    def readings(self):
        """Readings of all questions, each with two samples or more."""
        return len(self.held) + len(self.untold) + len(self.flipped)


def sign_under_readings(results, plan, outcome):
    """Whether the difference to the reference keeps its sign under each rival reading."""
    variable = results.group("outcome")[outcome]
    values, base = variable.sel(plan=plan).values, variable.sel(plan=results.reference).values
    overall = mean(pairs_of(values, base))
    design = results.group("design")["point"] if results.has("design") else None
    under = []
    for question, readings in results.theories().items() if design is not None else ():
        column = design.sel(parameter=f"theory.{question}").values
        for place, reading in enumerate(readings):
            pairs = pairs_of(values[column == place], base[column == place])
            if len(pairs) >= FEWEST_SAMPLES_OF_A_READING:
                under.append((question, reading, pairs))
    found = SignUnderReadings([], [], [])
    for question, reading, pairs in under:
        low, high = interval_of(pairs, False, corrected(len(under)))
        if low <= 0 <= high:
            found.untold.append((question, reading))
        elif mean(pairs) * overall > 0:
            found.held.append((question, reading))
        else:
            found.flipped.append((question, reading, mean(pairs), len(pairs)))
    return found


def find_harm(results):
    """Who is worse off than under the harm reference, beyond chance: a data frame, one row a case.

    Columns: `plan`, `outcome`, `cell` (nation, region, sex, group), `who` (empty for the nation),
    `difference`, `low`, `high`. Nationally outcomes are compared; elsewhere the indicator of that
    name, over the same weeks as the outcome. `attrs` say how many comparisons were made.
    """
    results = as_results(results)
    columns = ["plan", "outcome", "cell", "who", "difference", "low", "high"]
    found = pd.DataFrame(columns=columns)
    reference = results.harm_reference
    if reference is None or len(results.plans) < 2 or not results.independent:
        found.attrs = {"national_comparisons": 0, "local_comparisons": 0}
        return found
    outcomes = [name for name in results.outcomes if results.counts_as_harm(name)]
    national = [("nation", name, "", results.group("outcome")[name].values) for name in outcomes]
    local = []
    for cell, group in SPLITS:
        held = results.group(group, load=False) if results.has(group) else {}
        for name in outcomes:
            if name not in held:
                continue
            means = results.over_time(group, name)
            local += [(cell, name, str(who), means[..., i])
                      for i, who in enumerate(held[cell].values)]
    rows = []
    for questions in (national, local):
        confidence = corrected(len(questions) * (len(results.plans) - 1))
        for cell, name, who, values in questions:
            about = results.group("outcome")[name].attrs
            yes_no = bool(about["yes_no"]) and cell == "nation"
            base = values[results.plans.index(reference)]
            for plan, runs in zip(results.plans, values):
                if plan == reference:
                    continue
                pairs = pairs_of(runs, base)
                low, high = interval_of(pairs, yes_no, confidence)
                if len(pairs) and (high < 0 if about["better"] == "higher" else low > 0):
                    rows.append((plan, name, cell, who, mean(pairs), low, high))
    found = pd.DataFrame(rows, columns=columns)
    comparisons = [len(questions) * (len(results.plans) - 1) for questions in (national, local)]
    found.attrs = {"national_comparisons": comparisons[0], "local_comparisons": comparisons[1]}
    return found


def decimals_of(results, outcome):
    """Decimals in which an outcome's numbers are told."""
    variable = results.group("outcome")[outcome]
    if variable.attrs["yes_no"]:
        return 2
    medians = [abs(quantile(variable.sel(plan=plan).values, 0.5)) for plan in results.plans]
    return decimals_for(max([m for m in medians if np.isfinite(m)], default=0))


def in_words(results, outcome, harm=None, facts=None):
    """One row a plan, as printed: `level`, `difference`, `better_in`, `words`, `notes`.

    `harm` and `facts` are what `find_harm` and `compare` gave, where they were already asked.
    """
    about = results.group("outcome")[outcome].attrs
    yes_no = bool(about["yes_no"])
    decimals = decimals_of(results, outcome)
    unit, places = (100, 0) if yes_no else (1, decimals)
    harm = find_harm(results) if harm is None else harm
    rows = []
    facts = compare(results, outcome) if facts is None else facts
    for plan, row in facts.iterrows():
        level = "not defined"
        if row["n"] and yes_no:
            level = f"{int(row['yes'])} of {row['n']} simulated histories"
            if np.isfinite(row["low"]):
                level += (f" ({number(100 * row['low'], 0)} to {number(100 * row['high'], 0)} %)")
        elif row["n"]:
            level = (f"{number(row['median'], decimals)} ({number(row['low'], decimals)} to "
                     f"{number(row['high'], decimals)})")
        difference = better = ""
        if plan == results.reference:
            difference = "reference"
        elif results.reference:
            difference = "-"
            if row["pairs"]:
                difference = signed_number(unit * row["difference"], places)
                ends = [signed_number(unit * row[f"difference_{end}"], places)
                        for end in ("low", "high")]
                difference += f" ({ends[0]} to {ends[1]})" if np.isfinite(row["difference_low"]) \
                    else " (no interval)"
            better = "-" if not row["pairs"] or about["better"] == "neither" \
                else f"{number(100 * row['better_in'], 0)} %"
        notes = _notes(results, plan, outcome, row, harm, decimals, unit, places)
        rows.append({"plan": plan, "level": level, "difference": difference, "better_in": better,
                     "words": row["words"], "notes": notes})
    return pd.DataFrame(rows).set_index("plan")


def _notes(results, plan, outcome, row, harm, decimals, unit, places):
    notes = []
    if row["verdict"] in ("better", "worse") and results.theories():
        signs = sign_under_readings(results, plan, outcome)
        if signs.readings:
            said = [f"{question} = {reading} ({signed_number(d, decimals)}, n = {n})"
                    for question, reading, d, n in signs.flipped]
            notes.append(f"theory: of {signs.readings} readings the sign holds under "
                         f"{len(signs.held)}, flips under {len(signs.flipped)}, cannot be told "
                         f"under {len(signs.untold)}"
                         + (": " + listed(said) if said else ""))
    if row["undefined"]:
        notes.append(f"not defined in {row['undefined']} of {row['undefined'] + row['n']} "
                     "histories (nobody it could be counted for)")
    who = harmed(harm, plan, outcome, unit, places)
    where = [f"nationally {said}" for said in who["nation"]] + who["sex"]
    if who["region"]:
        where.append("in " + listed(who["region"]))
    if who["group"]:
        where.append("among " + listed(who["group"]))
    if where:
        notes.append(f"HARM against {results.harm_reference}: {'; '.join(where)}")
    return notes


def harmed(harm, plan, outcome, unit, places):
    """Who is harmed, in words: {"nation": [difference], "region": [...], "sex", "group"}."""
    cases = harm[(harm["plan"] == plan) & (harm["outcome"] == outcome)]
    who = {cell: list(cases[cases["cell"] == cell]["who"]) for cell in ("region", "sex", "group")}
    who["sex"] = [{"female": "women and girls", "male": "men and boys"}.get(sex, sex)
                  for sex in who["sex"]]
    who["nation"] = []
    for _, case in cases[cases["cell"] == "nation"].iterrows():
        shown = decimals_showing(unit * min(abs(case["low"]), abs(case["high"])), places)
        ends = [signed_number(unit * case[end], shown) for end in ("difference", "low", "high")]
        who["nation"].append(f"{ends[0]} ({ends[1]} to {ends[2]})")
    return who


def decision_table(results):
    """The decision table: a data frame indexed by (outcome, plan), plans in the order of the file.

    Columns: those of `compare`, and in words, as `ssr compare` prints them, `level`,
    `difference_in_words`, `better_in_words` and `notes` (a list: theory, undefined, harm).
    """
    results = as_results(results)
    harm = find_harm(results)
    tables = {}
    for outcome in results.outcomes:
        facts = compare(results, outcome)
        said = in_words(results, outcome, harm, facts)
        tables[outcome] = facts.assign(
            level=said["level"], difference_in_words=said["difference"],
            better_in_words=said["better_in"], notes=said["notes"])
    return pd.concat(tables, names=["outcome"])


def survival(results, kind="relapse"):
    """Share of histories without an event so far: a dataset [plan, time].

    `share`, `low`, `high` from 0 to 1 (90 %, Wilson, samples as what is independent) and `n`
    (histories); no interval where points are not samples. Nothing is censored: every finished
    history lasts to the horizon.
    """
    results = as_results(results)
    time = results.group("national").time
    first = results.events(kind).groupby(["plan", "sample", "replicate"])["time"].min()
    finished = results.finished()
    out = {"share": [], "low": [], "high": [], "n": []}
    for place, plan in enumerate(results.plans):
        n = int(finished.sel(plan=plan).sum())
        happened = np.sort(first[first.index.get_level_values("plan") == place].values)
        without = n - np.searchsorted(happened, time.values, side="right")
        ends = [wilson(k, n, 0.9, max(1, int(finished.sel(plan=plan).any("replicate").sum())))
                if results.independent
                else (np.nan, np.nan) for k in without]
        out["share"].append(without / n if n else np.full(len(time), np.nan))
        out["low"].append([low for low, _ in ends])
        out["high"].append([high for _, high in ends])
        out["n"].append(n)
    coordinates = {"plan": results.plans, "time": time.values}
    return xr.Dataset({name: (("plan", "time"), np.array(out[name]))
                       for name in ("share", "low", "high")}
                      | {"n": ("plan", out["n"])}, coordinates)


def first_relapses(results):
    """The first relapse of each history in which there is one: a data frame of `plan`, `sample`,
    `replicate`, `faction` (place, 255: none), `leader` (it fought under its leader) and `group` (a
    group of it fought on its own account). Neither: those who plotted a coup.

    Raises ValueError for a file of a version before 0.14.0, which does not say who fought.
    """
    results = as_results(results)
    if not results.says_who_fought:
        raise ValueError(f"{results.path}: of a version before 0.14.0, which does not say who "
                         "fought; play the study again?")
    events = results.events("relapse", also=("faction", "region")).sort_values("time")
    first = events.groupby(["plan", *RUNS], as_index=False).first()
    named = first["faction"] != NOBODY
    return first.assign(leader=named & (first["region"] == NOBODY),
                        group=named & (first["region"] != NOBODY))


def who_fought(results):
    """In how many histories each party was the first with whom 25 died in a year after the first: a
    data frame [plan, party], parties in the order of factions and only those that were.
    """
    results = as_results(results)
    first = first_relapses(results)
    counts = {}
    for place, name in enumerate(results.factions):
        of_faction = first["faction"] == place
        counts[f"{name} under its leader"] = first["leader"] & of_faction
        counts[f"groups of {name} on their own account"] = first["group"] & of_faction
    counts["plotters of a coup"] = ~first["leader"] & ~first["group"]
    by_plan = pd.DataFrame(counts).groupby(first["plan"]).sum()
    found = by_plan.reindex(range(len(results.plans)), fill_value=0)
    found.index = pd.Index(results.plans, name="plan")
    return found.loc[:, found.any()]
