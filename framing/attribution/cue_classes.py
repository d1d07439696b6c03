"""Classes of cues: what the choice of a reporting word says about what is reported."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from framing.language import data_lines


def cue_class(part_of_speech: str, lemma: str) -> str | None:
    """The class of a reporting word (neutral, assertive, denying, …), None where the list lacks it.

    The classes and their literature head the list, ``framing/data/attribution/cues.csv``.

    >>> cue_class("verb", "say"), cue_class("verb", "deny"), cue_class("verb", "sing")
    ('neutral', 'denying', None)
    """
    if part_of_speech == "according to":
        return "neutral"
    return _classes().get((part_of_speech, lemma))


@cache
def _classes() -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for line in data_lines("attribution/cues.csv"):
        lemma, part, name, *_ = line.split(",")
        found.setdefault((part, lemma), name)
    return found
