import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.classroom import checking, kept
from framing.classroom.exercise import Exercise, from_json, to_json
from framing.classroom.normal_forms import fingerprint, step

NUMBER = Exercise(
    "2.3",
    "number",
    "How many per 1,000 words?",
    "Now read them.",
    hints=("Divide by the words.", "Divide by the outlet's own words."),
    right=frozenset({fingerprint("2.3", str(step(4.8, 0.1)))}),
    wrong={fingerprint("2.3", str(step(12, 0.1))): "That is the count, not the rate."},
    tolerance=0.1,
)
LABELS = Exercise(
    "5.1",
    "labels",
    "Whose voice?",
    "A quotation is not the outlet's view.",
    hints=("Look for the verb of saying.",),
    right=frozenset({fingerprint("5.1", "1", "direct"), fingerprint("5.1", "2", "outlet")}),
    wrong={fingerprint("5.1", "1", "outlet"): "In 1 there are quotation marks."},
    items=("1", "2"),
)
WRITTEN = Exercise(
    "1.4",
    "written",
    "Say why.",
    "Kept.",
    hints=("Name a sentence.",),
    least=4,
    rubric=("Good: names a sentence.",),
)
TEXT = Exercise("1.1", "text", "Which?", "Yes.", right=frozenset({fingerprint("1.1", "arms race")}))
SET = Exercise("1.2", "set", "Which ones?", "Both.", right=frozenset({fingerprint("1.2", "globe", "post")}))
GUESS = Exercise("2.1", "guess", "How many?", "You will see.")
ALL = (NUMBER, LABELS, WRITTEN, TEXT, SET, GUESS)


def state(exercise: Exercise, answer: object, folder: Path) -> str:
    return checking.meet(exercise, answer, folder=folder).state


@pytest.mark.parametrize("open_answer", [..., "...", " … ", ""])
def test_three_dots_are_no_answer_yet_and_nothing_is_kept(open_answer: object, tmp_path: Path) -> None:
    assert state(NUMBER, open_answer, tmp_path) == "not tried yet"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("answer", [4.8, "4.8", "4,8", 4.9, 4.7, " 4.8 "])
def test_a_number_is_right_within_its_tolerance(answer: object, tmp_path: Path) -> None:
    assert state(NUMBER, answer, tmp_path) == "right"


@pytest.mark.parametrize("answer", [5.0, 4.6, -4.8, 48])
def test_a_number_farther_off_is_looked_at_again(answer: object, tmp_path: Path) -> None:
    assert state(NUMBER, answer, tmp_path) == "look again"


def test_a_foreseen_mistake_is_named_and_another_gets_the_next_hint(tmp_path: Path) -> None:
    replies = [checking.meet(NUMBER, answer, folder=tmp_path).message for answer in (12, 99, 98)]
    assert replies == [
        "That is the count, not the rate.",
        "Divide by the outlet's own words.",
        "Divide by the outlet's own words.",
    ]


def test_two_wrong_answers_in_a_row_get_two_hints(tmp_path: Path) -> None:
    replies = [checking.meet(NUMBER, answer, folder=tmp_path).message for answer in (99, 98)]
    assert replies == list(NUMBER.hints)


def test_labels_say_how_many_are_right_and_which_are_open(tmp_path: Path) -> None:
    reply = checking.meet(LABELS, {1: "Direct", 2: ...}, folder=tmp_path)
    assert (reply.state, reply.message) == ("look again", "1 of 2 are as the key has them. Still open: 2.")
    reply = checking.meet(LABELS, {1: "outlet", 2: "outlet"}, folder=tmp_path)
    assert reply.message == "1 of 2 are as the key has them. In 1 there are quotation marks."
    assert state(LABELS, {"1": "direct", "2": "outlet"}, tmp_path) == "right"


def test_labels_of_unknown_items_are_told(tmp_path: Path) -> None:
    reply = checking.meet(LABELS, {7: "direct"}, folder=tmp_path)
    assert (reply.state, reply.message) == ("look again", "There is no item 7; the items are 1, 2.")


def test_a_written_answer_is_kept_with_what_makes_one_good(tmp_path: Path) -> None:
    assert state(WRITTEN, "Too short.", tmp_path) == "look again"
    reply = checking.meet(WRITTEN, "The third sentence says so.", folder=tmp_path)
    assert (reply.state, reply.message) == ("kept", "Kept. Good: names a sentence.")
    found = kept.find("1.4", tmp_path)
    assert found == kept.Kept("1.4", "The third sentence says so.", "kept", 2)


def test_words_are_right_in_any_case_order_and_marks(tmp_path: Path) -> None:
    assert state(TEXT, "“Arms  Race”", tmp_path) == "right"
    assert state(SET, ("POST", "globe"), tmp_path) == "right"
    assert state(SET, ["post"], tmp_path) == "look again"


def test_a_guess_is_kept_and_not_judged(tmp_path: Path) -> None:
    assert [state(GUESS, answer, tmp_path) for answer in (1, "250", "many")] == ["kept", "kept", "look again"]


class Hostile:
    def __repr__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.kind)
@pytest.mark.parametrize(
    "answer", [None, True, object(), Hostile(), float("nan"), 10**400, [[1]], {1: 2}, {}, b"x"]
)
def test_no_answer_raises(exercise: Exercise, answer: object, tmp_path: Path) -> None:
    assert state(exercise, answer, tmp_path) == "look again"


@given(answer=st.one_of(st.text(), st.floats(), st.lists(st.text()), st.dictionaries(st.text(), st.text())))
def test_whatever_is_typed_is_met(answer: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    for exercise in ALL:
        assert checking.meet(exercise, answer, folder=folder).state in _STATES


_STATES = {"not tried yet", "look again", "right", "kept"}


def test_an_answer_that_cannot_be_kept_is_met_and_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    reply = checking.meet(TEXT, "arms race", folder=tmp_path / "file")
    assert reply.state == "right" and "could not be kept" in reply.message


def test_a_damaged_file_of_answers_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "1.1.json").write_text("{", encoding="utf-8")
    assert state(TEXT, "arms race", tmp_path) == "right"
    assert json.loads((tmp_path / "1.1.json").read_text(encoding="utf-8"))["tries"] == 1


@pytest.mark.parametrize("name", ["0.0", 2.3, None])
def test_an_exercise_that_is_not_there_is_told(name: object) -> None:
    assert "There is no exercise" in checking.check(name, 1).message or name == 2.3  # type: ignore[arg-type]


def test_a_reply_is_told_by_word_and_sign_and_escaped() -> None:
    reply = checking.Reply("1.1", "look again", "<b>")
    assert str(reply) == "→ 1.1 look again. <b>"
    assert "&lt;b&gt;" in reply._repr_html_() and 'role="status"' in reply._repr_html_()


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.kind)
def test_an_exercise_comes_back_from_json(exercise: Exercise) -> None:
    assert from_json(json.loads(json.dumps(to_json(exercise)))) == exercise


def test_a_kind_that_is_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind 'essay'"):
        Exercise("1.1", "essay", "", "")  # type: ignore[arg-type]
