"""What an explorer shows: a choice of the study, the edits of its codebook, and both as code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from framing import compare
from framing.codebook import Codebook, CodebookError, Frame
from framing.codebook_edits import Edit, edited, right_lines
from framing.compare.mention_counts import outlets_of
from framing.explorer.new_file import free_path, write_new
from framing.figures.drawing import largest
from framing.groups import by_column

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

MOST_OUTLETS = 12
"""Of more outlets, those with most words are chosen at first."""

Names = tuple[str, ...] | None


class Bar(NamedTuple):
    """A bar of the figure."""

    outlet: str
    frame: str
    voice: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The outlets, frames, voices and parts that are looked at; None for all there are."""

    outlets: Names = None
    frames: Names = None
    voices: Names = None
    parts: Names = None

    @classmethod
    def of(
        cls,
        study: Study,
        *,
        outlets: Iterable[str] | None = None,
        frames: Iterable[str] | None = None,
        voices: Iterable[str] | None = None,
        parts: Iterable[str] | None = None,
    ) -> Choice:
        """What to begin with; raises ``ValueError`` for what the study does not have."""
        choice = cls(*(None if one is None else _several(one) for one in (outlets, frames, voices, parts)))
        choice.table(study)
        if choice.outlets is None and len(outlets_of(study)) > MOST_OUTLETS:
            table = by_column(study.articles, study.articles, "outlet")
            choice = replace(choice, outlets=tuple(sorted(largest(table, "outlet", "words", MOST_OUTLETS))))
        return choice

    def table(self, study: Study) -> pd.DataFrame:
        """The counts of what is chosen; see ``framing.compare.how_often``."""
        return compare.how_often(
            study, outlets=self.outlets, frames=self.frames, voices=self.voices, parts=self.parts
        )

    def sentences(self, study: Study) -> pd.DataFrame:
        """The sentences behind these counts; see ``framing.compare.sentences``."""
        return compare.sentences(
            study, outlets=self.outlets, frames=self.frames, voices=self.voices, parts=self.parts
        )

    def at(self, bar: Bar | None) -> Choice:
        """The choice narrowed down to one bar."""
        if bar is None:
            return self
        return replace(self, outlets=(bar.outlet,), frames=(bar.frame,), voices=(bar.voice,))

    @property
    def code(self) -> str:
        """The choice as further arguments of a call."""
        named = {"outlets": self.outlets, "frames": self.frames, "voices": self.voices, "parts": self.parts}
        return "".join(f", {name}={list(value)!r}" for name, value in named.items() if value is not None)


@dataclass(frozen=True, slots=True)
class State:
    """What is shown at a moment. Every change gives a new state; files are written by ``saved`` alone.

    ``study`` is read through the codebook as edited, ``base`` through that before the ``edits``: the study's
    own, or the one last saved, in ``file``. ``name`` is what the study is called in the notebook.
    """

    study: Study
    base: Study
    choice: Choice
    edits: tuple[Edit, ...] = ()
    bar: Bar | None = None
    name: str = "study"
    file: str | None = None
    table: pd.DataFrame = field(init=False, compare=False)
    """A row a bar: outlet, frame, voice, count, in_articles, words, rate, note."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", self.choice.table(self.study))

    @classmethod
    def of(cls, study: Study, choice: Choice, *, name: str = "study") -> State:
        """The study as it comes, with nothing edited."""
        return cls(study, study, choice, name=name)

    @property
    def sentences(self) -> pd.DataFrame:
        """The mentions behind the bar that is chosen, or behind all, each with its sentence."""
        return self.choice.at(self.bar).sentences(self.study)

    def choosing(self, choice: Choice) -> State:
        """Another choice; the bar is given up where it is no longer drawn."""
        return replace(self, choice=choice)._with_bar_if_drawn()

    def at(self, bar: Bar | None) -> State:
        """The same with a bar chosen, or none."""
        return replace(self, bar=bar)

    def with_text(self, frame: str, text: str) -> tuple[State, list[CodebookError]]:
        """The phrases of a frame as the right lines of ``text`` have them, and what is wrong with the others.

        Raises ``CodebookError`` where no line is right: a frame has at least one phrase.
        """
        [old] = [one for one in self._frames if one.label == frame]
        new, wrong = right_lines(old, text)
        edits = {edit.frame: edit for edit in (*self.edits, new)}
        in_order = (edits.get(one.label) for one in self._frames)
        return self._with_edits(tuple(edit for edit in in_order if edit)), wrong

    def put_back(self) -> State:
        """The same without the edits since the codebook was read or last saved."""
        return self._with_edits(())

    def saved(self, path: str) -> State:
        """Write the edited codebook, as the next version, to a new file, and go on from there.

        Raises ``CodebookError`` for a name that does not do, ``OSError`` where the file is there already or
        cannot be written; see ``framing.explorer.new_file``.
        """
        written = write_new(self.study.codebook, path)
        study = self.study.with_codebook(Codebook.read(written))
        return replace(self, study=study, base=study, file=str(written), edits=())._with_bar_if_drawn()

    @property
    def suggested_file(self) -> Path:
        """A file that is not there yet, for the edited codebook."""
        return free_path(self.base.codebook)

    @property
    def table_code(self) -> str:
        """A line that gives ``table``."""
        return f"framing.compare.how_often({self._study_code}{self.choice.code})"

    @property
    def sentences_code(self) -> str:
        """A line that gives ``sentences``."""
        return f"framing.compare.sentences({self._study_code}{self.choice.at(self.bar).code})"

    @property
    def _study_code(self) -> str:
        if not self.edits and self.file is None:
            return self.name
        codebook = f"{self.name}.codebook" if self.file is None else f"framing.Codebook.read({self.file!r})"
        return f"{self.name}.with_codebook({codebook}{''.join(map(_edit_code, self.edits))})"

    @property
    def _frames(self) -> tuple[Frame, ...]:
        return self.base.codebook.frames

    def _with_edits(self, edits: tuple[Edit, ...]) -> State:
        if edits == self.edits:
            return self
        by_frame = {edit.frame: edit for edit in edits}
        frames = tuple(
            edited(frame, by_frame[frame.label]) if frame.label in by_frame else frame
            for frame in self._frames
        )
        codebook = replace(self.base.codebook, frames=frames, path=None)
        study = self.base.with_codebook(codebook) if edits else self.base
        return replace(self, edits=edits, study=study)._with_bar_if_drawn()

    def _with_bar_if_drawn(self) -> State:
        if self.bar is None:
            return self
        table = self.table
        drawn = table[table["count"] > 0][["outlet", "frame", "voice"]].itertuples(index=False, name=None)
        return self if tuple(self.bar) in set(drawn) else self.at(None)


def _several(names: Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _edit_code(edit: Edit) -> str:
    named = {"add": edit.add, "drop": edit.drop}
    given = "".join(f", {name}={list(lines)!r}" for name, lines in named.items() if lines)
    return f".edited({edit.frame!r}{given})"
