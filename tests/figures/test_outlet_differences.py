import numpy as np
import pytest

from framing import compare, tables
from framing.figures import (
    NothingToDraw,
    draw_differences,
    draw_frame_map,
    draw_from_the_mean,
)
from framing.figures.palette import outlet_looks

FILLER = "Nothing was said about anything else in the whole of this rather long evening. " * 3
STORIES = ("ban", "flood", "fire", "shield", "strike", "vote")


@pytest.fixture
def told(make_study, own):
    """Six stories of three outlets; the Post names more than the others, who are alike but for one story."""
    studies = []
    for place, story in enumerate(STORIES):
        numbers = {"The Globe": 1 + place % 2, "The Herald": 1, "The Post": 3 + place % 2}
        sentences = {outlet: [[own]] * number + [[FILLER]] for outlet, number in numbers.items()}
        studies.append(make_study(sentences, story=story))
    return joined(studies)


def joined(studies):
    import pandas as pd

    for name in tables.COLUMNS:
        setattr(studies[0], name, pd.concat([getattr(one, name) for one in studies], ignore_index=True))
    return studies[0]


def dots(axes):
    """The dots by row from above: where they stand, and whether they are filled."""
    found = []
    for collection in axes.collections:
        if is_dot(collection):
            (x, y), face = collection.get_offsets()[0], collection.get_facecolor()[0]
            found.append((float(y), float(x), tuple(face[:3]) != (1, 1, 1)))
    return [(x, filled) for _, x, filled in sorted(found)]


def is_dot(collection):
    return hasattr(collection, "get_sizes") and collection.get_sizes()[0] == 26


def segments(axes, width):
    made = [c for c in axes.collections if hasattr(c, "get_segments") and c.get_linewidth()[0] == width]
    return [segment.tolist() for lines in made for segment in lines.get_segments()]


def test_a_dot_stands_at_each_difference_and_its_interval_is_a_line(told):
    drawing = draw_differences(told)
    (axes,) = drawing.figure.axes
    data = drawing.data
    assert data["frame"].unique().tolist() == ["defence"]
    assert [x for x, _ in dots(axes)] == data["difference"].tolist()
    ends = [(line[0][0], line[1][0]) for line in segments(axes, 1.1)]
    limit = axes.get_xlim()[1]
    shown = [
        (max(low, -limit), min(high, limit)) for low, high in zip(data["low"], data["high"], strict=True)
    ]
    assert ends == shown


def test_a_dot_is_filled_where_the_difference_holds(told):
    drawing = draw_differences(told)
    (axes,) = drawing.figure.axes
    sure = (drawing.data["q"] < 0.05).tolist()
    assert [filled for _, filled in dots(axes)] == sure
    assert sum(sure) == 2
    labels = [text.get_text() for text in drawing.figure.legends[0].get_texts()]
    assert labels == ["holds: q below 0.05", "may be chance, or untested", "95 % interval", "in one story"]


def test_every_story_has_a_stroke(told):
    (axes,) = draw_differences(told).figure.axes
    table = compare.between_groups.differences_by_story(told)
    limit = axes.get_xlim()[1]
    expected = table.loc[(table["frame"] == "defence") & (table["difference"].abs() <= limit), "difference"]
    assert sorted(line[0][0] for line in segments(axes, 0.9)) == pytest.approx(sorted(expected))


def test_the_mentions_of_both_stand_beside_the_dot(told):
    drawing = draw_differences(told)
    (axes,) = drawing.figure.axes
    numbers = [f"{a} : {b}" for a, b in zip(drawing.data["count"], drawing.data["other_count"], strict=True)]
    assert [text.get_text() for text in axes.texts] == numbers == ["9 : 6", "9 : 21", "6 : 21"]


def test_the_caption_tells_the_tests_and_the_smallest_p_they_could_have_given(told):
    drawing = draw_differences(told)
    table = compare.differences(told)
    assert f"the smallest p of 1 frame is {table['overall_p'].min():.2g} (defence)" in drawing.caption
    assert "2 of 3 tested pairs hold at q below 0.05" in drawing.caption
    assert "could not have given one below 0.031" in drawing.caption
    assert "does not show that outlets are alike" in drawing.caption


def test_the_alt_text_tells_the_largest_difference_with_its_numbers(told):
    drawing = draw_differences(told)
    row = drawing.data.iloc[drawing.data["difference"].abs().argmax()]
    assert f"{row['outlet']} and {row['other']} on {row['frame']}, {row['difference']:+.1f}" in drawing.alt
    assert f"({row['count']} in {row['words']} against {row['other_count']} in {row['other_words']})" in (
        drawing.alt
    )
    assert f"95 % interval {row['low']:+.1f} to {row['high']:+.1f}" in drawing.alt


def test_each_can_be_drawn_against_one(told):
    data = draw_differences(told, against="The Post").data
    assert data["outlet"].tolist() == ["The Globe", "The Herald"]
    assert set(data["other"]) == {"The Post"}


def test_more_than_six_outlets_are_drawn_against_the_one_with_most_words(make_study, own):
    study = make_study({f"Outlet {n}": [[own], [FILLER * (1 + (n == 3))]] for n in range(8)})
    drawing = draw_differences(study)
    assert set(drawing.data["other"]) == {"Outlet 3"}
    assert "(1 article each: no test, no interval)" in drawing.caption
    assert "Nothing could be tested" in drawing.caption


