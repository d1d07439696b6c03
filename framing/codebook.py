"""A codebook: frames with their phrases, and what they are based on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from framing import codebook_edits, codebook_files, markup
from framing.codebook_files import CodebookFormat
from framing.frame import CodebookError, Frame, Phrase, several
from framing.phrases import PhraseIndex
from framing.shipped import shipped

__all__ = ["Codebook", "CodebookError", "CodebookFormat", "Entry", "Frame", "Phrase"]

_FORMATS: dict[str, CodebookFormat] = {".dic": "liwc", ".csv": "csv"}
_PHRASES_SHOWN = 6


class Entry(NamedTuple):
    """One text of a codebook to look for: a phrase, or a context in which that phrase does not count."""

    text: str
    frame: int
    label: str
    phrase: str
    is_context: bool


@dataclass(frozen=True, repr=False)
class Codebook:
    """Frames with their phrases, and what they are based on.

    ``path`` is the file it was read from. Raises ``CodebookError`` where there are no frames or two have the
    same label.

    >>> Codebook("Races", frames=(Frame("race", phrases=(Phrase("arms race"),)),))
    <Codebook: Races 1, 1 frame, 1 phrase>
    """

    name: str
    version: str = "1"
    language: str = "en"
    about: str = ""
    frames: tuple[Frame, ...] = ()
    path: Path | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "frames", several(self.frames, "frames", Frame))
        if not self.name.strip():
            raise CodebookError("the codebook has no name; give it one.")
        if not self.frames:
            raise CodebookError("the codebook has no frames; list at least one.")
        seen: set[str] = set()
        for frame in self.frames:
            if frame.label in seen:
                raise CodebookError(f"two frames are labelled “{frame.label}”; give each a label of its own.")
            seen.add(frame.label)

    @classmethod
    def read(cls, path: str | Path) -> Codebook:
        """Read a codebook: the kit's own YAML, a quanteda dictionary in YAML, a LIWC ``.dic`` or a ``.csv``.

        A CSV has the columns ``frame`` and ``phrase``, and may have ``not_in`` (contexts, with ``|`` between
        them) and ``note``; semicolons or tabs serve as well as commas.

        Raises ``CodebookError``, with file and line, for every mistake in it; ``FileNotFoundError`` where
        there is no such file.
        """
        path = Path(path)
        content = codebook_files.read_codebook(path)
        try:
            return cls(**content._asdict(), path=path)
        except CodebookError as error:
            raise CodebookError(error.message, path=path) from None

    @classmethod
    def sample(cls, name: str = "security") -> Codebook:
        """A codebook that comes with the kit.

        Raises ``LookupError``, which names those there are, where none has this name.

        >>> "arms race" in [frame.label for frame in Codebook.sample("security").frames]
        True
        """
        found = {path.stem: path for path in sorted(shipped("codebooks").glob("*.yaml"))}
        if name not in found:
            raise LookupError(f"No codebook of the kit is called {name!r}. There are: {', '.join(found)}.")
        return cls.read(found[name])

    @classmethod
    def of(cls, name: str, frames: Mapping[str, Iterable[str]]) -> Codebook:
        """A codebook of bare phrases by the label of their frame, to begin with.

        Raises ``CodebookError`` where the phrases are wrong.

        >>> Codebook.of("Ours", {"hard words": ["crisis", "blame*"]})
        <Codebook: Ours 1, 1 frame, 2 phrases>
        """
        return cls(
            name,
            frames=tuple(
                Frame(label, phrases=tuple(Phrase(text) for text in phrases))
                for label, phrases in frames.items()
            ),
        )

    def edited(
        self, frame: str, *, add: str | Iterable[str] = (), drop: str | Iterable[str] = ()
    ) -> Codebook:
        """The codebook with phrases put into a frame and others taken out; this one stays as it is.

        A phrase to ``add`` may carry its contexts: ``"race | not in: space race | horse race"``. Raises
        ``LookupError`` where no frame has this label, and ``CodebookError`` where the phrases are wrong.

        >>> codebook = Codebook.sample("security").edited("arms race", add="arms drive", drop="rearm")
        >>> [phrase.text for phrase in codebook.frames[0].phrases][-2:]
        ['new cold war', 'arms drive']
        """
        labels = [one.label for one in self.frames]
        if frame not in labels:
            raise LookupError(f"No frame is labelled {frame!r}. There are: {', '.join(labels)}.")
        edit = codebook_edits.Edit.of(frame, add, drop)
        frames = tuple(codebook_edits.edited(one, edit) if one.label == frame else one for one in self.frames)
        return replace(self, frames=frames, path=None)

    def write(
        self, path: str | Path, *, file_format: CodebookFormat | None = None, overwrite: bool = False
    ) -> Path:
        """Write the codebook to a file, and give its path.

        ``file_format`` is liwc for a file in ``.dic``, csv for one in ``.csv``, else framing, unless given.
        quanteda and LIWC files hold labels and phrases only, CSV their contexts and notes too.
        Raises ``FileExistsError`` where the file is there already, unless ``overwrite``: an edited codebook
        is a new file.
        """
        path = Path(path)
        chosen = file_format or _FORMATS.get(path.suffix.lower(), "framing")
        try:
            with path.open("w" if overwrite else "x", encoding="utf-8", newline="\n") as file:
                file.write(self.text(chosen))
        except FileExistsError:
            raise FileExistsError(
                f"{path} is there already. Write the codebook under another name, or say overwrite=True."
            ) from None
        return path

    def text(self, file_format: CodebookFormat = "framing") -> str:
        """The text of a file that holds the codebook."""
        content = codebook_files.Content(self.name, self.version, self.language, self.about, self.frames)
        return codebook_files.codebook_text(content, file_format)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What is looked for in a text: phrases before contexts, exact ones before those with ``*``."""
        entries = []
        for number, frame in enumerate(self.frames):
            for phrase in frame.phrases:
                entries.append(Entry(phrase.text, number, frame.label, phrase.text, is_context=False))
                entries += [
                    Entry(context, number, frame.label, phrase.text, is_context=True)
                    for context in phrase.not_in
                ]
        return tuple(sorted(entries, key=lambda entry: ("*" in entry.text, -len(entry.text))))

    @cached_property
    def index(self) -> PhraseIndex:
        """``entries`` by number, ready to be found in a text; made once a codebook."""
        return PhraseIndex(entry.text for entry in self.entries)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in ("entries", "index")}

    def __repr__(self) -> str:
        frames = _counted(len(self.frames), "frame")
        phrases = _counted(sum(len(frame.phrases) for frame in self.frames), "phrase")
        return f"<Codebook: {self.name} {self.version}, {frames}, {phrases}>"

    def _repr_html_(self) -> str:
        rows = [
            (frame.label, frame.definition or "–", len(frame.phrases), _some(frame.phrases))
            for frame in self.frames
        ]
        caption = f"{self.name}, version {self.version} ({self.language})"
        return markup.table(["frame", "definition", "phrases", "such as"], rows, caption=caption)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _some(phrases: tuple[Phrase, ...]) -> str:
    shown = ", ".join(phrase.text for phrase in phrases[:_PHRASES_SHOWN])
    return shown + (", …" if len(phrases) > _PHRASES_SHOWN else "")
