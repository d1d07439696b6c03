"""The name of the outlet, as the page itself gives it away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from framing.language import data_lines

_WORD = r"(?:[A-Z][\w’&-]*(?:\.\w+)*|\d{1,2}\b(?!:))"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:of|and|&)(?: the)?(?= [A-Z])| {_WORD}){{0,5}})"
_YEARS = r"(?:\d{4}(?: ?[-–] ?\d{4})?)?"
_CLUES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern))
    for weight, pattern in (
        (4, rf"\b[Nn]otifications from {_NAME}"),
        (4, rf"(?:©|\([Cc]\)|[Cc]opyright)(?: ?©)? ?{_YEARS},? (?:by )?{_NAME}"),
        (4, rf"^{_NAME} is not responsible for the content"),
        (3, rf"\b(?:[Ss]ubscribe to|[Tt]rust|[Ww]elcome to|[Bb]rought to you by|[Pp]ublished by) {_NAME}"),
        (3, rf"\b(?:[Gg]et|[Dd]ownload|[Uu]se) {_NAME} (?:app|in your inbox|newsletter|delivered)\b"),
        (3, rf"\b[Ss]ign up (?:for|to) {_NAME}(?:['’]s?)? (?:\w+ ){{0,3}}(?:newsletter|briefing|email)"),
        (3, rf"\b(?:[Ss]upport|[Ff]ollow|[Jj]oin) (?=[Tt]he ){_NAME}"),
        (3, rf"\b(?:[Mm]ore (?:from|on)|[Ee]lsewhere (?:in|on)|[Aa]lso in) (?=[Tt]he ){_NAME}"),
        (2, rf"\bother {_NAME} readers\b"),
        (1, rf"^(?=The ){_NAME}$"),
    )
)
"""What gives an outlet away, the surest clue first; weights are added up."""
_LEGAL = re.compile(
    r"[\s,.]+(?:ltd|limited|plc|inc|llc|gmbh|all rights reserved"
    r"|(?:digital |news |media )*(?:media|group|publishing|publications|newspapers|holdings|company"
    r"|corporation))\.?$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_TITLE_BAR = re.compile(r"^(?P<headline>.{15,200}?) (?:\||[-–—]) (?P<name>[^|–—]{3,40})$")


def outlet_named_in(lines: Iterable[str], *, except_for: str = "") -> str | None:
    """The outlet that the furniture of a page names, by the weight of the clues, or ``None``.

    ``except_for`` is the by-line, so that a writer to be followed is not taken for an outlet. A shorter form
    ("other Courier readers") counts for the longer one ("The Courier").

    >>> outlet_named_in(["Stay up to date with notifications from The Courier", "other Courier readers"])
    'The Courier'
    """
    weights: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for line in lines:
        for weight, clue in _CLUES:
            for match in clue.finditer(line[:400]):
                name = _outlet(match["name"])
                if name and name not in except_for:
                    short = name.removeprefix("The ")
                    weights[short] += weight
                    forms[short] = max(name, forms.get(short, ""), key=len)
    if not weights:
        return None
    for short in forms:
        words = short.split()
        for begin in range(1, len(words)):
            weights[short] += weights.get(" ".join(words[begin:]), 0)
    return forms[max(weights, key=lambda short: (weights[short], len(short), short))]


def split_page_title(line: str) -> tuple[str, str] | None:
    """Headline and outlet of a page title that a browser copied ("Talks begin | The Courier"), or ``None``.

    >>> split_page_title("Ministers meet in Vienna | The Courier")
    ('Ministers meet in Vienna', 'The Courier')
    """
    match = _TITLE_BAR.match(line)
    if match is None or not _outlet(match["name"]):
        return None
    words = match["name"].split()
    capitals = all(word[0].isupper() or word in {"of", "and", "&", "the", "on"} for word in words)
    return (match["headline"], match["name"]) if capitals and len(words) <= 5 else None


def _outlet(name: str) -> str:
    before = ""
    while before != name:
        before, name = name, _POSSESSIVE.sub("", _LEGAL.sub("", name)).strip(" .,-&")
    words = name.split()
    if not words or words[0].lower() in _other_names() or words[0][0].isdigit():
        return ""
    return name.removeprefix("the ")


@cache
def _other_names() -> frozenset[str]:
    return frozenset(data_lines("not_an_outlet.txt"))
