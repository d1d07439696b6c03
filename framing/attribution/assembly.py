"""Assembly: from the contents that are believed to attributions, with their spans, speakers and groups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from framing.attribution.attribution import TURN, Attribution, AttributionKind, Evidence
from framing.attribution.choice import choose
from framing.attribution.cue import Cue
from framing.attribution.cue_classes import cue_class
from framing.attribution.models import Models
from framing.attribution.shallow import ShallowParse, TokenSpan, whole_phrase
from framing.attribution.sources import Chosen
from framing.attribution.speakers import Speaker, name_speakers
from framing.span import Span


class _Statement(NamedTuple):
    """What is believed, with the whole of its source, the speaker it names, and the number it shares with
    the other pieces of what is said."""

    choice: Chosen
    source: TokenSpan | None
    speaker: Speaker | None
    group: int


def assemble(shallow: ShallowParse, models: Models) -> list[Attribution]:
    """The attributions of a parsed text by given models, nested ones within those around them.

    >>> from framing.attribution.models import load
    >>> from framing.attribution.shallow import parse
    >>> [a.speaker for a in assemble(parse("Ann Lee said that it rained."), load())]
    ['Ann Lee']
    """
    ordered = choose(shallow, models)
    sources = [_whole_source(shallow, choice) for choice in ordered]
    speakers = name_speakers(shallow, sources)
    statements = map(_Statement, ordered, sources, speakers, _groups(ordered))
    found: list[Attribution] = []
    first_pieces: list[int] = []
    for statement, outer in zip(statements, _outers(ordered), strict=True):
        first_pieces.append(len(found))
        for piece in _pieces(shallow, statement.choice):
            content = _trimmed(shallow, piece)
            around = None
            if outer is not None:
                pieces = range(first_pieces[outer], first_pieces[outer + 1])
                around = _piece_around(shallow, found, pieces, content)
            found.append(_attribution(shallow, models, statement, content, around))
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
    shallow: ShallowParse, found: Sequence[Attribution], pieces: range, content: TokenSpan
) -> int | None:
    """Which piece of a statement, cut where paragraphs end, holds a content that is nested in it."""
    span = shallow.tokens.span(*content)
    after = bisect_right(found, span.start, pieces.start, pieces.stop, key=lambda one: one.content.start)
    return after - 1 if after > pieces.start and found[after - 1].content.contains(span) else None


def _whole_source(shallow: ShallowParse, choice: Chosen) -> TokenSpan | None:
    """The source with what belongs to it; never words that are part of what is said, nor the cue."""
    if choice.source is None or _is_taken(choice.source, choice):
        return None
    source = _owned(shallow, choice) or choice.source
    for whole in (
        whole_phrase(shallow, source, backwards=True),
        whole_phrase(shallow, source),
        source,
    ):
        if not _is_taken(whole, choice):
            return whole
    return choice.source


def _owned(shallow: ShallowParse, choice: Chosen) -> TokenSpan | None:
    """The governor | 's office said: the phrase that the source owns, where it is what speaks."""
    source, cue = choice.source, choice.cue
    if source is None or cue is None or cue.kind != "verb" or source[1] >= shallow.size:
        return None
    if shallow.tags[source[1]] != "POS":
        return None
    owned = shallow.phrase_starting_at(source[1] + 1)
    if owned is None or not (owned[1] <= cue.token <= owned[1] + 2 or source[0] == cue.token + 1):
        return None
    return source[0], owned[1]


def _is_taken(source: TokenSpan, choice: Chosen) -> bool:
    """Whether a source shares words with the content, or holds the cue."""
    holds_cue = choice.cue is not None and source[0] <= choice.cue.token < source[1]
    return holds_cue or (source[0] < choice.last and choice.first < source[1])


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


def _outers(ordered: Sequence[Chosen]) -> list[int | None]:
    """For each nested attribution the place of the one around it, None for the others."""
    found: list[int | None] = []
    still_open: list[int] = []
    for place, own in enumerate(ordered):
        while still_open and ordered[still_open[-1]].last <= own.first:
            still_open.pop()
        reaching = [other for other in still_open if ordered[other].last >= own.last]
        found.append(reaching[-1] if own.nested and reaching else None)
        still_open.append(place)
    return found


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
    shallow: ShallowParse, models: Models, statement: _Statement, content: TokenSpan, outer: int | None
) -> Attribution:
    choice, source, speaker, group = statement
    tokens, cue = shallow.tokens, choice.cue
    side = "quotation" if choice.side == "quotation" else "clause"
    confidence = models.calibration.attribution(side, choice.probability * choice.source_probability)
    return Attribution(
        group=group,
        content=tokens.span(*content),
        kind="direct" if choice.rule == TURN else _kind(shallow, content),
        cue=None if cue is None else _cue_span(shallow, cue),
        cue_class=None if cue is None else cue_class(cue.kind, cue.lemma),
        source=tokens.span(*source) if source else None,
        speaker=speaker.name if speaker else None,
        speaker_type=speaker.type if speaker else None,
        rule=choice.rule,
        confidence=confidence,
        outer=outer,
        evidence=_evidence(shallow, choice),
    )


def _evidence(shallow: ShallowParse, choice: Chosen) -> Evidence:
    span, runner_up, other = shallow.tokens.span, choice.runner_up, choice.other_source
    return Evidence(
        choice.grounds,
        choice.probability,
        runner_up=span(runner_up.first, runner_up.last) if runner_up else None,
        runner_up_probability=runner_up.probability if runner_up else None,
        other_source=span(*other) if other else None,
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
