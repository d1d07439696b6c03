from __future__ import annotations

import pytest

from framing.attribution.candidates import content_type, ends_after, left_ends, left_starts, starts_after
from framing.attribution.cue import Cue, find_cues
from framing.attribution.shallow import ShallowParse, parse
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


def cue_in(text: str) -> tuple[ShallowParse, Cue]:
    shallow = parse(text)
    return shallow, next(cue for cue in find_cues(shallow, STRENGTHS) if cue.strength > UNKNOWN)


def words_from(shallow: ShallowParse, first: int, last: int) -> str:
    return shallow.tokens.span(first, last).of(shallow.tokens.text)


@pytest.mark.parametrize(
    ("text", "content", "pattern"),
    [
        ("Ms Bell said it was late.", "it was late", "next"),
        ("Ms Bell told voters that it was late.", "that it was late", "that"),
        ("Ms Bell told voters she was late.", "she was late", "second subject"),
        ('Ms Bell said, "It is late."', '"It is late."', "quotation"),
        ("Ms Bell told them to go home.", "to go home", "to"),
        ("Ms Bell told them why it was late.", "why it was late", "question word"),
        ("The claim: it was late.", "it was late", "colon"),
    ],
)
def test_where_a_content_may_begin(text: str, content: str, pattern: str) -> None:
    shallow, cue = cue_in(text)
    last = shallow.wide_lasts[cue.sentence]
    starts = {start.pattern: start.token for start in starts_after(shallow, cue, last)}
    end = ends_after(shallow, starts[pattern], last)[-1]
    assert words_from(shallow, starts[pattern], end) == content


def test_content_after_according_to_begins_after_a_comma() -> None:
    shallow, cue = cue_in("According to Ms Bell, it was late.")
    start = starts_after(shallow, cue, shallow.size)[0]
    assert words_from(shallow, start.token, shallow.size - 1) == "it was late"


def test_a_content_may_end_before_what_opens_something_new() -> None:
    shallow, cue = cue_in("Ms Bell said it was late and left in a car.")
    ends = ends_after(shallow, cue.token + 1, shallow.size)
    found = [words_from(shallow, cue.token + 1, end) for end in ends]
    assert {"it was late", "it was late and left", "it was late and left in a car"} <= set(found)


def test_a_content_to_the_left_ends_at_the_mark_and_begins_with_the_sentence() -> None:
    shallow, cue = cue_in("It was late, Ms Bell said.")
    end = left_ends(shallow, cue, 0)[0]
    assert [words_from(shallow, start, end) for start in left_starts(shallow, end, 0)] == ["It was late"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("that it rained", "that"),
        ("to go home", "to"),
        ("why it rained", "question"),
        ("it rained", "clause"),
        ("the rain", "noun phrase"),
        ('"rain"', "quotation"),
        ("raining hard", "gerund"),
        ("of rain", "preposition"),
    ],
)
def test_contents_are_told_apart_by_their_first_words(text: str, kind: str) -> None:
    shallow = parse(text)
    assert content_type(shallow, 0, shallow.size) == kind
