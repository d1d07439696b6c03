"""The words of the glossary, and how they show in a notebook: with their meaning at hand.

A lesson writes ``[[rate]]``. The first such mark of a word in a notebook becomes an abbreviation whose title
is the meaning, which shows when the pointer rests on it; later ones become the plain word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "glossary.md"
MOST_WORDS = 25
"""In a meaning."""
_ROW = re.compile(r"^\| (?P<word>[^|]+?) \| (?P<meaning>[^|]+?) \| (?P<lesson>\d+) \|$", re.MULTILINE)
_MARK = re.compile(r"\[\[(?P<shown>[^\[\]]+)\]\]")


@cache
def meanings() -> Mapping[str, str]:
    """What each word of the glossary means."""
    return {row["word"]: row["meaning"] for row in _ROW.finditer(PAGE.read_text(encoding="utf-8"))}


def explained(sources: Iterable[str], known: Mapping[str, str] | None = None) -> list[str]:
    """The texts of a notebook's cells, in their order, with their marks turned into words with meanings.

    Raises ``ValueError`` for a marked word that the glossary does not have.

    >>> explained(["A [[rate]] is fair.", "Two [[rates]]."], {"rate": "A count by words."})
    ['A <abbr title="A count by words.">rate</abbr> is fair.', 'Two rates.']
    """
    known = meanings() if known is None else known
    seen: set[str] = set()

    def shown(mark: re.Match[str]) -> str:
        word = _entry(mark["shown"], known)
        if word in seen:
            return mark["shown"]
        seen.add(word)
        return f'<abbr title="{escape(known[word])}">{mark["shown"]}</abbr>'

    return [_MARK.sub(shown, source) for source in sources]


def _entry(shown: str, known: Mapping[str, str]) -> str:
    """The entry of a word, also of its plural or with a capital."""
    word = " ".join(shown.lower().split())
    for entry in (word, word.removesuffix("s"), word.removesuffix("es")):
        if entry in known:
            return entry
    raise ValueError(f"“{shown}” is marked, but {PAGE.name} does not have it.")