@pytest.mark.parametrize("draw", [draw_differences, draw_from_the_mean, draw_frame_map])
def test_a_study_that_mentions_nothing_says_so(make_study, draw):
    with pytest.raises(NothingToDraw, match="No frame is mentioned in the outlets’ own words"):
        draw(make_study({"The Post": [[FILLER]], "The Globe": [[FILLER]]}))


@pytest.mark.parametrize("draw", [draw_differences, draw_from_the_mean, draw_frame_map])
def test_a_study_without_articles_says_so(make_study, draw):
    with pytest.raises(NothingToDraw):
        draw(make_study({}))


@pytest.mark.parametrize(
    ("draw", "reason"),
    [(draw_differences, "not two outlets"), (draw_from_the_mean, "No two outlets tell the same story")],
)
def test_one_outlet_has_nobody_to_differ_from(make_study, own, draw, reason):
    with pytest.raises(NothingToDraw, match=reason):
        draw(make_study({"The Post": [[own]]}))


@pytest.mark.parametrize("draw", [draw_differences, draw_from_the_mean])
def test_outlets_that_share_no_story_cannot_be_compared(make_study, own, draw):
    study = joined([make_study({"The Post": [[own]]}), make_study({"The Globe": [[own]]}, story="flood")])
    with pytest.raises(NothingToDraw, match="No two outlets tell the same story"):
        draw(study)


def test_an_outlet_stands_at_its_distance_from_all_with_its_own_look(told):
    drawing = draw_from_the_mean(told)
    (axes,) = drawing.figure.axes
    data = drawing.data
    assert [x for x, _ in dots(axes)] == data["difference"].tolist()
    assert [text.get_text() for text in axes.texts] == [str(n) for n in data["count"]]
    looks = outlet_looks(["The Globe", "The Herald", "The Post"])
    edges = [collection.get_edgecolor()[0] for collection in axes.collections if is_dot(collection)]
    from matplotlib.colors import to_rgba

    assert [tuple(edge) for edge in edges] == [to_rgba(look.colour) for look in looks.values()]
    top = data.iloc[data["difference"].abs().argmax()]
    assert f"{top['outlet']} on defence, {top['rate']:.1f} per 1,000 words ({top['count']} in" in drawing.alt


def test_the_mean_says_when_it_leaves_outlets_and_frames_out(make_study):
    phrases = {f"word{number}x": f"frame {number}" for number in range(8)}
    text = " ".join(phrases) + " and so on until the end of it " * 4
    study = make_study({f"Outlet {number:02}": [[text]] for number in range(15)}, phrases=phrases)
    drawing = draw_from_the_mean(study)
    assert "Not drawn: 3 outlets" in drawing.caption
    assert "Not drawn: 3 frames" in drawing.caption
    assert "75 of 75" not in drawing.caption
    assert "60 of 60 dots have no interval (1 article: no interval)" in drawing.caption


def test_the_map_has_a_cell_for_each_outlet_and_story(told):
    drawing = draw_frame_map(told)
    axes = drawing.figure.axes[0]
    assert axes.collections[0].get_array().shape == (3, 6)
    numbers = [int(text.get_text()) for text in axes.texts]
    assert numbers == drawing.data["count"].tolist()
    assert np.allclose(axes.collections[0].get_array().ravel(), drawing.data["rate"])
    assert "18 of 18 cells have a mention; the most in one is 4" in drawing.caption
    assert "Stories that mention a frame: defence in 6" in drawing.alt


def test_the_map_has_a_dash_where_an_outlet_has_no_words_on_a_story(make_study, own):
    study = joined([make_study({"The Post": [[own]]}), make_study({"The Globe": [[own]]}, story="flood")])
    axes = draw_frame_map(study).figure.axes[0]
    assert [text.get_text() for text in axes.texts] == ["1", "–", "–", "1"]


def test_the_map_keeps_to_a_page_and_says_what_it_leaves_out(make_study, monkeypatch):
    for name, most in (("OUTLETS", 3), ("PANELS", 2), ("STORIES", 4)):
        monkeypatch.setattr(f"framing.figures.outlet_differences._MOST_{name}", most)
    phrases = {f"word{number}x": f"frame {number}" for number in range(4)}
    text = " ".join(phrases) + " and so on until the end of it"
    studies = [
        make_study({f"Outlet {n:02}": [[text]] for n in range(4)}, phrases=phrases, story=f"story {place}")
        for place in range(5)
    ]
    drawing = draw_frame_map(joined(studies))
    assert drawing.figure.axes[0].collections[0].get_array().shape == (3, 4)
    assert "Not drawn: 1 outlet," in drawing.caption
    assert "Not drawn: 2 frames" in drawing.caption
    assert "Not drawn: 1 story" in drawing.caption


@pytest.mark.parametrize("draw", [draw_differences, draw_from_the_mean, draw_frame_map])
def test_no_text_is_smaller_than_seven_points_and_names_are_whole(told, draw):
    figure = draw(told).figure
    from matplotlib.text import Text

    shown = [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]
    assert min(text.get_fontsize() for text in shown) >= 7
    assert min(label.get_window_extent().x0 for label in figure.axes[0].get_yticklabels()) >= 0
    edges = [text.get_window_extent().x1 for axes in figure.axes for text in axes.texts]
    assert max(edges) <= figure.bbox.x1
