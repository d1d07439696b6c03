"""Aliases: names that one speaker goes by, as a person has written them down beside the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from framing.spreadsheet import Fault, plain, read_rows

if TYPE_CHECKING:
    from framing.attribution.attribution import SpeakerType

COLUMNS = ("name", "canonical", "type")
SPEAKER_TYPES: tuple[SpeakerType, ...] = ("person", "institution", "group", "document", "anonymous")

_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Alias:
    """A ``name`` and the ``canonical`` name of who is meant by it, with their type where that is told.

    ``articles`` are the ids of the articles it counts in; None is all of them.
    """

    name: str
    canonical: str
    type: SpeakerType | None = None
    articles: frozenset[str] | None = None

    def counts_in(self, article: str) -> bool:
        """Whether the alias counts in the article of this id."""
        return self.articles is None or article in self.articles


def read_aliases(text: str) -> tuple[list[Alias], list[Fault]]:
    """The aliases in the text of an ``aliases.csv`` (name, canonical, type), and what is wrong with others.

    Without a canonical name a row gives the type alone; the type may be left out too.

    >>> read_aliases("name,canonical,type\\nthe Kremlin,Russian government,institution\\n")[0]
    [Alias(name='the Kremlin', canonical='Russian government', type='institution', articles=None)]
    """
    rows, faults = read_rows(text, COLUMNS)
    known: dict[str, int] = {}
    found = []
    for line, cells in rows:
        name, canonical, kind = (" ".join(cells[column].split()) for column in COLUMNS)
        fault = _fault(name, canonical, kind.lower(), known)
        if fault:
            faults.append(Fault(line, fault))
            continue
        known[key(name)] = line
        found.append(Alias(name, canonical or name, cast("SpeakerType | None", kind.lower() or None)))
    return found, sorted(faults)


def key(name: str) -> str:
    """What two ways to write a name have in common: not capitals, nor "the", nor the kind of apostrophe.

    >>> key("The  White House’s") == key("White house's")
    True
    """
    folded = plain(name).casefold()
    return next((folded.removeprefix(word) for word in _ARTICLES if folded.startswith(word)), folded)


def by_key(aliases: Iterable[Alias]) -> Mapping[str, Alias]:
    """Aliases by what is looked up; a later one counts over an earlier one of the same name."""
    return {key(alias.name): alias for alias in aliases}


def _fault(name: str, canonical: str, kind: str, known: Mapping[str, int]) -> str | None:
    if not name:
        return "There is no name. Write the name as it stands in the articles into the column 'name'."
    if kind and kind not in SPEAKER_TYPES:
        return f"There is no type {kind!r}. Write one of {', '.join(SPEAKER_TYPES)}, or leave the cell empty."
    if not canonical and not kind:
        return f"Nothing is said of {name!r}. Write the name it stands for into the column 'canonical'."
    if key(name) in known:
        return f"{name!r} stands in line {known[key(name)]} already. Keep one of the two lines."
    return None
