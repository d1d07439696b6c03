"""Build each notebook from its source, run it, and store it so that a rebuild gives the same text.

    python notebooks/build.py            # build and run every notebook
    python notebooks/build.py 02         # those whose name begins so
    python notebooks/build.py --check    # fail where a stored file is not what its source gives

A source with a list of exercises beside it is a lesson: it gives the pupil's notebook, which is not run, and
the teacher's in ``teacher/``. The exercises of all go into the package, and a lesson's limits are checked.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import copies
import lesson
import limits
import nbformat
from nbformat import NotebookNode

from framing.classroom.exercise import FILE, to_json

HERE = Path(__file__).parent
EXERCISES = HERE.parent / "framing" / "data" / "classroom" / FILE


@dataclass(frozen=True, slots=True)
class Built:
    """The notebooks of one source by the path they are stored at, and what is wrong with it."""

    notebooks: dict[Path, NotebookNode]
    wrong: list[str]


def build(read: lesson.Lesson) -> Built:
    """The notebooks of one source, run from top to bottom."""
    path = HERE / f"{read.stem}.ipynb"
    if not read.tasks:
        return Built({path: copies.run(copies.pupils_copy(read))}, [])
    pupil, teacher = copies.pupils_copy(read), copies.teachers_copy(read)
    copies.run(copies.pupils_copy(read))  # before anything is answered, it must run to its end
    missed = [f"{read.stem}: {name} is not met as right." for name in copies.unmet(read, teacher)]
    return Built(
        {path: pupil, HERE / "teacher" / path.name: teacher}, [*missed, *limits.broken(read, pupil, teacher)]
    )


def exercises_file(lessons: list[lesson.Lesson]) -> str:
    """The text of the package's file of exercises."""
    rows = [to_json(task.exercise()) for read in lessons for task in read.tasks.values()]
    return json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def comparable(notebook: NotebookNode) -> Iterator[tuple[str, str, list[str]]]:
    """What must be the same after a rebuild: ids, sources and text. Pictures differ between machines."""
    for cell in notebook.cells:
        yield cell.id, cell.source, [_text(output) for output in cell.get("outputs", [])]


def _text(output: NotebookNode) -> str:
    data = output.get("data", {})
    return "".join([output.get("text", ""), data.get("text/plain", ""), data.get("text/html", "")])


def main() -> int:
    """Build or check every notebook; give the exit status."""
    check = "--check" in sys.argv
    wanted = tuple(name for name in sys.argv[1:] if not name.startswith("--"))
    lessons = [lesson.read(source) for source in sorted((HERE / "source").glob("*.py"))]
    stale: list[str] = []
    if not EXERCISES.exists() or EXERCISES.read_text(encoding="utf-8") != exercises_file(lessons):
        if check:
            stale.append(EXERCISES.name)
        else:
            EXERCISES.write_text(exercises_file(lessons), encoding="utf-8", newline="\n")
    chosen = [read for read in lessons if not wanted or read.stem.startswith(wanted)]
    with ThreadPoolExecutor(2) as pool:
        built = list(pool.map(build, chosen))
    for path, notebook in ((path, notebook) for one in built for path, notebook in one.notebooks.items()):
        if not check:
            path.parent.mkdir(exist_ok=True)
            nbformat.write(notebook, path)
        elif not path.exists() or [*comparable(nbformat.read(path, 4))] != [*comparable(notebook)]:
            stale.append(str(path.relative_to(HERE)))
    wrong = [line for one in built for line in one.wrong]
    if stale:
        wrong.append(f"Out of date: {', '.join(stale)}. Run `make notebooks` and commit the result.")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
