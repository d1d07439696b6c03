"""From annotated articles to the cases each model learns from."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gold import Annotated, GoldContent, cue_of, overlap, same_source, trimmed
from learning import Examples

from framing.attribution.candidates import ends_after, left_ends, left_starts, starts_after
from framing.attribution.cue import Cue, find_cues, frames_of, lemma_of
from framing.attribution.discourse import Discourse
from framing.attribution.evidence.acceptance import acceptance_features
from framing.attribution.evidence.clause_source import clause_sources
from framing.attribution.evidence.content import end_features, start_features
from framing.attribution.evidence.cue import cue_features
from framing.attribution.evidence.left import left_features, left_start_features
from framing.attribution.evidence.quotation import quotation_features
from framing.attribution.evidence.quotation_source import quotation_sources
from framing.attribution.linear import LinearModel
from framing.attribution.proposals import WEAKEST_LEFT, CueTable, Proposal
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.strengths import UNKNOWN, CueFrame, Lemma, StoredStrengths

MATCH = 0.8
"""Two stretches agree from this Jaccard index of their words on: the scorer's partial match."""
FRAME_DIFFERS = 0.7
Counts = dict[tuple[str, ...], tuple[int, int]]


# ------------------------------------------------------------------ strengths


@dataclass(frozen=True, slots=True)
class HeldOutStrengths:
    """Strengths as one article sees them: counted on all the others."""

    lemmas: Counts
    frames: Counts
    own_lemmas: Counts
    own_frames: Counts

    def of_lemma(self, lemma: Lemma) -> float:
        """The strength of a word by itself."""
        if lemma not in self.lemmas:
            return UNKNOWN
        return lemma_strength(*_less(self.lemmas[lemma], self.own_lemmas.get(lemma)))

    def of_frame(self, frame: CueFrame, base: float) -> float:
        """The strength of a word in a frame."""
        if frame not in self.frames:
            return base
        return frame_strength(*_less(self.frames[frame], self.own_frames.get(frame)), base)


def lemma_strength(cues: int, sightings: int) -> float:
    """Smoothed log odds, of 6 at most, from how often a word was seen, and how often as a cue.

    >>> round(lemma_strength(90, 100), 2)
    2.09
    """
    return min(6.0, math.log((cues + 0.1) / (sightings - cues + 1.2)))


def frame_strength(cues: int, sightings: int, base: float) -> float:
    """The same for a frame, drawn towards its lemma as if seen four more times with that strength."""
    prior = 1 / (1 + math.exp(-base))
    share = (cues + 4 * prior) / (sightings + 4)
    return math.log(share / (1 - share))


def _less(counts: tuple[int, int], own: tuple[int, int] | None) -> tuple[int, int]:
    return counts if own is None else (counts[0] - own[0], counts[1] - own[1])


def count_lemmas(articles: Sequence[Annotated]) -> tuple[Counts, list[Counts]]:
    """How often each verb and noun is a cue and is seen, over all articles and in each."""
    each = []
    for article in articles:
        parse = article.parse
        cued = {token for content in article.contents if content.cue for token in range(*content.cue)}
        counts: Counts = {}
        for token, tag in enumerate(parse.tags):
            lemma = None if parse.in_quotation[token] else lemma_of(parse.words[token], tag)
            if lemma is not None:
                cues, sightings = counts.get(lemma, (0, 0))
                counts[lemma] = (cues + (token in cued), sightings + 1)
        each.append(counts)
    total = _total(each)
    return {key: n for key, n in total.items() if n[0] >= 2 and n[0] / n[1] > 0.04}, each


def count_frames(
    articles: Sequence[Annotated], lemmas: Counts, own_lemmas: Sequence[Counts]
) -> tuple[Counts, list[Counts]]:
    """The same for the frames of cues; a cue counts where its content stands to its right."""
    each = []
    for article, own in zip(articles, own_lemmas, strict=True):
        cues = find_cues(article.parse, HeldOutStrengths(lemmas, {}, own, {}))
        right = {
            place
            for place, contents in contents_by_cue(article, cues).items()
            if any(content.first > cues[place].token for content in contents)
        }
        counts: Counts = {}
        for place, cue in enumerate(cues):
            for frame in frames_of(article.parse, cue) if cue.strength != UNKNOWN else ():
                n, sightings = counts.get(frame, (0, 0))
                counts[frame] = (n + (place in right), sightings + 1)
        each.append(counts)
    return {key: n for key, n in _total(each).items() if n[1] >= 3}, each


