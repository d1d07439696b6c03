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

    def to_json(self) -> dict[str, object]:
        """The shares as lists, for a file."""
        curves = {
            name: {key: [list(curve.scores), list(curve.shares)] for key, curve in sorted(table.items())}
            for name, table in (("attributions", self.attributions), ("voices", self.voices))
        }
        return {**curves, "outlet": self.outlet, "scare": self.scare}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> Calibration:
        """What ``to_json`` wrote."""

        def curves(name: str) -> dict[str, Curve]:
            table = stored[name]
            assert isinstance(table, dict)
            return {key: Curve(tuple(scores), tuple(shares)) for key, (scores, shares) in table.items()}

        outlet, scare = stored["outlet"], stored["scare"]
        assert isinstance(outlet, float) and isinstance(scare, float)
        return cls(curves("attributions"), curves("voices"), outlet, scare)


def rising_steps(scores: Sequence[float], right: Sequence[bool], *, least: int = 60) -> Curve:
    """The rising curve nearest to the answers: isotonic regression by pooling adjacent violators.

    Answers are first gathered, by score, in groups of ``least``, so that no step rests on a handful.
    Barlow, R. et al. (1972). *Statistical Inference under Order Restrictions*.

    >>> rising_steps([0.1, 0.2, 0.8, 0.9], [False, True, True, True], least=2)
    Curve(scores=(0.0, 0.8), shares=(0.5, 1.0))
    """
    ordered = sorted(zip((round(score, 4) for score in scores), right, strict=True))
    pools: list[tuple[float, int, int]] = []
    start = 0
    while start < len(ordered):
        end = start + least if start + 2 * least <= len(ordered) else len(ordered)
        while end < len(ordered) and ordered[end][0] == ordered[end - 1][0]:
            end += 1
        group = ordered[start:end]
        pools.append((group[0][0], sum(answer for _, answer in group), len(group)))
        start = end
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            _, answers, size = pools.pop()
            pools[-1] = (pools[-1][0], pools[-1][1] + answers, pools[-1][2] + size)
    first, *rest = pools
    lower = (0.0, *(round(score, 4) for score, _, _ in rest))
    return Curve(lower, tuple(round(answers / size, 3) for _, answers, size in (first, *rest)))
