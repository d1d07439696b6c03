import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_every_source_has_its_notebook() -> None:
    sources = {path.stem for path in (ROOT / "notebooks" / "source").glob("*.py")}
    assert sources == {path.stem for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_stored_notebook_says_nothing_of_the_machine_it_was_run_on(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/(?:home|root|tmp|Users)/|execution\.|iopub", text)
    cells = nbformat.reads(text, 4).cells
    assert [cell.id for cell in cells] == [f"{path.stem}-{number:02}" for number in range(len(cells))]


def test_notebooks_are_what_their_sources_give() -> None:
    command = [sys.executable, str(ROOT / "notebooks" / "build.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
