from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t

from framing import tables
from framing.compare import rates
from framing.compare.intervals import FEWEST
from framing.passages import VOICES

FRAMES = ("race", "peace")
CODEBOOK = SimpleNamespace(
    frames=[
        SimpleNamespace(
            label=label, phrases=[SimpleNamespace(text=f"{label} one"), SimpleNamespace(text="both")]
        )
        for label in FRAMES
    ]
)


def study(articles):
    """A study of (article, outlet, story, [(voice, words, [frame, …], attribution or nothing), …])."""
    passages, mentions = [], []
    for id, outlet, story, runs in articles:
        where = (id, outlet, story, None)
        number = 0
        for place, (voice, words, frames, *more) in enumerate(runs):
            attribution = more[0] if more else None
            row = (place, 0, "body", 0, 1, "…", words, voice, 1.0, attribution, None, 0.0, 0.0, 0.0)
            passages.append((*where, *row))
            for frame in frames:
                row = (
                    number,
                    frame,
                    f"{frame} one",
                    0,
                    1,
                    "…",
                    0,
                    "body",
                    place,
                    voice,
                    1.0,
                    None,
                    "asserted",
                )
                mentions.append((*where, *row, None, None))
                number += 1
    rows = [(id, outlet, story, None, None, None, None, 0) for id, outlet, story, _ in articles]
    return SimpleNamespace(
        articles=tables.frame("articles", rows),
        passages=tables.frame("passages", passages),
        mentions=tables.frame("mentions", mentions),
        codebook=CODEBOOK,
    )


def alike(number, *, stories=1, outlet="Post"):
    return [
        (f"{outlet}/{i:03}", outlet, f"story {i % stories}", [("outlet", 100, ["race"]), ("direct", 50, [])])
        for i in range(number)
    ]


def unsure(made, confidence=0.8):
    made.passages["voice_confidence"] = confidence
    return made


def row(table, **where):
    for name, value in where.items():
        table = table[table[name] == value]
    assert len(table) == 1
    return table.iloc[0]


RUNS = st.lists(
    st.tuples(st.sampled_from(VOICES), st.integers(1, 60), st.lists(st.sampled_from(FRAMES), max_size=3)),
    max_size=4,
)
ARTICLES = st.lists(
    st.tuples(st.sampled_from(["Post", "Globe", None]), st.sampled_from(["a", "b", None]), RUNS), max_size=12
).map(lambda rows: [(f"id/{number}", *row) for number, row in enumerate(rows)])


@given(ARTICLES)
@settings(max_examples=15, deadline=None)
def test_counts_and_words_add_up_to_the_tables(articles):
    made = study(articles)
    table = rates(made, draws=2)
    assert table["count"].sum() == len(made.mentions)
    for frame in FRAMES:
        assert table.loc[table["frame"] == frame, "words"].sum() == made.passages["words"].sum()


@given(ARTICLES, st.randoms())
@settings(max_examples=15, deadline=None)
def test_the_order_of_the_articles_changes_nothing(articles, random):
    shuffled = random.sample(articles, len(articles))
    first, second = rates(study(articles), draws=9), rates(study(shuffled), draws=9)
    assert first.equals(second)


@given(ARTICLES)
@settings(max_examples=15, deadline=None)
def test_a_row_without_an_interval_says_why(articles):
    table = rates(study(articles), draws=2)
    assert ((table["note"] == "") == table["low"].notna()).all()
    assert (table["low"].isna() == table["high"].isna()).all()
    drawn = table[table["note"] == ""]
    assert (drawn["low"] <= drawn["high"]).all()


def test_a_rate_divides_by_the_words_of_its_own_voice():
    table = rates(study([("a/post", "Post", "a", [("outlet", 400, ["race"]), ("direct", 100, ["race"])])]))
    assert row(table, frame="race", voice="outlet")["rate"] == 2.5
    assert row(table, frame="race", voice="direct")["rate"] == 10


def test_a_frame_never_mentioned_has_the_rate_0():
    peace = row(rates(study(alike(8)), voice="outlet"), frame="peace")
    assert (peace["count"], peace["rate"], peace["note"]) == (0, 0, "no mention: no interval")


def test_a_voice_without_a_word_has_no_rate():
    scare = row(rates(study(alike(8))), frame="race", voice="scare")
    assert np.isnan(scare["rate"])
    assert scare["note"] == "no word in this voice: no rate"


def test_articles_alike_give_the_interval_of_mentions_that_fall_by_chance():
    race = row(rates(study(alike(8)), voice="outlet"), frame="race")
    factor = np.exp(t.ppf(0.975, 7) / np.sqrt(8))
    assert (race["low"], race["high"]) == pytest.approx((10 / factor, 10 * factor))
    assert (race["articles"], race["stories"], race["note"]) == (8, 1, "")


@pytest.mark.parametrize(
    ("number", "stories", "note"),
    [
        (1, 1, "1 article: no interval"),
        (FEWEST - 1, 1, "3 articles: no interval"),
        (FEWEST, 1, ""),
        (40, 2, "2 stories: no interval"),
        (FEWEST, FEWEST, ""),
    ],
)
def test_too_few_articles_or_stories_give_no_interval(number, stories, note):
    race = row(rates(study(alike(number, stories=stories)), voice="outlet"), frame="race")
    assert race["note"] == note
    assert np.isnan(race["low"]) == bool(note)


def test_articles_without_the_voice_do_not_count_towards_an_interval():
    silent = [(f"silent/{i}", "Post", "story 0", [("direct", 50, [])]) for i in range(10)]
    race = row(rates(study([*alike(3), *silent]), voice="outlet"), frame="race")
    assert (race["articles"], race["note"]) == (13, "3 articles: no interval")


