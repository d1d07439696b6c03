import time
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from .conftest import Lab, Watched

pytestmark = pytest.mark.browser


def open_notebook(lab: Lab, page: Page, name: str) -> None:
    page.goto(f"{lab.url}/lab/tree/{name}", wait_until="load")
    expect(page.locator(".jp-NotebookPanel .jp-Notebook")).to_contain_text("six outlets", timeout=60_000)
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=60_000)


def run_all(page: Page, stored: Path) -> list[nbformat.NotebookNode]:
    """Run every cell and give the code cells as JupyterLab saves them."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    for _ in range(240):
        time.sleep(0.5)
        page.keyboard.press("Control+s")
        cells = [cell for cell in nbformat.read(stored, 4).cells if cell.cell_type == "code"]
        if cells[-1].execution_count == len(cells):
            return cells
    raise AssertionError("The notebook did not finish within two minutes")


def test_the_quick_look_opens_unrun_and_then_runs_without_error_or_request(
    lab: Lab, watched: Watched
) -> None:
    page = watched.context.new_page()
    name = "00-quick-look.ipynb"
    open_notebook(lab, page, name)
    cells = run_all(page, lab.notebooks / name)
    outputs = [output for cell in cells for output in cell.outputs]
    assert outputs
    assert [output for output in outputs if output.output_type == "error"] == []
    assert watched.left == []
