import numpy as np
import pandas as pd
import pytest
import xarray as xr

import conflict_record
import relapse_hazard as hazard
import ssr_decision
from conflict_record import Record
from conftest import PROGRAM
from ssr_results import Results


def arm(rows, samples=None):
    """Histories by year, the war's last first; a relapse wherever there is another active one."""
    active = np.asarray(rows, bool)
    cluster = np.arange(len(active)) if samples is None else np.asarray(samples)
    relapsed = active[:, 1:].any(axis=1)
    return hazard.Arm(active, relapsed, relapsed, cluster, np.zeros(len(active), int))


def test_what_comes_back_has_been_quiet_first():
    record, kept = arm([[1, 0, 1, 0, 0], [1, 1, 0, 1, 0], [1, 0, 0, 0, 0],
                        [1, 1, 1, 1, 1]]).record()
    assert kept.tolist() == [0, 1, 2]  # the last one never was
    assert record.gap.tolist() == [2, 2, 4] and record.returned.tolist() == [True, True, False]
    after_two, kept = arm([[1, 0, 1, 0, 0], [1, 0, 0, 1, 0], [1, 1, 1, 0, 0]]).record(2)
    assert kept.tolist() == [1, 2]
    assert after_two.gap.tolist() == [3, 2] and after_two.returned.tolist() == [True, False]


def test_the_yearly_risk_counts_those_who_had_no_return_yet():
    fell, risk = hazard.at_risk(Record(np.array([2, 3, 4, 4]), np.array([1, 1, 0, 0], bool)), 4)
    assert hazard.ratio(fell, risk) == pytest.approx([0, 1 / 4, 1 / 3, 0])


def test_the_war_ended_with_the_year_before_where_the_start_is_in_january():
    class Started:
        attributes = {"start": "2030-01-07"}
    active = np.array([[False, True]])
    assert hazard.since_the_war(Started(), active).tolist() == [[True, False, True]]
    Started.attributes = {"start": "2001-05-18"}
    assert hazard.since_the_war(Started(), active).tolist() == [[True, True]]


class Recorded:
    """Results of one sample over three calendar years, a record a week."""

    attributes = {"start": "2030-01-01"}

    def series(self, _, name):
        days = np.arange(0, 3 * 364, 7).astype("timedelta64[D]")
        assert name == "active_conflict_years"
        values = np.ones((1, 1, 1, len(days)))
        values[:] = np.where(np.arange(len(days)) < 60, 0, 1)  # in the second year
        return xr.DataArray(values, dims=("plan", "sample", "replicate", "time"),
                            coords={"plan": ["a"], "time": np.datetime64("2030-01-08") + days})


def test_years_are_active_where_their_number_grows():
    assert hazard.by_year(Recorded(), "a").tolist() == [[False, True, False]]


def test_histories_of_one_sample_are_drawn_together():
    both = arm([[1, 0, 1], [1, 0, 0], [1, 0, 1], [1, 1, 1]], samples=[0, 1, 0, 1])
    record, kept = both.record()
    fell, risk = (of[:, 1].astype(float) for of in hazard.at_risk(record, 2))
    assert hazard.clusters_of(both, fell, kept).tolist() == [2, 0]
    assert hazard.clusters_of(both, risk, kept).tolist() == [2, 1]


def pool_of(with_rate, without_rate, n=400):
    """Arms whose yearly risk is the same every year: no fall to be found."""
    generator = np.random.default_rng(5)
    def histories(rate):
        active = np.concatenate([np.ones((n, 1), bool), np.zeros((n, 1), bool),
                                 generator.random((n, 9)) < rate], axis=1)
        return arm(active)
    pool = {}
    for plan in hazard.EVERYWHERE:
        pool["with", plan] = histories(with_rate)
        pool["without", plan] = histories(without_rate)
    for plan in (*hazard.ALONE, hazard.EARLY):
        pool["with", plan] = pool["with", "no_assistance"]
    for plan in hazard.ALONE:
        pool["without", plan] = pool["without", "no_assistance"]
    return pool


