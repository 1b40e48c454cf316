"""The report of a results file: what it says, and that it opens whatever the file lacks."""

import base64
import csv
import filecmp
import gzip
import json
import pathlib
import re
import resource
import shutil
import subprocess

import h5py
import numpy as np
import pytest

import report
import ssr_decision
from conftest import PROGRAM, ROOT, STUDY
from discover import discover
from robustness import robustness
from sensitivity import sensitivity
from ssr_report import document, quantiles
from ssr_results import open_results
from sweep_file import Sweep

CHECKS = ["opens_alone_from_disk", "charts_have_data", "csv_behind_every_chart", "switching_works",
          "address_restores_the_view", "keys_reach_everything", "axe_finds_nothing",
          "prints_on_two_pages", "paper_says_what_the_screen_says", "fits_a_phone",
          "folds_on_a_phone", "first_view_needs_no_series"]
DAMAGES = ["one_plan", "one_sample", "no_splits", "no_events", "no_numbers"]


@pytest.fixture(scope="session")
def bundle():
    if not (report.BUNDLE / "report.js").exists():
        pytest.skip("the report's libraries are not there (analysis/report/bundle fetches them "
                    "from npm)")
    source, bundled = ROOT / "analysis/report/src", report.BUNDLE / "src"
    files = sorted(path.name for path in source.iterdir())
    stale = filecmp.cmpfiles(source, bundled, files, shallow=False)[1:]
    assert stale == ([], []), "analysis/report/bundle was not run since the scripts changed"


