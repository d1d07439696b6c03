"""Candidates: attributions that are proposed, to be chosen from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from framing.attribution import boundaries
from framing.attribution.cues import Cue
from framing.attribution.features import ending, length, named, source_kind
from framing.attribution.sources import Range, has_tense
from framing.attribution.structure import Statement, Structure


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed attribution: content, cue and source as token ranges, and what speaks for or against it.

    ``rule`` names the pattern. ``quotation`` is the number of the quotation where the content is one.
    ``source`` is None where nobody is named; ``inherits`` says that it is then the speaker before.
    ``finite`` says that the cue is a verb with a tense (said, has said; not: to say, saying).
    """

    rule: str
    content: Range
    cue: Range | None
    cue_class: str | None
    source: Range | None
    features: tuple[str, ...]
    quotation: int | None = None
    inherits: bool = False
    finite: bool = False


def quotation_candidate(
    structure: Structure,
    number: int,
    rule: str,
    *,
    cue: Cue | None = None,
    source: Range | None = None,
    features: list[str],
    inherits: bool = False,
) -> Candidate:
    """A candidate whose content is a whole quotation; its cue is a word, a colon, or nothing."""
    content = structure.quote_tokens[number]
    words = structure.tokens.words[content[0] : content[0] + 12]
    size, kind = min(sum([word[0].isalnum() for word in words]), 7), source_kind(structure, source)
    if inherits:
        kind = "inherited"
    described = [*features, f"words={size}", f"source={kind}"]
    shared = (f"quote source={kind}", f"quote {ending(structure, content[1])}", f"quote words={size}")
    if cue is not None:
        described += [f"class={cue.entry.cue_class}", f"form={structure.tokens.tags[cue.first]}"]
    return Candidate(
        rule=rule,
        content=content,
        cue=(cue.first, cue.last) if cue else None,
        cue_class=cue.entry.cue_class if cue else None,
        source=source,
        features=named(rule, described) + shared,
        quotation=number,
        inherits=inherits,
        finite=cue is not None and has_tense(structure, cue.first),
    )


def clause_candidates(
    structure: Structure,
    rule: str,
    cue: Cue,
    source: Range | None,
    *,
    start: int,
    statement: Statement,
    features: list[str],
) -> Iterator[Candidate]:
    """Candidates whose content begins at token ``start``: one for each place at which it may end."""
    base = (*named(rule, features), f"clause source={source_kind(structure, source)}")
    finite = has_tense(structure, cue.first)
    passed: list[str] = []
    ends = boundaries.after(structure, start, statement.last)
    for rank, (end, kind) in enumerate(ends):
        last = without_punctuation(structure, start, end)
        holds_source = source is not None and start <= source[0] < last
        if last <= start or holds_source or lies_in_quotation(structure, start, last):
            continue
        described = (
            *base,
            f"end={kind}",
            f"end rank={min(rank, 4)}",
            f"length={length(last - start)}",
            f"{rule}: ends={'statement' if rank == len(ends) - 1 else 'inside'}",
            *dict.fromkeys([f"over={other}" for other in passed]),
        )
        content, cue_range = (start, last), (cue.first, cue.last)
        yield Candidate(rule, content, cue_range, cue.entry.cue_class, source, described, finite=finite)
        passed.append(kind)


def without_punctuation(structure: Structure, start: int, end: int) -> int:
    """The end without the punctuation before it, which belongs to the sentence and not to its content."""
    while end > start and structure.tokens.tags[end - 1] in (".", ",", "--", "("):
        end -= 1
    return end


def lies_in_quotation(structure: Structure, first: int, last: int) -> bool:
    """Whether a stretch lies within one quotation: then it is for the patterns of quotations to propose."""
    return structure.quoted[first] >= 0 and structure.quoted[first] == structure.quoted[last - 1]


def statement_at(structure: Structure, token: int) -> Statement:
    """The sentence that holds a token."""
    return structure.statements[structure.statement_of[token]]


def cues_between(structure: Structure, first: int, last: int) -> list[Cue]:
    """The cues that begin at token ``first`` or later, before ``last``."""
    start = bisect_left(structure.cue_starts, first)
    return list(structure.cues[start : bisect_left(structure.cue_starts, last, lo=start)])
