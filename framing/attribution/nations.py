"""Nations: the names of a country, of its people and of its capital."""

from __future__ import annotations

from functools import cache, lru_cache

from framing.language import data_lines


@cache
def _rows() -> list[tuple[str, str, str, str]]:
    rows = []
    for line in data_lines("attribution/nations.csv"):
        country, adjective, people, capital = line.split(",")
        rows.append((country, adjective, people, capital))
    return rows


@cache
def nations() -> dict[str, str]:
    """The adjective of each nation, by its country and by the adjective itself, all in small letters.

    >>> nations()["norway"], nations()["norwegian"]
    ('norwegian', 'norwegian')
    """
    found = {}
    for country, adjective, _, _ in _rows():
        found[country.lower()] = found[adjective.lower()] = adjective.lower()
    return found


@cache
def peoples() -> frozenset[str]:
    """What the people of each nation are called: Norwegians, Danes."""
    return frozenset(people for _, _, people, _ in _rows() if people)


@cache
def governments() -> frozenset[str]:
    """The countries and capitals, which stand for their governments."""
    return frozenset(name for country, _, _, capital in _rows() for name in (country, capital) if name)


@lru_cache(maxsize=1 << 13)
def with_nations(words: tuple[str, ...]) -> frozenset[str]:
    """Words in small letters, each nation as its adjective, so that Norway's minister is a Norwegian one.

    >>> sorted(with_nations(("minister", "South", "Korea")))
    ['minister', 'south korean']
    """
    known = nations()
    lower = [word.lower() for word in words]
    if not any(word[0].isupper() for word in words):
        return frozenset(lower)
    found = set()
    place = 0
    while place < len(lower):
        double = known.get(" ".join(lower[place : place + 2])) if place + 1 < len(lower) else None
        found.add(double or known.get(lower[place], lower[place]))
        place += 2 if double else 1
    return frozenset(found)
