import numpy as np
import pytest

import virtual_trials
from ssr_results import Results
from virtual_trials import Differences, Question, Ratios, interval, relative, surveyed, verdict

STUDY = "scenarios/studies/kelduria_virtual_trials.toml"


def question(expected, value=np.nan, zone=0.02):
    return Question("study", "outcome", "said", "plan", None, expected, value, zone)


@pytest.mark.parametrize("asked, low, high, said", [
    (question("about", -0.29), -0.4, -0.2, "within"),
    (question("about", -0.29), -0.2, 0.1, "miss"),
    (question("none"), -0.01, 0.02, "none, as published"),
    (question("none"), 0.002, 0.007, "none, as published (clear of zero, within the zone)"),
    (question("none"), -0.03, 0.02, "cannot tell"),
    (question("none"), 0.01, 0.3, "miss"),
    (question("below"), -0.3, -0.1, "same sign"),
    (question("below"), -0.3, 0.1, "cannot tell"),
    (question("below"), 0.1, 0.3, "miss"),
    (question("above"), 0.1, 0.3, "same sign"),
    (question("above"), np.nan, np.nan, "not played"),
])
def test_verdicts_by_overlap_and_nulls_by_equivalence(asked, low, high, said):
    assert verdict(asked, low, high) == said


def test_a_row_that_returns_its_parameter_says_so_and_still_misses():
    asked = Question("study", "outcome", "said", "plan", None, "about", -0.29, read_back="settles")
    assert verdict(asked, -0.06, -0.02) == "miss; built in (`settles`)"


def test_surveys_are_as_large_as_published():
    generator = np.random.default_rng(1)
    shares = np.tile([[0.2], [0.1]], 4000)
    found = surveyed(shares, 1000, generator)
    assert found.mean(axis=1) == pytest.approx([0.2, 0.1], abs=0.002)
    assert found[0].std() == pytest.approx(np.sqrt(0.2 * 0.8 / 500), rel=0.05)
    assert relative(found).mean() == pytest.approx(-0.5, abs=0.02)
    assert surveyed(shares, None, generator) is shares


def test_an_arm_without_events_gives_no_ratio():
    assert np.isnan(relative(np.array([[0.0], [0.3]]))[0])
    assert np.isnan(interval(np.array([np.nan]))[0])


def test_the_mean_has_students_interval_and_leaves_out_what_is_unknown():
    mean, low, high = Differences([1.0, 2.0, np.nan, 3.0]).mean()
    assert mean == pytest.approx(2)  # t of 2 degrees: 4.303, standard error 1 / sqrt(3)
    half = 4.3027 / np.sqrt(3)
    assert (low, high) == pytest.approx((2 - half, 2 + half), abs=1e-3)
    assert np.all(np.isnan(Differences([1.0, np.nan]).mean()))


def test_ratios_pool_counts_and_keep_histories_without_events():
    counted = np.array([[4.0, 0.0, 6.0, np.nan], [1.0, 2.0, 2.0, 3.0]])  # not served, served
    ratios = Ratios(counted, np.full_like(counted, 100.0))
    assert ratios.mean()[0] == pytest.approx(5 / 10 - 1)
    assert np.isfinite(ratios.values).sum() == 2


def test_the_pooled_ratios_interval_covers_the_truth_as_often_as_it_says():
    generator = np.random.default_rng(3)
    people = np.full((2, 20), 500.0)
    hits = 0
    for _ in range(400):
        danger = generator.gamma(4, 1 / 4, 20)  # histories differ, arms share them
        counted = generator.poisson([3.0 * danger, 1.8 * danger]).astype(float)
        _, low, high = Ratios(counted, people).mean()
        hits += low < 0.6 - 1 < high
    assert 0.91 < hits / 400 < 0.985


def test_arms_without_events_in_all_but_one_history_tell_nothing():
    counted = np.array([[5.0, 0.0, 0.0], [1.0, 2.0, 1.0]])
    assert np.all(np.isnan(Ratios(counted, np.full_like(counted, 50.0)).mean()))


def test_more_histories_tell_a_null_that_their_spread_cannot():
    effects = np.random.default_rng(2).normal(0, 0.05, 400)
    assert verdict(question("none"), *Differences(effects).mean()[1:]) == "none, as published"
    assert verdict(question("none"), *interval(effects)[1:]) == "cannot tell"


def test_findings_without_anyone_to_run_them_are_named():
    assert any("networks" in found for _, found, _ in virtual_trials.NOT_REPRESENTED)


def test_small_trials_fill_every_row(ssr, tmp_path):
    path, output = tmp_path / "trials.h5", tmp_path / "trials.md"
    ssr("compare", STUDY, "--samples", "2", "--horizon-weeks", "92", "--scale", "0.05", "-o", path)
    assert virtual_trials.main([str(path), "-o", str(output)]) == 0
    text = output.read_text()
    rows = [line for line in text.splitlines() if line.startswith("|")]
    questions = virtual_trials.QUESTIONS + virtual_trials.BEFORE_REFORM
    assert len(rows) == len(questions) + len(virtual_trials.NOT_REPRESENTED) + 6
    later, sooner = [line for line in rows if "2019" in line and "assaults" in line]
    assert later.endswith("| not played |")  # week 268 lies beyond the run
    assert "| `patrols_later` |" in later
    assert "| `patrols_first` |" in sooner and not sooner.endswith("| not played |")
    first = virtual_trials.Trial(Results(path), "patrols_first")
    assert np.all(first.at("contact", 86)[1] > 0)
    assert np.all(first.at("contact", 86)[0] == 0)
    assert np.all(first.counted("victims", 26, 86) > 0)
    mediation = virtual_trials.Trial(Results(path), "mediation")
    assert np.all(mediation.at("mediators_trained", 78)[1] > 0.1)
    assert np.all(mediation.at("mediators_trained", 78)[0] == 0)
    truth = virtual_trials.Trial(Results(path), "truth")  # hearings begin later
    assert np.all(truth.at("accepted", 88) > 0)
    assert np.all(truth.at("accepted", 88) < 1)
