"""Patterns of direct speech: a quotation, its cue and its source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from framing.attribution.candidates import Candidate, cues_between, quotation_candidate, statement_at
from framing.attribution.cues import ACCORDING_TO, COLON, Cue
from framing.attribution.features import around, ending, gap, has_stop_outside, named, shape
from framing.attribution.sources import Range, agent, is_passive, object_after, possessor, subject
from framing.attribution.structure import Statement, Structure

_NEAR = 16
"""Tokens between a quotation and a cue after it that may still be its own. Before it, twice as many."""

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


def quote_then_cue(structure: Structure, number: int) -> Iterator[Candidate]:
    """Forms: "X," she said. – "X," said the minister. – "X," according to the ministry."""
    last = structure.quote_tokens[number][1]
    end = statement_at(structure, last - 1).last
    after = last + (has_stop_outside(structure, last) and last < end)
    for rank, cue in enumerate(cues_between(structure, after, min(end, after + _NEAR))[:2]):
        features = [f"after={gap(cue.first - after)}", f"rank={rank}", ending(structure, last)]
        features += [f"follows={shape(structure, after)}"]
        for rule, source in _sources_after(structure, cue, after, end):
            yield quotation_candidate(structure, number, rule, cue=cue, source=source, features=features)


def _sources_after(structure: Structure, cue: Cue, last: int, end: int) -> Iterator[tuple[str, Range | None]]:
    """Who may be the source of a cue after a quotation that ends at token ``last``, and in which order."""
    if cue.entry is ACCORDING_TO:
        yield "quote-according-to", object_after(structure, cue.last, end)
    elif cue.entry.part_of_speech == "verb":
        before = subject(structure, cue.first, last)
        if before is not None:
            yield "quote-source-cue", before
        after = object_after(structure, cue.last, end) if cue.first - last <= 2 else None
        if after is not None:
            yield "quote-cue-source", after


def cue_then_quote(structure: Structure, number: int) -> Iterator[Candidate]:
    """Forms: She said, "X" – the minister called it "X" – according to the ministry, "X"."""
    first, last = structure.quote_tokens[number]
    start = statement_at(structure, first).first
    near = cues_between(structure, max(start, first - 2 * _NEAR), first)
    for rank, cue in enumerate(near[::-1][:3]):
        takes = "takes-quote" if "quote" in cue.entry.frames else "takes-no-quote"
        features = [f"before={gap(first - cue.last)}", f"rank={rank}", takes]
        features += around(structure, first, last)
        if cue.entry is ACCORDING_TO:
            rule, source = "according-to-quote", object_after(structure, cue.last, first)
        elif cue.entry.part_of_speech == "verb":
            rule, source = "source-cue-quote", verb_source(structure, cue, start, first)
        elif cue.entry.part_of_speech == "noun":
            rule, source = "noun-quote", possessor(structure, cue.first, start)
        else:
            continue
        yield quotation_candidate(structure, number, rule, cue=cue, source=source, features=features)


def colon_then_quote(structure: Structure, number: int) -> Iterator[Candidate]:
    """Forms: The minister: "X" – and a sentence that ends in a colon, with the quotation after it."""
    first, last = structure.quote_tokens[number]
    if first == 0 or structure.tokens.words[first - 1] != ":":
        return
    start = max(statement_at(structure, first - 1).first, first - 2 * _NEAR)
    verb = next((token for token in range(start, first) if structure.tokens.tags[token] in _FINITE), None)
    phrases = structure.phrases.between(start, first - 1)
    source = subject(structure, verb, start) if verb is not None else phrases[0] if phrases else None
    features = ["verb" if verb is not None else "no-verb", *around(structure, first, last)]
    colon = Cue(first - 1, first, COLON)
    yield quotation_candidate(
        structure, number, "source-colon-quote", cue=colon, source=source, features=features
    )


def continued_quote(structure: Structure, number: int) -> Iterator[Candidate]:
    """A quotation left open in the paragraph before or after this one, spoken by the same speaker."""
    if structure.quotations[number].continues:
        content, features = structure.quote_tokens[number], named("continued-quotation", ["after"])
        yield Candidate(
            "continued-quotation", content, None, None, None, features, quotation=number, inherits=True
        )
    following = number + 1
    if following < len(structure.quotations) and structure.quotations[following].continues:
        for candidate in quote_then_cue(structure, following):
            features = named("continued-quotation", ["before", f"then={candidate.rule}"])
            content = structure.quote_tokens[number]
            yield replace(
                candidate, rule="continued-quotation", content=content, quotation=number, features=features
            )


def free_quote(structure: Structure, number: int) -> Iterator[Candidate]:
    """A quotation without a cue of its own, after somebody has spoken."""
    first, last = structure.quote_tokens[number]
    nobody_yet = number == 0 and not (structure.cues and structure.cues[0].first < first)
    if nobody_yet or structure.quotations[number].continues:
        return
    statement = statement_at(structure, first)
    alone = "alone" if first == statement.first else "inside"
    earlier = _earlier_in_paragraph(structure, statement)
    features = [
        alone,
        f"earlier={earlier}",
        f"{alone}+{earlier}",
        _cues_beside(structure, number, statement),
        *around(structure, first, last),
    ]
    yield quotation_candidate(
        structure, number, "quotation-of-last-speaker", features=features, inherits=True
    )


def _earlier_in_paragraph(structure: Structure, statement: Statement) -> str:
    """Whether somebody was cited in the sentences before this one in its paragraph, six at most."""
    statements = structure.statements
    number = first = structure.statement_of[statement.first]
    while first > 0 and number - first < 6 and statements[first - 1].paragraph == statement.paragraph:
        first -= 1
    begin = statements[first].first
    if bisect_left(structure.quote_tokens, (begin, 0)) < bisect_left(
        structure.quote_tokens, (statement.first, 0)
    ):
        return "quotation"
    return "cue" if cues_between(structure, begin, statement.first) else "none"


def quoted_fragment(structure: Structure, number: int) -> Iterator[Candidate]:
    """A few quoted words in a sentence of the reporter's, whose subject may be their speaker."""
    first, last = structure.quote_tokens[number]
    statement = statement_at(structure, first)
    back = range(first - 1, max(statement.first, first - 2 * _NEAR) - 1, -1)
    tags, quoted = structure.tokens.tags, structure.quoted
    verb = next((token for token in back if tags[token] in _FINITE and quoted[token] < 0), None)
    if verb is not None and cues_between(structure, verb, verb + 1):
        return
    source = subject(structure, verb, statement.first) if verb is not None else None
    if verb is not None and source is not None:
        features = [f"before={gap(first - verb)}", *around(structure, first, last)]
        features += [_cues_beside(structure, number, statement)]
        yield quotation_candidate(structure, number, "quoted-fragment", source=source, features=features)


def verb_source(structure: Structure, cue: Cue, start: int, end: int) -> Range | None:
    """The subject of a verb, before it or (after a quotation) behind it; in the passive, its agent."""
    if is_passive(structure, cue.first, start):
        return agent(structure, cue.last, end)
    before = subject(structure, cue.first, start)
    if before is None and cue.first > start and structure.quoted[cue.first - 1] >= 0:
        return object_after(structure, cue.last, end)
    return before


def _cues_beside(structure: Structure, number: int, statement: Statement) -> str:
    """Which cues stand in the same sentence as a quotation, and so may own it."""
    first, last = structure.quote_tokens[number]
    before = cues_between(structure, max(statement.first, first - 2 * _NEAR), first)
    after = cues_between(structure, last, min(statement.last, last + _NEAR))
    according = any(cue.entry is ACCORDING_TO for cue in (*before, *after))
    return f"cues={'according' if according else f'{min(len(before), 1)}<>{min(len(after), 1)}'}"
