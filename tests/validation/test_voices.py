import math
from dataclasses import replace

import pytest

from framing.article import Article
from framing.corpus import Corpus
from framing.key import Key
from framing.validation import report_card


def label(card, variable):
    return card.labels.set_index("variable").loc[variable]


def test_the_voice_of_mentions_is_measured_beside_quotation_marks_alone(card):
    voices = label(card, "voice of mentions")
    assert voices["units"] == 3
    assert voices["marks"] == pytest.approx(2 / 3)  # marks do not tell that critics say it
    assert voices["machine"] == 1
    assert voices["low"] < 1
    assert voices["most_frequent"] == pytest.approx(1 / 3)


def test_quotation_marks_say_nothing_of_stance_and_speaker(card):
    assert label(card, "stance of mentions")["machine"] == 1
    for variable in ("stance of mentions", "speaker of mentions", "attributions with speaker"):
        assert math.isnan(label(card, variable)["marks"])


def test_the_speaker_of_a_mention_is_that_of_the_coded_attribution_around_it(card, make_article, make_key):
    assert label(card, "speaker of mentions")[["units", "machine"]].tolist() == [1, 1]
    key = make_key(make_article())
    other = replace(key, attributions=(replace(key.attributions[0], speaker="Bo Ash"),))
    wrong = report_card(card.codebook, Corpus([make_article()]), Key([other]))
    assert label(wrong, "speaker of mentions")["machine"] == 0
    assert label(wrong, "attributions with speaker")["machine"] == 0


def test_attributions_are_measured_by_f1_on_their_contents(card):
    # The key leaves out what critics say; the program finds it.
    assert label(card, "attributions")["machine"] == pytest.approx(2 / 3)
    assert label(card, "attributions")["marks"] == 1
    assert label(card, "attributions")["units"] == 1


def test_the_voice_of_words_needs_several_articles_for_an_interval(card, codebook, make_article, make_key):
    words = label(card, "voice of words")
    assert words["machine"] < 1
    assert math.isnan(words["low"])
    articles = [make_article(number, story=f"story{number}") for number in range(6)]
    six = report_card(codebook, Corpus(articles), Key([make_key(article) for article in articles]))
    words = label(six, "voice of words")
    assert words["low"] <= words["machine"] <= words["high"]
    assert label(six, "attributions")["low"] == pytest.approx(2 / 3)


def test_an_article_in_which_nobody_speaks_has_no_f1(codebook, make_key):
    silent = Article.from_text("It rained.", id="mill/post", story="mill")
    key = make_key(silent, attributions=(), mentions=(), frames=(), tone=(0,))
    found = report_card(codebook, Corpus([silent]), Key([key]))
    assert math.isnan(label(found, "attributions")["machine"])
    assert label(found, "voice of mentions")["units"] == 0
    assert label(found, "voice of mentions")["most_frequent_label"] == ""
