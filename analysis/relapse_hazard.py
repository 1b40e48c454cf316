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

from conflict_record import ENDED_SINCE, Record, after, spells
from ssr_decision import first_relapses
from ssr_results import open_results, put

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "release" / "ssr"
ZONE = 0.05        # of relapse_by_year_10, as the program declares it
WEEKS = 520
SEED = 20300107
BOOTSTRAPS = 2000
PUBLISHED_N = 159  # intrastate episodes ended since 1990, in the data of the published rows

EVERYWHERE = ("kelduria_whole_sector", "no_assistance")  # pooled for the yearly risk, in both arms
ALONE = {"kelduria_ddr_alone": "DDR alone",                 # besides, in both arms
         "kelduria_ddr_underfunded": "DDR alone, with the money that Liberia's had,"}
EARLY = "kelduria_early_exit"                               # besides, where there is a mission
SHARES = {1: (2, 3, 5, 10), 2: (3, 5, 10)}               # years asked about, by quiet years

# By `conflict_record.py` from the UCDP/PRIO Armed Conflict Dataset to 2024: returns and how many
# were at risk, by year after the last active one (6: years 6 to 10), and shares that returned by a
# year with their 95 % intervals, after one quiet year and after two.
RECORD = {
    "country": {
        "risk": {2: (47, 157), 3: (14, 107), 4: (13, 92), 5: (7, 76), 6: (17, 286)},
        1: {2: (.30, .23, .38), 3: (.39, .32, .47), 5: (.53, .45, .61), 10: (.65, .57, .73)},
        2: {3: (.13, .08, .21), 5: (.32, .24, .42), 10: (.50, .41, .60)}},
    "government": {
        "risk": {2: (35, 123), 3: (10, 87), 4: (11, 76), 5: (5, 63), 6: (11, 245)},
        1: {2: (.28, .21, .37), 3: (.37, .29, .46), 5: (.50, .42, .59), 10: (.60, .52, .69)},
        2: {3: (.11, .06, .20), 5: (.30, .22, .41), 10: (.45, .35, .56)}},
    "government after a war": {
        "risk": {2: (13, 34), 3: (3, 20), 4: (2, 16), 5: (1, 13), 6: (3, 53)},
        1: {2: (.38, .24, .57), 3: (.47, .32, .65), 5: (.58, .41, .75), 10: (.68, .52, .84)},
        2: {3: (.15, .05, .40), 5: (.31, .15, .57), 10: (.49, .29, .73)}},
}
OF_RECORD = "record: country | conflicts over the government | the same, after a war"


@dataclasses.dataclass
class Arm:
    """Histories of one arm by calendar year, and which luck and place they share."""

    active: np.ndarray    # [history, year] 25 died in fighting with one group; the war's last first
    relapsed: np.ndarray  # [history] relapse as the program counts it
    led: np.ndarray       # [history] the first to reach 25 in it was a faction under its leader
    cluster: np.ndarray   # [history] histories of one sample in one context are not independent
    context: np.ndarray   # [history]

    def record(self, quiet_years=1):
        """What followed the war's last active year, coded as conflicts on record are.

        Gives the `Record` of the histories with so many quiet years, and their places.
        """
        last = self.active.shape[1] - 1
        found = [after(spells(np.flatnonzero(row).tolist()), 0, last, quiet_years)
                 for row in self.active]
        return Record.of(found), np.array([i for i, pair in enumerate(found) if pair], int)


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
    """Was it a year of active conflict? [sample, year], the start's year first."""
    so_far = results.series("national", "active_conflict_years").sel(plan=plan).isel(replicate=0)
    ends = np.datetime64(str(results.attributes["start"])[:10]) + results_days(so_far)
    # A week counts where it begins, as in the program.
    years = (ends - np.timedelta64(7, "D")).astype("datetime64[Y]").astype(int) + 1970
    first = int(str(results.attributes["start"])[:4])
    counts = so_far.transpose("sample", "time").values
    reached = np.stack([counts[:, years == year].max(axis=1)
                        for year in range(first, years.max() + 1)], axis=1)
    return np.diff(reached, axis=1, prepend=0) > 0


def since_the_war(results, active):
    """The same with the war's last year first: the one before, where the start is in January."""
    if not str(results.attributes["start"])[5:].startswith("01-"):
        active[:, 0] = True
        return active
    return np.concatenate([np.ones((len(active), 1), bool), active], axis=1)


