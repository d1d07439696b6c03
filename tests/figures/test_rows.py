from types import SimpleNamespace

import pytest

from framing import tables
from framing.figures.rows import articles_of, draw_numbers, figure_of_rows, height_of, name_rows, scope
from framing.figures.style import settings, settle


@pytest.fixture
def axes():
    with settings():
        yield figure_of_rows(2).add_subplot()


def test_the_first_row_is_at_the_top_and_each_has_its_name(axes):
    name_rows(axes, ["The Post", "A paper of a very long name that goes on"])
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert names[0] == "The Post"
    assert all(len(line) <= 19 for line in names[1].splitlines())
    assert axes.get_ylim() == (1.5, -0.5)


def test_longer_names_make_higher_rows():
    assert height_of(["A paper of a long name"] * 4) > height_of(["Post"] * 4)
    assert height_of(["Post"] * 4, least=0.4) == 1.6


def test_names_keep_within_the_figure_at_any_resolution(axes):
    name_rows(axes, ["Northern Broadcasting Corporation", "Z" * 300])
    settle(axes.figure)
    for dpi in (72, 110, 300):
        axes.figure.set_dpi(dpi)
        axes.figure.draw_without_rendering()
        assert min(label.get_window_extent().x0 for label in axes.get_yticklabels()) >= 0


def test_numbers_stand_in_columns_under_their_names(axes):
    draw_numbers(axes, {"articles": [6, 1], "words": [1234, 5]})
    texts = [(text.get_text(), text.get_ha()) for text in axes.texts]
    assert texts == [(t, "right") for t in ("articles", "6", "1", "words", "1,234", "5")]


def test_articles_are_counted_by_outlet_those_without_one_too():
    rows = [
        (id, outlet, "s", None, None, None, None, 1)
        for id, outlet in (("a", "Post"), ("b", None), ("c", None))
    ]
    assert articles_of(SimpleNamespace(articles=tables.frame("articles", rows))) == {
        "Post": 1,
        "no outlet": 2,
    }


@pytest.mark.parametrize(
    ("stories", "words"),
    [
        (["a"], "In this one article"),
        (["a", "a"], "In these 2 articles on one story"),
        (["a", "b"], "In these 2 articles on 2 stories"),
        ([None, None], "In these 2 articles"),
    ],
)
def test_a_finding_is_said_of_these_articles(stories, words):
    rows = [(str(n), "Post", story, None, None, None, None, 1) for n, story in enumerate(stories)]
    study = SimpleNamespace(articles=tables.frame("articles", rows))
    assert scope(study, len(stories)) == words
