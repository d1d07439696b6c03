"""A pupil's work on one page, to hand in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from framing import markup
from framing.classroom import kept as keeping
from framing.classroom.exercise import exercises
from framing.classroom.kept import FOLDER, Kept
from framing.classroom.seals import seals

_MARK = "<!-- what a pupil hands in, written by framing -->"
_STYLE = (
    "body{max-width:46em;margin:2em auto;padding:0 1em;font:1.05em/1.6 Georgia,serif;overflow-wrap:anywhere}"
    "pre{white-space:pre-wrap;font:inherit;border-left:3px solid #777;padding-left:1em;margin:0.5em 0}"
    "h2{font-size:1.1em;margin:1.6em 0 0.3em}"
)


def handin(folder: str | Path = FOLDER, out: str | Path = "handin.html", *, name: str | None = None) -> Path:
    """Write the answers kept in ``folder`` as one HTML page, and give its path.

    No name stands on it unless one is given. Raises ``FileNotFoundError`` where nothing has been answered,
    and ``FileExistsError`` where ``out`` is a file that is no such page.
    """
    folder, out = Path(folder), Path(out)
    answers = list(keeping.everything(folder))
    if not answers:
        raise FileNotFoundError(
            f"There are no answers in {folder}. Run the lesson's notebook first; each checked answer is kept."
        )
    if out.exists() and _MARK not in out.read_text(encoding="utf-8", errors="replace"):
        raise FileExistsError(f"{out} is there already and is no page of answers; name another with --out.")
    out.write_text("\n".join(_page(answers, folder, name)) + "\n", encoding="utf-8", newline="\n")
    return out


def _page(answers: list[Kept], folder: Path, name: str | None) -> Iterator[str]:
    title = f"Answers of {name}" if name else "Answers"
    yield f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{_MARK}'
    yield f"<title>{markup.escape(title)}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{markup.escape(title)}</h1>"
    known = exercises()
    for kept in answers:
        asked = known[kept.exercise].ask if kept.exercise in known else "an exercise of another version"
        tries = "1 try" if kept.tries == 1 else f"{kept.tries} tries"
        yield f"<h2>{markup.escape(kept.exercise)} {markup.escape(asked)}</h2>"
        yield f"<pre>{markup.escape(kept.answer)}</pre><p>{markup.escape(kept.state)}, {tries}</p>"
    for sealed in seals(folder):
        yield f"<h2>Sealed on {markup.escape(sealed.day)}: {markup.escape(sealed.short)}</h2>"
        yield f"<pre>{markup.escape(sealed.prediction)}</pre>"
        yield f"<details><summary>the codebook</summary><pre>{markup.escape(sealed.codebook)}</pre></details>"
    yield "</body></html>"
