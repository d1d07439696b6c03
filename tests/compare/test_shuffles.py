import pytest

from framing.compare import differences, shuffled

STORIES = "abcdef"


def run(words, race):
    return {"words": words, "frames": [("race", "asserted")] * race}


@pytest.fixture
def told(spoken_study):
    """Six stories of two outlets, in articles of different lengths."""
    numbers = {"Post": (4, 3, 0, 2, 0, 1), "Globe": (1, 1, 0, 2, 2, 0)}
    return spoken_study(
        [
            (f"{story}/{outlet}", outlet, story, [run(300 + 100 * place, race)])
            for outlet, races in numbers.items()
            for place, (story, race) in enumerate(zip(STORIES, races, strict=True))
        ]
    )


def test_the_first_row_is_the_groups_as_they_are(told):
    found = shuffled(told, "race", ("Post", "Globe")).iloc[0]
    tested = differences(told, against="Globe").query("frame == 'race'").iloc[0]
    assert (found["exchanged"], found["count"], found["other_count"], found["as_far"]) == ("", 10, 6, True)
    assert found["difference"] == pytest.approx(tested["difference"])


def test_all_ways_are_gone_through_once_where_they_are_few_enough(told):
    ways = shuffled(told, "race", ("Post", "Globe"), draws=64)
    assert len(ways) == ways["exchanged"].nunique() == 64
    tested = differences(told, against="Globe").query("frame == 'race'").iloc[0]
    assert ways["as_far"].mean() == pytest.approx(tested["p"])


def test_a_shuffle_exchanges_the_counts_of_the_stories_it_names(told):
    ways = shuffled(told, "race", ("Post", "Globe"), draws=64).set_index("exchanged")
    assert ways.loc["a", ["count", "other_count"]].tolist() == [7, 9]
    assert ways.loc["a, b, c, d, e, f", "difference"] == pytest.approx(-ways.loc["", "difference"])


def test_equal_seeds_give_equal_shuffles(told):
    one, again, another = (shuffled(told, "race", ("Post", "Globe"), seed=seed) for seed in (1, 1, 2))
    assert len(one) == 6
    assert one.equals(again)
    assert not one.equals(another)


def test_labels_stay_within_their_story_where_it_has_several_articles(spoken_study):
    articles = [(f"a{n}", "Post" if n < 2 else "Globe", "a", [run(100, n)]) for n in range(4)]
    ways = shuffled(spoken_study(articles), "race", ("Post", "Globe"), draws=6)
    assert sorted(ways["count"]) == [1, 2, 3, 3, 4, 5]
    assert (ways["count"] + ways["other_count"] == 6).all()


@pytest.mark.parametrize(
    ("value", "one", "by"),
    [("race", "Herald", "outlet"), ("war", "Post", "outlet"), ("race", "body", "part")],
)
def test_what_is_not_there_is_named(told, value, one, by):
    with pytest.raises(ValueError, match=r"There is no|divides"):
        shuffled(told, value, (one, "Globe"), by=by)


def test_two_groups_without_a_common_story_cannot_be_shuffled(spoken_study):
    study = spoken_study([("a", "Post", "a", [run(9, 1)]), ("b", "Globe", "b", [run(9, 1)])])
    with pytest.raises(ValueError, match="no story in common"):
        shuffled(study, "race", ("Post", "Globe"))
