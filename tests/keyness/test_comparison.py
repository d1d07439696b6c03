import math

import numpy as np
import pytest

from framing.keyness import keyness, keyness_of_each, log_odds


def row(table, word):
    return table.set_index("word").loc[word]


def test_over_used_words_come_first_and_under_used_last(talks):
    table = keyness(talks, "Post", fewest=1)
    assert table["word"].iloc[0] == "arms"
    signs = np.sign(table["log_ratio"]) * table["g2"]
    assert signs.is_monotonic_decreasing
    arms = row(table, "arms")
    assert (arms["count"], arms["reference_count"], arms["articles"]) == (3, 0, 2)
    assert arms["log_ratio"] == pytest.approx(math.log2((3 / 9) / (0.5 / 7)))


def test_the_prior_is_one_article_of_average_length(talks):
    # 16 words in 3 articles; "talks" stands 2 times in 9 words and 2 times in 7.
    average = 16 / 3
    difference, z = log_odds([2], [2], 9, 7, prior=[4 * average / 16], prior_size=average)
    found = row(keyness(talks, "Post"), "talks")
    assert (found["log_odds"], found["z"]) == pytest.approx((difference[0], z[0]))


def test_a_word_the_target_lacks_has_no_dispersion_there(talks):
    minister = row(keyness(talks, "Post", fewest=1), "minister's")
    assert (minister["count"], minister["articles"], minister["reference_articles"]) == (0, 0, 1)
    assert np.isnan(minister["dispersion"])
    assert minister["log_ratio"] < 0


def test_a_side_of_one_article_has_no_dispersion(talks):
    assert keyness(talks, "Globe", fewest=1)["dispersion"].isna().all()
    assert keyness(talks, "Post", fewest=1)["reference_dispersion"].isna().all()


def test_rare_words_are_left_out_and_still_count_as_words(talks):
    table = keyness(talks, "Post", fewest=3)
    assert set(table["word"]) == {"arms", "and", "talks"}
    every = keyness(talks, "Post", fewest=1)
    assert row(table, "arms")["g2"] == row(every, "arms")["g2"]
    assert row(table, "arms")["z"] == row(every, "arms")["z"]


def test_groups_may_be_any_column(talks):
    assert keyness(talks, "p1", by="article", fewest=1)["count"].sum() == 4


def test_ngrams_divide_by_ngrams(talks):
    # "arms and" stands 2 times among 7 pairs of words of the Post, and never among 6 of the Globe.
    found = row(keyness(talks, "Post", n=2, fewest=2), "arms and")
    assert (found["count"], found["articles"]) == (2, 2)
    assert found["log_ratio"] == pytest.approx(math.log2((2 / 7) / (0.5 / 6)))


def test_a_word_with_stories_enough_has_an_interval_around_its_log_ratio(stories):
    found = row(keyness(stories, "Post"), "row")
    assert found["note"] == ""
    assert found["low"] < found["log_ratio"] < found["high"]
    narrow = row(keyness(stories, "Post", level=0.5), "row")
    assert found["low"] < narrow["low"] < narrow["high"] < found["high"]


@pytest.mark.parametrize(
    ("word", "target", "note"),
    [
        ("once", "Post", "only in one article: no interval"),
        ("ours", "Post", "none in the rest: no interval"),
        ("hapax", "Post", "only in one article; none in the rest: no interval"),
        ("ours", "Globe", "none here: no interval"),
        ("once", "Globe", "only in one article of the rest: no interval"),
    ],
)
def test_a_missing_interval_has_its_reason(make_study, word, target, note):
    rows = []
    for place in range(4):
        own = "talks ours " + "once once once hapax " * (place == 0)
        rows.append((f"p{place}", "Post", "outlet", own, f"s{place}"))
        rows.append((f"g{place}", "Globe", "outlet", "talks go on " + "once " * (place == 1), f"s{place}"))
    found = row(keyness(make_study(*rows), target, fewest=1), word)
    assert found["note"] == note
    assert np.isnan(found["low"])
    assert np.isnan(found["high"])


def test_too_few_articles_are_told_at_every_word(talks):
    notes = keyness(talks, "Post", fewest=1)["note"]
    assert notes.str.endswith("2 articles: no interval").all()
    assert row(keyness(talks, "Globe", fewest=1), "the")["note"] == (
        "only in one article; none in the rest; 1 article: no interval"
    )


def test_each_group_has_the_rows_that_it_has_alone(stories):
    table = keyness_of_each(stories)
    assert table["outlet"].unique().tolist() == ["Globe", "Post"]
    alone = keyness(stories, "Post")
    assert table[table["outlet"] == "Post"].drop(columns="outlet").reset_index(drop=True).equals(alone)


def test_the_order_of_the_articles_does_not_matter(stories):
    first = keyness(stories, "Post")
    stories.passages = stories.passages.iloc[::-1].reset_index(drop=True)
    second = keyness(stories, "Post")
    assert first["word"].tolist() == second["word"].tolist()
    numbers = first.select_dtypes("number").columns
    assert np.allclose(first[numbers], second[numbers], equal_nan=True)
    assert first["note"].tolist() == second["note"].tolist()


@pytest.mark.parametrize(
    ("target", "options", "message"),
    [
        ("Herald", {}, "'Herald' with the rest.* in the voice 'outlet'.*by outlet: Globe, Post"),
        ("Post", {"voice": "direct"}, "in the voice 'direct'.*by outlet: Post"),
        ("Post", {"voice": "scare"}, "by outlet: none"),
        ("talks", {"by": "story", "voice": None}, "in any voice.*by story: talks"),
        ("Post", {"level": 1.5}, "between 0 and 1; 1.5 does not"),
    ],
)
def test_a_comparison_that_cannot_be_made_is_refused(talks, target, options, message):
    with pytest.raises(ValueError, match=message):
        keyness(talks, target, **options)


def test_nothing_compared_is_an_empty_table(talks):
    table = keyness_of_each(talks, [])
    assert table.columns[:3].tolist() == ["outlet", "word", "count"]


@pytest.mark.parametrize("outlet", ["$aver", "The\x00Post", "n" * 300, None])
def test_untrusted_names_change_nothing(make_study, outlet):
    study = make_study(("a", outlet, "outlet", "row row row"), ("b", "Globe", "outlet", "talks"))
    name = "no outlet" if outlet is None else outlet
    assert keyness(study, name)["word"].tolist() == ["row"]
