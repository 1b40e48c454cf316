"""Sweeps from the design to what their analysis says, with answers known in advance."""

import io
import os
import shutil
import subprocess

import h5py
import numpy as np
import pandas as pd
import pytest
import xarray as xr
from scipy import stats

import discover
import robustness
import sensitivity
import ssr_analysis
from conftest import PROGRAM, ROOT
from sweep_file import Sweep

SWEEP = ROOT / "tests" / "studies" / "small_sweep.toml"


def study_with(folder, sweep):
    """The small sweep with another [sweep]."""
    text = SWEEP.read_text().split("[sweep]")[0]
    text = text.replace('"small_country"', f'"{ROOT}/tests/contexts/small_country.toml"')
    text = text.replace('plans = ["police_alone", "no_plan"]',
                        f'plans = ["{ROOT}/tests/plans/police_alone.toml", '
                        f'"{ROOT}/tests/plans/no_plan.toml"]')
    path = folder / "study.toml"
    path.write_text(text + "[sweep]\n" + sweep)
    return path


@pytest.fixture(scope="module")
def three(ssr):
    """Three uncertain numbers of the courts, whatever they are called today."""
    rows = [line.split("\t") for line in ssr("list", "parameters", "--tsv").splitlines()[1:]]
    names = [row[0] for row in rows if row[0].startswith("mechanism.courts.")
             and float(row[2]) < float(row[3])]
    return names[:3]


def design_of(ssr, folder, sweep):
    """Points [point, factor], in the parameters' units, as `ssr sweep --points` lays them out."""
    path = folder / "points.csv"
    ssr("sweep", study_with(folder, sweep), "--dry-run", "--points", path)
    return pd.read_csv(path).values


@pytest.fixture(scope="module")
def swept(ssr, tmp_path_factory):
    path = tmp_path_factory.mktemp("sweep") / "swept.h5"
    ssr("sweep", SWEEP, "--quiet", "-o", path)
    return path


def unit(ssr, names, points):
    """Points as shares of the ranges that the program has for the names."""
    rows = {line.split("\t")[0]: line.split("\t")
            for line in ssr("list", "parameters", "--tsv").splitlines()[1:]}
    low = np.array([float(rows[name][2]) for name in names])
    high = np.array([float(rows[name][3]) for name in names])
    return (points - low) / (high - low)


def listed(names):
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def test_ishigami_has_its_published_indices(ssr, three, tmp_path):
    points = design_of(ssr, tmp_path,
                       f'design = "saltelli"\npoints = 2048\nparameters = {listed(three)}\n')
    assert len(points) == 2048 * 5
    x = np.pi * (2 * unit(ssr, three, points) - 1)
    values = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    found = sensitivity.sobol_indices(points, values)
    for low, index, high in zip(found.first_low, (0.3139, 0.4424, 0), found.first_high):
        assert low <= index <= high
    for low, index, high in zip(found.total_low, (0.5576, 0.4424, 0.2437), found.total_high):
        assert low <= index <= high
    assert (found.first_high - found.first_low < 0.2).all()


def test_a_linear_model_has_the_indices_of_its_squared_slopes(ssr, three, tmp_path):
    points = design_of(ssr, tmp_path,
                       f'design = "saltelli"\npoints = 1024\nparameters = {listed(three)}\n')
    slopes = np.array([4.0, 2.0, 1.0])
    found = sensitivity.sobol_indices(points, unit(ssr, three, points) @ slopes)
    for low, high, index in zip(found.total_low, found.total_high, slopes**2 / np.sum(slopes**2)):
        assert low <= index <= high
    points = design_of(ssr, tmp_path,
                       f'design = "morris"\ntrajectories = 12\nparameters = {listed(three)}\n')
    unit_points = unit(ssr, three, points)
    found = sensitivity.morris(unit_points, unit_points @ slopes)
    assert found.mu_star == pytest.approx(slopes)
    assert found.sigma == pytest.approx(0, abs=1e-9)
    assert found.trajectories == 12


def test_morris_tells_an_interaction_from_a_slope(ssr, three, tmp_path):
    points = design_of(ssr, tmp_path,
                       f'design = "morris"\ntrajectories = 40\nparameters = {listed(three)}\n')
    x = unit(ssr, three, points)
    found = sensitivity.morris(x, 3 * x[:, 0] + 4 * (x[:, 1] - 0.5) * (x[:, 2] - 0.5))
    assert found.sigma[0] == pytest.approx(0, abs=1e-9)
    assert (found.sigma[1:] > 0.5).all()


