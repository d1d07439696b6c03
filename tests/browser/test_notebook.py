import json
import re
import shutil
import time
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from .conftest import Lab, Watched, barriers

pytestmark = pytest.mark.browser

NAME = "00-quick-look.ipynb"
TRUST = "#jp-main-statusbar [title*='rusted']"
ARTICLE = ".jp-OutputArea-output:has(details)"


def open_notebook(lab: Lab, page: Page, name: str) -> Path:
    """Open a copy of the notebook that nobody ran or trusted; gives its file."""
    copy = lab.notebooks / f"{name}.ipynb"
    shutil.copy(lab.notebooks / NAME, copy)
    page.goto(lab.address(copy), wait_until="load")
    expect(page.locator(".jp-NotebookPanel .jp-Notebook")).to_contain_text("six outlets", timeout=60_000)
    expect(page.locator(TRUST)).to_have_attribute("title", re.compile("not trusted|: 0 of"), timeout=30_000)
    return copy


def wait_for_kernel(page: Page) -> None:
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=60_000)


def run_all(page: Page, stored: Path) -> list[nbformat.NotebookNode]:
    """Run every cell and give the code cells as JupyterLab saves them."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Busy", timeout=10_000)
    wait_for_kernel(page)
    page.keyboard.press("Control+s")
    for _ in range(120):
        cells = code_cells(stored)
        if cells and cells[-1].execution_count == len(cells):
            return cells
        time.sleep(0.25)
        page.keyboard.press("Control+s")
    raise AssertionError("The notebook was not saved within half a minute after it had run")


def code_cells(stored: Path) -> list[nbformat.NotebookNode]:
    """The code cells of a notebook file; none while it is being written."""
    try:
        return [cell for cell in nbformat.read(stored, 4).cells if cell.cell_type == "code"]
    except (nbformat.reader.NotJSONError, json.JSONDecodeError):
        return []


def assert_article_is_legible(page: Page) -> None:
    """The marked article has its colours, fits its cell, and its notes open."""
    article = page.locator(ARTICLE).first
    article.scroll_into_view_if_needed()
    quoted = article.locator("span[style*='213,94,0,0.24']").first
    assert quoted.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(213, 94, 0, 0.24)"
    assert article.evaluate("e => e.scrollWidth <= e.clientWidth")
    note = article.locator("details").nth(1)
    note.locator("summary").click()
    expect(note.locator("dl")).to_be_visible()
    assert barriers(page, within=ARTICLE) == []


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_the_quick_look_is_legible_unrun_and_then_runs_without_error_or_request(
    lab: Lab, watched: Watched, theme: str
) -> None:
    lab.set_theme(theme)
    page = watched.context.new_page()
    copy = open_notebook(lab, page, f"run-{theme}")
    light = page.evaluate("document.body.dataset.jpThemeLight")
    assert light == ("true" if theme == "Light" else "false")
    assert_article_is_legible(page)
    wait_for_kernel(page)
    cells = run_all(page, copy)
    outputs = [output for cell in cells for output in cell.outputs]
    assert outputs
    assert [output for output in outputs if output.output_type == "error"] == []
    assert_article_is_legible(page)
    assert watched.left == []


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_the_quick_look_is_legible_unrun_at_a_zoom_of_200_percent(
    lab: Lab, zoomed: Watched, theme: str
) -> None:
    lab.set_theme(theme)
    page = zoomed.context.new_page()
    open_notebook(lab, page, f"zoomed-{theme}")
    assert_article_is_legible(page)
    assert zoomed.left == []
