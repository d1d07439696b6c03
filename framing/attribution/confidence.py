"""Confidence: from the score of an attribution to how often attributions with that score were right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Curve:
    """A rising step function: from ``scores[k]`` on the share of right answers was ``shares[k]``.

    >>> Curve((0.0, 0.5), (0.3, 0.8)).at(0.7)
    0.8
    """

    scores: Sequence[float]
    shares: Sequence[float]

    def at(self, score: float) -> float:
        """The share of right answers among those with about this score."""
        return self.shares[max(0, bisect_right(self.scores, score) - 1)]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Shares measured on training articles that were held out from the models that judged them.

    ``attributions`` has a curve for quotations and one for clauses: content and source right, by the product
    of the probabilities of the two. ``voices`` has one for direct and one for indirect words: in
    the voice they are said to be in, by the probability of the content. ``outlet`` and ``scare`` are shares:
    nobody is known to have spoken, so there is no score.

    Zadrozny, B. & Elkan, C. (2002). Transforming classifier scores into accurate multiclass probability
    estimates. *KDD*, 694–699.
    """

    attributions: Mapping[str, Curve]
    voices: Mapping[str, Curve]
    outlet: float
    scare: float

    def attribution(self, side: str, score: float) -> float:
        """The share of attributions with this score that were right; ``side`` is quotation or clause."""
        curve = self.attributions.get(side)
        return score if curve is None else curve.at(score)

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> Calibration:
        """From the file ``calibration.json``: scores and shares as lists."""

        def curves(name: str) -> dict[str, Curve]:
            table = stored[name]
            assert isinstance(table, dict)
            return {key: Curve(tuple(scores), tuple(shares)) for key, (scores, shares) in table.items()}

        outlet, scare = stored["outlet"], stored["scare"]
        assert isinstance(outlet, float) and isinstance(scare, float)
        return cls(curves("attributions"), curves("voices"), outlet, scare)