def test_missing_runs_cost_their_trajectory_alone():
    points = np.array([[0, 0], [2 / 3, 0], [2 / 3, 2 / 3]] * 3)
    values = points @ [1.0, 2.0]
    values[4] = np.nan
    found = sensitivity.morris(points, values)
    assert found.trajectories == 2
    assert found.mu == pytest.approx([1, 2])
    with pytest.raises(ValueError, match="no trajectories"):
        sensitivity.morris(points[:-1], values[:-1])


def test_latin_hypercubes_have_one_point_in_every_stratum(ssr, three, tmp_path):
    points = design_of(ssr, tmp_path,
                       f'design = "latin_hypercube"\npoints = 50\nparameters = {listed(three)}\n')
    strata = np.sort((unit(ssr, three, points) * 50).astype(int), axis=0)
    assert (strata == np.arange(50)[:, None]).all()


def spread(names, words):
    """`[[sweep.parameter]]` tables: names with a distribution each."""
    return "".join(f'[[sweep.parameter]]\nname = "{name}"\n{said}\n'
                   for name, said in zip(names, words))


def test_distributions_have_their_moments_in_every_design(ssr, three, tmp_path):
    words = ['low = 1\nhigh = 5\ndistribution = "triangular"\nmode = 2',
             'low = 1\nhigh = 100\ndistribution = "log_uniform"',
             'low = 2\nhigh = 8\ndistribution = "normal"\nmode = 4\ndeviation = 1.5']
    known = [stats.triang(0.25, 1, 4), stats.loguniform(1, 100),
             stats.truncnorm(-2 / 1.5, 4 / 1.5, 4, 1.5)]
    for design in ("latin_hypercube", "sobol"):
        points = design_of(ssr, tmp_path,
                           f'design = "{design}"\npoints = 1024\n' + spread(three, words))
        for column, law in zip(points.T, known):
            assert column.mean() == pytest.approx(law.mean(), rel=0.01)
            assert column.std() == pytest.approx(law.std(), rel=0.01)
            # Every stratum of the chances holds one point.
            strata = np.sort((law.cdf(column) * 1024 + 1e-6).astype(int))
            assert (np.abs(strata - np.arange(1024)) <= 1).all()


def test_a_grid_over_a_log_uniform_number_has_levels_in_equal_ratios(ssr, three, tmp_path):
    words = ['low = 1\nhigh = 100\nlevels = 3\ndistribution = "log_uniform"']
    points = design_of(ssr, tmp_path, 'design = "grid"\n' + spread(three[:1], words))
    assert points[:, 0] == pytest.approx([1, 10, 100])


def test_correlated_numbers_have_their_rank_correlation_and_keep_their_strata(ssr, three, tmp_path):
    tables = "".join(f'[[sweep.correlation]]\nbetween = ["{a}", "{b}"]\nrho = {rho}\n'
                     for a, b, rho in [(three[0], three[1], 0.7), (three[1], three[2], -0.4)])
    for design in ("latin_hypercube", "sobol"):
        points = design_of(ssr, tmp_path,
                           f'design = "{design}"\npoints = 512\nparameters = {listed(three)}\n'
                           + tables)
        ranks = stats.spearmanr(points).statistic
        assert ranks[0, 1] == pytest.approx(0.7, abs=0.03)
        assert ranks[1, 2] == pytest.approx(-0.4, abs=0.03)
        assert ranks[0, 2] == pytest.approx(0, abs=0.05)
        if design == "latin_hypercube":
            strata = np.sort((unit(ssr, three, points) * 512).astype(int), axis=0)
            assert (strata == np.arange(512)[:, None]).all()


def test_points_are_read_as_shares_of_their_distributions(ssr, three, tmp_path):
    words = ['distribution = "triangular"', 'distribution = "log_uniform"',
             'distribution = "normal"']
    study = study_with(tmp_path, 'design = "morris"\ntrajectories = 2\n' + spread(three, words))
    ssr("sweep", study, "--quiet", "--horizon-weeks", 8, "-o", tmp_path / "spread.h5")
    sweep = Sweep(tmp_path / "spread.h5")
    assert [said.split()[0] for said in sweep.distributions] == ["triangular", "log_uniform",
                                                                 "normal"]
    thirds = sweep.unit_points * 3
    assert thirds == pytest.approx(thirds.round(),
                                   abs=1e-6) and (thirds > -0.1).all() and (thirds < 3.1).all()
    assert (np.abs(sensitivity.elementary_effects(sweep.unit_points,
                                                  sweep.unit_points @ [1.0, 2, 3])) > 0.9).all()


