"""Choice: which contents to believe, and who is the source of each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from framing.attribution.candidates import (
    Cue,
    Start,
    content_type,
    ends_after,
    find_cues,
    left_ends,
    left_starts,
    starts_after,
)
from framing.attribution.evidence.acceptance import Proposal, acceptance_features
from framing.attribution.evidence.content import (
    end_features,
    left_features,
    left_start_features,
    start_features,
)
from framing.attribution.evidence.cue import cue_features
from framing.attribution.evidence.quotation import quotation_features
from framing.attribution.evidence.scales import length_step, probability_step, strength_step
from framing.attribution.evidence.source import (
    Discourse,
    SourceCandidate,
    clause_sources,
    quotation_sources,
)
from framing.attribution.linear import Feature, LinearModel, shares
from framing.attribution.models import Models
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.strengths import WEAKEST

LEAST = 0.1
"""A step of a proposal less probable than this is not followed further."""
WEAKEST_LEFT = -1.2
"""A verb with a lower strength is not looked at for a content to its left."""
THRESHOLDS = {1: 0.32, 2: 0.32, 3: 0.32, 5: 0.32, 8: 0.32, 13: 0.32, 20: 0.32, 30: 0.32}
"""The least probability of a content that is kept, by its length in words, set by cross-validation on the
training articles."""

T = TypeVar("T")
Evidence = tuple[str, tuple[Feature, ...]]
"""The name of a model, and the features it judged by."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A content that is believed, with its source.

    ``probability`` is that of the content, ``source_probability`` that of the source given the content.
    ``runner_up`` is the proposal it won over, ``source_evidence`` what spoke for the source.
    """

    first: int
    last: int
    probability: float
    source: TokenSpan | None
    source_probability: float
    cue: Cue | None
    side: str
    pattern: str
    evidence: tuple[Evidence, ...]
    runner_up: Proposal | None
    other_source: TokenSpan | None


@dataclass(frozen=True, slots=True)
class CueTable:
    """The cues of a text: in order, by sentence, and their strengths by token."""

    cues: Sequence[Cue]
    by_sentence: Mapping[int, Sequence[Cue]]
    strengths: Mapping[int, float]

    @classmethod
    def of(cls, cues: Sequence[Cue]) -> CueTable:
        """The table of a list of cues."""
        by_sentence: dict[int, list[Cue]] = defaultdict(list)
        for cue in cues:
            by_sentence[cue.sentence].append(cue)
        return cls(cues, dict(by_sentence), {cue.token: cue.strength for cue in cues})


def choose(parse: ShallowParse, models: Models) -> list[Chosen]:
    """The attributions of a text: contents that do not overlap, in order, each with its source."""
    table = CueTable.of(find_cues(parse, models.strengths))
    proposals = propose(parse, table, models)
    judged = accept(parse, proposals, models.acceptance)
    return find_sources(parse, table, schedule(judged, parse), judged, models)


# ------------------------------------------------------------------ proposals


def propose(parse: ShallowParse, table: CueTable, models: Models) -> list[Proposal]:
    """Every stretch that one of the patterns holds to be possible content, in order of the text.

    A stretch that several patterns propose is one proposal; a quotation stays a quotation and takes the cue.
    """
    found: dict[TokenSpan, Proposal] = {}
    for proposal in _quotations(parse, table, models):
        found[proposal.first, proposal.last] = proposal
    for sentence, cues in table.by_sentence.items():
        for place, cue in enumerate(cues):
            for proposal in _right(parse, table, cues, place, models):
                _merge(found, proposal)
            if cue.kind == "according to" or (cue.kind == "verb" and cue.strength > WEAKEST_LEFT):
                for proposal in _left(parse, cue, sentence, models):
                    _merge(found, proposal)
    return sorted(found.values(), key=lambda proposal: (proposal.first, proposal.last))


def _merge(found: dict[TokenSpan, Proposal], proposal: Proposal) -> None:
    span = (proposal.first, proposal.last)
    known = found.get(span)
    if known is None:
        found[span] = proposal
    elif known.side == "quotation":
        better = proposal.probability > known.probability
        if better or known.cue is None:
            probability = max(known.probability, proposal.probability)
            found[span] = replace(known, probability=probability, cue=proposal.cue, pattern=proposal.pattern)
    elif proposal.probability > known.probability:
        found[span] = proposal


def _quotations(parse: ShallowParse, table: CueTable, models: Models) -> Iterator[Proposal]:
    """Pattern: a quotation as it stands."""
    earlier = None
    for quote in parse.quoted:
        first = parse.sentence_firsts[parse.sentence_of(quote.first)]
        features = quotation_features(parse, quote, earlier, table.strengths, first=first)
        earlier = quote
        probability = models.quotation.probability(features)
        evidence: tuple[Evidence, ...] = (("quotation", tuple(features)),)
        yield Proposal(quote.first, quote.last, probability, "quotation", "quotation", None, (), evidence)


def _right(
    parse: ShallowParse, table: CueTable, cues: Sequence[Cue], place: int, models: Models
) -> Iterator[Proposal]:
    """Patterns: a content that begins after a cue, at one of several places, and ends at one of several."""
    cue = cues[place]
    if cue.frames and max(cue.frames) < WEAKEST:
        return
    first, last = parse.wide_firsts[cue.sentence], parse.wide_lasts[cue.sentence]
    features = cue_features(parse, cue, cues, place, first=first, last=last)
    probability = models.cue.probability(features)
    if probability <= LEAST:
        return
    starts = starts_after(parse, cue, last)
    start_shares = _shares(models.start, [start_features(parse, cue, start, last=last) for start in starts])
    evidence: tuple[Evidence, ...] = (("cue", tuple(features)),)
    for start, start_share in _most_probable(starts, start_shares, 2):
        if start_share * probability < LEAST:
            continue
        ends = ends_after(parse, start.token, last)
        judged = end_features(parse, cue, start.token, ends, table.strengths, last=last) if len(ends) > 1 else []
        end_shares = _shares(models.end, judged) if judged else [1.0] * len(ends)
        for end, _ in _most_probable(ends, end_shares, 3):
            near = _near_share(parse, start.token, end, ends, end_shares)
            total = probability * start_share * near
            if total > 0.8 * LEAST:
                steps = (probability, start_share, near)
                details = _right_details(parse, cue, start, end, steps, is_last=end == ends[-1], last=last)
                yield Proposal(start.token, end, total, "right", _rule(cue, start.pattern), cue, details, evidence)


def _near_share(
    parse: ShallowParse, start: int, end: int, ends: Sequence[int], end_shares: Sequence[float]
) -> float:
    """How probable it is that the content ends at ``end`` or so near that four fifths of its words agree."""
    before = parse.words_before
    words = before[end] - before[start]
    lowest, highest = 0.8 * words, 1.25 * words
    return sum(
        share
        for other, share in zip(ends, end_shares, strict=True)
        if share > 0.01 and lowest <= before[other] - before[start] <= highest
    )


def _right_details(
    parse: ShallowParse,
    cue: Cue,
    start: Start,
    end: int,
    steps: tuple[float, float, float],
    *,
    is_last: bool,
    last: int,
) -> tuple[Feature, ...]:
    length = length_step(parse.words_before[end] - parse.words_before[start.token])
    cue_share, start_share, end_share = map(probability_step, steps)
    return (
        ("right, content, length", content_type(parse, start.token, last), length),
        ("right, probability of the end", end_share),
        ("right, probability of the cue", cue_share),
        ("right, probability of the start", start_share),
        ("right, to the end of the sentence", int(is_last)),
        ("right, pattern", start.pattern),
        ("right, cue", cue.kind, strength_step(cue.strength)),
    )


def _left(parse: ShallowParse, cue: Cue, sentence: int, models: Models) -> Iterator[Proposal]:
    """Patterns: a content before its cue, ended by a comma, a dash or a closing mark."""
    first, last = parse.wide_firsts[sentence], parse.wide_lasts[sentence]
    for end in left_ends(parse, cue, first):
        features = left_features(parse, cue, end, first=first, last=last)
        probability = models.left.probability(features)
        if probability < LEAST:
            continue
        starts = left_starts(parse, end, first)
        judged = [left_start_features(parse, cue, start, end, first=first) for start in starts]
        start_shares = _shares(models.left_start, judged)
        start, share = _most_probable(starts, start_shares, 1)[0]
        total = probability * share if share < 0.5 else probability
        verb = int(parse.finite_before[end] > parse.finite_before[start])
        details: tuple[Feature, ...] = (
            ("left, probability of the start", probability_step(share)),
            ("left, verb in the content", verb),
            ("left, cue", cue.kind, strength_step(cue.strength)),
        )
        evidence: tuple[Evidence, ...] = (("left", tuple(features)),)
        if start < end:
            yield Proposal(start, end, total, "left", _rule(cue, "left"), cue, details, evidence)


def _rule(cue: Cue, pattern: str) -> str:
    """The pattern's name as users see it."""
    if cue.kind == "according to":
        return "content, according to source" if pattern == "left" else "according to source, content"
    if pattern == "left":
        return "content, cue"
    if cue.kind == "colon":
        return "colon, content"
    name = {"next": "content", "preposition": "preposition, content", "that": "that-clause", "to": "infinitive"}
    return f"{cue.kind}, {name.get(pattern, pattern)}"


