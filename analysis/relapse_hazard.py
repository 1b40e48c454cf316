#!/usr/bin/python3
"""How often war returns, year by year, over the archetype contexts, with and without peacekeepers.

    analysis/relapse_hazard.py -o docs/tables/hazard.md --samples 32

Plays plans on every Kelduria context that has a mission, as shipped and without the mission, all
uncertain numbers drawn, and counts first calendar years of active conflict. No parameter of the
model says how the yearly risk changes, or what a mission does to it. The same runs are pooled for
two questions about plans: an early exit of peacekeepers, and DDR alone.
"""
import argparse
import dataclasses
import pathlib
import shutil
import subprocess
import sys
import tempfile

import numpy as np
from scipy import stats

from ssr_decision import first_relapses
from ssr_results import open_results, put

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "release" / "ssr"
WAR = 1000
ZONE = 0.05        # of relapse_by_year_10, as the program declares it
WEEKS = 520
SEED = 20300107
BOOTSTRAPS = 2000
PUBLISHED_N = 159  # intrastate episodes ended since 1990, in the data of the published rows

EVERYWHERE = ("kelduria_whole_sector", "no_assistance")         # with a mission and without
WITH_MISSION = ("kelduria_early_exit", "kelduria_ddr_alone")    # besides, as the context has it

# By `conflict_record.py` from the UCDP/PRIO Armed Conflict Dataset to 2024: what comes back, yearly risk
# in the year after the last active one, and by a year the share after one quiet year and after two.
RECORD = {
    "country": {"risk": {2: .299, 3: .131, 4: .141, 5: .092, 6: .059},
                1: {2: .30, 3: .39, 5: .53, 10: .65}, 2: {3: .13, 5: .32, 10: .50}},
    "conflict": {"risk": {2: .266, 3: .151, 4: .125, 5: .065, 6: .039},
                 1: {2: .27, 3: .38, 5: .49, 10: .58}, 2: {3: .15, 5: .31, 10: .43}},
    "conflict after a war": {"risk": {2: .254, 3: .156, 4: .108, 5: .032, 6: .022},
                             1: {2: .25, 3: .37, 5: .46, 10: .51}, 2: {3: .16, 5: .27, 10: .35}},
}


@dataclasses.dataclass
class Arm:
    """Histories of one arm by calendar year, and which luck and place they share."""

    active: np.ndarray   # [history, year] 25 died in fighting with one group; the start year first
    led: np.ndarray      # [history] the first of these, after the start year, under a leader
    deaths: np.ndarray   # [history, year] in fighting with all groups
    cluster: np.ndarray  # [history] histories of one sample in one context are not independent
    context: np.ndarray  # [history]

    def first(self, quiet_years=1):
        """The year of relapse after so many quiet years in a row; 0 for none. Start year apart."""
        found = np.zeros(len(self.active), int)
        for i, row in enumerate(self.active):
            quiet = 0 if quiet_years else 1
            for year in range(1, len(row)):
                if row[year] and quiet >= quiet_years:
                    found[i] = year
                    break
                quiet = 0 if row[year] else quiet + 1
        return found


def contexts_with_mission(folder):
    """Names of the Kelduria contexts that do not leave out the mission."""
    found = []
    for path in sorted(folder.glob("kelduria*.toml")):
        if not any(line.startswith("without") and '"peacekeepers"' in line
                   for line in path.read_text().splitlines()):
            found.append(path.stem)
    return found


def study(folder, context, plans, samples, weeks, seed):
    path = folder / "studies" / f"{context}_pool.toml"
    path.write_text("\n".join([
        "[study]", 'title = "Pool"', f'context = "{context}"',
        f"plans = {list(plans)!r}".replace("'", '"'),
        f'reference = "{plans[0]}"', f'harm_reference = "no_assistance"', f"samples = {samples}",
        "replicates = 1",
        f"horizon_weeks = {weeks}", f"seed = {seed}", "[output]", "interval_weeks = 1",
        "regional = false", "by_sex = false", "by_group = false", "ledger = false", ""]))
    return path


