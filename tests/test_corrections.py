import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.aliases import read_aliases
from framing.corrections import (
    Correction,
    CorrectionError,
    SearchableText,
    place,
    place_all,
    read_corrections,
)
from framing.span import Span

PATH = Path("corrections.csv")
HEADER = "article,words,field,value\n"


def spans(text: str, words: str) -> list[str]:
    return [span.of(text) for span in SearchableText(text).find(words)]


def refusal(correction: Correction, text: str) -> str:
    with pytest.raises(CorrectionError) as caught:
        place(correction, SearchableText(text))
    return str(caught.value)


def test_rows_are_read_with_their_lines() -> None:
    text = HEADER + '\ntalks/post,"""We won,"" she said",speaker,Ann  Lee\ntalks/post,rigged,Voice,Scare\n'
    corrections, faults = read_corrections(text, path=PATH)
    assert faults == []
    assert corrections == [
        Correction("talks/post", '"We won," she said', "speaker", "Ann Lee"),
        Correction("talks/post", "rigged", "voice", "scare"),
    ]
    assert [str(one) for one in corrections] == [
        "speaker: Ann Lee (corrections.csv, line 3)",
        "voice: scare (corrections.csv, line 4)",
    ]


def test_quoted_words_and_a_span_are_other_names_for_words_and_content() -> None:
    corrections, faults = read_corrections("Article,Quoted words,Field,Value\na,we,span,we won\n", path=PATH)
    assert (corrections, faults) == ([Correction("a", "we", "content", "we won")], [])


def test_speaker_type_may_be_written_as_two_words() -> None:
    corrections, _ = read_corrections(HEADER + "a,we won,Speaker type,Person\n", path=PATH)
    assert (corrections[0].field, corrections[0].value) == ("speaker_type", "person")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a,we won,speker,Ann", "no field 'speker'; did you mean 'speaker'?"),
        ("a,we won,,Ann", "no field ''. The fields are speaker, speaker_type, voice, content"),
        ("a,we won,voice,quoted", "voice cannot be 'quoted'. Write one of direct, indirect, scare, outlet"),
        ("a,we won,speaker_type,,", "speaker_type cannot be ''. Write one of person"),
        ("a,we won,speaker,", "There is no value. Write the name of the speaker"),
        ("a,we won,content,", "There is no value. Write the right words"),
        ("a, ,speaker,Ann", "There are no words"),
    ],
)
def test_a_row_that_cannot_be_meant_is_refused_and_the_others_are_read(row: str, told: str) -> None:
    corrections, faults = read_corrections(f"{HEADER}{row}\na,they lost,voice,outlet\n", path=PATH)
    assert [one.words for one in corrections] == ["they lost"]
    assert [fault.line for fault in faults] == [2]
    assert told in faults[0].message


def test_words_are_found_whatever_the_space_and_the_kind_of_marks() -> None:
    assert spans("He  said:\n\n‘We\u00a0won’. So “it’s\tover”.", "said: 'We won'. So \"it's over\"") == [
        "said:\n\n‘We\u00a0won’. So “it’s\tover”"
    ]


def test_words_are_found_without_the_marks_that_somebody_has_put_around_them() -> None:
    assert spans("She said we won. We lost.", '"we won"') == ["we won"]
    assert spans("She said “we won”. Then we won.", "“we won”") == ["“we won”"]


def test_words_begin_and_end_where_words_do() -> None:
    assert spans("A racer in the terrace won the race.", "race") == ["race"]
    assert spans("A race-day (race).", "race") == ["race", "race"]
    assert spans("x", "") == spans("x", "''") == spans("", "x") == []


@given(st.text(), st.integers(0, 50), st.integers(1, 20))
def test_each_place_that_is_found_has_the_words(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    for span in SearchableText(text).find(words):
        assert re.sub(r"\s+", " ", span.of(text)).strip()
        assert 0 <= span.start < span.end <= len(text)


@given(st.lists(st.sampled_from(["we", "“we", "won”", " ", "\n\n", "\u3000"]), min_size=1))
def test_a_place_is_that_of_its_words(pieces: list[str]) -> None:
    text = " ".join(pieces) + " rigged."
    assert spans(text, "rigged") == ["rigged"]


def test_words_that_are_not_there_are_refused() -> None:
    told = refusal(Correction("talks/post", "they  lost", "voice", "outlet"), "We won.")
    assert told.startswith("“they lost” does not stand in talks/post. Copy the words")


def test_words_in_several_places_are_refused_until_more_of_them_are_given() -> None:
    text = "“No,” said Ann. “No,” said Bo."
    assert "stands in a 2 times. Give more" in refusal(Correction("a", "“No,”", "speaker", "Bo"), text)
    assert place(Correction("a", "“No,” said Bo", "speaker", "Bo"), SearchableText(text)).at == Span(16, 29)
    assert "100 times or more" in refusal(Correction("a", "no", "speaker", "Bo"), "no " * 500)


def test_long_words_are_told_in_short() -> None:
    assert " …” does not stand in a" in refusal(Correction("a", "we won " * 50, "speaker", "Bo"), "We lost.")


def test_the_right_words_are_found_too_near_the_first_where_they_stand_twice() -> None:
    text = SearchableText("We won, he said. They said we won, he said.")
    with_content = place(Correction("a", "won, he said. They", "content", "We won"), text)
    assert with_content.content == Span(0, 6)
    text = SearchableText("It was won. It was lost. It was won.")
    assert place(Correction("a", "was won. It was lost", "content", "It was won"), text).content == Span(
        0, 10
    )


def test_right_words_that_are_not_there_or_not_told_apart_are_refused() -> None:
    assert "“We lost” does not stand in a" in refusal(
        Correction("a", "We won", "content", "We lost"), "We won."
    )
    told = refusal(Correction("a", "lost", "content", "It was won"), "It was won. It was lost. It was won.")
    assert "“It was won” stands in a 2 times" in told


def test_a_second_correction_of_the_same_is_refused() -> None:
    first = Correction("a", "we won", "speaker", "Ann", line=2)
    same = Correction("a", "“we won”", "speaker", "Bo", line=3)
    other = Correction("a", "we won", "speaker_type", "person", line=4)
    made, refused = place_all([first, same, other], {"a": "Yes, we won it."})
    assert made == [first, other]
    assert [(one, "by line 2 already" in told) for one, told in refused] == [(same, True)]
    _, refused = place_all(
        [Correction("a", "we won", "voice", v) for v in ("outlet", "scare")], {"a": "we won"}
    )
    assert "by another correction already" in refused[0][1]


def test_the_example_of_the_readme_can_be_applied_to_the_sample() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    aliases, corrections = re.findall(r"```csv\n(.*?)```", readme, re.DOTALL)
    assert [fault for _, fault in (read_aliases(aliases), read_corrections(corrections, path=PATH))] == [
        [],
        [],
    ]
    corpus = framing.Corpus(framing.sample(), corrections=read_corrections(corrections, path=PATH)[0])
    assert len(corpus.corrections) == 2
    assert corpus.problems == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [("a" * 400_000, "a" * 2_000), ("a " * 200_000, "a " * 1_000), ('"' * 400_000, '"' * 9)],
)
def test_a_text_of_one_word_is_searched_in_no_time(text: str, words: str) -> None:
    begin = time.perf_counter()
    with pytest.raises(CorrectionError):
        place(Correction("a", words, "voice", "outlet"), SearchableText(text))
    assert time.perf_counter() - begin < 3
