"""Acceptance: which of the proposed contents to believe, seen beside their rivals."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from framing.attribution.evidence.acceptance import acceptance_features
from framing.attribution.evidence.scales import length_step
from framing.attribution.linear import Finding, LinearModel
from framing.attribution.proposals import Proposal
from framing.attribution.shallow import ShallowParse

THRESHOLDS = {1: 0.42, 2: 0.38, 3: 0.34, 5: 0.31, 8: 0.28, 13: 0.26, 20: 0.23, 30: 0.2}
"""The least probability of a content that is kept, by its length in words.

What others would give on held-out training articles: ``benchmarks/polnear/thresholds.py``."""


class Judged(NamedTuple):
    """A proposal with the probability that it is right, seen beside its rivals."""

    proposal: Proposal
    probability: float
    features: Sequence[Finding]


def accept(parse: ShallowParse, proposals: Sequence[Proposal], model: LinearModel) -> list[Judged]:
    """Judge each proposal beside those it overlaps."""
    return [
        Judged(proposal, model.probability(features), features)
        for proposal, features in zip(proposals, acceptance_features(parse, proposals), strict=True)
    ]


def worth(judged: Judged, parse: ShallowParse) -> float:
    """What a proposal is worth: its probability less the threshold for its length."""
    before = parse.words_before
    words = before[judged.proposal.last] - before[judged.proposal.first]
    return judged.probability - THRESHOLDS[length_step(words)]


def schedule(judged: Sequence[Judged], parse: ShallowParse) -> list[Judged]:
    """The proposals of the highest total worth whose contents do not overlap, in order of the text.

    Weighted interval scheduling: Kleinberg, J. & Tardos, É. (2006). *Algorithm Design*, section 6.1.
    """
    valued = [(candidate, value) for candidate in judged if (value := worth(candidate, parse)) > 0]
    valued.sort(key=lambda pair: (pair[0].proposal.last, pair[0].proposal.first))
    ends = [candidate.proposal.last for candidate, _ in valued]
    totals = [0.0]
    compatible: list[int] = []
    for place, (candidate, value) in enumerate(valued):
        before = bisect_right(ends, candidate.proposal.first, 0, place)
        compatible.append(before)
        totals.append(max(totals[-1], totals[before] + value))
    chosen = []
    place = len(valued)
    while place > 0:
        if totals[place] > totals[place - 1]:
            chosen.append(valued[place - 1][0])
            place = compatible[place - 1]
        else:
            place -= 1
    return chosen[::-1]