def led_by_a_leader(results, plan):
    """[sample] Was a faction under its leader the first to reach 25 deaths when war returned?"""
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
    """{plan: (active, relapsed, led)}, `active` by sample and year, the others by sample."""
    output = folder / f"{context}.h5"
    command = [program, "compare", study(folder, context, plans, samples, weeks, seed), "-o",
               output, "--quiet"]
    if subprocess.run([str(part) for part in command], stdout=subprocess.DEVNULL).returncode:
        raise ValueError(f"{context}: could not be played (the program says why above)")
    results = open_results(output)
    found = {}
    for plan in plans:
        active = by_year(results, plan)
        relapsed = results.samples(plan, "relapse_by_year_10") > 0
        if (active[:, 1:].any(axis=1) != relapsed).any():
            raise ValueError(f"{context}, {plan}: active years disagree with the relapses of the "
                             "program")
        found[plan] = since_the_war(results, active), relapsed, led_by_a_leader(results, plan)
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
            for arm, played, plans in (("with", context, (*EVERYWHERE, *ALONE, EARLY)),
                                       ("without", bare.stem, (*EVERYWHERE, *ALONE))):
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


def at_risk(record, years):
    """Returns, and histories at risk of one, in each year 1..years: two arrays [history, year]."""
    year = np.arange(1, years + 1)
    return record.returned[:, None] & (record.gap[:, None] == year), record.gap[:, None] >= year


def clusters_of(arm, values, histories=slice(None)):
    """Sums by cluster of [history, ...], of these histories."""
    _, place = np.unique(arm.cluster, return_inverse=True)
    sums = np.zeros((place.max() + 1, *values.shape[1:]))
    np.add.at(sums, place[histories], values)
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
    """Of the record, with returns and years at risk; what is pooled stands in its first year."""
    risk = RECORD[name]["risk"]
    pooled = max(risk)
    if year > pooled:
        return "same"
    fell, of = risk[year]
    return f"{fell / of:.3f} ({fell} of {of}" + (", years 6 to 10)" if year == pooled else ")")


def hazard_rows(pool):
    """Year by year, with and without a mission, and what is tested of it."""
    found = {}
    for arm in ("with", "without"):
        histories = joined(pool, arm)
        years = histories.active.shape[1] - 1
        record, kept = histories.record()
        found[arm] = tuple(clusters_of(histories, of.astype(float), kept)
                           for of in at_risk(record, years))
    weights = draws(len(found["with"][0]))
    lines = ["| year after the last active one | with a mission: yearly risk (90 %) | at risk | "
             f"without: yearly risk (90 %) | at risk | {OF_RECORD} |", "|" + " --- |" * 8]
    for year in range(2, years + 1):
        cells = []
        for arm in ("with", "without"):
            events, risk = (of[:, year - 1] for of in found[arm])
            low, high = band(ratio(events, risk, weights))
            cells += [shares(ratio(events, risk), low, high), f"{risk.sum():.0f}"]
        cells += [recorded_risk(name, year) for name in RECORD]
        lines.append(f"| {year} | {' | '.join(cells)} |")
    late = max(4, years - 4)
    whole = tuple(sum(found[arm][part] for arm in found) for part in (0, 1))
    tests = []
    for name, (events, risk) in (("over the whole pool", whole),
                                 ("with a mission", found["with"]),
                                 ("without a mission", found["without"])):
        def fall(w=None):
            early, after = (ratio(events[:, a:b].sum(axis=1), risk[:, a:b].sum(axis=1), w)
                            for a, b in ((1, 4), (late, years)))
            return early - after
        tests.append((f"falls with time {name}: years 2 to 4 minus years {late + 1} to {years}",
                      fall(), *band(fall(weights))))
    total = {arm: tuple(x[:, 1:].sum(axis=1) for x in found[arm]) for arm in found}
    value = ratio(*total["without"]) - ratio(*total["with"])
    tests.append(("lower with a mission: all years, without minus with", value,
                  *band(ratio(*total["without"], weights) - ratio(*total["with"], weights))))
    return lines, tests


def share_rows(pool):
    """Shares returned by a year, against those on record."""
    both = {arm: joined(pool, arm) for arm in ("with", "without")}
    lines = [f"| | with a mission | without | {OF_RECORD} |", "|" + " --- |" * 6]
    years = both["with"].active.shape[1] - 1
    for quiet, asked in SHARES.items():
        for year in (year for year in asked if year <= years):
            cells = []
            for histories in both.values():
                record, kept = histories.record(quiet)
                share = record.share(year)[0]
                cells.append("-" if np.isnan(share) else f"{share:.2f} (of {len(kept)})")
            cells += ["{:.2f} ({:.2f} to {:.2f})".format(*RECORD[name][quiet][year])
                      for name in RECORD]
            lines.append(f"| 25 battle deaths again by year {year}, after "
                         f"{'a quiet year' if quiet == 1 else 'two'} | {' | '.join(cells)} |")
    led = [f"{arm.led[arm.relapsed].mean():.2f} (of {arm.relapsed.sum()})" if arm.relapsed.any()
           else "-" for arm in both.values()]
    lines.append("| of relapses, those in which a faction under its leader was the first to reach "
                 f"25 | {' | '.join(led)} | - | - | - |")
    return [*lines, "",
            "In brackets are the histories with so many quiet years; where the last of these is "
            "the last year played, nothing could return, and none of them is at risk above. The "
            "last row and the questions below count relapses as the program does: any active year "
            "after the start's, quiet years before it or not."]


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


