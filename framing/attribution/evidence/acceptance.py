"""Is this proposed content right, seen beside the proposals that compete with it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from framing.attribution.candidates import Cue
from framing.attribution.evidence.scales import fine_step, head_type, length_step, probability_step
from framing.attribution.linear import Feature
from framing.attribution.shallow import ShallowParse

_MOST_RIVALS = 40


class Proposal(NamedTuple):
    """A stretch that might be content: how probable by its own evidence, by which pattern, with which cue."""

    first: int
    last: int
    probability: float
    side: str
    pattern: str
    cue: Cue | None
    details: tuple[Feature, ...] = ()
    evidence: tuple[tuple[str, tuple[Feature, ...]], ...] = ()


@dataclass(slots=True)
class _Rivals:
    """The strongest rivals of a proposal, by how they lie to it."""

    around: float = 0.0
    around_side: str = ""
    inside: float = 0.0
    inside_side: str = ""
    inside_sum: float = 0.0
    across_left: float = 0.0
    across_right: float = 0.0
    same_cue: float = 0.0

    def see(self, own: Proposal, other: Proposal) -> None:
        weight = other.probability
        if own.cue is not None and "quotation" not in (own.side, other.side) and own.cue is other.cue:
            self.same_cue = max(self.same_cue, weight)
        elif other.first <= own.first and other.last >= own.last:
            if weight > self.around:
                self.around, self.around_side = weight, other.side
        elif other.first >= own.first and other.last <= own.last:
            if weight > self.inside:
                self.inside, self.inside_side = weight, other.side
            self.inside_sum += weight
        elif other.first < own.first:
            self.across_left = max(self.across_left, weight)
        else:
            self.across_right = max(self.across_right, weight)


def acceptance_features(parse: ShallowParse, proposals: Sequence[Proposal]) -> list[list[Feature]]:
    """Features of each proposal; they must be in order of ``first``, then ``last``."""
    return [
        _proposal_features(parse, proposal, rivals)
        for proposal, rivals in zip(proposals, _find_rivals(proposals), strict=True)
    ]


def _find_rivals(proposals: Sequence[Proposal]) -> list[_Rivals]:
    """For each proposal those it overlaps, among the forty before and the forty after it."""
    reach = list(accumulate((proposal.last for proposal in proposals), max))
    found = []
    for place, own in enumerate(proposals):
        rivals = _Rivals()
        for before in range(place - 1, max(-1, place - _MOST_RIVALS), -1):
            if reach[before] <= own.first:
                break
            if proposals[before].last > own.first:
                rivals.see(own, proposals[before])
        for other in proposals[place + 1 : place + _MOST_RIVALS]:
            if other.first >= own.last:
                break
            rivals.see(own, other)
        found.append(rivals)
    return found


def _proposal_features(parse: ShallowParse, own: Proposal, rivals: _Rivals) -> list[Feature]:
    side, step = own.side, probability_step(own.probability)
    words = parse.words_before[own.last] - parse.words_before[own.first]
    length = length_step(words)
    quoted = parse.quoted_before[own.last] > parse.quoted_before[own.first]
    marks = "quotation" if side == "quotation" else "quotation inside" if quoted else "no quotation"
    around = probability_step(rivals.around)
    larger = int(rivals.around > own.probability), int(rivals.inside > own.probability)
    found: list[Feature] = [
        ("probability", side, step),
        ("around", rivals.around_side, side, around),
        ("inside", rivals.inside_side, side, probability_step(rivals.inside)),
        ("across, left", probability_step(rivals.across_left)),
        ("across, right", probability_step(rivals.across_right)),
        ("same cue", probability_step(rivals.same_cue)),
        ("length", side, length),
        ("marks", side, marks),
        ("probability, around", step, around),
        ("outdone by", side, *larger, rivals.around_side, rivals.inside_side),
        ("inside, sum", side, min(4, int(rivals.inside_sum * 3))),
        *own.details,
    ]
    if side != "quotation":
        found += _shape_features(parse, own, side, length)
    return found


def _shape_features(parse: ShallowParse, own: Proposal, side: str, length: int) -> list[Feature]:
    first = own.first
    if parse.words[first] in ("that", '"', "to"):
        first += 1
    found: list[Feature] = []
    if first < own.last:
        phrase = parse.phrase_at[first]
        head = head_type(parse, *parse.phrases[phrase]) if phrase >= 0 else parse.tags[first]
        found += [("first phrase", side, head), ("first phrase, length", side, head, length)]
    verbs = min(3, parse.finite_before[own.last] - parse.finite_before[own.first])
    if own.last >= parse.size:
        following = "$"
    else:
        word = parse.words[own.last]
        following = parse.tags[own.last] if word[0].isalnum() else word
    found += [
        ("last word", side, parse.tags[own.last - 1]),
        ("length, verbs", side, length, verbs),
        ("next", side, following),
    ]
    if own.cue is not None:
        found += [
            ("form of the cue", side, own.cue.kind, parse.tags[own.cue.token]),
            ("strength of the cue, length", side, fine_step(own.cue.strength), length),
        ]
    return found
