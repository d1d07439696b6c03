import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.keyness import dispersion


def counted(articles):
    """The table of words that are letters, one string an article."""
    rows = [(place, word, text.count(word)) for place, text in enumerate(articles) for word in set(text)]
    return pd.DataFrame(rows, columns=["article", "word", "count"])


def test_the_example_of_gries_2008():
    # His corpus of five parts, a letter a word: "a" has a DP of 0.18, "x" stands in the last part alone.
    parts = ["bamnibeup", "basatbewqn", "bcagabesta", "baghabeaat", "bahaabeaxat"]
    found = dispersion(counted(parts))
    assert [len(part) for part in parts] == [9, 10, 10, 10, 11]
    assert found["a"] * (1 - 0.18) == pytest.approx(0.18)
    assert found["x"] * (1 - 0.18) == pytest.approx(0.78)


def test_a_word_of_the_shortest_article_alone_has_one_as_lijffijt_and_gries_want_it():
    found = dispersion(counted(["ab" * 5, "ab" * 3, "ax"]))
    assert found["x"] == pytest.approx(1)
    assert found["a"] == pytest.approx(0)


def test_an_example_worked_by_hand():
    # Articles of 50, 30 and 20 words; the word 1, 1 and 2 times: shares .25 .25 .5 against .5 .3 .2.
    found = dispersion(counted(["a" + "x" * 49, "a" + "x" * 29, "aa" + "x" * 18]))
    assert found["a"] == pytest.approx((0.25 + 0.05 + 0.3) / 2 / (1 - 0.2))


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=6))
def test_it_is_the_sum_over_all_articles_that_gries_gives(articles):
    table = np.array(articles)
    table[:, 2] += 1
    rows = [(i, word, int(n)) for i, row in enumerate(table) for word, n in zip("abc", row, strict=True) if n]
    found = dispersion(pd.DataFrame(rows, columns=["article", "word", "count"]))
    expected = table.sum(axis=1) / table.sum()
    for word, column in zip("abc", table.T, strict=True):
        if column.sum():
            dp = np.abs(column / column.sum() - expected).sum() / 2
            assert found[word] == pytest.approx(dp / (1 - expected.min()))
            assert -1e-9 <= found[word] <= 1 + 1e-9


def test_one_article_has_no_dispersion():
    assert dispersion(counted(["ab"])).isna().all()
