import pytest
from matplotlib.collections import LineCollection, PathCollection

from framing.figures import NothingToDraw, draw_verbs_of_saying, verbs_of_saying


@pytest.fixture(scope="module")
def drawing(told):
    """Drawn once: no test changes it."""
    return draw_verbs_of_saying(told)


def dots(axes):
    (found,) = [item for item in axes.collections if isinstance(item, PathCollection)]
    return [tuple(point) for point in found.get_offsets().tolist()]


def lines(axes):
    return [
        (line[0][0], line[1][0])
        for item in axes.collections
        if isinstance(item, LineCollection)
        for line in item.get_segments()
    ]


def cues(study, *words):
    """The study with these words as the cues of its attributions, in their order."""
    study.attributions["cue"] = list(words)
    return study


@pytest.fixture(scope="module")
def told(make_study, quoted):
    study = make_study({outlet: [[quoted, quoted, quoted]] for outlet in ("The Globe", "The Post")})
    return cues(study, "said", "says", "claimed", "told", "denied", None)


def columns(figure):
    return {axes.get_title(loc="left").split("\n")[0]: axes for axes in figure.axes[:-1]}


def test_a_dot_is_the_share_of_a_class_of_verbs(drawing):
    found = columns(drawing.figure)
    assert list(found) == ["neutral", "assertive", "denying"]
    assert dots(found["neutral"]) == [(pytest.approx(200 / 3), 0), (50, 1)]
    assert dots(found["assertive"]) == [(pytest.approx(100 / 3), 0), (0, 1)]
    assert [text.get_text() for text in found["neutral"].texts] == ["2", "1"]


def test_the_most_used_words_of_a_class_stand_under_its_name(drawing):
    (neutral, *_) = drawing.figure.axes
    assert neutral.get_title(loc="left") == "neutral\nsay,\ntell"


def test_each_row_shows_its_articles_and_statements(drawing):
    texts = [text.get_text() for text in drawing.figure.axes[-1].texts]
    assert texts == ["articles", "1", "1", "state-\nments", "3", "2"]


def test_enough_stories_give_a_line_for_the_interval(make_study, quoted):
    study = cues(make_study({"The Post": [[quoted, quoted]] * 8}), *["said", "claimed"] * 8)
    for table in (study.articles, study.attributions):
        assert len(table["story"].unique()) == 1
    study.attributions["story"] = [f"story {place // 2}" for place in range(16)]
    study.attributions["article"] = study.attributions["story"]
    drawing = draw_verbs_of_saying(study)
    row = drawing.data[drawing.data["cue_class"] == "neutral"].iloc[0]
    (line,) = lines(columns(drawing.figure)["neutral"])
    assert line == pytest.approx((100 * row["low"], 100 * row["high"]))
    assert "line: 95 % interval" in drawing.figure.get_supxlabel()


def test_too_few_stories_are_told_in_the_figure_and_in_the_caption(drawing):
    assert "too few stories for intervals" in drawing.figure.get_supxlabel()
    assert "Too few stories for intervals: differences may be chance." in drawing.caption


def test_the_alt_text_and_the_caption_tell_the_numbers(drawing):
    assert "5 statements in 2 articles of 2 outlets: neutral 3, assertive 1 and denying 1." in drawing.alt
    assert drawing.alt.endswith("Neutral: from 50% of 2 in The Post to 67% of 3 in The Globe.")
    assert drawing.caption.startswith(
        "In these 2 articles on one story, a neutral word introduces 3 of 5 statements (60%)."
    )
    assert "1 more statement has no such word and is left out." in drawing.caption


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["said"] * 19 + ["claimed"] + ["said"] + ["claimed"] * 19, "Not all intervals of the neutral words"),
        (["said", "claimed"] * 20, "All intervals of the neutral words overlap"),
    ],
)
def test_the_caption_says_whether_the_intervals_overlap(make_study, quoted, words, sentence):
    study = cues(make_study({"The Globe": [[quoted] * 20], "The Post": [[quoted] * 20]}), *words)
    stories = [f"story {place // 2}" for place in range(40)]
    study.attributions["story"] = stories
    study.attributions["article"] = stories
    assert sentence in draw_verbs_of_saying(study).caption


def test_classes_that_find_no_room_are_told_in_the_caption(make_study, quoted):
    words = ["said"] * 3 + ["claimed", "accused", "denied", "admitted", "urged"] * 2 + ["praised", "reckons"]
    drawing = draw_verbs_of_saying(cues(make_study({"The Post": [[quoted] * len(words)]}), *words))
    assert drawing.data["cue_class"].nunique() == 6
    assert "Not drawn: evaluative 1 and not classed 1." in drawing.caption
    assert drawing.alt.endswith("Neutral: 20% of 15 in The Post.")


def test_a_study_without_a_neutral_word_is_drawn(make_study, quoted):
    drawing = draw_verbs_of_saying(cues(make_study({"The Post": [[quoted]]}), "claimed"))
    assert list(columns(drawing.figure)) == ["assertive"]
    assert drawing.alt.endswith("assertive 1.")


def test_more_outlets_than_a_page_holds_are_cut_and_the_caption_says_so(make_study, quoted, monkeypatch):
    monkeypatch.setattr("framing.figures.verbs._MOST_OUTLETS", 2)
    study = make_study({f"Outlet {number:02}": [[quoted, "she said."]] for number in range(4)})
    drawing = draw_verbs_of_saying(study)
    assert drawing.data["outlet"].nunique() == 2
    assert "Not drawn: 2 outlets, by default those with fewest statements." in drawing.caption


def test_without_reporting_words_there_is_nothing_to_draw(make_study, own, quoted):
    for study in (
        make_study({}),
        make_study({"The Post": [[own]]}),
        cues(make_study({"A": [[quoted]]}), None),
    ):
        with pytest.raises(NothingToDraw, match="No reporting word of the kit’s list"):
            verbs_of_saying(study)
