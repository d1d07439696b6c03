from __future__ import annotations

import pytest

from framing.attribution.shallow import TokenSpan, parse
from framing.attribution.speaker_types import speaker_type
from framing.attribution.speakers import name_speakers


def speakers(text: str, *sources: str) -> list[tuple[str, str]]:
    """Name and type of the speakers at the given words, each looked for after the one before."""
    shallow = parse(text)
    ranges: list[TokenSpan | None] = []
    position = 0
    for source in sources:
        start = text.index(source, position)
        position = start + len(source)
        first = shallow.tokens.starts.index(start)
        ranges.append((first, shallow.tokens.ends.index(position) + 1))
    return [(s.name, s.type) for s in name_speakers(shallow, ranges) if s is not None]


def names(text: str, *sources: str) -> list[str]:
    return [name for name, _ in speakers(text, *sources)]


@pytest.mark.parametrize("later", ["Lund", "Ms Lund", "Minister Lund", "Ada Lund", "Ada Maria Lund"])
def test_one_person_under_many_names(later: str) -> None:
    assert names(f"Ada Lund spoke. Then {later} left.", "Ada Lund", later) == ["Ada Lund", "Ada Lund"]


def test_a_surname_before_the_full_name_is_the_same_person() -> None:
    assert names("Lund spoke first. Then Ada Lund left.", "Lund", "Ada Lund") == ["Ada Lund", "Ada Lund"]


@pytest.mark.parametrize(
    ("introduction", "role"),
    [
        ("Norwegian Prime Minister Ada Lund came.", "the Norwegian Prime Minister"),
        ("Norwegian Prime Minister Ada Lund came.", "the Prime Minister"),
        ("Norwegian Prime Minister Ada Lund came.", "the Norwegian leader"),
        ("Ada Lund, the Norwegian minister, came.", "the minister"),
    ],
)
def test_a_role_that_the_text_has_given_is_the_person(introduction: str, role: str) -> None:
    assert names(f"{introduction} Then {role} left.", role) == ["Ada Lund"]


def test_the_only_president_of_a_text_is_whatever_president_it_means() -> None:
    text = "President Ada Lund came. Then the Norwegian leader left. Then the Danish king rose."
    assert names(text, "the Norwegian leader") == ["Ada Lund"]
    two = "President Ada Lund met King Bo Dahl. Then the Danish leader left."
    assert names(two, "the Danish leader") == ["Danish leader"]


def test_another_role_is_somebody_else() -> None:
    assert names(
        "Norwegian President Ada Lund came. Then the Danish President left.", "the Danish President"
    ) == ["Danish President"]


def test_he_and_she_fit_the_gender_that_titles_show() -> None:
    text = "Mr Hugo Stone met Ms Vera Stone. He waved. She left."
    assert names(text, "He", "She") == ["Hugo Stone", "Vera Stone"]


def test_gender_is_not_guessed_from_a_first_name() -> None:
    assert names("Margaret Dunn left. He waved.", "He") == ["Margaret Dunn"]


def test_gender_once_shown_by_a_pronoun_stays() -> None:
    text = "Kim Alder spoke. She sat down. Then Lee Barr came. He sang. Then she laughed."
    assert names(text, "She", "He", "she") == ["Kim Alder", "Lee Barr", "Kim Alder"]


def test_a_pronoun_without_anybody_keeps_its_word() -> None:
    assert names("It rained. He waved.", "He") == ["he"]


def test_who_is_its_antecedent() -> None:
    assert names("Ada Lund, who won, left.", "who") == ["Ada Lund"]


def test_two_people_of_one_surname_are_told_apart_by_title() -> None:
    text = "Mr Hugo Stone and Mrs Vera Stone came. Mrs Stone spoke. Mr Stone slept."
    assert names(text, "Mrs Stone", "Mr Stone") == ["Vera Stone", "Hugo Stone"]


def test_an_acronym_is_its_long_name() -> None:
    text = "The Northern Energy Agency (NEA) met. The NEA said so."
    assert names(text, "The NEA") == ["Northern Energy Agency"]


def test_it_is_the_last_institution() -> None:
    assert names("The ministry spoke. It denied this.", "The ministry", "It") == ["ministry", "ministry"]


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ("Moscow", "institution"),
        ("the Kremlin", "institution"),
        ("the White House", "institution"),
        ("the defence ministry", "institution"),
        ("the Lund Foundation", "institution"),
        ("UNESCO", "institution"),
        ("the Guild", "institution"),
        ("two senior officials", "anonymous"),
        ("a source", "anonymous"),
        ("people familiar with the matter", "anonymous"),
        ("critics", "group"),
        ("residents", "group"),
        ("some", "group"),
        ("the Democrats", "group"),
        ("a report", "document"),
        ("the letter", "document"),
        ("a new poll", "document"),
        ("the mayor", "person"),
        ("Bill Marsh", "person"),
        ("Ada Lund", "person"),
        ("the mayor's office", "institution"),
        ("the ministry of defence", "institution"),
        ("a woman in Leeds", "person"),
    ],
)
def test_the_type_of_a_speaker(source: str, type_: str) -> None:
    text = f"Then {source} said so."
    assert [kind for _, kind in speakers(text, source)] == [type_]


def test_a_plural_with_the_capital_of_its_sentence_is_a_group() -> None:
    assert speakers("Farmers say so.", "Farmers") == [("farmers", "group")]


def test_a_name_loses_its_article() -> None:
    assert names("Then the Kremlin said so.", "the Kremlin") == ["Kremlin"]


def test_no_source_is_no_speaker() -> None:
    assert name_speakers(parse("It rained."), [None]) == [None]


def test_types_are_told_by_the_head() -> None:
    shallow = parse("Many officials spoke.")
    assert speaker_type(shallow, (0, 2)) == "anonymous"
