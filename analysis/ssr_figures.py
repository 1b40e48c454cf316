"""Figures of a results file, ready to print: save them with `figure.savefig("name.svg")`.

Every figure names its unit, its definition, the number of histories and the file's caveat.
"""

import textwrap
import warnings

import matplotlib

matplotlib.use("Agg")

import matplotlib.dates as dates
import matplotlib.pyplot as plt
import numpy as np

from ssr_decision import compare, find_harm, in_words, number
from ssr_results import as_results, spoken, unit_of
from ssr_scenario import districts, when_active

# Okabe and Ito's colours, told apart by the colour-blind; black is for the reference.
COLOURS = ["#0072B2", "#E69F00", "#CC79A7", "#009E73", "#D55E00", "#56B4E9", "#B8A800", "#7F7F7F"]
REFERENCE = "#000000"
FAINT_RUNS = 24
ACROSS = 4  # panels in a row
SHADES = {"better": "#cfe3ee", "worse": "#f4d3bf", "about the same": "#ffffff",
          "cannot tell": "#eeeeee",
          "higher": "#e6e0ee", "lower": "#e6e0ee", "reference": "#ffffff"}


def colours_of(results):
    """{plan: colour}; the reference is black."""
    others = [plan for plan in results.plans if plan != results.reference]
    colours = {plan: COLOURS[i % len(COLOURS)] for i, plan in enumerate(others)}
    return colours | ({results.reference: REFERENCE} if results.reference else {})


def bare(axes):
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=7)


def heading(axes, attributes, line=90, sizes=(10, 6.5)):
    """Name and definition above the axes, in at most two lines of `line` characters."""
    name = attributes["long_name"]
    axes.set_title(name[:1].upper() + name[1:], loc="left", fontsize=sizes[0], weight="bold",
                   pad=24)
    words = textwrap.wrap(attributes["definition"], line, max_lines=2, placeholder=" \u2026")
    axes.text(0, 1.02, "\n".join(words), transform=axes.transAxes, fontsize=sizes[1],
              color="#444444",
              va="bottom")


def _title(axes, attributes):
    heading(axes, attributes)
    axes.set_ylabel(unit_of(attributes), fontsize=7)


def _source(figure, results, words):
    n = int(results.finished().sum())
    figure.text(0.01, 0.01, f"{results.caveat} {words} Source: {results.attributes['title']}, {n} "
                f"simulated histories; digest {results.attributes.get('digest', 'none')}.",
                fontsize=5.5, color="#444444", wrap=True)


def _years(axes):
    locator = dates.AutoDateLocator(minticks=3, maxticks=7)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))


