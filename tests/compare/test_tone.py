from dataclasses import astuple
from types import SimpleNamespace

import pytest

from framing import tables
from framing.compare import tone_by_voice
from framing.language import count_words
from framing.sentiment import UNSCORED, Tone


def passages(*rows):
    """(outlet, voice, text, tone) as rows of the table of passages."""
    none = (None, None)
    place = (None, 0, 0, "body", 0)
    return tables.frame(
        "passages",
        [
            (
                outlet,
                outlet,
                "talks",
                *place,
                len(text),
                text,
                count_words(text),
                voice,
                1.0,
                *none,
                *astuple(scores),
            )
            for outlet, voice, text, scores in rows
        ],
    )


def study(*rows):
    table = passages(*rows)
    articles = tables.frame(
        "articles", [(id, id, "talks", None, None, None, None, 0) for id in table["article"]]
    )
    return SimpleNamespace(passages=table, articles=articles.drop_duplicates("article"))


def test_the_mean_tone_is_weighted_by_words():
    table = tone_by_voice(
        study(
            ("Post", "outlet", "one two three", Tone(0.0, 0.0, 0.0)),
            ("Post", "outlet", "one", Tone(1.0, 0.4, -0.8)),
            ("Post", "direct", "one", Tone(0.5, 0.5, 0.5)),
            ("Globe", "outlet", "one", Tone(-1.0, 1.0, -1.0)),
        )
    )
    assert table.values.tolist() == [
        ["Globe", "outlet", 1, 1, -1.0, 1.0, -1.0],
        ["Post", "outlet", 2, 4, 0.25, 0.1, -0.2],
        ["Post", "direct", 1, 1, 0.5, 0.5, 0.5],
    ]


def test_a_group_without_a_word_has_no_mean_tone():
    table = tone_by_voice(study(("Post", "outlet", "—", Tone(0.0, 0.0, 0.0))))
    assert table["compound"].isna().tolist() == [True]


def test_a_study_made_without_sentiment_is_refused():
    with pytest.raises(ValueError, match="made without sentiment"):
        tone_by_voice(study(("Post", "outlet", "one", UNSCORED)))


def test_tone_by_voice_of_no_articles_is_an_empty_table():
    assert tone_by_voice(study()).columns.tolist()[:4] == ["outlet", "voice", "passages", "words"]
