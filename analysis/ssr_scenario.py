"""The scenario inside a results file: context and plans as played, and how plans differ."""

import copy
import datetime
import tomllib

import numpy as np
import pandas as pd

from ssr_decision import number

# What an activity's numbers are, apart from its start and its money.
TERMS = ("duration_weeks", "capacity_per_week", "ramp_weeks", "unit_cost_usd", "strictness",
         "course_weeks", "serving_share", "tranches", "therapy", "mixing", "builds_capacity",
         "quota", "rank_share", "women_share", "fighters_share", "pool_share", "pay_usd_month",
         "strength")
TEXT_TERMS = ("lever", "until", "suspend", "resume", "regions", "factions", "units_from",
              "units_until", "assign", "payer", "government_pays", "force", "lead", "lead_sectors",
              "demands", "withholds")


def _named(items, name):
    """The table of that name in a list; one without a name goes by its number, from 1."""
    for place, item in enumerate(items, 1):
        if isinstance(item, dict) and str(item.get("name", place)) == name:
            return item
    return None


def _leave_out(document, path):
    """Takes one path of `without` ("accord", "donor.North", "accord.promise.amnesty") out of a
    document, by the program's rule (sim/scenario/document.cpp); what is not there is let be."""
    *way, last = path.split(".")
    place = document
    while way and isinstance(place, dict):
        place = place.get(way.pop(0))
        if isinstance(place, list):
            if not way:
                gone = _named(place, last)
                place[:] = [item for item in place if item is not gone]
                return
            place = _named(place, way.pop(0))
    if isinstance(place, dict):
        place.pop(last, None)


def _lay(under, over):
    """Puts what `over` says in place of what `under` says: lists of named tables item by item."""
    for key, value in over.items():
        old = under.get(key)
        if isinstance(value, list) and isinstance(old, list) and all(
                isinstance(item, dict) and "name" in item for item in value + old):
            for item in value:
                if (standing := _named(old, item["name"])) is None:
                    old.append(item)
                else:
                    standing.update(item)
        else:
            under[key] = value


def _overlay(base, over, head):
    """`over` laid over `base`, without what its table `head` leaves out of that."""
    merged = copy.deepcopy(base)
    for path in over.get(head, {}).get("without", ()):
        _leave_out(merged, path)
    tables = {key: value for key, value in over.items()
              if isinstance(value, dict) and isinstance(merged.get(key), dict)}
    for key, value in tables.items():
        _lay(merged[key], value)
    _lay(merged, {key: value for key, value in over.items() if key not in tables})
    return merged


def _text(results, group, name):
    try:
        return str(results.group(group)[name].values)
    except (OSError, KeyError, ValueError):
        return None


def _document(results, group, name, base):
    layers, n = [_text(results, group, name) or ""], 1
    while (text := _text(results, "scenario/base", f"{base}.{n}")) is not None:
        layers.append(text)
        n += 1
    document, head = {}, base.partition(".")[0]
    for text in reversed(layers):
        try:
            document = _overlay(document, tomllib.loads(text), head)
        except tomllib.TOMLDecodeError:
            return document
    return document


def context_of(results):
    """The context file as a dictionary, what it builds on included."""
    return _document(results, "scenario", "context", "context")


def plan_of(results, plan):
    """A plan file as a dictionary, what it builds on included."""
    return _document(results, "scenario/plan", plan, f"plan.{plan}")


def study_of(results):
    return _document(results, "scenario", "study", "study").get("study", {})


def _numbers(results, plan):
    """{activity: {number: central value}}"""
    about = results.group("parameter")["value"]
    head = f"plan.{plan}.activity."
    found = {}
    for path, value in zip(about.parameter.values, about.values):
        name, _, field = str(path).removeprefix(head).partition(".")
        if str(path).startswith(head):
            found.setdefault(name, {})[field] = float(value)
    return found


def _week(day, results):
    if isinstance(day, datetime.date):
        return (day - datetime.date.fromisoformat(results.attributes["start"])).days // 7
    return day


def start_in_words(activity, numbers, results):
    """"in week 8", "when disarmed_share >= 0.6, by week 90 at the latest", ..."""
    start = activity.get("start", {})
    latest = _week(start.get("latest", activity.get("latest", 0)), results)
    by = ", or never" if latest == "never" else f", by week {latest} at the latest"
    if "when" in start:
        return f"when {start['when']}{by}"
    if "after" in start:
        delay = int(start.get("delay_weeks", 0))
        wait = f"{delay} weeks after" if delay else "when"
        return f"{wait} {start['after']} ends{by}"
    week = numbers.get("start.week", start.get("week", _week(start.get("date", 0), results)))
    return f"in week {int(week)}"


