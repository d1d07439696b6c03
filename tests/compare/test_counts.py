import pytest

from framing.compare.counts import count, values_of

RUNS = [
    {"words": 30, "frames": [("race", "asserted"), ("race", "denied"), ("peace", "hedged")]},
    {"words": 10, "voice": "direct", "frames": [("race", "asserted")]},
    {"words": 5, "part": "headline"},
]


def test_mentions_and_words_are_counted_by_article_value_and_voice(spoken_study):
    study = spoken_study([("a/1", "Post", "a", RUNS), ("b/1", "Post", "b", RUNS[:1])])
    counts = count(study, "frame", by="outlet", voices=["outlet", "direct"])
    assert (counts.groups, counts.values, counts.stories) == (["Post"], ["race", "peace"], ["a", "b"])
    assert counts.sample.mentions.tolist() == [[[2, 1], [1, 0]], [[2, 0], [1, 0]]]
    assert counts.sample.words.tolist() == [[35, 10], [30, 0]]
    assert not counts.within


def test_parts_divide_an_article(spoken_study):
    counts = count(spoken_study([("a/1", "Post", "a", RUNS)]), "frame", by="part", voices=["outlet"])
    assert counts.within
    assert [(name, sample.words.tolist()) for name, sample in counts] == [
        ("body", [[30]]),
        ("headline", [[5]]),
    ]


def test_articles_without_a_story_are_of_one(spoken_study):
    study = spoken_study([("a/1", "Post", None, RUNS), ("b/1", "Post", None, RUNS)])
    counts = count(study, "stance", by="outlet", voices=["outlet"])
    assert counts.stories == [""]
    assert counts.sample.units is counts.sample


def test_what_the_codebook_does_not_know_follows_what_it_does(spoken_study):
    study = spoken_study([("a/1", "Post", "a", [{"frames": [("alarm", "asserted"), ("race", "denied")]}])])
    assert values_of(study, "frame") == ["race", "peace", "alarm"]
    assert values_of(study, "stance") == ["asserted", "hedged", "denied"]
    assert values_of(study, "phrase") == ["alarm", "race"]


@pytest.mark.parametrize(("what", "voices"), [("frames", ["outlet"]), ("frame", ["Putin"])])
def test_what_does_not_exist_is_refused(spoken_study, what, voices):
    with pytest.raises(ValueError, match="There is no"):
        count(spoken_study([]), what, by="outlet", voices=voices)
