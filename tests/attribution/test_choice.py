from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.candidates import Candidate
from framing.attribution.choice import best_set, choose, choose_nested, load_weights, probability
from framing.attribution.patterns import propose
from framing.attribution.structure import structure_of


def candidate(first: int, last: int) -> Candidate:
    return Candidate("rule", (first, last), None, None, None, ())


def test_probability_is_a_logistic_function_of_the_summed_weights() -> None:
    assert probability([], {}) == 0.5
    assert probability(["a", "b", "c"], {"": -1.0, "a": 0.5, "b": 0.5}) == 0.5
    assert probability(["a"], {"a": 1000.0}) > 0.999999


WORTHS = st.lists(
    st.tuples(st.integers(1, 99), st.integers(0, 12), st.integers(1, 6)),
    max_size=7,
    unique_by=lambda t: t[1:],
)


@given(WORTHS)
def test_the_best_set_is_the_best_of_all_sets_without_overlap(raw: list[tuple[int, int, int]]) -> None:
    valued = [(worth / 100, candidate(first, first + length)) for worth, first, length in raw]
    worth_of = {chosen.content: worth for worth, chosen in valued}

    def fits(chosen: tuple[Candidate, ...]) -> bool:
        ordered = sorted(chosen, key=lambda c: c.content)
        return all(a.content[1] <= b.content[0] for a, b in pairwise(ordered))

    best = max(
        sum(worth_of[c.content] for c in chosen)
        for size in range(len(valued) + 1)
        for chosen in combinations([c for _, c in valued], size)
        if fits(chosen)
    )
    found = best_set(valued)
    assert fits(tuple(found))
    assert found == sorted(found, key=lambda c: c.content)
    assert abs(sum(worth_of[c.content] for c in found) - best) < 1e-9


def test_what_is_not_worth_its_threshold_is_not_chosen() -> None:
    candidates = propose(structure_of('"We won," she said.'))
    assert choose(candidates, threshold=1.0) == []
    assert choose(candidates, weights={"": -30.0}) == []


def test_the_weights_are_few_and_have_names_of_patterns() -> None:
    weights = load_weights()
    assert len(weights) < 3000
    assert "quote-source-cue" in weights


def test_an_infinitive_or_a_wish_is_not_nested() -> None:
    for text in ("She said that he wanted to say that it rained.", "She said that he hoped that it rained."):
        candidates = propose(structure_of(text))
        assert choose_nested(candidates, choose(candidates)) == []
