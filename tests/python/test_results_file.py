import numpy as np
import pytest
import xarray as xr

from conftest import ROOT, SMALL

ENGINES = ["netcdf4", "h5netcdf"]
RUN = {"plan", "sample", "replicate"}
GROUPS = {
    "national": RUN | {"time"},
    "regional": RUN | {"time", "region"},
    "by_sex": RUN | {"time", "sex"},
    "by_group": RUN | {"time", "group"},
    "outcome": RUN,
    "run": RUN,
    "money": RUN | {"sector"},
    "design": {"sample", "parameter"},
    "parameter": {"parameter"},
    "gate": {"activity", "sample", "replicate"},
    "event": {"event"},
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("group", GROUPS)
def test_every_group_opens_with_named_coordinates(compared, engine, group):
    data = xr.open_dataset(compared, group=group, engine=engine)
    assert set(data.dims) == GROUPS[group]
    assert GROUPS[group] <= set(data.coords)
    assert len(data.data_vars) > 0
    for name, variable in data.variables.items():
        said = variable.attrs | variable.encoding
        for key in ("units", "long_name", "definition"):
            assert key in said, f"{group}/{name} has no {key}"
        assert variable.dtype.kind != "m", f"{group}/{name} was taken for a time span"


@pytest.mark.parametrize("engine", ENGINES)
def test_time_is_decoded_and_plans_are_found_by_name(compared, engine):
    data = xr.open_dataset(compared, group="national", engine=engine)
    assert data.time.dtype.kind == "M"
    one = data.sel(plan="small_plan", sample=0, replicate=0)
    assert np.isfinite(one["trust_police"].values).all()
    assert set(xr.open_dataset(compared, group="by_sex", engine=engine).sex.values) == {"female",
                                                                                        "male"}


def test_engines_agree(compared):
    for group in GROUPS:
        first, second = (xr.open_dataset(compared, group=group, engine=engine)
                         for engine in ENGINES)
        xr.testing.assert_equal(first, second)


def test_series_say_who_sees_them_and_what_is_true_beside_them(compared):
    data = xr.open_dataset(compared, group="national")
    seen = {name: variable.attrs for name, variable in data.items()
            if variable.attrs["seen_as"] != "true"}
    assert seen["violence_perceived"]["counterpart"] == "victimisation_rate"
    assert seen["victimisation_rate_reported"]["seen_as"] == "reported to the police"
    assert seen["fighters_outside_control_reported"]["condition"] == "armed_fighters"
    for name, about in seen.items():
        assert data[about["counterpart"]].attrs["seen_as"] == "true"
        assert ("condition" in about) == (about["seen_as"] == "reported to planners"), name
    assert sum("condition" in about for about in seen.values()) == 20
    for name in set(data) - set(seen):
        assert "counterpart" not in data[name].attrs and "condition" not in data[name].attrs


def test_what_planners_read_is_not_what_is_true(compared):
    data = xr.open_dataset(compared, group="national")
    for name, variable in data.items():
        if variable.attrs["seen_as"] == "reported to planners" and \
                data[variable.attrs["counterpart"]].notnull().any():
            assert not variable.identical(data[variable.attrs["counterpart"]].rename(name))
    late = data["prison_occupancy_reported"].values - data["prison_occupancy"].values
    assert np.abs(late).max() > 0


def test_detainees_of_the_file_are_women_and_men(compared):
    whole = xr.open_dataset(compared, group="national")["detainees"]
    parts = xr.open_dataset(compared, group="by_sex")["detainees"]
    np.testing.assert_allclose(parts.sum("sex"), whole, atol=0.5)


def test_the_root_says_what_made_the_file(compared):
    attributes = xr.open_dataset(compared).attrs
    assert attributes["format"] == "ssr-results"
    for key in ("format_version", "title", "created", "command", "seed", "version", "build",
                "source_revision", "digest"):
        assert key in attributes
    assert "not a forecast" in attributes["caveat"]


def test_the_scenario_is_kept_as_text(compared):
    data = xr.open_dataset(compared, group="scenario")
    assert "[context]" in str(data["context"].values)
    plans = xr.open_dataset(compared, group="scenario/plan")
    assert "[plan]" in str(plans["small_plan"].values)


@pytest.mark.parametrize("engine", ENGINES)
def test_enumerations_name_their_values(compared, engine):
    for group in ("run", "gate", "event", "parameter"):
        for name, variable in xr.open_dataset(compared, group=group,
                                              engine=engine).variables.items():
            if variable.dtype != np.uint8:
                continue
            flags = np.atleast_1d(variable.attrs["flag_values"])
            assert len(flags) == len(variable.attrs["flag_meanings"].split()), name
            assert np.isin(variable.values, flags).all(), name


def test_rerun_gives_the_digest_of_the_file(ssr, compared, tmp_path):
    ssr("rerun", compared, "-o", tmp_path / "again.h5")
    said = ssr("digest", compared)
    assert said == ssr("digest", tmp_path / "again.h5")
    assert len(said.split()[1]) == 16


def test_one_run_can_be_repeated_alone(ssr, compared, tmp_path):
    path = tmp_path / "one.h5"
    ssr("rerun", compared, "--plan", "small_plan", "--sample", 1, "--replicate", 0, "-o", path)
    whole = xr.open_dataset(compared, group="run")
    one = xr.open_dataset(path, group="run")
    assert int((one.status == 1).sum()) == 1
    where = dict(plan="small_plan", sample=1, replicate=0)
    assert one.digest.sel(where) == whole.digest.sel(where)


def test_a_plan_run_alone_equals_its_part_of_a_comparison(ssr, compared, tmp_path):
    path = tmp_path / "run.h5"
    ssr("run", ROOT / "tests/contexts/small_country.toml", "--plan",
        ROOT / "tests/plans/small_plan.toml",
        *SMALL, "--seed", 7, "--replicates", 2, "--set", "study.output.interval_weeks=4", "-o",
        path)
    for group in ("national", "outcome"):
        alone = xr.open_dataset(path, group=group).sel(plan="small_plan")
        part = xr.open_dataset(compared, group=group).sel(plan="small_plan")
        xr.testing.assert_equal(alone, part)
    assert "driver" in xr.open_dataset(path, group="ledger").coords


@pytest.mark.parametrize("threads", [1, 3])
def test_threads_do_not_change_the_digest(ssr, compared, tmp_path, threads):
    path = tmp_path / "threads.h5"
    ssr("compare", ROOT / "tests/studies/small_study.toml", *SMALL, "--threads", threads, "-o",
        path)
    assert ssr("digest", path) == ssr("digest", compared)