def _total(each: Sequence[Counts]) -> Counts:
    cues: Counter[tuple[str, ...]] = Counter()
    sightings: Counter[tuple[str, ...]] = Counter()
    for counts in each:
        for key, (n, seen) in counts.items():
            cues[key] += n
            sightings[key] += seen
    return {key: (cues[key], sightings[key]) for key in sightings}


def stored_strengths(lemmas: Counts, frames: Counts) -> StoredStrengths:
    """The strengths to ship: rounded, of frames only those that differ from their lemma."""
    of_lemma = {key: round(lemma_strength(*counts), 2) for key, counts in lemmas.items()}
    of_frame: dict[CueFrame, float] = {}
    for key, counts in frames.items():
        word_class, lemma, aspect, value = key
        base = of_lemma.get((word_class, lemma), UNKNOWN)
        strength = frame_strength(*counts, base)
        if abs(strength - base) >= FRAME_DIFFERS:
            of_frame[word_class, lemma, aspect, value] = round(strength, 2)
    return StoredStrengths(of_lemma, of_frame)  # type: ignore[arg-type]


def kept_frames(lemmas: Counts, frames: Counts) -> Counts:
    """The counts of the frames that are shipped."""
    shipped = stored_strengths(lemmas, frames).frames
    return {key: counts for key, counts in frames.items() if key in shipped}


# ------------------------------------------------------------------ cases


@dataclass(slots=True)
class Cases:
    """The cases of every model but the acceptance."""

    cue: Examples = field(default_factory=Examples)
    start: Examples = field(default_factory=Examples)
    end: Examples = field(default_factory=Examples)
    left: Examples = field(default_factory=Examples)
    left_start: Examples = field(default_factory=Examples)
    quotation: Examples = field(default_factory=Examples)
    clause_source: Examples = field(default_factory=Examples)


def contents_by_cue(article: Annotated, cues: Sequence[Cue]) -> Mapping[int, list[GoldContent]]:
    """The contents that belong to each cue, by its place."""
    by_token = {cue.token: place for place, cue in enumerate(cues)}
    found: dict[int, list[GoldContent]] = defaultdict(list)
    for content in article.contents:
        place = cue_of(content, cues, by_token)
        if place is not None:
            found[place].append(content)
    return found


def best_gold(parse: ShallowParse, span: TokenSpan, contents: Sequence[GoldContent]) -> GoldContent | None:
    """The annotated content that agrees with a stretch, if one does."""
    scored = [
        (overlap(parse, span, (content.first, content.last)), -place)
        for place, content in enumerate(contents)
        if content.first < span[1] and content.last > span[0]
    ]
    best = max(scored, default=(0.0, 0))
    return contents[-best[1]] if best[0] >= MATCH - 1e-9 else None


def add_cases(cases: Cases, article: Annotated, strengths: HeldOutStrengths) -> None:
    """Add what one article teaches."""
    parse = article.parse
    table = CueTable.of(find_cues(parse, strengths))
    _add_quotations(cases, article, table)
    owned = contents_by_cue(article, table.cues)
    place_of = {id(cue): place for place, cue in enumerate(table.cues)}
    for cues in table.by_sentence.values():
        for rank, cue in enumerate(cues):
            contents = owned.get(place_of[id(cue)], [])
            first, last = parse.wide_firsts[cue.sentence], parse.wide_lasts[cue.sentence]
            right = [content for content in contents if cue.token < content.first < last]
            left = [content for content in contents if first < content.last <= cue.token]
            _add_right(
                cases, article, table, cues, rank, min(right, key=lambda c: c.first) if right else None
            )
            if cue.kind == "according to" or (cue.kind == "verb" and cue.strength > WEAKEST_LEFT):
                _add_left(cases, article, cue, max(left, key=lambda c: c.last) if left else None)
    _add_clause_sources(cases, article, table, owned)


def _add_quotations(cases: Cases, article: Annotated, table: CueTable) -> None:
    parse, earlier = article.parse, None
    for quote in parse.quoted:
        first = parse.sentence_firsts[parse.sentence_of(quote.first)]
        features = quotation_features(parse, quote, earlier, table.strengths, first=first)
        gold = best_gold(parse, (quote.first, quote.last), article.contents)
        cases.quotation.add([features], [0] if gold else [])
        earlier = quote


