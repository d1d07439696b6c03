import time
from dataclasses import astuple
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing import tables
from framing.language import count_words
from framing.sentiment import UNSCORED, Tone, by_voice, tone, tone_words

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=120)
LOADED_TEXT = st.lists(
    st.sampled_from(
        ["good", "BAD", "not", "isn't", "very", "but", "😁", "💔!", ":)", "war", "(peace)", "\x85", "’"]
    )
).map(" ".join)


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


@pytest.mark.parametrize("text", ["", " ", "\n\t", "...", "The table has four legs."])
def test_a_text_without_a_rated_word_has_no_tone(text):
    assert tone(text) == Tone(0.0, 0.0, 0.0)
    assert tone_words(text) == []


def test_praise_is_above_blame_in_both_dictionaries():
    praise, blame = tone("A wonderful, brave decision."), tone("A horrible, cruel decision.")
    assert praise.polarity > 0 > blame.polarity
    assert praise.compound > 0 > blame.compound


def test_a_text_of_one_piece_scores_as_the_libraries_score_it():
    from textblob import TextBlob
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    text = "Not a GOOD plan, but the minister 😁 called it brave & very clever! " * 4
    ours = tone(text)
    assert (ours.polarity, ours.subjectivity) == tuple(TextBlob(text).sentiment)
    assert ours.compound == SentimentIntensityAnalyzer().polarity_scores(text)["compound"]


def test_a_curly_apostrophe_negates_like_a_straight_one():
    assert tone("That isn’t good.") == tone("That isn't good.") != tone("That is good.")


def test_a_long_text_is_the_mean_of_its_pieces():
    piece = "This is a truly terrible idea for the town . " * 8
    assert tone(piece * 40).compound == pytest.approx(tone(piece).compound)


def test_a_quiet_stretch_draws_the_tone_of_a_long_text_towards_zero():
    loud = "A terrible idea . " * 20
    assert tone(loud).compound < tone(loud + "The table has four legs . " * 200).compound < 0


@pytest.mark.parametrize("unit", ["!", '"', "not good ", "good but ", ":) ", "x", "(!) "])
def test_time_grows_no_faster_than_the_text(unit):
    tone(unit)
    start = time.perf_counter()
    tone(unit * (200_000 // len(unit)))
    assert time.perf_counter() - start < 10


@given(ANY_TEXT)
@example("\ud800 bad \udfff")
@example("😁bad😁😁 good")
@example("İİ terrible ıſ")
def test_any_text_has_a_tone_within_the_ranges(text):
    scores = tone(text)
    assert -1 <= scores.polarity <= 1
    assert 0 <= scores.subjectivity <= 1
    assert -1 <= scores.compound <= 1


@given(ANY_TEXT | LOADED_TEXT)
@example("😁 bad")
def test_a_tone_word_stands_where_it_says(text):
    for word in tone_words(text):
        assert (word.start is None) == (word.end is None)
        if word.start is not None:
            assert 0 <= word.start < word.end <= len(text)


@given(LOADED_TEXT)
def test_vaders_words_add_up_to_its_compound(text):
    total = sum(word.score for word in tone_words(text) if word.dictionary == "VADER")
    compound = tone(text).compound
    assert (total > 1e-9) == (compound > 0) or abs(total) < 0.01
    if "!" not in text:
        assert compound == pytest.approx(total / (total**2 + 15) ** 0.5, abs=1e-4)


@given(LOADED_TEXT)
def test_textblobs_words_average_to_its_polarity(text):
    scores = [word.score for word in tone_words(text) if word.dictionary == "TextBlob"]
    assert tone(text).polarity == pytest.approx(sum(scores) / len(scores) if scores else 0)


def test_words_are_given_with_their_negation_and_place():
    text = "It wasn’t a very good plan, said a BRAVE critic."
    found = [(word.dictionary, word.word, text[word.start : word.end]) for word in tone_words(text)]
    assert ("VADER", "BRAVE", "BRAVE") in found
    assert ("VADER", "good", "good") in found
    assert any(place.endswith("very good") for dictionary, _, place in found if dictionary == "TextBlob")
    assert next(word.score for word in tone_words(text) if word.word == "good") < 0


def test_an_emoji_counts_at_its_own_place():
    text = "Talks failed 😁 today"
    smile = [
        word for word in tone_words(text) if word.dictionary == "VADER" and word.start == text.index("😁")
    ]
    assert smile
    assert all(text[word.start : word.end] == "😁" for word in smile)


def test_the_second_of_two_equal_words_is_found_after_the_first():
    places = [word.start for word in tone_words("good art, smart good") if word.word == "good"]
    assert places == [0, 16, 0, 16]


def test_the_mean_tone_is_weighted_by_words():
    table = by_voice(
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
    table = by_voice(study(("Post", "outlet", "—", Tone(0.0, 0.0, 0.0))))
    assert table["compound"].isna().tolist() == [True]


def test_a_study_made_without_sentiment_is_refused():
    with pytest.raises(ValueError, match="made without sentiment"):
        by_voice(study(("Post", "outlet", "one", UNSCORED)))


def test_tone_by_voice_of_no_articles_is_an_empty_table():
    assert by_voice(study()).columns.tolist()[:4] == ["outlet", "voice", "passages", "words"]
