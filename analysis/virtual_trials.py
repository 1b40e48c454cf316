#!/usr/bin/python3
"""Sets trials inside the model beside the published ones: virtual_trials.py FILE.h5 [-o TABLE.md]

FILE.h5 holds the study kelduria_virtual_trials. Arms are by lot, as published; what is compared is
the published estimator: a difference between arms, or a ratio of them, of the people as assigned.
Nothing was fitted. Misses stay in the table.
"""

import argparse
import dataclasses
import typing

import numpy as np
from scipy import special

from ssr_results import Results, put, script

PLAN = "kelduria_trial_"
LEVEL = 0.90  # of the spread of histories
MEAN_LEVEL = 0.95  # of the mean effect, as trials publish it
ZONE = 0.02  # of shares and attitudes from 0 to 1: within it an effect counts as none
RATIO_ZONE = 0.10  # of ratios
SEED = 20190107  # of the surveys drawn
CLEAR = " (clear of zero, within the zone)"  # of an effect that is there and counts as none


class Trial:
    """The arms of one plan's trial, history by history."""

    def __init__(self, results, plan):
        if PLAN + plan not in results.plans:
            raise ValueError(f"the file has no plan {PLAN}{plan}; give it results of the study "
                             "kelduria_virtual_trials?")
        arms = results.group("trial")
        place = list(arms["trial_plan"].values.astype(str)).index(PLAN + plan)
        self.arms = arms.isel(trial=place)
        self.start = np.datetime64(results.attributes["start"])

    def at(self, measure, week):
        """[arm, history] at the last record until the week; NaN where runs end before."""
        day = self.start + np.timedelta64(7 * week, "D")
        series = self.arms[measure]
        if series.time.values[-1] < day - np.timedelta64(7 * 4, "D"):
            series = series * np.nan
        at = series.sel(time=slice(None, day)).isel(time=-1)
        return at.stack(history=("sample", "replicate")).transpose("arm", "history").values

    def counted(self, measure, first, last):
        """[arm, history] people or events between two weeks, of a measure since the start."""
        def so_far(week):
            return self.at(measure, week) * self.at("people", week) / 1000
        return np.maximum(0, so_far(last) - so_far(first))


class Differences:
    """Differences between arms, one a history."""

    def __init__(self, values):
        self.values = np.asarray(values)

    def mean(self):
        """Mean over histories and its 95 % interval by Student's t.

        A published interval says where the effect lies that an estimate is one draw of, and it
        narrows with n. Its counterpart is the model's mean effect, which more histories make
        sharper; their spread says what single trials would find, and stays as wide however many
        are played, so that it may never show a null. Arms share a history, so that its difference
        is paired, and histories are independent.
        """
        values = self.values[np.isfinite(self.values)]
        if len(values) < 2:
            return np.nan, np.nan, np.nan
        mean, half = values.mean(), half_width(values)
        return mean, mean - half, mean + half


class Ratios:
    """Shares or rates of one arm over the other's, less one."""

    def __init__(self, counted, people):
        """counted[arm, history] of people[arm, history]; NaN where a history is not there."""
        known = np.all(np.isfinite(counted) & (people > 0), axis=0)
        self.counted = np.where(known, counted, np.nan)
        self.people = np.where(known, people, np.nan)

    @property
    def values(self):
        """One a history; NaN where the other arm has nothing."""
        return relative(self.counted / self.people)

    def mean(self):
        """The ratio of what all histories together show, and its 95 % interval.

        Counts are added up before they are divided, as a pooled rate ratio is: histories with few
        events weigh little, and one whose other arm has none is not lost. The interval is the
        jackknife's over histories, of the logarithm. NaN where an arm has nothing in all of them,
        or owes all to one history.
        """
        known = np.isfinite(self.counted[0])
        counted, people = self.counted[:, known], self.people[:, known]
        n = counted.shape[1]
        if n < 2:
            return np.nan, np.nan, np.nan
        left = [np.delete(np.arange(n), i) for i in range(n)]
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = [np.diff(np.log(counted[:, rows].sum(axis=1) / people[:, rows].sum(axis=1)))[0]
                    for rows in [np.arange(n), *left]]
        if not np.all(np.isfinite(logs)):
            return np.nan, np.nan, np.nan
        pooled, pseudo = logs[0], n * logs[0] - (n - 1) * np.array(logs[1:])
        half = half_width(pseudo)
        return tuple(np.expm1([pooled, pooled - half, pooled + half]))


