"""The limits of a lesson: each is told where a small made-up lesson breaks it."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

sys.path.insert(0, str(Path(__file__).parents[2] / "notebooks"))
limits = pytest.importorskip("limits")
lesson_module = pytest.importorskip("lesson")

FIRST = "# 1. Rain\n\n**Question** Why?\n\n**I can** read\n\n**Minutes** 50\n\n**Before** Nothing."
LAST = "## What we know now, and what we cannot say\n\n**Good practice** They ask twice."


def told(
    *middle: object, first: str = FIRST, last: str = LAST, steps: list[str] | None = None, error: bool = False
) -> list[str]:
    pupil = new_notebook(cells=[new_markdown_cell(first), *middle, new_markdown_cell(last)])
    names = list(lesson_module.STEPS) if steps is None else steps
    cells = [SimpleNamespace(metadata={"step": name}) for name in names]
    outputs = [new_output("error", ename="E", evalue="", traceback=[])] if error else []
    teacher = new_notebook(cells=[new_code_cell("1", outputs=outputs)])
    return list(limits.broken(lesson_module.Lesson("01-rain", cells, {}), pupil, teacher))


def test_a_lesson_within_its_limits_is_not_told() -> None:
    assert told(new_markdown_cell("It rained."), new_code_cell("1")) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([new_markdown_cell("It rained. " * 400)], "words of prose; at most 600"),
        ([new_code_cell("1") for _ in range(13)], "13 cells of code; at most 12"),
        ([new_code_cell("1\n" * 9)], "a cell of 9 lines"),
        ([new_markdown_cell("Institutional communication necessitates sophisticated differentiation. " * 5)],
         "its prose is of grade"),
    ],
)  # fmt: skip
def test_a_size_that_is_passed_is_told(cells: list[object], expected: str) -> None:
    assert any(expected in line for line in told(*cells))


def test_a_step_that_is_unknown_missing_or_out_of_order_is_told() -> None:
    assert "the step 'dance'" in told(steps=["start", "dance"])[0]
    assert "or one is missing" in told(steps=["start", "hook", "end"])[0]
    assert "do not come in order" in told(steps=[*reversed(lesson_module.STEPS)])[0]


@pytest.mark.parametrize("head", ["**Question**", "**I can**", "**Minutes**", "**Before**"])
def test_a_first_cell_without_one_of_its_parts_is_told(head: str) -> None:
    assert told(first=FIRST.replace(head, "x")) == [f"01-rain: its first cell has no {head}."]


def test_a_last_cell_without_its_heading_or_good_practice_is_told() -> None:
    assert len(told(last="The end.")) == 2


def test_an_error_in_the_teachers_copy_is_told() -> None:
    assert "ends in an error" in told(error=True)[0]
