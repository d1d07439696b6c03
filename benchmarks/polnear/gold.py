"""PolNeAR's annotation, in tokens: what train.py learns from."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.attribution.cue import Cue
from framing.attribution.shallow import ShallowParse, TokenSpan, parse

_UNINFORMATIVE = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "to",
        "in",
        "for",
        "on",
        "at",
        "by",
        "with",
        "his",
        "her",
        "their",
        "its",
        "mr",
        "mrs",
        "ms",
        "dr",
        "that",
        "this",
    ]
)
_NO_NAMES = frozenset(["he", "she", "they", "i", "we", "it", "who", "the", "you", "his", "her"])


@dataclass(frozen=True, slots=True)
class GoldContent:
    """An annotated content: its words, its source and its cue, in tokens."""

    first: int
    last: int
    source: TokenSpan | None
    cue: TokenSpan | None
    kind: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article: as parsed, as annotated, and the record it came from."""

    parse: ShallowParse
    contents: list[GoldContent]
    record: dict[str, object]


def read(path: Path) -> list[dict[str, object]]:
    """The records of a file with one article a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def annotated(record: dict[str, object]) -> Annotated:
    """An article parsed, with its annotation in tokens."""
    shallow = parse(str(record["text"]))
    quotes = record["quotes"]
    assert isinstance(quotes, list)
    contents = [content for quote in quotes if (content := _content(shallow, quote)) is not None]
    return Annotated(shallow, sorted(contents, key=lambda content: content.first), record)


def _content(shallow: ShallowParse, quote: dict[str, object]) -> GoldContent | None:
    span = trimmed(shallow, in_tokens(shallow, (quote["start"], quote["end"])))
    if span[0] >= span[1]:
        return None
    source, cue = (in_tokens(shallow, quote[name]) if quote[name] else None for name in ("speaker", "cue"))
    return GoldContent(*span, source, cue, str(quote["kind"]))


def in_tokens(shallow: ShallowParse, span: Sequence[int]) -> TokenSpan:
    """The tokens that share a character with a stretch of the text."""
    start, end = span
    return bisect_right(shallow.tokens.ends, start), bisect_left(shallow.tokens.starts, end)


def trimmed(shallow: ShallowParse, span: TokenSpan) -> TokenSpan:
    """A span without marks at its ends."""
    first, last = span
    words = shallow.words
    while first < last and not words[first][0].isalnum():
        first += 1
    while last > first and not words[last - 1][0].isalnum():
        last -= 1
    return first, last


def overlap(shallow: ShallowParse, one: TokenSpan, other: TokenSpan) -> float:
    """The Jaccard index of the words of two stretches."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    if last <= first:
        return 0.0
    before = shallow.words_before
    common = before[last] - before[first]
    either = before[one[1]] - before[one[0]] + before[other[1]] - before[other[0]] - common
    return common / either if either else 0.0


def cue_of(content: GoldContent, cues: Sequence[Cue], by_token: dict[int, int]) -> int | None:
    """The place among ``cues`` of the one that the annotated cue of a content contains."""
    if content.cue is None:
        return None
    places = [by_token[token] for token in range(*content.cue) if token in by_token]
    if not places:
        return None
    if cues[places[0]].token < content.first:
        before = [place for place in places if cues[place].token < content.first]
        final = content.cue[1] - 1
        heads = [place for place in before if cues[place].kind != "noun" or cues[place].token == final]
        return max(heads or before)
    return max(places, key=lambda place: cues[place].strength)


def same_source(shallow: ShallowParse, gold: TokenSpan | None, found: TokenSpan | None) -> bool:
    """Whether two phrases name one source, by the measure of the scorer: shared words, or one surname."""
    if gold is None or found is None:
        return gold is None and found is None
    words = shallow.words
    one, other = ({t for t in range(*span) if words[t][0].isalnum()} for span in (gold, found))
    if not one or not other:
        return False
    common = {token for token in one & other if words[token].lower() not in _UNINFORMATIVE}
    if not common and len(one) == 1:
        common = one & other
    if common and (
        other <= one or (one <= other and len(other) <= 25) or len(one & other) / len(one | other) >= 0.3
    ):
        return True
    names = [_surname(shallow, span) for span in (one, other)]
    return names[0] is not None and names[0] == names[1]


def _surname(shallow: ShallowParse, tokens: set[int]) -> str | None:
    capitals = [shallow.words[token] for token in sorted(tokens) if shallow.words[token][0].isupper()]
    return capitals[-1] if capitals and capitals[-1].lower() not in _NO_NAMES else None
