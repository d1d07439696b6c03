"""Reading: everything that attribution finds in one article, computed once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.article import Article
from framing.attribution.attribution import Attribution, AttributionKind
from framing.attribution.candidates import Candidate
from framing.attribution.choice import choose, choose_nested
from framing.attribution.confidence import confidence
from framing.attribution.patterns import propose
from framing.attribution.quotations import Quotation, find_quotations
from framing.attribution.scare_quotes import find_scare_quotes
from framing.attribution.sources import Range
from framing.attribution.speakers import Speaker, name_speakers
from framing.attribution.structure import Structure, take_apart
from framing.language import Sentence
from framing.language import sentences as split_sentences
from framing.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's sentences, its quotations of every depth, its attributions, and its scare quotes.

    Quotations and scare quotes are spans with their marks.
    """

    sentences: list[Sentence]
    quotations: list[Quotation]
    attributions: list[Attribution]
    scare_quotes: list[Quotation]


def read(article: Article, *, sentences: Sequence[Sentence] | None = None) -> Reading:
    """Read an article: who says what in it. ``sentences`` may be given where they are known already.

    >>> article = Article.from_text('"We won," said Ann Lee. The so-called "war" was over.', id="a/b")
    >>> reading = read(article)
    >>> [(a.content.of(article.text), a.speaker) for a in reading.attributions]
    [('We won,', 'Ann Lee')]
    >>> [quotation.of(article.text) for quotation in reading.scare_quotes]
    ['"war"']
    """
    known = list(split_sentences(article) if sentences is None else sentences)
    quotations = find_quotations(article.text, paragraphs=article.parts)
    structure = take_apart(article, sentences=known, quotations=quotations)
    candidates = propose(structure)
    chosen = choose(candidates)
    found = assemble(structure, chosen, choose_nested(candidates, chosen))
    attributed = [attribution.content for attribution in found]
    scare_quotes = find_scare_quotes(article.text, structure.quotations, attributed=attributed)
    return Reading(known, quotations, found, scare_quotes)


def assemble(
    structure: Structure, chosen: Sequence[Candidate], nested: Sequence[Candidate] = ()
) -> list[Attribution]:
    """The attributions of a text from the chosen candidates and those nested in them, in order of the text.

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of("They said that it rained.")
    >>> [attribution.speaker for attribution in assemble(structure, choose(propose(structure)))]
    ['they']
    """
    sources = dict(zip(map(id, chosen), _sources(chosen), strict=True))
    sources |= {id(candidate): candidate.source for candidate in nested}
    ordered = sorted([*chosen, *nested], key=lambda candidate: (candidate.content[0], -candidate.content[1]))
    in_order = [sources[id(candidate)] for candidate in ordered]
    speakers = name_speakers(structure, in_order)
    groups, outers = _groups(structure, ordered), _outers(ordered)
    return [
        _attribution(structure, *parts)
        for parts in zip(ordered, in_order, speakers, groups, outers, strict=True)
    ]


def _sources(chosen: Sequence[Candidate]) -> list[Range | None]:
    """The source of each candidate; one without its own takes that of the statement before."""
    sources: list[Range | None] = []
    for candidate in chosen:
        before = sources[-1] if sources else None
        sources.append(before if candidate.inherits else candidate.source)
    return sources


def _groups(structure: Structure, ordered: Sequence[Candidate]) -> list[int]:
    """A number for each statement: pieces share a cue, or a quotation goes on without a cue of its own."""
    groups: list[int] = []
    by_cue: dict[Range, int] = {}
    unused = 0
    for place, candidate in enumerate(ordered):
        if candidate.inherits and place and _follows_on(structure, ordered[place - 1], candidate):
            group = groups[-1]
        elif candidate.cue is not None:
            group = by_cue.setdefault(candidate.cue, unused)
        else:
            group = unused
        unused = max(unused, group + 1)
        groups.append(group)
    return groups


def _follows_on(structure: Structure, before: Candidate, after: Candidate) -> bool:
    """Whether two quotations are neighbours in a paragraph, or one continues the other in the next."""
    if before.quotation is None or after.quotation is None:
        return False
    if structure.quotations[after.quotation].continues and after.quotation == before.quotation + 1:
        return True
    paragraphs = [
        structure.statements[structure.statement_of[candidate.content[0]]].paragraph
        for candidate in (before, after)
    ]
    return paragraphs[0] == paragraphs[1]


def _outers(ordered: Sequence[Candidate]) -> list[int | None]:
    """For each candidate the place of the one around it."""
    outers: list[int | None] = []
    around: list[int] = []
    for place, candidate in enumerate(ordered):
        while around and ordered[around[-1]].content[1] <= candidate.content[0]:
            around.pop()
        outers.append(around[-1] if around else None)
        around.append(place)
    return outers


def _attribution(
    structure: Structure,
    candidate: Candidate,
    source: Range | None,
    speaker: Speaker | None,
    group: int,
    outer: int | None,
) -> Attribution:
    tokens = structure.tokens
    return Attribution(
        group=group,
        content=_content(structure, candidate),
        kind=_kind(structure, candidate),
        cue=tokens.span(*candidate.cue) if candidate.cue else None,
        cue_class=candidate.cue_class,
        source=tokens.span(*source) if source else None,
        speaker=speaker.name if speaker else None,
        speaker_type=speaker.type if speaker else None,
        rule=candidate.rule,
        confidence=confidence(candidate.rule),
        outer=outer,
    )


def _content(structure: Structure, candidate: Candidate) -> Span:
    """The content without quotation marks at its ends."""
    if candidate.quotation is not None:
        return structure.quotations[candidate.quotation].content
    first, last = candidate.content
    tags = structure.tokens.tags
    while last - first > 1 and tags[first] == '"':
        first += 1
    while last - first > 1 and tags[last - 1] == '"':
        last -= 1
    return structure.tokens.span(first, last)


def _kind(structure: Structure, candidate: Candidate) -> AttributionKind:
    """Direct where every word stands in quotation marks, indirect where none does."""
    if candidate.quotation is not None:
        return "direct"
    words = structure.tokens.words
    inside = [
        structure.quoted[token] >= 0 for token in range(*candidate.content) if words[token][0].isalnum()
    ]
    if any(inside):
        return "direct" if all(inside) else "mixed"
    return "indirect"
