"""How an answer is met: not tried yet, look again, right; written answers are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from framing import markup
from framing.classroom import kept as keeping
from framing.classroom import normal_forms
from framing.classroom.exercise import Exercise, exercises
from framing.classroom.kept import FOLDER, Kept
from framing.classroom.normal_forms import NotAnAnswer

State = Literal["not tried yet", "look again", "right", "kept"]

_SIGNS = {"not tried yet": "○", "look again": "→", "right": "✓", "kept": "✓"}
_OPEN = "Write your answer in place of the three dots, and run the cell again."
_LONGEST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to an answer. In a notebook it shows as a line with a sign, not by colour alone."""

    exercise: str
    state: State
    message: str

    def __str__(self) -> str:
        return f"{_SIGNS[self.state]} {self.exercise} {self.state}. {self.message}".rstrip()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        sign, head = _SIGNS[self.state], f"{self.exercise} {self.state}."
        return (
            '<p role="status" style="border-left:4px solid currentColor;padding:0.2em 0.8em;max-width:60em">'
            f'<span aria-hidden="true">{sign}</span> <strong>{markup.escape(head)}</strong> '
            f"{markup.escape(self.message)}</p>"
        )


def check(exercise: str, answer: object, *, folder: str | Path = FOLDER) -> Reply:
    """Meet a pupil's answer to an exercise ("2.3" is the third of lesson 2), and keep it in ``folder``.

    Three dots (``...``) are no answer yet. A wrong answer that was foreseen is met with the mistake that
    leads to it, another with a hint; a right one with what to notice. A written answer is neither right nor
    wrong: it is kept, and met with what makes an answer good. Whatever the answer is, nothing is raised.

    >>> check("0.0", ...)
    → 0.0 look again. There is no exercise 0.0. ...
    """
    known, name = exercises(), str(exercise)[:20]
    if name not in known:
        named = "An exercise is named by its lesson and its number in it, like “2.3”."
        return Reply(name, "look again", f"There is no exercise {name}. {named}")
    return meet(known[name], answer, folder=Path(folder))


def meet(exercise: Exercise, answer: object, *, folder: Path = FOLDER) -> Reply:
    """``check`` for an exercise at hand."""
    if answer is ... or (isinstance(answer, str) and not answer.strip(" .…\n")):
        return Reply(exercise.id, "not tried yet", _OPEN)
    before = keeping.find(exercise.id, folder)
    tries = before.tries + 1 if before else 1
    state, message = _judged(exercise, answer, tries)
    stored = Kept(exercise.id, _typed(answer), state, tries)
    if not keeping.keep(stored, folder):
        message += f" (It could not be kept: the folder {folder} cannot be written to.)"
    return Reply(exercise.id, state, message.strip())


def _judged(exercise: Exercise, answer: object, tries: int) -> tuple[State, str]:
    try:
        if exercise.kind in ("written", "coding"):
            return _written(exercise, answer) if exercise.kind == "written" else _coded(exercise, answer)
        if exercise.kind == "guess":
            normal_forms.number(answer)
            return "kept", exercise.well_done
        if exercise.kind == "labels":
            return _labelled(exercise, answer, tries)
        given = exercise.fingerprints(answer)
    except NotAnAnswer as slip:
        return "look again", str(slip)
    if given & exercise.right:
        return "right", exercise.well_done
    foreseen = [hint for known, hint in exercise.wrong.items() if known in given]
    return "look again", foreseen[0] if foreseen else _hint(exercise, tries)


def _labelled(exercise: Exercise, answer: object, tries: int) -> tuple[State, str]:
    missing = exercise.open_items(answer)
    given = exercise.fingerprints(answer)
    right = len(given & exercise.right)
    if right == len(exercise.items):
        return "right", exercise.well_done
    told = f"{right} of {len(exercise.items)} are as the key has them."
    if missing:
        told += f" Still open: {', '.join(missing)}."
    foreseen = [hint for known, hint in exercise.wrong.items() if known in given]
    if foreseen:
        return "look again", f"{told} {foreseen[0]}"
    only_open = missing and right == len(given)
    return "look again", told if only_open else f"{told} {_hint(exercise, tries)}".rstrip()


def _coded(exercise: Exercise, answer: object) -> tuple[State, str]:
    missing = exercise.open_items(answer)
    if missing:
        return "look again", f"Still open: {', '.join(missing)}. {_hint(exercise, 1)}".strip()
    return "kept", exercise.well_done


def _written(exercise: Exercise, answer: object) -> tuple[State, str]:
    if not isinstance(answer, str):
        raise NotAnAnswer('Write your text between three quotation marks: """like this""".')
    words = len(answer.split())
    if words < exercise.least:
        return "look again", f"{words} of at least {exercise.least} words. {_hint(exercise, 1)}".strip()
    return "kept", " ".join([exercise.well_done, *exercise.rubric])


def _hint(exercise: Exercise, tries: int) -> str:
    """The next hint; the last one stays."""
    return exercise.hints[min(tries, len(exercise.hints)) - 1] if exercise.hints else ""


def _typed(answer: object) -> str:
    """An answer as text, whatever it is."""
    try:
        text = answer if isinstance(answer, str) else repr(answer)
    except Exception:  # what a pupil's own class does is not known
        text = f"something of the type {type(answer).__name__}"
    return text[:_LONGEST_KEPT]