def test_points_written_are_points_that_can_be_read(ssr, three, tmp_path):
    sobol = design_of(ssr, tmp_path,
                      f'design = "sobol"\npoints = 16\nparameters = {listed(three)}\n')
    (tmp_path / "points.csv").rename(tmp_path / "again.csv")
    assert (design_of(ssr, tmp_path, 'design = "file"\nfile = "again.csv"\n') == sobol).all()


def test_prim_finds_a_planted_box():
    generator = np.random.default_rng(4)
    points = generator.random((3000, 6))
    planted = (points[:, 1] < 0.3) & (points[:, 4] > 0.6)
    box = discover.prim(points, planted ^ (generator.random(3000) < 0.02), density=0.9)
    assert box.restricted() == [1, 4]
    assert box.high[1] == pytest.approx(0.3, abs=0.1) and box.low[4] == pytest.approx(0.6, abs=0.1)
    assert box.coverage > 0.7 and box.density >= 0.9
    assert box.n == np.count_nonzero(discover.inside(points, box.low, box.high))


def test_prim_finds_nothing_in_noise():
    generator = np.random.default_rng(5)
    points = generator.random((400, 4))
    assert discover.prim(points, np.zeros(400, dtype=bool)) is None
    box = discover.prim(points, generator.random(400) < 0.5, density=0.5)
    assert box.coverage == 1 and not box.restricted()


def test_limits_of_noise_are_corrected_for_the_search():
    assert discover.holm([0.01, 0.04, 0.03], 3).tolist() == pytest.approx([0.03, 0.06, 0.06])
    assert discover.holm([0.01], 12).tolist() == pytest.approx([0.12])
    assert discover.holm([0.5, 0.2], 2).tolist() == pytest.approx([0.5, 0.4])
    # Limits that chance alone would explain go, although each looks convincing on its own.
    found, plain = 0, 0
    for seed in range(60):
        generator = np.random.default_rng(seed)
        points, bad = generator.random((120, 10)), generator.random(120) < 0.3
        box = discover.prim(points, bad)
        found += bool(box.restricted())
        boxes = discover.peel(points, bad)
        plain += any(p < 0.05 for box in boxes
                     for p in discover.p_values(points, bad, box).values())
    assert found < plain


def test_regret_is_known_as_closely_as_points_allow():
    generator = np.random.default_rng(3)
    truth = stats.expon(scale=2).ppf(0.9)
    held = [robustness.regret_intervals(np.array([np.zeros(200),
                                                  -generator.exponential(2, 200)]))[1]
            for _ in range(60)]
    assert np.mean([low <= truth <= high for low, high in held]) >= 0.85
    assert all(low < high for low, high in held)
    assert robustness.regret_intervals(np.array([np.zeros(50), -np.ones(50)])).tolist() == [[0, 0],
                                                                                            [1, 1]]


def test_regret_and_rank_stability_have_known_values():
    gains = np.array([[3.0, 5, 0, 4], [2, 6, 2, 4], [1, 1, 1, 1]])
    assert robustness.regret(gains).max(axis=1).tolist() == [2, 1, 5]
    assert robustness.firsts(gains).tolist() == [0.5, 0.75, 0]
    assert robustness.firsts(gains, 1).tolist() == [0.75, 1, 0.25]
    assert robustness.concordance(np.array([[1, 2, 3], [0, 1, 2], [5, 6, 7]])) == pytest.approx(1)
    assert robustness.concordance(np.random.default_rng(1).random((4, 2000))) < 0.01
    assert np.isnan(robustness.concordance(np.ones((3, 5))))
    assert robustness.kept_order(gains + np.array([[10], [20], [0]])) == pytest.approx(1)


