"""The Python tables say what `ssr compare` prints, number by number."""

import pathlib
import re
import shutil
import subprocess

import h5py
import numpy as np
import pytest
import xarray as xr
from scipy import stats

import ssr_decision
import ssr_scenario
import tutorial
from conftest import PROGRAM, STUDY
from ssr_figures import fan_chart
from ssr_results import open_results
from ssr_report import Report
from sweep_file import Sweep


@pytest.fixture(scope="session")
def printed(ssr, tmp_path_factory):
    """A results file with rival theories and replicates, and the words printed with it."""
    path = tmp_path_factory.mktemp("decision") / "decision.h5"
    said = ssr("compare", STUDY, "--samples", 8, "--replicates", 2, "--horizon-weeks", 60,
               "--set", "study.theories=all", "-o", path)
    return open_results(path), " ".join(said.split())


def test_every_row_of_the_decision_table_is_the_programs(printed):
    results, said = printed
    table = ssr_decision.decision_table(results)
    assert list(table.index.levels[1].drop_duplicates()) and len(table) == len(results.outcomes) * 2
    for (outcome, plan), row in table.iterrows():
        words = " ".join([plan, row["level"], row["difference_in_words"], row["better_in_words"],
                          row["words"], *row["notes"]])
        assert " ".join(words.split()) in said, outcome


def test_the_table_says_of_each_outcome_whether_it_was_checked(printed):
    results, said = printed
    checked = {name: results.group("outcome")[name].attrs["checked"] for name in results.outcomes}
    assert "Sierra Leone alone" in checked["homicide_rate"] and checked["fear"] == ""
    for name, record in checked.items():
        heading = re.search(rf" {name}(?: \([^)]*\))?\. [A-Z].*? interval\)", said)[0]
        assert (f"; compared with data: {record}" if record
                else "; not compared with data") in heading, name


def test_the_page_counts_betters_and_worses_under_each_reading(printed):
    results, _ = printed
    document = Report(results).document()
    told = [row for outcome in document["outcomes"] for row in outcome["rows"]
            if row["verdict"] in ("better", "worse")]
    assert told and len(document["theories"]) > 5
    for theory in document["theories"]:
        assert theory["asks"].endswith("?") and len(theory["readings"]) >= 2
        for reading in theory["readings"]:
            assert reading["held"] + reading["flipped"] + reading["untold"] == len(told)
    counted = sum(reading["held"] for theory in document["theories"]
                  for reading in theory["readings"])
    assert counted == sum(row["signs"]["held"] for row in told)


def test_differences_between_plans_are_the_programs(printed):
    results, said = printed
    found = ssr_scenario.plan_differences(results)
    assert set(found) == {"no_plan"}
    for plan, lines in found.items():
        assert " ".join([plan, *lines]) in said


def test_harm_is_counted_as_the_program_counts_it(printed):
    results, said = printed
    made = ssr_decision.find_harm(results).attrs
    assert (f"correction for {made['national_comparisons']} national comparisons, and for "
            f"{made['local_comparisons']} by district, sex and declared group") in said


def test_about_the_same_is_not_cannot_tell():
    about = {"indifference": 0.5, "better": "lower"}
    assert ssr_decision.judge(-0.4, 0.3, about) == "about the same"
    assert ssr_decision.judge(-0.4, 0.6, about) == "cannot tell"
    assert ssr_decision.judge(-1.4, -0.6, about) == "better"
    assert ssr_decision.judge(0.6, 1.4, about) == "worse"
    assert ssr_decision.judge(0.6, 1.4, about | {"better": "neither"}) == "higher"


def test_the_interval_of_a_mean_is_students():
    pairs = np.random.default_rng(1).normal(1, 2, 20)
    low, high = ssr_decision.interval_of(pairs, False, 0.95)
    assert (low, high) == pytest.approx(stats.t.interval(0.95, 19, pairs.mean(), stats.sem(pairs)))


class Read:
    """One outcome of 24 samples, a third under each reading of one question."""

    reference = "base"

    def __init__(self, gaps):
        values = np.stack([np.repeat(gaps, 8), np.zeros(24)])[..., None]
        scatter = np.tile([-0.1, 0.1], 12)[None, :, None] * np.array([1, 0])[:, None, None]
        self.outcome = xr.Dataset({"fear": (("plan", "sample", "replicate"), values + scatter)},
                                  {"plan": ["other", "base"]})
        self.design = xr.Dataset({"point": (("sample", "parameter"),
                                            np.repeat([0.0, 1, 2], 8)[:, None])},
                                 {"parameter": ["theory.order"]})

    def group(self, name):
        return getattr(self, name)

    def has(self, name):
        return name == "design"

    def theories(self):
        return {"order": ["first", "second", "third"]}


def test_a_sign_holds_flips_or_cannot_be_told_by_its_interval():
    signs = ssr_decision.sign_under_readings(Read([2.0, -1.0, 0.01]), "other", "fear")
    assert signs.readings == 3
    assert (signs.held, signs.untold) == ([("order", "first")], [("order", "third")])
    assert signs.flipped == [("order", "second", pytest.approx(-1.0), 8)]


