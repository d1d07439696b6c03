"""Reading: everything that attribution finds in one article, computed once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from framing.article import Article
from framing.attribution.attribution import Attribution, AttributionKind, Evidence
from framing.attribution.choice import choose
from framing.attribution.cue import Cue
from framing.attribution.cue_classes import cue_class
from framing.attribution.models import Models, load
from framing.attribution.quotations import Quotation, find_quotations
from framing.attribution.scare_quotes import find_scare_quotes
from framing.attribution.shallow import ShallowParse, TokenSpan, line_blocks, parse, whole_phrase
from framing.attribution.sources import Chosen
from framing.attribution.speakers import Speaker, name_speakers
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
    quotations, found = _quotations_and_attributions(article)
    outermost = [quotation for quotation in quotations if quotation.depth == 0]
    contents = [attribution.content for attribution in found]
    scare_quotes = find_scare_quotes(article.text, outermost, attributed=contents)
    return Reading(known, quotations, found, scare_quotes)


def find_attributions(article: Article) -> list[Attribution]:
    """The attributions alone: no sentences need be split for them."""
    return _quotations_and_attributions(article)[1]


def voice_confidence(voice: str, attribution: Attribution | None = None) -> float:
    """The share of the words given this voice, by an attribution with this score, that have it.

    ``voice`` is outlet, direct, indirect or scare; direct and indirect words have an attribution, the others
    have none. Raises ``ValueError`` for any other voice.

    >>> 0 < voice_confidence("outlet") < 1
    True
    """
    calibration = load().calibration
    if voice in ("outlet", "scare"):
        return calibration.outlet if voice == "outlet" else calibration.scare
    if voice not in calibration.voices:
        raise ValueError(f"There is no voice {voice!r}; there are direct, indirect, outlet, scare.")
    known = attribution is not None and attribution.evidence is not None
    probability = attribution.evidence.probability if known else 1.0  # type: ignore[union-attr]
    return calibration.voices[voice].at(probability)


def _quotations_and_attributions(article: Article) -> tuple[list[Quotation], list[Attribution]]:
    text = article.text
    blocks = [
        Span(part.start + line.start, part.start + line.end)
        for part in article.parts
        for line in line_blocks(part.of(text))
    ]
    quotations = find_quotations(text, paragraphs=blocks)
    shallow = parse(text, paragraphs=blocks, quotations=quotations)
    return quotations, assemble(shallow, load())


def assemble(shallow: ShallowParse, models: Models) -> list[Attribution]:
    """The attributions of a parsed text by given models, nested ones within those around them.

    >>> [a.speaker for a in assemble(parse("Ann Lee said that it rained."), load())]
    ['Ann Lee']
    """
    ordered = choose(shallow, models)
    sources = [_whole_source(shallow, choice) for choice in ordered]
    speakers = name_speakers(shallow, sources)
    found: list[Attribution] = []
    piece_places: dict[int, int] = {}
    for place, group in enumerate(_groups(ordered)):
        choice = ordered[place]
        outer = _outer(ordered, place)
        piece_places[place] = len(found)
        for piece in _pieces(shallow, choice):
            content = _trimmed(shallow, piece)
            around = None if outer is None else _piece_around(shallow, found, piece_places[outer], content)
            found.append(
                _attribution(shallow, models, choice, content, sources[place], speakers[place], group, around)
            )
    return _in_order(found)


def _in_order(found: list[Attribution]) -> list[Attribution]:
    """In order of the text; a statement that a paragraph cuts may hold others between its pieces."""
    places = range(len(found))
    order = sorted(places, key=lambda place: (found[place].content.start, -found[place].content.end))
    if order == list(places):
        return found
    moved: dict[int | None, int] = {old: new for new, old in enumerate(order)}
    return [replace(found[old], outer=moved.get(found[old].outer)) for old in order]


def _piece_around(
    shallow: ShallowParse, found: Sequence[Attribution], first: int, content: TokenSpan
) -> int | None:
    """The piece that holds a nested content; the statement around it may be cut by a paragraph."""
    span = shallow.tokens.span(*content)
    return next((place for place in range(first, len(found)) if found[place].content.contains(span)), None)


def _whole_source(shallow: ShallowParse, choice: Chosen) -> TokenSpan | None:
    """The source with what "of" and "for" add to it; never words that are part of what is said."""
    if choice.source is None or _overlap(choice.source, choice):
        return None
    whole = whole_phrase(shallow, choice.source)
    return choice.source if _overlap(whole, choice) else whole


def _overlap(source: TokenSpan, choice: Chosen) -> bool:
    return source[0] < choice.last and choice.first < source[1]


def _groups(ordered: Sequence[Chosen]) -> list[int]:
    """A number for each statement: its pieces share cue and source, or a quotation goes on without one."""
    groups: list[int] = []
    by_cue: dict[tuple[int, TokenSpan | None], int] = {}
    unused = 0
    for choice in ordered:
        if choice.goes_on and groups:
            group = groups[-1]
        elif choice.cue is not None:
            group = by_cue.setdefault((choice.cue.token, choice.source), unused)
        else:
            group = unused
        unused = max(unused, group + 1)
        groups.append(group)
    return groups


def _outer(ordered: Sequence[Chosen], place: int) -> int | None:
    """The place of the attribution around a nested one: one of the three chosen before it."""
    own = ordered[place]
    for other in range(place - 1, max(-1, place - 4), -1):
        if ordered[other].last >= own.last and own.nested:
            return other
    return None


_MARKS = frozenset(['"', "'"])


def _pieces(shallow: ShallowParse, choice: Chosen) -> Iterator[TokenSpan]:
    """The content, cut where paragraphs end; pieces without a word are left out."""
    words, before = shallow.words, shallow.words_before
    first = choice.first
    if "\n" not in words[first : choice.last]:
        if before[choice.last] > before[first]:
            yield first, choice.last
        return
    for place in range(choice.first, choice.last + 1):
        if place == choice.last or words[place] == "\n":
            if before[place] > before[first]:
                yield first, place
            first = place + 1
            if first < choice.last and words[first] in _MARKS:
                first += 1


def _attribution(
    shallow: ShallowParse,
    models: Models,
    choice: Chosen,
    content: TokenSpan,
    source: TokenSpan | None,
    speaker: Speaker | None,
    group: int,
    outer: int | None,
) -> Attribution:
    tokens, cue = shallow.tokens, choice.cue
    side = "quotation" if choice.side == "quotation" else "clause"
    confidence = models.calibration.attribution(side, choice.probability * choice.source_probability)
    runner_up = choice.runner_up
    return Attribution(
        group=group,
        content=tokens.span(*content),
        kind=_kind(shallow, content),
        cue=None if cue is None else _cue_span(shallow, cue),
        cue_class=None if cue is None else cue_class(cue.kind, cue.lemma),
        source=tokens.span(*source) if source else None,
        speaker=speaker.name if speaker else None,
        speaker_type=speaker.type if speaker else None,
        rule=choice.rule,
        confidence=confidence,
        outer=outer,
        evidence=Evidence(
            choice.grounds,
            choice.probability,
            tokens.span(runner_up[0], runner_up[1]) if runner_up else None,
            runner_up[2] if runner_up else None,
            tokens.span(*choice.other_source) if choice.other_source else None,
        ),
    )


def _cue_span(shallow: ShallowParse, cue: Cue) -> Span:
    return shallow.tokens.span(cue.token - (cue.kind == "according to"), cue.token + 1)


def _trimmed(shallow: ShallowParse, span: TokenSpan) -> TokenSpan:
    """The content without quotation marks at its ends and without the "that" that introduces it."""
    first, last = _without_marks(shallow, *span)
    if last - first > 2 and shallow.words[first] == "that" and shallow.tags[first] == "IN":
        return _without_marks(shallow, first + 1, last)
    return first, last


def _without_marks(shallow: ShallowParse, first: int, last: int) -> TokenSpan:
    """The content without the marks around it; a mark whose partner stands inside stays."""
    words = shallow.words
    ending = shallow.quote_ending.get(last + 1)
    if ending is not None and ending.first > first and words[last] == '"':
        last += 1
    while last - first > 1 and words[first] == '"' and not _closes_inside(shallow, first, last):
        first += 1
    while last - first > 1 and words[last - 1] == '"' and not _opens_inside(shallow, first, last):
        last -= 1
    return first, last


def _closes_inside(shallow: ShallowParse, first: int, last: int) -> bool:
    quote = shallow.quote_at.get(first)
    return quote is not None and quote.last < last


def _opens_inside(shallow: ShallowParse, first: int, last: int) -> bool:
    quote = shallow.quote_ending.get(last)
    return quote is not None and quote.first >= first


def _kind(shallow: ShallowParse, span: TokenSpan) -> AttributionKind:
    """Direct where every word stands in quotation marks, indirect where none does."""
    if shallow.quoted_before[span[1]] == shallow.quoted_before[span[0]]:
        return "indirect"
    words = shallow.words
    inside = [shallow.in_quotation[token] for token in range(*span) if words[token][0].isalnum()]
    if any(inside):
        return "direct" if all(inside) else "mixed"
    return "indirect"
