import json
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import Codebook
from framing.language import sentence_spans
from framing.mentions import find_mentions
from framing.span import Span
from framing.stance import stance, stances

SENTENCES = Path(__file__).parent / "stance_sentences.jsonl"
SEED = Path(__file__).parents[1] / ".." / "shared" / "seed" / "000_009dea396181abd6.txt"


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Of ``n`` sentences, the share with the right label, and with the right label and trigger."""

    n: int
    label: float
    trigger: float


def measured(part: Literal["tuning", "held out"]) -> Accuracy:
    """The accuracy of stance on one part of the sentences.

    A trigger is right where it holds, or is held by, the words that the annotator marked.
    """
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    labels = triggers = n = 0
    for row in rows:
        if row["set"] != part:
            continue
        label, trigger = read(row["text"], row["mention"])
        right = label == row["stance"]
        ours, theirs = (trigger or "").casefold(), (row["trigger"] or "").casefold()
        same = ours == theirs or (ours != "" != theirs and (ours in theirs or theirs in ours))
        n, labels, triggers = n + 1, labels + right, triggers + (right and same)
    return Accuracy(n, labels / n, triggers / n)


def read(text: str, mention: str = "crisis") -> tuple[str, str | None]:
    start = text.index(mention)
    found = stance(text, Span(0, len(text)), Span(start, start + len(mention)))
    return found.label, found.trigger.of(text) if found.trigger else None


def test_on_the_sentences_it_was_tuned_on_at_least_97_in_100_labels_are_right() -> None:
    """Measured: 203 sentences, 99.5 % of the labels right, 99.0 % with their trigger."""
    accuracy = measured("tuning")
    assert accuracy.n == 203
    assert accuracy.label >= 0.97
    assert accuracy.trigger >= 0.96


def test_on_sentences_written_after_the_tuning_at_least_85_in_100_labels_are_right() -> None:
    """Measured: 90 sentences, 88.9 % of the labels right, 87.8 % with their trigger.

    They were written when rules and lists were finished, and neither was changed because of them.
    """
    accuracy = measured("held out")
    assert accuracy.n == 90
    assert accuracy.label >= 0.85
    assert accuracy.trigger >= 0.84


def test_the_sentences_are_all_different_and_hold_their_mentions() -> None:
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    assert len({row["text"] for row in rows}) == len(rows)
    assert all(row["mention"] in row["text"] for row in rows)
    assert all((row["stance"] == "asserted") == (row["trigger"] is None) for row in rows)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("There is no crisis.", "no"),
        ("It is not a crisis.", "not"),
        ("It isn’t a crisis.", "isn’t"),
        ("It CANNOT be a crisis.", "CANNOT"),
        ("He denied that there was a crisis.", "denied"),
        ("Far from being a crisis it was a gift.", "Far from"),
        ("The crisis never happened.", "never happened"),
        ("The talk of a crisis is nonsense.", "is nonsense"),
        ("No crisis, the mayor said.", "No"),
    ],
)
def test_what_is_denied(text: str, trigger: str) -> None:
    assert read(text) == ("denied", trigger)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("It may be a crisis.", "may"),
        ("An alleged crisis occupies the town.", "alleged"),
        ("Is it a crisis?", "?"),
        ('"Is it a crisis?" he asked.', "?"),
        ("A crisis might follow.", "might"),
        ("A crisis will follow if it rains.", "if"),
        ("Crisis fears, crisis everywhere? No: calm.", "fears"),
        ("May it be a crisis.", "May"),
    ],
)
def test_what_is_hedged(text: str, trigger: str) -> None:
    assert read(text, "Crisis" if text.startswith("Crisis") else "crisis") == ("hedged", trigger)


@pytest.mark.parametrize(
    "text",
    [
        "It is a crisis.",
        "It is not only a crisis but a scandal.",
        "In May a crisis came.",
        "The mayor said in March that the rain would be a crisis.",
        "The crisis may last for years.",
        "He did not mention the crisis.",
        "It may prolong the crisis.",
        "It is a crisis, not a scandal.",
        "What a crisis! Or is it?",
    ],
)
def test_what_is_asserted(text: str) -> None:
    assert read(text) == ("asserted", None)


def test_denied_beats_hedged() -> None:
    assert read("The mayor may deny a crisis.") == ("denied", "deny")


def test_a_denial_of_a_denial_asserts() -> None:
    assert read("Nobody can deny that it is a crisis.") == ("asserted", None)
    assert read("He denied that there was no crisis.") == ("asserted", None)


def test_an_exclusion_that_is_denied_leaves_open() -> None:
    assert read("The mayor did not rule out a crisis.") == ("hedged", "rule out")
    assert read("It is not impossible that a crisis comes.") == ("hedged", "impossible")


def test_a_definite_noun_after_a_copula_or_a_word_of_evidence_is_denied_all_the_same() -> None:
    assert read("That is not the crisis.") == ("denied", "not")
    assert read("There is no evidence of the crisis.") == ("denied", "no")
    assert read("The mayor denied the crisis.") == ("denied", "denied")
    assert read("The mayor denied that he caused the crisis.") == ("asserted", None)


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 9), st.integers(0, 40), st.integers(0, 40))
def test_in_any_text_a_trigger_lies_in_the_sentence_and_outside_the_mention(
    text: str, start: int, length: int, before: int, after: int
) -> None:
    text += " may not crisis, if?"
    mention = Span(min(start, len(text) - 1), min(start + length, len(text)))
    if mention.end <= mention.start:
        return
    sentence = Span(max(0, mention.start - before), min(len(text), mention.end + after))
    found = stance(text, sentence, mention)
    assert (found.label == "asserted") == (found.trigger is None)
    if found.trigger is not None:
        assert sentence.contains(found.trigger)
        assert found.trigger.of(text)
        assert not found.trigger.overlaps(mention)


@pytest.mark.parametrize(
    "unit", ["not ", "not, ", 'said, "not ', "if ", '"', "crisis ", "? ", "may, and ", "'no,' "]
)
def test_time_does_not_grow_with_the_sentence(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit)) + "crisis" + unit * (size // len(unit))
        start = size // len(unit) * len(unit)
        started = time.perf_counter()
        stance(text, Span(0, len(text)), Span(start, start + 6))
        return time.perf_counter() - started

    small = min(seconds(5_000) for _ in range(3))
    assert seconds(1_000_000) < 10 * small + 0.05


@pytest.mark.skipif(not SEED.exists(), reason="the page is not here")
def test_each_arms_race_of_the_page_is_denied() -> None:
    text = SEED.read_text(encoding="utf-8")
    spans = [
        Span(start + s.start, start + s.end)
        for line in text.splitlines()
        for start in [text.index(line)]
        for s in sentence_spans(line)
    ]
    mentions = [m for m in find_mentions(text, Codebook.sample("security")) if m.frame == "arms race"]
    labels = [stance(text, next(s for s in spans if s.contains(m)), m).label for m in mentions]
    assert labels == ["denied"] * 3


@given(
    st.lists(
        st.sampled_from(
            ["It", "is", "may", "not", "no", "denied", "a threat", "nor", "if", ",", "which", '"']
        ),
        max_size=150,
    )
)
def test_mentions_read_together_have_the_stance_they_have_alone(words: list[str]) -> None:
    text = " ".join(words)
    sentence = Span(0, len(text))
    pairs = [(sentence, Span(*match.span())) for match in re.finditer("threat", text)]
    assert list(stances(text, pairs)) == [stance(text, *pair) for pair in pairs]
