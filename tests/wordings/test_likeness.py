import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.wordings.likeness import LIGHT, likeness, stems

VOCABULARY = ["the", "of", "not", "shield", "arms", "race", "talk", "plans"]
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=8).map(" ".join)


def test_inflected_words_share_a_stem_and_hyphens_part_words():
    assert stems("neutralising cover-ups").keys() == stems("neutralise the cover ups").keys() - {"the"}


def test_light_words_weigh_less_than_others():
    assert stems("of the race") == {"of": LIGHT, "the": LIGHT, "race": 1.0}


def test_the_kind_of_apostrophe_makes_no_difference():
    assert stems("don't blame") == stems("don’t blame")


def test_likeness_is_the_shared_weight_over_that_of_the_shorter_and_one_word():
    one, other = stems("the arms race"), stems("a new arms treaty")
    assert likeness(one, other) == pytest.approx(100 * 1 / (2.2 + 1))


def test_too_few_shared_words_are_no_likeness():
    one, other = stems("the arms race"), stems("a new arms treaty")
    assert likeness(one, other, fewest=2) == 0
    assert likeness(stems("it is not"), stems("it is")) == 0


@given(TEXTS, TEXTS)
def test_likeness_is_symmetrical_and_below_100(one, other):
    there, back = likeness(stems(one), stems(other)), likeness(stems(other), stems(one))
    assert there == pytest.approx(back)
    assert 0 <= there < 100


@given(TEXTS, TEXTS)
def test_a_fragment_is_at_least_as_like_its_quotation_as_any_other_text(fragment, other):
    whole = stems(f"{fragment} {other}")
    assert likeness(stems(fragment), whole) >= likeness(stems(fragment), stems(other)) - 1e-9
