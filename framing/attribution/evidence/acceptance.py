"""Is this proposed content right, seen beside the proposals that compete with it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from framing.attribution.evidence.scales import fine_step, head_types, length_step, probability_step
from framing.attribution.linear import Feature, Finding
from framing.attribution.proposals import Proposal
from framing.attribution.shallow import ShallowParse

_MOST_RIVALS = 40


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
        if own.cue is not None and own.cue is other.cue and "quotation" not in (own.side, other.side):
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


def acceptance_features(parse: ShallowParse, proposals: Sequence[Proposal]) -> list[list[Finding]]:
    """Features of each proposal; they must be in order of ``first``, then ``last``."""
    return [
        _proposal_features(parse, proposal, rivals)
        for proposal, rivals in zip(proposals, _find_rivals(proposals), strict=True)
    ]


def _find_rivals(proposals: Sequence[Proposal]) -> list[_Rivals]:
    """For each proposal those it overlaps, among fewer than forty before it and as many after."""
    reach = list(accumulate([proposal.last for proposal in proposals], max))
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


def _proposal_features(parse: ShallowParse, own: Proposal, rivals: _Rivals) -> list[Finding]:
    side, step = own.side, probability_step(own.probability)
    length = length_step(parse.words_before[own.last] - parse.words_before[own.first])
    quoted = parse.quoted_before[own.last] > parse.quoted_before[own.first]
    found: list[Finding] = [
        (_by_itself, side, step, length, bool(quoted)),
        (
            _covered,
            side,
            step,
            rivals.around_side,
            probability_step(rivals.around),
            int(rivals.around > own.probability),
            rivals.inside_side,
            probability_step(rivals.inside),
            int(rivals.inside > own.probability),
        ),
        (
            _crossed,
            side,
            probability_step(rivals.across_left),
            probability_step(rivals.across_right),
            probability_step(rivals.same_cue),
            min(4, int(rivals.inside_sum * 3)),
        ),
        *own.details,
    ]
    if side != "quotation":
        found += _shape_features(parse, own, side, length)
    return found


def _by_itself(side: str, step: int, length: int, quoted: bool) -> list[Feature]:
    marks = "quotation" if side == "quotation" else "quotation inside" if quoted else "no quotation"
    return [("probability", side, step), ("length", side, length), ("marks", side, marks)]


def _covered(
    side: str,
    step: int,
    around_side: str,
    around: int,
    around_larger: int,
    inside_side: str,
    inside: int,
    inside_larger: int,
) -> list[Feature]:
    return [
        ("around", around_side, side, around),
        ("inside", inside_side, side, inside),
        ("probability, around", step, around),
        ("outdone by", side, around_larger, inside_larger, around_side, inside_side),
    ]


def _crossed(side: str, left: int, right: int, same_cue: int, inside_sum: int) -> list[Feature]:
    return [
        ("across, left", left),
        ("across, right", right),
        ("same cue", same_cue),
        ("inside, sum", side, inside_sum),
    ]


def _shape_features(parse: ShallowParse, own: Proposal, side: str, length: int) -> list[Finding]:
    first = own.first + (parse.words[own.first] in _OPENINGS)
    found: list[Finding] = []
    if first < own.last:
        phrase = parse.phrase_at[first]
        head = head_types(parse)[phrase] if phrase >= 0 else parse.tags[first]
        found.append((_first_phrase, side, head, length))
    verbs = min(3, parse.finite_before[own.last] - parse.finite_before[own.first])
    if own.last >= parse.size:
        following = "$"
    else:
        word = parse.words[own.last]
        following = parse.tags[own.last] if word[0].isalnum() else word
    found.append((_end, side, parse.tags[own.last - 1], following, length, verbs))
    if own.cue is not None:
        tag = parse.tags[own.cue.token]
        found.append((_cue, side, own.cue.kind, tag, fine_step(own.cue.strength), length))
    return found


_OPENINGS = frozenset(["that", '"', "to"])


def _first_phrase(side: str, head: str, length: int) -> list[Feature]:
    return [("first phrase", side, head), ("first phrase, length", side, head, length)]


def _end(side: str, tag: str, following: str, length: int, verbs: int) -> list[Feature]:
    return [
        ("last word", side, tag),
        ("length, verbs", side, length, verbs),
        ("next", side, following),
    ]


def _cue(side: str, kind: str, tag: str, strength: int, length: int) -> list[Feature]:
    return [
        ("form of the cue", side, kind, tag),
        ("strength of the cue, length", side, strength, length),
    ]
