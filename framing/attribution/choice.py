"""Choice: which of the proposed attributions to believe."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from framing.attribution.candidates import Candidate
from framing.attribution.sources import Range

THRESHOLD = 0.2
"""The least probability of an attribution that is kept, set by cross-validation on the training articles."""


_LEAST_WORTH = 0.001


def choose(
    candidates: Sequence[Candidate],
    *,
    weights: Mapping[str, float] | None = None,
    threshold: float = THRESHOLD,
) -> list[Candidate]:
    """The best set of candidates whose contents do not overlap, in order of the text.

    Each candidate is worth its probability less the threshold; the set of the highest worth is found by
    weighted interval scheduling: Kleinberg, J. & Tardos, É. (2006). *Algorithm Design*, section 6.1. Where
    the candidates of a content reach the threshold only together, because its source is in doubt, the
    likeliest has it, and gives way to any other content.
    ``weights`` are by default those that come with the kit.

    >>> from framing.attribution.patterns import propose
    >>> from framing.attribution.structure import structure_of
    >>> [candidate.rule for candidate in choose(propose(structure_of('"We won," the minister said.')))]
    ['quote-source-cue']
    """
    known = load_weights() if weights is None else weights
    best: dict[Range, tuple[float, Candidate]] = {}
    total: dict[Range, float] = {}
    for candidate in candidates:
        likely, content = probability(candidate.features, known), candidate.content
        total[content] = total.get(content, 0.0) + likely
        if content not in best or likely > best[content][0]:
            best[content] = (likely, candidate)
    valued = [
        (max(likely - threshold, _LEAST_WORTH), candidate)
        for content, (likely, candidate) in best.items()
        if total[content] > threshold
    ]
    return best_set(valued)


def choose_nested(
    candidates: Sequence[Candidate],
    chosen: Sequence[Candidate],
    *,
    weights: Mapping[str, float] | None = None,
) -> list[Candidate]:
    """Attributions within the reported clauses of others: she said he had called it "a lie".

    The annotation that the weights were fitted to knows no nesting, so that here what is asked for is plain:
    a finite cue of speech with its own subject, both within the content around them. Of the ends proposed
    for one cue the likeliest is taken.

    >>> from framing.attribution.patterns import propose
    >>> from framing.attribution.structure import structure_of
    >>> candidates = propose(structure_of("She said that the mayor had said that it rained."))
    >>> [(c.rule, c.content) for c in choose_nested(candidates, choose(candidates))]
    [('source-cue-that-clause', (8, 10))]
    """
    known = load_weights() if weights is None else weights
    reported = [candidate for candidate in chosen if candidate.quotation is None]
    starts = [candidate.content[0] for candidate in reported]
    valued = []
    for candidate in candidates:
        place = bisect_right(starts, candidate.content[0]) - 1
        if place >= 0 and _lies_within(candidate, reported[place]):
            valued.append((probability(candidate.features, known) + _NESTED_WORTH, candidate))
    return best_set(valued)


_NESTED_WORTH = 0.01
_OF_SPEECH = frozenset(["neutral", "assertive", "accusing", "admitting", "denying"])
_WITH_SUBJECT = frozenset(["source-cue-that-clause", "source-cue-clause", "source-cue-quote"])


def _lies_within(candidate: Candidate, around: Candidate) -> bool:
    if candidate.rule not in _WITH_SUBJECT or candidate.cue_class not in _OF_SPEECH or not candidate.finite:
        return False
    first, last = around.content
    cue, source = candidate.cue, candidate.source
    if cue is None or source is None or candidate.content == around.content:
        return False
    return min(cue[0], source[0]) >= first and max(candidate.content[1], cue[1], source[1]) <= last


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