def test_a_fall_is_not_found_where_there_is_none_and_a_mission_where_there_is_one():
    _, tests = hazard.hazard_rows(pool_of(0.05, 0.15))
    pooled, fall, _, mission = tests
    assert abs(fall[1]) < 0.02
    assert pooled[1] > fall[1]    # what the worse half falls out of is calmer
    assert mission[2] > 0
    assert mission[1] == pytest.approx(0.10, abs=0.02)


def test_equivalence_needs_the_interval_within_the_zone():
    pool = pool_of(0.05, 0.15)
    same = hazard.contrast(pool, "kelduria_ddr_alone", "no_assistance")
    assert same.equivalent() and same.power() == 1
    other = hazard.contrast({**pool,
                             ("with", "kelduria_ddr_alone"): pool["without", "no_assistance"]},
                            "kelduria_ddr_alone", "no_assistance")
    assert not other.equivalent() and 0 <= other.power() < 1
    wide = hazard.Contrast(0, -0.2, 0.2, 20, 0.1, 0.5, 0.5)
    assert not wide.equivalent() and wide.power() == 0


def test_a_study_of_few_histories_misses_a_small_difference_and_finds_a_large_one():
    small = hazard.Contrast(-0.07, -0.1, -0.04, 32, 0.02, 0.14, 0.21)
    large = hazard.Contrast(-0.5, -0.6, -0.4, 32, 0.02, 0.2, 0.7)
    none = hazard.Contrast(0, -0.1, 0.1, 32, 0.02, 0.3, 0.3)
    assert small.noticed(159) == pytest.approx(0.21, abs=0.02)
    assert large.noticed(159) > 0.99
    assert none.noticed(159) == pytest.approx(0.05)
    assert small.noticed(100_000) > 0.99


class Fought(Results):
    """Three samples: a faction under its leader, later a group; a group of a district; plotters."""

    plans = ["other", "a"]
    factions = ["North", "South"]
    path = "fought.h5"

    def __init__(self, version="0.14.0"):
        self.attributes = {"version": version}

    def finished(self):
        return xr.DataArray(np.ones((2, 3, 1)), dims=("plan", "sample", "replicate"))

    def events(self, *kinds, also):
        assert kinds == ("relapse",)
        rows = [(1, 0, 0, 11, 1, 2), (1, 0, 0, 9, 0, 255), (1, 1, 0, 5, 1, 3),
                (1, 2, 0, 7, 255, 255), (0, 2, 0, 3, 0, 255)]
        return pd.DataFrame(rows, columns=["plan", "sample", "replicate", "time", *also])


def test_a_relapse_is_a_leaders_where_his_faction_fought_and_no_group_of_a_district():
    assert hazard.led_by_a_leader(Fought(), "a").tolist() == [True, False, False]
    fought = ssr_decision.who_fought(Fought())
    assert fought.to_dict("index") == {
        "other": {"North under its leader": 1, "groups of South on their own account": 0,
                  "plotters of a coup": 0},
        "a": {"North under its leader": 1, "groups of South on their own account": 1,
              "plotters of a coup": 1}}


def test_files_that_do_not_say_who_fought_are_not_told_as_coups():
    for old in ("0.9.0", "0.13.2"):
        with pytest.raises(ValueError, match="before 0.14.0"):
            ssr_decision.who_fought(Fought(old))
    assert Fought("1.0.0").says_who_fought


DATA = hazard.ROOT.parent / "shared" / "data" / "ucdp_conflict_years.csv"


def test_spells_of_fighting_end_with_a_quiet_year():
    assert conflict_record.spells([1991, 1992, 1994, 1999]) == [(1991, 1992), (1994, 1994),
                                                                (1999, 1999)]


