"""Frames, their definitions, and the phrases that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, NamedTuple

from framing import markup
from framing.phrases import Pattern, PhraseError, PhraseIndex, repeated

CodebookFormat = Literal["framing", "quanteda", "liwc"]

_PHRASES_SHOWN = 6


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
        object.__setattr__(self, "not_in", _several(self.not_in, "not_in", str))
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
        object.__setattr__(self, "phrases", _several(self.phrases, "phrases", Phrase))
        if not self.phrases:
            raise CodebookError(f"the frame “{self.label}” has no phrases; list at least one.")
        twice = repeated([phrase.text for phrase in self.phrases])
        if twice is not None:
            first, second = (self.phrases[place].text for place in twice)
            raise CodebookError(_twice(self.label, first, second))


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
        object.__setattr__(self, "frames", _several(self.frames, "frames", Frame))
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
        """Read a codebook: the kit's own YAML, a quanteda dictionary in YAML, or a LIWC ``.dic``.

        Raises ``CodebookError``, with file and line, for every mistake in it; ``FileNotFoundError`` where
        there is no such file.
        """
        from framing.codebook_files import read_codebook

        return read_codebook(Path(path))

    @classmethod
    def sample(cls, name: str = "security") -> Codebook:
        """A codebook that comes with the kit.

        Raises ``LookupError``, which names those there are, where none has this name.

        >>> "arms race" in [frame.label for frame in Codebook.sample("security").frames]
        True
        """
        shipped = Path(str(files("framing"))) / "data" / "corpus" / "codebooks"
        checkout = Path(__file__).parents[1] / "corpus" / "codebooks"
        folder = shipped if shipped.is_dir() else checkout
        found = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
        if name not in found:
            raise LookupError(f"No codebook of the kit is called {name!r}. There are: {', '.join(found)}.")
        return cls.read(found[name])

    def write(
        self, path: str | Path, *, file_format: CodebookFormat | None = None, overwrite: bool = False
    ) -> Path:
        """Write the codebook to a file, and give its path.

        ``file_format`` is liwc for a file in ``.dic``, else framing, unless given. quanteda and LIWC files
        hold labels and phrases only. Raises ``FileExistsError`` where the file is there already, unless
        ``overwrite``: an edited codebook is a new file.
        """
        from framing.codebook_files import codebook_text

        path = Path(path)
        chosen = file_format or ("liwc" if path.suffix.lower() == ".dic" else "framing")
        text = codebook_text(self, chosen)
        try:
            with path.open("w" if overwrite else "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            raise FileExistsError(
                f"{path} is there already. Write the codebook under another name, or say overwrite=True."
            ) from None
        return path

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


def _several(value: object, name: str, kind: type) -> tuple[Any, ...]:
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


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _some(phrases: tuple[Phrase, ...]) -> str:
    shown = ", ".join(phrase.text for phrase in phrases[:_PHRASES_SHOWN])
    return shown + (", …" if len(phrases) > _PHRASES_SHOWN else "")
