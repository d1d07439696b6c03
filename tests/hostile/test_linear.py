import runpy
import tracemalloc
from pathlib import Path

import pytest

import framing
from framing.codebook import Codebook

ADVERSARIAL = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "adversarial.py"))
FLOORS, text_of, seconds = (ADVERSARIAL[name] for name in ("FLOORS", "text_of", "seconds"))

SMALL, LARGE = 10_000, 40_000
# Four times the text takes four times as long; sixteen times as long would be quadratic. A busy machine adds
# to it: what seems to grow too much is measured again, and what takes no time is left.
MOST_GROWTH = 10
TOO_SHORT_TO_TELL = 0.15
BYTES_A_CHARACTER = 4_000
TEXTS = [
    *("quotation marks, straight", "quotation marks, left open", "two apostrophes", 'a"', "“A,” said B."),
    *("“A,” said he, in paragraphs", "said that", "one phrase", "capitals", "not", "commas", "emoji"),
    *("lines of a letter", "paragraphs of a letter", "questions", "mojibake", "HTML paragraphs"),
]


@pytest.fixture(scope="module", autouse=True)
def loaded():
    for work in FLOORS.values():
        work("“Yes,” said Ann Lee. It was no arms race. ")


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_as_the_text_does(name):
    for floor in FLOORS:
        if floor != "analyze":  # is part of "analyze and show"
            assert_grows_as_the_text_does(floor, name, SMALL, LARGE)


@pytest.mark.parametrize("floor", ["pasted", "Markdown"])
def test_time_grows_as_the_number_of_paragraphs_does(floor):
    assert_grows_as_the_text_does(floor, "paragraphs of a letter", 50_000, 200_000)


def assert_grows_as_the_text_does(floor, name, small_size, large_size):
    large = seconds(FLOORS[floor], text_of(name, large_size))
    if large > TOO_SHORT_TO_TELL:
        small = seconds(FLOORS[floor], text_of(name, small_size))
        if large > MOST_GROWTH * small:
            large = min(large, seconds(FLOORS[floor], text_of(name, large_size)))
        assert large < MOST_GROWTH * small, f"{floor}: {small:.2f} s, then {large:.2f} s"


@pytest.mark.parametrize("name", ["“A,” said B.", "one phrase", "paragraphs of a letter"])
def test_memory_is_bounded_by_the_text(name):
    text = text_of(name, 5_000)
    tracemalloc.start()
    try:
        FLOORS["analyze and show"](text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < BYTES_A_CHARACTER * len(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0", "\u200b", "\u0301", "."])
def test_an_article_without_a_word_is_read(text):
    study = framing.analyze([framing.Article.from_text(text, id="a/b")], Codebook.sample("security"))
    assert len(study.articles) == 1 and study.attributions.empty and study.mentions.empty
    assert framing.Article.from_text(text, id="a/b").id in study.show("b", page=True)
