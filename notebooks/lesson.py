"""A lesson as it is written: prose and code in ``source/NN-name.py``, exercises in ``source/NN-name.yaml``.

The ``.py`` is what pupils get, with three dots where they write. Cells carry what they are for:

    # %% [markdown] step="predict"
    # %% step="run" exercise="2.1"
    # %% [markdown] step="run" teacher=true     (for the teacher alone)
    # %% step="run" output="changes"            (with the day: not stored)

The ``.yaml`` lists the exercises with their answers. From both come the pupil's notebook, the teacher's, the
teacher's guide, and the package's file of exercises, in which answers stand as fingerprints.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext
import yaml
from nbformat import NotebookNode

from framing.classroom.exercise import Exercise
from framing.classroom.normal_forms import Kind, fingerprint, labels, number, several, step, text

STEPS = ("start", "hook", "predict", "run", "change", "make", "exit", "end")
"""What a cell is for, in the order of a lesson: predict before running, change before making (PRIMM).

Sentance, S., Waite, J. & Kallia, M. (2019). Teaching computer programming with PRIMM. *Computer Science
Education* 29(2–3), 136–176.
"""
_EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer that was foreseen, and what to say to it. For labels: an item with its label."""

    answer: Any
    hint: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """An exercise as its author writes it: with its answer, sample answers, and a word to the teacher."""

    id: str
    kind: Kind
    ask: str
    well_done: str = ""
    hints: list[str] = field(default_factory=list)
    answer: Any = None
    solution: str = ""
    tolerance: float = 0.0
    wrong: list[Wrong] = field(default_factory=list)
    least: int = 0
    rubric: list[str] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)
    teacher: str = ""

    @property
    def code(self) -> str:
        """What stands in the teacher's copy in place of the three dots."""
        if self.solution:
            return self.solution
        return repr(self.samples[0] if self.kind == "written" else self.answer)

    def exercise(self) -> Exercise:
        """The exercise as the package keeps it, without its answer."""
        items = tuple(labels(self.answer)) if self.kind in ("labels", "coding") else ()
        judged = self.kind not in ("coding", "guess", "written")
        return Exercise(
            self.id,
            self.kind,
            self.ask,
            self.well_done,
            hints=tuple(self.hints),
            right=frozenset(self._known(self.answer) if judged else ()),
            wrong={name: one.hint for one in self.wrong for name in self._known(one.answer, item=one.item)},
            items=items,
            tolerance=self.tolerance,
            least=self.least,
            rubric=tuple(self.rubric),
        )

    def _known(self, answer: Any, *, item: str | None = None) -> Iterator[str]:
        """The fingerprints of an answer."""
        if item is not None:
            yield fingerprint(self.id, text(str(item)), text(answer))
        elif self.kind == "number":
            yield fingerprint(self.id, str(step(number(answer), self.tolerance or _EXACT)))
        elif self.kind == "set":
            yield fingerprint(self.id, *several(answer))
        elif self.kind == "labels":
            yield from (fingerprint(self.id, *pair) for pair in labels(answer).items())
        else:
            yield fingerprint(self.id, text(answer))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its cells as written, and its tasks by id."""

    stem: str
    cells: list[NotebookNode]
    tasks: dict[str, Task]

    @property
    def number(self) -> str:
        """The number before its name: "2"."""
        return str(int(self.stem.split("-")[0]))


def read(source: Path) -> Lesson:
    """Read a lesson. Raises ``ValueError`` where exercises and cells do not fit together."""
    cells = jupytext.read(source).cells
    path = source.with_suffix(".yaml")
    rows = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    tasks = {}
    for row in rows:
        wrong = [Wrong(**one) for one in row.pop("wrong", [])]
        task = Task(**row, wrong=wrong)
        tasks[task.id] = task
    lesson = Lesson(source.stem, cells, tasks)
    asked = [cell.metadata["exercise"] for cell in cells if "exercise" in cell.metadata]
    if asked != list(tasks):
        raise ValueError(f"{path}: the exercises are {list(tasks)}, and the cells ask for {asked}.")
    for name in asked:
        if not name.startswith(f"{lesson.number}."):
            raise ValueError(f"{path}: exercise {name} is not of lesson {lesson.number}.")
    return lesson


def answered(code: str, task: Task) -> str:
    """A cell of code with the answer in place of what stands after ``answer =``.

    Raises ``ValueError`` where no line of it begins so.
    """
    for statement in ast.parse(code).body:
        named = isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "answer"
        if named and isinstance(statement, ast.Assign):
            lines = code.splitlines()
            before, after = lines[: statement.lineno - 1], lines[statement.end_lineno :]
            return "\n".join([*before, f"answer = {task.code}", *after])
    raise ValueError(f"The cell of exercise {task.id} has no line that begins with “answer =”.")
