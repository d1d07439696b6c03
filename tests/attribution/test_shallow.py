from __future__ import annotations

import itertools
import time

from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.shallow import LONGEST_SENTENCE, line_blocks, parse, whole_phrase

PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "'",
        "said",
        "Mr. Lee",
        "that",
        "he",
        "the",
        ".",
        "?",
        ",",
        "\n",
        "\n\n",
        ":",
        "minister",
        " ",
    ]
)


def sentences(text: str) -> list[str]:
    shallow = parse(text)
    return [
        shallow.tokens.span(*span).of(text)
        for span in zip(shallow.sentence_firsts, shallow.sentence_lasts, strict=True)
    ]


@given(st.lists(PIECES).map(" ".join))
def test_sentences_are_in_order_and_quotations_do_not_overlap(text: str) -> None:
    shallow = parse(text)
    bounds = [*zip(shallow.sentence_firsts, shallow.sentence_lasts, strict=True)]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(bounds))
    quoted = shallow.quoted
    assert all(one.last <= other.first for one, other in itertools.pairwise(quoted))


@given(st.lists(PIECES).map(" ".join))
def test_noun_phrases_are_in_order_and_know_their_tokens(text: str) -> None:
    shallow = parse(text)
    end = 0
    for place, (first, last) in enumerate(shallow.phrases):
        assert end <= first < last
        assert set(shallow.phrase_at[first:last]) == {place}
        end = last


def test_a_sentence_ends_after_its_closing_mark() -> None:
    assert sentences('"We won." He left.') == ['"We won."', "He left."]


def test_a_question_goes_on_where_its_speaker_is_named() -> None:
    assert sentences('"Who?" Mr. Lee asked. Nobody spoke.') == ['"Who?" Mr. Lee asked.', "Nobody spoke."]


def test_a_title_does_not_end_a_sentence() -> None:
    assert sentences("Gov. Lee left. He ran.") == ["Gov. Lee left.", "He ran."]


def test_a_line_in_small_letters_belongs_to_the_line_before() -> None:
    text = "The talks went\non all night.\nThen they failed."
    assert [block.of(text) for block in line_blocks(text)] == [
        "The talks went\non all night.",
        "Then they failed.",
    ]


def test_a_sentence_reaches_over_a_quotation_that_it_opens() -> None:
    shallow = parse('He said: "No way. Not ever." She left.')
    assert shallow.wide_lasts[0] > shallow.sentence_lasts[0]


def test_a_quotation_over_paragraphs_is_one() -> None:
    shallow = parse('He said: "We built it.\n\n"We keep it." All left.')
    assert len(shallow.quoted) == 1
    assert shallow.quoted[0].piece < shallow.quoted[0].last
    assert shallow.quoted[0].closed


def test_single_marks_serve_where_they_are_the_main_ones() -> None:
    shallow = parse("'It's over,' Mr Lee said.")
    assert [shallow.tokens.span(q.first, q.last).of(shallow.tokens.text) for q in shallow.quoted] == [
        "'It's over,'"
    ]
    assert shallow.words[shallow.quoted[0].first] == '"'


def test_no_sentence_is_longer_than_the_bound() -> None:
    shallow = parse("word " * (3 * LONGEST_SENTENCE))
    assert (
        max(b - a for a, b in zip(shallow.sentence_firsts, shallow.sentence_lasts, strict=True))
        <= LONGEST_SENTENCE
    )


def test_of_and_for_lengthen_a_phrase() -> None:
    shallow = parse("A spokeswoman for the Ministry of Health resigned.")
    assert (
        shallow.tokens.span(*whole_phrase(shallow, shallow.phrases[0]))
        .of(shallow.tokens.text)
        .endswith("Health")
    )


def test_a_noun_phrase_ends_with_its_last_noun_or_is_wholly_without_one() -> None:
    text = "The old minister met the rich, which pleased their three very proud new allies happy."
    shallow = parse(text)
    phrases = [shallow.tokens.span(*phrase).of(text) for phrase in shallow.phrases]
    assert phrases == ["The old minister", "the rich", "which", "their three", "proud new allies"]


def test_noun_phrases_take_linear_time_in_a_row_of_adjectives() -> None:
    seconds = []
    for size in (40_000, 80_000):
        start = time.process_time()
        parse("ministers " + "old " * size)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 4 * seconds[0] + 0.1
