"""Does this quotation, as it stands, say what somebody said?"""

from __future__ import annotations

from collections.abc import Mapping

from framing.attribution.evidence.scales import length_step
from framing.attribution.linear import Feature, Finding
from framing.attribution.shallow import Quoted, ShallowParse

_CUE_LIKE = -0.5
_MARKS = frozenset([",", ".", ":"])


def quotation_features(
    parse: ShallowParse, quote: Quoted, earlier: Quoted | None, cues: Mapping[int, float], *, first: int
) -> list[Finding]:
    """Features of a quotation.

    ``earlier`` is the quotation before it, ``first`` the first token of its sentence; ``cues`` gives the
    strength of the cue at a token. Of a quotation over several paragraphs the first counts.
    """
    words, tags, symbols = parse.words, parse.tags, parse.symbols
    opening, after = quote.first, quote.piece
    closing = after - 1
    closed = int(quote.closed or quote.piece < quote.last)
    length = length_step(parse.words_before[after] - parse.words_before[opening])
    capital = int(opening + 1 < parse.size and words[opening + 1][0].isupper())
    last_tag = tags[closing - 1] if words[closing] == '"' and closing else tags[closing]
    last_mark = last_tag if last_tag in _MARKS else "word"
    before = "^" if opening in (first, 0) or words[opening - 1] == "\n" else symbols[opening - 1]
    following = "$" if after >= parse.size or words[after] == "\n" else symbols[after]
    cue_before, cue_after = _cue_before(cues, opening, first), _cue_after(parse, cues, after)
    verb = int(parse.finite_before[closing] > parse.finite_before[min(opening + 1, closing)])
    found: list[Finding] = [
        (_shape, length, capital, last_mark, verb, closed),
        (_surroundings, before, following, capital, last_mark, cue_before, cue_after),
    ]
    if earlier is not None:
        found.append((_quotation_before, _distance(parse, earlier, opening, first)))
    return found


def _shape(length: int, capital: int, last_mark: str, verb: int, closed: int) -> list[Feature]:
    return [
        ("length", length),
        ("length, capital", length, capital),
        ("last mark", last_mark),
        ("capital, last mark", capital, last_mark),
        ("closed", closed),
        ("last mark, length", last_mark, length),
        ("verb inside", verb),
        ("verb inside, length", verb, length),
    ]


def _surroundings(
    before: str, following: str, capital: int, last_mark: str, cue_before: str, cue_after: int
) -> list[Feature]:
    return [
        ("before", before),
        ("after", following),
        ("capital, before", capital, before),
        ("last mark, before", last_mark, before if before in ("^", ",", ":") else "other"),
        ("cue before, last mark", cue_before, last_mark),
        ("cue after, last mark", cue_after, last_mark),
        ("cue before, cue after", cue_before, cue_after),
        ("cue before, before", cue_before, before),
        ("cue after, after", cue_after, following),
    ]


def _quotation_before(distance: str) -> list[Feature]:
    return [("quotation before", distance)]


def _cue_before(cues: Mapping[int, float], opening: int, first: int) -> str:
    for place in range(opening - 1, max(first - 1, opening - 12), -1):
        if place in cues:
            return "cue" if cues[place] > _CUE_LIKE else "weak cue"
    return "none"


def _cue_after(parse: ShallowParse, cues: Mapping[int, float], after: int) -> int:
    for place in range(after, min(after + 13, parse.size)):
        if parse.words[place] == "\n":
            return 0
        if cues.get(place, -9.0) > _CUE_LIKE:
            return 1
        if parse.tags[place] == ".":
            return 0
    return 0


def _distance(parse: ShallowParse, earlier: Quoted, opening: int, first: int) -> str:
    if earlier.last - 1 >= first:
        return "same sentence"
    paragraphs = parse.paragraph_of(opening) - parse.paragraph_of(earlier.first)
    return ("same paragraph", "paragraph before")[paragraphs] if paragraphs < 2 else "farther"
