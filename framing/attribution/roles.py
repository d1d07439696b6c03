"""Roles: the offices and trades that a text gives to the people it names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from framing.attribution.names import Name
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.speaker_types import noun_type, titles
from framing.language import data_lines


def roles_around(parse: ShallowParse, name: Name) -> Iterator[TokenSpan]:
    """The mayor Ann Lee; the mayor, Ann Lee, left; Ann Lee, the mayor; Ann Lee became mayor.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> shallow = parse_text("Ann Lee became mayor of Norlund.")
    >>> [role for role in roles_around(shallow, Name((0, 2), (0, 2))) if role[0] < role[1]]
    [(3, 6)]
    """
    first, last = name.phrase
    words, tags, size = parse.words, parse.tags, parse.size
    yield first, name.span[0]
    if last + 1 >= size:
        return
    if words[last] == "," and tags[last + 1] == "CD" and words[last + 2 : last + 3] == [","]:
        last += 2
    if words[last] == "," and last + 1 < size:
        apposition = parse.phrase_starting_at(last + 1)
        if apposition is not None and _is_office(words[apposition[1] - 1]):
            yield apposition[0], _with_complement(parse, apposition[1])
        if first == name.span[0] and first > 1 and words[first - 1] == ",":
            number = parse.phrase_at[first - 2]
            if number >= 0 and _is_office(words[first - 2]):
                yield parse.phrases[number]
    verb = last + 2 if words[last] == "," and words[last + 1] == "who" else last
    office = verb
    while office < size and office < verb + 5 and words[office] in _office_verbs():
        office += 1
    phrase = parse.phrase_starting_at(office) if office > verb else None
    if phrase is not None and _is_office(words[phrase[1] - 1]):
        yield phrase[0], _with_complement(parse, phrase[1])


def _with_complement(parse: ShallowParse, last: int) -> int:
    """Where a role ends, what "of" adds included: the president | of Norway."""
    if last + 1 < parse.size and parse.words[last] == "of":
        further = parse.phrase_starting_at(last + 1)
        return last if further is None else further[1]
    return last


def is_role(noun: str, wanted: frozenset[str], role: frozenset[str]) -> bool:
    """Whether a role the text has given fits: the president, the Danish president, the Danish leader.

    >>> is_role("leader", frozenset(["danish", "leader"]), frozenset(["danish", "minister"]))
    True
    """
    if noun == "leader" and role & leaders():
        return wanted - {"leader"} <= role
    return noun in role and wanted <= role


def _is_office(word: str) -> bool:
    return word.lower() in titles() or noun_type(word.lower()) in ("person", "anonymous")


@cache
def leaders() -> frozenset[str]:
    """Offices whose holder is also called the leader."""
    return frozenset(data_lines("attribution/leaders.txt"))


@cache
def _office_verbs() -> frozenset[str]:
    return frozenset(data_lines("attribution/office_verbs.txt"))
