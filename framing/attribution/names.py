"""Names: the runs of capitalised words that may be the name of a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from framing.attribution.nations import nations
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.speaker_types import institutions, noun_type, titles
from framing.attribution.tags import lexicon
from framing.language import data_lines

_ARTICLES = frozenset(["the", "The", "THE"])


class Name(NamedTuple):
    """The noun phrase a name stands in, and the tokens of the name itself."""

    phrase: TokenSpan
    span: TokenSpan


def find_names(parse: ShallowParse) -> Iterator[Name]:
    """Runs of capitalised words that may be names, joined over the particles within: Ada van Lund.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> shallow = parse_text("Mayor Ada Lund met us.")
    >>> [name.span for name in find_names(shallow)]
    [(1, 3)]
    """
    particles = _particles()
    words, tags = parse.words, parse.tags
    for phrase in [phrase for phrase in parse.phrases if tags[phrase[1] - 1] == "NNP"]:
        span = name_within(parse, phrase)
        if span is None:
            continue
        before = _before_particles(parse, span[0]) if words[phrase[0] - 1] in particles else span[0]
        if before < span[0] == phrase[0]:
            number = parse.phrase_at[before - 1]
            first = name_within(parse, (parse.phrases[number][0], before))
            if first is not None:
                yield Name((parse.phrases[number][0], phrase[1]), (first[0], span[1]))
                continue
        yield Name(phrase, span)


def _before_particles(parse: ShallowParse, token: int) -> int:
    """Where the particles before a token begin, if a name stands before them, else the token."""
    words, tags = parse.words, parse.tags
    start = token
    while start > max(1, token - 3) and words[start - 1] in _particles():
        start -= 1
    return start if start > 0 and tags[start - 1] == "NNP" else token


def name_within(parse: ShallowParse, phrase: TokenSpan) -> TokenSpan | None:
    """The last run of capitalised words in a phrase, without titles, nations and institutions before it.

    None where there is no such run, or only an article stands before it.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> name_within(parse_text("Norwegian Minister Ada Lund left."), (0, 4))
    (2, 4)
    """
    first, last = phrase
    words, tags = parse.words, parse.tags
    known = titles()
    if tags[last - 1] != "NNP" or words[last - 1].lower() in known:
        return None
    start = last - 1
    while start > first and tags[start - 1] == "NNP" and words[start - 1].lower() not in known:
        start -= 1
    if last - start > 2:
        start = _after_an_institution(words, start, last)
    if start > first and words[first] in _ARTICLES and _has_article(parse, first, start):
        return None
    return start, last


def _after_an_institution(words: Sequence[str], start: int, last: int) -> int:
    """Where a full name begins after an institution, a country or common words: Norlund Bank | Ada Lund."""
    for place in range(last - 2, start, -1):
        if _ends_an_institution(words, start, place):
            return place
    while last - start > 2 and _is_rank(words[start], words[start + 1]):
        start += 1
    while last - start > 2 and lexicon().get(words[start].lower()) in ("NN", "JJ"):
        start += 1
    return start


def _is_rank(word: str, following: str) -> bool:
    """Whether a word is a rank in short: DGP S. K. Pillai, DI Ada Lund; but: ADA LUND HOLT."""
    in_capitals = len(following) > 2 and following.isupper()
    return 2 <= len(word) <= 4 and word.isalpha() and word.isupper() and not in_capitals


def _has_article(parse: ShallowParse, first: int, name: int) -> bool:
    """Whether only an article and other names stand before a name, as they do before no person's: the
    Sable Trust; but: the late Ann Lee, the judge Ann Lee."""
    words, tags = parse.words, parse.tags
    if words[name - 1].lower() in nations() or " ".join(words[max(first, name - 2) : name]) in institutions():
        return False
    return all(
        tags[place] == "NNP" and words[place].lower() not in titles() for place in range(first + 1, name)
    )


def _ends_an_institution(words: Sequence[str], first: int, place: int) -> bool:
    """Whether the words up to ``place`` name a country or an institution, before a full name: New Zealand."""
    before = words[place - 1]
    if before in institutions() or before.lower() in nations():
        return True
    if place - first > 1:
        double = f"{words[place - 2]} {before}"
        return double in institutions() or noun_type(before.lower()) == "institution"
    return False


@cache
def _particles() -> frozenset[str]:
    return frozenset(data_lines("name_particles.txt"))
