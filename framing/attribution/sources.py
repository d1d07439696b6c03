"""Sources: who is the source of each content that is believed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from framing.attribution.acceptance import Judged
from framing.attribution.cue import Cue
from framing.attribution.discourse import Discourse
from framing.attribution.evidence.clause_source import SourceCandidate, clause_sources
from framing.attribution.evidence.quotation_source import GOES_ON, quotation_sources
from framing.attribution.models import Models
from framing.attribution.proposals import WEAKEST_LEFT, CueTable, Grounds, Proposal, Side, most_probable
from framing.attribution.shallow import ShallowParse, TokenSpan


class RunnerUp(NamedTuple):
    """A content that had to give way, and its probability."""

    first: int
    last: int
    probability: float


class Chosen(NamedTuple):
    """A content that is believed, with its source.

    ``probability`` is that of the content, ``source_probability`` that of the source given the content.
    ``runner_up`` is the likeliest proposal that had to give way; ``other_source`` came second as source. A
    quotation that ``goes_on`` after another has its source; ``nested`` is a content within the content of
    another.
    """

    first: int
    last: int
    probability: float
    source: TokenSpan | None
    source_probability: float
    cue: Cue | None
    side: Side
    rule: str
    grounds: tuple[Grounds, ...]
    runner_up: RunnerUp | None = None
    other_source: TokenSpan | None = None
    goes_on: bool = False
    nested: bool = False


def find_sources(
    parse: ShallowParse, table: CueTable, contents: Sequence[Judged], judged: Sequence[Judged], models: Models
) -> list[Chosen]:
    """The source of each of ``contents``, in order of the text: each choice sees the one before.

    ``judged`` are all proposals, among them those that had to give way.
    """
    discourse = Discourse()
    firsts = [candidate.proposal.first for candidate in judged]
    found = []
    for candidate in contents:
        proposal = candidate.proposal
        runner_up = _runner_up(candidate, judged, firsts)
        chosen = _with_source(parse, table, candidate, runner_up, discourse, models)
        discourse.add(parse, chosen.source, (proposal.first, proposal.last), proposal.cue)
        found.append(chosen)
    return found


def _with_source(
    parse: ShallowParse,
    table: CueTable,
    candidate: Judged,
    runner_up: RunnerUp | None,
    discourse: Discourse,
    models: Models,
) -> Chosen:
    proposal = candidate.proposal
    name, sources = _source_candidates(parse, table, proposal, discourse, models)
    ranking = models.quotation_source if name == "quotation_source" else models.clause_source
    shares = ranking.shares([source.features for source in sources])
    (best, share), *others = most_probable(sources, shares, 2)
    goes_on = best.features[0] is GOES_ON
    return Chosen(
        proposal.first,
        proposal.last,
        probability=candidate.probability,
        source=best.span,
        source_probability=share,
        cue=proposal.cue or (None if goes_on else _cue_beside(table, parse, best)),
        side=proposal.side,
        rule=proposal.pattern,
        grounds=(*proposal.grounds, ("acceptance", candidate.features), (name, best.features)),
        runner_up=runner_up,
        other_source=others[0][0].span if others else None,
        goes_on=goes_on,
    )


def _source_candidates(
    parse: ShallowParse, table: CueTable, proposal: Proposal, discourse: Discourse, models: Models
) -> tuple[str, list[SourceCandidate]]:
    """The candidates for the source of a content, and the name of the model that ranks them."""
    content = (proposal.first, proposal.last)
    if proposal.side == "quotation" or proposal.cue is None:
        sources = quotation_sources(
            parse, content, discourse, table.by_sentence, table.strengths, models.clause_source
        )
        return "quotation_source", sources
    return "clause_source", clause_sources(parse, proposal.cue, content, discourse, table.strengths)


def _cue_beside(table: CueTable, parse: ShallowParse, source: SourceCandidate) -> Cue | None:
    """The cue of a quotation that no other pattern proposes: the strongest beside its source."""
    if source.span is None:
        return None
    first, last = source.span
    cues = table.by_sentence.get(parse.sentence_of(first), ())
    near = [
        cue
        for cue in cues
        if cue.strength > WEAKEST_LEFT and (first - 3 <= cue.token < first or last <= cue.token < last + 6)
    ]
    return max(near, key=lambda cue: cue.strength, default=None)


def _runner_up(candidate: Judged, judged: Sequence[Judged], firsts: Sequence[int]) -> RunnerUp | None:
    """The likeliest other proposal that overlaps a chosen one, among the twenty on either side."""
    own = candidate.proposal
    place = bisect_right(firsts, own.first)
    best: RunnerUp | None = None
    for other in judged[max(0, place - 20) : place + 20]:
        rival = other.proposal
        if rival.first >= own.last:
            break
        if own.first < rival.last and rival is not own and (best is None or other.probability > best[2]):
            best = RunnerUp(rival.first, rival.last, other.probability)
    return best
