"""The report of a results file: what it says, and that it opens whatever the file lacks."""

import base64
import gzip
import json
import re
import shutil
import subprocess

import h5py
import numpy as np
import pytest

import report
import ssr_decision
from conftest import PROGRAM, ROOT, STUDY
from ssr_report import document, quantiles
from ssr_results import open_results

CHECKS = ["opens_alone_from_disk", "charts_have_data", "csv_behind_every_chart", "switching_works",
          "address_restores_the_view", "keys_reach_everything", "axe_finds_nothing",
          "prints_on_two_pages", "fits_a_phone"]
DAMAGES = ["one_plan", "one_sample", "no_splits", "no_events", "no_numbers"]


@pytest.fixture(scope="session")
def bundle():
    if not (report.BUNDLE / "report.js").exists():
        pytest.skip("the report's libraries are not there (analysis/report/bundle fetches them from npm)")


@pytest.fixture(scope="session")
def results(ssr, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.h5"
    ssr("compare", STUDY, "--samples", 4, "--replicates", 1, "--horizon-weeks", 120, "-o", path)
    return open_results(path)


@pytest.fixture(scope="session")
def said(results):
    return document(results)


def damaged(path, results, ssr, damage):
    """A copy of the results that lacks something."""
    small = ["--horizon-weeks", 60, "--samples", 1, "--replicates", 1, "-o", path]
    if damage == "one_plan":
        ssr("run", ROOT / "tests/contexts/small_country.toml", "--plan", ROOT / "tests/plans/small_plan.toml", *small)
    elif damage == "one_sample":
        ssr("compare", STUDY, *small)
    else:
        shutil.copy(results.path, path)
        with h5py.File(path, "a") as file:
            gone = {"no_splits": ["regional", "by_sex", "by_group"], "no_events": ["event", "gate", "money"]}
            for group in gone.get(damage, []):
                del file[group]
            if damage == "no_numbers":
                for name in ("fear", "pretrial_share"):
                    file["national"][name][:] = np.nan
                    file["outcome"][name][:] = np.nan
    return open_results(path)


@pytest.fixture(scope="session")
def seen(bundle, results, ssr, tmp_path_factory):
    """What the browser finds wrong with the report and with reports of lesser files."""
    browser = shutil.which("chromium")
    if not browser or not shutil.which("node"):
        pytest.skip("no chromium or no node")
    folder = tmp_path_factory.mktemp("pages")
    pages = []
    for name in ["whole", *DAMAGES]:
        source = results if name == "whole" else damaged(folder / f"{name}.h5", results, ssr, name)
        pages.append(folder / f"{name}.html")
        pages[-1].write_text(report.page(source), encoding="utf-8")
    ran = subprocess.run(["node", ROOT / "tests/browser/report.mjs", report.BUNDLE, browser, *pages],
                         capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.mark.parametrize("check", [*CHECKS, *DAMAGES])
def test_in_a_browser(seen, check):
    assert seen[check] == []


def test_the_page_says_the_numbers_of_the_decision_table(results, said):
    table = ssr_decision.decision_table(results)
    assert [outcome["id"] for outcome in said["outcomes"]] == results.outcomes
    for outcome in said["outcomes"]:
        for plan, row in zip(said["plans"], outcome["rows"]):
            expected = table.loc[(outcome["id"], plan["id"])]
            assert row["level"] == expected["level"] and row["words"] == expected["words"]
            assert row["difference"] == expected["difference_in_words"]
            assert row["notes"] == expected["notes"]


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
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)\s*=\s*[\"']?(?:https?:|//)", text)
    assert not re.search(r"url\(\s*[\"']?(?:https?:|//)|@import", text)
    packed = re.search(r'id="data">([^<]*)<', text)[1]
    assert json.loads(gzip.decompress(base64.b64decode(packed)))["title"] == results.attributes["title"]


def test_the_command_writes_the_page_or_says_what_is_missing(results, tmp_path):
    page = tmp_path / "page.html"
    ran = subprocess.run([PROGRAM, "report", results.path, "-o", page], capture_output=True, text=True)
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
    ran = subprocess.run([PROGRAM, "report", path, "-o", tmp_path / "x.html"], capture_output=True, text=True)
    assert ran.returncode == 2 and message in ran.stderr and ran.stderr.count("\n") == 1
    assert not (tmp_path / "x.html").exists()


def test_without_the_bundle_the_page_says_what_is_missing(results, monkeypatch, tmp_path):
    monkeypatch.setattr(report, "BUNDLE", tmp_path)
    with pytest.raises(ValueError, match="npm"):
        report.page(results)
