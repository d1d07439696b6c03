import time
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from framing.wordings.alignment import alignment
from framing.wordings.spoken import Wording


def wording(text, marked=None):
    words = tuple(text.split())
    marks = tuple(letter == "1" for letter in marked) if marked else (True,) * len(words)
    return Wording("talks", "Ann Ray", "Post", "post", 0, text, "mixed", words, marks)


def ops(fullest, other):
    return [(step.op, step.word, step.other) for step in alignment(fullest, other)]


def test_a_fragment_keeps_its_words_and_drops_the_others():
    assert ops(wording("no new arms race here"), wording("arms race")) == [
        ("dropped", "no", None),
        ("dropped", "new", None),
        ("kept", "arms", "arms"),
        ("kept", "race", "race"),
        ("dropped", "here", None),
    ]


def test_a_translation_replaces_word_for_word():
    assert ops(wording("only camouflage the plans"), wording("just cover the plans"))[:2] == [
        ("replaced", "only", "just"),
        ("replaced", "camouflage", "cover"),
    ]


def test_case_and_the_kind_of_apostrophe_do_not_count():
    assert ops(wording("Don't go"), wording("don’t Go")) == [("kept", "Don't", "don’t"), ("kept", "go", "Go")]


def test_a_long_gap_is_dropped_and_added_and_not_taken_for_a_replacement():
    found = Counter(op for op, *_ in ops(wording("a b c d e f g z"), wording("x z")))
    assert found == {"dropped": 7, "added": 1, "kept": 1}


def test_an_added_word_has_the_place_of_the_word_before_which_it_stands():
    steps = alignment(wording("arms race"), wording("an arms and race too"))
    assert [(step.place, step.other) for step in steps if step.op == "added"] == [
        (0, "an"),
        (1, "and"),
        (2, "too"),
    ]


def test_words_in_marks_replace_only_words_in_marks():
    fullest = wording("they were meant to hide plans", "000111")
    other = wording("they just cover plans", "0111")
    assert ops(fullest, other) == [
        ("kept", "they", "they"),
        ("dropped", "were", None),
        ("dropped", "meant", None),
        ("replaced", "to", "just"),
        ("replaced", "hide", "cover"),
        ("kept", "plans", "plans"),
    ]


WORDS = st.lists(st.sampled_from("abcd"), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_every_word_of_either_side_stands_in_the_alignment_once_and_in_order(one, other):
    steps = alignment(wording(one), wording(other))
    assert [step.word for step in steps if step.op != "added"] == one.split()
    assert [step.other for step in steps if step.op != "dropped"] == other.split()
    assert all(step.word == step.other for step in steps if step.op == "kept")


@given(WORDS)
def test_a_wording_keeps_all_its_own_words(text):
    assert all(step.op == "kept" for step in alignment(wording(text), wording(text)))


def test_one_word_without_end_takes_no_longer_than_its_length():
    start = time.perf_counter()
    steps = alignment(wording("said then " * 2000), wording("said now " * 2000))
    assert Counter(step.op for step in steps) == {"kept": 2000, "replaced": 2000}
    assert time.perf_counter() - start < 5
