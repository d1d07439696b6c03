import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TEACHERS = sorted((ROOT / "notebooks" / "teacher").glob("*.ipynb"))


def test_every_source_has_its_notebook() -> None:
    sources = {path.stem for path in (ROOT / "notebooks" / "source").glob("*.py")}
    assert sources == {path.stem for path in NOTEBOOKS}


def test_every_lesson_has_a_teachers_copy() -> None:
    lessons = {path.stem for path in (ROOT / "notebooks" / "source").glob("*.yaml")}
    assert lessons == {path.stem for path in TEACHERS}


def test_a_pupils_copy_holds_no_output() -> None:
    for path in TEACHERS:
        pupil = nbformat.read(ROOT / "notebooks" / path.name, 4)
        assert not any(cell.get("outputs") for cell in pupil.cells)


@pytest.mark.parametrize("path", [*NOTEBOOKS, *TEACHERS], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_stored_notebook_says_nothing_of_the_machine_it_was_run_on(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/(?:home|root|tmp|Users)/|execution\.|iopub", text)
    cells = nbformat.reads(text, 4).cells
    assert [cell.id for cell in cells] == [f"{path.stem}-{number:02}" for number in range(len(cells))]