def by_year(results, plan):
    """Two arrays [sample, year], counted from the start's year: active conflict, battle deaths."""
    weekly = results.series("national", "battle_deaths").sel(plan=plan).isel(replicate=0)
    ends = np.datetime64(str(results.attributes["start"])[:10]) + results_days(weekly)
    # A week counts where it begins, as in the program.
    years = (ends - np.timedelta64(7, "D")).astype("datetime64[Y]").astype(int) + 1970
    first = int(str(results.attributes["start"])[:4])
    deaths = np.nan_to_num(weekly.transpose("sample", "time").values)
    so_far = (results.series("national", "active_conflict_years").sel(plan=plan)
              .isel(replicate=0).transpose("sample", "time").values)
    of_year = [years == year for year in range(first, years.max() + 1)]
    reached = np.stack([so_far[:, weeks].max(axis=1) for weeks in of_year], axis=1)
    return (np.diff(reached, axis=1, prepend=0) > 0,
            np.stack([deaths[:, weeks].sum(axis=1) for weeks in of_year], axis=1))


def led_by_a_leader(results, plan):
    """[sample] Did a faction under its leader fight when war first returned?"""
    found = np.zeros(results.finished().sizes["sample"], bool)
    first = first_relapses(results)
    found[first["sample"][first["leader"] & (first["plan"] == results.plans.index(plan))]] = True
    return found


def results_days(series):
    time = series["time"].values
    if np.issubdtype(time.dtype, np.datetime64):
        return time.astype("datetime64[D]") - time.astype("datetime64[D]")[0] + np.timedelta64(7,
                                                                                               "D")
    return time.astype("timedelta64[D]")


def play(program, folder, context, plans, samples, weeks, seed):
    """{plan: (active, led, deaths)}, by sample and year, `led` by sample."""
    output = folder / f"{context}.h5"
    command = [program, "compare", study(folder, context, plans, samples, weeks, seed), "-o",
               output, "--quiet"]
    if subprocess.run([str(part) for part in command], stdout=subprocess.DEVNULL).returncode:
        raise ValueError(f"{context}: could not be played (the program says why above)")
    results = open_results(output)
    found = {}
    for plan in plans:
        active, deaths = by_year(results, plan)
        relapsed = results.samples(plan, "relapse_by_year_10") > 0
        if (active[:, 1:].any(axis=1) != relapsed).any():
            raise ValueError(f"{context}, {plan}: active years disagree with the relapses of the "
                             "program")
        found[plan] = active, led_by_a_leader(results, plan), deaths
    output.unlink()
    return found


def play_pool(program, contexts, samples, weeks=WEEKS):
    """{(arm, plan): Arm}, arm "with" or "without" a mission."""
    parts = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for kind in ("contexts", "plans"):
            shutil.copytree(ROOT / "scenarios" / kind, folder / kind)
        (folder / "studies").mkdir()
        for number, context in enumerate(contexts):
            # Countries are not in luck together; arms and plans of one are.
            seed = SEED + number
            bare = folder / "contexts" / f"{context}_without.toml"
            bare.write_text(f'[context]\nbase = "{context}"\ntitle = "Without a mission"\n'
                            'without = ["peacekeepers"]\n')
            for arm, played, plans in (("with", context, EVERYWHERE + WITH_MISSION),
                                       ("without", bare.stem, EVERYWHERE)):
                print(f"{played}: {len(plans)} plans", file=sys.stderr)
                of_plan = play(program, folder, played, plans, samples, weeks, seed)
                for plan, years in of_plan.items():
                    parts.setdefault((arm, plan), []).append((context, *years))
    pool = {}
    for key, some in parts.items():
        place = np.concatenate([np.full(len(active), contexts.index(context))
                                for context, active, *_ in some])
        sample = np.concatenate([np.arange(len(active)) for _, active, *_ in some])
        pool[key] = Arm(*(np.concatenate([part[i] for part in some]) for i in (1, 2, 3)), sample,
                        place)
    return pool


def joined(pool, arm):
    """Both plans of an arm; histories that share a sample stay together."""
    arms = [pool[arm, plan] for plan in EVERYWHERE]
    return Arm(*(np.concatenate([getattr(a, field) for a in arms])
                 for field in (f.name for f in dataclasses.fields(Arm))))


