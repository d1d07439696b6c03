"""Frames: what may follow a cue and is then its content."""

from __future__ import annotations

from collections.abc import Iterator

from framing.attribution.cues import Cue
from framing.attribution.structure import Structure

_QUESTION_WORDS = frozenset(["whether", "if", "how", "what", "why", "who", "where", "when", "which"])
_PREPOSITIONS = frozenset(["of", "about", "on", "for", "with", "against", "as", "at", "in", "into"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_OPENING_A_CLAUSE = frozenset(["EX", '"', "IN", "WP", "DT", "WRB"])
_FAR = 14
"""Tokens looked ahead for a verb, a second comma or a "that"."""


def find_frames(structure: Structure, cue: Cue, end: int) -> Iterator[tuple[str, int]]:
    """The frames of a cue that the words after it fit, with the first token of the content.

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of("She vowed to resign.")
    >>> list(find_frames(structure, structure.cues[0], 5))
    [('to', 2)]
    """
    tags, words = structure.tokens.tags, structure.tokens.words
    place = cue.last
    while place < end and tags[place] == "RB" and words[place] != "n't":
        place += 1
    if place >= end - 1:
        return
    if "hearer" in cue.entry.frames and tags[place] not in ("IN", ",", '"'):
        yield from _after_hearer(structure, cue, place, end)
    plain = _plain(structure, cue, place, end) or _late(structure, cue, place, end)
    if plain is not None:
        yield plain


def _plain(structure: Structure, cue: Cue, place: int, end: int) -> tuple[str, int] | None:
    """The frame that the next word opens: that, to, whether, a preposition, a participle."""
    frames, word, tag = cue.entry.frames, structure.tokens.words[place].lower(), structure.tokens.tags[place]
    if word == "that" and "that" in frames and structure.tokens.tags[place + 1] not in _FINITE:
        return "that", place + 1
    if word == "to" and "to" in frames:
        return "to", place
    if word in _QUESTION_WORDS and "whether" in frames:
        return "whether", place
    if word in _PREPOSITIONS and word in frames:
        return word, place + 1
    if tag == "VBG" and "ing" in frames:
        return "ing", place
    return None


def _late(structure: Structure, cue: Cue, place: int, end: int) -> tuple[str, int] | None:
    """A clause without "that", an object, or a clause after something put in between."""
    frames, tag = cue.entry.frames, structure.tokens.tags[place]
    if tag == ",":
        comma = _second_comma(structure, place, end) if "that" in frames else None
        return None if comma is None else ("aside", comma + 1)
    that = _that_ahead(structure, place, end) if "that" in frames else None
    if that is not None and tag in ("IN", "TO", "NNP"):
        return "later-that", that + 1
    if "clause" in frames and _starts_clause(structure, place, end):
        return "clause", place
    if "np" in frames and (tag == '"' or structure.phrases.starting_at(place) is not None):
        return "object", place
    return None if that is None else ("later-that", that + 1)


def _after_hearer(structure: Structure, cue: Cue, place: int, end: int) -> Iterator[tuple[str, int]]:
    """The frames that follow the one who is told: told the judges that …"""
    hearer = structure.phrases.starting_at(place)
    if hearer is None or hearer[1] >= end - 1:
        return
    after = hearer[1]
    word = structure.tokens.words[after].lower()
    if word == "that":
        yield "hearer-that", after + 1
    elif word == "to":
        yield "hearer-to", after
    elif word in _QUESTION_WORDS:
        yield "hearer-whether", after
    elif word in _PREPOSITIONS and word in cue.entry.frames:
        yield "hearer-preposition", after + 1
    elif _starts_clause(structure, after, end):
        yield "hearer-clause", after
    else:
        that = _that_ahead(structure, after, end)
        if that is not None:
            yield "hearer-that", that + 1


def _starts_clause(structure: Structure, place: int, end: int) -> bool:
    """Whether a noun phrase begins here that has a finite verb of its own."""
    tags = structure.tokens.tags
    phrase = structure.phrases.starting_at(place)
    if phrase is None and tags[place] not in _OPENING_A_CLAUSE:
        return False
    for later in range(phrase[1] if phrase else place + 1, min(place + _FAR, end)):
        if tags[later] in _FINITE:
            return True
        if tags[later] in (".", "--") or (tags[later] == "TO" and later - place < 4):
            return False
    return False


def _second_comma(structure: Structure, comma: int, end: int) -> int | None:
    """She said, in a speech, it rained: the comma that closes what was put in."""
    words = structure.tokens.words
    places = range(comma + 1, min(comma + _FAR, end - 1))
    return next((place for place in places if words[place] == "," and structure.quoted[place] < 0), None)


def _that_ahead(structure: Structure, place: int, end: int) -> int | None:
    """She said on Monday that it rained: the "that"."""
    tags, words = structure.tokens.tags, structure.tokens.words
    for later in range(place, min(place + _FAR, end - 1)):
        if words[later] == "that" and tags[later + 1] not in _FINITE:
            return later
        if tags[later] in _FINITE or words[later] in (",", '"', ":"):
            return None
    return None
