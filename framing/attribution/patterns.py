"""Patterns: the table of all that propose an attribution."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from framing.attribution.candidates import Candidate
from framing.attribution.clause_patterns import (
    according_to_clause,
    clause_around_cue,
    clause_then_cue,
    colon_source,
    cue_then_clause,
    source_colon,
)
from framing.attribution.cues import Cue
from framing.attribution.quote_patterns import (
    colon_then_quote,
    continued_quote,
    cue_then_quote,
    free_quote,
    quote_then_cue,
    quoted_fragment,
)
from framing.attribution.structure import Statement, Structure

# Each is asked about every quotation, by its number.
QUOTATION_PATTERNS: tuple[Callable[[Structure, int], Iterator[Candidate]], ...] = (
    quote_then_cue,  # quote-source-cue, quote-cue-source, quote-according-to
    cue_then_quote,  # source-cue-quote, noun-quote, according-to-quote
    colon_then_quote,  # source-colon-quote
    continued_quote,  # continued-quotation
    free_quote,  # quotation-of-last-speaker
    quoted_fragment,  # quoted-fragment
)

# Each is asked about every cue.
CUE_PATTERNS: tuple[Callable[[Structure, Cue], Iterator[Candidate]], ...] = (
    cue_then_clause,  # source-cue-that-clause, source-cue-infinitive, …, noun-clause, adjective-clause
    clause_then_cue,  # clause-source-cue, clause-cue-source, clause-according-to
    clause_around_cue,  # around-the-cue
    according_to_clause,  # according-to-clause
)

# Each is asked about every sentence.
STATEMENT_PATTERNS: tuple[Callable[[Structure, Statement], Iterator[Candidate]], ...] = (
    source_colon,  # colon-headline, colon-statement
    colon_source,  # headline-colon-source
)


def propose(structure: Structure) -> list[Candidate]:
    """All candidates of a text.

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of('"We won," the minister said.')
    >>> [(candidate.rule, structure.words(candidate.source)) for candidate in propose(structure)]
    [('quote-source-cue', 'the minister')]
    """
    found: list[Candidate] = []
    for number in range(len(structure.quotations)):
        for quotation_pattern in QUOTATION_PATTERNS:
            found += quotation_pattern(structure, number)
    for cue in structure.cues:
        for cue_pattern in CUE_PATTERNS:
            found += cue_pattern(structure, cue)
    for statement in structure.statements:
        for statement_pattern in STATEMENT_PATTERNS:
            found += statement_pattern(structure, statement)
    return found
