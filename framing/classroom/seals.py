"""Sealed plans: a codebook and a prediction are fixed, with the date, before anybody looks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from framing import codebook_files, markup
from framing.classroom.kept import FOLDER
from framing.codebook import Codebook, Frame

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Seal:
    """A plan with its day and its fingerprint: whoever notes that can tell any later change."""

    codebook: str
    prediction: str
    day: str

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of day, prediction and codebook."""
        return hashlib.sha256("\0".join((self.day, self.prediction, self.codebook)).encode()).hexdigest()

    @property
    def short(self) -> str:
        """The beginning of the fingerprint, to write on the board."""
        return self.fingerprint[:_SHOWN]

    def __repr__(self) -> str:
        return f"<Seal {self.short} of {self.day}>"

    def _repr_html_(self) -> str:
        told = f"Sealed on {self.day}. Write this down where others see it: {self.short}"
        return (
            f'<p role="status"><strong>{markup.escape(told)}</strong><br>{markup.escape(self.prediction)}</p>'
        )


def seal(codebook: Codebook, prediction: str, *, on: date | None = None, folder: str | Path = FOLDER) -> Seal:
    """Fix a codebook and a prediction before looking, and keep both in ``folder``, in a new file.

    ``on`` is today if not given. Raises ``ValueError`` where there is no prediction.

    Fixing hypotheses and measures before the data are seen: Nosek, B. A., Ebersole, C. R., DeHaven, A. C. &
    Mellor, D. T. (2018). The preregistration revolution. *PNAS* 115(11), 2600–2606.

    >>> import tempfile
    >>> book = Codebook.sample("security")
    >>> one = seal(book, "The Post says “threat” most.", on=date(2026, 9, 1), folder=tempfile.mkdtemp())
    >>> one
    <Seal ... of 2026-09-01>
    """
    if not isinstance(prediction, str) or not prediction.strip():
        raise ValueError("Write down what you expect before you seal it.")
    day = (on or date.today()).isoformat()
    found = Seal(codebook.text(), prediction.strip(), day)
    folder = Path(folder) / "seals"
    folder.mkdir(parents=True, exist_ok=True)
    row = {"fingerprint": found.fingerprint, "day": found.day}
    row |= {"prediction": found.prediction, "codebook": found.codebook}
    text = json.dumps(row, ensure_ascii=False, indent=1) + "\n"
    path = folder / f"{found.day}-{found.short}.json"
    path.write_text(text, encoding="utf-8", newline="\n")
    return found


def compare(sealed: Seal, codebook: Codebook, prediction: str | None = None) -> list[str]:
    """What differs between a sealed plan and what was used in the end, a sentence each.

    >>> book = Codebook.sample("security")
    >>> compare(Seal(book.text(), "The Post.", "2026-09-01"), book, "The Globe.")
    ['The prediction was “The Post.” and is “The Globe.”.']
    """
    return list(_changes(sealed, codebook, prediction))


def seals(folder: str | Path = FOLDER) -> list[Seal]:
    """The seals kept in a folder, oldest first. One whose file was changed no longer fits and is left out."""
    found = []
    for path in sorted((Path(folder) / "seals").glob("*.json")):
        try:
            row = json.loads(path.read_text(encoding="utf-8"))
            kept = Seal(str(row["codebook"]), str(row["prediction"]), str(row["day"]))
            fits = row["fingerprint"] == kept.fingerprint
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if fits:
            found.append(kept)
    return found


def _changes(sealed: Seal, codebook: Codebook, prediction: str | None) -> Iterator[str]:
    if prediction is not None and prediction.strip() != sealed.prediction:
        yield f"The prediction was “{sealed.prediction}” and is “{prediction.strip()}”."
    before, now = _phrases(codebook_files.content_of(sealed.codebook).frames), _phrases(codebook.frames)
    for frame in before:
        if frame not in now:
            yield f"The frame “{frame}” was left out."
    for frame, phrases in now.items():
        if frame not in before:
            yield f"The frame “{frame}” is new."
            continue
        for phrase in phrases:
            if phrase not in before[frame]:
                yield f"The phrase “{phrase}” was added to “{frame}”."
        for phrase in before[frame]:
            if phrase not in phrases:
                yield f"The phrase “{phrase}” was taken out of “{frame}”."


def _phrases(frames: Iterable[Frame]) -> dict[str, list[str]]:
    return {frame.label: [phrase.text for phrase in frame.phrases] for frame in frames}
