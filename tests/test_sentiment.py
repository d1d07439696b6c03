import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.sentiment import Tone, tone, tone_words

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=120)
LOADED_TEXT = st.lists(
    st.sampled_from(
        ["good", "BAD", "not", "isn't", "very", "but", "😁", "💔!", ":)", "war", "(peace)", "\x85", "’"]
    )
).map(" ".join)


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
