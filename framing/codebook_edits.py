"""A frame's phrases as lines of text, and what was changed in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from framing.frame import CodebookError, Frame, Phrase
from framing.phrases import repeated

_NOT_IN = "| not in:"


@dataclass(frozen=True, slots=True)
class Edit:
    """What was changed in the phrases of one frame: lines put in, phrases taken out."""

    frame: str
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    @classmethod
    def of(cls, frame: str, add: str | Iterable[str], drop: str | Iterable[str]) -> Edit:
        """An edit of one line or several."""
        return cls(frame, *((lines,) if isinstance(lines, str) else tuple(lines) for lines in (add, drop)))

    def __bool__(self) -> bool:
        return bool(self.add or self.drop)


def phrase_line(phrase: Phrase) -> str:
    """A phrase on one line, with the contexts in which it does not count. Its note is left out.

    >>> phrase_line(Phrase("race", not_in=("space race", "horse race")))
    'race | not in: space race | horse race'
    """
    contexts = f" {_NOT_IN} {' | '.join(phrase.not_in)}" if phrase.not_in else ""
    return " ".join((phrase.text + contexts).split())


def phrase_of(line: str) -> Phrase:
    """The phrase on a line; raises ``CodebookError`` where it cannot be looked for.

    >>> phrase_of("race | not in: space race | horse race").not_in
    ('space race', 'horse race')
    """
    text, _, contexts = " ".join(line.split()).partition(_NOT_IN)
    return Phrase(text.strip(), tuple(one.strip() for one in contexts.split("|") if one.strip()))


def frame_text(frame: Frame) -> str:
    """The phrases of a frame, one a line."""
    return "\n".join(map(phrase_line, frame.phrases))


def edit_of(frame: Frame, text: str) -> Edit:
    """What ``text``, one phrase a line, changes in a frame. The order of the lines means nothing.

    Blank lines do not count. Raises ``CodebookError``, with the line where it is known, for a phrase that
    cannot be looked for, one that stands twice, and where none is left.

    >>> frame = Frame("race", phrases=(Phrase("arms race"), Phrase("escalat*")))
    >>> edit_of(frame, "arms race\\nspiral*")
    Edit(frame='race', add=('spiral*',), drop=('escalat*',))
    """
    lines = {number: " ".join(line.split()) for number, line in enumerate(text.splitlines(), 1)}
    lines = {number: line for number, line in lines.items() if line}
    for number, line in lines.items():
        try:
            phrase_of(line)
        except CodebookError as error:
            raise CodebookError(error.message, line=number) from None
    known = {phrase_line(phrase): phrase.text for phrase in frame.phrases}
    texts = [known.get(line) or phrase_of(line).text for line in lines.values()]
    twice = repeated(texts)
    if twice is not None:
        first, second = ([*lines][place] for place in twice)
        message = f"“{texts[twice[1]]}” stands in line {first} already; take one out."
        raise CodebookError(message, line=second)
    present = set(lines.values())
    edit = Edit(
        frame.label,
        add=tuple(line for line in lines.values() if line not in known),
        drop=tuple(phrase for line, phrase in known.items() if line not in present),
    )
    edited(frame, edit)
    return edit


def right_lines(frame: Frame, text: str) -> tuple[Edit, list[CodebookError]]:
    """What the lines of ``text`` that are right change in a frame, and what is wrong with the others.

    Raises ``CodebookError`` where no line is right.

    >>> edit, wrong = right_lines(Frame("race", phrases=(Phrase("race"),)), "race\\nra*ce\\nspiral*")
    >>> edit.add, [error.line for error in wrong]
    (('spiral*',), [2])
    """
    lines = text.splitlines()
    wrong: list[CodebookError] = []
    while True:
        try:
            return edit_of(frame, "\n".join(lines)), wrong
        except CodebookError as error:
            if error.line is None:
                raise wrong[0] if wrong else error from None
            wrong.append(error)
            lines[error.line - 1] = ""


def edited(frame: Frame, edit: Edit) -> Frame:
    """The frame with an edit made: phrases that stay keep their order, new ones follow.

    A phrase that is taken out and put in again, such as with other contexts, keeps its note. Raises
    ``CodebookError`` where a phrase to take out is not there, one to put in is, or none is left.
    """
    texts = [phrase.text for phrase in frame.phrases]
    for text in edit.drop:
        if text not in texts:
            raise CodebookError(f"the frame “{frame.label}” has no phrase “{text}” to take out.")
    notes = {phrase.text: phrase.note for phrase in frame.phrases}
    kept = [phrase for phrase in frame.phrases if phrase.text not in edit.drop]
    new = [replace(phrase, note=notes.get(phrase.text, "")) for phrase in map(phrase_of, edit.add)]
    return replace(frame, phrases=(*kept, *new))
