from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.evidence.scales import length_step, probability_step, strength_step
from framing.attribution.linear import Feature, LinearModel, features_of, logistic, shares, spelled


def verb(form: str, distance: int, *, passive: bool = False) -> list[Feature]:
    return [("verb form", form), ("distance", distance, "that"), *([("passive",)] if passive else [])]


class Other(LinearModel):
    pass


MODEL = LinearModel({("verb form", "VBD"): 1.5, ("distance", 3, "that"): -0.5, ("passive",): 0.25}, bias=-1.0)


def test_a_score_is_the_sum_of_weights_and_bias() -> None:
    assert MODEL.score([(verb, "VBD", 7)]) == pytest.approx(0.5)
    assert MODEL.score([(verb, "VBD", 7), (verb, "VBZ", 3)]) == pytest.approx(0.0)
    assert MODEL.score([(verb, "VBD", 7)]) == pytest.approx(0.5)


def test_a_model_forgets_sums_rather_than_grow_without_bound() -> None:
    model = LinearModel({("verb form", "VBD"): 1.5})
    for distance in range((1 << 16) + 10):
        model.score([(verb, "VBD", distance)])
    assert len(model._sums) < 1 << 16
    assert model.score([(verb, "VBD", 0)]) == 1.5


def test_a_finding_stands_for_its_features() -> None:
    assert features_of((verb, "VBD", 3)) == [("verb form", "VBD"), ("distance", 3, "that")]


def test_shares_of_alternatives_follow_their_scores() -> None:
    one, other = MODEL.shares([[(verb, "VBD", 7)], [(verb, "VBZ", 3)]])
    assert one == pytest.approx(logistic(2.0)) and one + other == pytest.approx(1)
    assert MODEL.shares([[(verb, "VBZ", 3)]]) == [1.0]


def test_a_model_is_the_same_after_a_trip_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(MODEL)) == MODEL
    assert pickle.loads(pickle.dumps(MODEL)).score([(verb, "VBD", 7)]) == MODEL.score([(verb, "VBD", 7)])
    assert type(pickle.loads(pickle.dumps(Other({}, 1.0)))) is Other


def test_reasons_are_the_largest_weights_of_what_is_the_case() -> None:
    reasons = MODEL.reasons([(verb, "VBZ", 3)], most=1)
    assert reasons == [("distance: 3, that", -0.5)]


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
