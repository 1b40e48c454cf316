import pathlib
import re

import numpy as np
import pytest

import claims
from conftest import PROGRAM

ROOT = pathlib.Path(__file__).resolve().parents[2]
ACTED = [True] * 8


def judged(differences, direction=1, zone=0.1, acted=ACTED):
    return claims.judged(differences, np.zeros(len(differences)), acted, direction, zone)


def test_verdicts_follow_interval_and_zone():
    clear = 1 + 0.01 * np.arange(8)
    assert judged(clear).verdict == "supports"
    assert judged(clear, direction=-1).verdict == "contradicts"
    assert judged(clear, zone=2).verdict == "no effect seen"
    assert judged(np.array([-3, 3, -2, 4, -4, 2, -1, 2.0])).verdict == "cannot tell"
    # clear of zero, across the zone
    assert judged(0.05 * clear, zone=0.052).verdict == "cannot tell"
    assert judged(np.zeros(8), acted=[False] * 8).verdict == "link idle"
    assert judged([np.nan] * 8).verdict == "cannot tell"


@pytest.mark.parametrize("verdicts, word, counted", [
    (["supports"] * 3, "shown in all 3", "shown in all contexts"),
    (["supports", "supports", "cannot tell"], "shown in 2 of 3, cannot tell in 1",
     "shown in some"),
    (["cannot tell", "link idle", "supports"], "shown in 1 of 3, cannot tell in 1, idle in 1",
     "shown in some"),
    (["supports", "no effect seen"], "shown in 1 of 2, within the zone in 1", "shown in some"),
    (["supports", "contradicts"], "shown in 1 of 2, the opposite in 1",
     "shown in some, the opposite in others"),
    (["contradicts", "contradicts"], "the opposite in all 2", "the opposite in all contexts"),
    (["contradicts", "link idle"], "the opposite in 1 of 2, idle in 1", "the opposite in some"),
    (["no effect seen", "no effect seen"], "within the zone in all 2",
     "within the zone in all contexts"),
    (["no effect seen", "cannot tell", "no effect seen"],
     "within the zone in 2 of 3, cannot tell in 1",
     "within the zone in some, not told or idle in others"),
    (["cannot tell", "link idle"], "cannot tell in 1 of 2, idle in 1", "cannot tell"),
    (["link idle", "link idle"], "idle in all 2", "idle in all contexts"),
    (["supports"], "shown", "shown in all contexts")])
def test_a_claim_says_in_how_many_contexts_it_holds(verdicts, word, counted):
    assert claims.overall(verdicts) == word
    assert claims.holding(verdicts) == counted and counted in claims.HOLDING


def test_claims_are_counted_once_and_not_as_shown_where_a_context_does_not_show_them():
    rows = [{"id": "M1"}, {"id": "M2"}]
    said = [["supports", "cannot tell"], ["supports", "supports"]]
    places = claims.PLACES[:2]
    found = {place.context: {row["id"]: claims.Found(verdicts[i])
                             for row, verdicts in zip(rows, said)}
             for i, place in enumerate(places)}
    assert claims.tally(rows, found, places) == "shown in all contexts: 1; shown in some: 1."


def test_every_link_is_played_once_in_every_context_under_a_shipped_plan(ssr):
    ids = [row["id"] for row in claims.links(PROGRAM)]
    assert len(ids) >= 65
    for place in claims.PLACES:
        assert (ROOT / "scenarios" / "contexts" / f"{place.context}.toml").exists()
        played = [link for plan, some in claims.jobs(place, ids) for link in some]
        assert sorted(played) == sorted(ids)
        for plan, _ in claims.jobs(place, ids):
            assert (ROOT / "scenarios" / "plans" / f"{plan}.toml").exists()
        assert {link for some in place.plans.values() for link in some} <= set(ids)


def test_two_links_are_played_and_the_built_in_one_is_no_finding(ssr, tmp_path):
    output = tmp_path / "claims.md"
    assert claims.main(["-o", str(output), "--only", "M1,M54", "--contexts", "kelduria",
                        "--samples", "4",
                        "--weeks", "60", "--program", str(PROGRAM)]) == 0
    signs, figures = output.read_text().split("## Figures by context")
    findings, checks = signs.split("## Checks of the program")
    assert "| M1 `police-without-courts` |" in findings and "M1 `" not in checks
    row = next(line for line in figures.splitlines() if line.startswith("| M54 "))
    # Advisers who work with the partner leave more of the decisions at home.
    assert re.search(r"\| \+0\.\d+ \|", row) and "contradicts" not in row
    verdict = row.split(" | ")[2]
    sign = next(line for line in checks.splitlines() if line.startswith("| M54 ")).split(" | ")[2]
    assert sign == claims.SIGNS[verdict]
    assert "no finding" in re.sub(r"\*", "", checks)