def uneven(number, *, stories, seed=1, outlet="Post"):
    rng = np.random.default_rng(seed)
    return [
        (
            f"{outlet}/{i:03}",
            outlet,
            f"story {i % stories}",
            [("outlet", int(rng.integers(200, 600)), ["race"] * int(n))],
        )
        for i, n in enumerate(rng.poisson(3, number))
    ]


def test_the_interval_agrees_with_the_bootstrap_where_there_are_many_articles():
    articles = uneven(200, stories=1)
    race = row(rates(study(articles), voice="outlet"), frame="race")
    words = np.array([runs[0][1] for *_, runs in articles])
    counts = np.array([len(runs[0][2]) for *_, runs in articles])
    drawn = np.random.default_rng(1).integers(0, 200, (4000, 200))
    bootstrap = 1000 * counts[drawn].sum(axis=1) / words[drawn].sum(axis=1)
    assert (race["low"], race["high"]) == pytest.approx(np.quantile(bootstrap, [0.025, 0.975]), rel=0.03)


def test_stories_that_differ_widen_the_interval():
    def width(stories):
        articles = [
            (f"id/{i:03}", "Post", stories(i), [("outlet", 300, ["race"] * (6 if i % 10 < 5 else 0))])
            for i in range(60)
        ]
        race = row(rates(study(articles), voice="outlet"), frame="race")
        return race["high"] - race["low"]

    assert width(lambda i: f"story {i % 10}") > 1.5 * width(lambda _: "one story")


def test_equal_seeds_give_equal_bands_whatever_the_other_outlets():
    own = [(*rest, [*runs, ("direct", 90, ["race"], 0)]) for *rest, runs in uneven(20, stories=1)]
    alone, among, other = (
        row(rates(made, voice="outlet", **seed), outlet="Post", frame="race")
        for made, seed in (
            (unsure(study(own)), {}),
            (unsure(study([*alike(9, outlet="Globe"), *own])), {}),
            (unsure(study(own)), {"seed": 7}),
        )
    )
    assert alone.equals(among)
    assert alone["low"] == other["low"]
    assert alone["doubt_low"] != other["doubt_low"]


def test_a_wider_level_gives_a_wider_interval():
    made = study(uneven(20, stories=1))
    narrow, wide = (row(rates(made, voice="outlet", level=level), frame="race") for level in (0.5, 0.99))
    assert wide["low"] < narrow["low"] < narrow["high"] < wide["high"]


def test_phrases_are_counted_once_where_two_frames_share_them():
    table = rates(study(alike(1)), "phrase", voice="outlet")
    assert table["phrase"].tolist() == ["race one", "both", "peace one"]
    assert table["count"].tolist() == [1, 0, 0]


def test_stances_stand_in_the_order_of_their_strength():
    table = rates(study(alike(1)), "stance", voice="outlet")
    assert table["stance"].tolist() == ["asserted", "hedged", "denied"]


def test_rates_can_be_grouped_by_story_and_part():
    made = study(alike(4, stories=2))
    assert rates(made, by="story", voice="outlet")["story"].unique().tolist() == ["story 0", "story 1"]
    assert rates(made, by="part", voice="outlet")["articles"].tolist() == [4, 4]


def test_articles_without_a_story_are_taken_as_one():
    articles = [(id, outlet, None, runs) for id, outlet, _, runs in alike(8)]
    assert row(rates(study(articles), voice="outlet"), frame="race")["note"] == ""


@pytest.mark.parametrize(
    ("what", "options", "message"),
    [
        ("frames", {}, "no 'frames' to count in mentions. There are: frame, phrase, stance"),
        ("frame", {"voice": "Putin"}, "no voice 'Putin'. There are: outlet, direct, indirect, scare"),
        ("frame", {"level": 95}, "between 0 and 1; 95"),
        ("frame", {"by": "paper"}, "no column 'paper' to group by"),
        ("frame", {"by": "voice"}, "no column 'voice' to group by"),
    ],
)
def test_what_cannot_be_compared_is_refused(what, options, message):
    with pytest.raises(ValueError, match=message):
        rates(study(alike(1)), what, **options)


def test_voices_that_people_have_put_right_leave_no_doubt():
    race = row(rates(study(uneven(20, stories=1)), voice="outlet"), frame="race")
    assert race["doubt_low"] == pytest.approx(race["rate"]) == pytest.approx(race["doubt_high"])


def test_doubt_moves_words_and_mentions_together():
    """Every passage has the same rate, so that no error of voices can change it."""
    articles = [
        (f"id/{i}", "Post", "a", [("outlet", 100, ["race"]), ("indirect", 100, ["race"], 0)])
        for i in range(9)
    ]
    table = rates(unsure(study(articles)))
    for voice in ("outlet", "indirect"):
        race = row(table, frame="race", voice=voice)
        assert race["doubt_low"] == pytest.approx(10) == pytest.approx(race["doubt_high"])


def test_doubt_may_lie_beside_the_rate_where_errors_move_it():
    """Nothing is mentioned in its own words, much in reported ones, some of which are its own."""
    articles = [
        (f"id/{i}", "Post", "a", [("outlet", 100, []), ("indirect", 100, ["race"] * 5, 0)]) for i in range(40)
    ]
    race = row(rates(unsure(study(articles)), voice="outlet"), frame="race")
    assert race["rate"] == 0 < race["doubt_low"] < race["doubt_high"]


def test_the_voice_of_a_speaker_cannot_be_doubted_for_that_speaker_alone():
    table = rates(unsure(study(alike(8))), by="speaker")
    assert table["doubt_low"].isna().all()


def test_no_articles_give_no_rates():
    assert rates(study([])).columns.tolist()[:4] == ["outlet", "frame", "voice", "count"]
    assert rates(study([])).empty
