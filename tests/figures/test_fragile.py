import pandas as pd
import pytest
from matplotlib.text import Text

from framing import Codebook, analyze, compare, fragility, measured, sample
from framing.article import Article
from framing.codebook import Frame, Phrase
from framing.corpus import Corpus
from framing.figures import NothingToDraw, draw_fragility, palette
from framing.figures import fragility as figure_of
from framing.figures.files import svg
from framing.key import ArticleKey, Key
from framing.language import sentences
from framing.validation import report_card

ALL = "outlets by all frames together"


@pytest.fixture(scope="module")
def shipped():
    return analyze(sample().where(story="missile-shield"), Codebook.sample("security"))


@pytest.fixture(scope="module")
def studied():
    return analyze(sample(), Codebook.sample("security"), sentiment=False)


@pytest.fixture(scope="module")
def drawing(studied):
    return draw_fragility(studied)


def panel(drawing, name):
    return drawing.data[drawing.data["panel"] == name]


def axes_titled(drawing, start):
    return next(axes for axes in drawing.figure.axes if axes.get_title("left").startswith(start))


def test_a_bar_is_the_share_of_the_ways_in_which_an_order_changes(drawing, studied):
    summed = fragility.summary(fragility.fragility(studied))
    own = summed[summed["change"] == "article"].set_index("ranking")
    axes = axes_titled(drawing, "one article")
    names = [label.get_text() for label in drawing.figure.axes[0].get_yticklabels()]
    for container, column in zip(axes.containers, ("changed", "first_changed"), strict=True):
        widths = [bar.get_width() for bar in container]
        assert widths == pytest.approx((own.loc[names, column] / own.loc[names, "ways"]).tolist())
    told = [text.get_text() for text in axes.texts]
    assert told == [f"{row.changed} of {row.ways}" for row in own.loc[names].itertuples()]


def test_a_mark_stands_at_each_place_and_lines_over_those_it_moves_between(drawing, studied):
    places = fragility.places(studied)
    own = places[(places["ranking"] == ALL) & (places["change"] == "any")]
    axes = axes_titled(drawing, ALL)
    dots = [c for c in axes.collections if len(c.get_offsets()) and not hasattr(c, "get_segments")]
    assert [tuple(dot.get_offsets()[0]) for dot in dots] == list(
        zip(own["place"], range(len(own)), strict=True)
    )
    lines = next(c for c in axes.collections if hasattr(c, "get_segments"))
    ends = [(segment[0][0], segment[1][0]) for segment in lines.get_segments()]
    assert ends == list(zip(own["best"], own["worst"], strict=True))
    looks = palette.outlet_looks(studied.articles["outlet"])
    colours = [tuple(dot.get_facecolor()[0][:3]) for dot in dots]
    from matplotlib.colors import to_rgb

    assert colours == [to_rgb(looks[unit].colour) for unit in own["unit"]]


def test_what_each_order_rests_on_is_told(drawing, studied):
    own = studied.mentions[studied.mentions["voice"] == "outlet"]
    texts = [text.get_text() for text in axes_titled(drawing, "rests on").texts]
    names = [label.get_text() for label in drawing.figure.axes[0].get_yticklabels()]
    told = dict(zip(names, texts, strict=True))
    assert told[ALL] == f"{len(own)} mentions"
    assert told["outlets by “military superiority”"] == "1 mention"
    spoken = compare.who_is_heard(studied).query("speaker_type != 'unknown'")["words"].sum()
    assert told["types of speaker by words"] == f"{spoken:,} words"


def test_beside_it_stands_how_often_the_dictionaries_agree_with_readers(drawing):
    judgements, right = measured.tone_right_on_news()
    readers = panel(drawing, "readers").set_index("unit")
    assert readers.loc["VADER", "value"] == right["VADER"]
    assert readers.loc["a coin with three sides", "value"] == right["coin"]
    assert (readers["of"] == judgements).all()
    axes = axes_titled(drawing, "Does the tone")
    assert [bar.get_width() for bar in axes.patches if bar.get_height() == 0.6] == pytest.approx(
        (100 * readers["value"]).tolist()
    )