def bands(runs):
    """5, 25, 50, 75 and 95 % over the runs [run, time] -> [5, time]; NaN where nothing is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # weeks in which nothing is defined
        return np.nanquantile(runs, [0.05, 0.25, 0.5, 0.75, 0.95], axis=0)


def fan_chart(results, indicator, plans=None):
    """An indicator over time, a panel a plan: single runs, median, 50 and 90 % bands.

    `indicator` is a name in `national` [plan, sample, replicate, time]; the vertical axis is in its
    unit, the same in all panels. Four plans stand in a row. Returns the matplotlib figure.
    """
    results = as_results(results)
    variable = results.series("national", indicator)
    plans = list(plans or results.plans)
    colours = colours_of(results)
    across = min(len(plans), ACROSS)
    down = -(-len(plans) // across)
    height = 1.2 + 1.9 * down
    figure, axes = plt.subplots(down, across, figsize=(3 * across + 0.6, height), sharey=True,
                                squeeze=False)
    for unused in axes.flat[len(plans):]:
        unused.set_visible(False)
    for panel, plan in zip(axes.flat, plans):
        runs = variable.sel(plan=plan).stack(run=("sample", "replicate"))
        runs = runs.transpose("run", "time").values
        low, lower, middle, upper, high = bands(runs)
        time = variable.time.values
        panel.plot(time, runs[:FAINT_RUNS].T, color=colours[plan], lw=0.3, alpha=0.25)
        panel.fill_between(time, low, high, color=colours[plan], alpha=0.12, lw=0)
        panel.fill_between(time, lower, upper, color=colours[plan], alpha=0.2, lw=0)
        panel.plot(time, middle, color=colours[plan], lw=1.8)
        panel.text(0.02, 0.98, f"{spoken(plan)} (n = {int(np.isfinite(runs).any(axis=1).sum())})",
                   transform=panel.transAxes, fontsize=7, va="top", weight="bold")
        bare(panel)
        _years(panel)
    axes[0][0].set_ylim(bottom=min(0, axes[0][0].get_ylim()[0]))
    _title(axes[0][0], variable.attrs)
    figure.subplots_adjust(left=0.09 if len(plans) > 1 else 0.15, right=0.98,
                           top=1 - 0.7 / height, bottom=0.53 / height, hspace=0.3)
    _source(figure, results, "Line: median; bands: 50 and 90 % of histories; thin: single "
                             "histories.")
    return figure


def outcome_matrix(results, outcomes=None):
    """Plans by outcomes: level, and the verdict against the reference in words and shade.

    Plans and outcomes stand in the order of the file, never by result. Returns the figure.
    """
    results = as_results(results)
    outcomes = list(outcomes or results.outcomes)
    plans, harm = results.plans, find_harm(results)
    figure, axes = plt.subplots(figsize=(2.6 + 1.35 * len(plans), 1.3 + 0.36 * len(outcomes)))
    for row, outcome in enumerate(outcomes):
        said, facts = in_words(results, outcome, harm), compare(results, outcome)
        about = results.group("outcome")[outcome].attrs
        for column, plan in enumerate(plans):
            verdict = "reference" if plan == results.reference else facts.loc[plan, "verdict"]
            verdict = verdict if isinstance(verdict, str) else "reference"
            axes.add_patch(plt.Rectangle((column, row), 0.97, 0.92,
                                         color=SHADES[verdict or "reference"], lw=0))
            level = said.loc[plan, "level"].split(" (")[0].replace(" simulated histories", "")
            axes.text(column + 0.48, row + 0.36, level, ha="center", va="center", fontsize=7)
            axes.text(column + 0.48, row + 0.70, verdict if results.reference else "", ha="center",
                      va="center", fontsize=5.5, color="#444444")
            if any(note.startswith("HARM") for note in said.loc[plan, "notes"]):
                axes.text(column + 0.93, row + 0.2, "harm", ha="right", va="center", fontsize=5,
                          weight="bold")
        axes.text(-0.06, row + 0.5, about["long_name"], ha="right", va="center", fontsize=7)
    for column, plan in enumerate(plans):
        axes.text(column + 0.48, -0.12, textwrap.fill(spoken(plan), 14), ha="center", va="bottom",
                  fontsize=6.5)
    axes.set_xlim(0, len(plans))
    axes.set_ylim(len(outcomes), 0)
    axes.axis("off")
    figure.subplots_adjust(left=1.9 / figure.get_figwidth(), right=0.99,
                           top=1 - 0.75 / figure.get_figheight(),
                           bottom=0.4 / figure.get_figheight())
    against = f"Against {spoken(results.reference)}, intervals hold together with 95 %." \
        if results.reference else ""
    _source(figure, results, f"Median, or number of histories. {against}")
    return figure


def district_map(results, indicator, plan=None, against=None):
    """Districts as hexagons, an own drawing and not a real map, titled *simulated*.

    Shows the median over histories of the mean over the last year, in the indicator's unit; with
    `against` the difference to that plan, history by history. Returns the figure.
    """
    results = as_results(results)
    variable = results.series("regional", indicator)
    plan = plan or results.reference or results.plans[0]
    values = last_year(variable).sel(plan=plan)
    if against:
        values = values - last_year(variable).sel(plan=against)
    values = values.stack(run=("sample", "replicate")).median("run")
    places = districts(results)
    numbers = values.values
    decimals = max(decimals_of_values(numbers), 0)
    limit = np.nanmax(np.abs(numbers)) if np.isfinite(numbers).any() else 1
    low = -limit if against else min(0, np.nanmin(numbers) if np.isfinite(numbers).any() else 0)
    norm = plt.Normalize(low, limit or 1)
    palette = plt.get_cmap("PuOr_r" if against else "Blues")
    figure, axes = plt.subplots(figsize=(5.4, 5.2))
    for name, (column, row) in places.items():
        x, y = column + 0.5 * (row % 2), 0.866 * row
        value = float(values.sel(region=name))
        shade = palette(0.08 + 0.8 * norm(value)) if np.isfinite(value) else "#ffffff"
        corners = [(x + 0.56 * np.sin(a), y + 0.56 * np.cos(a)) for a in np.arange(6) * np.pi / 3]
        axes.add_patch(plt.Polygon(corners, facecolor=shade, edgecolor="white", lw=2))
        dark = np.isfinite(value) and sum(shade[:3]) < 1.6
        axes.text(x, y, f"{textwrap.fill(name, 11)}\n{number(value, decimals)}", ha="center",
                  va="center",
                  fontsize=6.5, color="white" if dark else "black")
    axes.set_aspect("equal")
    axes.autoscale_view()
    axes.invert_yaxis()
    axes.axis("off")
    compared = f", minus {spoken(against)}" if against else ""
    figure.suptitle(f"Simulated: {variable.attrs['long_name']}, {spoken(plan)}{compared}", x=0.02,
                    ha="left",
                    fontsize=10, weight="bold")
    figure.text(0.02, 0.915, "\n".join(textwrap.wrap(f"{variable.attrs['definition']}. "
                                                     f"{unit_of(variable.attrs)}"
                .rstrip(" ."), 95)), fontsize=6.5, va="top", color="#444444")
    _source(figure, results, "Median over histories of the last year; hexagons are no real "
                             "outlines.")
    return figure


def last_year(variable):
    """Mean of a series [..., time] over the last 365 days."""
    end = variable.time.values[-1]
    return variable.sel(time=slice(end - np.timedelta64(364, "D"), end)).mean("time")


def decimals_of_values(values):
    finite = np.abs(values[np.isfinite(values)])
    largest = finite.max() if len(finite) else 0
    return 2 if largest <= 0 else int(np.clip(2 - np.floor(np.log10(largest)), 0, 4))


def timeline(results):
    """When each activity was under way, plans side by side: median start to median end.

    Thin lines: 5 % to 95 % of starts over histories. Returns the figure.
    """
    results = as_results(results)
    active = when_active(results)
    names = list(dict.fromkeys(active["activity"]))
    plans = [plan for plan in results.plans if plan in set(active["plan"])]
    if not plans:
        raise ValueError(f"{results.path}: no activity started in any plan")
    colours = colours_of(results)
    day_zero = np.datetime64(results.attributes["start"])
    def date(week):
        return dates.date2num(day_zero + np.timedelta64(int(round(7 * week)), "D"))
    figure, axes = plt.subplots(1, len(plans),
                                figsize=(1.6 + 2.6 * len(plans), 1.4 + 0.2 * len(names)),
                                sharey=True, sharex=True, squeeze=False)
    for panel, plan in zip(axes[0], plans):
        for _, row in active[active["plan"] == plan].iterrows():
            y = names.index(row["activity"])
            panel.barh(y, date(row["end"]) - date(row["start"]), left=date(row["start"]),
                       height=0.55,
                       color=colours[plan], alpha=0.75)
            panel.plot([date(row["start_low"]), date(row["start_high"])], [y, y], color="#000000",
                       lw=0.8)
        panel.set_title(textwrap.fill(spoken(plan), 26), fontsize=8, loc="left")
        panel.xaxis_date()
        _years(panel)
        bare(panel)
    axes[0][0].set_yticks(range(len(names)), [spoken(name) for name in names])
    axes[0][0].invert_yaxis()
    figure.subplots_adjust(left=1.5 / figure.get_figwidth(), right=0.98,
                           top=1 - 0.55 / figure.get_figheight(),
                           bottom=0.55 / figure.get_figheight())
    _source(figure, results, "Bars: median start to median end over histories; lines: 90 % of "
                             "starts.")
    return figure
