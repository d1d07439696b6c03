import numpy as np
import pytest

from framing.compare import differences, from_the_mean
from framing.compare.between_groups import differences_by_story

STORIES = "abcdef"


def run(words, race):
    return {"words": words, "frames": [("race", "asserted")] * race}


@pytest.fixture
def told(spoken_study):
    """Six stories of three outlets: the Post races in each, the Globe less, the Herald never."""
    numbers = {"Post": (4, 3, 5, 2, 4, 6), "Globe": (1, 1, 2, 1, 1, 2), "Herald": (0,) * 6}
    return spoken_study(
        [
            (f"{story}/{outlet}", outlet, story, [run(500, race)])
            for outlet, races in numbers.items()
            for story, race in zip(STORIES, races, strict=True)
        ]
    )


def row(table, **where):
    for name, value in where.items():
        table = table[table[name] == value]
    assert len(table) == 1
    return table.iloc[0]


def test_every_pair_has_a_row_for_every_frame(told):
    table = differences(told)
    pairs = table.loc[table["frame"] == "race", ["outlet", "other"]].values.tolist()
    assert pairs == [["Globe", "Herald"], ["Globe", "Post"], ["Herald", "Post"]]
    assert len(table) == 6


def test_a_pair_has_its_counts_its_difference_and_its_smallest_p(told):
    race = row(differences(told), frame="race", outlet="Globe", other="Post")
    assert (race["stories"], race["articles"]) == (6, 12)
    assert (race["count"], race["other_count"], race["words"], race["other_words"]) == (8, 24, 3000, 3000)
    assert race["difference"] == pytest.approx(-16 / 3)
    assert race["ratio"] == pytest.approx(1 / 3)
    assert race["superiority"] == 0
    assert race["p"] == race["smallest_p"] == 1 / 32
    assert race["low"] < race["difference"] < race["high"] < 0
    assert race["ratio_low"] < 1 / 3 < race["ratio_high"] < 1
    assert race["note"] == ""


def test_all_outlets_are_tested_together_first(told):
    table = differences(told)
    race = table.loc[table["frame"] == "race", "overall_p"]
    assert race.nunique() == 1
    assert race.iloc[0] < 0.001


def test_p_is_adjusted_over_the_whole_table(told):
    from scipy.stats import false_discovery_control

    table = differences(told)
    tested = table[table["p"].notna()]
    assert tested["q"].tolist() == pytest.approx(false_discovery_control(tested["p"]).tolist())
    assert table.loc[table["p"].isna(), "q"].isna().all()


def test_a_frame_that_nobody_mentions_is_not_compared(told):
    peace = row(differences(told), frame="peace", outlet="Globe", other="Post")
    assert np.isnan(
        peace[["p", "smallest_p", "q", "low", "ratio", "superiority", "overall_p"]].tolist()
    ).all()
    assert peace["note"] == "no mention in these stories: no comparison"


def test_one_that_never_mentions_it_has_no_interval_of_the_ratio(told):
    race = row(differences(told), frame="race", outlet="Herald", other="Post")
    assert (race["ratio"], race["note"]) == (0, "no mention in one of the two: no interval of the ratio")
    assert race["low"] < race["difference"] < race["high"]


def test_each_can_be_compared_with_one(told):
    table = differences(told, against="Globe")
    assert table.loc[table["frame"] == "race", ["outlet", "other"]].values.tolist() == [
        ["Herald", "Globe"],
        ["Post", "Globe"],
    ]
    back = row(differences(told), frame="race", outlet="Globe", other="Post")
    race = row(table, frame="race", outlet="Post")
    assert (race["difference"], race["p"]) == (pytest.approx(-back["difference"]), back["p"])


def test_the_differences_of_stories_are_those_that_the_whole_is_made_of(told):
    table = differences_by_story(told, against="Globe")
    race = table[(table["frame"] == "race") & (table["outlet"] == "Post")]
    assert race["in_story"].tolist() == list(STORIES)
    assert race["difference"].tolist() == pytest.approx([6, 4, 6, 2, 6, 8])


def test_groups_that_share_no_story_are_not_compared(spoken_study):
    study = spoken_study([("a/1", "Post", "a", [run(9, 1)]), ("b/1", "Globe", "b", [run(9, 0)])])
    race = row(differences(study), frame="race")
    assert race["note"] == "no story in common: no comparison"
    assert np.isnan(race[["difference", "p", "q", "overall_p"]].tolist()).all()