@pytest.fixture
def planted():
    """A sweep of two plans over five numbers; one of them decides whether the second fails."""
    class Planted(Sweep):
        def __init__(self):
            generator = np.random.default_rng(4)
            self.points = generator.random((200, 5))
            self.factors = [f"number.{i}" for i in range(5)]
            self.harm = generator.normal(0, 0.1, 200) + (self.points[:, 2] > 0.8)

        plans, reference, caveat = ["one", "other"], "one", "not a forecast"
        better = staticmethod(lambda outcome: -1)
        indifference = staticmethod(lambda outcome: 0.5)

        def plan(self, name=None):
            return name or "one"

        def values(self, plan, outcome, minus=None):
            level = {"one": np.full(200, 0.05), "other": self.harm}
            return level[plan] - (level[minus] if minus else 0)
    return Planted()


def test_a_frame_of_failures_has_the_correction_that_the_script_prints(planted, monkeypatch):
    monkeypatch.setattr(discover, "as_sweep", lambda results: results)
    found = discover.discover(planted, "fear", "other", minus="one")
    printed = discover.report(planted, "other", "fear", "one")
    assert list(found.index) == ["number.2"] and 0.6 < found["low"].iloc[0] < 0.82
    assert found["quasi_p"].iloc[0] <= found["holm_p"].iloc[0] < 0.05
    assert found.attrs["limits"] == 10 and "counts 10 limits" in printed
    assert f"at most {found['holm_p'].iloc[0]:.2g} by Holm" in printed
    # One limit of ten that the search could set: Holm multiplies the smallest by all of them.
    assert found["holm_p"].iloc[0] == pytest.approx(10 * found["quasi_p"].iloc[0])


def test_a_frame_of_regret_has_the_intervals_that_the_script_prints(planted, monkeypatch):
    monkeypatch.setattr(robustness, "as_sweep", lambda results: results)
    found = robustness.robustness(planted, "fear")
    ends = robustness.regret_intervals(robustness.gains(planted, "fear"))
    assert found[["regret_90_low", "regret_90_high"]].values.tolist() == ends.tolist()
    assert (found["regret_90_low"] <= found["regret_90"]).all()
    assert (found["regret_90"] <= found["regret_90_high"]).all()
    assert found.loc["other", "regret_90_low"] < found.loc["other", "regret_90_high"]
    printed = robustness.table(planted, "fear")
    for _, row in found.iterrows():
        assert "{:.4g} ({:.4g} to {:.4g})".format(
            row["regret_90"], row["regret_90_low"], row["regret_90_high"]) in printed


def test_a_sweep_is_read_back_with_what_varied(swept):
    sweep = Sweep(swept)
    assert sweep.layout == "grid" and len(sweep.factors) == 2
    assert sweep.points.shape == (9, 2)
    assert sorted(set(sweep.unit_points[:, 0].round(9))) == [0, 0.5, 1]
    luck = xr.open_dataset(swept, group="design", engine="netcdf4")["luck"].values
    assert (luck == 0).all()
    # Only nations and outcomes are kept unless the study says otherwise.
    assert len(xr.open_dataset(swept, group="national").data_vars) > 0
    assert len(xr.open_dataset(swept, group="regional").data_vars) == 0


def test_scripts_print_tables_and_refuse_in_one_line(swept):
    def call(script, *arguments):
        return subprocess.run(["/usr/bin/python3", ROOT / "analysis" / script, swept, *arguments],
                              capture_output=True, text=True)

    done = call("robustness.py", "--outcome", "trust_police", "--satisfied-by", "0.5")
    assert done.returncode == 0 and "Kendall's W" in done.stdout
    done = call("discover.py", "--outcome", "trust_police", "--plan", "no_plan", "--minus",
                "police_alone")
    assert done.returncode == 0 and "of 9 points" in done.stdout, done.stderr
    for script, *arguments in [("sensitivity.py", "--outcome", "trust_police"),
                               ("discover.py", "--outcome", "x"),
                               ("robustness.py", "--outcome", "no_such_outcome")]:
        done = call(script, *arguments)
        assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stderr


def test_morris_runs_from_the_study_to_the_table(ssr, three, tmp_path):
    path = tmp_path / "morris.h5"
    study = study_with(tmp_path,
                       f'design = "morris"\ntrajectories = 3\nparameters = {listed(three)}\n')
    ssr("sweep", study, "--quiet", "--horizon-weeks", 30, "-o", path)
    text = sensitivity.table(Sweep(path), None, "pretrial_share")
    assert "n = 3 trajectories" in text and all(name in text for name in three)
    assert "not together: of 3 parameters, 14% chance" in text


