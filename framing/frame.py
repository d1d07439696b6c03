"""A frame of a codebook: what it is, when to code it, and the phrases that stand for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.phrases import Pattern, PhraseError, repeated


class CodebookError(ValueError):
    """A codebook that cannot be used: what is wrong and what to do, with file and line where these are known.

    >>> print(CodebookError("there are no frames", path=Path("arms.yaml"), line=4))
    arms.yaml, line 4: there are no frames
    """

    def __init__(self, message: str, *, path: Path | None = None, line: int | None = None):
        where = [str(path)] if path is not None else []
        where += [f"line {line}"] if line is not None else []
        super().__init__(": ".join([", ".join(where), message]) if where else message)
        self.message = message
        self.path = path
        self.line = line

    def __reduce__(self) -> tuple[Any, ...]:
        return _codebook_error, (self.message, self.path, self.line)


def _codebook_error(message: str, path: Path | None, line: int | None) -> CodebookError:
    return CodebookError(message, path=path, line=line)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand for a frame, with ``*`` for any ending.

    ``not_in`` are longer phrases inside which it does not count; ``note`` says what it misses or catches
    wrongly. Raises ``CodebookError`` for a phrase that cannot be looked for.

    >>> Phrase("race", not_in=("space race",)).not_in
    ('space race',)
    """

    text: str
    not_in: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "not_in", several(self.not_in, "not_in", str))
        for phrase in (self.text, *self.not_in):
            if "\t" in phrase or len(phrase.splitlines()) > 1:
                raise CodebookError(f"the phrase {phrase!r} has a tab or a line break in it; use spaces.")
            try:
                Pattern.of(phrase)
            except PhraseError as error:
                raise CodebookError(f"{error}.") from None
        for context in self.not_in:
            if not _may_hold(context, self.text):
                raise CodebookError(
                    f"not_in has “{context}”, which is not a longer phrase with “{self.text}” in it; "
                    f"write the longer phrase in full, such as “… {self.text}”."
                )


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: what it is, when to code it, and the phrases that stand for it.

    Raises ``CodebookError`` where the label or the phrases are missing or a phrase comes twice, also in
    another spelling (cover-up, cover up).

    >>> Frame("arms race", phrases=(Phrase("arms race"),)).label
    'arms race'
    """

    label: str
    definition: str = ""
    code_when: str = ""
    not_when: str = ""
    example: str = ""
    source: str = ""
    phrases: tuple[Phrase, ...] = ()

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise CodebookError("a frame has no label; give it a name of its own.")
        if "\t" in self.label or len(self.label.splitlines()) > 1:
            raise CodebookError("a label has a tab or a line break in it; use spaces.")
        object.__setattr__(self, "phrases", several(self.phrases, "phrases", Phrase))
        if not self.phrases:
            raise CodebookError(f"the frame “{self.label}” has no phrases; list at least one.")
        twice = repeated([phrase.text for phrase in self.phrases])
        if twice is not None:
            first, second = (self.phrases[place].text for place in twice)
            raise CodebookError(_twice(self.label, first, second))


def several(value: object, name: str, kind: type) -> tuple[Any, ...]:
    """``value`` as a tuple whose members are of one kind."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise CodebookError(f"{name} must be a list, not {value!r}.")
    members = tuple(value)
    for member in members:
        if not isinstance(member, kind):
            raise CodebookError(f"{name} must hold {kind.__name__} objects, not {member!r}.")
    return members


def _may_hold(context: str, phrase: str) -> bool:
    """Whether a match of ``context`` can be longer than one of ``phrase`` and hold it."""
    outer, inner = Pattern.of(context), Pattern.of(phrase)
    if outer == inner:
        return False
    return any(outer.any_ending) or "".join(inner.words) in "".join(outer.words)


def _twice(label: str, first: str, second: str) -> str:
    same = f"“{first}” stands twice" if first == second else f"“{first}” and “{second}” are the same phrase"
    return f"{same} in the frame “{label}”; take one out."
