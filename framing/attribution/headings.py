"""Headings: whether what stands before a colon or after a dash is a speaker or the name of a section."""

from __future__ import annotations

from framing.attribution.nations import peoples
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.speaker_types import institutions, is_personal, noun_type
from framing.attribution.tags import lexicon

LONGEST_LABEL = 4
"""Words of the longest label."""
_VERSUS = frozenset(["v", "v.", "vs", "vs."])


def is_heading(parse: ShallowParse, colon: int) -> bool:
    """Whether what stands before a colon at the head of a paragraph names a section, and nobody.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> is_heading(parse_text("Weather: rain"), 1), is_heading(parse_text("Police: no rain"), 1)
    (True, False)
    """
    sentence = parse.sentence_of(colon)
    first = parse.sentence_firsts[sentence]
    if sentence and parse.paragraphs[sentence - 1] == parse.paragraphs[sentence]:
        return False
    label = parse.words[first:colon]
    if not 0 < len(label) <= LONGEST_LABEL or label[0] == '"':
        return False
    if not _VERSUS.isdisjoint(label):
        return True
    word = label[-1]
    is_common = lexicon().get(word.lower(), "NNP") != "NNP" and not word.isupper()
    return (
        len(label) == 1
        and is_common
        and not may_speak(parse, (first, colon))
        and parse.words.count(word) == 1
    )


def may_speak(parse: ShallowParse, source: TokenSpan) -> bool:
    """Whether a phrase is a speaker: a noun that may speak, a government, or a person who is named again.

    >>> from framing.attribution.shallow import parse as parse_text
    >>> may_speak(parse_text("Police: no rain"), (0, 1)), may_speak(parse_text("Weather: rain"), (0, 1))
    (True, False)
    """
    words = parse.words[slice(*source)]
    if (
        noun_type(words[-1].lower()) is not None
        or words[-1] in peoples()
        or " ".join(words) in institutions()
    ):
        return True
    named_again = words[-1][0].isupper() and parse.words.count(words[-1]) > 1
    return named_again and parse.tags[source[1] - 1] == "NNP" and is_personal(words)
