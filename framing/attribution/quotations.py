"""Quotations: what stands between quotation marks of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal, NamedTuple

from framing.article import paragraph_spans
from framing.span import Span

_Family = Literal["double", "angled", "single"]
_Role = Literal["opens", "closes", "either", "perhaps closes", "apostrophe"]

# Every alternative begins with a character, so that the search can skip to the next mark.
_MARK = re.compile(
    r"""
    (?P<elision> ['’‘] (?<! \w ['’‘]) (?: n['’] | \d\ds?\b | (?: em|tis|twas|til|till|cause|bout )\b ) )
  | (?P<mark> `` | '' | ["“”„«»‘] | ['’] (?! (?<= \w ['’]) \w) )  # not within a word
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GLYPH = re.compile("[\"“”„«»‘’'`]")
_OPENING_GLYPHS = frozenset({"“", "„", "«", "‘", "``"})
_CLOSING_GLYPHS = frozenset({"”", "»", "’", "''"})
_HAS_WORD = re.compile(r"\w")
_BEFORE_AN_OPENER = frozenset("([{—–-/")


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """A stretch in quotation marks, within one paragraph.

    Its own span includes the marks, ``content`` does not. ``mark`` is the opening mark. A quotation that is
    not ``closed`` runs to the end of its paragraph; one that takes it up in the next paragraph ``continues``
    it. ``depth`` counts the quotations around this one.
    """

    content: Span
    mark: str
    closed: bool
    continues: bool = False
    depth: int = 0


class _Mark(NamedTuple):
    """A quotation mark in its place: of which family, and whether its shape and neighbours say it opens."""

    start: int
    end: int
    glyph: str
    family: _Family
    role: _Role


def find_quotations(text: str, *, paragraphs: Iterable[Span] | None = None) -> list[Quotation]:
    """The quotations of a text, in order of their opening marks.

    Knows " ' “ ” ‘ ’ „ « » `` and two apostrophes, in any mixture a keyboard produces. Whether a mark opens
    or closes is judged by its shape and by its neighbours, so that an apostrophe (it's, the workers' demands,
    the '90s) is not taken for a mark. ``paragraphs`` are by default what blank lines separate.

    >>> text = "He said: 'It's not an arms race.'"
    >>> [quotation.content.of(text) for quotation in find_quotations(text)]
    ["It's not an arms race."]
    """
    blocks = paragraph_spans(text) if paragraphs is None else list(paragraphs)
    found: list[Quotation] = []
    carried: _Family | None = None
    for block, following in zip_longest(blocks, blocks[1:]):
        marks = _marks(text, block)
        if not marks:
            carried = None
            continue
        inside = _nested(_paired(text, block, marks, _first_glyph(text, following)))
        if (
            carried
            and inside
            and marks[0].family == carried
            and not text[block.start : inside[0].start].strip()
        ):
            inside[0] = replace(inside[0], continues=True)
        found += inside
        outermost = [quotation for quotation in inside if quotation.depth == 0]
        carried = _family(outermost[-1].mark) if outermost and not outermost[-1].closed else None
    return found


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The marks of a paragraph. Marks that touch are judged by what stands on either side of them all."""
    marks: list[_Mark] = []
    run: list[re.Match[str]] = []
    read = paragraph.start
    for glyph in _GLYPH.finditer(text, paragraph.start, paragraph.end):
        start = glyph.start()
        match = _MARK.match(text, start, paragraph.end) if start >= read else None
        if match is None:
            continue
        if match.lastgroup == "mark":
            if run and run[-1].end() != start:
                marks += _judged(text, paragraph, run)
                run = []
            run.append(match)
        read = match.end()
    if run:
        marks += _judged(text, paragraph, run)
    return marks


def _judged(text: str, paragraph: Span, run: Sequence[re.Match[str]]) -> list[_Mark]:
    start, end = run[0].start(), run[-1].end()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end : min(end + 2, paragraph.end)].ljust(2)
    may_open = (before.isspace() or before in _BEFORE_AN_OPENER) and not after[0].isspace()
    may_close = not before.isspace() and not after[0].isalnum()
    marks = []
    for match in run:
        glyph = match.group()
        family = _family(glyph)
        role = _role(glyph, may_open, may_close)
        if family == "single" and role == "closes" and _may_be_possessive(text, start, after):
            role = "perhaps closes"
        marks.append(_Mark(*match.span(), glyph, family, role))
    return marks


def _family(glyph: str) -> _Family:
    if glyph in "«»":
        return "angled"
    return "single" if glyph in "'‘’" else "double"


def _role(glyph: str, may_open: bool, may_close: bool) -> _Role:
    if may_open != may_close:
        return "opens" if may_open else "closes"
    if glyph in _OPENING_GLYPHS:
        return "opens"
    if glyph in "'’":
        return "apostrophe"
    return "closes" if glyph in _CLOSING_GLYPHS else "either"


def _may_be_possessive(text: str, start: int, after: str) -> bool:
    """The workers' demands, goin' home: an apostrophe at the end of a word that goes on to another word."""
    return (
        text[max(0, start - 2) : start].lower().endswith(("s", "in"))
        and after[0] == " "
        and after[1].isalpha()
    )


def _paired(text: str, paragraph: Span, marks: Sequence[_Mark], next_glyph: str) -> list[Quotation]:
    """Quotations from marks read left to right; each family is open at most once at a time."""
    found: list[Quotation] = []
    opened: list[_Mark] = []
    closes_later = _closed_again(marks)
    for mark, later in zip(marks, closes_later, strict=True):
        is_open = any(other.family == mark.family for other in opened)
        if mark.role == "opens" or (mark.role == "either" and not is_open):
            if is_open:
                found += _closed_down_to(mark, opened, text, closed=False)
            opened.append(mark)
        elif is_open and (mark.role in ("closes", "either") or (mark.role == "perhaps closes" and not later)):
            found += _closed_down_to(mark, opened, text, closed=True)
    for mark in opened:
        carried_on = mark.glyph == next_glyph and not text[paragraph.start : mark.start].strip()
        if mark.family != "single" or carried_on:
            found += _quotation(text, mark, paragraph.end, paragraph.end, closed=False)
    return found


def _closed_again(marks: Sequence[_Mark]) -> list[bool]:
    """For each mark, whether a single mark that surely closes follows before the next that opens."""
    answers = []
    follows = False
    for mark in reversed(marks):
        answers.append(follows)
        if mark.family == "single" and mark.role in ("opens", "closes"):
            follows = mark.role == "closes"
    return answers[::-1]


def _closed_down_to(mark: _Mark, opened: list[_Mark], text: str, *, closed: bool) -> list[Quotation]:
    """End what ``mark`` ends, and what was left open inside it; a single mark left open was an apostrophe."""
    found: list[Quotation] = []
    while True:
        last = opened.pop()
        if last.family == mark.family:
            if closed:
                found += _quotation(text, last, mark.start, mark.end, closed=True)
            elif last.family != "single":
                found += _quotation(text, last, mark.start, mark.start, closed=False)
            return found
        if last.family != "single":
            found += _quotation(text, last, mark.start, mark.start, closed=False)


def _quotation(text: str, opener: _Mark, content_end: int, end: int, *, closed: bool) -> list[Quotation]:
    """A list of one quotation, or of none where the marks enclose no word."""
    inside = text[opener.end : content_end]
    content = Span(content_end - len(inside.lstrip()), opener.end + len(inside.rstrip()))
    if not _HAS_WORD.search(inside):
        return []
    return [Quotation(opener.start, end if closed else content.end, content, opener.glyph, closed)]


def _nested(quotations: Iterable[Quotation]) -> list[Quotation]:
    """The quotations in order, each with its depth."""
    found: list[Quotation] = []
    around: list[int] = []
    for quotation in sorted(quotations, key=lambda quotation: (quotation.start, -quotation.end)):
        while around and around[-1] <= quotation.start:
            around.pop()
        found.append(replace(quotation, depth=len(around)) if around else quotation)
        around.append(quotation.end)
    return found


def _first_glyph(text: str, paragraph: Span | None) -> str:
    if paragraph is None:
        return ""
    match = _MARK.match(text, paragraph.start, paragraph.end)
    return match["mark"] or "" if match else ""