def test_what_comes_back_is_told_from_what_was_not_seen_longer():
    active = {"a": {1990: 1, 1993: 1}, "b": {1995: 2}, "c": {1980: 1}, "d": {1999: 1, 2000: 1}}
    found = conflict_record.record(active, 2000)
    assert found.gap.tolist() == [3, 7, 5] and found.returned.tolist() == [True, False, False]
    assert found.counts(3) == (1, 3) and found.counts(2) == (0, 3)
    assert found.share(3)[0] == pytest.approx(1 / 3)
    assert found.counts(2, 4) == (1, 8)
    assert conflict_record.record(active, 2000, after_war=True).gap.tolist() == [5]


def test_greenwoods_interval_is_that_of_a_binomial_where_nobody_is_lost():
    found = Record(np.full(100, 3), np.arange(100) < 40)
    share, low, high = found.share(3)
    assert share == pytest.approx(0.4)
    assert (low, high) == pytest.approx((0.312, 0.504), abs=0.005)


def test_nothing_is_said_of_years_that_nobody_saw():
    assert np.isnan(Record(np.array([2, 3]), np.array([True, False])).share(5)[0])
    assert Record(np.array([2, 2]), np.array([True, True])).share(5)[0] == 1
    assert np.isnan(Record(np.array([], int), np.array([], bool)).share(2)[0])


HEAD = "conflict_id,gwno_a,year,incompatibility,intensity_level,type_of_conflict\n"


@pytest.mark.parametrize("text, said", [
    ("", "no column"), ("year,gwno_a\n", "no column conflict_id"),
    (HEAD, "no intrastate conflict-years"),
    (HEAD + "1,2,1999,government,1,interstate\n", "no intrastate conflict-years"),
    (HEAD + "1,2,1999,government,minor,3\n", "line 2: year"), (HEAD + "1,2\n", "line 2: year")])
def test_a_file_that_is_no_conflict_years_is_named(tmp_path, text, said):
    path = tmp_path / "data.csv"
    path.write_text(text)
    with pytest.raises(ValueError, match=said):
        conflict_record.read(path)


def test_a_byte_order_mark_and_codes_are_read(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text(HEAD + "1,2,1999,2,1,3\n1,2,2003,2,2,4\n7,9,2020,1,1,3\n", "utf-8-sig")
    found = conflict_record.columns(conflict_record.read(path))
    assert found["government"].gap.tolist() == [4, 17]
    assert found["government after a war"].gap.tolist() == [17]
    assert "n = 2, 1 returned" in conflict_record.document(conflict_record.read(path))


@pytest.mark.skipif(not DATA.exists(), reason="the conflict data are not here")
def test_the_record_in_the_table_is_that_of_the_data():
    lines = conflict_record.read(DATA)
    for quiet in (1, 2):
        for name, found in conflict_record.columns(lines, quiet).items():
            given = hazard.RECORD[name]
            for year, share in given[quiet].items():
                assert found.share(year) == pytest.approx(share, abs=0.006)
            for year, counts in given["risk"].items():
                assert year <= quiet or found.counts(year, 10 if year == 6 else year) == counts
    assert len(conflict_record.columns(lines)["country"].gap) == hazard.PUBLISHED_N


def test_contexts_without_a_mission_are_left_out():
    contexts = hazard.contexts_with_mission(hazard.ROOT / "scenarios" / "contexts")
    assert "kelduria" in contexts and "kelduria_fragile" not in contexts
    assert len(contexts) >= 12


@pytest.mark.parametrize("arguments", [["--contexts", "kelduria,nosuch"], ["--samples", "1"]])
def test_what_cannot_be_answered_is_refused(arguments):
    with pytest.raises(SystemExit):
        hazard.main(arguments)


def test_a_small_pool_is_played_and_written_down(ssr, tmp_path):
    output = tmp_path / "hazard.md"
    assert hazard.main(["-o", str(output), "--contexts", "kelduria", "--samples", "4", "--weeks",
                        "210",
                        "--program", str(PROGRAM)]) == 0
    text = output.read_text()
    assert "| 2 | " in text
    assert "kelduria_ddr_alone" not in text.split("## Shares")[0].split("| 2 |")[1]
    assert text.count("| is DDR alone without effect") == 2
