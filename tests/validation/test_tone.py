import math

import pytest

from framing.article import Article
from framing.key import ArticleKey, Key
from framing.validation.tone import classes, correlation, macro_f1, sentence_tones, tone_table

TEXT = "A wonderful day. The bus leaves at nine. A terrible, awful crime."


def table(tones, text=TEXT):
    article = Article.from_text(text, id="a/b")
    key = ArticleKey(article.id, article.sha256, "A", (), (), (), (), tones)
    return tone_table([article], Key([key])).set_index("method")


def test_each_sentence_stands_beside_its_coded_tone_and_both_scores():
    article = Article.from_text(TEXT, id="a/b", outlet="The Post")
    key = ArticleKey(article.id, article.sha256, "A", (), (), (), (), (1, 0, -1))
    found = sentence_tones([article], Key([key]))
    assert found["sentence"].tolist() == [1, 2, 3]
    assert found["text"].tolist() == [
        "A wonderful day.",
        "The bus leaves at nine.",
        "A terrible, awful crime.",
    ]
    assert found["key"].tolist() == [1, 0, -1]
    for name in ("TextBlob", "VADER"):
        assert found[name].iloc[0] > 0 > found[name].iloc[2]
        assert found[name].iloc[1] == 0
    assert set(found["outlet"]) == {"The Post"}


def test_dictionaries_are_right_where_the_words_are_plain():
    found = table((1, 0, -1))
    for name in ("TextBlob", "VADER"):
        assert found.loc[name, ["accuracy", "macro_f1", "alpha"]].tolist() == [1, 1, 1]
        assert found.loc[name, "correlation"] > 0.9
        assert found.loc[name, "sentences"] == 3


def test_they_stand_beside_the_most_frequent_class_and_a_coin():
    found = table((0, 0, -1))
    assert found.loc["always 0", "accuracy"] == pytest.approx(2 / 3)
    assert math.isnan(found.loc["always 0", "correlation"])
    coin = found.loc["a coin with three sides"]
    assert coin["accuracy"] == pytest.approx(1 / 3)
    assert 0 < coin["macro_f1"] < 0.5


def test_the_coin_falls_the_same_way_each_time():
    assert (
        table((0, 1, -1))
        .loc["a coin with three sides"]
        .equals(table((0, 1, -1)).loc["a coin with three sides"])
    )


def test_one_tone_throughout_has_no_correlation():
    assert math.isnan(table((0, 0, 0)).loc["VADER", "correlation"])


def test_a_key_with_too_many_tones_is_refused_with_both_numbers():
    with pytest.raises(ValueError, match="has 4 tones for 3 sentences"):
        table((0, 0, 0, 0))


def test_nothing_coded_gives_no_figures():
    found = tone_table([], Key([])).set_index("method")
    assert found["accuracy"].isna().all()
    assert found["macro_f1"].isna().all()


def test_a_score_at_the_threshold_is_neither():
    assert classes([0.0, 0.05, -0.05, 0.06, -0.06], 0.05) == [0, 0, 0, 1, -1]


def test_macro_f1_leaves_out_classes_that_the_key_has_not():
    assert macro_f1([1, 1], [1, 0]) == pytest.approx(2 / 3)
    assert math.isnan(macro_f1([], []))


def test_correlation_of_what_does_not_vary_is_no_number():
    assert math.isnan(correlation([1, 1], [0.2, 0.3]))
