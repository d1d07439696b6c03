"""Articles that are full of markup do nothing, wherever they are shown."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

import framing
from framing.study import Study

from .conftest import Lab, Watched
from .test_notebook import run_all, wait_for_kernel

pytestmark = pytest.mark.browser

HOSTILE = Path(__file__).parents[1] / "hostile" / "pages"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
ACTIVE = (
    "script, iframe, img, object, embed, svg, base, form, link, a[href], [http-equiv=refresh], [autofocus]"
)
SHOW_EVERYTHING = """\
import framing

corpus = framing.read("hostile")
study = framing.analyze(corpus, framing.Codebook.read("hostile/hostile.yaml"), sentiment=False)
for shown in (corpus, *corpus, study.codebook, study, study.articles, study.concordance("arms race")):
    display(shown)
for article in corpus:
    display(study.show(article.id))
print("All was shown.")
"""
TOUCH_EVERYTHING = """
for (const note of document.querySelectorAll('details')) note.open = true;
for (const element of document.querySelectorAll('*'))
  for (const kind of ['mouseover', 'click', 'focus', 'toggle', 'load', 'error'])
    element.dispatchEvent(new Event(kind, {bubbles: true}));
"""
ATTRIBUTES = """
[...document.querySelectorAll('*')].flatMap(element => [...element.attributes].map(a => a.name))
  .filter(name => name.startsWith('on') || name === 'href' || name === 'src')
"""


@cache
def study() -> Study:
    return framing.analyze(framing.read(HOSTILE), framing.Codebook.read(HOSTILE / "hostile.yaml"))


def shown() -> Iterator[str]:
    """Everything a notebook or a browser may be given of the hostile articles."""
    read = study()
    for article in read.corpus:
        yield POLICY.sub("", read.show(article.id, page=True))
        yield read.show(article.id)
        yield article._repr_html_()
    yield read.corpus._repr_html_()
    yield read.codebook._repr_html_()
    yield read._repr_html_()
    yield read.concordance("arms race")._repr_html_()
    yield read.articles._repr_html_()


def assert_inert(page: Page, watched: Watched) -> None:
    page.evaluate(TOUCH_EVERYTHING)
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert watched.dialogs == []
    assert watched.left == []


def test_what_is_shown_of_hostile_articles_is_inert(watched: Watched) -> None:
    page = watched.context.new_page()
    for html in shown():
        page.set_content(html)
        assert page.evaluate(ATTRIBUTES) == []
        assert page.locator(ACTIVE).count() == 0
        assert_inert(page, watched)
        assert "\u202e" not in page.inner_text("body")
    page.wait_for_load_state("networkidle")
    assert_inert(page, watched)


def test_the_written_page_forbids_scripts_besides(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    html = study().show("hostile.md", page=True)
    assert POLICY.search(html)
    path.write_text(html.replace("</body>", "<script>window.pwned = 1</script></body>"), encoding="utf-8")
    page = watched.context.new_page()
    page.goto(path.as_uri())
    assert_inert(page, watched)


def test_figures_of_hostile_articles_are_inert(watched: Watched, tmp_path: Path) -> None:
    page = watched.context.new_page()
    pictures = [path for path in framing.figures.write_figures(study(), tmp_path) if path.suffix == ".svg"]
    assert len(pictures) >= 4
    for path in pictures:
        page.goto(path.as_uri())
        assert page.locator("script, foreignObject, image, a").count() == 0
        assert_inert(page, watched)


def test_a_word_of_a_million_characters_stays_within_the_page(watched: Watched) -> None:
    word = "a" * 1_000_000
    article = framing.Article.from_text(f"An arms race of {word}, he said.", id="talks/post")
    read = framing.analyze([article], framing.Codebook.sample("security"), sentiment=False)
    page = watched.context.new_page()
    for html in (read.show("post", page=True), read.show("post")):
        page.set_content(html)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert_inert(page, watched)


def test_html_nested_a_hundred_thousand_deep_is_shown_flat(watched: Watched, tmp_path: Path) -> None:
    inside = "<p>Ministers met in the old customs house to talk about an arms race over cranes.</p>" * 5
    nested = f"<h1>Talks begin</h1>{'<div><b>' * 50_000}{inside}<script>window.pwned = 1</script>"
    (tmp_path / "page.html").write_text(f"<html><body><article>{nested}", encoding="utf-8")
    corpus = framing.read(tmp_path)
    assert len(corpus) + len(corpus.problems) >= 1
    page = watched.context.new_page()
    read = framing.analyze(corpus, framing.Codebook.sample("security"), sentiment=False)
    for html in [corpus._repr_html_(), *(read.show(article.id, page=True) for article in corpus)]:
        page.set_content(html)
        assert_inert(page, watched)


def test_hostile_articles_are_inert_in_jupyterlab_before_and_after_running(
    lab: Lab, watched: Watched
) -> None:
    shutil.copytree(HOSTILE, lab.notebooks / "hostile", dirs_exist_ok=True)
    cell = nbformat.v4.new_code_cell(SHOW_EVERYTHING)
    cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": html}) for html in shown()]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata=kernel)
    stored = lab.notebooks / "hostile.ipynb"
    nbformat.write(notebook, stored)
    page = watched.context.new_page()
    page.goto(lab.address(stored), wait_until="load")
    output = page.locator(".jp-NotebookPanel .jp-Cell-outputWrapper")
    expect(output.locator("details").first).to_be_visible(timeout=60_000)
    assert page.evaluate("typeof window.pwned") == "undefined"
    wait_for_kernel(page)
    run_all(page, stored)
    expect(output).to_contain_text("All was shown.")
    expect(output.locator("details").first).to_be_visible()
    for name in ("script", "iframe", "object", "a[href^=javascript]", "img[onerror]", "svg[onload]"):
        assert output.locator(name).count() == 0, name
    for note in output.locator("summary").all()[:5]:
        note.click()
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert watched.dialogs == []
    assert watched.left == []