def contrast(pool, plan, other, arm="with"):
    relapsed = [pool[arm, name].relapsed.astype(float) for name in (plan, other)]
    # Contexts are near-twins: of one sample their pairs are averaged first.
    arm = pool[arm, plan]
    ones = np.ones(len(arm.cluster))
    pairs = clusters_of(arm, relapsed[0] - relapsed[1]) / clusters_of(arm, ones)
    error = pairs.std(ddof=1) / np.sqrt(len(pairs))
    half = stats.t.ppf(0.95, len(pairs) - 1) * error
    return Contrast(pairs.mean(), pairs.mean() - half, pairs.mean() + half, len(pairs), error,
                    relapsed[0].mean(), relapsed[1].mean())


def contrast_rows(pool):
    early = contrast(pool, EARLY, EVERYWHERE[0])
    alone = {(plan, arm): contrast(pool, plan, "no_assistance", arm)
             for plan in ALONE for arm in ("with", "without")}
    lines = ["| question | relapse | difference (90 %) | pairs | answer |", "|" + " --- |" * 5]

    def line(question, c, answer):
        lines.append(f"| {question} | {c.first:.2f} against {c.second:.2f} | {c.mean:+.3f} "
                     f"({c.low:+.3f} to {c.high:+.3f}) | {c.n} | {answer} |")

    line("does an early exit of peacekeepers raise relapse?", early,
         "higher" if early.low > 0 else "lower" if early.high < 0 else "cannot tell")
    for (plan, arm), c in alone.items():
        line(f"is {ALONE[plan]} without effect on relapse, within {ZONE:g}? {arm.capitalize()} a "
             "mission", c, "yes: the interval lies within the zone" if c.equivalent()
             else "MISS: not shown")
    c = next(iter(alone.values()))
    # As two groups of the published size would tell it, without a twin for each history.
    unpaired = c.unpaired_error(PUBLISHED_N)
    return [
        *lines, "",
        "Those about DDR are tests of equivalence. With a mission the power, if DDR alone, fully "
        f"paid, did nothing at all, is {c.power():.0%} with these pairs. Two groups of together "
        f"{PUBLISHED_N} histories without twins, as many as there are countries' episodes on "
        f"record, would have {c.power(unpaired):.0%}. Of this difference they would find nothing, "
        f"at 5 %, in {1 - c.noticed(PUBLISHED_N):.0%} of studies, though here nothing else differs "
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
        "that had none since the war. Each context has luck and uncertain numbers of its "
        "own, which its plans and arms share. Intervals are bootstrapped over samples; what plans "
        "and arms have in common stays together. That leaders, bands and recruiters mind a "
        "mission's troops and mandate is built in; how much a mission lowers the risk of "
        "relapse, and how the risk changes with the year, is set nowhere. A risk that falls in "
        "the pool may be sorting: violent contexts relapse first, and leave calmer ones behind.",
        "",
        "Model and record have one clock: the war's last active year, the one before the start "
        "here unless 25 die in the first as well, is year 0, and what comes back needs a quiet "
        "year first. The record is that of the UCDP/PRIO Armed Conflict Dataset to 2024, "
        f"intrastate episodes ended since {ENDED_SINCE}, by `analysis/conflict_record.py`: of "
        "countries, in which any conflict counts; of conflicts over the same government, "
        "whoever fights; and of these where the episode had a year of 1,000 battle deaths. The "
        "record has episodes with and without peacekeepers, accords, victories and mere lulls, "
        "and new groups. The model starts from an accord, and has the factions of the war, "
        "their splinters and plotters, and nobody new. Kelduria has 400,000 people and the "
        "countries on record many times as many; 25 deaths weigh otherwise there. The model is "
        "not fitted to any of this.", "",
        *lines, "",
        "What is looked for:", "", *said, "",
        "## Shares", "", *share_rows(pool), "", "## Questions about plans, pooled", "",
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
    asked = given.contexts.split(",") if given.contexts else all_contexts
    unknown = sorted(set(asked) - set(all_contexts))
    if unknown:
        parser.error(f"--contexts: {', '.join(unknown)} is no Kelduria context with a mission")
    if given.samples < 2:
        parser.error("--samples: one sample tells nothing of chance; give two or more")
    contexts = [c for c in all_contexts if c in asked]
    put(document(play_pool(given.program, contexts, given.samples, given.weeks), contexts,
                 given.samples), given.output)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError) as error:
        sys.exit(f"relapse_hazard.py: {error}")
