import numpy as np
import pytest

from framing.compare import verbs
from framing.compare.reporting_verbs import UNCLASSED, introduced_statements, reporting_word


def by(cue, speaker="Ann Ray", **more):
    return {"voice": "indirect", "speaker": speaker, "type": "person", "cue": cue, **more}


@pytest.mark.parametrize(
    ("cue", "rule", "word", "name"),
    [
        ("said", "cue-content", "say", "neutral"),
        ("According to", "according-to-content", "according to", "neutral"),
        ("claims", "cue-content", "claim", "assertive"),
        ("claims", "noun-content", "claim", "assertive"),
        ("denied", "cue-content", "deny", "denying"),
        # Verbs that the lexicon of the lemmatiser lacks in their base form.
        ("noted", "cue-content", "note", "neutral"),
        ("recited", "cue-content", "recite", "neutral"),
        # A verb that the tagger took for a noun.
        ("says", "noun-content", "say", "neutral"),
        ("pointed out", "cue-content", "point", "neutral"),
        ("reckons", "cue-content", "reckon", UNCLASSED),
        ("paint", "noun-content", "paint", "evaluative"),
    ],
)
def test_a_reporting_word_has_its_base_form_and_its_class(cue, rule, word, name):
    assert reporting_word(cue, rule) == (word, name)


@pytest.fixture
def told(spoken_study):
    return spoken_study(
        [
            ("a", "Post", "talks", [by("said"), by("says", "Lee"), by("claimed"), by(None), by(":")]),
            ("b", "Post", "flood", [by("told"), by("said", group=1), by(None, group=1)]),
            ("c", "Globe", "talks", [by("insisted", "Lee")]),
        ]
    )


def test_statements_are_counted_by_the_base_form_of_their_word(told):
    table = verbs(told)
    assert table[["outlet", "verb", "cue_class", "statements", "of"]].values.tolist() == [
        ["Globe", "insist", "assertive", 1, 1],
        ["Post", "say", "neutral", 3, 5],
        ["Post", "claim", "assertive", 1, 5],
        ["Post", "tell", "neutral", 1, 5],
    ]
    assert table["share"].tolist() == [1.0, 0.6, 0.2, 0.2]


def test_bare_quotations_and_colons_have_no_word(told):
    assert introduced_statements(told)["cue"].tolist() == [
        "said", "says", "claimed", "told", "said", "insisted",
    ]  # fmt: skip


def test_classes_that_a_group_never_uses_are_told_too(told):
    table = verbs(told, of="cue_class")
    assert table[["outlet", "cue_class", "statements", "share"]].values.tolist() == [
        ["Globe", "assertive", 1, 1.0],
        ["Globe", "neutral", 0, 0.0],
        ["Post", "neutral", 4, 0.8],
        ["Post", "assertive", 1, 0.2],
    ]


def test_the_group_may_be_the_speaker(told):
    table = verbs(told, by="speaker", of="cue_class")
    assert table.loc[table["speaker"] == "Lee", "share"].tolist() == [0.5, 0.5]


def test_few_stories_give_no_interval_and_the_reason(told):
    table = verbs(told)
    assert table["low"].isna().all()
    assert table["note"].tolist() == ["1 article: no interval", *["2 stories: no interval"] * 3]


def test_enough_stories_give_an_interval_around_the_share(spoken_study):
    study = spoken_study(
        [(f"s{i}", "Post", f"s{i}", [by("said"), by("claimed" if i % 3 else "said")]) for i in range(9)]
    )
    row = verbs(study, of="cue_class").set_index("cue_class").loc["neutral"]
    assert row["share"] == pytest.approx(2 / 3)
    assert row["low"] < row["share"] < row["high"]


def test_a_wider_level_gives_a_wider_interval(spoken_study):
    study = spoken_study([(f"s{i}", "Post", f"s{i}", [by("said"), by("claimed")]) for i in range(9)])
    narrow, wide = (verbs(study, level=level).iloc[0] for level in (0.8, 0.99))
    assert wide["low"] < narrow["low"] < narrow["high"] < wide["high"]


def test_nothing_introduced_gives_an_empty_table(spoken_study):
    for of in ("verb", "cue_class"):
        assert verbs(spoken_study([]), of=of).empty
        assert verbs(spoken_study([("a", "Post", "talks", [by(None)])]), of=of).empty


def test_what_does_not_exist_is_refused(told):
    with pytest.raises(ValueError, match="What is counted can be verb or cue_class, not 'noun'"):
        verbs(told, of="noun")
    with pytest.raises(ValueError, match="There is no column 'share'"):
        verbs(told, by="share")
    with pytest.raises(ValueError, match="between 0 and 1"):
        verbs(told, level=2)


def test_shares_of_a_group_add_up_to_one(told):
    for of in ("verb", "cue_class"):
        assert np.allclose(verbs(told, of=of).groupby("outlet")["share"].sum(), 1)
