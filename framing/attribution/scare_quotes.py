"""Scare quotes: words in quotation marks that nobody is said to have spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framing.attribution.quotations import Quotation
from framing.language import data_lines
from framing.span import Span, SpanIndex, merged

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_WORK_BEFORE = re.compile(
    rf"""
    \b (?: {" | ".join(data_lines("attribution/works.txt"))} | on (?: \s \w+ )? (?:'s|’s) )
    (?: [\s,]+ (?: called | titled | entitled | named ) )? [\s,]* \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SMALL_WORDS = frozenset(data_lines("attribution/small_words.txt"))
_LOOK_BACK = 40


def find_scare_quotes(
    text: str, quotations: Iterable[Quotation], *, attributed: Iterable[Span]
) -> list[Quotation]:
    """The quotations outside all attributed contents, without titles of works and nicknames.

    Predelli, S. (2003). Scare quotes and their relation to other semantic issues. *Linguistics and
    Philosophy* 26(1), 1–28: the writer uses the words and keeps a distance from them.

    >>> from framing.attribution.quotations import find_quotations
    >>> text = 'The so-called "deal" was no "Gone with the Wind".'
    >>> [quote.of(text) for quote in find_scare_quotes(text, find_quotations(text), attributed=[])]
    ['"deal"']
    """
    covered = SpanIndex(merged(attributed))
    return [
        quotation
        for quotation in quotations
        if covered.at(quotation.content.start) is None
        and covered.at(quotation.content.end - 1) is None
        and not is_title(text, quotation)
    ]


def is_title(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is the title of a work, or a nickname within a name, by its capitals.

    Every word but the small ones has a capital, and either there are several such words, or the words
    before speak of a work (the film "Jaws"), or names stand on both sides (Jo "Red" Lee).

    >>> from framing.attribution.quotations import find_quotations
    >>> text = 'The film "Jaws" was a "Disaster".'
    >>> [is_title(text, quotation) for quotation in find_quotations(text)]
    [True, False]
    """
    content = text[quotation.content.start : min(quotation.content.end, quotation.content.start + 200)]
    words = _WORD.findall(content)
    if not words or not words[0][0].isupper():
        return False
    telling = [word for word in words if len(word) > 3 and word.lower() not in _SMALL_WORDS]
    if not all(word[0].isupper() for word in telling) or content.rstrip().endswith((".", ",")):
        return False
    before = text[max(0, quotation.start - _LOOK_BACK) : quotation.start]
    if len(telling) > 1 or _WORK_BEFORE.search(before):
        return True
    return _is_nickname(before, text[quotation.end : quotation.end + 2])


def _is_nickname(before: str, after: str) -> bool:
    name = before.split()[-1:] if before.endswith(" ") else []
    return bool(name) and name[0][0].isupper() and len(after) > 1 and after[0] == " " and after[1].isupper()
