from hypothesis import given
from hypothesis import strategies as st

from framing.matching import Words, pairs
from framing.span import Span


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8))
def test_a_coding_is_paired_with_itself_stretch_by_stretch(stretches):
    text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    spans = [Span(start, start + length) for start, length in stretches]
    words = Words(text)
    with_words = [place for place, one in enumerate(spans) if words.numbers(one)]
    found = pairs(words, spans, spans)
    assert [mine for mine, _ in found] == with_words
    assert all(words.numbers(spans[mine]) == words.numbers(spans[theirs]) for mine, theirs in found)


def test_the_closest_stretches_are_paired_first():
    words = Words("a b c d e f g h i j")
    assert pairs(words, [Span(0, 20)], [Span(0, 17), Span(0, 19)]) == [(0, 1)]


def test_stretches_without_a_word_are_paired_with_none():
    assert pairs(Words("a , b"), [Span(2, 3)], [Span(2, 3)]) == []


def test_a_text_knows_how_many_words_it_has():
    assert len(Words("It rained, all night.")) == 4


def test_many_stretches_of_many_words_are_paired_in_no_time():
    words = Words("said " * 20_000)
    spans = [Span(5 * start, 5 * start + 24) for start in range(0, 19_990, 2)]
    assert len(pairs(words, spans, spans)) == len(spans)
