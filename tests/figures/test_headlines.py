import pytest
from matplotlib.collections import PathCollection

from framing.figures import NothingToDraw, draw_headline_against_body, headline_against_body
from framing.figures.headlines import ALL


@pytest.fixture(scope="module")
def drawing(headed):
    """Drawn once: no test changes it."""
    return draw_headline_against_body(headed)


def columns(figure):
    return {axes.get_title(loc="left"): axes for axes in figure.axes[:-1]}


def dots(axes):
    """What → the rates of its dots."""
    return {
        item.get_label(): [x for x, _ in item.get_offsets().tolist()]
        for item in axes.collections
        if isinstance(item, PathCollection)
    }


@pytest.fixture(scope="module")
def headed(make_study):
    return make_study(
        {
            "The Globe": [["An arms race begins"], ["The talks on the shield have failed once more."]],
            "The Post": [["Talks fail"], ["The arms race goes on."]],
        }
    )


def test_a_dot_is_the_rate_in_headlines_or_in_bodies_and_all_articles_come_last(drawing):
    race = columns(drawing.figure)["arms race"]
    assert dots(race) == {
        "headline and standfirst": pytest.approx([250, 0, 1000 / 6]),
        "body": pytest.approx([0, 200, 1000 / 14]),
    }
    assert [text.get_text() for text in race.texts] == ["1", "0", "1", "0", "1", "1"]


def test_the_words_stand_beside_the_rows(drawing):
    figure = drawing.figure
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == ["The Globe", "The Post", ALL]
    texts = [text.get_text() for text in figure.axes[-1].texts]
    assert texts == ["headline", "4", "2", "6", "body", "9", "5", "14"]


def test_the_table_behind_it_has_a_row_for_each_dot(drawing):
    data = drawing.data
    assert len(data) == 3 * 2 * 2
    assert data.columns.tolist() == [
        *("outlet", "frame", "place", "count", "words", "articles", "rate", "low", "high", "note")
    ]


def test_only_the_last_row_has_intervals_one_that_goes_on_ends_in_an_arrow(make_study):
    study = make_study(
        {f"Outlet {number}": [["An arms race begins"], ["The arms race goes on."]] for number in range(8)}
    )
    drawing = draw_headline_against_body(study)
    race = columns(drawing.figure)["arms race"]
    lines = [line for line in race.lines if len(line.get_xdata()) == 2 and line.get_marker() == "None"]
    last = drawing.data[(drawing.data["outlet"] == ALL) & (drawing.data["frame"] == "arms race")]
    starts = [line.get_xdata()[0] for line in lines if line.get_linewidth() == 1.4]
    assert starts == pytest.approx(last["low"].tolist())
    assert [line.get_marker() for line in race.lines].count(">") == int(
        (last["high"] > 0.82 * race.get_xlim()[1]).sum()
    )
    assert "95 % interval" in drawing.figure.legends[0].get_title().get_text()


def test_few_stories_are_told_in_the_figure_and_in_the_caption(drawing):
    assert "too few stories for intervals" in drawing.figure.legends[0].get_title().get_text()
    assert "4 of 4 dots of the last row have none either" in drawing.caption


def test_the_alt_text_and_the_caption_tell_the_numbers(drawing):
    assert "1 mention in 6 words of headline and standfirst, and of 2 in 14 words of the body" in drawing.alt
    assert "arms race 166.7 against 71.4" in drawing.alt
    assert drawing.caption.startswith(
        "In these 2 articles on one story, the frames drawn are named 166.7 times per 1,000 words of "
        "headline and standfirst (1 in 6), and 142.9 times in the body (2 in 14)."
    )
    assert "An outlet’s headlines hold 2 to 4 words" in drawing.caption


def test_one_outlet_has_no_row_of_all(make_study):
    study = make_study({"The Post": [["An arms race begins"], ["It goes on."]]})
    drawing = draw_headline_against_body(study)
    assert drawing.data["outlet"].unique().tolist() == ["The Post"]
    assert "hold 4 words" in drawing.caption
    assert "together" not in drawing.alt


def test_outlets_and_frames_beyond_a_page_are_cut_and_the_caption_says_so(make_study, monkeypatch):
    monkeypatch.setattr("framing.figures.headlines._MOST_OUTLETS", 2)
    monkeypatch.setattr("framing.figures.headlines._MOST_FRAMES", 1)
    phrases = {f"word{number}": f"frame {number}" for number in range(3)}
    text = " ".join(phrases)
    study = make_study(
        {f"Outlet {n:02}": [[f"{text} today"], ["Nothing more."]] for n in range(4)}, phrases=phrases
    )
    drawing = draw_headline_against_body(study)
    assert drawing.data["outlet"].nunique() == 3
    assert drawing.data["frame"].nunique() == 1
    assert "Not drawn: 2 outlets" in drawing.caption
    assert "Not drawn: 2 frames" in drawing.caption


def test_outlets_and_frames_can_be_chosen(headed):
    data = draw_headline_against_body(headed, outlets=["The Post"], frames=["arms race"]).data
    assert data["outlet"].unique().tolist() == ["The Post", ALL]
    assert data["frame"].unique().tolist() == ["arms race"]


def test_what_cannot_be_drawn_says_why(make_study):
    for outlets in ({}, {"The Post": [["Nothing new."]]}):
        with pytest.raises(NothingToDraw, match="No phrase of the codebook Security occurs"):
            headline_against_body(make_study(outlets))
    study = make_study({"The Post": [["An arms race begins"], ["It goes on."]]})
    with pytest.raises(NothingToDraw, match="No frame that was asked for"):
        headline_against_body(study, frames=["diplomacy"])
    study.passages["part"] = study.mentions["part"] = "body"
    with pytest.raises(NothingToDraw, match="No article has a headline"):
        headline_against_body(study)
