import numpy as np
import pytest

import compare_record
from ssr_results import wilson

STUDY = "scenarios/studies/as_it_happened.toml"


def test_a_count_of_histories_has_the_interval_of_a_share():
    relapsed = np.array([1.0] * 4 + [0.0] * 12)
    assert compare_record.of_runs(relapsed, None) == "4 of 16 (12 to 45 %)"
    assert wilson(4, 16, 0.9) == pytest.approx((0.1176, 0.4548), abs=1e-4)
    # Two runs of each of eight samples tell less than sixteen samples.
    assert compare_record.of_runs(relapsed, None, 8) == "4 of 16 (9 to 54 %)"
    assert compare_record.of_runs(np.array([np.nan, 0.0]), None, 2).startswith("0 of 1 ")


def test_quantiles_and_what_was_not_recorded():
    assert compare_record.of_runs(np.arange(21.0), 1) == "10.0 (1.0 to 19.0)"
    assert compare_record.of_runs(np.array([np.nan]), 1) == "not recorded"


def test_the_table_says_of_how_many_histories_and_what_is_an_order_of_size_alone(ssr, tmp_path):
    path, output = tmp_path / "record.h5", tmp_path / "record.md"
    ssr("compare", STUDY, "--samples", "3", "--horizon-weeks", "60", "--scale", "0.002", "-o", path)
    assert compare_record.main([str(path), "-o", str(output)]) == 0
    text = output.read_text()
    assert "quantiles of 3 histories" in text and "nearly the smallest and the largest" in text
    assert "90 % interval over" not in text
    rows = [line for line in text.splitlines() if "World Prison Brief" in line]
    assert len(rows) == 2
    assert all(line.split(" | ")[2].startswith("order of size: ") for line in rows)
