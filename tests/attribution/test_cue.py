from __future__ import annotations

import pytest

from framing.attribution.cue import Cue, find_cues
from framing.attribution.shallow import parse
from framing.attribution.strengths import UNKNOWN, StoredStrengths

STRENGTHS = StoredStrengths(
    {
        ("verb", "say"): 3.0,
        ("verb", "tell"): 2.0,
        ("verb", "deny"): 2.0,
        ("verb", "expect"): 1.0,
        ("noun", "claim"): 1.5,
    },
    {("verb", "say", "next", "that"): 4.0},
)


def cue_in(text: str) -> Cue:
    return next(cue for cue in find_cues(parse(text), STRENGTHS) if cue.strength > UNKNOWN)


def test_words_in_quotations_are_no_cues() -> None:
    assert find_cues(parse('"He said so."'), STRENGTHS) == []


def test_a_verb_that_is_never_a_cue_is_a_landmark_only() -> None:
    assert {cue.strength for cue in find_cues(parse("They swim and eat cake."), STRENGTHS)} == {UNKNOWN}


def test_a_frame_is_stronger_than_its_lemma_where_it_is_known() -> None:
    cue = cue_in("Ms Bell said that it rained.")
    assert cue.frames[0] == 4.0
    assert cue.frames[1] == cue.strength


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Mr Bell has denied it.", "finite"),
        ("Mr Bell was expected to win.", "passive"),
        ("Mr Bell refused to say more.", "infinitive"),
        ("Mr Bell left, saying that it rained.", "VBG"),
    ],
)
def test_the_form_of_a_verb_is_read_from_its_group(text: str, form: str) -> None:
    assert cue_in(text).form == form


def test_a_negated_and_a_modal_verb_are_marked() -> None:
    cue = cue_in("Mr Bell would not say why.")
    assert (cue.modal, cue.negated) == (True, True)


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("Ms Bell said that it rained.", "that"),
        ("Ms Bell said it was late.", "subject"),
        ("Ms Bell said nobody knew.", "clause"),
        ("Ms Bell denied.", "end"),
        ("Ms Bell said Monday it rained.", "day"),
    ],
)
def test_what_follows_a_cue(text: str, follows: str) -> None:
    assert cue_in(text).follows == follows