@pytest.fixture(scope="session")
def results(ssr, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.h5"
    ssr("compare", STUDY, "--samples", 4, "--replicates", 1, "--horizon-weeks", 120, "-o", path)
    return open_results(path)


@pytest.fixture(scope="session")
def screened(ssr, tmp_path_factory):
    """A Morris sweep of all numbers of the courts, two plans, long enough for cases to be tried."""
    folder = tmp_path_factory.mktemp("screened")
    text = (ROOT / "tests/studies/small_sweep.toml").read_text().split("[sweep]")[0]
    for name in ("contexts/small_country", "plans/police_alone", "plans/no_plan"):
        text = text.replace(f'"{name.split("/")[1]}"', f'"{ROOT}/tests/{name}.toml"', 1)
    (folder / "morris.toml").write_text(
        text
        + '[sweep]\ndesign = "morris"\ntrajectories = 4\nparameters = ["mechanism.courts.per_*", '
        '"mechanism.courts.decides", "mechanism.courts.bribe*", "mechanism.courts.undefended"]\n')
    ssr("sweep", folder / "morris.toml", "--quiet", "--horizon-weeks", 110, "-o",
        folder / "morris.h5")
    return open_results(folder / "morris.h5")


@pytest.fixture(scope="session")
def why(ssr, tmp_path_factory):
    """Why the two plans of the small study differ."""
    path = tmp_path_factory.mktemp("why") / "why.h5"
    for budget in ("60s", "4m"):  # a busy machine needs longer for an answer, and is told so
        ran = subprocess.run([PROGRAM, "explain", STUDY, "--outcome", "disarmed_share", "--plans",
                              "small_plan,no_plan", "--horizon-weeks", "20", "--budget", budget,
                              "--quiet", "-o",
                              path], capture_output=True, text=True)
        if ran.returncode == 0:
            break
    assert ran.returncode == 0, ran.stderr
    return path


@pytest.fixture(scope="session")
def said(results):
    return document(results)


def damaged(path, results, ssr, damage):
    """A copy of the results that lacks something."""
    small = ["--horizon-weeks", 60, "--samples", 1, "--replicates", 1, "-o", path]
    if damage == "one_plan":
        ssr("run", ROOT / "tests/contexts/small_country.toml", "--plan",
            ROOT / "tests/plans/small_plan.toml", *small)
    elif damage == "one_sample":
        ssr("compare", STUDY, *small)
    else:
        shutil.copy(results.path, path)
        with h5py.File(path, "a") as file:
            gone = {"no_splits": ["regional", "by_sex", "by_group"],
                    "no_events": ["event", "gate", "money"]}
            for group in gone.get(damage, []):
                del file[group]
            if damage == "no_numbers":
                for name in ("fear", "pretrial_share"):
                    file["national"][name][:] = np.nan
                    file["outcome"][name][:] = np.nan
    return open_results(path)


def plans_alike(folder, titles):
    """Plan files alike but for name and title, and the study of them and of no plan at all."""
    whole = (ROOT / "tests/plans/small_plan.toml").read_text()
    for i, title in enumerate(titles):
        (folder / f"option_{i}.toml").write_text(
            re.sub(r'^title = ".*"', f'title = "{title}"', whole, count=1, flags=re.M))
    plans = [f'"{folder}/option_{i}.toml"' for i in range(len(titles))]
    plans.append(f'"{ROOT}/tests/plans/no_plan.toml"')
    study = STUDY.read_text().replace('"small_country"',
                                      f'"{ROOT}/tests/contexts/small_country.toml"')
    study = study.replace('["small_plan", "no_plan"]', f"[{', '.join(plans)}]")
    return study.replace('reference = "small_plan"', 'reference = "option_0"')


@pytest.fixture(scope="session")
def what_if(ssr, tmp_path_factory):
    """Twelve plans of a what-if; one is made to do harm, and to cost as much as a country."""
    folder = tmp_path_factory.mktemp("what_if")
    titles = [f"Kelduria: early exit of peacekeepers, option {i}" for i in range(11)]
    (folder / "many.toml").write_text(plans_alike(folder, titles))
    path = folder / "many.h5"
    ssr("compare", folder / "many.toml", "--samples", 4, "--replicates", 1, "--horizon-weeks", 60,
        "--scale", 0.5, "--set", "context.population.growth_per_year=0.03", "--disable", "M1",
        "--fixed-parameters", "--quiet", "-o", path)
    with h5py.File(path, "a") as file:
        fear = file["outcome/fear"]
        fear[3] = fear[11] + np.arange(4)[:, None] / 100 + 0.5
        file["money/disbursed"][3] = 1.1e11
        fear[4] = np.nan
    return open_results(path)


@pytest.fixture(scope="session")
def seen(bundle, results, screened, what_if, why, ssr, tmp_path_factory):
    """What the browser finds wrong with the report and with reports of lesser files."""
    browser = shutil.which("chromium")
    if not browser or not shutil.which("node"):
        pytest.skip("no chromium or no node")
    folder = tmp_path_factory.mktemp("pages")
    pages = []
    for name in ["whole", *DAMAGES, "sweep", "why", "many"]:
        source = {"whole": results, "sweep": screened, "why": results, "many": what_if}.get(name) \
            or damaged(folder / f"{name}.h5", results, ssr, name)
        pages.append(folder / f"{name}.html")
        pages[-1].write_text(report.page(source, why if name == "why" else None), encoding="utf-8")
    ran = subprocess.run(["node", ROOT / "tests/browser/report.mjs", report.BUNDLE, browser,
                          *pages],
                         capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.mark.parametrize("check", [*CHECKS, *DAMAGES, "sweep", "why", "many"])
def test_in_a_browser(seen, check):
    assert seen["problems"][check] == []


def test_the_saved_decision_table_has_the_numbers_of_the_table(seen, results):
    rows = list(csv.DictReader(seen["saved"]["decision"]))
    table = ssr_decision.decision_table(results)
    assert [(row["outcome"], row["plan"]) for row in rows] == list(table.index)
    for row, (_, expected) in zip(rows, table.iterrows()):
        assert row["level"] == expected["level"] and row["verdict"] == expected["words"]
        assert row["difference"] == expected["difference_in_words"]
        assert row["better_in"] == expected["better_in_words"]
        for column, name in [("median_or_share", "median"), ("low_90", "low"), ("high_90", "high"),
                             ("difference_mean", "difference"),
                             ("difference_low", "difference_low"),
                             ("difference_high", "difference_high")]:
            known = np.isfinite(expected[name])
            assert (float(row[column]) == pytest.approx(expected[name],
                                                        rel=1e-3)) if known else row[column] == ""


def saved(seen, figure):
    """The CSV behind a figure, as the browser saved it."""
    return list(csv.DictReader(seen["saved"][figure]))


def test_the_numbers_behind_the_chart_of_an_outcome_are_those_of_the_table(seen, results):
    rows = saved(seen, "outcome")
    table = ssr_decision.decision_table(results).loc[rows[0]["outcome"]]
    assert [row["plan"] for row in rows] == list(table.index)
    for row, (_, expected) in zip(rows, table.iterrows()):
        assert row["level"] == expected["level"] and row["words"] == expected["words"]
        for column, name in [("difference", "difference"), ("low", "difference_low"),
                             ("high", "difference_high")]:
            known = np.isfinite(expected[name])
            assert (float(row[column]) == pytest.approx(expected[name], rel=1e-3)) if known \
                else row[column] == ""


def test_the_numbers_behind_the_curves_are_those_of_the_file(seen, results):
    rows = saved(seen, "time")
    for plan in results.plans:
        runs = results.group("national")[rows[0]["indicator"]].sel(plan=plan).values
        runs = runs.reshape(-1, runs.shape[-1])
        own = [row for row in rows if row["plan"] == plan]
        width = -(-runs.shape[1] // len(own))
        for at, row in enumerate(own):
            means = np.nanmean(runs[:, at * width:(at + 1) * width], axis=1)
            for share in (5, 25, 50, 75, 95):
                expected = np.nanquantile(means, share / 100)
                assert float(row[f"quantile_{share}"]) == pytest.approx(expected, rel=1e-3,
                                                                        abs=1e-9)


def test_the_numbers_behind_relapse_are_those_of_the_table(seen, results):
    asked = next(name for name in results.outcomes
                 if results.group("outcome")[name].attrs["yes_no"])
    table = ssr_decision.compare(results, asked)
    for row in saved(seen, "histories"):
        expected = table.loc[row["plan"]]
        assert row["outcome"] == asked and int(row["histories"]) == expected["n"]
        assert int(row["yes"]) == expected["yes"]
    ends = {row["plan"]: row for row in saved(seen, "survival")}
    curves = ssr_decision.survival(results)
    for plan in results.plans:
        expected = float(curves["share"].sel(plan=plan)[-1])
        assert float(ends[plan]["share_without_relapse"]) == pytest.approx(expected, rel=1e-3)


def test_every_relapse_has_somebody_who_fought(seen, results):
    fought = ssr_decision.who_fought(results)
    assert any("under its leader" in party for party in fought)
    assert fought.to_numpy().sum() == len(ssr_decision.first_relapses(results))
    rows = {(row["plan"], row["party"]): int(row["fought"]) for row in saved(seen, "parties")} \
        if fought.size else {}
    assert rows == {(plan, party): n for plan, of in fought.iterrows() for party, n in of.items()}


def test_the_page_sets_all_that_is_seen_beside_what_is_true(results, said, seen):
    file = results.group("national")
    beside = {(about.attrs["counterpart"], name) for name, about in file.items()
              if "counterpart" in about.attrs}
    assert {(series["counterpart"], name) for name, series in said["series"].items()
            if series["counterpart"]} == beside
    assert {(row["indicator"], row["seen_as"]) for row in saved(seen, "seen")} == beside


def test_a_file_that_does_not_say_what_is_reported_has_no_such_chart(results, tmp_path):
    path = tmp_path / "older.h5"
    shutil.copy(results.path, path)
    with h5py.File(path, "r+") as file:
        for variable in file["national"].values():
            for name in ("seen_as", "counterpart", "condition"):
                variable.attrs.pop(name, None)
    older = document(open_results(path))
    assert not any(series["counterpart"] for series in older["series"].values())
    assert "the file does not say which numbers are reports of which" in older["missing"]


def test_the_page_says_the_numbers_of_the_decision_table(results, said):
    table = ssr_decision.decision_table(results)
    assert [outcome["id"] for outcome in said["outcomes"]] == results.outcomes
    for outcome in said["outcomes"]:
        for plan, row in zip(said["plans"], outcome["rows"]):
            expected = table.loc[(outcome["id"], plan["id"])]
            assert row["level"] == expected["level"] and row["words"] == expected["words"]
            assert row["difference"] == expected["difference_in_words"]
            assert row["notes"] == expected["notes"]
            harmed = [note for note in row["notes"] if note.startswith("HARM")]
            assert bool(row["harm"]) == bool(harmed)
            for said in harmed:
                assert all(who in said for names in row["harm"].values() for who in names)


def test_a_sweep_says_what_drives_an_outcome_and_gives_no_verdicts(screened):
    said = document(screened)
    part = said["sweep"]
    assert part["layout"] == "morris" and part["points"] == len(Sweep(screened.path).points)
    assert "not independent samples" in part["why"] and not said["independent"]
    drivers = part["outcomes"]["pretrial_share"]["drivers"][0]
    expected = sensitivity(screened.path, "pretrial_share")
    assert [row["name"] for row in drivers["rows"]] == list(expected.index[:len(drivers["rows"])])
    assert drivers["rows"][0]["effect"] == expected["mu_star"].iloc[0] > 0
    assert any("have no source" in line and drivers["rows"][0]["name"] in line
               for line in said["caveats"])
    for outcome in said["outcomes"]:
        for row in outcome["rows"]:
            assert row["verdict"] == row["words"] == "" and row["dlow"] is None and not row["harm"]
    regret = part["outcomes"]["fear"]["regret"]
    assert [row["largest_regret"]
            for row in regret["rows"]] == list(robustness(screened, "fear")["largest_regret"])


def test_a_plan_fails_where_prim_says_so(screened):
    fails = document(screened)["sweep"]["outcomes"]["fear"]["fails"]
    found = discover(screened, "fear", "no_plan", minus="police_alone")
    assert fails[1]["against"] == "police_alone" and fails[0]["against"] == "no_plan"
    assert (fails[1]["bad"], fails[1]["points"]) == (found.attrs["bad"], found.attrs["points"])
    assert found.attrs["points"] == len(Sweep(screened.path).points)


def test_an_explanation_says_which_links_carry_the_difference(results, why):
    part = document(results, why)["why"]
    assert (part["plan"], part["reference"]) == (results.plans.index("small_plan"),
                                                 results.plans.index("no_plan"))
    with h5py.File(why) as file:
        held = file["attribution"]
        assert [term["value"] for term in part["terms"]] == list(held["value"][...])
        assert [term["error"] for term in part["terms"]] == list(held["standard_error"][...])
        assert [link["soon"] for link in part["chain"]] == list(file["chain/soon"][...])
    assert sum(term["value"] for term in part["terms"]) == pytest.approx(part["difference"])
    *links, rest = part["terms"]
    assert rest["name"] == "everything else" and rest["origin"] == ""
    assert links and {term["origin"] for term in links} <= {"built in", "emergent"}
    assert all(re.fullmatch(r"[A-Z][a-z]+ \d{4}", link["month"]) for link in part["chain"])


def explanation_spoilt(why, results, path, damage):
    shutil.copy(results.path if damage == "results" else why, path)
    with h5py.File(path, "a") as file:
        if damage == "older":
            file.attrs["format_version"] = 0
        if damage == "no_error":
            del file["attribution/standard_error"]
        if damage == "other_plans":
            file.attrs["plan"] = "police_alone"


@pytest.mark.parametrize("damage, message", [
    ("results", "not an explanation"), ("older", "format version 0"),
    ("no_error", "no standard_error"),
    ("other_plans", "police_alone against no_plan")])
def test_another_explanation_is_refused_in_one_line(results, why, tmp_path, damage, message):
    explanation_spoilt(why, results, tmp_path / "bad.h5", damage)
    ran = subprocess.run([PROGRAM, "report", results.path, "--explanation", tmp_path / "bad.h5",
                          "-o",
                          tmp_path / "x.html"], capture_output=True, text=True)
    assert ran.returncode == 2 and message in ran.stderr and ran.stderr.count("\n") == 1
    assert not (tmp_path / "x.html").exists()


OUTCOMES = ["relapse_by_year_10", "war_by_year_10", "crisis", "violent_deaths", "homicide_rate",
            "victimisation_rate",
            "gender_violence_rate", "fear", "disarmed_share", "fighters_outside_control",
            "recidivism_share",
            "pretrial_share", "prison_occupancy", "fair_remedy_share", "trust_police", "legitimacy",
            "army_cohesion"]


def test_eight_plans_and_seventeen_outcomes_print_on_two_pages(bundle, ssr, tmp_path):
    if not shutil.which("chromium"):
        pytest.skip("no chromium")
    study = plans_alike(tmp_path, [f"Option {i}, named at length" for i in range(7)])
    study = study.replace("\nreference", f"\noutcomes = {json.dumps(OUTCOMES)}\nreference", 1)
    (tmp_path / "eight.toml").write_text(study)
    ssr("compare", tmp_path / "eight.toml", "--samples", 2, "--replicates", 1, "--horizon-weeks",
        120, "--quiet",
        "-o", tmp_path / "eight.h5")
    assert len(open_results(tmp_path / "eight.h5").plans) == 8
    ran = subprocess.run([PROGRAM, "report", tmp_path / "eight.h5", "--pdf", "-o",
                          tmp_path / "eight.pdf"],
                         capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    printed = (tmp_path / "eight.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2


def test_a_what_if_says_what_was_changed(said, what_if):
    assert said["changes"] == [] and not any("as they stand" in line for line in said["caveats"])
    found = document(what_if)
    assert found["changes"] == [
        "Changed: context.population.growth_per_year = 0.03", "links cut: M1",
        "share of citizens simulated: 0.5 (the context's own: 1)", "central values only"]
    assert "; ".join(found["changes"]) in found["caveats"][0]
    assert any("held at its central value" in line for line in found["caveats"])


def test_what_is_alike_or_defined_nowhere_is_said_in_place_of_a_verdict(what_if):
    rows = {row["id"]: row["rows"] for row in document(what_if)["outcomes"]}
    assert rows["fear"][0]["said"] == "" and rows["fear"][3]["said"] == ""
    said = [(row["said"], row["pairs"]) for row in rows["fear"]]
    assert said[1] == ("no difference in any sample", 4) and said[4] == ("not defined", 0)


def test_each_outcome_says_whether_it_was_checked(said):
    checked = {outcome["id"]: outcome["checked"] for outcome in said["outcomes"]}
    assert "Sierra Leone alone" in checked["homicide_rate"] and checked["fear"] == ""
    assert any("one country's record" in line for line in said["caveats"])


def test_samples_of_a_comparison_are_no_sweep(said):
    assert said["sweep"] is None and said["independent"]


def test_the_page_names_no_winner_and_opens_with_the_caveat(said):
    text = json.dumps(said) + "".join(
        path.read_text() for path in (ROOT / "analysis/report/src").iterdir())
    assert not re.search(r"best plan|winner|recommend", text, re.I)
    assert said["caveat"].endswith("not a forecast; not evidence about any group or person.")


def test_bands_are_quantiles_without_what_is_undefined():
    runs = np.random.default_rng(2).normal(size=(9, 4))
    runs[3:, 1] = np.nan
    runs[:, 2] = np.nan
    expected = [np.nanquantile(runs[:, t], 0.25) if t != 2 else np.nan for t in range(4)]
    assert quantiles(runs, (0.25,))[0] == pytest.approx(expected, nan_ok=True)


def test_the_page_is_one_small_file_that_names_no_other(bundle, results):
    text = report.page(results)
    assert len(text) < 5e6
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)\s*=\s*[\"']?(?:https?:|//)",
                         text)
    assert not re.search(r"url\(\s*[\"']?(?:https?:|//)|@import", text)
    first = json.loads(re.search(r'id="data">([^<]*)<', text)[1])
    assert first["title"] == results.attributes["title"]
    packed = re.search(r'id="more">([^<]*)<', text)[1]
    later = json.loads(gzip.decompress(base64.b64decode(packed)))
    assert later["series"].keys() == results.group("national").data_vars.keys()
    assert len(later["parameters"]["rows"]) == first["uncertain"]


def test_the_command_writes_the_page_or_says_what_is_missing(results, tmp_path):
    page = tmp_path / "page.html"
    ran = subprocess.run([PROGRAM, "report", results.path, "-o", page], capture_output=True,
                         text=True)
    if (report.BUNDLE / "report.js").exists() and report.BUNDLE.is_relative_to(ROOT):
        assert ran.returncode == 0 and page.exists(), ran.stderr
    else:
        assert ran.returncode == 2 and "npm" in ran.stderr and not page.exists()


@pytest.mark.parametrize("damage, message", [
    (b"not a file of numbers", "not readable as HDF5"), (None, "no such file")])
def test_the_command_refuses_bad_files_in_one_line(tmp_path, damage, message):
    path = tmp_path / "bad.h5"
    if damage:
        path.write_bytes(damage)
    ran = subprocess.run([PROGRAM, "report", path, "-o", tmp_path / "x.html"], capture_output=True,
                         text=True)
    assert ran.returncode == 2 and message in ran.stderr and ran.stderr.count("\n") == 1
    assert not (tmp_path / "x.html").exists()


def reported(*arguments, **more):
    return subprocess.run([PROGRAM, "report", *map(str, arguments)], capture_output=True, text=True,
                          **more)


@pytest.mark.parametrize("stands", ["its input", "a context", "words", "a page of another program",
                                    "a print of another program"])
def test_a_report_takes_no_other_file_away(results, tmp_path, stands):
    path = tmp_path / "here"
    held = {"its input": pathlib.Path(results.path).read_bytes(),
            "a context": (ROOT / "tests/contexts/small_country.toml").read_bytes(),
            "words": b"notes\n", "a print of another program": b"%PDF-1.4\n%%EOF\n",
            "a page of another program": b"<!doctype html>\n<html lang=\"en\">\n<title>x</title>"}
    path.write_bytes(held[stands])
    for kind in ([], ["--pdf"]):
        source = path if stands == "its input" else results.path
        ran = reported(source, *kind, "-o", path)
        assert ran.returncode == 2 and ran.stderr.count("\n") == 1
        assert f"{path}: cannot be written (it holds something else than a report); name another" \
            in ran.stderr
        assert path.read_bytes() == held[stands]
    assert "it is a folder" in reported(results.path, "-o", tmp_path).stderr


def test_a_report_replaces_a_report_of_any_version(bundle, results, tmp_path):
    path = tmp_path / "page.html"
    former = (ROOT / "analysis/report/template.html").read_bytes().replace(report.MARK + b"\n", b"")
    for held in (b"", former):
        path.write_bytes(held)
        assert reported(results.path, "-o", path).returncode == 0
        assert report.MARK in path.read_bytes()[:report.FIRST_BYTES]
    assert reported(results.path, "-o", path).returncode == 0
    assert [item.name for item in tmp_path.iterdir()] == ["page.html"]
    if shutil.which("chromium"):
        for _ in range(2):
            assert reported(results.path, "--pdf", "-o", tmp_path / "page.pdf").returncode == 0
        assert report.is_ours(tmp_path / "page.pdf")


def test_a_disk_that_fills_up_leaves_what_was_there(bundle, results, tmp_path):
    path = tmp_path / "page.html"
    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
    for before in (None, report.MARK):
        if before:
            path.write_bytes(before)
        ran = reported(results.path, "-o", path, preexec_fn=little_room)
        assert ran.returncode == 2 and ran.stderr.count("\n") == 1
        assert f"{path}: cannot be written (File too large); is the folder there" in ran.stderr
        assert [item.read_bytes() for item in tmp_path.iterdir()] == ([before] if before else [])
    ran = reported(results.path, "-o", tmp_path / "nowhere/page.html")
    assert ran.returncode == 2 and "is the folder there" in ran.stderr and "\n" in ran.stderr[-1:]


def first_of(held, group, name):
    """Where the bytes of a variable begin in a file."""
    with h5py.File(held) as file:
        return file[group][name].id.get_chunk_info(0).byte_offset


@pytest.mark.parametrize("damage", ["unfinished", "numbers", "labels", "changed"])
def test_a_damaged_file_is_refused_in_one_line(bundle, results, tmp_path, damage):
    path = tmp_path / "results.h5.partial"
    shutil.copy(results.path, path)
    held = bytearray(path.read_bytes())
    if damage == "unfinished":  # what was not yet written when the program was stopped
        with h5py.File(path) as file:
            at = h5py.h5o.get_info(file["national/fear"].id).addr
        held[at:at + 64] = bytes(64)
    if damage == "numbers":
        at = first_of(path, "national", "fear")
        held[at:at + 64] = bytes(64)
    path.write_bytes(held)
    if damage == "labels":
        with h5py.File(path, "a") as file:
            del file["outcome/fear"].attrs["better"]
    if damage == "changed":
        with h5py.File(path, "a") as file:
            file["scenario"].attrs["horizon_weeks"] = "many"
    ran = reported(path, "-o", tmp_path / "x.html")
    assert ran.returncode == 2 and ran.stderr.count("\n") == 1, ran.stderr
    assert f"report.py: {path}: " in ran.stderr and not (tmp_path / "x.html").exists()
    if damage in ("unfinished", "numbers"):
        assert "damaged or never finished" in ran.stderr and "play the study again?" in ran.stderr


def test_without_the_bundle_the_page_says_what_is_missing(results, monkeypatch, tmp_path):
    monkeypatch.setattr(report, "BUNDLE", tmp_path)
    with pytest.raises(ValueError, match="npm"):
        report.page(results)
