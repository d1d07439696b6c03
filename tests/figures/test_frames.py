from itertools import pairwise

import pytest

from framing import compare
from framing.figures import NothingToDraw, draw_frame_rates, frame_rates
from framing.figures.palette import VOICES

FILLER = "Nothing was said about anything else in the whole of this rather long evening. " * 5
LONG_QUOTE = {
    "text": "“There is no arms race here, " + "whatever anybody may have told you before. " * 8 + "” ",
    "voice": "direct",
    "speaker": "Vera Lund",
    "speaker_type": "person",
}


@pytest.fixture
def wordy(make_study, own):
    """Two outlets with words enough for dots: one names frames itself, one quotes them."""
    return make_study(
        {
            "The Post": [["Late news"], [LONG_QUOTE, "she said."], [FILLER]],
            "The Globe": [["The arms race"], [own], [own], [FILLER]],
        }
    )


def panels(figure):
    """(voice, frame) → axes; the frame of the last column is "words"."""
    titles = [title for axes in figure.axes if (title := axes.get_title(loc="left").replace("\n", " "))]
    names = {look.label: voice for voice, look in VOICES.items()}
    voices = [text.get_text() for text in figure.legends[0].get_texts() if text.get_text() in names]
    keys = [(names[voice], title) for voice in voices for title in titles]
    return dict(zip(keys, figure.axes, strict=True))


def dots(axes):
    """Where the dots stand, by row from above."""
    marked = [c for c in axes.collections if c.get_label() in {look.label for look in VOICES.values()}]
    places = [place for collection in marked for place in collection.get_offsets().tolist()]
    return [rate for rate, _ in sorted(places, key=lambda place: place[1])]


def lines(axes, width):
    """The ends of the lines of a width."""
    made = [c for c in axes.collections if hasattr(c, "get_segments") and c.get_linewidth()[0] == width]
    return [(segment[0][0], segment[1][0]) for line in made for segment in line.get_segments()]


def texts(axes):
    return [text.get_text() for text in axes.texts]


def test_there_is_a_row_for_each_voice_and_a_column_for_each_frame_and_for_the_words(wordy):
    assert list(panels(frame_rates(wordy))) == [
        (voice, title) for voice in ("outlet", "direct") for title in ("arms race", "defence", "words")
    ]


def test_a_frame_that_is_never_mentioned_has_no_column(wordy):
    assert "secrecy" not in {frame for _, frame in panels(frame_rates(wordy))}


def test_a_dot_stands_at_the_rate_per_thousand_words_of_its_voice(wordy):
    rates = compare.rates(wordy, "frame").set_index(["outlet", "frame", "voice"])["rate"]
    axes = panels(frame_rates(wordy))
    assert dots(axes["outlet", "arms race"]) == [
        rates["The Globe", "arms race", "outlet"],
        rates["The Post", "arms race", "outlet"],
    ]
    assert dots(axes["direct", "arms race"]) == [rates["The Post", "arms race", "direct"]]
    assert rates["The Post", "arms race", "direct"] == 1000 / 62


def test_the_table_behind_it_is_what_is_drawn(wordy):
    drawing = draw_frame_rates(wordy)
    for (voice, frame), axes in panels(drawing.figure).items():
        if frame != "words":
            rows = drawing.data[(drawing.data["voice"] == voice) & (drawing.data["frame"] == frame)]
            assert dots(axes) == rows[rows["drawn"]].sort_values("outlet")["rate"].tolist()


def test_every_dot_shows_its_mentions_and_every_voice_its_words(wordy):
    axes = panels(frame_rates(wordy))
    assert texts(axes["outlet", "arms race"]) == ["1", "0"]
    assert texts(axes["outlet", "words"]) == ["99", "74"]
    assert texts(axes["direct", "words"]) == ["0", "62"]


def test_a_voice_of_few_words_has_numbers_but_no_dot(make_study, quoted):
    study = make_study({"The Post": [[quoted, "she said."], [FILLER]]})
    drawing = draw_frame_rates(study)
    axes = panels(drawing.figure)["direct", "arms race"]
    assert dots(axes) == []
    assert texts(axes) == ["1 in 6"]
    assert "fewer than 20 words, no dot is drawn" in drawing.caption


def test_outlets_are_named_on_the_axis_in_order(wordy):
    first = frame_rates(wordy).axes[0]
    assert [label.get_text() for label in first.get_yticklabels()] == ["The Globe", "The Post"]


def test_the_voices_in_the_legend_have_the_colours_and_markers_of_the_kit(wordy):
    (legend,) = frame_rates(wordy).legends
    texts = [text.get_text() for text in legend.get_texts()]
    assert texts == [VOICES["outlet"].label, VOICES["direct"].label, "95 % band: the program’s doubt"]
    assert [line.get_marker() for line in legend.get_lines()[:2]] == [
        VOICES[voice].marker for voice in ("outlet", "direct")
    ]


@pytest.fixture
def eight(make_study, own):
    """Eight articles of one outlet, half with a mention more than the others."""
    sentences = [[own], [own], [FILLER]]
    study = make_study({f"Outlet {number}": sentences[number % 2 :] for number in range(8)})
    for table in (study.articles, study.passages, study.mentions):
        table["outlet"] = "The Post"
    return study


