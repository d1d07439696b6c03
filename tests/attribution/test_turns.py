from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.article import Article
from framing.attribution import attribute, read
from framing.attribution.shallow import parse
from framing.attribution.turns import find_turns
from framing.passages import find_passages

INTERVIEW = """Dan Lee keeps bees on the roof of the town hall.

Courier: How many hives are left?

Lee: Only four. The council says there were never more than nine.

It was a bad year.

Courier: And next year?

Lee: None, I fear.

The council plans a garden there."""


def article(text: str) -> Article:
    return Article.from_text(text, id="test/test")


def answers(text: str) -> list[tuple[str, str | None]]:
    return [(a.content.of(text), a.speaker) for a in attribute(article(text)) if a.rule == "turn"]


def test_each_answer_of_an_interview_has_its_speaker() -> None:
    assert answers(INTERVIEW) == [
        ("Only four. The council says there were never more than nine.", "Dan Lee"),
        ("It was a bad year.", "Dan Lee"),
        ("None, I fear.", "Dan Lee"),
    ]


def test_an_answer_is_direct_speech_without_marks() -> None:
    made = article(INTERVIEW)
    reading = read(made)
    passages = find_passages(
        made.text,
        sentences=reading.sentences,
        attributions=reading.attributions,
        quotations=reading.quotations,
        scare_quotes=reading.scare_quotes,
        confidence=lambda voice, attribution: 1.0,
    )
    voices = {passage.of(made.text).strip(): passage.voice for passage in passages}
    assert voices["None, I fear."] == "direct"
    assert voices["Courier: How many hives are left?"] == "outlet"


def test_what_is_reported_in_an_answer_is_nested_in_it() -> None:
    found = attribute(article(INTERVIEW))
    inner = next(a for a in found if a.speaker == "council")
    assert inner.outer is not None and found[inner.outer].speaker == "Dan Lee"


def test_a_nameless_answer_is_by_the_first_person_named() -> None:
    text = "We asked Ruth Abel.\n\nQ: Is it safe?\n\nA: It is.\n\nQ. Are you sure?\n\nA. I am sure."
    assert answers(text) == [("It is.", "Ruth Abel"), ("I am sure.", "Ruth Abel")]


def test_an_answer_nobody_is_named_for_has_no_speaker() -> None:
    assert answers("Q: Why?\n\nA: Because.\n\nQ: And now?\n\nA: Home.") == [
        ("Because.", None),
        ("Home.", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Caption: A bridge at night.\n\nCorrection: It is not a bridge.\n\nUpdate: It is one.",
        "Lee: It is late.\n\nAbel: It is early.\n\nLee: It is noon.",
        "Courier: Why?\n\nLee: Because.",
        "WHAT TO DO: Stay in.\n\nWHERE TO GO: Nowhere.",
    ],
)
def test_labels_without_questions_that_are_answered_are_no_interview(text: str) -> None:
    assert find_turns(parse(text)) == []


def test_an_interviewer_may_say_a_word_between() -> None:
    text = INTERVIEW.replace("The council plans", "Courier: Thank you.\n\nThe council plans")
    assert ("None, I fear.", "Dan Lee") in answers(text)


@pytest.mark.parametrize(
    ("before", "within", "after"),
    [
        ("", "I hope that she said that it rained in town.\n\n", ""),
        ("The dog saw a cat.\n\n", "", "Q: How many?\n\nA: Four.\n\n"),
    ],
)
def test_time_grows_with_the_interview_and_not_with_its_square(before: str, within: str, after: str) -> None:
    def seconds(number: int) -> float:
        questions = "Q: How?\n\nA: So.\n\n"
        text = f"{before * number}{questions}Q: Why?\n\nA: {within * number}{questions}{after * number}"
        begin = time.process_time()
        attribute(article(text))
        return time.process_time() - begin

    seconds(10)
    most = 12 * seconds(800) + 0.3
    assert seconds(6_400) < most or seconds(6_400) < most  # once more where the machine was busy


@given(
    st.lists(
        st.sampled_from(["Q:", "A:", "Lee:", "Why?", "No.", '"', "\n\n", " ", "Ann Lee said so."]),
        max_size=40,
    )
)
def test_spans_stand_in_the_text_whatever_the_labels(pieces: list[str]) -> None:
    text = "".join(pieces)
    for attribution in attribute(article(text)):
        assert attribution.content.of(text).strip()
        if attribution.outer is not None:
            assert attribute(article(text))[attribution.outer].content.contains(attribution.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: How big is the herd?\n\nA: About ninety.", [("About ninety.", None)]),
        ("Q. How big is the herd?\n\nA. About ninety.", [("About ninety.", None)]),
        ("We met Ruth Abel.\n\nQ: Is it safe?\n\nA: It is.", [("It is.", "Ruth Abel")]),
        ("Q: How big is the herd?\n\nQ: And the barn?", []),
        ("A: About ninety.\n\nA: And a barn.", []),
        ("Courier: How big is the herd?\n\nHerd: About ninety.", []),
    ],
)
def test_one_answer_is_an_interview_only_between_q_and_a(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert answers(text) == expected
