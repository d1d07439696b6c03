"""Types of speakers: person, institution, group, document or anonymous source, told by the noun."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import cast, get_args

from framing.attribution.attribution import SpeakerType
from framing.attribution.nations import governments, nations, peoples
from framing.attribution.pronouns import pronouns
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.tags import lexicon
from framing.language import data_lines

_MARKS = frozenset(['"', "'"])
_SEVERAL = frozenset(["they", "selves", "many"])


def speaker_type(parse: ShallowParse, head: TokenSpan) -> SpeakerType:
    """The type of an unnamed speaker by the phrase that carries it.

    Places and buildings stand for governments (Moscow, the Kremlin): Markert, K. & Nissim, M. (2002).
    Metonymy resolution as a classification task. *EMNLP*, 204–213.

    >>> from framing.attribution.shallow import parse
    >>> shallow = parse("Two officials, the Kremlin, critics and a report agreed.")
    >>> [speaker_type(shallow, head) for head in ((0, 2), (3, 5), (6, 7), (8, 10))]
    ['anonymous', 'institution', 'group', 'document']
    """
    tokens = parse.tokens
    first, last = head
    word = tokens.words[last - 1]
    start = first + 1 if tokens.tags[first] == "DT" and last - first > 1 else first
    known = institutions()
    if word in known or (last - start > 1 and " ".join(tokens.words[start:last]) in known):
        return "institution"
    if word in peoples() or (word == "officials" and _have_a_government(tokens.words[start : last - 1])):
        return "group"
    return noun_type(word.lower()) or _by_form(parse, first, start, last)


def _have_a_government(before: Sequence[str]) -> bool:
    """Whether officials speak for somebody named: US officials, Kremlin officials; not: two US officials."""
    named = any(word in institutions() or word.lower() in nations() for word in before)
    return named and before[0][0].isupper()


@lru_cache(maxsize=1 << 14)
def noun_type(word: str) -> SpeakerType | None:
    """The type of speaker a noun in small letters stands for, None where it is not known to speak.

    >>> noun_type("farmer"), noun_type("farmers"), noun_type("torpedo")
    ('person', 'group', None)
    """
    if word in titles():
        return "person"
    several = _types().get(_singular(word))
    return _types().get(word) or ("group" if several == "person" else several)


def _by_form(parse: ShallowParse, first: int, start: int, last: int) -> SpeakerType:
    """Plurals are groups; names with an article, in capitals or of many words are institutions."""
    word, tag = parse.words[last - 1], parse.tags[last - 1]
    plural = tag == "NNS" or (tag == "NNP" and word.endswith("s") and start > first)
    if plural or pronouns().get(word.lower()) in _SEVERAL or _is_plural_opening(parse, last - 1):
        return "group"
    if tag == "NNP" and (start > first or word.isupper() or last - start > 3):
        return "institution"
    return "person"


def _is_plural_opening(parse: ShallowParse, token: int) -> bool:
    plural = lexicon().get(parse.words[token].lower()) == "NNS"
    return plural and has_needless_capital(parse, token)


def has_needless_capital(parse: ShallowParse, token: int) -> bool:
    """Whether a word has its capital only as the first of its sentence: Farmers say, Two men say.

    A singular noun may be a name (Parliament, Apple), and so it keeps its capital.
    """
    first = parse.sentence_firsts[parse.sentence_of(token)]
    after_a_mark = token == first + 1 and parse.words[first] in _MARKS
    if parse.words[token][0].islower() or not (token == first or after_a_mark):
        return False
    word = parse.words[token].lower()
    common = lexicon().get(word) or ("NNS" if noun_type(word) == "group" else None)
    return common is not None and (common == "NNS" or parse.tags[token] != "NNP")


def is_personal(words: Sequence[str]) -> bool:
    """Whether a run of capitalised words may be a person's name, by its first and last words and its length.

    A surname may be a capital or a country, but not after a common word.

    >>> is_personal(["Ada", "Lund"]), is_personal(["Lund", "Foundation"]), is_personal(["South", "Korea"])
    (True, False, False)
    >>> is_personal(["Ilsabe", "Paris"]), is_personal(["Air", "France"]), is_personal(["New", "York"])
    (True, False, False)
    """
    first, last = words[0], words[-1]
    if len(words) > 4 or " ".join(words) in institutions() or first in _place_openings():
        return False
    if last in institutions():
        return (
            last in governments()
            and len(words) > 1
            and not (first.lower() in lexicon() or first.lower() in nations())
        )
    return noun_type(last.lower()) in (None, "person")


@cache
def _place_openings() -> frozenset[str]:
    return frozenset(data_lines("attribution/place_openings.txt"))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _types() -> dict[str, SpeakerType]:
    rows = [line.split(",") for line in data_lines("attribution/speaker_types.csv")]
    unknown = {kind for _, kind in rows} - set(get_args(SpeakerType))
    if unknown:
        raise ValueError(f"speaker_types.csv has no such type: {', '.join(sorted(unknown))}.")
    return {noun: cast(SpeakerType, kind) for noun, kind in rows}


@cache
def titles() -> dict[str, str]:
    """The words before a name that are no part of it, each with the gender it shows, "m", "f" or ""."""
    rows = (line.partition(",") for line in data_lines("attribution/titles.csv"))
    return {title: gender for title, _, gender in rows}


@cache
def institutions() -> frozenset[str]:
    """Names that stand for an institution, countries and capitals among them."""
    return governments() | frozenset(data_lines("attribution/institutions.txt"))


@cache
def gender_of_noun() -> dict[str, str]:
    """The titles and nouns that show a gender, "m" or "f"."""
    nouns = dict(line.split(",") for line in data_lines("attribution/gendered_nouns.csv"))
    return nouns | {title: gender for title, gender in titles().items() if gender}