def at_risk(first, years):
    """Relapses and histories at risk in each year 1..years: two arrays [history, year]."""
    year = np.arange(1, years + 1)
    fell = first[:, None] == year
    return fell, (first[:, None] == 0) | (first[:, None] >= year)


def clusters_of(arm, values):
    """Sums of [history, ...] by cluster."""
    _, place = np.unique(arm.cluster, return_inverse=True)
    sums = np.zeros((place.max() + 1, *values.shape[1:]))
    np.add.at(sums, place, values)
    return sums


def draws(n):
    """Clusters drawn again with replacement, as weights [draw, cluster]; the same for both arms."""
    generator = np.random.default_rng(1)
    return generator.multinomial(n, np.full(n, 1 / n), BOOTSTRAPS)


def ratio(events, risk, weights=None):
    """Hazards, and where there are weights those of every draw."""
    if weights is not None:
        events, risk = weights @ events, weights @ risk
    else:
        events, risk = events.sum(axis=0), risk.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return events / risk


def band(values, confidence=0.9):
    return np.nanquantile(values, [0.5 - confidence / 2, 0.5 + confidence / 2], axis=0)


def shares(value, low, high):
    return f"{value:.3f} ({low:.3f} to {high:.3f})"


def recorded_risk(name, year):
    """Of the record: what is fought in the year after an active one is the same episode."""
    risk = RECORD[name]["risk"]
    pooled = max(risk)
    if year > pooled:
        return "same"
    return (f"{risk[year]:.3f}" + (f", {pooled} to 10" if year == pooled else "")
            if year in risk else "-")


def hazard_rows(pool):
    """Year by year, with and without a mission, and what is tested of it."""
    found = {}
    for arm in ("with", "without"):
        histories = joined(pool, arm)
        years = histories.active.shape[1] - 1
        fell, risk = at_risk(histories.first(0), years)
        found[arm] = (clusters_of(histories, fell.astype(float)),
                      clusters_of(histories, risk.astype(float)))
    weights = draws(len(found["with"][0]))
    lines = ["| year after the start's | with a mission: yearly risk (90 %) | at risk | without: "
             "yearly risk (90 %) | at risk | record: country | the same conflict | the same, after "
             "a war |", "|" + " --- |" * 8]
    for year in range(years):
        cells = []
        for arm in ("with", "without"):
            events, risk = found[arm]
            low, high = band(ratio(events[:, year], risk[:, year], weights))
            cells += [shares(ratio(events[:, year], risk[:, year]), low, high),
                      f"{risk[:, year].sum():.0f}"]
        cells += [recorded_risk(name, year + 1) for name in RECORD]
        lines.append(f"| {year + 1} | {' | '.join(cells)} |")
    late = max(3, years - 4)
    whole = tuple(sum(found[arm][part] for arm in found) for part in (0, 1))
    tests = []
    for name, (events, risk) in (("over the whole pool", whole),
                                 ("with a mission", found["with"]),
                                 ("without a mission", found["without"])):
        def fall(w=None):
            early, after = (ratio(events[:, a:b].sum(axis=1), risk[:, a:b].sum(axis=1), w)
                            for a, b in ((0, 3), (late, years)))
            return early - after
        tests.append((f"falls with time {name}: years 1 to 3 minus years {late + 1} to {years}",
                      fall(), *band(fall(weights))))
    total = {arm: tuple(x.sum(axis=1) for x in found[arm]) for arm in found}
    value = ratio(*total["without"]) - ratio(*total["with"])
    tests.append(("lower with a mission: all years, without minus with", value,
                  *band(ratio(*total["without"], weights) - ratio(*total["with"], weights))))
    return lines, tests


