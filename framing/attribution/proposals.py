"""Proposals: the stretches that each pattern holds to be possible contents, with their probabilities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal, NamedTuple, TypeVar

from framing.attribution.candidates import (
    Start,
    content_type,
    ends_after,
    left_ends,
    left_starts,
    starts_after,
)
from framing.attribution.cue import Cue
from framing.attribution.evidence.content import end_features, start_features
from framing.attribution.evidence.cue import cue_features
from framing.attribution.evidence.left import left_features, left_start_features
from framing.attribution.evidence.quotation import quotation_features
from framing.attribution.evidence.scales import length_step, probability_step, strength_step
from framing.attribution.linear import Feature, Finding, LinearModel
from framing.attribution.models import Models
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.strengths import WEAKEST

LEAST = 0.2
"""A step of a proposal less probable than this is not followed further."""
WEAKEST_LEFT = -1.2
"""A verb with a lower strength is not looked at for a content to its left."""

Side = Literal["quotation", "right", "left"]
Grounds = tuple[str, Sequence[Finding]]
"""The name of a model, and the features it judged by."""
T = TypeVar("T")


class Proposal(NamedTuple):
    """A stretch that might be content: how probable by its own evidence, by which pattern, with which cue.

    ``details`` are features of how it came about, for the judgement beside its rivals.
    """

    first: int
    last: int
    probability: float
    side: Side
    pattern: str
    cue: Cue | None
    details: tuple[Finding, ...] = ()
    grounds: tuple[Grounds, ...] = ()


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


def propose(
    parse: ShallowParse, table: CueTable, models: Models, *, least: float = LEAST, weakest: float = WEAKEST
) -> list[Proposal]:
    """Every stretch that one of the patterns holds to be possible content, in order of the text.

    No step less probable than ``least`` is followed, and no cue weaker than ``weakest`` in all its frames.
    A stretch that several patterns propose is one proposal; a quotation stays a quotation and takes the cue.

    >>> from framing.attribution.cue import find_cues
    >>> from framing.attribution.models import load
    >>> from framing.attribution.shallow import parse
    >>> shallow = parse("Ann Lee said that it rained.")
    >>> table = CueTable.of(find_cues(shallow, load().strengths))
    >>> [(proposal.first, proposal.last, proposal.pattern) for proposal in propose(shallow, table, load())]
    [(3, 6, 'cue-content')]
    """
    found: dict[TokenSpan, Proposal] = {}
    for proposal in _quotations(parse, table, models):
        found[proposal.first, proposal.last] = proposal
    for sentence, cues in table.by_sentence.items():
        for place, cue in enumerate(cues):
            if not cue.frames or max(cue.frames) >= weakest:
                for proposal in _right(parse, table, cues, place, models, least):
                    _merge(found, proposal)
            if cue.kind == "according to" or (cue.kind == "verb" and cue.strength > WEAKEST_LEFT):
                for proposal in _left(parse, cue, sentence, models, least):
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
            found[span] = known._replace(probability=probability, cue=proposal.cue, pattern=proposal.pattern)
    elif proposal.probability > known.probability:
        found[span] = proposal


def most_probable(items: Sequence[T], probabilities: Sequence[float], most: int) -> list[tuple[T, float]]:
    """The ``most`` most probable of several alternatives, with their probabilities.

    >>> most_probable("abc", [0.2, 0.5, 0.3], 2)
    [('b', 0.5), ('c', 0.3)]
    """
    if len(items) == 1:
        return [(items[0], probabilities[0])]
    return sorted(zip(items, probabilities, strict=True), key=itemgetter(1), reverse=True)[:most]


# ------------------------------------------------------------------ a quotation


def _quotations(parse: ShallowParse, table: CueTable, models: Models) -> Iterator[Proposal]:
    """Pattern: a quotation as it stands."""
    earlier = None
    for quote in parse.quoted:
        first = parse.sentence_firsts[parse.sentence_of(quote.first)]
        features = quotation_features(parse, quote, earlier, table.strengths, first=first)
        earlier = quote
        probability = models.quotation.probability(features)
        grounds = (("quotation", features),)
        yield Proposal(quote.first, quote.last, probability, "quotation", "quotation", None, (), grounds)


# ------------------------------------------------------------------ right of a cue


def _right(
    parse: ShallowParse, table: CueTable, cues: Sequence[Cue], place: int, models: Models, least: float
) -> Iterator[Proposal]:
    """Patterns: a content that begins after a cue, at one of several places, and ends at one of several."""
    cue = cues[place]
    first, last = parse.wide_firsts[cue.sentence], parse.wide_lasts[cue.sentence]
    features = cue_features(parse, cue, cues, place, first=first, last=last)
    probability = models.cue.probability(features)
    if probability <= least:
        return
    grounds = (("cue", features),)
    for start, start_share in _likely_starts(parse, cue, last, models.start):
        so_far = probability * start_share
        if so_far < least:
            continue
        ends = ends_after(parse, start.token, last)
        if not ends:
            continue
        end_shares = _end_shares(parse, cue, start.token, ends, table.strengths, last, models.end)
        words_before, said = parse.words_before, parse.words_before[start.token]
        worth_a_look = {end: share for end, share in zip(ends, end_shares, strict=True) if share > 0.01}
        likely = [(words_before[end] - said, share) for end, share in worth_a_look.items()]
        steps = probability_step(probability), probability_step(start_share)
        type_ = content_type(parse, start.token, last)
        beginning = (_start_and_cue, start.pattern, cue.kind, strength_step(cue.strength))
        rule = rule_name(cue, start.pattern)
        for end, _ in most_probable(ends, end_shares, 3):
            words = words_before[end] - said
            near = _near_share(words, likely)
            total = so_far * near
            if total > 0.8 * least:
                way = (_way, *steps, probability_step(near), end == ends[-1])
                details = (way, (_content, type_, length_step(words)), beginning)
                first, past = _over_marks(parse, start.token, end)
                yield Proposal(first, past, total, "right", rule, cue, details, grounds)


def _likely_starts(parse: ShallowParse, cue: Cue, last: int, model: LinearModel) -> list[tuple[Start, float]]:
    """The two likeliest places to begin, with their shares; a place alone need not be looked at."""
    starts = starts_after(parse, cue, last)
    if len(starts) < 2:
        return [(start, 1.0) for start in starts]
    shares = model.shares([start_features(parse, cue, start, last=last) for start in starts])
    return most_probable(starts, shares, 2)


def _end_shares(
    parse: ShallowParse,
    cue: Cue,
    start: int,
    ends: Sequence[int],
    cues: Mapping[int, float],
    last: int,
    model: LinearModel,
) -> list[float]:
    """The share of each place to end; a place alone need not be looked at."""
    if len(ends) == 1:
        return [1.0]
    return model.shares(end_features(parse, cue, start, ends, cues, last=last))


def _over_marks(parse: ShallowParse, first: int, last: int) -> TokenSpan:
    """The content without a comma before it; one that has the words of a quotation has its marks too."""
    while first < last - 1 and parse.words[first] in _BEFORE_CONTENT:
        first += 1
    quote = parse.quote_at.get(first)
    if quote is not None and parse.words_before[quote.last] == parse.words_before[last]:
        return first, quote.last
    return first, last


_BEFORE_CONTENT = frozenset([",", ":", ";", "--"])


def _near_share(words: int, likely: Iterable[tuple[int, float]]) -> float:
    """How probable it is that a content has so many words, or so nearly that four fifths of them agree.

    ``likely`` has the lengths in words that are worth a look, each with its share.
    """
    lowest, highest = 0.8 * words, 1.25 * words
    return sum([share for others, share in likely if lowest <= others <= highest])


def _way(cue: int, start: int, end: int, is_last: bool) -> list[Feature]:
    return [
        ("right, probability of the end", end),
        ("right, probability of the cue", cue),
        ("right, probability of the start", start),
        ("right, to the end of the sentence", int(is_last)),
    ]


def _content(type_: str, length: int) -> list[Feature]:
    return [("right, content, length", type_, length)]


def _start_and_cue(pattern: str, kind: str, strength: int) -> list[Feature]:
    return [("right, pattern", pattern), ("right, cue", kind, strength)]


# ------------------------------------------------------------------ left of a cue


def _left(parse: ShallowParse, cue: Cue, sentence: int, models: Models, least: float) -> Iterator[Proposal]:
    """Patterns: a content before its cue, ended by a comma, a dash or a closing mark."""
    first, last = parse.wide_firsts[sentence], parse.wide_lasts[sentence]
    for end in left_ends(parse, cue, first):
        features = left_features(parse, cue, end, first=first, last=last)
        probability = models.left.probability(features)
        if probability < least:
            continue
        starts = left_starts(parse, end, first)
        start_shares = models.left_start.shares(
            [left_start_features(parse, cue, start, end, first=first) for start in starts]
        )
        start, share = most_probable(starts, start_shares, 1)[0]
        if start < end and not _runs_into_tag(parse, start, end):
            total = probability * share if share < 0.5 else probability
            verb = int(parse.finite_before[end] > parse.finite_before[start])
            details = ((_left_way, probability_step(share), verb, cue.kind, strength_step(cue.strength)),)
            yield Proposal(
                start, end, total, "left", rule_name(cue, "left"), cue, details, (("left", features),)
            )


def _left_way(start: int, verb: int, kind: str, strength: int) -> list[Feature]:
    return [
        ("left, probability of the start", start),
        ("left, verb in the content", verb),
        ("left, cue", kind, strength),
    ]


def _runs_into_tag(parse: ShallowParse, start: int, end: int) -> bool:
    """Whether a content that begins with a quotation goes on past it over words without a verb.

    Those words name its source: "We won," the mayor, Ann Lee, said.
    """
    quote = parse.quote_at.get(start)
    if quote is None or quote.last >= end:
        return False
    return parse.finite_before[end] == parse.finite_before[quote.last]


# ------------------------------------------------------------------ the names of the patterns

_PATTERN_NAMES = {
    "next": "content",
    "preposition": "preposition-content",
    "that": "hearer-that-clause",
    "to": "hearer-infinitive",
    "comma": "comma-content",
    "colon": "colon-content",
    "quotation": "quotation",
    "second subject": "hearer-clause",
    "question word": "hearer-question",
}
"""What each place to begin is called in the name of a rule; the word that is told comes before some."""


def rule_name(cue: Cue, pattern: str) -> str:
    """The pattern's name as users see it: cue-content, content-cue, noun-content …"""
    if cue.kind == "according to":
        return "content-according-to" if pattern == "left" else "according-to-content"
    if pattern == "left":
        return "content-cue"
    if cue.kind == "colon":
        return "colon-content"
    return f"{'cue' if cue.kind == 'verb' else 'noun'}-{_PATTERN_NAMES[pattern]}"
