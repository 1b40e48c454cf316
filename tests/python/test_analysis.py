import pathlib
import subprocess
import sys

import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy import stats

import compare_scales
import plot_headline
from ssr_decision import compare
from ssr_figures import colours_of
from ssr_results import Results, wilson

ANALYSIS = pathlib.Path(__file__).parents[2] / "analysis"


def test_differences_are_paired_by_sample(compared):
    values = Results(compared).group("outcome")["trust_police"]
    pairs = (values.sel(plan="no_plan") - values.sel(plan="small_plan")).mean("replicate").values
    found = compare(compared, "trust_police").loc["no_plan"]
    assert found["difference"] == pytest.approx(np.nanmean(pairs))
    assert found["difference_low"] <= found["difference"] <= found["difference_high"]


def test_the_picture_shows_the_intervals_of_the_table(compared):
    """A yes-or-no outcome has Bonett and Price's interval there too, not Student's."""
    results = Results(compared)
    _, axes = plt.subplots()
    plot_headline.draw_differences(axes, results, "crisis", colours_of(results))
    row = compare(results, "crisis").loc["no_plan"]
    bar = axes.lines[0].get_xdata()
    assert list(bar) == [row["difference_low"], row["difference_high"]] and bar[1] > bar[0]
    assert axes.lines[1].get_xdata()[0] == row["difference"]


def test_wilson_equals_published_intervals():
    assert wilson(10, 20, 0.95) == pytest.approx((0.2993, 0.7007), abs=1e-4)
    assert wilson(0, 10, 0.95) == pytest.approx((0.0, 0.2775), abs=1e-4)


def test_the_picture_is_drawn_from_the_file_alone(compared, tmp_path):
    path = tmp_path / "picture.png"
    assert plot_headline.main([str(compared), str(path)]) == 0
    assert path.read_bytes().startswith(b"\x89PNG")
    assert path.stat().st_size > 50_000


def test_another_file_is_refused(tmp_path):
    import h5py

    path = tmp_path / "other.h5"
    h5py.File(path, "w").close()
    with pytest.raises(ValueError, match="not a results file"):
        Results(path)


def test_scales_agree_where_welchs_test_finds_nothing():
    generator = np.random.default_rng(3)
    for shift in np.linspace(0, 2, 21):
        some, others = generator.normal(shift, 1, 12), generator.normal(0, 2, 7)
        gap, low, high = compare_scales.unpaired_difference(some, others)
        assert low <= gap <= high
        found = stats.ttest_ind(some, others, equal_var=False).pvalue < 0.05
        assert found == (not low <= 0 <= high)


def test_scales_at_the_same_points_are_compared_pair_by_pair():
    generator = np.random.default_rng(5)
    points = generator.normal(0, 50, 12)
    gap, low, high = compare_scales.paired_difference(points + generator.normal(3, 1, 12), points)
    assert 2 < low < gap < high < 4
    _, low, high = compare_scales.unpaired_difference(points + 3, points)
    assert low < 0 < high


@pytest.mark.parametrize("low, high, words", [
    (-0.1, 0.2, "yes"), (0.1, 0.4, "yes"), (-1, 2, "cannot tell"), (0.1, 0.6, "no"),
    (-0.6, -0.1, "no"), (-np.inf, np.inf, "cannot tell")])
def test_scales_agree_where_the_interval_lies_in_the_zone(low, high, words):
    assert compare_scales.agreement(low, high, 0.5) == words


def test_twelve_histories_that_relapse_alike_do_not_show_that_scales_agree():
    relapsed = np.eye(12)[3]
    gap, low, high = compare_scales.paired_difference(relapsed, relapsed, yes_no=True)
    assert gap == 0 and low == -high
    assert high == pytest.approx(0.19799, abs=1e-4)  # 1.96 sqrt(2) / 14
    assert compare_scales.agreement(low, high, 0.05) == "cannot tell"
    _, low, high = compare_scales.unpaired_difference(relapsed, relapsed, yes_no=True)
    assert low < -0.2 and high > 0.2
    many = np.zeros(60)
    assert compare_scales.agreement(*compare_scales.paired_difference(many, many, yes_no=True)[1:],
                                    0.05) == "yes"


def test_scales_say_which_of_them_agree():
    assert compare_scales.together([0.02, 0.1, 1], ["yes", "yes"]) == "yes"
    assert compare_scales.together([0.02, 0.1, 1], ["yes", "no"]) == \
        "scale 0.02: yes, scale 0.1: no"


def test_scales_are_set_side_by_side(compared):
    text = compare_scales.table([Results(compared), Results(compared)])
    rows = [line for line in text.splitlines() if line.endswith("| cannot tell |")]
    assert len(rows) == len(compare_scales.COMPARED)  # of few runs, all alike


@pytest.mark.parametrize("script", ["plot_headline.py", "compare_record.py", "compare_scales.py"])
def test_a_file_that_cannot_be_read_ends_a_script_in_one_line(script, tmp_path):
    nothing = tmp_path / "nothing.h5"
    second = tmp_path / "picture.png" if script == "plot_headline.py" else nothing
    arguments = [nothing] if script == "compare_record.py" else [nothing, second]
    done = subprocess.run([sys.executable, ANALYSIS / script, *arguments], capture_output=True,
                          text=True)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{script}: ") and done.stderr.count("\n") == 1
    assert "nothing.h5" in done.stderr
