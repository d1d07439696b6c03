from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.confidence import Calibration, Curve, rising_steps
from framing.attribution.evidence.scales import length_step, probability_step, strength_step
from framing.attribution.linear import LinearModel, from_json, logistic, shares, spelled, to_json
from framing.attribution.models import TABLES, load, save
from framing.attribution.strengths import frame_strength, lemma_strength

MODEL = LinearModel({("verb form", "VBD"): 1.5, ("distance", 3, "that"): -0.5, ("passive",): 0.25}, bias=-1.0)


def test_a_score_is_the_sum_of_weights_and_bias() -> None:
    assert MODEL.score([("verb form", "VBD"), ("passive",), ("unknown", 1)]) == pytest.approx(0.75)


def test_reasons_are_the_largest_weights_of_what_is_the_case() -> None:
    reasons = MODEL.reasons([("passive",), ("distance", 3, "that"), ("unknown", 1)], most=1)
    assert reasons == [("distance: 3, that", -0.5)]


def test_a_model_comes_back_from_json_as_it_was() -> None:
    assert from_json(to_json(MODEL)) == MODEL


def test_a_feature_without_values_is_spelled_by_its_name() -> None:
    assert spelled(("passive",)) == "passive"


@given(st.lists(st.floats(-50, 50), min_size=1))
def test_shares_add_up_to_one(scores: list[float]) -> None:
    assert sum(shares(scores)) == pytest.approx(1)


def test_log_odds_far_below_are_no_probability() -> None:
    assert logistic(-1000) == 0
    assert logistic(0) == 0.5


def test_steps_rise_with_what_they_measure() -> None:
    lengths = [length_step(words) for words in range(60)]
    assert lengths == sorted(lengths)
    probabilities = [probability_step(share / 100) for share in range(101)]
    assert probabilities == sorted(probabilities)
    assert [strength_step(log_odds) for log_odds in (-30, 0.4, 30)] == [-5, 0, 3]


def test_a_word_seldom_a_cue_is_weaker_than_one_often_a_cue() -> None:
    assert lemma_strength(1, 100) < lemma_strength(50, 100) < lemma_strength(99, 100)
    assert frame_strength(0, 2, 2.0) < 2.0 < frame_strength(2, 2, 2.0)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_a_curve_of_confidence_never_falls(outcomes: list[tuple[float, bool]]) -> None:
    curve = rising_steps([score for score, _ in outcomes], [right for _, right in outcomes], least=3)
    assert list(curve.shares) == sorted(curve.shares)
    assert curve.at(0.0) == curve.shares[0]


def test_a_calibration_comes_back_from_json_as_it_was() -> None:
    calibration = Calibration({"clause": Curve((0.0,), (0.5,))}, {"direct": Curve((0.0,), (0.9,))}, 0.8, 0.7)
    assert Calibration.from_json(calibration.to_json()) == calibration


def test_the_shipped_tables_are_small_and_written_the_same_way_again(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from importlib.resources import files

    save(load(), tmp_path)
    folder = files("framing").joinpath("data", "attribution")
    for name in (*TABLES, "strengths", "calibration"):
        assert (tmp_path / f"{name}.json").read_bytes() == folder.joinpath(f"{name}.json").read_bytes()
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 260_000
