import re
from collections import Counter
from pathlib import Path

import pytest

from framing.codebook import Codebook
from framing.phrases import Pattern

FOLDER = Path(__file__).parents[1] / "corpus" / "codebooks"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
FRAMES = {
    "blame-and-crisis": 7,
    "generic-frames": 5,
    "loaded-language": 8,
    "policy-dimensions": 14,
    "security": 6,
    "war-and-peace": 8,
}

shipped = pytest.mark.parametrize("name", NAMES)


def texts(book: Codebook) -> list[str]:
    return [phrase.text for frame in book.frames for phrase in frame.phrases]


def caught(book: Codebook, text: str) -> set[str]:
    """The phrases that count in a text, read as in ``mentions``: none that stands in one of its contexts."""
    hits = book.index.find(text)
    entries = [(hit, book.entries[hit.phrase]) for hit in hits]
    return {
        entry.phrase
        for hit, entry in entries
        if not entry.is_context
        and not any(
            other.is_context
            and (other.frame, other.phrase) == (entry.frame, entry.phrase)
            and around.start <= hit.start
            and hit.end <= around.end
            for around, other in entries
        )
    }


def test_six_codebooks_are_shipped_and_found_by_name() -> None:
    assert {name: len(Codebook.sample(name).frames) for name in NAMES} == FRAMES


def test_a_name_that_is_not_there_is_told_all_that_are() -> None:
    with pytest.raises(LookupError, match=re.escape(f"There are: {', '.join(FRAMES)}.")):
        Codebook.sample("generic frames")


@shipped
def test_a_codebook_says_what_each_frame_is_and_when_to_code_it(name: str) -> None:
    book = Codebook.sample(name)
    assert book.name
    assert book.about
    assert book.language == "en"
    for frame in book.frames:
        for value in (frame.definition, frame.code_when, frame.not_when, frame.example):
            assert len(value) > 20, frame.label
            assert value.endswith((".", "?")), (frame.label, value)


@shipped
def test_every_frame_names_a_work_with_its_year(name: str) -> None:
    for frame in Codebook.sample(name).frames:
        assert re.search(r"\b(19|20)\d\d\b", frame.source) or "Benoit" in frame.source, frame.label


@shipped
def test_a_codebook_has_between_40_and_120_phrases(name: str) -> None:
    assert 40 <= len(texts(Codebook.sample(name))) <= 120


@shipped
def test_every_frame_has_at_least_eight_phrases(name: str) -> None:
    assert all(len(frame.phrases) >= 8 for frame in Codebook.sample(name).frames)


@shipped
def test_no_phrase_stands_twice_in_a_codebook(name: str) -> None:
    counts = Counter(Pattern.of(text) for text in texts(Codebook.sample(name)))
    assert [pattern for pattern, times in counts.items() if times > 1] == []


@shipped
def test_no_phrase_is_caught_already_by_another_of_its_frame_with_any_ending(name: str) -> None:
    for frame in Codebook.sample(name).frames:
        stems = [p.text[:-1].casefold() for p in frame.phrases if p.text.endswith("*")]
        for phrase in frame.phrases:
            caught_by = [stem for stem in stems if phrase.text.casefold().startswith(stem)]
            assert len(caught_by) <= phrase.text.endswith("*"), (frame.label, phrase.text)


@shipped
def test_phrases_that_miss_or_catch_too_much_carry_notes(name: str) -> None:
    for frame in Codebook.sample(name).frames:
        assert any(phrase.note or phrase.not_in for phrase in frame.phrases), frame.label


@pytest.mark.parametrize("name", [name for name in NAMES if name != "security"])
def test_an_example_shows_what_no_phrase_of_its_frame_finds(name: str) -> None:
    for frame in Codebook.sample(name).frames:
        assert caught(Codebook("one", frames=(frame,)), frame.example) == set(), frame.label


@shipped
def test_every_phrase_is_found_and_does_not_count_in_its_contexts(name: str) -> None:
    for frame in Codebook.sample(name).frames:
        for phrase in frame.phrases:
            alone = Codebook("one", frames=(type(frame)("one", phrases=(phrase,)),))
            assert caught(alone, f"Then {phrase.text.replace('*', '')} again.") == {phrase.text}
            for context in phrase.not_in:
                assert not caught(alone, f"Then {context.replace('*', '')} again."), context


# What a shorter phrase or a bolder * would have caught: ordinary news in which no frame stands.
INNOCENT = {
    "generic-frames": (
        "Three rows of terraced houses date from feudal times. Mrs Morales kept up morale in the canteen. He "
        "did not dispute the bill. The minister responsible for roads opened the lane. "
        "She lent moral support."
    ),
    "policy-dimensions": (
        "Morale was high at the spring fair. The Patriots won again. In fairness, it rained. A fair-haired "
        "boy took the stand. The Food Safety Office moved to Mill Street."
    ),
    "war-and-peace": (
        "The new slaughterhouse opens on Monday. Savage cuts hit the choir. Front-line staff get a rise. "
        "He was bombarded with letters. Fix it immediately. The brutalist library is listed. "
        "It was a necessary evil."
    ),
    "loaded-language": (
        "The tower is a landmark. A groundbreaking ceremony was held. Bungalows sell well. He was charged "
        "with reckless driving. The river can be seen clearly from here, of course. "
        "There was a flood of letters."
    ),
    "blame-and-crisis": (
        "Both engines failed to start. The minister responsible for the railways spoke. We apologise for any "
        "inconvenience. He was denied a visa. The crisis helpline is open at night."
    ),
}


@pytest.mark.parametrize("name", INNOCENT)
def test_ordinary_words_that_look_like_a_phrase_are_not_caught(name: str) -> None:
    assert caught(Codebook.sample(name), INNOCENT[name]) == set()