def test_ishigami_has_its_published_indices_through_the_file(ssr, three, tmp_path):
    path = tmp_path / "saltelli.h5"
    study = study_with(tmp_path,
                       f'design = "saltelli"\npoints = 256\nparameters = {listed(three)}\n')
    ssr("sweep", study, "--quiet", "--horizon-weeks", 4, "--scale", 0.01, "-o", path)
    sweep = Sweep(path)
    assert sweep.layout == "saltelli" and sweep.points.shape == (256 * 5, 3)
    x = np.pi * (2 * sweep.unit_points - 1)
    values = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    path = shutil.copy(path, tmp_path / "ishigami.h5")
    with h5py.File(path, "r+") as file:
        file["outcome/homicide_rate"][...] = values[None, :, None]
    text = sensitivity.table(Sweep(path), None, "homicide_rate")
    assert "n = 256 base points" in text
    for name, first, total in zip(three, (0.3139, 0.4424, 0), (0.5576, 0.4424, 0.2437)):
        line = next(line for line in text.splitlines() if line.startswith(name + " "))
        cells = line[len(name):].replace(" to ", " ").split()
        _, total_low, total_high, _, first_low, first_high = map(float, cells)
        assert total_low <= total <= total_high and first_low <= first <= first_high


def test_tables_of_a_sweep_are_labelled_frames_from_a_path_or_results(swept):
    results = ssr_analysis.open_results(swept)
    frame = ssr_analysis.robustness(swept, "trust_police", satisfied_by=0.1)
    assert list(frame.index) == results.plans and "satisfied" in frame
    printed = robustness.table(Sweep(swept), "trust_police", 0.1)
    assert frame.attrs["points"] == 9 and f"{frame['largest_regret'].iloc[0]:.4g}" in printed
    for given in (swept, str(swept), results):
        found = ssr_analysis.discover(given, "trust_police", plan="no_plan", minus="police_alone")
        assert found.index.name == "parameter" and list(found.columns) == ["low", "high", "quasi_p",
                                                                           "holm_p"]
        assert found.attrs["limits"] == 2 * 2
        assert f"at {found.attrs['bad']} of {found.attrs['points']} points" in discover.report(
            Sweep(swept), "no_plan", "trust_police", "police_alone")
    with pytest.raises(ValueError, match="its design is grid"):
        ssr_analysis.sensitivity(results, "trust_police")


def test_a_frame_of_effects_says_what_the_script_prints(ssr, three, tmp_path):
    path = tmp_path / "morris.h5"
    study = study_with(tmp_path,
                       f'design = "morris"\ntrajectories = 3\nparameters = {listed(three)}\n')
    ssr("sweep", study, "--quiet", "--horizon-weeks", 60, "-o", path)
    frame = ssr_analysis.sensitivity(path, "trust_police", "no_plan", minus="police_alone")
    assert sorted(frame.index) == sorted(three) and frame.attrs["n"] == 3
    assert frame["mu_star"].is_monotonic_decreasing and frame.attrs["what"] in sensitivity.table(
        Sweep(path), "no_plan", "trust_police", "police_alone")


def test_export_is_a_tidy_table_of_the_file(ssr, swept, tmp_path):
    path = tmp_path / "table.csv"
    ssr("export", swept, "--csv", "-o", path)
    table = pd.read_csv(path, float_precision="round_trip")
    assert table.equals(pd.read_csv(io.StringIO(ssr("export", swept, "--csv")),
                                    float_precision="round_trip"))
    sweep = Sweep(swept)
    assert len(table) == 18 and (table.status == "finished").all()
    one = table[table.plan == "no_plan"].sort_values("sample")
    assert one[sweep.factors].values == pytest.approx(sweep.points)
    outcomes = sweep.group("outcome")
    for name in outcomes.data_vars:
        expected = outcomes[name].sel(plan="no_plan").isel(replicate=0).values
        np.testing.assert_array_equal(one[name].values, expected)