def test_an_interval_is_a_dark_line_and_doubt_a_light_band(eight):
    drawing = draw_frame_rates(eight)
    row = drawing.data[(drawing.data["frame"] == "defence") & (drawing.data["voice"] == "outlet")].iloc[0]
    assert row["low"] < row["rate"] < row["high"]
    axes = panels(drawing.figure)["outlet", "defence"]
    assert lines(axes, 1) == [(row["low"], row["high"])]
    assert lines(axes, 5) == [(row["doubt_low"], row["doubt_high"])]
    assert "A dark line is the 95 % interval" in drawing.caption
    assert "The light band is the doubt of the program alone" in drawing.caption


def test_where_people_put_every_voice_right_there_is_no_band(eight):
    eight.passages["voice_confidence"] = 1.0
    drawing = draw_frame_rates(eight)
    assert lines(panels(drawing.figure)["outlet", "defence"], 5) == []
    assert "doubt" not in drawing.caption


def test_all_voices_have_one_scale(wordy):
    limits = {axes.get_xlim() for (_, frame), axes in panels(frame_rates(wordy)).items() if frame != "words"}
    assert len(limits) == 1


def test_a_dot_on_more_words_is_larger(wordy):
    axes = panels(frame_rates(wordy))
    own, direct = (axes[voice, "arms race"].collections for voice in ("outlet", "direct"))
    sizes = [found.get_sizes() for found in (*own, *direct) if found.get_label() in {
        VOICES["outlet"].label, VOICES["direct"].label}]  # fmt: skip
    assert sizes[0][0] > sizes[0][1] > sizes[1][0]


def test_an_interval_that_goes_on_has_an_arrow(eight):
    """Few mentions in few articles: the interval reaches beyond one and a half times the highest rate."""
    axes = panels(frame_rates(eight))["outlet", "defence"]
    arrows = [c for c in axes.collections if c.get_offsets().tolist() == [[axes.get_xlim()[1], 0]]]
    assert len(arrows) == 1


def test_the_caption_says_why_there_are_no_intervals(wordy):
    assert "No dot has an interval (1 article" in draw_frame_rates(wordy).caption


def test_the_alt_text_tells_the_counts_and_the_highest_rate_with_its_numbers(wordy):
    drawing = draw_frame_rates(wordy)
    top = drawing.data[drawing.data["drawn"]].sort_values("rate").iloc[-1]
    assert f"{drawing.data['count'].sum()} mentions of 2 frames by 2 outlets" in drawing.alt
    assert f"Highest in {VOICES[top['voice']].label}: {top['frame']} in {top['outlet']}" in drawing.alt
    assert f"{top['rate']:.1f} per 1,000 words ({top['count']} in {top['words']})" in drawing.alt


def test_forty_outlets_and_twenty_five_frames_are_cut_to_a_page_and_the_caption_says_so(make_study):
    phrases = {f"word{number:02}x": f"frame {number}" for number in range(25)}
    text = " ".join(phrases) + " and so on until the end of it " * 6
    study = make_study({f"Outlet {number:02}": [[text]] for number in range(40)}, phrases=phrases)
    drawing = draw_frame_rates(study)
    assert drawing.data["outlet"].nunique() == 12
    assert drawing.data["frame"].nunique() == 6
    assert "Not drawn: 28 outlets" in drawing.caption
    assert "Not drawn: 19 frames" in drawing.caption
    assert drawing.figure.get_figheight() < 20


def test_outlets_and_frames_can_be_chosen(wordy):
    drawing = draw_frame_rates(wordy, outlets=["The Post"], frames=["arms race"])
    assert drawing.data["outlet"].unique().tolist() == ["The Post"]
    assert drawing.data["frame"].unique().tolist() == ["arms race"]


def test_a_study_without_mentions_says_so(make_study):
    with pytest.raises(NothingToDraw, match="No phrase of the codebook Security occurs"):
        frame_rates(make_study({"The Post": [[FILLER]]}))


def test_mentions_in_scare_quotes_alone_are_nothing_to_draw_a_rate_of(make_study):
    study = make_study({"The Post": [["A so-called ", {"text": "“arms race”", "voice": "scare"}]]})
    with pytest.raises(NothingToDraw, match="outside scare quotes"):
        frame_rates(study)


def test_one_outlet_with_a_very_long_name_is_drawn_within_the_figure(make_study, own):
    name = "The $ociety of " + "Northern " * 30 + "News_Papers"
    drawing = draw_frame_rates(make_study({name: [[own], [FILLER]]}, phrases={"shield": "x" * 90}))
    figure = drawing.figure
    for axes in figure.axes:
        assert axes.get_window_extent().width / figure.dpi > 0.8
    label = figure.axes[0].get_yticklabels()[0]
    assert label.get_window_extent().x0 >= 0
    assert max(len(line) for line in label.get_text().split("\n")) <= 20


def test_titles_of_neighbouring_columns_do_not_touch(make_study):
    phrases = {f"word{number}x": f"a frame with a long name {number}" for number in range(7)}
    study = make_study({"The Post": [[" ".join(phrases), FILLER]]}, phrases=phrases)
    titles = [axes.title if axes.get_title() else axes._left_title for axes in frame_rates(study).axes]
    boxes = [title.get_window_extent() for title in titles if title.get_text()]
    assert len(boxes) == 7
    assert all(left.x1 <= right.x0 for left, right in pairwise(boxes))


def test_the_figure_is_not_left_open_in_pyplot(wordy):
    import matplotlib.pyplot as plt

    frame_rates(wordy)
    assert plt.get_fignums() == []
