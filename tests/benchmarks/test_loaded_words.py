"""The voice of loaded words, and the file of the figures that the kit shows."""

import json

import loaded_words
import measured
import pytest

from framing.codebook import Codebook, Frame, Phrase

BOOKS = [Codebook("Loaded", frames=(Frame("loaded", phrases=(Phrase("chaos"), Phrase("total chaos"))),))]
TEXT = "It is chaos. “It is total chaos,” she said. He spoke of chaos there. The “chaos” of it all."


def record(*contents):
    quotes = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "speaker": None, "cue": None}
        for words in contents
    ]
    return {"id": "a", "text": TEXT, "quotes": quotes}


def counted(readers, kit):
    return loaded_words.count(record(*readers), record(*kit)["quotes"], BOOKS)[None]


def test_phrases_that_overlap_count_once():
    found = loaded_words.loaded_words(TEXT, BOOKS)
    assert [span.of(TEXT) for span in found] == ["chaos", "total chaos", "chaos", "chaos"]


def test_each_word_has_the_voice_that_readers_gave_it():
    section = loaded_words.section(counted(["“It is total chaos,”", "of chaos"], []))
    assert {name: row["share"]["value"] for name, row in section["voices"].items()} == {
        "outlet": 0.25,
        "direct": 0.25,
        "indirect": 0.25,
        "scare": 0.25,
    }
    assert section["borrowed"]["value"] == 0.75


def test_marks_alone_know_of_no_reported_speech_and_no_scare_quotes():
    section = loaded_words.section(counted(["“It is total chaos,”", "of chaos"], ["“It is total chaos,”"]))
    assert section["right"]["marks"]["value"] == 0.5
    assert section["right"]["kit"]["value"] == 0.75
    assert section["gain"]["value"] == 0.25
    assert section["truly the outlet's"]["kit"] == {"of": 2, "value": 0.5, "low": 0.5, "high": 0.5}


def test_an_interval_spans_what_the_articles_show():
    import numpy as np

    right, wrong = (counted(["of chaos"], kit) for kit in (["of chaos"], []))
    section = loaded_words.section(np.concatenate([right, wrong] * 10))
    share = section["right"]["kit"]
    assert share["low"] < share["value"] == 0.875 < share["high"]


def test_what_is_kept_reaches_the_kit(tmp_path, monkeypatch):
    for name in ("MEASURED", "TONE", "SHIPPED"):
        monkeypatch.setattr(measured, name, tmp_path / f"{name}.json")
    shares = {"VADER": {"right": 0.51234}, "coin": {"right": 1 / 3}}
    measured.keep("tone of sentences", {"judgements": 7, "rows": shares}, measured.TONE)
    shown = json.loads(measured.SHIPPED.read_text(encoding="utf-8"))
    assert shown == {"tone of sentences": {"judgements": 7, "right": {"VADER": 0.5123, "coin": 0.3333}}}


def test_figures_of_one_benchmark_leave_those_of_another(tmp_path):
    path = tmp_path / "kept.json"
    measured._write(path, {"one": 1})
    assert measured.sections(path) == {"one": 1}
    assert measured.sections(tmp_path / "none.json") == {}


@pytest.mark.parametrize("attributed", [True, False])
def test_a_word_in_marks_is_direct_only_with_a_source(attributed):
    from framing.span import Span, SpanIndex

    marked = SpanIndex([Span(0, 5)])
    assert loaded_words.voice(2, marked if attributed else SpanIndex([]), marked) == (
        "direct" if attributed else "scare"
    )
