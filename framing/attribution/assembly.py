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
from framing.attribution.pieces import pieces, trimmed
from framing.attribution.shallow import DAYS, ShallowParse, TokenSpan, whole_phrase
from framing.attribution.sources import Chosen
from framing.attribution.speaker_types import noun_type
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
    statements = list(map(_Statement, ordered, sources, speakers, _groups(ordered)))
    statements = _without_echoes(statements)
    found: list[Attribution] = []
    first_pieces: list[int] = []
    outers = _outers([statement.choice for statement in statements])
    for statement, outer in zip(statements, outers, strict=True):
        first_pieces.append(len(found))
        for piece in pieces(shallow, (statement.choice.first, statement.choice.last)):
            content = trimmed(shallow, piece)
            around = None
            if outer is not None:
                holding = range(first_pieces[outer], first_pieces[outer + 1])
                around = _piece_around(shallow, found, holding, content)
            found.append(_attribution(shallow, models, statement, content, around))
    return _in_order(found)


def _without_echoes(statements: Sequence[_Statement]) -> list[_Statement]:
    """All statements but those of somebody who says what the same one thinks: he said he believed that …"""
    outers = _outers([statement.choice for statement in statements])
    return [
        statement
        for statement, outer in zip(statements, outers, strict=True)
        if outer is None or not _echoes(statement, statements[outer])
    ]


def _echoes(inner: _Statement, outer: _Statement) -> bool:
    cue = inner.choice.cue
    thought = cue is not None and cue_class(cue.kind, cue.lemma) == "mental"
    return thought and inner.speaker is not None and inner.speaker == outer.speaker


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
    source = _with_plural_owner(shallow, _owned(shallow, choice) or choice.source)
    for whole in (
        *_with_its_place(shallow, choice, source),
        whole_phrase(shallow, source, backwards=True),
        whole_phrase(shallow, source),
        source,
    ):
        if not _is_taken(whole, choice):
            return whole
    return choice.source


def _with_plural_owner(shallow: ShallowParse, source: TokenSpan) -> TokenSpan:
    """A name that the apostrophe of a plural divides: the Hill Workers' | Union."""
    first, tokens = source[0], shallow.tokens
    if first < 2 or tokens.words[first - 1] != "'" or not tokens.words[first][0].isupper():
        return source
    owner, number = tokens.words[first - 2], shallow.phrase_at[first - 2]
    touches = tokens.starts[first - 1] == tokens.ends[first - 2]
    if number < 0 or not touches or not (owner.endswith("s") and owner[0].isupper()):
        return source
    return shallow.phrases[number][0], source[1]


def _with_its_place(shallow: ShallowParse, choice: Chosen, source: TokenSpan) -> Iterator[TokenSpan]:
    """A subject with the place or thing that prepositions add: the teachers | in the district | say.

    What a preposition governs is no subject, so that a source directly before its verb is only the end of one
    if a preposition stands before it: a sign | on the door | read.
    """
    cue = choice.cue
    if cue is None or cue.kind != "verb" or cue.form != "finite":
        return
    first, last = whole_phrase(shallow, source, backwards=True)
    if last == cue.group + 1:
        while first > 1 and shallow.words[first - 1] in _PLACING and shallow.phrase_at[first - 2] >= 0:
            first = shallow.phrases[shallow.phrase_at[first - 2]][0]
        if shallow.tags[first] not in ("PRP", "RB"):
            yield first, last
    elif shallow.tags[source[1] - 1] != "NNP" or noun_type(shallow.words[source[1] - 1].lower()):
        last = _past_places(shallow, last)
        ends = last == shallow.size or shallow.tags[last] == "."
        if last == cue.group + 1 or (ends and source[0] == cue.token + 1):
            yield first, last


def _past_places(shallow: ShallowParse, last: int) -> int:
    """Where a phrase ends, what two prepositions add to it included, but for a day."""
    for _ in range(2):
        is_preposition = last < shallow.size and shallow.words[last] in _PLACING
        added = shallow.phrase_starting_at(last + 1) if is_preposition else None
        if added is None or shallow.words[added[1] - 1] in DAYS or shallow.in_quotation[added[0]]:
            break
        last = added[1]
    return last


_PLACING = frozenset(["in", "at", "on", "near", "from", "with", "inside", "outside", "behind", "of", "for"])


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


def _kind(shallow: ShallowParse, span: TokenSpan) -> AttributionKind:
    """Direct where every word stands in quotation marks, indirect where none does."""
    if shallow.quoted_before[span[1]] == shallow.quoted_before[span[0]]:
        return "indirect"
    words = shallow.words
    inside = [shallow.in_quotation[token] for token in range(*span) if words[token][0].isalnum()]
    if any(inside):
        return "direct" if all(inside) else "mixed"
    return "indirect"