def activities(results, plan):
    """A plan's activities in the order of its file: {name: {lever, start, budget (USD), terms}}."""
    numbers = _numbers(results, plan)
    found = {}
    for activity in plan_of(results, plan).get("activity", []):
        name = activity.get("name", "")
        own = numbers.get(name, {})
        terms = {key: own.get(key) for key in TERMS} | {key: activity.get(key)
                                                        for key in TEXT_TERMS}
        found[name] = {"lever": activity.get("lever", ""), "budget": own.get("budget", np.nan),
                       "start": start_in_words(activity, own, results), "terms": terms}
    return found


def plan_differences(results):
    """What differs from the reference in the inputs: {plan: [lines]}, none for the reference."""
    if not results.reference:
        return {}
    base = activities(results, results.reference)
    base_file = plan_of(results, results.reference)
    return {plan: _differences(results, plan, base, base_file)
            for plan in results.plans if plan != results.reference}


def _differences(results, plan, base, base_file):
    def millions(x):
        return number(x / 1e6, 1)

    own = activities(results, plan)
    added = [f"{name} {millions(a['budget'])}" for name, a in own.items() if name not in base]
    missing = [name for name in base if name not in own]
    both = [(name, a, base[name]) for name, a in own.items() if name in base]
    starts = {}
    for name, a, other in both:
        if a["start"] != other["start"]:
            starts.setdefault(a["start"], []).append(name)
    moved = [f"{name} {millions(a['budget'])} ({millions(other['budget'])})"
             for name, a, other in both if round(100 * a["budget"]) != round(100 * other["budget"])]
    terms = [f"{name} {_other_terms(a['terms'], other['terms'])}" for name, a, other in both
             if a["terms"] != other["terms"]]
    lines = []
    if missing:
        lines.append("no activities at all" if not own else "without: " + ", ".join(missing))
    lines += ["in addition, USD million: " + ", ".join(added)] if added else []
    lines += [f"start {when}: {', '.join(names)}" for when, names in starts.items()]
    lines += [f"USD million (in {results.reference}): " + ", ".join(moved)] if moved else []
    lines += [f"other terms (in {results.reference}): " + "; ".join(terms)] if terms else []
    said, base_said = (decisions_in_words(file, results)
                       for file in (plan_of(results, plan), base_file))
    lines += [words for words, base_words in zip(said, base_said) if words != base_words]
    return lines or ["nothing"]


def decisions_in_words(file, results):
    """What a plan's file decides beside its activities: police, army, and the mission."""
    def plain(x):
        return x.get("value") if isinstance(x, dict) else x

    def size(table, force, otherwise):
        target = plain(file.get(table, {}).get("target_strength"))
        return otherwise if target is None else f"{force} of {number(target, 0)} is decided on"

    mission = file.get("peacekeepers", {})
    phases = [f"from {_date(phase.get('from', 0), results)} {plain(phase.get('troops'))} troops"
              + (f" and mandate {plain(phase['mandate'])}" if "mandate" in phase else "")
              for phase in mission.get("phase", [])]
    return [size("police", "a police", "the establishment of the police follows need and means"),
            size("army", "an army", "the army's size follows need and means"),
            exit_in_words(mission, results),
            "another mission " + ", ".join(phases) if phases
            else "peacekeepers as strong as the context says"]


def exit_in_words(mission, results):
    """"peacekeepers leave by 2031-06-30", ..., from a plan's table of peacekeepers."""
    by = mission.get("leave_by", "never")
    date = None if by == "never" else _date(by, results)
    if "leave_when" not in mission:
        return f"peacekeepers leave by {date}" if date else "peacekeepers leave as the context says"
    return (f"peacekeepers leave over {mission.get('drawdown_weeks', 26)} weeks when "
            f"{mission['leave_when']}, " + (f"by {date} at the latest" if date else "or never"))


def _date(week_or_day, results):
    if isinstance(week_or_day, datetime.date):
        return week_or_day.isoformat()
    return (datetime.date.fromisoformat(results.attributes["start"])
            + datetime.timedelta(weeks=int(week_or_day))).isoformat()


def _other_terms(own, base):
    """"strictness 0.8 (0.4), suspend"."""
    def said(x):
        return "none" if x is None else f"{x:g}"

    return ", ".join([f"{key} {said(own[key])} ({said(base[key])})" for key in TERMS
                      if own[key] != base[key]]
                     + [key for key in TEXT_TERMS if own[key] != base[key]])


