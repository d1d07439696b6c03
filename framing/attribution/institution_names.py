"""Names of institutions: the acronyms and short forms a text has for them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from framing.attribution.nations import governments
from framing.attribution.shallow import ShallowParse, TokenSpan, whole_phrase
from framing.attribution.speaker_types import institutions, is_personal, noun_type
from framing.language import data_lines

_LONGEST = 8
"""Words of the longest name an acronym is tried on."""


class _Entry(NamedTuple):
    """The name of an institution in its place, and the noun that shows it."""

    token: int
    noun: str
    name: str


class InstitutionNames:
    """The institutions a text names, to be asked for by what it calls them later.

    >>> from framing.attribution.shallow import parse
    >>> names = InstitutionNames(parse("The Northern Energy Agency met. Then the NEA ate. The agency slept."))
    >>> names.of_acronym("NEA"), names.taken_up("agency", 11)
    ('Northern Energy Agency', 'Northern Energy Agency')
    """

    def __init__(self, parse: ShallowParse):
        self._parse = parse

    def of_acronym(self, acronym: str) -> str | None:
        """The long name of an acronym, in brackets after it or of its initials anywhere in the text."""
        return self._long_names.get(acronym) if _is_acronym(acronym) else None

    def taken_up(self, noun: str, token: int) -> str | None:
        """The institution that "the" with this noun takes up, of those named before the token: the last with
        the noun in its name (the Lund Foundation … the foundation), or just the last (the company), or the
        only country that begins with it (the South)."""
        places, names = self._by_noun.get(noun.lower(), ((), ()))
        if not places and noun in _stand_ins():
            places, names = self._all
        before = bisect_left(places, token)
        if before:
            return names[before - 1]
        return self._countries.get(noun) if noun in _openings() else None

    def without_noun(self, name: str) -> str:
        """The name that a general noun only explains, if the text also has it alone: the Norlund group."""
        own, _, noun = name.rpartition(" ")
        return own if noun in _stand_ins() and own in self._alone else name

    @cached_property
    def _names(self) -> list[_Entry]:
        """Names of two words or more that show an institution, in order."""
        found = []
        words, tags = self._parse.words, self._parse.tags
        for phrase in [phrase for phrase in self._parse.phrases if tags[phrase[1] - 1] == "NNP"]:
            first, last = phrase
            noun = words[last - 1]
            if noun_type(noun.lower()) != "institution":
                continue
            start = last - 1
            while start > first and tags[start - 1] in ("NNP", "JJ") and words[start - 1][0].isupper():
                start -= 1
            whole = whole_phrase(self._parse, phrase)[1]
            end = whole if tags[whole - 1] == "NNP" else last
            name = " ".join(words[start:end])
            if end - start > 1 and name not in institutions():
                found.append(_Entry(first, noun.lower(), name))
        return found

    @cached_property
    def _all(self) -> tuple[list[int], list[str]]:
        return [entry.token for entry in self._names], [entry.name for entry in self._names]

    @cached_property
    def _by_noun(self) -> dict[str, tuple[list[int], list[str]]]:
        found: dict[str, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
        for entry in self._names:
            places, names = found[entry.noun]
            places.append(entry.token)
            names.append(entry.name)
        return dict(found)

    @cached_property
    def _countries(self) -> dict[str, str]:
        """Countries of two words that the text names, by the first, if no other begins so."""
        named = set(zip(self._parse.words, self._parse.words[1:], strict=False)) & _double_countries()
        openings = Counter(first for first, _ in named)
        return {first: f"{first} {second}" for first, second in named if openings[first] == 1}

    @cached_property
    def _alone(self) -> frozenset[str]:
        """Names that are a whole noun phrase somewhere, countries and capitals left out."""
        words, tags = self._parse.words, self._parse.tags
        alone = {
            " ".join(words[first:last])
            for first, last in self._parse.phrases
            if last - first < 4 and all(tag == "NNP" for tag in tags[first:last])
        }
        return frozenset(alone - governments())

    @cached_property
    def _long_names(self) -> dict[str, str]:
        """Each acronym of the text with its long name; what stands in brackets goes first."""
        words = self._parse.words
        acronyms = {word for word in words if _is_acronym(word)}
        if not acronyms:
            return {}
        found: dict[str, str] = {}
        for run in self._runs():
            name = self._bracketed(run)
            if name is not None:
                found.setdefault(words[run[1] + 1], name)
        for run in self._runs():
            for acronym, name in self._fitting(run, acronyms):
                found.setdefault(acronym, name)
        return found

    def _runs(self) -> Iterator[TokenSpan]:
        """Runs of capitalised words, with the small words that join them: the Bank of England."""
        words, size = self._parse.words, self._parse.size
        capital = [word[0].isupper() for word in words]
        place = 0
        while place < size:
            if not capital[place]:
                place += 1
                continue
            first = place
            while place < size and capital[place]:
                place += 1
                end = place
                while place < size and place < end + 2 and words[place] in _joining():
                    place += 1
                if place == size or not capital[place]:
                    place = end
                    break
            if place - first > 1:
                yield first, place

    def _bracketed(self, run: TokenSpan) -> str | None:
        """The name before an acronym in brackets, if its noun or its initials show that it is one."""
        words = self._parse.words
        first, last = run
        if last + 2 >= self._parse.size or words[last] != "(" or words[last + 2] != ")":
            return None
        if not _is_acronym(words[last + 1]):
            return None
        if words[first] in ("The", "A", "An"):
            first += 1
        initials = "".join(word[0] for word in words[first:last] if word[0].isupper())
        if noun_type(words[last - 1].lower()) != "institution" and initials != words[last + 1]:
            return None
        return " ".join(words[first:last])

    def _fitting(self, run: TokenSpan, acronyms: set[str]) -> Iterator[tuple[str, str]]:
        """The parts of a run whose initials are an acronym of the text, small words left out or not."""
        words = self._parse.words
        first, last = run
        for start in range(first, last - 1):
            if words[start][0].islower():
                continue
            capitals = every = ""
            for end in range(start, min(last, start + _LONGEST)):
                every += words[end][0].upper()
                capitals += words[end][0] if words[end][0].isupper() else ""
                if end > start and words[end][0].isupper():
                    for initials in {capitals, every} & acronyms:
                        if len(capitals) < len(every) or not is_personal(words[start : end + 1]):
                            yield initials, " ".join(words[start : end + 1])


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isalpha() and word.isupper()


@cache
def _double_countries() -> frozenset[tuple[str, str]]:
    return frozenset((pair[0], pair[1]) for name in governments() if len(pair := name.split()) == 2)


@cache
def _openings() -> frozenset[str]:
    return frozenset(first for first, _ in _double_countries())


@cache
def _joining() -> frozenset[str]:
    return frozenset(data_lines("attribution/joining_words.txt"))


@cache
def _stand_ins() -> frozenset[str]:
    return frozenset(data_lines("attribution/institution_stand_ins.txt"))
