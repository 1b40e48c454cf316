#!/usr/bin/python3
"""Draws the picture of a study: plot_headline.py FILE.h5 FILE.png"""

import sys

import matplotlib.dates as dates
import matplotlib.pyplot as plt
import numpy as np

from ssr_decision import compare
from ssr_figures import FAINT_RUNS, REFERENCE, bands, bare, colours_of, heading, spoken
from ssr_results import Results, script, wilson

# Shown where the file has them: an indicator over time beside the outcome of the same name.
SHOWN = ["fighters_outside_control", "homicide_rate", "pretrial_share", "recidivism_share",
         "abuse_rate", "trust_police", "legitimacy", "fair_remedy_share"]
PANELS = 6
RELAPSE = "relapse_by_year_10"
CAPTION = (68, (9, 6.2))  # characters a line; sizes of name and definition

def draw_series(axes, results, name, colours):
    """Runs, bands and median of the reference and of no assistance; medians of the others."""
    variable = results.group("national")[name]
    time = variable.time.values
    banded = [plan for plan in (results.attributes.get("harm_reference"), results.reference)
              if plan in results.plans]
    for plan in results.plans:
        runs = variable.sel(plan=plan).stack(run=("sample", "replicate")).transpose("run",
                                                                                    "time").values
        low, lower, middle, upper, high = bands(runs)
        if plan in banded:
            axes.plot(time, runs[:FAINT_RUNS].T, color=colours[plan], lw=0.3, alpha=0.22)
            axes.fill_between(time, low, high, color=colours[plan], alpha=0.10, lw=0)
            axes.fill_between(time, lower, upper, color=colours[plan], alpha=0.18, lw=0)
        axes.plot(time, middle, color=colours[plan], lw=1.8 if plan in banded else 0.9)
    heading(axes, variable.attrs, *CAPTION)
    locator = dates.AutoDateLocator(minticks=3, maxticks=7)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    axes.set_ylim(bottom=min(0, axes.get_ylim()[0]))
    axes.margins(x=0)
    bare(axes)


def by_plan(axes, results, shown):
    axes.set_yticks(range(len(shown)))
    axes.set_yticklabels([spoken(plan) for plan in shown], fontsize=6.5)
    axes.set_ylim(len(shown) - 0.5, -0.5)
    bare(axes)


def draw_differences(axes, results, name, colours):
    """A dot and an interval a plan: paired difference to the reference."""
    shown = [plan for plan in results.plans if plan != results.reference]
    table = compare(results, name)
    for row, plan in enumerate(shown):
        mean, low, high = (table.loc[plan, column]
                           for column in ("difference", "difference_low", "difference_high"))
        if not np.isfinite(mean):
            axes.text(0, row, " not defined", fontsize=6, va="center")
        if np.isfinite(low):
            axes.plot([low, high], [row, row], color=colours[plan], lw=2)
        axes.plot([mean], [row], "o", color=colours[plan], ms=4.5)
    axes.axvline(0, color=REFERENCE, lw=0.8)
    zone = float(results.group("outcome")[name].attrs["indifference"])
    axes.axvspan(-zone, zone, color="#000000", alpha=0.07, lw=0)
    axes.locator_params(axis="x", nbins=4)
    better = results.group("outcome")[name].attrs["better"]
    good = {"lower": "\u2190 better", "higher": "better \u2192"}.get(better, "")
    axes.set_xlabel(f"difference to {spoken(results.reference)}   {good}", fontsize=6.5)
    by_plan(axes, results, shown)


def draw_relapse(axes, results, colours):
    variable = results.group("outcome")[RELAPSE]
    for row, plan in enumerate(results.plans):
        values = variable.sel(plan=plan).values.ravel()
        values = values[np.isfinite(values)]
        yes, n = int(values.sum()), len(values)
        low, high = wilson(yes, n)
        axes.plot([100 * low, 100 * high], [row, row], color=colours[plan], lw=2)
        if n:
            axes.plot([100 * yes / n], [row], "o", color=colours[plan], ms=5)
        axes.text(102, row, f"{yes} of {n} simulated histories", fontsize=6.5, va="center")
    axes.set_xlim(0, 100)
    axes.set_xlabel("share of simulated histories, %, with 90 % interval", fontsize=6.5)
    heading(axes, variable.attrs, *CAPTION)
    by_plan(axes, results, results.plans)


