"""From measurements to figures with their bars, and to Markdown."""

# Millions of agent-steps a second by width, plain arrays and MASON side by side on one machine (README.md).
PLAIN_AND_MASON = {40: (2.70, 0.89), 100: (2.77, 1.08), 1000: (1.75, 0.49)}
RUNS_OF_HEADLINE = 8 * 64
GIBI = 2**30


def figure(what, value, unit, bar=None, goal=None, more_is_better=True, how=""):
    """One promised figure. `bar` and `goal` are in the same unit."""
    def reached(mark):
        return mark is not None and value is not None and (value >= mark if more_is_better else value <= mark)

    if value is None:
        met = "not measured"
    elif bar is None and goal is None:
        met = ""
    elif reached(goal):
        met = "goal"
    else:
        met = "no" if not reached(bar) else "first bar" if goal is not None else "yes"
    return {"what": what, "value": value, "unit": unit, "bar": bar, "goal": goal, "met": met, "how": how}


def lowest(*pairs, **rest):
    return figure(*pairs, more_is_better=False, **rest)


def speed(measured):
    nation, dense = measured["scales"][-1], measured["limits"]["dense_pass"]
    rate = nation["citizen_weeks_per_second"]
    ten, small = measured["ten_years"], measured["small_country"]
    return [figure("full model at national scale, one core", rate / 1e6, "M citizen-weeks/s", 60, 120,
                   how=f"{nation['weeks']} weeks from the start, {nation['citizens']:,.0f} citizens"),
            figure("the same over the dense pass", rate / dense, "", 1 / 3, 2 / 3,
                   how=f"dense pass {dense / 1e6:.0f} M citizen-weeks/s"),
            lowest("100,000 agents, ten years, one core", small["cpu_time"] / 1000, "s", bar=1.0, goal=0.5,
                   how=f"{small['agents']:,.0f} rows of citizens, fighters, officers and soldiers: a small country "
                       "(Kelduria) at scale 0.24; processor time, world built before"),
            lowest("the headline's scale, ten years, one core", ten["cpu_time"] / 1000, "s",
                   how=f"{ten['citizens']:,.0f} citizens that stand for 4.5 million, whose crimes, cases and "
                       "role-holders are played one for one")]


def nation(measured):
    played, smaller = measured["nation"], measured["memory"]
    first, last = measured["scales"][-2], measured["scales"][-1]
    if "failure" in played or "failure" in smaller:
        return [lowest(what, None, unit, bar=bar, goal=goal, how=played.get("failure", smaller.get("failure")))
                for what, unit, bar, goal in (("nation one for one, ten years, two cores", "s", 30, 12),
                                              ("its largest resident size", "GiB", 1, 0.5))]
    more = last["citizens"] - first["citizens"]
    each = (played["peak_bytes"] - smaller["peak_bytes"]) / more if more else None
    return [lowest("nation one for one, ten years, two cores", played["seconds"], "s", bar=30, goal=12,
                   how=f"`ssr run`, start and end included; {played['processor_seconds']:.0f} s of processor time"),
            lowest("its largest resident size", played["peak_bytes"] / GIBI, "GiB", bar=1, goal=0.5,
                   how=f"{played['peak_bytes'] / last['citizens']:.0f} bytes a citizen, program and records included"),
            lowest("bytes a citizen", each, "B", bar=48, goal=24,
                   how=f"slope of the largest resident size from {first['citizens']:,.0f} to "
                       f"{last['citizens']:,.0f} citizens at the start; rows for ten years of births included")]


