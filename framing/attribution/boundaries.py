"""Boundaries: where a reported clause may end."""

from __future__ import annotations

from framing.attribution.structure import Structure

_MANY = 7
"""Boundaries looked at in one sentence."""

_FAR = 120
"""Tokens outside quotations looked at. With both limits the search is linear in the text."""

_JOINTS = frozenset(
    ["and", "but", "or", "while", "as", "although", "though", "because", "after", "before", "when"]
)
_LOOSE = frozenset(
    ["as", "after", "before", "when", "while", "because", "during", "despite", "if", "and", "but"]
)
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


def after(structure: Structure, start: int, end: int) -> list[tuple[int, str]]:
    """The tokens before which a clause that begins at ``start`` may end, with the kind of each boundary.

    The last is the end of the sentence. What is quoted has no boundaries, but its closing mark is one.

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of("She said that it rained, but nobody cared.")
    >>> [(structure.words((3, token)), kind) for token, kind in after(structure, 3, 10)]
    [('it rained', ', but'), ('it rained, but nobody cared.', 'sentence')]
    """
    found: list[tuple[int, str]] = []
    place = start
    unquoted = 0
    while place < end and len(found) < _MANY and unquoted < _FAR:
        number = structure.quoted[place]
        if number >= 0:
            place = structure.quote_tokens[number][1]
            if place < end:
                found.append((place, f"quotation {_next(structure, place, end)}"))
            continue
        if place > start:
            kind = _kind(structure, place, end)
            if kind is not None:
                found.append((place, kind))
        place += 1
        unquoted += 1
    return [*found, (end, "sentence")]


def _kind(structure: Structure, place: int, end: int) -> str | None:
    tokens = structure.tokens
    word, tag = tokens.words[place], tokens.tags[place]
    if tag == ",":
        return f"{word} {_next(structure, place + 1, end)}"
    if tag in ("--", "("):
        return tag
    if word in _LOOSE and tokens.tags[place - 1] != ",":
        return f"{word} {_verb_next(structure, place + 1, end)}"
    return None


def _next(structure: Structure, place: int, end: int) -> str:
    """What follows a comma or a quotation: a joint, or a kind of word."""
    if place >= end:
        return "end"
    tokens = structure.tokens
    word, tag = tokens.words[place].lower(), tokens.tags[place]
    if word in _JOINTS:
        return word
    if tag in ("WP", "WDT", "WRB", "VBG", "VBN", "IN", "CC", "TO", "RB", ".", ",", "--") or tag in _FINITE:
        return tag
    phrase = structure.phrases.starting_at(place)
    if phrase is not None and phrase[1] < end and tokens.tags[phrase[1]] in _FINITE:
        return "subject"
    return "phrase" if phrase is not None else "other"


def _verb_next(structure: Structure, place: int, end: int) -> str:
    """What "and" or "as" joins: a verb, a clause, or something less."""
    if place >= end:
        return "end"
    tag = structure.tokens.tags[place]
    if tag in _FINITE or tag in ("VB", "VBG", "VBN"):
        return tag
    phrase = structure.phrases.starting_at(place)
    if phrase is not None and phrase[1] < end and structure.tokens.tags[phrase[1]] in _FINITE:
        return "subject"
    return "other"