def when_active(results):
    """When activities were under way in the simulated histories: a data frame, one row an activity.

    Columns: `plan`, `activity`, `runs` (histories in which it started), `start`, `start_low`,
    `start_high`, `end` (medians and 5 % to 95 %, in weeks from the start of the study; an activity
    that runs on ends at the horizon).
    """
    columns = ["plan", "activity", "runs", "start", "start_low", "start_high", "end"]
    if not results.has("event") or not results.has("gate"):
        return pd.DataFrame(columns=columns)
    events, gate = results.events("activity_start", "activity_end"), results.group("gate")
    day_zero = np.datetime64(results.attributes["start"])
    horizon = int(results.group("scenario").attrs["horizon_weeks"])
    names = [str(name) for name in gate["activity_name"].values]
    owners = gate["activity_plan"].values
    run = ["activity", "plan", "sample", "replicate"]
    weeks = (events["time"].values - day_zero) / np.timedelta64(7, "D")
    events = events.assign(week=weeks)
    starts = events[events["kind"] == "activity_start"].groupby(run)["week"].min()
    ends = events[events["kind"] == "activity_end"].groupby(run)["week"].max()
    rows = []
    for place, (name, owner) in enumerate(zip(names, owners)):
        started = starts[starts.index.get_level_values("activity") == place]
        if not len(started):
            continue
        ended = ends.reindex(started.index).fillna(horizon)
        low, middle, high = np.quantile(started, [0.05, 0.5, 0.95])
        rows.append((str(owner), name, len(started), middle, low, high, float(ended.median())))
    return pd.DataFrame(rows, columns=columns)


def districts(results):
    """{district: (column, row)}: places on a grid of hexagons, our own and not a real map.

    Neighbours of the context file are put side by side as far as that goes.
    """
    if not results.has("regional"):
        return {}
    names = [str(name) for name in results.group("regional", load=False).region.values]
    said = {region.get("name"): region for region in context_of(results).get("region", [])}
    return _arranged(names, {name: [n for n in said.get(name, {}).get("neighbours", [])
                                    if n in names]
                             for name in names})


def around(place):
    """The six cells around a cell; odd rows stand half a cell to the right."""
    column, row = place
    shift = 1 if row % 2 else -1
    return [(column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1),
            (column + shift, row - 1), (column + shift, row + 1)]


def _distance(a, b):
    def cube(place):
        column, row = place
        q = column - (row - (row & 1)) // 2
        return q, row
    (q1, r1), (q2, r2) = cube(a), cube(b)
    return max(abs(q1 - q2), abs(r1 - r2), abs((q1 + r1) - (q2 + r2)))


def _arranged(names, neighbours):
    """Greedy: the most connected district first, then whoever touches most of those placed."""
    linked = {name: set(neighbours[name]) | {n for n in names if name in neighbours[n]}
              for name in names}
    first = max(names, key=lambda name: len(linked[name]))
    placed = {first: (0, 0)}
    while len(placed) < len(names):
        name = max((n for n in names if n not in placed),
                   key=lambda n: len(linked[n] & placed.keys()))
        free = {cell for place in placed.values() for cell in around(place)} - set(placed.values())
        def strain(cell):
            near = sum(_distance(cell, placed[n]) ** 2 for n in linked[name] & placed.keys())
            apart = sum(_distance(cell, placed[n]) == 1 for n in placed.keys() - linked[name])
            spread = max(_distance(cell, place) for place in placed.values())
            return near + 0.6 * apart + 0.2 * spread, cell
        placed[name] = min(free, key=strain)
    _settle(placed, linked)
    left, top = min(c for c, _ in placed.values()), min(r for _, r in placed.values())
    top -= top % 2  # rows keep their shift
    return {name: (placed[name][0] - left, placed[name][1] - top) for name in names}


def _settle(placed, linked):
    """Swaps pairs while that brings neighbours closer."""
    def cost(name):
        return sum(_distance(placed[name], placed[n]) ** 2 for n in linked[name])
    names, better = list(placed), True
    while better:
        better = False
        for i, a in enumerate(names):
            for b in names[i + 1:]:
                before = cost(a) + cost(b)
                placed[a], placed[b] = placed[b], placed[a]
                if cost(a) + cost(b) < before - 1e-9:
                    better = True
                else:
                    placed[a], placed[b] = placed[b], placed[a]
