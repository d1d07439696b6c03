"""Is there a content to the left of this cue, and where does it begin? "Sales fell, Mr Lee said"."""

from __future__ import annotations

from framing.attribution.cue import Cue
from framing.attribution.evidence.scales import length_step, strength_step
from framing.attribution.linear import Feature, Finding, named
from framing.attribution.shallow import FINITE, ShallowParse
from framing.attribution.tags import AUXILIARIES


def left_features(parse: ShallowParse, cue: Cue, end: int, *, first: int, last: int) -> list[Finding]:
    """Features of a content to the left of ``cue`` that ends at ``end``: "Sales fell |, Mr Lee said".

    ``first`` and ``last`` bound the sentence, in tokens.
    """
    words, tags, token, kind = parse.words, parse.tags, cue.token, cue.kind
    quoted, finite_before, commas_before = parse.in_quotation, parse.finite_before, parse.commas_before
    step = strength_step(cue.strength)
    after = min(end + 1, token)
    gap = token - 1 - end
    mark = words[end] if words[end] in _MARKS else tags[end]
    commas = commas_before[token] - commas_before[after]
    verbs = _full_verbs(parse, after, token) if finite_before[token] > finite_before[after] else 0
    found: list[Finding] = [
        (
            _extent,
            kind,
            int(finite_before[end] > finite_before[first]),
            length_step(end - first),
            quoted[end - 1 if end else 0],
            quoted[first],
            int(parse.quoted_before[last] > parse.quoted_before[token]),
            parse.symbols[first],
        ),
        (_between, gap if gap < 9 else 9, mark, min(2, verbs), commas if commas < 3 else 3),
    ]
    if kind == "according to":
        found.append((_according_to, step, cue.follows, min(gap, 4)))
        return found
    inverted, commas = int(gap == 0), commas if commas < 2 else 2
    found.append((_verb, kind, step, cue.follows, cue.before, tags[token], commas, inverted))
    if cue.modal or cue.infinitive or cue.negated:
        found.append(_UNREAL)
    if end + 1 < token:
        found.append((_after_the_mark, parse.symbols[end + 1]))
    return found


_MARKS = frozenset([",", "--", '"', "?"])
_FULL_FINITE = FINITE - {"MD"}
_UNREAL = (named, "modal, infinitive or negated")


def _extent(
    kind: str, verb: int, length: int, quoted_end: int, quoted_start: int, quotation_after: int, word: str
) -> list[Feature]:
    return [
        ("kind", kind),
        ("verb in the content", verb, kind),
        ("length", length),
        ("quoted at end, at start", quoted_end, quoted_start),
        ("quotation after", quotation_after),
        ("first word", word),
    ]


def _between(gap: int, mark: str, verbs: int, commas: int) -> list[Feature]:
    return [
        ("distance", gap),
        ("mark", mark),
        ("verbs between", verbs),
        ("commas between", commas),
        ("verbs, commas between", verbs, commas),
    ]


def _according_to(step: int, follows: str, gap: int) -> list[Feature]:
    return [
        ("strength", "according to", step),
        ("follows", "according to", follows),
        ("according to, distance", gap),
    ]


def _verb(
    kind: str, step: int, follows: str, before: str, tag: str, commas: int, inverted: int
) -> list[Feature]:
    return [
        ("strength", kind, step),
        ("follows", kind, follows),
        ("before the verb group", before),
        ("verb form", tag),
        ("inverted", inverted),
        ("before the verb group, form", before, tag),
        ("strength, follows", step, follows),
        ("commas between, form", commas, tag),
    ]


def _after_the_mark(symbol: str) -> list[Feature]:
    return [("after the mark", symbol)]


def _full_verbs(parse: ShallowParse, first: int, last: int) -> int:
    """How many finite verbs there are that are no auxiliaries."""
    words, tags = parse.words, parse.tags
    return sum(
        1 for place in range(first, last) if tags[place] in _FULL_FINITE and words[place] not in AUXILIARIES
    )


def left_start_features(parse: ShallowParse, cue: Cue, start: int, end: int, *, first: int) -> list[Finding]:
    """Features of where the content left of ``cue`` might begin; ``first`` is where the sentence does."""
    symbols, finite = parse.symbols, parse.finite_before
    extent = (_start, length_step(end - start), symbols[start], int(finite[end] > finite[start]))
    if start == first:
        return [extent, (_whole_sentence, symbols[start], cue.kind)]
    left_out = length_step(start - first), int(finite[start] > finite[first])
    return [extent, (_part_of_sentence, symbols[start - 1], symbols[start], *left_out, symbols[first])]


def _start(length: int, symbol: str, verb: int) -> list[Feature]:
    return [("length", length), ("first word", symbol), ("verb inside", verb)]


def _whole_sentence(symbol: str, kind: str) -> list[Feature]:
    return [("sentence",), ("sentence, first word", symbol), ("sentence, kind", kind)]


def _part_of_sentence(before: str, symbol: str, length: int, verb: int, first: str) -> list[Feature]:
    return [
        ("before", before),
        ("before, first word", before, symbol),
        ("verb left out", verb),
        ("left out", length, verb),
        ("sentence begins", first),
    ]