def draw_money(axes, results):
    money = results.group("money")
    disbursed = money["disbursed"].mean(("sample", "replicate")) / 1e6
    planned = money["planned"].mean(("sample", "replicate")).sum("sector") / 1e6
    left = np.zeros(len(results.plans))
    tones = plt.get_cmap("tab20c")(np.linspace(0, 1, disbursed.sizes["sector"]))
    for tone, sector in zip(tones, disbursed.sector.values):
        width = disbursed.sel(sector=sector).values
        axes.barh(range(len(left)), width, left=left, color=tone, height=0.65, label=str(sector))
        left += width
    axes.plot(planned.values, range(len(left)), "|", color="#000000", ms=9, label="planned in all")
    axes.set_title("Money disbursed by sector", loc="left", fontsize=9, weight="bold", pad=24)
    axes.set_xlabel("USD million, mean of runs", fontsize=6.5)
    axes.legend(fontsize=6, frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    by_plan(axes, results, results.plans)


def draw(results, path):
    colours = colours_of(results)
    names = [name for name in SHOWN
             if name in results.group("national") and name in results.group("outcome")][:PANELS]
    rows = 1 + (len(names) + 1) // 2
    figure = plt.figure(figsize=(15, 2 + 3.1 * rows))
    grid = figure.add_gridspec(rows, 4, width_ratios=[1.5, 1, 1.5, 1], hspace=0.62, wspace=0.62,
                               left=0.09, right=0.97, top=1 - 1.75 / (2 + 3.1 * rows), bottom=0.085)
    if RELAPSE in results.group("outcome"):
        draw_relapse(figure.add_subplot(grid[0, 0]), results, colours)
    draw_money(figure.add_subplot(grid[0, 2]), results)
    for i, name in enumerate(names):
        row, column = 1 + i // 2, 2 * (i % 2)
        draw_series(figure.add_subplot(grid[row, column]), results, name, colours)
        draw_differences(figure.add_subplot(grid[row, column + 1]), results, name, colours)
    about = results.group("outcome")
    figure.text(0.02, 0.985, results.caveat, fontsize=10, va="top", style="italic", color="#8B0000")
    figure.text(0.02, 0.965, results.attributes["title"], fontsize=15, va="top", weight="bold")
    figure.text(0.02, 0.942, f"{results.attributes['context']}. {about.sizes['plan']} plans, "
                f"{about.sizes['sample']} samples each; the same luck and the same uncertain "
                "parameters "
                "for every plan. Read differences, not levels.", fontsize=9, va="top")
    handles = [plt.Line2D([], [], color=colours[plan], lw=2, label=spoken(plan))
               for plan in results.plans]
    figure.legend(handles=handles, loc="lower center", ncol=4, fontsize=8, frameon=False,
                  bbox_to_anchor=(0.5, 0.028))
    figure.text(0.02, 0.012, f"Over time: medians; for {spoken(results.reference)} and "
                f"{spoken(results.attributes.get('harm_reference') or results.reference)} also "
                "single runs and the 50 % and 90 % bands. Dots: mean paired difference; bars: "
                "intervals that hold "
                "together with 95 %; grey: about the same.", fontsize=7, color="#444444")
    figure.savefig(path, dpi=130)
    plt.close(figure)


def main(arguments):
    if len(arguments) != 2:
        print("usage: plot_headline.py FILE.h5 FILE.png", file=sys.stderr)
        return 2
    draw(Results(arguments[0]), arguments[1])
    return 0


if __name__ == "__main__":
    script(main)
