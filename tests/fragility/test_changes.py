from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.stats import kendalltau

from framing import Codebook, analyze, compare, fragility, sample
from framing.article import Article
from framing.codebook import Frame, Phrase
from framing.corpus import Corpus
from framing.fragility.rankings import Material, rankings

SHIELD = "outlets by “shield”"
ALL = "outlets by all frames together"


@pytest.fixture(scope="module")
def table(study):
    return fragility.fragility(study)


@pytest.fixture(scope="module")
def shipped():
    return analyze(sample(), Codebook.sample("security"), sentiment=False)


def rows(table, ranking, change):
    return table[(table["ranking"] == ranking) & (table["change"] == change)].set_index("left_out")


def test_the_orders_are_those_one_could_read_off_the_figures(table):
    assert table["ranking"].unique().tolist() == [
        ALL,
        "outlets by “race”",
        SHIELD,
        "frames by mentions",
        "outlets by tone",
    ]


def test_without_one_article_the_order_is_that_of_the_other_articles(study, articles, book, table):
    labels = {frame.label: f"outlets by “{frame.label}”" for frame in book.frames}
    for place, left_out in enumerate(articles):
        rest = analyze(articles[:place] + articles[place + 1 :], book, sentiment=False)
        both = [compare.rates(one, voice="outlet").pivot(index="outlet", columns="frame", values="rate")
                for one in (study, rest)]  # fmt: skip
        for label, ranking in labels.items():
            before, after = (own[label].to_numpy() for own in both)
            row = rows(table, ranking, "article").loc[left_out.id]
            assert row["tau"] == pytest.approx(kendalltau(before, after).statistic, nan_ok=True)
            assert row["first_changed"] == (set(np.flatnonzero(before == before.max())) !=
                                            set(np.flatnonzero(after == after.max())))  # fmt: skip


def test_without_one_phrase_the_order_is_that_of_the_codebook_without_it(study, table):
    book = Codebook("Arms", frames=(Frame("race", phrases=(Phrase("arms race"),)),))
    other = compare.rates(study.with_codebook(book), voice="outlet")
    after = other[other["frame"] == "race"]["rate"].to_numpy()
    before = compare.rates(study, voice="outlet").query("frame == 'race'")["rate"].to_numpy()
    row = rows(table, "outlets by “race”", "phrase").loc["race (race)"]
    assert row["tau"] == pytest.approx(kendalltau(before, after).statistic)
    # “race” stands inside “arms race” and counts in its place.
    inside = rows(table, "outlets by “race”", "phrase")
    assert "arms race (race)" not in inside.index
    assert rows(table, SHIELD, "phrase")["note"].tolist() == ["all are level: no tau"]


def test_without_one_frame_the_order_is_that_of_the_other(table, study):
    row = rows(table, ALL, "frame").loc["race"]
    rates = compare.rates(study, voice="outlet").pivot(index="outlet", columns="frame", values="rate")
    assert row["tau"] == pytest.approx(kendalltau(rates.sum(axis=1), rates["shield"]).statistic)


def test_the_other_dictionary_gives_the_order_of_its_scores(study, table):
    (row,) = table[table["change"] == "dictionary"].to_dict("records")
    tone = compare.tone_by_voice(study).query("voice == 'outlet'").set_index("outlet")
    wanted = kendalltau(tone["polarity"].round(12), tone["compound"].round(12)).statistic
    assert row["tau"] == pytest.approx(wanted, nan_ok=True)
    assert row["left_out"] == "VADER for TextBlob"


def test_one_story_less_is_the_study_of_the_others(shipped):
    table = fragility.fragility(shipped)
    corpus = Corpus([article for article in sample() if article.story != "flood"])
    rest = analyze(corpus, Codebook.sample("security"), sentiment=False)
    before, after = (
        compare.rates(one, voice="outlet").pivot(index="outlet", columns="frame", values="rate")["threat"]
        for one in (shipped, rest)
    )
    row = rows(table, "outlets by “threat”", "story").loc["flood"]
    assert row["tau"] == pytest.approx(kendalltau(before, after).statistic)


def test_the_pair_that_swapped_is_named_with_its_distance(table, study):
    row = rows(table, SHIELD, "article").loc["a1"]
    rate = compare.rates(study, voice="outlet").query("frame == 'shield'").set_index("outlet")["rate"]
    assert row["changed"]
    assert row["first_changed"]
    assert row["pairs_swapped"] == 2
    assert row["largest_swap"] == "Alpha and Gamma"
    assert row["gap"] == pytest.approx(rate["Alpha"] - rate["Gamma"])