def _add_right(
    cases: Cases,
    article: Annotated,
    table: CueTable,
    cues: Sequence[Cue],
    rank: int,
    gold: GoldContent | None,
) -> None:
    parse, cue = article.parse, cues[rank]
    first, last = parse.wide_firsts[cue.sentence], parse.wide_lasts[cue.sentence]
    starts = starts_after(parse, cue, last)
    if not starts or cue.strength == UNKNOWN:
        return
    features = cue_features(parse, cue, cues, rank, first=first, last=last)
    cases.cue.add([features], [0] if gold else [])
    if gold is None:
        return
    right = [
        n
        for n, start in enumerate(starts)
        if trimmed(parse, (start.token, max(start.token + 1, gold.last)))[0] == gold.first
    ] or [
        n
        for n, start in enumerate(starts)
        if start.token < gold.last and _agree(parse, (start.token, gold.last), gold)
    ]
    if not right:
        return
    if len(starts) > 1:
        cases.start.add([start_features(parse, cue, start, last=last) for start in starts], right)
    token = starts[right[0]].token
    ends = ends_after(parse, token, last)
    overlaps = [overlap(parse, (token, end), (gold.first, gold.last)) for end in ends]
    if len(ends) > 1 and max(overlaps) >= MATCH:
        best = [n for n, share in enumerate(overlaps) if share == max(overlaps)]
        cases.end.add(end_features(parse, cue, token, ends, table.strengths, last=last), best)


def _agree(parse: ShallowParse, span: TokenSpan, gold: GoldContent) -> bool:
    return overlap(parse, span, (gold.first, gold.last)) >= MATCH


def _add_left(cases: Cases, article: Annotated, cue: Cue, gold: GoldContent | None) -> None:
    parse = article.parse
    first, last = parse.wide_firsts[cue.sentence], parse.wide_lasts[cue.sentence]
    for end in left_ends(parse, cue, first):
        right = gold is not None and trimmed(parse, (first, end))[1] == gold.last
        cases.left.add([left_features(parse, cue, end, first=first, last=last)], [0] if right else [])
        if not right or gold is None:
            continue
        starts = left_starts(parse, end, first)
        overlaps = [overlap(parse, (start, end), (gold.first, gold.last)) for start in starts]
        if len(starts) > 1 and max(overlaps) >= MATCH:
            best = [n for n, share in enumerate(overlaps) if share == max(overlaps)]
            judged = [left_start_features(parse, cue, start, end, first=first) for start in starts]
            cases.left_start.add(judged, best)


def _places(article: Annotated, table: CueTable, owned: Mapping[int, list[GoldContent]]):  # type: ignore[no-untyped-def]
    """Each content with its cue and, where it is a quotation as it stands, its stretch with marks."""
    cue_by_content = {
        id(content): table.cues[place] for place, contents in owned.items() for content in contents
    }
    parse = article.parse
    quotation_of: dict[int, TokenSpan] = {}
    for quote in parse.quoted:
        gold = best_gold(parse, (quote.first, quote.last), article.contents)
        if gold is not None:
            quotation_of[id(gold)] = (quote.first, quote.last)
    for content in article.contents:
        yield content, cue_by_content.get(id(content)), quotation_of.get(id(content))


def _add_clause_sources(
    cases: Cases, article: Annotated, table: CueTable, owned: Mapping[int, list[GoldContent]]
) -> None:
    parse, discourse = article.parse, Discourse()
    for content, cue, quotation in _places(article, table, owned):
        span = quotation or (content.first, content.last)
        if cue is not None:
            candidates = clause_sources(parse, cue, span, discourse, table.strengths)
            right = [n for n, c in enumerate(candidates) if same_source(parse, content.source, c.span)]
            if right and len(candidates) > 1:
                cases.clause_source.add([candidate.features for candidate in candidates], right)
        discourse.add(parse, content.source, (content.first, content.last), cue)


def quotation_source_cases(article: Annotated, strengths: HeldOutStrengths, model: LinearModel) -> Examples:
    """What one article teaches of the sources of quotations, once the model for clauses is known."""
    parse, discourse, found = article.parse, Discourse(), Examples()
    table = CueTable.of(find_cues(parse, strengths))
    for content, cue, quotation in _places(article, table, contents_by_cue(article, table.cues)):
        if quotation is not None:
            candidates = quotation_sources(
                parse, quotation, discourse, table.by_sentence, table.strengths, model
            )
            right = [n for n, c in enumerate(candidates) if same_source(parse, content.source, c.span)]
            if right and len(candidates) > 1:
                found.add([candidate.features for candidate in candidates], right)
        discourse.add(parse, content.source, (content.first, content.last), cue)
    return found


def acceptance_cases(article: Annotated, proposals: Sequence[Proposal]) -> Examples:
    """What the proposals of one article teach: each is right or not."""
    found = Examples()
    parse = article.parse
    for proposal, features in zip(proposals, acceptance_features(parse, proposals), strict=True):
        gold = best_gold(parse, (proposal.first, proposal.last), article.contents)
        found.add([features], [0] if gold else [])
    return found
