import pandas as pd
import pytest

from framing import fragility
from framing.study import analyze

SHIELD = "outlets by “shield”"


@pytest.fixture(scope="module")
def table(study):
    return fragility.fragility(study)


def test_the_summary_counts_the_rows_of_the_table(table):
    summed = fragility.summary(table).set_index(["ranking", "change"])
    for (ranking, change), own in table.groupby(["ranking", "change"]):
        row = summed.loc[(ranking, change)]
        assert row["ways"] == own["changed"].notna().sum()
        assert row["changed"] == own["changed"].sum()
        assert row["first_changed"] == own["first_changed"].sum()
        assert row["swapped"] == (own["pairs_swapped"] > 0).sum()
        assert row["untested"] == (own["changed"].isna() & (own["left_out"] != "")).sum()
    every = summed.xs("any", level="change")
    parts = summed.drop("any", level="change").groupby("ranking")["ways"].sum()
    assert every["ways"].to_dict() == parts.to_dict()


def test_a_sentence_says_in_how_many_ways_the_order_changes(table):
    summed = fragility.summary(table).set_index(["ranking", "change"])
    sentence = next(one for one in fragility.in_words(table) if one.startswith("Outlets by “shield”"))
    article, story, every = (summed.loc[(SHIELD, change)] for change in ("article", "story", "any"))
    assert f"changes in {article['changed']} of {article['ways']} ways to leave out one article" in sentence
    assert f"{story['changed']} of {story['ways']} to leave out one story" in sentence
    assert sentence.endswith(f"The first place changes in {every['first_changed']} of {every['ways']}.")


def test_what_could_not_be_tried_is_said(articles, book):
    words = fragility.in_words(
        fragility.fragility(analyze(articles[:1] + articles[2:3], book, sentiment=False))
    )
    assert words[0].startswith("Outlets by all frames together: ")
    assert "would leave too few words for an order." in words[0]


def tried(*rows):
    """The table of one order: change, left out, whether it changed, whether its first place did, note."""
    columns = ["change", "left_out", "changed", "first_changed", "note"]
    table = pd.DataFrame(rows, columns=columns).assign(ranking="outlets by height", pairs=1, tau=1.0)
    table["pairs_swapped"] = table["changed"].astype("Int64")
    return table.astype({"changed": "boolean", "first_changed": "boolean"})


def test_an_order_that_holds_is_said_to_hold():
    (sentence,) = fragility.in_words(
        tried(("article", "a", False, False, ""), ("article", "b", False, False, ""),
              ("phrase", "", None, None, "no phrase touches it"))
    )  # fmt: skip
    assert sentence == (
        "Outlets by height: the order holds in all 2 ways: 2 to leave out one article. "
        "There was no way to leave out one phrase (no phrase touches it)."
    )


def test_a_first_place_that_holds_is_said_to_hold():
    (sentence,) = fragility.in_words(
        tried(("article", "a", True, False, ""), ("story", "s", False, False, ""))
    )
    assert sentence == (
        "Outlets by height: the order changes in 1 of 1 way to leave out one article, 0 of 1 to leave out "
        "one story. The first place holds."
    )


def test_where_nothing_could_be_tried_that_is_said():
    (sentence,) = fragility.in_words(
        tried(("article", "a", None, None, "Alpha has fewer than 20 words left"),
              ("dictionary", "", None, None, "the study was made without tone"))
    )  # fmt: skip
    assert sentence == (
        "Outlets by height: nothing could be tried (too few words would be left in every way; the study was "
        "made without tone)."
    )
    (sentence,) = fragility.in_words(tried(("dictionary", "VADER for TextBlob", False, False, "")))
    assert sentence == "Outlets by height: the order holds in the one way: 1 to take VADER for TextBlob."
