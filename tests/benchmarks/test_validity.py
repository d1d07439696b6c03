"""The benchmark of intervals: small runs of it against what its page shows and what must be so."""

import importlib.util
import json
import re
import sys
from pathlib import Path

import numpy as np
import pytest

from framing.compare.intervals import FEWEST

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def validity():
    spec = importlib.util.spec_from_file_location("validity", ROOT / "benchmarks" / "validity.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["validity"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["validity"]


@pytest.fixture(scope="module")
def page():
    return (ROOT / "docs" / "intervals.md").read_text(encoding="utf-8")


@pytest.fixture
def shapes(validity, page):
    """The two shapes that the page tells."""
    figures = re.findall(r"^\| like .*? \| (.*) \|$", page, re.MULTILINE)
    return [validity.Shape(*map(float, row.split(" | "))) for row in figures]


def rows(page, name):
    table = page.split(f"<!-- {name} -->\n")[1].split("<!-- end -->")[0]
    return [line.strip("| ").split(" | ") for line in table.strip().splitlines()[2:]]


def test_the_page_shows_what_the_benchmark_gives(validity, shapes, page):
    made = validity.coverage_table(shapes[0], corpora=validity.CORPORA, sizes=[(1, 4)])
    assert made.splitlines()[-1] in page
    assert validity.doubt_table() in page


def test_parts_would_be_found_to_differ_where_they_do_not(validity, shapes):
    share = validity.parts(shapes[1], stories=24, rate=1.0, corpora=150, rng=np.random.default_rng(1))
    assert share > 0.1


def test_intervals_begin_where_the_page_says(page):
    reach = {int(row[0]): row[-1] for row in rows(page, "coverage") if row[1] == "1"}
    assert float(reach[FEWEST].strip("× ")) < 10 < float(reach[FEWEST - 1].strip("× "))


def test_the_kits_interval_holds_better_than_the_others_where_stories_are_few(page):
    for name in ("coverage", "coverage in news"):
        few = [list(map(int, row[2:8])) for row in rows(page, name) if int(row[0]) in (3, 4, 6)]
        assert all(row[0] == max(row) for row in few)


def test_permutations_keep_their_level_and_words_alone_do_not(page):
    table = [list(map(int, row[3:6])) for row in rows(page, "differences")]
    assert max(max(overall, pair) for _, overall, pair in table) <= 6
    assert max(words for words, _, _ in table) > 50


def test_simulated_mentions_have_the_rate_and_the_spread_of_their_shape(validity):
    shape = validity.Shape(1.0, 0.5, 400, 0.3)
    rng = np.random.default_rng(1)
    words = np.full((2000, 20), 1000.0)
    mentions = validity.mentions_in(shape, words, 5.0, validity.effects(shape, (2000, 1), rng), rng)
    assert mentions.mean() == pytest.approx(5, rel=0.05)
    # (1 + story) (1 + article) - 1, and the chance of counting.
    assert mentions.var() / 25 == pytest.approx(2 * 1.5 - 1 + 1 / 5, rel=0.1)
    assert np.log(validity.words_of(shape, (5000,), rng)).std() == pytest.approx(0.3, rel=0.05)


def test_news_makes_up_for_the_spread_that_the_corpus_lacks(validity):
    news = validity.shape_of_news(validity.Shape(1.5, 0.0, 400, 0.3))
    assert (1 + news.story_spread) * (1 + news.article_spread) == pytest.approx(5)


def test_a_small_run_finds_a_large_difference_and_none_where_there_is_none(validity):
    shape = validity.Shape(0.5, 0.1, 400, 0.3)
    none, large = (
        validity.found(shape, (12, 2), 10.0, ratio=ratio, corpora=100, rng=np.random.default_rng(1))
        for ratio in (1.0, 4.0)
    )
    assert none.kit < 0.15
    assert large.kit > 0.9
    assert none.overall < 0.15
    assert large.overall > 0.9


def test_tables_stand_between_their_marks(validity):
    text = "a\n<!-- one -->\n\nold\n\n<!-- end -->\nb"
    assert validity.placed(text, {"one": "| new |"}) == "a\n<!-- one -->\n\n| new |\n\n<!-- end -->\nb"
    with pytest.raises(ValueError, match="0 places for the table 'two'"):
        validity.placed(text, {"two": ""})


def test_the_spread_in_news_is_measured_on_articles_one_a_line(validity, tmp_path):
    line = {"source": "post", "text": "The threat of an arms race. " * 30}
    other = {"source": "post", "text": "Nothing was said about it there. " * 30}
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in (line, other) * 3), encoding="utf-8")
    # Half of the articles have 30 mentions, where 15 are expected: (15² - 15) / 15², chance taken away.
    assert validity.spread_in_news(path) == pytest.approx(1 - 1 / 15)
