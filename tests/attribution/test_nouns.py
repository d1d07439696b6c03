from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.nouns import find_noun_phrases
from framing.attribution.tags import tokenize


def phrases(text: str) -> list[str]:
    tokens = tokenize(text)
    found = find_noun_phrases(tokens)
    return [tokens.span(a, b).of(text) for a, b in zip(found.firsts, found.lasts, strict=True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The old mayor resigned.", ["The old mayor"]),
        ("She left.", ["She"]),
        ("Her lawyers met the retired judge.", ["Her lawyers", "the retired judge"]),
        ("The mayor's office closed.", ["The mayor", "office"]),
        ("The rich are here.", ["The rich"]),
        ("Foreign Minister Ada Lund spoke.", ["Foreign Minister Ada Lund"]),
        ("Go slowly.", []),
    ],
)
def test_phrases_reach_from_determiner_to_head(text: str, found: list[str]) -> None:
    assert phrases(text) == found


def test_phrases_are_found_by_where_they_begin_and_end() -> None:
    found = find_noun_phrases(tokenize("The mayor met two men."))
    assert found.starting_at(0) == (0, 2)
    assert found.ending_at(2) == (0, 2)
    assert found.starting_at(1) is None
    assert found.ending_at(3) is None
    assert found.between(1, 6) == [(3, 5)]
    assert found.between(3, 4) == []


@given(st.text(max_size=80))
def test_phrases_do_not_overlap(text: str) -> None:
    found = find_noun_phrases(tokenize(text))
    edges = [edge for pair in zip(found.firsts, found.lasts, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(first < last for first, last in zip(found.firsts, found.lasts, strict=True))
