import re
from functools import cache

import pytest
from matplotlib.colors import to_hex, to_rgb
from matplotlib.text import Text

from framing import Codebook, analyze, sample
from framing.figures import palette
from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.gallery import FIGURES, ON_PHRASES, WITH_CARD, draw_all


@cache
def study():
    return analyze(sample(), Codebook.sample("security"))


@cache
def drawn(name):
    """A figure of the corpus that comes with the kit."""
    return FIGURES[name](study())


def test_there_are_at_least_twelve_figures_the_report_card_beside_them():
    assert len(FIGURES) + 1 >= 12
    assert FIGURES.keys() >= ON_PHRASES | WITH_CARD.keys()


@pytest.mark.parametrize("name", FIGURES)
def test_the_corpus_that_comes_with_the_kit_can_be_drawn(name):
    drawing = drawn(name)
    assert isinstance(drawing, Drawing)
    assert drawing.name == name
    assert re.fullmatch(r"[a-z-]+", name)
    assert len(drawing.data)
    assert_the_title_is_a_question_over_the_figure(drawing)
    assert_alt_and_caption_are_sentences_with_numbers(drawing)
    assert_an_outlet_has_its_own_colour_and_marker(drawing)


def assert_the_title_is_a_question_over_the_figure(drawing):
    assert drawing.title.endswith("?")
    assert drawing.title in [" ".join(text.get_text().split()) for text in drawing.figure.findobj(Text)]


def assert_alt_and_caption_are_sentences_with_numbers(drawing):
    for text in (drawing.alt, drawing.caption):
        assert text.endswith(".")
        assert re.search(r"\d", text)


def assert_an_outlet_has_its_own_colour_and_marker(drawing):
    looks = palette.outlet_looks(study().articles["outlet"])
    for legend in (*drawing.figure.legends, *(axes.get_legend() for axes in drawing.figure.axes)):
        check_legend(legend, looks)


def check_legend(legend, looks):
    if legend is None:
        return
    for handle, text in zip(legend.legend_handles, legend.get_texts(), strict=True):
        if text.get_text() in looks:
            look = looks[text.get_text()]
            colour = handle.get_color() if hasattr(handle, "get_color") else handle.get_facecolor()
            assert to_hex(colour) == to_hex(to_rgb(look.colour))
            if hasattr(handle, "get_marker"):
                assert handle.get_marker() == look.marker


def test_no_two_figures_ask_the_same():
    assert len({drawn(name).title for name in FIGURES}) == len(FIGURES)


def test_what_cannot_be_drawn_is_left_out():
    nothing = analyze([], Codebook.sample("security"))
    for draw in FIGURES.values():
        with pytest.raises(NothingToDraw):
            draw(nothing)
    assert list(draw_all(nothing)) == []
