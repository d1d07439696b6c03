from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import framing
from framing.study import Study

from .conftest import Watched, barriers

pytestmark = pytest.mark.browser

ARTICLE = "missile-shield/courier-2015-11-11"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the page that ``framing show --out`` writes."""
    study: Study = framing.analyze(framing.sample(), framing.Codebook.sample("security"), sentiment=False)
    path = tmp_path_factory.mktemp("page") / "courier.html"
    path.write_text(study.show(ARTICLE, page=True), encoding="utf-8")
    return path.as_uri()


def is_wider_than_its_window(page: Page) -> bool:
    answer: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return answer


def test_a_barrier_would_be_found(watched: Watched) -> None:
    page = watched.context.new_page()
    page.set_content(
        "<html lang=en><title>x</title><main><h1 style='color:#ddd;background:#fff'>Pale</h1></main>"
    )
    assert [barrier.split(":")[0] for barrier in barriers(page)] == ["color-contrast"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_barriers_and_asks_for_nothing(written: str, watched: Watched, scheme: str) -> None:
    page = watched.context.new_page()
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(written)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    assert dark == (scheme == "dark")
    page.evaluate("for (const note of document.querySelectorAll('details')) note.open = true")
    assert barriers(page) == []
    assert not is_wider_than_its_window(page)
    assert watched.left == []


def test_the_tab_key_reaches_every_note_in_order_and_enter_opens_it(written: str, watched: Watched) -> None:
    page = watched.context.new_page()
    page.goto(written)
    notes = page.locator("details")
    reached = []
    for _ in range(notes.count()):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName + document.activeElement.innerText"))
    assert reached == [f"SUMMARY{text}" for text in page.locator("summary").all_inner_texts()]
    last = notes.last
    expect(last).not_to_have_attribute("open", "")
    page.keyboard.press("Enter")
    expect(last).to_have_attribute("open", "")
    expect(last.locator("dl")).to_be_in_viewport()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_at_a_zoom_of_200_percent_the_page_is_read_in_one_column(written: str, zoomed: Watched) -> None:
    page = zoomed.context.new_page()
    page.goto(written)
    assert not is_wider_than_its_window(page)
    row = page.locator(".row").nth(2)
    text, notes = row.locator(".paragraph").bounding_box(), row.locator(".notes").bounding_box()
    assert text is not None and notes is not None
    assert notes["y"] >= text["y"] + text["height"] - 1
    assert barriers(page) == []


def test_on_paper_the_marks_stay_and_the_ink_is_black(written: str, watched: Watched, tmp_path: Path) -> None:
    page = watched.context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(written)
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    adjust = "getComputedStyle(document.querySelector('.direct')).printColorAdjust"
    assert page.evaluate(adjust) == "exact"
    pdf = page.pdf(path=tmp_path / "page.pdf", format="A4")
    assert 2 <= pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 6


def test_by_keyboard_alone_a_passage_in_somebodys_voice_opens_onto_why(
    written: str, watched: Watched
) -> None:
    page = watched.context.new_page()
    page.goto(written)
    notes = page.locator("details", has_text="Who says it?")
    assert notes.count() > 10
    note = notes.first
    question = note.locator("dt", has_text="Who says it?")
    expect(question).to_be_hidden()
    note.locator("summary").focus()
    page.keyboard.press("Space")
    expect(question).to_be_visible()
    expect(note).to_contain_text("Of 100 cases that looked as sure as this one")
    page.emulate_media(media="print")
    expect(question).to_be_visible()
    assert watched.left == []
