"""The numbers and words of the report, from a results file, as plain lists and dictionaries."""

import datetime

import numpy as np

from ssr_decision import compare, decimals_of, find_harm, harmed, in_words, number, per_hundred, \
    sign_under_readings, survival, who_fought
from ssr_explanation import chain_part, open_explanation
from ssr_results import unit_of
from ssr_sweep import sweep_part, unsourced_that_matter
from ssr_scenario import activities, context_of, districts, plan_differences, plan_of, study_of, \
    when_active

MOST_TIMES = 44      # points of a curve: ten years by quarter
FAINT_RUNS = 16
SPLITS = (("region", "regional"), ("sex", "by_sex"), ("group", "by_group"))
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)

# What docs/model.md and the README say is left out, in a reader's words.
VALIDITY = (
    "The model was held against one country's record, Sierra Leone 2001 to 2011, and misses parts "
    "of it: some histories relapse where the record has no relapse, some have far more battle "
    "deaths, fewer people are disarmed by January 2002 than were, fewer children and more women "
    "among them, and the pre-trial share varies far more than the record. Homicide and the size of "
    "police and army agree, within wide intervals. docs/tables/record.md sets them side by side; "
    "outcomes marked not compared with data were held against nothing.")
LEFT_OUT = (
    "The model has not been calibrated to any country's rates of relapse or crime: levels mean "
    "little, differences between plans mean more.",
    "The state is one actor with one will; who gains and who loses inside government is not shown.",
    "Identity is counted and not mobilised; citizens' opinions within a community grow alike.",
    "The economy is there only to make jobs and revenue scarce.",
)


def quantiles(runs, shares=QUANTILES):
    """Quantiles over the first axis, NaN left out: [run, ...] -> [share, ...]; NaN of nothing."""
    ordered = np.sort(runs, axis=0)  # NaN last
    n = np.isfinite(ordered).sum(axis=0)
    out = np.full((len(shares), *ordered.shape[1:]), np.nan)
    for i, share in enumerate(shares):
        place = share * np.maximum(n - 1, 0)
        below = place.astype(int)
        above = np.minimum(below + 1, np.maximum(n - 1, 0))
        low, high = (np.take_along_axis(ordered, k[None], axis=0)[0] for k in (below, above))
        out[i] = np.where(n > 0, low + (place - below) * (high - low), np.nan)
    return out


def plain(values, digits=4):
    """Nested lists with `digits` significant digits; None for what is not a number."""
    array = np.asarray(values, float)
    known = np.isfinite(array)
    size = np.abs(np.where(known & (array != 0), array, 1.0))
    places = digits - 1 - np.floor(np.log10(size)).astype(int)
    # Powers of ten from 1 up are exact: a division of whole numbers by one is the nearest number.
    up, down = 10.0 ** np.maximum(places, 0), 10.0 ** np.maximum(-places, 0)
    rounded = np.round(np.where(known, array, 0.0) * up / down) * down / up
    return np.where(known, rounded.astype(object), None).tolist()