def ensemble(measured):
    one, two = measured["headline"]["1"], measured["headline"]["2"]
    rate = two["runs"] / two["playing_seconds"]
    writing = two["writing_seconds"] * RUNS_OF_HEADLINE / two["runs"]
    whole = two["reading_seconds"] + RUNS_OF_HEADLINE / rate + writing
    written = two["writing_seconds"] / sum(two[key] for key in two if key.endswith("_seconds"))
    return [lowest("headline study, 8 plans x 64 samples", whole / 60, "min", bar=4, goal=2,
                   how=f"projected from {two['runs']:.0f} runs, {rate:.2f} a second on two cores"),
            figure("two cores over one", one["playing_seconds"] / two["playing_seconds"], "x", 1.9, 1.97,
                   how=f"{two['runs']:.0f} runs side by side, the last waiting for none included"),
            lowest("writing, share of the study's time", 100 * written, "%", bar=5,
                   how=f"{two['writing_seconds']:.2f} s of the same {two['runs']:.0f} runs")]


def growth(measured):
    first, last = measured["scales"][0], measured["scales"][-1]
    ratio = first["citizen_weeks_per_second"] / last["citizen_weeks_per_second"]
    start = last["start_up_seconds"] / last["citizens"] * 1e5
    return [lowest("start-up per 100,000 citizens", start, "s", bar=0.1,
                   how=f"read, check, build {last['citizens']:,.0f} citizens on one core"),
            lowest("time a citizen and week, nation over small country", ratio, "x", bar=1.1,
                   how="below 1 where events and role-holders, the same at every scale, weigh more in the small one")]


def over_mason(square):
    plain, mason = PLAIN_AND_MASON[square["width"]]
    return square["engine"] / square["plain"] * plain / mason


def peers(measured):
    largest = measured["civil_violence"][-1]
    plain, mason = PLAIN_AND_MASON[largest["width"]]
    what = f"civil violence, {largest['width']} x {largest['width']}, over MASON"
    return [figure(what, over_mason(largest), "x", 20, 50,
                   how=f"{largest['engine'] / largest['plain']:.1f} x plain arrays in this run, which are "
                       f"{plain / mason:.2f} x MASON where both were measured")]


def larger(measured, played):
    """What a country with more people takes; its bars are those of one of 55 million."""
    what = f"{played['times']} times the people"
    how = f"{played['weeks']} weeks, two cores"
    if "failure" in played:
        return [lowest(what, None, "GiB", how=f"{how}: {played['failure']}")]
    as_promised = played["times"] >= 12
    rows = [lowest(f"{what}, largest resident size", played["peak_bytes"] / GIBI, "GiB",
                   bar=6 if as_promised else None, goal=3 if as_promised else None, how=how),
            lowest(f"{what}, time", played["seconds"] / 60, "min", goal=3 if as_promised else None, how=how)]
    if "seconds" in measured["nation"]:
        ratio = played["seconds"] / played["times"] / measured["nation"]["seconds"]
        rows.append(lowest(f"{what}, time a citizen over the nation's", ratio, "x", bar=1.1, how=how))
    return rows


def large(measured):
    return [row for played in measured["large"] for row in larger(measured, played)]


def figures(measured):
    return [row for part in (speed, nation, ensemble, growth, peers, large) for row in part(measured)]


def number(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(head, rows):
    cells = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in cells)


def promised(measured):
    quick = measured["machine"]["extent"].startswith("quick")
    rows = [[row["what"], f"{number(row['value'])} {row['unit']}".strip(), number(row["bar"]), number(row["goal"]),
             "" if quick else row["met"], row["how"]] for row in measured["figures"]]
    return ["## What is promised", table(["what", "measured", "first bar", "goal", "reached", "how"], rows)]


def limits(measured):
    found = measured["limits"]
    return ["## Limits of the machine, one core, same run",
            table(["what", "figure"],
                  [["copy, arrays beyond the cache", f"{found['copy_bandwidth'] / 1e9:.1f} GB/s"],
                   ["triad, arrays beyond the cache", f"{found['triad_bandwidth'] / 1e9:.1f} GB/s"],
                   ["Philox4x32-10 blocks", f"{found['philox_blocks'] / 1e6:.0f} M/s"],
                   ["dense pass: one block, five columns, three events a citizen",
                    f"{found['dense_pass'] / 1e6:.0f} M citizen-weeks/s"]])]


