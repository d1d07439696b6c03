import itertools

from hypothesis import given
from hypothesis import strategies as st

from framing.span import Span, SpanIndex, merged

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 50), st.integers(0, 9))


def characters(found: list[Span]) -> set[int]:
    return {position for span in found for position in range(span.start, span.end)}


@given(st.lists(spans))
def test_merged_spans_hold_the_same_characters_and_do_not_overlap(found: list[Span]) -> None:
    result = merged(found)
    assert characters(result) == characters(found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(result))


@given(st.lists(spans), st.integers(0, 60))
def test_an_index_finds_the_span_that_holds_a_position(found: list[Span], position: int) -> None:
    index = SpanIndex(merged(found))
    span = index.at(position)
    assert (span is not None) == (position in characters(found))
    assert span is None or span.start <= position < span.end


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 9).contains(Span(3, 5))