def _thinned(values, axis=-1):
    """Means over bins of time, so that a curve has at most MOST_TIMES points."""
    width = -(-values.shape[axis] // MOST_TIMES)
    if width == 1:
        return values
    values = np.moveaxis(values, axis, -1)
    whole = -(-values.shape[-1] // width) * width
    padded = np.full((*values.shape[:-1], whole), np.nan, dtype=values.dtype)
    padded[..., :values.shape[-1]] = values
    bins = padded.reshape(*values.shape[:-1], whole // width, width)
    n = np.isfinite(bins).sum(axis=-1)
    means = np.where(n > 0, np.nansum(bins, axis=-1) / np.maximum(n, 1), np.nan)
    return np.moveaxis(means, -1, axis)


class Report:
    """Gathers a report of one results file; `document` is what the page reads."""

    def __init__(self, results, explanation=None):
        self.results = results
        self.why = chain_part(open_explanation(explanation), results) if explanation else None
        self.plans = results.plans
        self.reference = self.plans.index(results.reference) if results.reference else 0
        self.missing = []
        self.standing = {(question, reading): {"held": 0, "flipped": 0, "untold": 0}
                         for question, readings in results.theories().items()
                         for reading in readings}

    def document(self):
        results = self.results
        attributes, scenario = results.attributes, results.group("scenario").attrs
        harm = find_harm(results)
        series = self._series()
        self.sweep = sweep_part(results)
        context = context_of(results).get("context", {})
        study = study_of(results)
        return {
            "title": attributes.get("title") or "A plan on its own",
            "question": study.get("description", ""),
            "context": attributes.get("context", ""),
            "about_context": context.get("description", ""),
            "fictional": bool(context.get("fictional", False)),
            "caveat": results.caveat,
            "start": attributes.get("start", ""),
            "weeks": int(scenario.get("horizon_weeks", 0)),
            "samples": int(scenario.get("samples", 0)),
            "replicates": int(scenario.get("replicates", 1)),
            "runs": int(results.finished().size),
            "finished": int(results.finished().sum()),
            "reference": self.reference if results.reference else None,
            "harm_reference": self.plans.index(results.harm_reference) if results.harm_reference
            else None,
            "compared": len(self.plans) > 1 and results.reference is not None,
            "comparisons": {"outcome": len(self.plans) - 1, **harm.attrs},
            "plans": self._plans(),
            "outcomes": [self._outcome(name, harm) for name in results.outcomes],
            "theories": self._theories(),
            "time": self._time(),
            "bin": self._bin(),
            "series": series,
            "survival": self._survival(),
            "independent": results.independent,
            "sweep": self.sweep,
            "why": self.why,
            "districts": [{"name": name, "at": list(place)}
                          for name, place in districts(results).items()],
            "sexes": self._names("by_sex", "sex"),
            "groups": self._names("by_group", "group"),
            "money": self._money(),
            "changes": self._changes(),
            "caveats": self._caveats(),
            "parameters": self._parameters(),
            "provenance": self._provenance(),
            "missing": self.missing,
        }

    def _names(self, group, dimension):
        if not self.results.has(group):
            return []
        return [str(name) for name in self.results.group(group, load=False)[dimension].values]

    def _plans(self):
        results = self.results
        differs = plan_differences(results)
        active = when_active(results)
        found = []
        for plan in self.plans:
            head = plan_of(results, plan).get("plan", {})
            own = activities(results, plan)
            rows = active[active["plan"] == plan].set_index("activity")
            items = [{"name": name, "lever": about["lever"], "words": about["start"],
                      "budget": plain(about["budget"]),
                      "when": plain(rows.loc[name, ["start", "start_low", "start_high",
                                                    "end"]].astype(float))
                      if name in rows.index else None,
                      "runs": int(rows.loc[name, "runs"]) if name in rows.index else 0}
                     for name, about in own.items()]
            found.append({"id": plan, "title": head.get("title", plan.replace("_", " ")),
                          "description": head.get("description", ""),
                          "differs": differs.get(plan, []),
                          "activities": items})
        return found

    def _outcome(self, name, harm):
        results = self.results
        about = results.group("outcome")[name].attrs
        facts = compare(results, name)
        said = in_words(results, name, harm, facts)
        unit = "yes or no" if about["yes_no"] else unit_of(about)
        decimals, rows = decimals_of(results, name), []
        base = facts.loc[results.reference] if results.reference else None
        for plan in self.plans:
            fact, words = facts.loc[plan], said.loc[plan]
            signs = sign_under_readings(results, plan,
                                        name) if fact["verdict"] in ("better", "worse") else None
            if signs:
                self._count_readings(signs)
            rows.append({
                "level": words["level"], "difference": words["difference"],
                "better_in": words["better_in"],
                "words": words["words"], "notes": words["notes"],
                "verdict": fact["verdict"] if isinstance(fact["verdict"], str) else "",
                "said": self._beyond_verdict(name, plan, fact),
                "pairs": int(fact["pairs"]) if np.isfinite(fact["pairs"]) else 0,
                "harm": harmed(harm, plan, name, *((100, 0) if about["yes_no"] else (1, decimals)))
                if any(note.startswith("HARM") for note in words["notes"]) else None,
                "per_hundred": per_hundred(fact["yes"], fact["n"], base["yes"], base["n"])
                if about["yes_no"] and base is not None and plan != results.reference else "",
                "signs": {"readings": signs.readings, "held": len(signs.held),
                          "flipped": len(signs.flipped),
                          "untold": len(signs.untold)} if signs and signs.readings else None,
                "n": int(fact["n"]),
                "yes": int(fact["yes"]) if about["yes_no"] and np.isfinite(fact["yes"]) else None,
            } | {key: plain(fact[column]) for key, column in
                 (("median", "median"), ("low", "low"), ("high", "high"), ("d", "difference"),
                  ("dlow", "difference_low"), ("dhigh", "difference_high"))})
        return {"id": name, "name": about["long_name"], "definition": about["definition"],
                "unit": unit,
                "better": about["better"], "checked": str(about.get("checked", "")),
                "zone": float(about["indifference"]),
                "yes_no": bool(about["yes_no"]), "decimals": decimals, "rows": rows}

    def _count_readings(self, signs):
        """Adds one better or worse to what stands under each reading of rival theories."""
        for standing in ("held", "flipped", "untold"):
            for question, reading, *_ in getattr(signs, standing):
                self.standing[question, reading][standing] += 1

    def _theories(self):
        """Each question, its readings, and how betters and worses stand under each."""
        asked = self.results.questions()
        return [{"question": question, "asks": asked[question],
                 "readings": [{"name": reading, **self.standing[question, reading]}
                              for reading in readings]}
                for question, readings in self.results.theories().items()]

    def _beyond_verdict(self, name, plan, fact):
        """What is to be said in place of a verdict: nothing to compare, or nothing that differs."""
        results = self.results
        if not results.independent or not results.reference or plan == results.reference:
            return ""
        if not fact["pairs"]:
            return "not defined"
        variable = results.group("outcome")[name]
        gaps = variable.sel(plan=plan).values - variable.sel(plan=results.reference).values
        return "" if np.nan_to_num(gaps).any() else "no difference in any sample"

    def _time(self):
        stamps = self.results.group("national",
                                    load=False).time.values.astype("datetime64[D]").astype(float)
        days = np.datetime64("1970-01-01") + _thinned(stamps).round().astype("timedelta64[D]")
        return [str(day) for day in days]

    def _bin(self):
        n = self.results.group("national", load=False).sizes["time"]
        weeks = int(self.results.group("scenario").attrs.get("output_interval_weeks", 1))
        return weeks * -(-n // MOST_TIMES)

    def _runs(self, group, name):
        """[run, time, ...] of one variable for each plan in turn, thinned in time."""
        for runs in self.results.plan_by_plan(group, name):
            yield _thinned(runs.reshape(-1, *runs.shape[2:]), axis=1)

    def _series(self):
        results, found = self.results, {}
        held = {group: set(results.group(group, load=False).data_vars) if results.has(group)
                else set()
                for _, group in SPLITS}
        national = results.group("national", load=False).data_vars
        if not any("counterpart" in variable.attrs for variable in national.values()):
            self.missing.append("the file does not say which numbers are reports of which")
        self.missing += [f"the file has no numbers by {cell}"
                         for cell, group in SPLITS if not held[group]]
        for name, variable in national.items():
            runs = np.array(list(self._runs("national", name)))
            if not np.isfinite(runs).any():
                self.missing.append(f"{variable.attrs['long_name']} has no numbers in any history")
            about = variable.attrs
            entry = {"name": about["long_name"], "definition": about["definition"],
                     "unit": unit_of(about), "seen_as": about.get("seen_as", "true"),
                     "counterpart": about.get("counterpart"),
                     "bands": [plain(quantiles(plan)) for plan in runs],
                     "runs": plain(runs[:, :FAINT_RUNS], 3)}
            if results.reference and len(self.plans) > 1:
                gaps = runs - runs[self.reference]
                entry["gaps"] = [plain(quantiles(plan)) for plan in gaps]
            for cell, group in SPLITS:
                if name in held[group]:
                    entry[cell] = [plain(quantiles(plan, (0.5,))[0].T, 3)
                                   for plan in self._runs(group, name)]
            found[str(name)] = entry
        return found

    def _survival(self):
        results = self.results
        if not results.has("event"):
            self.missing.append("the file has no events, so no curves of relapse")
            return None
        curves = survival(results)
        last = len(curves.time) - 1
        keep = sorted({*range(0, last + 1, -(-(last + 1) // 130)), last})
        times = [results.attributes["start"], *(str(t)[:10] for t in curves.time.values[keep])]
        parties, fought = [], []
        if results.says_who_fought:
            found = who_fought(results)
            parties, fought = list(found.columns), found.values.tolist()
        else:
            self.missing.append("the file does not say who fought when war returned")
        pad = {"share": 1.0, "low": None, "high": 1.0}
        return {"time": times, "n": [int(n) for n in curves["n"]],
                "parties": parties, "fought": fought} | {
            key: [[pad[key], *plain(row)] for row in curves[key].values[:, keep]] for key in pad}

    def _money(self):
        if not self.results.has("money"):
            self.missing.append("the file has no record of money")
            return None
        money = self.results.group("money")
        millions = {kind: plain(money[kind].mean(("sample", "replicate")).transpose("plan",
                                                                                    "sector") / 1e6)
                    for kind in ("planned", "disbursed")}
        return {"sectors": [str(name) for name in money.sector.values], **millions}

    def _uncertain(self):
        about = self.results.group("parameter").to_dataframe().reset_index()
        return about[about["high"] > about["low"]]

    def _caveats(self):
        results, uncertain = self.results, self._uncertain()
        assumed = int((uncertain["assumption"] == 1).sum())
        samples = int(results.group("scenario").attrs.get("samples", 0))
        changes = self._changes()
        lines = [f"These are not the scenario files as they stand. {'; '.join(changes)}."] \
            if changes else []
        drawn = "each held at its central value, so that luck alone varies and intervals are too " \
            "narrow" if self._central() else "drawn anew within their ranges for each sample"
        lines.append(f"{number(assumed, 0)} of the {number(len(uncertain), 0)} uncertain numbers "
                     f"behind these results have no source: they are assumptions, {drawn}.")
        mattering = unsourced_that_matter(self.sweep) if self.sweep else None
        lines += [mattering] if mattering else []
        lines.append(VALIDITY)
        if samples < 30 and results.independent:
            lines.append(f"Only {samples} samples of luck and parameters were played: most honest "
                         "answers will be \"cannot tell\". More samples narrow the intervals.")
        if int(results.finished().sum()) < results.finished().size:
            lines.append(f"Only {int(results.finished().sum())} of {results.finished().size} "
                         "histories were finished.")
        if results.reference is None or len(self.plans) < 2:
            lines.append("The file holds one plan: there is nothing to compare it with, so no "
                         "differences are shown.")
        if not results.harm_reference and len(self.plans) > 1:
            lines.append("The study names no plan against which harm is judged; harm is not "
                         "flagged.")
        if not results.theories() and len(self.plans) > 1:
            lines.append("Every history takes the model's own reading of questions on which the "
                         "field disagrees; under a rival reading the sign of a difference may "
                         "turn.")
        return lines + list(LEFT_OUT)

    def _parameters(self):
        uncertain = self._uncertain()
        columns = ["parameter", "value", "low", "high", "unit", "source", "help"]
        rows = uncertain[columns].astype({"parameter": str, "unit": str, "source": str,
                                          "help": str})
        return {"columns": columns, "rows": [[row[0], *(plain(x) for x in row[1:4]), *row[4:]]
                                             for row in rows.itertuples(index=False)]}

    def _set(self):
        """What `--set` and `--disable` changed: ["path = value"], [link]."""
        scenario = self.results.group("scenario").attrs
        changed = [f"{path} = {value}" for path, value in
                   zip(np.atleast_1d(scenario.get("set_paths", [])),
                       np.atleast_1d(scenario.get("set_values", [])))]
        return changed, [str(name)
                         for name in np.atleast_1d(scenario.get("disabled_mechanisms", []))]

    def _central(self):
        return bool(self.results.group("scenario").attrs.get("fixed_parameters", 0))

    def _changes(self):
        """What makes a what-if of the results, in words: nothing where the files were played."""
        changed, cut = self._set()
        share = float(self.results.group("scenario").attrs.get("scale", 0))
        own = context_of(self.results).get("context", {}).get("scale", 1)
        own = own.get("value", 1) if isinstance(own, dict) else own
        return [words for words, said in (
            ("Changed: " + ", ".join(changed), changed),
            ("links cut: " + ", ".join(cut), cut),
            (f"share of citizens simulated: {share:g} (the context's own: {own:g})",
             share > 0 and share != own),
            ("central values only", self._central())) if said]

    def _provenance(self):
        attributes = self.results.attributes
        changed, cut = self._set()
        keys = ("command", "created", "seed", "digest", "version", "source_revision", "build")
        return {key: str(attributes.get(key, "not recorded")) for key in keys} | {
            "file": str(self.results.path).rpartition("/")[2], "changed": changed, "cut": cut,
            "written": datetime.date.today().isoformat()}


def document(results, explanation=None):
    """All that the page shows, ready for JSON; `explanation` is a file of `ssr explain`."""
    return Report(results, explanation).document()
