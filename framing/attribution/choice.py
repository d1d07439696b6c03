"""Choice: which of the proposed attributions to believe."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from framing.attribution.candidates import Candidate

THRESHOLD = 0.2
"""The least probability of an attribution that is kept, set by cross-validation on the training articles."""


def choose(candidates: Sequence[Candidate], *, threshold: float = THRESHOLD) -> list[Candidate]:
    """The best set of candidates whose contents do not overlap, in order of the text.

    Each candidate is worth its probability less the threshold; the set of the highest worth is found by
    weighted interval scheduling: Kleinberg, J. & Tardos, É. (2006). *Algorithm Design*, section 6.1.

    >>> from framing.attribution.candidates import propose
    >>> from framing.attribution.structure import structure_of
    >>> [candidate.rule for candidate in choose(propose(structure_of('"We won," the minister said.')))]
    ['quote-source-cue']
    """
    weights = load_weights()
    valued = ((probability(candidate.features, weights) - threshold, candidate) for candidate in candidates)
    return best_set([(worth, candidate) for worth, candidate in valued if worth > 0])


def probability(features: Sequence[str], weights: Mapping[str, float]) -> float:
    """How likely an attribution with these features is right in content and speaker: a logistic model."""
    total = weights.get("", 0.0)
    for feature in features:
        total += weights.get(feature, 0.0)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def best_set(valued: Sequence[tuple[float, Candidate]]) -> list[Candidate]:
    """The candidates of the highest total worth whose contents do not overlap, in order of the text."""
    ordered = sorted(valued, key=lambda pair: (pair[1].content[1], pair[1].content[0], -pair[0]))
    ends = [candidate.content[1] for _, candidate in ordered]
    totals = [0.0]
    before: list[int] = []
    for place, (worth, candidate) in enumerate(ordered):
        compatible = bisect_right(ends, candidate.content[0], 0, place)
        before.append(compatible)
        totals.append(max(totals[-1], totals[compatible] + worth))
    chosen = []
    place = len(ordered)
    while place > 0:
        if totals[place] > totals[place - 1]:
            chosen.append(ordered[place - 1][1])
            place = before[place - 1]
        else:
            place -= 1
    return chosen[::-1]


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each feature, from ``framing/data/attribution/weights.json``."""
    text = files("framing").joinpath("data/attribution/weights.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights
