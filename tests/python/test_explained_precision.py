import h5py
import pytest

import explained_precision as precision


def explanation(path, values, errors, difference=0.5):
    with h5py.File(path, "w") as file:
        file.attrs["format"] = "ssr-explanation"
        group = file.create_group("attribution")
        names = [f"M{i} link" for i in range(1, len(values))] + ["everything else"]
        group["term"] = [name.encode() for name in names]
        group["value"], group["standard_error"] = values, errors
        group.attrs["difference"] = difference
        group.attrs["samples"], group.attrs["orders"] = 6, 1
    return str(path)


def test_errors_of_the_largest_are_held_against_a_share_of_the_difference(tmp_path, capsys):
    fine = explanation(tmp_path / "fine.h5", [0.3, -0.2, 0.01, 0.4], [0.09, 0.1, 0.02, 9.0])
    assert precision.main([fine]) == 0  # everything else is no attribution
    assert precision.main([fine, "--share", "0.15"]) == 1
    assert "M1 link: +0.3 +- 0.09 TOO WIDE" in capsys.readouterr().out
    assert precision.main([fine, "--share", "0.15", "--largest", "0"]) == 1  # nothing shows nothing


def test_it_says_how_few_samples_errors_rest_on(tmp_path, capsys):
    precision.main([explanation(tmp_path / "few.h5", [0.3, -0.2, 0.4], [0.09, 0.1, 9.0])])
    said = capsys.readouterr().out.splitlines()[0]
    assert said == ("6 samples, 1 order each: standard errors have 5 degrees of freedom; 2 links "
                    "were chosen to attribute to")


def test_another_file_is_refused(tmp_path):
    h5py.File(tmp_path / "other.h5", "w").close()
    with pytest.raises(ValueError, match="not an explanation"):
        precision.largest(str(tmp_path / "other.h5"), 5)