def test_places_run_from_the_best_to_the_worst_of_all_ways(study):
    places = fragility.places(study)
    own = places[(places["ranking"] == SHIELD) & (places["change"] == "article")].set_index("unit")
    assert own["place"].to_dict() == {"Alpha": 1, "Beta": 2, "Gamma": 3}
    assert own[["best", "worst"]].to_dict("index") == {
        "Alpha": {"best": 1, "worst": 3},
        "Beta": {"best": 1, "worst": 3},
        "Gamma": {"best": 2, "worst": 3},
    }
    every = places[(places["ranking"] == SHIELD) & (places["change"] == "any")].set_index("unit")
    assert (every["best"] <= own["best"]).all()
    assert (every["worst"] >= own["worst"]).all()
    # Without its one phrase all are level: each could stand anywhere.
    assert every["worst"].tolist() == [3, 3, 3]


def test_where_an_outlet_would_have_no_words_left_the_numbers_are_missing_with_the_reason(articles, book):
    few = analyze(articles[:3], book, sentiment=False)
    table = fragility.fragility(few)
    row = rows(table, SHIELD, "article").loc["b1"]
    assert row["note"] == "Beta has fewer than 20 words left"
    assert np.isnan(row["tau"])
    assert pd.isna(row["changed"])
    assert rows(table, SHIELD, "article").loc["a2", "note"] == ""
    story = rows(table, SHIELD, "story")
    assert story["note"].to_dict()["flood"] == "Beta has fewer than 20 words left"


def test_an_outlet_with_fewer_than_twenty_words_has_no_place(articles, book):
    short = Article.from_text("A shield. A shield.", id="d", outlet="Delta", story="flood")
    places = fragility.places(analyze([*articles, short], book, sentiment=False))
    assert "Delta" not in set(places["unit"])


def test_without_stories_tone_or_outlets_it_is_told_what_could_not_be_left_out(articles, book):
    bare = [replace(article, story=None) for article in articles]
    table = fragility.fragility(analyze(bare, book, sentiment=False))
    assert rows(table, ALL, "story")["note"].tolist() == ["no article names its story"]
    assert "outlets by tone" not in set(table["ranking"])
    nameless = [replace(article, outlet=None) for article in articles]
    assert fragility.fragility(analyze(nameless, book))["ranking"].unique().tolist() == ["frames by mentions"]


def test_a_study_of_nothing_has_no_order(book):
    table = fragility.fragility(analyze([], book))
    assert table.empty
    assert fragility.places(analyze([], book)).empty
    assert fragility.in_words(table) == []


def test_the_order_of_the_articles_does_not_matter(articles, book, table):
    turned = fragility.fragility(analyze(articles[::-1], book))
    key = ["ranking", "change", "left_out"]
    pd.testing.assert_frame_equal(
        turned.sort_values(key).reset_index(drop=True), table.sort_values(key).reset_index(drop=True)
    )


def test_of_many_outlets_those_with_most_words_are_put_in_order(book):
    many = [
        Article.from_text(
            "A shield. " + "word " * (25 + number), id=f"{number}", outlet=f"Outlet {number:02}"
        )
        for number in range(55)
    ]
    units = fragility.places(analyze(many, book, sentiment=False))["unit"]
    assert {f"Outlet {number:02}" for number in range(5, 55)} <= set(units)
    assert not {f"Outlet {number:02}" for number in range(5)} & set(units)


def test_speakers_and_types_are_put_in_order_by_their_words(shipped):
    heard = compare.who_is_heard(shipped)
    heard = heard[heard["speaker_type"] != "unknown"]
    made = {ranking.name: ranking for ranking in rankings(Material(shipped))}
    types = made["types of speaker by words"]
    wanted = heard.groupby("speaker_type")["words"].sum()
    assert dict(zip(types.units, types.amounts.sum(axis=0), strict=True)) == wanted.to_dict()
    direct = made["outlets by direct speech"]
    assert direct.amounts.sum() == shipped.passages.query("voice == 'direct'")["words"].sum()


def test_units_that_are_all_level_make_no_order(articles, book):
    alike = [replace(articles[0], id=f"{number}", outlet=f"Outlet {number}") for number in range(3)]
    table = fragility.fragility(analyze(alike, book, sentiment=False))
    own = table[table["ranking"] == SHIELD]
    assert own["note"].unique().tolist() == ["all are level: there is no order"]
    assert own["changed"].isna().all()
    places = fragility.places(analyze(alike, book, sentiment=False))
    assert set(places.loc[places["ranking"] == SHIELD, "note"]) == {"all are level: there is no order"}
