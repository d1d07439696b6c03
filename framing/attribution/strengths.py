"""How strongly a word, and the frame it stands in, is a cue of attribution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

Lemma = tuple[Literal["verb", "noun"], str]
"""Word class and base form."""
CueFrame = tuple[str, str, str, str]
"""Word class, base form, the aspect (next, form) and its value."""

WEAKEST = -1.8
"""A word that is a cue less often than these log odds, in every frame, is not looked at."""
UNKNOWN = -2.48
"""The strength of a word never seen as a cue: a verb is then a landmark to others, no more."""


class CueStrengths(Protocol):
    """Log odds that a word is a cue."""

    def of_lemma(self, lemma: Lemma) -> float:
        """The strength of a word by itself."""

    def of_frame(self, frame: CueFrame, base: float) -> float:
        """Its strength where it stands in ``frame``; ``base`` is its strength by itself."""


@dataclass(frozen=True, slots=True)
class StoredStrengths:
    """Strengths as they ship with the kit."""

    lemmas: Mapping[Lemma, float]
    frames: Mapping[CueFrame, float]

    def of_lemma(self, lemma: Lemma) -> float:
        """The strength of a word by itself; of one never seen as a cue, the lowest.

        >>> StoredStrengths({("verb", "say"): 2.5}, {}).of_lemma(("verb", "say"))
        2.5
        """
        return self.lemmas.get(lemma, UNKNOWN)

    def of_frame(self, frame: CueFrame, base: float) -> float:
        """The strength in the frame, where it differs much from ``base``, else ``base``."""
        return self.frames.get(frame, base)
