"""Features: what speaks for or against a candidate, in names a reader understands.

A feature is a string such as ``quote-source-cue: after=1``: the pattern, what was looked at, what was seen.
"""

from __future__ import annotations

from framing.attribution.sources import Range
from framing.attribution.speaker_types import is_speaker_noun
from framing.attribution.structure import Structure

_SMALL_WORDS = ["that", "as", "a", "an", "the", "of", "to", "in", "for", "and", "but", "by", "who", "which"]
_SHOWN = frozenset([*_SMALL_WORDS, ",", ":", ".", "'s", "said", "is", "was"])
_SHOWN_PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "who", "you"])


def named(rule: str, features: list[str]) -> tuple[str, ...]:
    """Features that count for one pattern only, and the pattern itself.

    >>> named("colon-headline", ["name=True"])
    ('colon-headline', 'colon-headline: name=True')
    """
    return (rule, *[f"{rule}: {feature}" for feature in features])


def shape(structure: Structure, token: int) -> str:
    """A token as a feature shows it: the word itself if it is small and frequent, else its tag."""
    if not 0 <= token < len(structure.tokens):
        return "edge"
    word = structure.tokens.words[token].lower()
    return word if word in _SHOWN else structure.tokens.tags[token]


def source_kind(structure: Structure, source: Range | None) -> str:
    """What a source is: a name, a pronoun, a noun for somebody who can speak, another noun, or none."""
    if source is None:
        return "none"
    last = source[1] - 1
    word, tag = structure.tokens.words[last].lower(), structure.tokens.tags[last]
    if word in _SHOWN_PRONOUNS:
        return word
    if tag == "NNP":
        return "name"
    if tag in ("NN", "NNS"):
        kind = "speaker" if is_speaker_noun(word) else "plural" if tag == "NNS" else "noun"
        return f"a {kind}" if structure.tokens.words[source[0]].lower() in ("a", "an") else kind
    return "pronoun" if tag == "PRP" else "other"


def gap(tokens: int) -> str:
    """A distance in tokens, coarsely.

    >>> gap(2), gap(7), gap(30)
    ('2', '5-8', '9+')
    """
    return str(tokens) if tokens < 5 else "5-8" if tokens < 9 else "9+"


def length(tokens: int) -> str:
    """The length of a content in tokens, coarsely.

    >>> length(2), length(12)
    ('1-2', '11-20')
    """
    for most, name in ((2, "1-2"), (5, "3-5"), (10, "6-10"), (20, "11-20")):
        if tokens <= most:
            return name
    return "21+"


def ending(structure: Structure, last: int) -> str:
    """How a quotation before token ``last`` ends: a comma or full stop shows a statement.

    British print puts it after the mark, American print before it; here both are the same.
    """
    tokens = structure.tokens
    if last < 2 or tokens.tags[last - 1] != '"':
        return "ends=open"
    marks = (tokens.words[last - 2], tokens.words[last] if has_stop_outside(structure, last) else "word")
    return f"ends={next((mark for mark in marks if mark in ',.?!'), 'word')}"


def has_stop_outside(structure: Structure, last: int) -> bool:
    """Whether a comma or full stop stands after the closing mark, and none before it."""
    words = structure.tokens.words
    return (
        2 <= last < len(words) and words[last] in (",", ".") and words[last - 2] not in (",", ".", "?", "!")
    )


def around(structure: Structure, first: int, last: int) -> list[str]:
    """What stands before and after a quotation, and how it ends."""
    after = last + has_stop_outside(structure, last)
    return [lead(structure, first), ending(structure, last), f"follows={shape(structure, after)}"]


def lead(structure: Structure, first: int) -> str:
    """What stands before a quotation that begins at token ``first``."""
    return f"lead={shape(structure, first - 1)}"
