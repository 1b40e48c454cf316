import csv
import pathlib
import re

import pytest

import mechanism_effects as effects

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("low, high, zone, weak", [
    (0.0189, 0.0242, 0.02, True), (0.021, 0.024, 0.02, False), (-0.03, -0.021, 0.02, False),
    (-0.0265, -0.0136, 0.02, True), (-0.1, 0.1, 0.02, True), (0.02, 0.03, 0.02, False)])
def test_an_effect_whose_nearer_bound_lies_in_the_zone_is_weak(low, high, zone, weak):
    assert effects.is_weak(low, high, zone) == weak


def test_weak_links_are_named_above_the_table_and_marked_in_it(tmp_path, monkeypatch):
    monkeypatch.setattr(effects, "origins", lambda program: {"M1": "emergent", "M18": "built in"})
    head = ["mechanism", "name", "situation", "outcome", "from_week", "until_week", "on", "off",
            "difference", "standard_error", "zone", "samples"]
    rows = [["M1", "a", "s", "x", 0, 52, 3, 1, 2, 0.1, 0.5, 64],
            ["M18", "b", "s", "x", 0, 0, 3, 2.4, 0.6, 0.1, 0.5, 64]]
    source, table = tmp_path / "effects.csv", tmp_path / "effects.md"
    with open(source, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head, *rows])
    monkeypatch.setattr("sys.argv", ["mechanism_effects.py", str(source), "-o", str(table)])
    effects.main()
    text = table.read_text(encoding="utf-8")
    assert "Weak are 1 of 2: M18." in text
    lines = [line.split(" | ") for line in text.splitlines() if line.startswith("| M")]
    assert [line[-2] for line in lines] == ["clear", "weak"]


def test_the_published_table_names_the_links_that_its_own_figures_make_weak():
    text = (ROOT / "docs" / "tables" / "effects.md").read_text(encoding="utf-8")
    weak, lines = [], [line for line in text.splitlines() if re.match(r"\| M\d+ ", line)]
    plain = lambda x: float(x.replace(",", ""))
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        bounds = re.search(r"\((\S+) to (\S+)\)", cells[6])
        if effects.is_weak(plain(bounds[1]), plain(bounds[2]), plain(cells[7])):
            weak.append(cells[0].split()[0])
    assert effects.verdict(weak, len(lines)) in text
