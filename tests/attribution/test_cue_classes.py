from __future__ import annotations

import pytest

from framing.attribution.cue_classes import cue_class
from framing.language import data_lines

CLASSES = frozenset(
    [
        "neutral",
        "assertive",
        "accusing",
        "admitting",
        "denying",
        "evaluative",
        "directive",
        "committing",
        "asking",
        "mental",
        "evidential",
    ]
)


@pytest.mark.parametrize(
    ("part", "lemma", "name"),
    [
        ("verb", "say", "neutral"),
        ("verb", "deny", "denying"),
        ("verb", "insist", "assertive"),
        ("noun", "claim", "assertive"),
        ("according to", "according to", "neutral"),
        ("verb", "swim", None),
    ],
)
def test_a_cue_has_the_class_that_the_list_gives_it(part: str, lemma: str, name: str | None) -> None:
    assert cue_class(part, lemma) == name


def test_every_class_of_the_list_is_one_that_its_head_explains() -> None:
    assert {line.split(",")[2] for line in data_lines("attribution/cues.csv")} <= CLASSES
