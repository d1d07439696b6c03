from __future__ import annotations

import pytest

from framing.attribution import boundaries
from framing.attribution.structure import structure_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It rained.", ["sentence"]),
        ("It rained, but nobody cared.", [", but", "sentence"]),
        ("It rained and poured.", ["and VBD", "sentence"]),
        ("It rained as the mayor left.", ["as subject", "sentence"]),
        ("It rained, said the mayor.", [", VBD", "sentence"]),
        ("It rained, which hurt.", [", WDT", "sentence"]),
        ("It rained – a flood.", ["--", "sentence"]),
        ('It "rained" a lot.', ["quotation phrase", "sentence"]),
        ("It rained, the mayor said.", [", subject", "sentence"]),
    ],
)
def test_a_clause_may_end_at(text: str, kinds: list[str]) -> None:
    structure = structure_of(text)
    assert [kind for _, kind in boundaries.after(structure, 0, len(structure.tokens))] == kinds


def test_only_so_many_boundaries_are_looked_at() -> None:
    structure = structure_of("It rained" + ", and it rained" * 50 + ".")
    assert len(boundaries.after(structure, 0, len(structure.tokens))) == 8
