"""Pieces: what of a content is said within one paragraph, without the marks and the "that" around it."""

from __future__ import annotations

from collections.abc import Iterator

from framing.attribution.shallow import ShallowParse, TokenSpan

_MARKS = frozenset(['"', "'"])


def pieces(parse: ShallowParse, content: TokenSpan) -> Iterator[TokenSpan]:
    """The content, cut where paragraphs end; pieces without a word are left out.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> list(pieces(parse_text("One.\\n\\nTwo."), (0, 6)))
    [(0, 2), (4, 6)]
    """
    words, before = parse.words, parse.words_before
    first, last = content
    if "\n" not in words[first:last]:
        if before[last] > before[first]:
            yield content
        return
    for place in range(content[0], last + 1):
        if place == last or words[place] == "\n":
            if before[place] > before[first]:
                yield first, place
            first = place + 1
            if first < last and words[first] in _MARKS:
                first += 1


def trimmed(parse: ShallowParse, piece: TokenSpan) -> TokenSpan:
    """The piece without quotation marks at its ends and without the "that" that introduces it.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> trimmed(parse_text('He said that "it rained."'), (2, 8))
    (4, 7)
    """
    first, last = _without_marks(parse, *piece)
    if last - first > 2 and parse.words[first] == "that" and parse.tags[first] == "IN":
        return _without_marks(parse, first + 1, last)
    return first, last


def _without_marks(parse: ShallowParse, first: int, last: int) -> TokenSpan:
    """The content without the marks around it; a mark whose partner stands inside stays."""
    words = parse.words
    ending = parse.quote_ending.get(last + 1)
    if ending is not None and ending.first > first and words[last] == '"':
        last += 1
    while last - first > 1 and words[first] == '"' and not _closes_inside(parse, first, last):
        first += 1
    while last - first > 1 and words[last - 1] == '"' and not _opens_inside(parse, first, last):
        last -= 1
    return first, last


def _closes_inside(parse: ShallowParse, first: int, last: int) -> bool:
    quote = parse.quote_at.get(first)
    return quote is not None and quote.last < last


def _opens_inside(parse: ShallowParse, first: int, last: int) -> bool:
    quote = parse.quote_ending.get(last)
    return quote is not None and quote.first >= first
