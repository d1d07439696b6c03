"""The notebooks of a lesson: the pupil's, with nothing run, and the teacher's, run and with the answers."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from copy import deepcopy

import nbformat
from glossary import explained
from lesson import Lesson, Task, answered
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

_TIMEOUT = 60
_METADATA = {
    # The notebook does not say that it is paired: where jupytext is installed, JupyterLab would refuse to
    # open it once it is newer than its source, and would write what a student saves into the source.
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def pupils_copy(lesson: Lesson) -> NotebookNode:
    """The notebook that pupils get."""
    cells = [deepcopy(cell) for cell in lesson.cells if not cell.metadata.get("teacher")]
    return _notebook(lesson.stem, cells)


def teachers_copy(lesson: Lesson) -> NotebookNode:
    """The notebook with the answers, what to expect and what to say; run."""
    cells = []
    for cell in map(deepcopy, lesson.cells):
        cells.append(cell)
        if "exercise" in cell.metadata:
            task = lesson.tasks[cell.metadata["exercise"]]
            cell.source = answered(cell.source, task)
            cells.append(new_markdown_cell("\n\n".join(to_the_teacher(task))))
    return run(_notebook(lesson.stem, cells))


def to_the_teacher(task: Task) -> Iterator[str]:
    """What a teacher should know of an exercise, a paragraph each."""
    if task.kind == "guess":
        yield f"**Teacher · {task.id}** A guess: {_plain(task.answer)} is as good as any."
    elif task.kind == "coding":
        yield f"**Teacher · {task.id}** No right or wrong; one of many: {_plain(task.answer)}."
    elif task.kind != "written":
        yield f"**Teacher · {task.id}** Answer: {_plain(task.answer)}."
    else:
        yield f"**Teacher · {task.id}** " + " ".join(task.rubric)
        yield "Three sample answers, the best first:"
        yield "\n".join(f"{place}. {sample}" for place, sample in enumerate(task.samples, 1))
    if task.wrong:
        yield "Likely wrong answers, and what the notebook says to them:"
        yield "\n".join(f"- {_wrong(one.answer, one.item)}: {one.hint}" for one in task.wrong)
    if task.teacher:
        yield task.teacher


def run(notebook: NotebookNode) -> NotebookNode:
    """The notebook with its outputs, run from top to bottom in a fresh kernel and an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(notebook, timeout=_TIMEOUT, resources={"metadata": {"path": folder}}).execute()
    for cell in notebook.cells:
        if cell.metadata.pop("output", "") == "changes":
            cell.outputs = []
        cell.metadata = nbformat.from_dict({})
        for output in cell.get("outputs", []):
            output.pop("metadata", None)
            output.metadata = nbformat.from_dict({})
    return notebook


def unmet(lesson: Lesson, notebook: NotebookNode) -> list[str]:
    """The exercises whose answers, as the teacher's copy gives them, the package does not take."""
    text = json.dumps(notebook.cells, ensure_ascii=False)
    return [name for name in lesson.tasks if f"✓ {name} " not in text]


def _notebook(stem: str, cells: list[NotebookNode]) -> NotebookNode:
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=nbformat.from_dict(_METADATA))
    for number, cell in enumerate(notebook.cells):
        cell.id = f"{stem}-{number:02}"
        kept = {"output": cell.metadata["output"]} if "output" in cell.metadata else {}
        cell.metadata = nbformat.from_dict(kept)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    prose = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    for cell, source in zip(prose, explained(cell.source for cell in prose), strict=True):
        cell.source = source
    return notebook


def _plain(answer: object) -> str:
    if isinstance(answer, dict):
        return ", ".join(f"{item}: {label}" for item, label in answer.items())
    return ", ".join(map(str, answer)) if isinstance(answer, list) else str(answer)


def _wrong(answer: object, item: str | None) -> str:
    return f"{item}: {answer}" if item is not None else _plain(answer)
