import pytest
from matplotlib.collections import PathCollection

from framing import measured
from framing.figures import NothingToDraw, draw_tone_by_voice, tone_by_voice
from framing.figures.palette import outlet_looks

WORDS = "and then nothing happened for a long while in the north of the country "


def told(tone, voice="outlet"):
    return {"text": WORDS * 5, "voice": voice, "tone": tone}


@pytest.fixture
def toned(make_study):
    return make_study(
        {
            "The Post": [[told(-0.5)], [told(0.25, "direct"), "she said."]],
            "The Globe": [[told(-0.1)], [told(0.75, "direct"), "she said."]],
        }
    )


def dots(axes):
    """The place of each dot: every dot is a collection of its own, with one offset that is not (0, 0)."""
    return [tuple(c.get_offsets()[0].tolist()) for c in axes.collections if isinstance(c, PathCollection)]


def test_there_is_a_panel_for_each_dictionary_with_its_unit(toned):
    labels = [axes.get_xlabel() for axes in tone_by_voice(toned).axes]
    assert labels == ["TextBlob: polarity (−1 to 1)", "VADER: compound (−1 to 1)"]


def test_a_dot_is_an_outlets_tone_in_a_voice(toned):
    drawing = draw_tone_by_voice(toned)
    for axes, column in zip(drawing.figure.axes, ("polarity", "compound"), strict=True):
        drawn = sorted(x for x, _ in dots(axes))
        assert drawn == pytest.approx(sorted(drawing.data[column]))
        assert len(drawn) == 4


def test_the_bar_is_the_mean_of_the_dots(toned):
    axes = tone_by_voice(toned).axes[0]
    bars = [c.get_segments()[0][0][0] for c in axes.collections if hasattr(c, "get_segments")]
    data = draw_tone_by_voice(toned).data
    assert bars == pytest.approx(data.groupby("voice")["polarity"].mean()[["outlet", "direct"]].tolist())


def test_rows_are_voices_with_their_words(toned, own):
    labels = [label.get_text() for label in tone_by_voice(toned).axes[0].get_yticklabels()]
    assert labels == ["outlet’s own words\n144 words", "direct quotation\n140 words"]


def test_outlets_have_their_colours_and_markers_in_the_legend(toned):
    (legend,) = tone_by_voice(toned).legends
    looks = outlet_looks(["The Post", "The Globe"])
    assert [text.get_text() for text in legend.get_texts()] == ["The Globe", "The Post"]
    assert [line.get_marker() for line in legend.get_lines()] == [look.marker for look in looks.values()]
    assert [line.get_color() for line in legend.get_lines()] == [look.colour for look in looks.values()]


def test_the_figure_itself_says_that_the_measures_are_weak(toned):
    drawing = draw_tone_by_voice(toned)
    assert "weak measures" in drawing.figure.legends[0].get_title().get_text()
    assert "weak measures" in drawing.caption
    assert drawing.caption.endswith(measured.tone_on_news())


def test_the_alt_text_tells_the_means_and_the_lowest(toned, own):
    alt = draw_tone_by_voice(toned).alt
    assert "direct quotation +0.50 by TextBlob and +0.50 by VADER (140 words)" in alt
    assert "Lowest by VADER: The Post in outlet’s own words" in alt


def test_the_caption_gives_the_answer_of_both_dictionaries(toned, own):
    caption = draw_tone_by_voice(toned).caption
    assert caption.startswith("In these 2 articles on one story, both dictionaries find outlet’s own words")
    toned.passages.loc[toned.passages["voice"] == "direct", "compound"] = -0.9
    caption = draw_tone_by_voice(toned).caption
    assert "TextBlob finds outlet’s own words lowest in tone, but VADER direct quotation." in caption
    assert "What holds in these articles may not hold in others." in caption


def test_a_dot_of_few_words_is_left_out_and_the_caption_says_so(make_study, own):
    study = make_study({"The Post": [[told(0.2)], [{"text": "“No,” ", "voice": "direct"}]]})
    drawing = draw_tone_by_voice(study)
    assert drawing.data["voice"].tolist() == ["outlet"]
    assert "Left out: 1 dot of fewer than 20 words." in drawing.caption
    assert drawing.caption.startswith("Only outlet’s own words can be drawn.")


def test_an_outlet_keeps_its_look_where_another_has_too_few_words(make_study):
    study = make_study({"Alone": [["Too short."]], "The Post": [[told(0.2)]]})
    (legend,) = tone_by_voice(study).legends
    look = outlet_looks(["Alone", "The Post"])["The Post"]
    assert [(line.get_marker(), line.get_color()) for line in legend.get_lines()] == [
        (look.marker, look.colour)
    ]


def test_forty_outlets_are_drawn_without_a_name_each(make_study):
    study = make_study({f"Outlet {number:02}": [[told(number / 100)]] for number in range(40)})
    figure = tone_by_voice(study)
    assert figure.legends[0].get_texts() == []
    assert len(dots(figure.axes[0])) == 40


@pytest.mark.parametrize(
    ("outlets", "scored", "reason"),
    [
        ({}, True, "no passages"),
        ({"The Post": [["Nothing new."]]}, True, "No outlet gives any voice 20 words"),
        ({"The Post": [[told(0)]]}, False, "made without sentiment"),
    ],
)
def test_a_study_without_tone_says_why(make_study, outlets, scored, reason):
    with pytest.raises(NothingToDraw, match=reason):
        tone_by_voice(make_study(outlets, scored=scored))