def half_width(values):
    """Of the 95 % interval of the mean of independent values, by Student's t."""
    reach = special.stdtrit(len(values) - 1, (1 + MEAN_LEVEL) / 2)
    return reach * values.std(ddof=1) / np.sqrt(len(values))


def share_of(trial, week, measure, n, generator):
    """Differences of a share between arms, in a survey of n people."""
    return Differences(np.diff(surveyed(trial.at(measure, week), n, generator), axis=0)[0])


def share_ratio(trial, week, measure, n, generator):
    """Relative differences of a share between arms, in a survey of n people."""
    shares = surveyed(trial.at(measure, week), n, generator)
    return Ratios(shares, np.ones_like(shares))


def surveyed(shares, n, generator):
    """The shares that half of n people in either arm would show; without n, the shares."""
    if n is None:
        return shares
    known = np.isfinite(shares)
    found = generator.binomial(n // 2, np.where(known, np.clip(shares, 0, 1), 0)) / (n // 2)
    return np.where(known, found, np.nan)


def relative(arms):
    """Served over not served, less one; NaN where the other arm has nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = arms[1] / arms[0] - 1
    return np.where(np.isfinite(ratio), ratio, np.nan)


def rate_ratio(trial, first, last, measure, n, generator):
    """Relative difference of what is counted per person between arms, among n people."""
    events, people = trial.counted(measure, first, last), trial.at("people", last)
    if n is not None:
        kept = np.clip(np.nan_to_num(n / people.sum(axis=0)), 0, 1)
        known = np.isfinite(events)
        counted = np.where(known, np.rint(events), 0).astype(int)
        events = np.where(known, generator.binomial(counted, kept), np.nan)
    return Ratios(events, people)


def report_difference(trial, first, last, whom, n, generator):
    """Difference of the share of victims who went to the police, between two weeks."""
    suffix = f"_{whom}" if whom else ""
    victims = trial.counted(f"victims{suffix}", first, last)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.clip(trial.counted(f"reported{suffix}", first, last) / victims, 0, 1)
    return Differences(np.diff(shares, axis=0)[0])


@dataclasses.dataclass
class Question:
    """One published estimate and what the model's trial has for it."""

    study: str
    outcome: str
    published: str
    plan: str
    estimate: typing.Callable  # of a trial and a generator: Differences or Ratios
    expected: str  # "about X", "below", "above" or "none"
    value: float = np.nan  # of "about"
    zone: float = ZONE  # of "none"
    percent: bool = True
    read_back: str = ""  # the parameter, taken from the same trial, that the row returns


def window(measure, first, last, n=None):
    return lambda trial, generator: rate_ratio(trial, first, last, measure, n, generator)


def share(measure, week, n=None, ratio=False):
    return lambda trial, generator: (share_ratio if ratio else share_of)(trial, week, measure, n,
                                                                         generator)


def reports(whom, first, last):
    return lambda trial, generator: report_difference(trial, first, last, whom, None, generator)


BURUNDI = "Gilligan, Mvukiyehe & Samii 2013, Burundi"
LIBERIA_COURSES = "Blattman & Annan 2016, Liberia"
THERAPY = "Blattman, Jamison & Sheridan 2017, Liberia"
THERAPY_LATER = "Blattman, Chaskel, Jamison & Sheridan 2022 and 2023, Liberia; n = 999"
PATROLS = "Blair, Karim & Morse 2019, Liberia; 14 months"
SIX = "Blair et al. 2021, six countries; 516 areas, 18,382 people"
MEDIATION = ("Blattman, Hartman & Blair 2014; Hartman et al. 2021, Liberia; 86 of 246 towns, where "
             "far more people were trained in each")
FORUMS = "Cilliers, Dube & Siddiqi 2016, Sierra Leone; 200 villages, 2,383 people; 31 months"
HEARD, LONG_AFTER = 156, 292  # weeks: the end of the hearings, and 31 months later
FIRST, LATER = (26, 86), (208, 268)  # weeks of the patrols
TOWNS = 246_000  # people of 246 communities



def of_patrols(plan, weeks):
    """What was found in Liberia, whose police had been rebuilt, of patrols in some weeks."""
    return [Question(PATROLS, outcome, said, plan, estimate, expected, percent=percent)
            for outcome, said, estimate, expected, percent in [
                ("thefts and robberies, for security of property", "property safer",
                 window("property_crimes", *weeks), "below", True),
                ("assaults", "fewer", window("assaults", *weeks), "below", True),
                ("domestic violence", "less", window("domestic_violence", *weeks), "below", True),
                ("trust in the police", "unchanged", share("trust_police", weeks[1]), "none",
                 False),
                ("women among victims who report", "more", reports("women", *weeks), "above",
                 True),
                ("minorities among victims who report", "more", reports("minority", *weeks),
                 "above", True),
                ("young people among victims who report", "more", reports("young", *weeks),
                 "above", True)]]


QUESTIONS = [
    Question(BURUNDI, "without work, for poor", "20 to 35 points fewer poor", "courses",
             share("idle", 204), "below"),
    Question(LIBERIA_COURSES, "living from crime, for hours of illicit work",
             "fewer; about -20 % (abstract of 2014)", "courses",
             share("from_crime", 204, ratio=True),
             "below"),
    Question(THERAPY + "; therapy and cash", "living from crime, one year on", "up to -50 %",
             "therapy_with_cash", share("from_crime", 164, 999, ratio=True), "below"),
    Question(THERAPY + "; therapy alone", "living from crime, one year on", "fades",
             "therapy_alone",
             share("from_crime", 164, 999, ratio=True), "none", zone=RATIO_ZONE,
             read_back="lasts_without_cash"),
    Question(THERAPY + "; cash alone", "living from crime, one year on", "fades", "cash_alone",
             share("from_crime", 164, 999, ratio=True), "none", zone=RATIO_ZONE),
    Question(THERAPY_LATER + "; therapy and cash", "living from crime, about nine years on",
             "about half as likely; -0.25 standard deviations, p < 0.05",
             "therapy_with_cash", share("from_crime", 520, 999, ratio=True), "about", -0.5,
             read_back="offence_counselled"),
    Question(THERAPY_LATER + "; therapy alone", "living from crime, about nine years on",
             "about half as likely; -0.20 standard deviations, p < 0.10", "therapy_alone",
             share("from_crime", 520, 999, ratio=True), "about", -0.5,
             read_back="lasts_without_cash"),
    *of_patrols("patrols_later", LATER),
    Question(SIX, "trust in the police, force not reformed", "no effect", "patrols_first",
             share("trust_police", FIRST[1]), "none", percent=False),
    Question(SIX, "victims of crime, force not reformed", "no effect", "patrols_first",
             window("victims", *FIRST, n=18_382), "none", zone=RATIO_ZONE),
    Question(SIX, "trust in the police, after four years of reform", "(no trial)", "patrols_later",
             share("trust_police", LATER[1]), "", percent=False),
    Question(MEDIATION, "open disputes, one year on", "-29 %", "mediation",
             share("disputes_open", 78, ratio=True), "about", -0.29, read_back="training_settles"),
    Question(MEDIATION, "trust in chiefs and elders, for satisfaction", "+10 %", "mediation",
             share("trust_customary", 78, ratio=True), "about", 0.10),
    Question(MEDIATION, "vigilante incidents, for extrajudicial punishment", "more", "mediation",
             window("vigilante_incidents", 52, 104, TOWNS), "above", read_back="mob_trained"),
    Question(MEDIATION, "disputes turned violent, third year", "fewer", "mediation",
             window("disputes_turned_violent", 130, 182, TOWNS), "below"),
    Question(FORUMS, "readiness to accept former fighters, for trust in them", "+22 %", "truth",
             share("acceptance", LONG_AFTER, ratio=True), "about", 0.22,
             read_back="hearing_reconciles"),
    Question(FORUMS, "former fighters accepted, for trust in them", "+22 %", "truth",
             share("accepted", LONG_AFTER, ratio=True), "about", 0.22),
    Question(FORUMS, "mean fear, for cases of post-traumatic stress: another unit",
             "+36 %, on 8 in 100", "truth", share("fear", LONG_AFTER, ratio=True), "about", 0.36,
             read_back="hearing_relives"),
    Question(FORUMS, "readiness to accept former fighters, as hearings end", "(no survey)", "truth",
             share("acceptance", HEARD, ratio=True), ""),
    Question(FORUMS, "mean fear, as hearings end", "(no survey)", "truth",
             share("fear", HEARD, ratio=True), ""),
]

# The same questions of a force that was not reformed: what reform has to do with the verdicts.
BEFORE_REFORM = of_patrols("patrols_first", FIRST)

NOT_REPRESENTED = [
    (BURUNDI, "no gain in satisfaction with peace and government",
     "former fighters have no opinions of their own"),
    (LIBERIA_COURSES, "training without capital does about nothing",
     "a course of the model comes with its tools; capital is not apart"),
    (LIBERIA_COURSES, "more farm work and profit", "people have work or none, and no income"),
    (PATROLS, "legal knowledge", "nobody knows more or less law"),
    (MEDIATION, "destruction of property, -32 %", "no such harm is counted apart from violence"),
    (FORUMS, "networks +11 %", "there are no networks between persons"),
]


def interval(values):
    values = values[np.isfinite(values)]
    if not len(values):
        return np.nan, np.nan, np.nan
    return tuple(np.quantile(values, [0.5, (1 - LEVEL) / 2, (1 + LEVEL) / 2]))


def verdict(question, low, high):
    """What the interval of the model's mean effect says of the published finding."""
    if not np.isfinite(low):
        return "not played"
    if not question.expected:
        return ""
    found = agreement(question, low, high)
    return f"{found}; built in (`{question.read_back}`)" if question.read_back else found


def agreement(question, low, high):
    if question.expected == "about":
        return "within" if low <= question.value <= high else "miss"
    if question.expected == "none":
        if -question.zone <= low and high <= question.zone:
            return "none, as published" + (CLEAR if low > 0 or high < 0 else "")
        return "miss" if low > 0 or high < 0 else "cannot tell"
    wanted = -1 if question.expected == "below" else 1
    if min(low * wanted, high * wanted) > 0:
        return "same sign"
    return "miss" if max(low * wanted, high * wanted) < 0 else "cannot tell"


def written(question, x):
    return f"{100 * x:+.0f} %" if question.percent else f"{x:+.3f}"


def spanned(question, ends):
    """An estimate and its interval, as the table has them."""
    if not np.isfinite(ends[0]):
        return "none"
    return "{} ({} to {})".format(*[written(question, end) for end in ends])


def line(question, effects):
    mean, low, high = effects.mean()
    return [question.study, question.outcome, question.published, f"`{question.plan}`",
            spanned(question, (mean, low, high)), spanned(question, interval(effects.values)),
            str(int(np.isfinite(effects.values).sum())), verdict(question, low, high)]


def table(results):
    generator = np.random.default_rng(SEED)
    rows, before = [[line(q, q.estimate(Trial(results, q.plan), generator)) for q in questions]
                    for questions in (QUESTIONS, BEFORE_REFORM)]
    same = sum(one[-1].removesuffix(CLEAR) == other[-1].removesuffix(CLEAR) for one, other in
               zip([row for row in rows if row[0] == PATROLS], before))
    head = ["published trial", "outcome in the model", "published", "played in",
            "model: mean (95 %)",
            "median (90 % of histories)", "n", "verdict"]
    lines = ["<!-- Written by `analysis/virtual_trials.py`; do not edit. -->", "", "# Virtual "
                                                                                   "trials", "",
             results.caveat, "",
             "Published field experiments, played on a fictional country with arms by lot. Per "
             "cent: served arm over the other, less one, of shares and rates; points in 100 where "
             "shares of victims or of people are subtracted; attitudes on a scale from 0 to 1. "
             "Searches found levels of significance for one trial and no other standard errors or "
             "intervals: of these papers only abstracts, summaries and first pages were read, and "
             "a number is a point. The interval of the model's mean decides: a number counts as "
             "*within* where it spans it, a direction as *same sign* where it lies on that side, a "
             f"null as *none* where it lies within {ZONE:g} ({100 * RATIO_ZONE:.0f} % of ratios). "
             "The mean of a ratio is that of what all histories together count, its interval the "
             "jackknife's over histories. The spread of histories says what single trials would "
             "find; those without any event in the other arm have no ratio of their own. *Played "
             f"in* names the plan (`{PLAN}...`): patrols start in week {LATER[0]}, after four "
             f"years of reform, in `patrols_later`, and in week {FIRST[0]}, before any, in "
             "`patrols_first`. *Built "
             "in* rows return a parameter taken from the same trial: agreement checks the program "
             f"alone. {len(QUESTIONS)} rows are not corrected for their number, and effects of one "
             "per cent are told from none where their interval is narrow.", "",
             *["| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *rows]], "",
             "## Patrols in a force that was not reformed", "",
             "Liberia's police had been rebuilt before the trial, so that the rows above have it "
             "after reform. The same questions before reform; of the verdicts "
             f"{same} of {len(before)} are the same:", "",
             *["| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *before]],
             "", "## Not represented", "",
             *["| " + " | ".join(cells) + " |"
               for cells in [["published trial", "finding", "why"], ["---"] * 3, *NOT_REPRESENTED]]]
    return "\n".join(lines) + "\n"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", help="results of the study kelduria_virtual_trials")
    parser.add_argument("-o", "--output", help="file to write besides printing")
    options = parser.parse_args(arguments)
    put(table(Results(options.file)), options.output)
    return 0


if __name__ == "__main__":
    script(main)
