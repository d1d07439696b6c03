"""Reading news articles from files: pasted pages (.txt), Markdown (.md) and saved pages (.html).

Each file is read by itself (:func:`read_file`), so that many can be read at once; :func:`read` finds the
files, gives each article its id and gathers what went wrong; beside the articles it finds what people have
put right (``framing.readers.beside``). No file is ever changed.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from framing.article import Article
from framing.corpus import Corpus, Problem
from framing.readers import markdown, pasted, saved_page
from framing.readers.beside import beside
from framing.readers.dates import parse_date
from framing.readers.encoding import LOST, decode, mend
from framing.readers.errors import ReadingError
from framing.readers.stored import read_bytes
from framing.shipped import shipped

__all__ = ["ReadingError", "read", "read_file", "sample"]

_READERS = {
    ".txt": pasted.article,
    ".md": markdown.article,
    ".html": saved_page.article,
    ".htm": saved_page.article,
}
_OUTLET_AND_DATE = re.compile(r"(?P<outlet>.+?)[-_](?P<date>\d{4}-\d{2}-\d{2})")
_KINDS = "Articles are .txt (pasted pages), .md (Markdown) and .html or .htm (saved pages)."


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read; ``folder`` says that its folder is a story: it was found there, or is Markdown."""

    path: Path
    folder: str | None


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a file as it is stored, and with its broken characters mended."""

    stored: str
    mended: str


def read(where: str | Path | Iterable[str | Path]) -> Corpus:
    """The articles in a file, in a folder and the folders in it, or in several of these.

    In a folder, files are read in the order of their names; ``README.md``, hidden files and folders, and
    files of other kinds are passed over. An article's id is ``<folder>/<file without suffix>``, and its story
    is the folder, unless its front matter names one. A .txt or .html file that is named by itself has no
    story, and its id is its name without the suffix. Where two ids would be the same, folders further up, or
    the suffix, are added. An outlet or date that the file does not give is taken from a name like
    ``courier-2015-11-11``.

    ``aliases.csv`` and ``corrections.csv`` in the folder that is read, or in a folder in it, are no articles:
    they count for the articles beside them and in the folders there (``framing.readers.beside``).

    A file that cannot be read, or lacks a headline, becomes one of ``corpus.problems``; the others are read
    all the same. Raises ``FileNotFoundError`` for a path that does not exist and ``ValueError`` for a web
    address.

    >>> read("no/such/folder")
    Traceback (most recent call last):
    FileNotFoundError: There is no file or folder 'no/such/folder'.
    """
    paths = list(_paths(where))
    chosen, problems = _files(paths)
    articles: list[Article] = []
    for file, id_ in zip(chosen, _ids(chosen), strict=True):
        try:
            text = _text(file.path)
            article = _article(text.mended, file.path, id=id_, story=file.folder)
        except ReadingError as error:
            problems.append(Problem(file.path, error.message, error.line))
        else:
            articles.append(article)
            problems += _doubts(article, text, file.path)
    found = beside(articles, {path.resolve() for path in paths if path.is_dir()})
    return Corpus(
        articles, problems=[*problems, *found.problems], aliases=found.aliases, corrections=found.corrections
    )


def read_file(path: str | Path, *, id: str | None = None, story: str | None = None) -> Article:
    """The article in one file, by the reader that its suffix asks for.

    ``id`` is the file's name without its suffix unless given; ``story`` counts where the file names none.
    Raises ``ReadingError`` where there is no article in the file or it cannot be opened.

    >>> read_file("notes.csv")
    Traceback (most recent call last):
    framing.readers.errors.ReadingError: Files of the kind '.csv' are not read. ...
    """
    path = Path(path)
    return _article(_text(path).mended, path, id=path.stem if id is None else id, story=story)


def sample() -> Corpus:
    """The articles that ship with the kit: invented outlets telling the same stories, written for it.

    >>> [article.outlet for article in sample().where(story="missile-shield")][:2]
    ['Corvane News Agency', 'The Thornhaven Courier']
    """
    return read(shipped("stories"))


def _files(paths: Iterable[Path]) -> tuple[list[_File], list[Problem]]:
    found: dict[Path, _File] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            inside = [_File(file, _folder_name(file)) for file in _articles_in(path)]
            if not inside:
                problems.append(Problem(path, f"There are no articles in this folder. {_KINDS}"))
        elif path.exists():
            inside = [_File(path, _folder_name(path) if path.suffix.lower() == ".md" else None)]
        else:
            raise FileNotFoundError(f"There is no file or folder {str(path)!r}.")
        for file in inside:
            found.setdefault(file.path.resolve(), file)
    return list(found.values()), problems


def _paths(where: str | Path | Iterable[str | Path]) -> Iterator[Path]:
    for one in [where] if isinstance(where, str | os.PathLike) else where:
        if isinstance(one, str) and re.match(r"https?://", one, re.IGNORECASE):
            raise ValueError(
                f"{one} is a web address: save the page as .html, or paste its text into a .txt file."
            )
        yield Path(one)


def _articles_in(folder: Path) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if path.suffix.lower() in _READERS and not name.startswith(".") and name.lower() != "readme.md":
                found.append(path)
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def _folder_name(path: Path) -> str | None:
    return path.resolve().parent.name or None


def _text(path: Path) -> _Text:
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise ReadingError(f"Files of the kind {path.suffix or 'without a suffix'!r} are not read. {_KINDS}")
    data = read_bytes(path)
    text = saved_page.page_text(data) if suffix.startswith(".htm") else decode(data)
    return _Text(text, mend(text))


def _article(text: str, path: Path, *, id: str, story: str | None) -> Article:
    found = _READERS[path.suffix.lower()](text, id=id)
    outlet, day = None, None
    match = _OUTLET_AND_DATE.fullmatch(path.stem)
    if match is not None and (day := parse_date(match["date"])) is not None:
        outlet = match["outlet"]
    return replace(
        found,
        story=found.story or story,
        outlet=found.outlet or outlet,
        date=found.date or day,
        metadata=dict(found.metadata),  # a plain dict can be sent to another process
        path=path,
    )


def _doubts(article: Article, text: _Text, path: Path) -> Iterator[Problem]:
    """What a person should look at in an article that was read."""
    if text.mended != text.stored:
        lines = enumerate(zip(text.stored.split("\n"), text.mended.split("\n"), strict=True), start=1)
        first = next(line for line, (stored, mended) in lines if stored != mended)
        yield Problem(path, "The file was read with mended characters; save it as UTF-8.", first)
    lost = text.mended.find(LOST)
    if lost >= 0:
        line = text.mended.count("\n", 0, lost) + 1
        yield Problem(path, f"A character is lost here ({LOST}): look it up and write it in its place.", line)
    if article.headline is None:
        yield Problem(
            path, "No headline was found. Check the first lines of the file; the article was read without."
        )
    undated = next((item for item in article.furniture if item.rule == "date line"), None)
    if article.date is None and undated is not None:
        yield Problem(
            path, f"The date {undated.text!r} can be read two ways: write it as 2015-11-11.", undated.line
        )


def _ids(chosen: list[_File]) -> list[str]:
    """An id for each file: short where that is enough to tell them apart."""
    full = [file.path.resolve() for file in chosen]
    stems = Counter((path.parent, path.stem) for path in full)
    names = [path.name if stems[path.parent, path.stem] > 1 else path.stem for path in full]
    depths = [1 if file.folder is not None else 0 for file in chosen]
    while True:
        ids = [
            "/".join((*_last(path.parent, depth), name))
            for path, depth, name in zip(full, depths, names, strict=True)
        ]
        same: dict[str, list[int]] = defaultdict(list)
        for place, id_ in enumerate(ids):
            same[id_].append(place)
        again = [place for places in same.values() if len(places) > 1 for place in places]
        if not again:
            return ids
        for place in again:
            depths[place] += 1


def _last(folder: Path, depth: int) -> tuple[str, ...]:
    parts = folder.parts[1:]  # without the root
    return parts[len(parts) - min(depth, len(parts)) :]