def scales(measured):
    rows = [[f"{row['citizens']:,.0f}", f"{row['citizen_weeks_per_second'] / 1e6:.1f}",
             f"{1e9 / row['citizen_weeks_per_second']:.1f}", f"{row['start_up_seconds']:.3f}"]
            for row in measured["scales"]]
    return ["## Growth, full model, one core",
            table(["citizens", "M citizen-weeks/s", "ns a citizen and week", "start-up, s"], rows)]


def bound(fixed, total, each, block):
    """In words: what most of a process's time goes to at the larger scale."""
    if fixed > 0.5 * total:
        return "events and role-holders"
    return "citizens: random numbers" if each > 0.5 * block else "citizens: columns read and written"


def process_row(name, cost, at_nation, citizens, more, block):
    """`fixed` is what is left of the smaller scale's cost when its citizens are paid for."""
    each = max(0.0, at_nation - cost) * 1e6 / more
    fixed = max(0.0, cost - each * citizens * 1e-6)
    return [name, f"{cost:.3f}", f"{100 * fixed / cost:.0f} %" if cost else "", f"{at_nation:.2f}", f"{each:.2f}",
            f"{each / block:.2f}", bound(fixed, at_nation, each, block)]


def processes(measured):
    small, nation = measured["processes"]
    block = 1e9 / measured["limits"]["philox_blocks"]
    citizens, more = small["citizens"], nation["citizens"] - small["citizens"]
    costs, costs_at_nation = small["milliseconds_a_week"], nation["milliseconds_a_week"]
    rows = [process_row("a whole week", sum(costs.values()), sum(costs_at_nation.values()), citizens, more, block)]
    rows += [process_row(f"`{name}`", costs[name], costs_at_nation[name], citizens, more, block)
             for name in sorted(costs, key=costs.get, reverse=True)]
    return ["## What each process costs",
            f"Milliseconds of one core a week at {citizens:,.0f} and at {nation['citizens']:,.0f} citizens. From their "
            "difference: the nanoseconds of one more citizen and week, the same in Philox blocks, and the share of the "
            "smaller scale's cost that would be there without citizens (incidents, cases, role-holders: one for one at "
            "every scale). The bound is that of the larger scale: random numbers where a citizen takes more than half "
            "a block's time. `activities` is first in the week and carries the record, which is made between weeks.",
            table(["process", "ms, small", "of it not by citizens", "ms, large", "ns a citizen", "blocks a citizen",
                   "bound by, large"], rows)]


def civil_violence(measured):
    rows = [[f"{row['width']} x {row['width']}", f"{row['plain'] / 1e6:.2f}", f"{row['engine'] / 1e6:.1f}",
             f"{row['engine'] / row['plain']:.1f}", f"{over_mason(row):.0f}", row["seeds"]]
            for row in measured["civil_violence"]]
    return ["## Civil violence",
            "Epstein's model with sequential activation, one core, processor time; rules and peers stand in "
            "`benchmarks/README.md`.",
            table(["square", "plain arrays, M agent-steps/s", "engine, M agent-steps/s", "ratio", "over MASON",
                   "seeds"], rows)]


def markdown(measured):
    machine = measured["machine"]
    head = (f"{machine['program']}; {machine['processor']}, {machine['cores']} cores, "
            f"{machine['memory_bytes'] / GIBI:.0f} GiB. Extent: {machine['extent']}. Load before "
            f"{machine['load_before']:.1f}, after {machine['load_after']:.1f}; {machine['seconds']:.0f} s in all. "
            "One core means processor time, two cores the clock on the wall.")
    parts = ["<!-- Written by `benchmarks/run`; do not edit. -->", "# Measured performance", head]
    for section in (promised, limits, scales, processes, civil_violence):
        parts += section(measured)
    return "\n\n".join(parts) + "\n"
