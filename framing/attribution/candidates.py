"""Where the content of a cue might begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from framing.attribution.cue import SUBJECT_WORDS, Cue
from framing.attribution.shallow import FINITE, IN_NOUN_PHRASES, ShallowParse
from framing.attribution.tags import AUXILIARIES
from framing.language import data_lines


class Start(NamedTuple):
    """A place where a content to the right of a cue might begin, and the pattern that says so."""

    token: int
    pattern: str


_PREPOSITIONS = frozenset(data_lines("attribution/content_prepositions.txt"))
_QUESTION_WORDS = frozenset(["whether", "if", "how", "why", "what"])


def starts_after(parse: ShallowParse, cue: Cue, last: int) -> list[Start]:
    """Where a content to the right of the cue might begin, up to token ``last``; at most six places.

    >>> from framing.attribution.shallow import parse
    >>> shallow = parse("He told reporters that it was over.")
    >>> cue = Cue(1, "verb", "tell", 2.0, 0)
    >>> [(start.token, start.pattern) for start in starts_after(shallow, cue, len(shallow.words) - 1)]
    [(2, 'next'), (3, 'that')]
    """
    words = parse.words
    first = cue.token + 1
    if first >= last:
        return []
    if cue.kind == "colon":
        return [Start(first, "colon")]
    if cue.kind == "according to":
        commas = [place for place in range(first, min(last - 1, first + 60)) if words[place] == ","][:3]
        return [Start(comma + 1, f"according to, comma {n}") for n, comma in enumerate(commas, 1)]
    found = [Start(first, "next")]
    if words[first].lower() in _PREPOSITIONS and first + 1 < last:
        found.append(Start(first + 1, "preposition"))
    found += _further_starts(parse, first, last)
    seen: dict[int, Start] = {}
    for start in found:
        if start.token < last:
            seen.setdefault(start.token, start)
    return list(seen.values())[:6]


def _further_starts(parse: ShallowParse, first: int, last: int) -> Iterator[Start]:  # noqa: C901
    """Starts after the hearer: a quotation, that, a colon, a comma, to, a question word, a second subject."""
    words, tags = parse.words, parse.tags
    for place in range(first, min(first + 16, last)):
        word = words[place]
        if word == '"':
            if place == first or words[place - 1] in (",", ":", "that"):
                yield Start(place, "quotation")
            return
        if word == "that" and place > first:
            yield Start(place, "that")
            return
        if word == ":":
            yield Start(place + 1, "colon")
            return
        if word == "," and place + 1 < last and words[place + 1] != '"':
            yield Start(place + 1, "comma")
        if tags[place] in FINITE and place > first + 1:
            subject = _second_subject(parse, first, place)
            if subject is not None:
                yield Start(subject, "second subject")
            return
        if place > first and word == "to":
            yield Start(place, "to")
        elif place > first and word in _QUESTION_WORDS:
            yield Start(place, "question word")


def _second_subject(parse: ShallowParse, first: int, verb: int) -> int | None:
    """Told reporters | he | was leaving: the first token of the subject of ``verb``, if it has one."""
    place = verb - 1
    while place > first and parse.tags[place] in ("RB", "MD"):
        place -= 1
    phrase = parse.phrase_at[place]
    if phrase < 0:
        return None
    start = parse.phrases[phrase][0]
    if start > first and parse.phrase_at[start - 1] >= 0 and parse.tags[start - 1] != "IN":
        return start
    return place if parse.tags[place] == "PRP" and place > first else None


_END_TAGS = frozenset(
    [
        ",",
        ":",
        ";",
        "--",
        "(",
        ")",
        "CC",
        "IN",
        "TO",
        "WP",
        "WDT",
        "WRB",
        "VBD",
        "VBZ",
        "VBP",
        "MD",
        "VBG",
        "RB",
        "PRP",
        "VBN",
    ]
)
_TRAILING = frozenset([".", ",", ":", ";", "'", '"'])
_FARTHEST_END = 70
_MOST_ENDS = 16


def ends_after(parse: ShallowParse, start: int, last: int) -> list[int]:
    """Where a content that begins at ``start`` might end: before any word that may open something new.

    A content that begins with a quotation which fills the rest of the sentence ends with it.
    """
    tags, quoted = parse.tags, parse.in_quotation
    quote = parse.quote_at.get(start)
    if quote is not None and quote.last >= last - 1:
        return [quote.last]
    final = last
    while final > start and tags[final - 1] in _TRAILING:
        final -= 1
    if final <= start:
        return []
    found: list[int] = []
    before = tags[start]
    for place in range(start + 1, min(final, start + _FARTHEST_END)):
        tag = tags[place]
        if tag in _END_TAGS:
            if (
                before not in _NOTHING_ENDS_AFTER
                and not quoted[place]
                and _may_end_before(parse, place, start)
            ):
                found.append(place)
        elif tag == '"' and quoted[place] and place + 1 < final and not quoted[place + 1]:
            found.append(place + 1)
        before = tag
        if len(found) == _MOST_ENDS:
            break
    if not found or found[-1] != final:
        found.append(final)
    return found


def _may_end_before(parse: ShallowParse, place: int, start: int) -> bool:
    """Whether something may end here: not was | closed, was not | closed, that he | was."""
    words, tags = parse.words, parse.tags
    if tags[place] in _GO_WITH_AUXILIARIES:
        auxiliary = place - 2 if tags[place - 1] == "RB" else place - 1
        if words[auxiliary] in AUXILIARIES or tags[auxiliary] == "MD":
            return False
    return tags[place] not in FINITE or not _is_subordinate_subject(parse, place, start)


def _is_subordinate_subject(parse: ShallowParse, verb: int, start: int) -> bool:
    """Whether the phrase before a verb is its subject in a clause that a conjunction opens."""
    number = parse.phrase_at[verb - 1]
    opener = parse.phrases[number][0] - 1 if number >= 0 else -1
    return opener >= start and parse.symbols[opener] in _OPENERS


_OPENERS = frozenset(
    ["that", "if", "whether", "because", "how", "why", "what", "when", "where", "while", "as"]
)
_NOTHING_ENDS_AFTER = frozenset([",", ":", "CC", "DT", "PRP$", "TO", "IN", "MD", "WDT", "WP"])
"""Not the | road, to | go, in | May."""
_GO_WITH_AUXILIARIES = frozenset(["VBN", "VBD", "VBG", "RB", "VB"])


def left_ends(parse: ShallowParse, cue: Cue, first: int) -> list[int]:
    """Where a content to the left of a cue might end, nearest first: "Sales fell |, Mr Lee said"."""
    words, tags, quoted = parse.words, parse.tags, parse.in_quotation
    found: list[int] = []
    according = cue.kind == "according to"
    nearest = place = cue.token - (2 if according else 1)
    while place > first and cue.token - place <= 41 and len(found) < 4:
        if words[place] in (",", "--") or (tags[place] == "." and place < nearest and not quoted[place]):
            found.append(place)
        if quoted[place]:
            if not found or found[-1] != place + 1:
                found.append(place + 1)
            break
        place -= 1
    if according and (not found or found[0] != cue.token - 2) and cue.token - 1 > first:
        found.insert(0, cue.token - 1)
    return found


def left_starts(parse: ShallowParse, end: int, first: int) -> list[int]:
    """Where a content that ends at ``end`` might begin: the sentence, or a mark or conjunction in it."""
    words, tags, quoted = parse.words, parse.tags, parse.in_quotation
    found = [first]
    wholly_quoted = (
        words[first] == '"' and parse.quoted_before[end] - parse.quoted_before[first] == end - first
    )
    if wholly_quoted:
        return found
    for place in range(max(first + 1, end - LONGEST_LEFT), end - 2):
        if quoted[place]:
            continue
        if words[place] in (",", "--", ":"):
            found.append(place + 1)
        elif (tags[place] == "CC" and place > first + 3) or words[place] == "that":
            found.append(place)
    return found[:8]


LONGEST_LEFT = 120


def content_type(parse: ShallowParse, start: int, last: int) -> str:
    """What kind of content begins at ``start``: that-clause, clause, question, infinitive, noun phrase …"""
    known = parse.content_types.get((start, last))
    if known is None:
        known = parse.content_types[start, last] = _content_type(parse, start, last)
    return known


def _content_type(parse: ShallowParse, start: int, last: int) -> str:  # noqa: PLR0911 - a table of cases
    word, tag = parse.words[start], parse.tags[start]
    lower = word.lower()
    if word == "that" and not (start + 1 < last and parse.tags[start + 1] == "NN"):
        return "that"
    if word == '"':
        return "quotation"
    if word == "to":
        return "to"
    if lower in ("how", "what", "why", "whether", "if", "who", "where", "when"):
        return "question"
    if tag == "PRP" or lower in SUBJECT_WORDS:
        return "clause" if parse.clause_follows(start + 1, last) else "pronoun"
    if tag == "VBG":
        return "gerund"
    if tag == "IN":
        return "preposition"
    if tag in IN_NOUN_PHRASES:
        return "clause" if parse.clause_follows(start, last) else "noun phrase"
    return "other"
