"""The pages in ``corpus/raw``, read like any page, against the Markdown articles that they show."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import framing
from framing.article import Article
from framing.readers.encoding import tidy

CORPUS = Path(__file__).parents[1] / "corpus"
PAGES = sorted(path for path in (CORPUS / "raw").iterdir() if path.name != "README.md")
PASTED = [path for path in PAGES if path.suffix == ".txt"]
SAVED = [path for path in PAGES if path.suffix == ".html"]
SLUGS = {"corvane", "courier", "kestrel", "northmere", "wharfinger", "zarnitsa"}

# What the reader gets wrong, and why. A mend that puts it right has to take it off this list.
TOO_MUCH = {
    "factory-closing-wharfinger.txt": "what a newsletter and other essays are about reads like the article",
    "food-recall-courier.txt": "an appeal for subscriptions whose heading does not speak of them",
    "missile-shield-zarnitsa.txt": "“Get short URL”, a counter alone on its line, a teaser with a hash sign",
    "reception-centre-corvane.txt": "an agency's notices to its subscribers are no furniture of newspapers",
}
OTHER_OUTLET = {
    "missile-shield-zarnitsa.txt": "the owner named after the copyright sign is not the outlet",
}
NO_BYLINE = {
    "missile-shield-zarnitsa.txt": "the only signature stands below the links to other articles",
}


def pages(paths: list[Path], wrong: dict[str, str]) -> list[object]:
    """The pages as parameters of a test; those that are read wrongly are expected to fail it."""
    return [
        pytest.param(
            path,
            id=path.name,
            marks=[pytest.mark.xfail(strict=True, reason=wrong[path.name])] if path.name in wrong else [],
        )
        for path in paths
    ]


@cache
def read(path: Path) -> Article:
    (article,) = framing.read(path)
    return article


@cache
def in_markdown(path: Path) -> Article:
    story, _, slug = path.stem.rpartition("-")
    (file,) = (CORPUS / "stories" / story).glob(f"{slug}-*.md")
    return read(file)


def parts(article: Article) -> list[tuple[str, str, str | None]]:
    return [(part.kind, part.of(article.text), part.credit) for part in article.parts]


def test_each_outlet_has_a_pasted_page_and_three_pages_are_saved():
    assert {path.stem.rpartition("-")[2] for path in PASTED} == SLUGS and len(PASTED) == len(SLUGS)
    assert len({path.stem.rpartition("-")[0] for path in PASTED}) >= 4
    assert len(SAVED) == 3 and len({path.stem for path in PAGES}) == 9
    assert all(path.stat().st_size < 60_000 for path in SAVED)


def test_the_readme_names_every_page():
    text = (CORPUS / "raw" / "README.md").read_text(encoding="utf-8")
    assert all(f"]({path.name})" in text for path in PAGES)


def test_pages_are_no_part_of_the_sample_corpus():
    assert {article.path.suffix for article in framing.sample() if article.path} == {".md"}


@pytest.mark.parametrize("path", PASTED, ids=lambda path: path.name)
def test_a_pasted_page_holds_the_article_line_for_line(path):
    lines = {tidy(line).removeprefix("Image caption ") for line in path.read_text("utf-8").split("\n")}
    assert {text for _, text, _ in parts(in_markdown(path))} <= lines


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_is_read_without_a_doubt(path):
    assert framing.read(path).problems == ()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_headline_standfirst_and_date_are_found(path):
    page, article = read(path), in_markdown(path)
    assert (page.headline, page.standfirst, page.date) == (article.headline, article.standfirst, article.date)


@pytest.mark.parametrize("path", pages(PAGES, OTHER_OUTLET))
def test_the_outlet_is_found(path):
    assert read(path).outlet == in_markdown(path).outlet


@pytest.mark.parametrize("path", pages(PASTED, NO_BYLINE))
def test_the_byline_of_a_pasted_page_is_the_printed_one(path):
    assert read(path).byline == in_markdown(path).byline


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_the_byline_of_a_saved_page_is_the_name_in_its_head(path):
    name = read(path).byline
    assert name and in_markdown(path).byline.startswith(name)
    assert f'"{name}"' in path.read_text("utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_part_of_the_article_is_lost(path):
    found = iter(parts(read(path)))
    assert all(part in found for part in parts(in_markdown(path)))  # in the order of the article


@pytest.mark.parametrize("path", pages(PAGES, TOO_MUCH))
def test_nothing_but_the_article_is_kept(path):
    assert parts(read(path)) == parts(in_markdown(path))


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_no_script_of_a_saved_page_is_read_as_text(path):
    html = path.read_text("utf-8")
    article = read(path)
    kept = " ".join([article.text, *(item.text for item in article.furniture)])
    for words in ("shoe size", "who else is reading", "free articles left"):
        assert words not in kept
    assert sum(words in html for words in ("shoe size", "who else is reading", "free articles left")) == 1