def share_rows(pool):
    """Shares relapsed by a year, against the published ones."""
    both = {arm: joined(pool, arm) for arm in ("with", "without")}
    lines = ["| | with a mission | without | record: country | the same conflict | the same, "
             "after a war |", "|" + " --- |" * 6]
    def line(name, chosen, *published):
        cells = []
        for arm in ("with", "without"):
            yes = chosen(both[arm])
            cells.append(f"{yes.mean():.2f} (of {len(yes)})" if len(yes) else "-")
        lines.append(f"| {name} | {' | '.join((*cells, *published))} |")
    years = both["with"].active.shape[1] - 1
    def quiet(arm, n):
        return (~arm.active[:, 1:n + 1]).all(axis=1)
    def by(year, n):
        return lambda arm: (lambda first: (first > 0)
                            & (first <= year))(arm.first(n)[quiet(arm, n)])
    for n, name in ((1, "25 battle deaths again by year {}, after a quiet first"),
                    (2, "the same by year {}, after two quiet years")):
        for year in RECORD["country"][n]:
            of_record = [f"{RECORD[kind][n][year]:.2f}" for kind in RECORD]
            if year > years:
                of_record = [f"{share} by year {year}" for share in of_record]
            line(name.format(min(year, years)), by(min(year, years), n), *of_record)
    line(f"1,000 in a year by year {years}, after two quiet years",
         lambda arm: (arm.deaths[:, 1:][quiet(arm, 2)] >= WAR).any(axis=1), "0.21 (0.06 to 0.34)",
         "-", "-")
    line("of all returns, fighting begun by a leader", lambda arm: arm.led[arm.first(0) > 0], "-",
         "-", "-")
    return lines


@dataclasses.dataclass
class Contrast:
    """One plan minus another on relapse, over pairs with the same context, luck and numbers."""

    mean: float
    low: float
    high: float
    n: int
    error: float
    first: float
    second: float

    def equivalent(self):
        return -ZONE < self.low and self.high < ZONE

    def noticed(self, n):
        """Chance that two groups of together `n` histories without twins differ at 5 %."""
        error = self.unpaired_error(n)
        if error == 0:
            return 0.0
        z = abs(self.first - self.second) / error
        threshold = stats.norm.ppf(0.975)
        return float(stats.norm.sf(threshold - z) + stats.norm.cdf(-threshold - z))

    def unpaired_error(self, n):
        """Standard error of the difference between two groups of together `n` histories."""
        variance = self.first * (1 - self.first) + self.second * (1 - self.second)
        return np.sqrt(variance / (n / 2))

    def power(self, error=None):
        """Chance to find the 90 % interval within the zone if there is no difference at all."""
        error = self.error if error is None else error
        if error == 0:
            return 1.0
        return float(max(0.0, 2 * stats.norm.cdf(ZONE / error - stats.norm.ppf(0.95)) - 1))


def contrast(pool, plan, other):
    relapsed = [pool["with", name].active[:, 1:].any(axis=1).astype(float)
                for name in (plan, other)]
    # Contexts are near-twins: of one sample their pairs are averaged first.
    arm = pool["with", plan]
    ones = np.ones(len(arm.cluster))
    pairs = clusters_of(arm, relapsed[0] - relapsed[1]) / clusters_of(arm, ones)
    error = pairs.std(ddof=1) / np.sqrt(len(pairs))
    half = stats.t.ppf(0.95, len(pairs) - 1) * error
    return Contrast(pairs.mean(), pairs.mean() - half, pairs.mean() + half, len(pairs), error,
                    relapsed[0].mean(), relapsed[1].mean())


def contrast_rows(pool):
    early = contrast(pool, "kelduria_early_exit", "kelduria_whole_sector")
    alone = contrast(pool, "kelduria_ddr_alone", "no_assistance")
    # As two groups of the published size would tell it, without a twin for each history.
    unpaired = alone.unpaired_error(PUBLISHED_N)
    def word(c):
        return "higher" if c.low > 0 else "lower" if c.high < 0 else "cannot tell"
    return [
        "| question | relapse | difference (90 %) | pairs | answer |", "| --- | --- | --- | --- | "
                                                                       "--- |",
        f"| does an early exit of peacekeepers raise relapse? | {early.first:.2f} against "
        f"{early.second:.2f} | {early.mean:+.3f} ({early.low:+.3f} to {early.high:+.3f}) | "
        f"{early.n} | {word(early)} |",
        f"| is DDR alone without effect on relapse, within {ZONE:g}? | {alone.first:.2f} against "
        f"{alone.second:.2f} | {alone.mean:+.3f} ({alone.low:+.3f} to {alone.high:+.3f}) | "
        f"{alone.n} | "
        f"{'yes: the interval lies within the zone' if alone.equivalent() else 'MISS: not shown'} "
        "|", "",
        "The second is a test of equivalence: its power, if DDR alone did nothing at all, is "
        f"{alone.power():.0%} with these pairs. Two groups of together {PUBLISHED_N} histories "
        "without twins, as many as there are episodes in the published data, would have "
        f"{alone.power(unpaired):.0%}: at that size nobody can show that DDR does nothing, only "
        "fail to show that it does something. Of this difference they would find nothing, at 5 %, in "
        f"{1 - alone.noticed(PUBLISHED_N):.0%} of studies, though here nothing else differs "
        "between the groups."]