def test_sums_in_another_order_are_told_alike():
    assert ssr_decision.number(2.4999999999999996, 0) == ssr_decision.number(2.5000000000000004, 0)
    assert ssr_decision.number(0.12349999999999998, 3) == ssr_decision.number(0.12350000000000003,
                                                                              3)
    assert ssr_decision.decimals_for(0.99999999999999989) == ssr_decision.decimals_for(1.0)
    assert ssr_decision.interval_of(np.array([0.1, 0.1, 0.3 - 0.2]), False, 0.95) == (-np.inf,
                                                                                      np.inf)


def test_frequencies_are_told_of_a_hundred_only_where_there_are_enough():
    assert ssr_decision.per_hundred(10, 32, 7, 30) == "31 of 100 against 23"
    assert ssr_decision.per_hundred(2, 8, 1, 8) == ""


def test_pairs_are_means_of_defined_replicates():
    plan = np.array([[1.0, 3], [np.nan, 4], [np.nan, np.nan], [2, 2]])
    assert ssr_decision.pairs_of(plan, np.ones((4, 2))).tolist() == [1, 3, 1]


def test_relapse_curves_end_at_the_counted_share(printed):
    results, _ = printed
    curves = ssr_decision.survival(results)
    without = 1 - results.group("outcome")["relapse_by_year_10"].mean(("sample", "replicate"))
    assert curves["share"].isel(time=-1).values == pytest.approx(without.values)
    assert (curves["low"] <= curves["share"]).all() and (curves["share"] <= curves["high"]).all()


def test_neighbouring_districts_stand_side_by_side():
    names = list("abcdef")
    chain = {name: [other for other in names if abs(ord(name) - ord(other)) == 1] for name in names}
    places = ssr_scenario._arranged(names, chain)
    assert len(set(places.values())) == len(names)
    for name in names:
        assert all(places[other] in ssr_scenario.around(places[name]) for other in chain[name])


def test_the_tutorial_runs_and_draws(printed, tmp_path, capsys):
    results, _ = printed
    assert tutorial.main([str(results.path), str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "not a forecast" in said and "no_plan" in said
    drawn = sorted(path.name for path in tmp_path.iterdir())
    assert len(drawn) == 8 and all((tmp_path / name).stat().st_size > 5000 for name in drawn)


def test_a_series_without_numbers_is_drawn_empty(printed):
    results, _ = printed
    fan_chart(results, "recidivism_share", ["no_plan"])


BAD = {
    "truncated": "not readable as HDF5", "other": "not a results file", "absent": "no such file",
    "no_outcome": "has no group outcome", "older": "format version 0", "no_low": "has no low in "
                                                                                 "group parameter",
    "no_region": "has no region in group regional", "no_plan": "has no plan in group outcome",
    "no_definition": "has no definition of outcome/fear", "no_caveat": "has no attribute caveat",
}


def spoil(whole, path, damage):
    """A copy of a results file that is not one, or not all of one."""
    if damage == "truncated":
        held = open(whole, "rb").read()
        path.write_bytes(held[:len(held) // 3])
    elif damage == "other":
        h5py.File(path, "w").close()
    elif damage != "absent":
        shutil.copy(whole, path)
        with h5py.File(path, "a") as file:
            if damage == "older":
                file.attrs["format_version"] = 0
            elif damage == "no_definition":
                del file["outcome/fear"].attrs["definition"]
            elif damage == "no_caveat":
                del file.attrs["caveat"]
            else:
                del file[{"no_outcome": "outcome", "no_low": "parameter/low",
                          "no_region": "regional/region",
                          "no_plan": "outcome/plan"}[damage]]


@pytest.mark.parametrize("damage", BAD)
def test_bad_files_are_refused_in_one_sentence(printed, tmp_path, damage):
    path = tmp_path / "bad.h5"
    spoil(printed[0].path, path, damage)
    with pytest.raises(ValueError, match=BAD[damage]) as raised:
        open_results(path)
    assert "\n" not in str(raised.value)
    with pytest.raises(ValueError, match=BAD[damage]):
        Sweep(path)


@pytest.mark.parametrize("damage", ["older", "no_low", "no_region"])
def test_the_report_of_a_bad_file_is_one_sentence(printed, tmp_path, damage):
    spoil(printed[0].path, tmp_path / "bad.h5", damage)
    ran = subprocess.run([PROGRAM, "report", tmp_path / "bad.h5", "-o", tmp_path / "x.html"],
                         capture_output=True, text=True)
    assert ran.returncode == 2 and BAD[damage] in ran.stderr and ran.stderr.count("\n") == 1
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize("kind", [str, pathlib.Path])
def test_figures_and_tables_take_a_path(printed, kind):
    path = kind(printed[0].path)
    assert fan_chart(path, "fear", ["no_plan"]).axes
    assert list(ssr_decision.compare(path, "fear").index) == printed[0].plans
