"""Choice: which contents to believe, and who is the source of each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

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
from framing.attribution.cues import cue_class
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
    GOES_ON,
    Discourse,
    SourceCandidate,
    clause_sources,
    quotation_sources,
)
from framing.attribution.linear import Feature, LinearModel, shares
from framing.attribution.models import Models
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.strengths import WEAKEST

LEAST = 0.2
"""A step of a proposal less probable than this is not followed further."""
WEAKEST_LEFT = -1.2
"""A verb with a lower strength is not looked at for a content to its left."""
THRESHOLDS = {1: 0.42, 2: 0.38, 3: 0.34, 5: 0.31, 8: 0.28, 13: 0.26, 20: 0.23, 30: 0.2}
"""The least probability of a content that is kept, by its length in words, set by cross-validation on the
training articles."""

T = TypeVar("T")
Evidence = tuple[str, tuple[Feature, ...]]
"""The name of a model, and the features it judged by."""


class Chosen(NamedTuple):
    """A content that is believed, with its source.

    ``probability`` is that of the content, ``source_probability`` that of the source given the content.
    ``runner_up`` is the likeliest proposal that had to give way, with its probability; ``other_source`` came
    second as source. A quotation that ``goes_on`` after another has its source; ``nested`` is a content
    within the content of another.
    """

    first: int
    last: int
    probability: float
    source: TokenSpan | None
    source_probability: float
    cue: Cue | None
    side: str
    rule: str
    evidence: tuple[Evidence, ...]
    runner_up: tuple[int, int, float] | None = None
    other_source: TokenSpan | None = None
    goes_on: bool = False
    nested: bool = False


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
    """The attributions of a text, each with its source, in order of the text.

    Contents do not overlap, but for those of nested attributions, which lie within another.

    >>> from framing.attribution.models import load
    >>> from framing.attribution.shallow import parse
    >>> chosen = choose(parse('"We won," said Ann Lee.'), load())
    >>> [(choice.first, choice.last, choice.source, choice.rule) for choice in chosen]
    [(0, 5, (6, 8), 'content-cue')]
    """
    table = CueTable.of(find_cues(parse, models.strengths))
    proposals = propose(parse, table, models)
    judged = accept(parse, proposals, models.acceptance)
    chosen = find_sources(parse, table, schedule(judged, parse), judged, models)
    nested = choose_nested(parse, table, chosen, models)
    return sorted([*chosen, *nested], key=lambda choice: (choice.first, -choice.last))


# ------------------------------------------------------------------ proposals


def propose(
    parse: ShallowParse, table: CueTable, models: Models, *, least: float = LEAST, weakest: float = WEAKEST
) -> list[Proposal]:
    """Every stretch that one of the patterns holds to be possible content, in order of the text.

    No step less probable than ``least`` is followed, and no cue weaker than ``weakest`` in all its frames.

    A stretch that several patterns propose is one proposal; a quotation stays a quotation and takes the cue.
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
    parse: ShallowParse, table: CueTable, cues: Sequence[Cue], place: int, models: Models, least: float
) -> Iterator[Proposal]:
    """Patterns: a content that begins after a cue, at one of several places, and ends at one of several."""
    cue = cues[place]
    first, last = parse.wide_firsts[cue.sentence], parse.wide_lasts[cue.sentence]
    features = cue_features(parse, cue, cues, place, first=first, last=last)
    probability = models.cue.probability(features)
    if probability <= least:
        return
    starts = starts_after(parse, cue, last)
    start_shares = _shares(models.start, [start_features(parse, cue, start, last=last) for start in starts])
    evidence: tuple[Evidence, ...] = (("cue", tuple(features)),)
    for start, start_share in _most_probable(starts, start_shares, 2):
        if start_share * probability < least:
            continue
        ends = ends_after(parse, start.token, last)
        judged = (
            end_features(parse, cue, start.token, ends, table.strengths, last=last) if len(ends) > 1 else []
        )
        end_shares = _shares(models.end, judged) if judged else [1.0] * len(ends)
        for end, _ in _most_probable(ends, end_shares, 3):
            near = _near_share(parse, start.token, end, ends, end_shares)
            total = probability * start_share * near
            if total > 0.8 * least:
                steps = (probability, start_share, near)
                details = _right_details(parse, cue, start, end, steps, is_last=end == ends[-1], last=last)
                span = _over_marks(parse, start.token, end)
                yield Proposal(*span, total, "right", _rule(cue, start.pattern), cue, details, evidence)


def _over_marks(parse: ShallowParse, first: int, last: int) -> TokenSpan:
    """The content without a comma before it; one that has the words of a quotation has its marks too."""
    while first < last - 1 and parse.words[first] in _BEFORE_CONTENT:
        first += 1
    quote = parse.quote_at.get(first)
    if quote is not None and last != quote.last:
        before = parse.words_before
        if abs(before[quote.last] - before[last]) == 0:
            return first, quote.last
    return first, last


_BEFORE_CONTENT = frozenset([",", ":", ";", "--"])


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


def _left(parse: ShallowParse, cue: Cue, sentence: int, models: Models, least: float) -> Iterator[Proposal]:
    """Patterns: a content before its cue, ended by a comma, a dash or a closing mark."""
    first, last = parse.wide_firsts[sentence], parse.wide_lasts[sentence]
    for end in left_ends(parse, cue, first):
        features = left_features(parse, cue, end, first=first, last=last)
        probability = models.left.probability(features)
        if probability < least:
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
        if start < end and not _runs_into_tag(parse, start, end):
            yield Proposal(start, end, total, "left", _rule(cue, "left"), cue, details, evidence)