def document(pool, contexts, samples):
    lines, tests = hazard_rows(pool)
    said = [f"- {name}: {value:+.3f} (90 % {low:+.3f} to {high:+.3f}), "
            + ("shown" if low > 0 else "MISS: the opposite" if high < 0
               else "MISS: not told from none")
            for name, value, low, high in tests]
    return "\n".join([
        "<!-- Written by `analysis/relapse_hazard.py -o docs/tables/hazard.md --samples "
        f"{samples}`; do not edit. -->", "",
        "# How often war returns, year by year", "",
        f"{len(contexts)} Kelduria contexts ({', '.join(f'`{c}`' for c in contexts)}), {samples} "
        f"samples of all uncertain numbers each, under `{EVERYWHERE[0]}` and `{EVERYWHERE[1]}`, as "
        "shipped and without the mission. The yearly risk is that of a first calendar year with 25 "
        "battle deaths or more in fighting with one group, as UCDP/PRIO counts, among histories "
        "that had none since the start's year. Each context has luck and uncertain numbers of its "
        "own, which its plans and arms share. Intervals are bootstrapped over samples; what plans "
        "and arms have in common stays together. "
        "Leaders' price of violence depends on a mission's troops and mandate; how much "
        "a mission lowers the risk of relapse, and how the risk changes with the year, is set "
        "nowhere. A risk that falls in the pool may be sorting: violent contexts relapse first, "
        "and leave calmer ones behind.", "",
        "The record is that of the UCDP/PRIO Armed Conflict Dataset to 2024, intrastate episodes "
        f"ended since 1990, by `analysis/conflict_record.py`: of countries (n = {PUBLISHED_N}), in "
        "which any conflict counts, of the same conflict over the same government or territory "
        "(n = 309), and of the same where the episode had a year of 1,000 battle deaths (n = 64). "
        "The model has the factions of the war, their splinters and plotters, and nobody new, which "
        "the last two are nearest to; the record has episodes with and without peacekeepers, accords "
        "and mere lulls. There a relapse needs a quiet year first, so that fighting in year 1 would "
        "be the same episode. Kelduria has 400,000 people and the countries on record many times as "
        "many; 25 deaths weigh otherwise there. The model is not fitted to any of this.", "",
        *lines, "",
        "What is looked for:", "", *said, "",
        "## Shares", "", *share_rows(pool), "", "## Two questions about plans, pooled", "",
        *contrast_rows(pool)]) + "\n"


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", help="Markdown file")
    parser.add_argument("--samples", type=int, default=16, help="points of the uncertain numbers a "
                                                                "context")
    parser.add_argument("--contexts", help="names, separated by commas")
    parser.add_argument("--weeks", type=int, default=WEEKS, help="to play")
    parser.add_argument("--program", default=PROGRAM, help="ssr")
    given = parser.parse_args(arguments)
    all_contexts = contexts_with_mission(ROOT / "scenarios" / "contexts")
    contexts = [c for c in all_contexts if not given.contexts or c in given.contexts.split(",")]
    if not contexts:
        parser.error("--contexts names none that has a mission")
    put(document(play_pool(given.program, contexts, given.samples, given.weeks), contexts,
                 given.samples), given.output)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError) as error:
        sys.exit(f"relapse_hazard.py: {error}")
