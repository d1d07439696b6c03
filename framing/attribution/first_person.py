"""Quoted speakers: who says what stands in a quotation, and so whom "I" and "we" mean there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from framing.attribution.pronouns import pronouns
from framing.attribution.shallow import ShallowParse, TokenSpan

_SELF = frozenset(["self", "selves"])


def is_first_person(parse: ShallowParse, source: TokenSpan) -> bool:
    """Whether a source is an "I" or a "we" in a quotation.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> is_first_person(parse_text('"I know," said Ann Lee.'), (1, 2))
    True
    """
    if source[1] - source[0] > 1 or not parse.in_quotation[source[0]]:
        return False
    return pronouns().get(parse.words[source[0]].lower()) in _SELF


def quotation_of(parse: ShallowParse, token: int) -> int:
    """The place of the quotation that holds a token, or that was the last to open before it."""
    return bisect_right(parse.quoted, token, key=lambda quote: quote.first) - 1


def quoted_by(parse: ShallowParse, source: TokenSpan, outside: Sequence[TokenSpan]) -> TokenSpan | None:
    """The source of the quotation around a source: the next in its paragraph after it, else the last before.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> quoted_by(parse_text('"I know," said Ann Lee.'), (1, 2), [(6, 8)])
    (6, 8)
    """
    quote = parse.quoted[quotation_of(parse, source[0])]
    after = bisect_left(outside, (quote.last, 0))
    if after < len(outside):
        end, token = quote.last - 1, outside[after][0]
        near = parse.sentence_of(token) <= parse.sentence_of(end) + 1
        if near and parse.paragraph_of(token) == parse.paragraph_of(end):
            return outside[after]
    before = bisect_left(outside, (quote.first, 0)) - 1
    return outside[before] if before >= 0 else None