def test_columns_of_what_is_varied_stand_in_the_order_of_the_factors(ssr, three, tmp_path):
    asked = [three[2], three[0], three[1]]  # no order of the alphabet or of the parameters
    path, laid_out = tmp_path / "backwards.h5", tmp_path / "points.csv"
    study = study_with(tmp_path, f'design = "sobol"\npoints = 4\nparameters = {listed(asked)}\n')
    ssr("sweep", study, "--quiet", "--horizon-weeks", 8, "-o", path)
    ssr("sweep", study, "--dry-run", "--points", laid_out)
    table = pd.read_csv(io.StringIO(ssr("export", path, "--csv")), float_precision="round_trip")
    sweep = Sweep(path)
    columns = [name for name in table.columns if name in three]
    assert columns == asked == list(sweep.factors) == list(pd.read_csv(laid_out).columns)
    one = table[table.plan == "no_plan"].sort_values("sample")
    assert one[columns].values == pytest.approx(sweep.points)


def test_the_slurm_script_plays_shards_that_merge(ssr, swept, tmp_path):
    script = ROOT / "scenarios" / "studies" / "sweep_array.sh"
    for task in (1, 2, 3):
        environment = os.environ | {"SLURM_ARRAY_TASK_ID": str(task), "SLURM_ARRAY_TASK_MAX": "3",
                                    "SSR": str(PROGRAM)}
        done = subprocess.run(["sh", script, SWEEP, tmp_path / "out.h5"], env=environment, cwd=ROOT,
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    ssr("merge", *sorted(tmp_path.glob("out.shard*.h5")), "-o", tmp_path / "out.h5")
    assert ssr("digest", tmp_path / "out.h5") == ssr("digest", swept)


def test_a_virtual_merge_is_read_as_the_whole(ssr, swept, tmp_path):
    for i in (1, 2):
        ssr("sweep", SWEEP, "--quiet", "--shard", f"{i}/2", "-o", tmp_path / f"shard{i}.h5")
    ssr("merge", "--virtual", tmp_path / "shard1.h5", tmp_path / "shard2.h5", "-o",
        tmp_path / "virtual.h5")
    assert ssr("digest", tmp_path / "virtual.h5") == ssr("digest", swept)
    with h5py.File(tmp_path / "virtual.h5") as file:
        assert all(data.is_virtual for name, data in file["national"].items() if name not in file)
    for engine in ("h5netcdf", "netcdf4"):
        whole = xr.open_dataset(swept, group="national", engine=engine)
        xr.testing.assert_identical(xr.open_dataset(tmp_path / "virtual.h5", group="national",
                                                    engine=engine), whole)


def test_a_virtual_file_shows_nan_where_a_part_is_gone(ssr, tmp_path):
    (tmp_path / "shards").mkdir()
    for i in (1, 2):
        ssr("sweep", SWEEP, "--quiet", "--horizon-weeks", 8, "--shard", f"{i}/2", "-o",
            tmp_path / "shards" / f"{i}.h5")
    (tmp_path / "link").symlink_to("shards")
    virtual = tmp_path / "virtual.h5"
    ssr("merge", "--virtual", tmp_path / "link" / "1.h5",
        tmp_path / "link" / ".." / "shards" / "2.h5", "-o", virtual)
    there = xr.open_dataset(virtual, group="national")["trust_police"].values
    assert not np.isnan(there).any()
    (tmp_path / "shards" / "2.h5").unlink()
    left = xr.open_dataset(virtual, group="national")["trust_police"].values
    first = range(9 // 2)  # the points of the first of two shards
    np.testing.assert_array_equal(left[:, first], there[:, first])
    assert np.isnan(left[:, len(first):]).all()
    done = subprocess.run([PROGRAM, "merge", virtual, "-o", tmp_path / "x.h5"], capture_output=True,
                          text=True)
    assert done.returncode == 2 and "its series are not there" in done.stderr


def test_a_sweep_of_trials_holds_both_arms_as_compare_does(ssr, tmp_path):
    study = ROOT / "scenarios" / "studies" / "kelduria_parity_and_trials.toml"
    few = ["--samples", "2", "--horizon-weeks", "160", "--scale", "0.02", "--quiet"]
    ssr("compare", str(study), *few, "-o", str(tmp_path / "compared.h5"))
    ssr("sweep", str(study), *few, "-o", str(tmp_path / "swept.h5"))
    compared, swept = (xr.open_dataset(tmp_path / f"{name}.h5", group="trial")
                       for name in ("compared", "swept"))
    assert float(compared["people"].min()) > 0
    xr.testing.assert_identical(compared, swept)
    assert ssr("digest", str(tmp_path / "compared.h5")) == ssr("digest", str(tmp_path / "swept.h5"))
