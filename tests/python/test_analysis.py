import numpy as np
import pytest

import plot_headline
from ssr_results import Results, wilson


def test_differences_are_paired_by_sample(compared):
    results = Results(compared)
    outcome = "trust_police"
    values = results.group("outcome")[outcome]
    pairs = (values.sel(plan="no_plan") - values.sel(plan="small_plan")).mean("replicate").values
    found = results.difference("no_plan", outcome)
    assert found.mean == pytest.approx(np.nanmean(pairs))
    assert found.low <= found.mean <= found.high


def test_the_reference_differs_from_itself_by_nothing(compared):
    results = Results(compared)
    assert results.difference(results.reference, "trust_police").mean == 0


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
