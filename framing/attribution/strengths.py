"""How strongly a word, and the frame it stands in, is a cue of attribution."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

WordClass = Literal["verb", "noun"]
Lemma = tuple[str, str]
"""Word class and base form."""
Frame = tuple[str, str, str, str]
"""Word class, base form, the aspect (next, form) and its value."""

WEAKEST = -2.4
"""A word that is a cue less often than these log odds, in every frame, is not looked at."""
UNKNOWN = math.log(0.1 / 1.2)


class CueStrengths(Protocol):
    """Log odds that a word is a cue."""

    def of_lemma(self, lemma: Lemma) -> float:
        """The strength of a word by itself."""

    def of_frame(self, frame: Frame, base: float) -> float:
        """Its strength where it stands in ``frame``; ``base`` is its strength by itself."""

    def knows(self, lemma: Lemma) -> bool:
        """Whether the word was a cue often enough to have a strength of its own."""


@dataclass(frozen=True, slots=True)
class StoredStrengths:
    """Strengths as they ship with the kit."""

    lemmas: Mapping[Lemma, float]
    frames: Mapping[Frame, float]

    def of_lemma(self, lemma: Lemma) -> float:
        """The strength of a word by itself; a word never seen as a cue has that of no sightings.

        >>> StoredStrengths({("verb", "say"): 2.5}, {}).of_lemma(("verb", "say"))
        2.5
        """
        return self.lemmas.get(lemma, UNKNOWN)

    def of_frame(self, frame: Frame, base: float) -> float:
        """The strength in the frame, where it differs much from ``base``, else ``base``."""
        return self.frames.get(frame, max(-6.0, min(6.0, base)))

    def knows(self, lemma: Lemma) -> bool:
        """Whether the word has a strength of its own."""
        return lemma in self.lemmas


def lemma_strength(cues: int, sightings: int) -> float:
    """Smoothed log odds from how often a word was seen, and how often as a cue.

    >>> round(lemma_strength(90, 100), 2)
    2.09
    """
    return math.log((cues + 0.1) / (sightings - cues + 1.2))


def frame_strength(cues: int, sightings: int, base: float) -> float:
    """The same for a frame, drawn towards the strength of its lemma as if that had been seen four times more."""
    prior = 1 / (1 + math.exp(-max(-6.0, min(6.0, base))))
    share = (cues + 4 * prior) / (sightings + 4)
    return math.log(share / (1 - share))