def _shares(model: LinearModel, judged: Sequence[Sequence[Feature]]) -> list[float]:
    return shares([model.score(features) for features in judged]) if len(judged) > 1 else [1.0] * len(judged)


def _most_probable(items: Sequence[T], probabilities: Sequence[float], most: int) -> list[tuple[T, float]]:
    ranked = sorted(zip(items, probabilities, strict=True), key=lambda pair: -pair[1])
    return ranked[:most]


# ------------------------------------------------------------------ acceptance


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposal with the probability that it is right, seen beside its rivals."""

    proposal: Proposal
    probability: float
    features: tuple[Feature, ...]


def accept(parse: ShallowParse, proposals: Sequence[Proposal], model: LinearModel) -> list[Judged]:
    """Judge each proposal beside those it overlaps."""
    return [
        Judged(proposal, model.probability(features), tuple(features))
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


# ------------------------------------------------------------------ sources


def find_sources(
    parse: ShallowParse, table: CueTable, contents: Sequence[Judged], judged: Sequence[Judged], models: Models
) -> list[Chosen]:
    """The source of each content, in order of the text: each choice sees the one before."""
    discourse = Discourse()
    found = []
    for candidate in contents:
        proposal = candidate.proposal
        content = (proposal.first, proposal.last)
        model, sources = _source_candidates(parse, table, proposal, discourse, models)
        source_shares = _shares(model[1], [source.features for source in sources])
        ranked = _most_probable(sources, source_shares, 2)
        best, share = ranked[0]
        discourse.add(parse, best.span, content, proposal.cue)
        found.append(
            Chosen(
                *content,
                probability=candidate.probability,
                source=best.span,
                source_probability=share,
                cue=proposal.cue,
                side=proposal.side,
                pattern=proposal.pattern,
                evidence=(
                    *proposal.evidence,
                    ("acceptance", candidate.features),
                    (model[0], tuple(best.features)),
                ),
                runner_up=None,
                other_source=ranked[1][0].span if len(ranked) > 1 else None,
            )
        )
    return found


def _source_candidates(
    parse: ShallowParse, table: CueTable, proposal: Proposal, discourse: Discourse, models: Models
) -> tuple[tuple[str, LinearModel], list[SourceCandidate]]:
    content = (proposal.first, proposal.last)
    if proposal.side == "quotation" or proposal.cue is None:
        sources = quotation_sources(
            parse, content, discourse, table.by_sentence, table.strengths, models.clause_source
        )
        return ("quotation_source", models.quotation_source), sources
    sources = clause_sources(parse, proposal.cue, content, discourse, table.strengths)
    return ("clause_source", models.clause_source), sources