def _runs_into_tag(parse: ShallowParse, start: int, end: int) -> bool:
    """Whether a content that begins with a quotation goes on past it over words without a verb.

    Those words name its source: "We won," the mayor, Ann Lee, said.
    """
    quote = parse.quote_at.get(start)
    if quote is None or quote.last >= end:
        return False
    return parse.finite_before[end] == parse.finite_before[quote.last]


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


def _rule(cue: Cue, pattern: str) -> str:
    """The pattern's name as users see it: cue-content, content-cue, noun-content …"""
    if cue.kind == "according to":
        return "content-according-to" if pattern == "left" else "according-to-content"
    if pattern == "left":
        return "content-cue"
    if cue.kind == "colon":
        return "colon-content"
    return f"{'cue' if cue.kind == 'verb' else 'noun'}-{_PATTERN_NAMES[pattern]}"


def _shares(model: LinearModel, judged: Sequence[Sequence[Feature]]) -> list[float]:
    return shares([model.score(features) for features in judged]) if len(judged) > 1 else [1.0] * len(judged)


def _most_probable(items: Sequence[T], probabilities: Sequence[float], most: int) -> list[tuple[T, float]]:
    ranked = sorted(zip(items, probabilities, strict=True), key=lambda pair: -pair[1])
    return ranked[:most]


# ------------------------------------------------------------------ acceptance


class Judged(NamedTuple):
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
    runner_up: tuple[int, int, float] | None,
    discourse: Discourse,
    models: Models,
) -> Chosen:
    proposal = candidate.proposal
    name, sources = _source_candidates(parse, table, proposal, discourse, models)
    model: LinearModel = getattr(models, name)
    ranked = _most_probable(sources, _shares(model, [source.features for source in sources]), 2)
    best, share = ranked[0]
    evidence = (*proposal.evidence, ("acceptance", candidate.features), (name, tuple(best.features)))
    return Chosen(
        proposal.first,
        proposal.last,
        probability=candidate.probability,
        source=best.span,
        source_probability=share,
        cue=proposal.cue or _cue_beside(table, parse, best),
        side=proposal.side,
        rule=proposal.pattern,
        evidence=evidence,
        runner_up=runner_up,
        other_source=ranked[1][0].span if len(ranked) > 1 else None,
        goes_on=best.features[0] == GOES_ON,
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
    if source.span is None or source.features[0] == GOES_ON:
        return None
    first, last = source.span
    cues = table.by_sentence.get(parse.sentence_of(first), ())
    near = [
        cue
        for cue in cues
        if cue.strength > WEAKEST_LEFT and (first - 3 <= cue.token < first or last <= cue.token < last + 6)
    ]
    return max(near, key=lambda cue: cue.strength, default=None)


def _runner_up(
    candidate: Judged, judged: Sequence[Judged], firsts: Sequence[int]
) -> tuple[int, int, float] | None:
    """The likeliest other proposal that overlaps a chosen one, among the twenty on either side."""
    own = candidate.proposal
    place = bisect_right(firsts, own.first)
    best: tuple[int, int, float] | None = None
    for other in judged[max(0, place - 20) : place + 20]:
        rival = other.proposal
        if rival.first >= own.last:
            break
        if own.first < rival.last and rival is not own and (best is None or other.probability > best[2]):
            best = (rival.first, rival.last, other.probability)
    return best


# ------------------------------------------------------------------ nested attributions

_OF_SPEECH = frozenset(["neutral", "assertive", "accusing", "admitting", "denying"])
_OPENS_A_CLAUSE = frozenset(["that", "clause", "subject", '"'])


def choose_nested(
    parse: ShallowParse, table: CueTable, chosen: Sequence[Chosen], models: Models
) -> list[Chosen]:
    """Attributions within the reported clauses of others: she said he had denied that it rained.

    The annotation that the models learned from knows no nesting, so that here what is asked for is plain: a
    finite verb of speech that is more often a cue than not, with its own subject before it in the content
    around, and a clause behind it, which goes on to the end of that content.
    """
    found: list[Chosen] = []
    for around in chosen:
        if around.side == "quotation":
            continue
        for cue in table.by_sentence.get(parse.sentence_of(around.first), ()):
            free = not found or found[-1].last <= cue.token
            if around.first < cue.token < around.last and free and _is_plainly_speech(cue):
                inner = _nested(parse, cue, around, table, models)
                if inner is not None:
                    found.append(inner)
    return found


def _is_plainly_speech(cue: Cue) -> bool:
    if cue.kind != "verb" or cue.form != "finite" or cue.strength < 0 or cue.follows not in _OPENS_A_CLAUSE:
        return False
    return cue_class(cue.kind, cue.lemma) in _OF_SPEECH


def _nested(parse: ShallowParse, cue: Cue, around: Chosen, table: CueTable, models: Models) -> Chosen | None:
    starts = [start for start in starts_after(parse, cue, around.last) if start.token < around.last - 1]
    if not starts:
        return None
    last = parse.wide_lasts[cue.sentence]
    judged = [start_features(parse, cue, start, last=last) for start in starts]
    start, share = _most_probable(starts, _shares(models.start, judged), 1)[0]
    content = (start.token, around.last)
    sources = clause_sources(parse, cue, content, Discourse(), table.strengths)
    best = max(sources, key=lambda source: models.clause_source.score(source.features))
    if best.span is None or best.span[0] < around.first or best.span[1] > cue.token:
        return None
    return Chosen(
        *content,
        probability=around.probability * share,
        source=best.span,
        source_probability=1.0,
        cue=cue,
        side="right",
        rule=_rule(cue, start.pattern),
        evidence=(("clause_source", tuple(best.features)),),
        nested=True,
    )
