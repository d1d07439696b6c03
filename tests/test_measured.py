"""The figures of real news: the same in the kit as where they were measured, and shown where they matter."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from framing import sentiment
from framing.measured import tone_on_news, voices_on_news

MEASURED = Path(__file__).parents[1] / "docs" / "measured"


@pytest.fixture
def shipped():
    return json.loads(files("framing").joinpath("data", "measured.json").read_text(encoding="utf-8"))


def measured(name, section):
    return json.loads((MEASURED / f"{name}.json").read_text(encoding="utf-8"))[section]


def percents(sentence):
    return [int(number) for number in re.findall(r"(\d+) %", sentence)]


def test_the_tone_shipped_is_what_was_measured(shipped):
    section = measured("tone", "tone of sentences")
    assert shipped["tone of sentences"]["judgements"] == section["judgements"]
    assert set(shipped["tone of sentences"]["right"]) == set(section["rows"])
    for name, share in shipped["tone of sentences"]["right"].items():
        assert share == pytest.approx(section["rows"][name]["right"], abs=5e-5)


def test_the_voices_shipped_are_what_was_measured(shipped):
    section, own = measured("attribution", "loaded words"), shipped["voice of loaded words"]
    assert (own["words"], own["articles"]) == (section["words"], section["articles"])
    assert own["borrowed"] == pytest.approx(section["borrowed"]["value"], abs=5e-5)
    assert own["truly the outlet's"] == pytest.approx(section["truly the outlet's"]["kit"]["value"], abs=5e-5)
    for name in ("kit", "marks"):
        assert own["right"][name] == pytest.approx(section["right"][name]["value"], abs=5e-5)


def test_the_sentences_say_these_figures():
    rows = measured("tone", "tone of sentences")["rows"]
    names = ("TextBlob", "VADER", "coin", "always the most frequent")
    assert percents(tone_on_news()) == [round(100 * rows[name]["right"]) for name in names]
    section = measured("attribution", "loaded words")
    shares = (
        section["borrowed"],
        section["right"]["kit"],
        section["right"]["marks"],
        section["truly the outlet's"]["kit"],
    )
    assert percents(voices_on_news()) == [round(100 * share["value"]) for share in shares]


def test_the_docstring_of_sentiment_says_the_same_as_the_sentence():
    assert percents(sentiment.__doc__) == percents(tone_on_news())[:3]
    (judgements,) = re.findall(r"\d,\d{3}", tone_on_news())
    assert judgements in sentiment.__doc__
