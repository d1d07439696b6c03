"""The exercises of the shipped lessons: no answer stands in them, and each is met twice when it is wrong."""

import json
from pathlib import Path

import pytest
import yaml

from framing.classroom import check
from framing.classroom.exercise import Exercise, exercises

SOURCES = sorted((Path(__file__).parents[2] / "notebooks" / "source").glob("*.yaml"))
TASKS = [task for source in SOURCES for task in yaml.safe_load(source.read_text(encoding="utf-8"))]
WRONG = {"number": -987654321.5, "text": "nothing of the kind", "set": ["nothing", "of the kind"]}

each = pytest.mark.parametrize("task", TASKS, ids=lambda task: task["id"])


def wrong_answer(task: dict) -> object:
    if task["kind"] == "coding":
        return {"no such item": "yes"}
    if task["kind"] == "labels":
        return dict.fromkeys(task["answer"], "nothing of the kind")
    return WRONG.get(task["kind"])


def test_the_package_has_the_exercises_of_the_sources() -> None:
    assert list(exercises()) == [task["id"] for task in TASKS]


@each
def test_two_wrong_answers_in_a_row_are_met_with_a_sentence_each(task: dict, tmp_path: Path) -> None:
    replies = [check(task["id"], wrong_answer(task), folder=tmp_path) for _ in range(2)]
    assert [reply.state for reply in replies] == ["look again"] * 2
    assert all(len(reply.message) > 15 for reply in replies)


@each
def test_each_foreseen_mistake_has_its_own_hint(task: dict, tmp_path: Path) -> None:
    for one in task.get("wrong", []):
        answer = {one["item"]: one["answer"]} if "item" in one else one["answer"]
        reply = check(task["id"], answer, folder=tmp_path)
        assert reply.state == "look again" and one["hint"] in reply.message


@each
def test_the_right_answer_is_right(task: dict, tmp_path: Path) -> None:
    given = task["samples"][0] if task["kind"] == "written" else task["answer"]
    reply = check(task["id"], given, folder=tmp_path)
    assert reply.state == ("kept" if task["kind"] in ("written", "guess", "coding") else "right")


@each
def test_no_answer_is_given_away(task: dict, tmp_path: Path) -> None:
    exercise: Exercise = exercises()[task["id"]]
    # What the question itself offers to choose from ("yes or no") may come back in a hint.
    if task["kind"] == "text" and str(task["answer"]) not in task["ask"]:
        told = json.dumps([*exercise.hints, *exercise.wrong.values()], ensure_ascii=False).casefold()
        assert str(task["answer"]).casefold() not in told
    if task["kind"] == "written":
        assert len(task["samples"]) == 3 and len(task["rubric"]) == 3
        assert check(task["id"], task["samples"][2], folder=tmp_path).state in ("kept", "look again")
    if task["kind"] not in ("written", "guess"):
        assert task.get("hints"), "an exercise needs a hint for a mistake that nobody foresaw"