def test_with_a_report_card_they_are_compared_with_the_hand_coded_key(shipped):
    article = next(iter(shipped.corpus))
    split = sentences(article)
    key = Key([ArticleKey(article.id, article.sha256, "A", (), (), (), (), (0, -1) * (len(split) // 2) + (0,) * (len(split) % 2))])  # fmt: skip # noqa: E501
    card = report_card(shipped.codebook, Corpus([article]), key)
    drawing = draw_fragility(shipped, card=card)
    readers = panel(drawing, "readers")
    assert readers["value"].tolist() == card.tone["accuracy"].tolist()
    assert (readers["of"] == len(split)).all()
    assert f"({len(split)} sentences of the hand-coded key)" in axes_titled(drawing, "Does").get_title("left")
    assert f" Of {len(split)} sentences of the hand-coded key, these agree with readers: " in drawing.caption
    assert readers["unit"].tolist()[2:] == ["always the most frequent", "a coin with three sides"]


def test_alt_and_caption_agree_with_the_table(drawing, studied):
    table = fragility.fragility(studied)
    summed = fragility.summary(table)
    every = summed[summed["change"] == "any"]
    holding = int((every["changed"] == 0).sum())
    assert f"{len(every)} orders change when one piece is left out: {holding} " in drawing.alt
    assert drawing.caption.startswith(
        f"Of {len(every)} orders that one could read off these figures, {holding} "
    )
    assert fragility.in_words(table)[0] in drawing.caption
    least = every.loc[(every["changed"] / every["ways"]).idxmax()]
    assert f"Least sure is {least['ranking']}, which changes in {least['changed']} of " in drawing.alt


def test_an_order_of_which_no_article_could_be_left_out_is_not_told_as_sure(shipped):
    drawing = draw_fragility(shipped)
    summed = fragility.summary(fragility.fragility(shipped))
    ways = summed.pivot(index="ranking", columns="change", values="ways")
    untried = ((ways["article"] == 0) & (ways["any"] > 0)).sum()
    assert untried
    assert f"In {untried} orders no article could be left out without leaving a unit fewer" in drawing.caption


def test_where_every_order_holds_none_is_least_sure(shipped):
    said = (
        "“We have seen the river rise for nine days and nobody came to ask us what we need,” said Ada Brook."
    )
    articles = [
        Article.from_text(f"{said} Moscow said that it would help with {number} boats.", id=f"{number}")
        for number in ("two", "three", "four")
    ]
    drawing = draw_fragility(analyze(articles, shipped.codebook, sentiment=False))
    assert panel(drawing, "changes")["changed"].sum() == 0
    assert "hold in every way. Marks with lines: in the order of types of speaker by words, " in drawing.alt
    assert "stands at place 1 and stays there" in drawing.alt
    assert "the order holds in all 3 ways: 3 to leave out one article." in drawing.caption


def test_other_orders_can_be_asked_for_by_name(studied):
    drawing = draw_fragility(studied, places=["speakers by words", "outlets by “threat”", ALL])
    assert panel(drawing, "places")["ranking"].unique().tolist() == [
        "speakers by words",
        "outlets by “threat”",
        ALL,
    ]
    assert figure_of(studied, places=[ALL]).axes
    with pytest.raises(
        ValueError, match=r"There is no order 'x'\. There are: outlets by all frames together,"
    ):
        draw_fragility(studied, places=["x"])


def test_the_text_is_at_least_seven_points(drawing):
    assert all(t.get_fontsize() >= 7 for t in drawing.figure.findobj(Text) if t.get_text().strip())


def test_no_tone_no_dictionary(drawing, shipped):
    assert "dictionary" not in set(panel(drawing, "changes")["change"])
    assert "dictionary" in set(panel(draw_fragility(shipped), "changes")["change"])


def test_where_nothing_could_change_it_is_said(shipped):
    one = analyze([Article.from_text("A shield.", id="a", outlet="Alpha")], shipped.codebook)
    with pytest.raises(NothingToDraw, match=r"^There is no order that could change: .*\.$"):
        draw_fragility(one)


def test_of_many_frames_those_with_most_mentions_have_a_row():
    letters = "abcdefghij"
    frames = tuple(Frame(f"frame {letter}", phrases=(Phrase(f"word{letter}"),)) for letter in letters)
    said = " ".join(f"word{letter} " * (10 - place) for place, letter in enumerate(letters))
    articles = [
        Article.from_text(f"{said} {'and so on ' * number}", id=f"{number}", outlet=f"Outlet {number % 3}")
        for number in range(2, 8)
    ]
    drawing = draw_fragility(analyze(articles, Codebook("Letters", frames=frames), sentiment=False))
    names = [name for name in panel(drawing, "changes")["ranking"].unique() if "“" in name]
    assert names == [f"outlets by “frame {letter}”" for letter in letters[:7]]
    assert "Not drawn: 3 orders of the frames with fewest mentions." in drawing.caption


def test_an_order_of_many_units_shows_its_first_twelve(shipped):
    articles = [
        Article.from_text(
            f"A shield. {'word ' * (30 + number)}", id=f"{part}{number}", outlet=f"Outlet {number:02}"
        )
        for number in range(20)
        for part in "ab"
    ]
    book = Codebook("Shields", frames=(Frame("shield", phrases=(Phrase("shield"),)),))
    drawing = draw_fragility(analyze(articles, book, sentiment=False))
    places = panel(drawing, "places")
    assert places.groupby(["ranking", "change"]).size().unique().tolist() == [12]
    assert (places["of"] == 20).all()


def test_more_ways_than_a_cell_holds_are_told_as_a_share(monkeypatch, studied):
    monkeypatch.setattr("framing.figures.fragile._MOST_COUNTED", 10)
    drawing = draw_fragility(studied)
    row = panel(drawing, "changes").query("ranking == @ALL and change == 'article'").iloc[0]
    assert axes_titled(drawing, "one article").texts[0].get_text() == f"{row['changed'] / row['ways']:.0%}"


def test_the_same_study_gives_the_same_bytes(drawing, studied):
    again = draw_fragility(studied)
    assert svg(drawing) == svg(again)
    pd.testing.assert_frame_equal(drawing.data, again.data)
