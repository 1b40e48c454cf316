"""The scenario files inside a results file, as the report reads them: what one leaves out of its
base."""

import tomllib

import pytest

import ssr_results
import ssr_scenario
from conftest import ROOT
from ssr_report import document

CONTEXTS = sorted(path.stem for path in (ROOT / "scenarios/contexts").glob("*.toml"))
BASE = """
[context]
title = "Base"
[election]
first = 2030-01-01
[accord]
weeks = 4
[[accord.promise]]
name = "posts"
[[accord.promise]]
name = "amnesty"
[[donor]]
name = "North"
[[donor]]
name = "South"
[[faction]]
name = "Highland Front"
patron = "Torvane"
fighters = 900
"""


def laid(without, more=""):
    over = tomllib.loads(f"[context]\nwithout = {without}\n{more}")
    return ssr_scenario._overlay(tomllib.loads(BASE), over, "context")


def test_what_is_left_out_is_a_table_an_item_or_a_key_of_either():
    assert "accord" not in laid('["accord"]')
    assert [donor["name"] for donor in laid('["donor.North"]')["donor"]] == ["South"]
    assert "donor" not in laid('["donor"]')
    assert laid('["election.first"]')["election"] == {}
    assert laid('["faction.Highland Front.patron"]')["faction"] == [
        {"name": "Highland Front", "fighters": 900}]
    promises = laid('["accord.promise.posts"]')["accord"]["promise"]
    assert promises == [{"name": "amnesty"}]
    assert laid('["donor.West"]')["donor"] == laid("[]")["donor"]


def test_an_item_is_laid_over_the_one_of_its_name_in_a_table_too():
    accord = laid('["accord.promise.posts"]', '[[accord.promise]]\nname = "amnesty"\nsize = 3')[
        "accord"]
    assert accord == {"weeks": 4, "promise": [{"name": "amnesty", "size": 3}]}


def test_a_list_left_out_whole_takes_what_the_file_itself_names():
    assert laid('["donor"]', '[[donor]]\nname = "East"')["donor"] == [{"name": "East"}]


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_context_has_a_report(ssr, tmp_path, context):
    path = tmp_path / "tiny.h5"
    ssr("run", ROOT / f"scenarios/contexts/{context}.toml", "--plan", "no_assistance", "--scale",
        0.002, "--horizon-weeks", 20, "--samples", 1, "--quiet", "-o", path)
    results = ssr_results.open_results(path)
    said = document(results)
    assert said["context"] == results.attributes["context"]
    assert len(said["districts"]) == len(ssr_scenario.context_of(results)["region"]) > 0
    patrons = [faction.get("patron")
               for faction in ssr_scenario.context_of(results).get("faction", [])]
    assert context != "kelduria_region_at_peace" or not any(patrons)


def test_the_report_knows_every_option_that_a_lever_reads(ssr):
    rows = [line.split("\t") for line in ssr("list", "levers", "--tsv").splitlines()]
    place = rows[0].index("options")
    options = {option for row in rows[1:] for option in row[place].split()}
    assert "pool_share" in options
    assert options <= {*ssr_scenario.TERMS, *ssr_scenario.TEXT_TERMS}