def test_one_article_each_cannot_be_tested(spoken_study):
    study = spoken_study([("a/1", "Post", "a", [run(9, 1)]), ("a/2", "Globe", "a", [run(9, 0)])])
    race = row(differences(study), frame="race")
    assert (race["note"], np.isnan(race["p"])) == ("1 article each: no test, no interval", True)
    assert race["difference"] == pytest.approx(-1000 / 9)


def test_articles_without_words_of_the_voice_do_not_count(told, spoken_study):
    study = spoken_study(
        [("a/1", "Post", "a", [{**run(9, 1), "voice": "direct"}]), ("a/2", "Globe", "a", [run(9, 0)])]
    )
    assert row(differences(study), frame="race")["note"] == "no story in common: no comparison"
    assert row(differences(study, voice="direct"), frame="race")["stories"] == 0


@pytest.mark.parametrize("compare", [differences, from_the_mean])
def test_a_column_that_divides_articles_is_refused(compare, spoken_study):
    study = spoken_study([("a/1", "Post", "a", [run(9, 1), {**run(9, 1), "part": "headline"}])])
    with pytest.raises(ValueError, match="compared whole, but 'part' divides them"):
        compare(study, by="part")


def test_a_group_that_does_not_exist_is_named(told):
    with pytest.raises(ValueError, match=r"no group 'The Sun'\. There are: Globe, Herald, Post"):
        differences(told, against="The Sun")


def test_stories_as_groups_share_no_story(told):
    table = differences(told, by="story")
    assert set(table["note"]) == {"no story in common: no comparison"}


def test_equal_seeds_give_equal_tests_whatever_the_other_groups(told):
    pair = row(differences(told, draws=20), frame="race", outlet="Globe", other="Post")
    others = told.articles["outlet"] != "Herald"
    for name in ("articles", "passages", "mentions"):
        table = getattr(told, name)
        setattr(told, name, table[table["outlet"] != "Herald"])
    assert others.sum() == 12
    alone = row(differences(told, draws=20), frame="race")
    assert pair["p"] == alone["p"]


def test_a_group_is_compared_with_all_in_its_stories(told):
    post = row(from_the_mean(told), frame="race", outlet="Post")
    assert (post["count"], post["words"], post["stories"], post["articles"]) == (24, 3000, 6, 6)
    assert post["rate"] == 8
    assert post["expected"] == pytest.approx(1000 * 32 / 9000)
    assert post["difference"] == pytest.approx(8 - 32 / 9)
    assert post["low"] < post["difference"] < post["high"]
    assert post["p"] < 0.05


def test_the_groups_lie_around_the_mean(told):
    table = from_the_mean(told)
    race = table[table["frame"] == "race"]
    assert (race["difference"] * race["words"]).sum() == pytest.approx(0, abs=1e-6)


def test_a_group_alone_with_its_stories_has_no_mean_to_lie_from(spoken_study):
    study = spoken_study(
        [
            *(
                (f"{story}/{outlet}", outlet, story, [run(9, 1)])
                for story in "ab"
                for outlet in ("Post", "Globe")
            ),
            ("c/1", "Herald", "c", [run(9, 1)]),
        ]
    )
    herald = row(from_the_mean(study), frame="race", outlet="Herald")
    assert herald["note"] == "no story in common with another group: no comparison"
    assert np.isnan(herald[["rate", "p", "low"]].tolist()).all()
    assert row(from_the_mean(study), frame="race", outlet="Post")["note"] == "2 stories: no interval"


def test_no_articles_give_empty_tables(spoken_study):
    assert differences(spoken_study([])).empty
    assert from_the_mean(spoken_study([])).empty
    assert differences_by_story(spoken_study([])).empty


def test_missing_and_hostile_names_are_groups_like_others(spoken_study):
    names = [None, "$aver\x00", "N" * 300, "\ud800"]
    study = spoken_study(
        [
            (f"{story}/{place}", name, story, [run(9, place)])
            for place, name in enumerate(names)
            for story in "ab"
        ]
    )
    table = differences(study)
    assert set(table["outlet"]) | set(table["other"]) == {"no outlet", *names[1:]}
    assert from_the_mean(study)["outlet"].nunique() == 4
