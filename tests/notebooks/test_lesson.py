"""A lesson's source: exercises fit its cells, and answers stand in place of the three dots."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "notebooks"))
lesson = pytest.importorskip("lesson")
copies = pytest.importorskip("copies")

PY = '# %% [markdown] step="start"\n# # 1. Rain\n\n# %% step="run" exercise="1.1"\nanswer = ...\n'
YAML = '- id: "1.1"\n  kind: number\n  ask: How many?\n  answer: 3\n'


def written(folder: Path, py: str = PY, yaml: str = YAML) -> Path:
    source = folder / "01-rain.py"
    source.write_text(py, encoding="utf-8")
    source.with_suffix(".yaml").write_text(yaml, encoding="utf-8")
    return source


def test_a_lesson_is_read_with_its_tasks(tmp_path: Path) -> None:
    read = lesson.read(written(tmp_path))
    assert (read.number, list(read.tasks)) == ("1", ["1.1"])


def test_exercises_that_no_cell_asks_for_are_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the cells ask for"):
        lesson.read(written(tmp_path, yaml=YAML.replace("1.1", "1.2")))


def test_an_exercise_of_another_lesson_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not of lesson 1"):
        lesson.read(written(tmp_path, PY.replace("1.1", "2.1"), YAML.replace("1.1", "2.1")))


def test_the_answer_takes_the_place_of_the_dots_alone() -> None:
    task = lesson.Task("1.1", "number", "How many?", answer=3)
    assert lesson.answered("a = 1\nanswer = ...\nb = 2", task) == "a = 1\nanswer = 3\nb = 2"
    with pytest.raises(ValueError, match="no line that begins"):
        lesson.answered("a = 1", task)


def test_a_pupils_copy_leaves_out_what_is_for_the_teacher(tmp_path: Path) -> None:
    hidden = PY + '\n# %% [markdown] step="run" teacher=true\n# For you alone.\n'
    notebook = copies.pupils_copy(lesson.read(written(tmp_path, hidden)))
    assert len(notebook.cells) == 2 and "answer = ..." in notebook.cells[1].source


def test_the_teacher_is_told_the_answer_or_that_there_is_none() -> None:
    for kind, expected in [
        ("number", "Answer: 3."),
        ("guess", "as good as any"),
        ("coding", "No right or wrong"),
    ]:
        answer = {"1": "yes"} if kind == "coding" else 3
        assert expected in next(copies.to_the_teacher(lesson.Task("1.1", kind, "?", answer=answer)))
