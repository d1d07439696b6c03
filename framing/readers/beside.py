"""What lies beside articles: ``aliases.csv`` and ``corrections.csv``, which people have written.

They count for the articles in their own folder and in the folders within it. Of a tree that is read, they are
looked for in the folder named and in every folder between it and an article; for an article that is named by
itself, in its own folder. Where two files name the same alias, the one nearer to the article counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from framing.aliases import Alias, read_aliases
from framing.article import Article
from framing.corpus import Problem, full_id
from framing.corrections import Correction, read_corrections
from framing.readers.encoding import decode, mend
from framing.readers.errors import ReadingError
from framing.readers.stored import read_bytes
from framing.spreadsheet import Fault

ALIASES_FILE = "aliases.csv"
CORRECTIONS_FILE = "corrections.csv"

Entry = TypeVar("Entry")


@dataclass(slots=True)
class Beside:
    """What was found beside articles, from the outermost folder inwards."""

    aliases: list[Alias] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def beside(articles: Iterable[Article], whole: Set[Path]) -> Beside:
    """The aliases and corrections for the articles read; ``whole`` are the folders read with all in them.

    A correction of an article that is not in a folder read as a whole is a problem; beside an article that
    was named by itself it is passed over, since it may be for one of those that were not read.
    """
    read = list(articles)
    served: dict[Path, list[str]] = {}
    above: dict[Path, list[Path]] = {}
    for article in read:
        if article.path is None:
            continue
        own = article.path.resolve().parent
        for folder in above.setdefault(own, _folders(own, whole)):
            served.setdefault(folder, []).append(article.id)
    found = Beside()
    for folder in sorted(served, key=lambda folder: (len(folder.parts), folder)):
        names = _named(folder)
        ids = dict.fromkeys(served[folder])
        if ALIASES_FILE in names:
            scope = None if len(ids) == len(read) else frozenset(ids)
            aliases = _entries(names[ALIASES_FILE], read_aliases, found.problems)
            found.aliases += [replace(alias, articles=scope) for alias in aliases]
        if CORRECTIONS_FILE in names:
            path = names[CORRECTIONS_FILE]
            corrections = _entries(path, partial(read_corrections, path=path), found.problems)
            all_read = not whole.isdisjoint([folder, *folder.parents])
            for one in corrections:
                try:
                    found.corrections.append(replace(one, article=_id(one.article, ids)))
                except KeyError as error:
                    if all_read:
                        found.problems.append(Problem(path, str(error.args[0]), one.line))
    return found


def files_beside(path: Path) -> list[Path]:
    """The files that count for an article named by itself; those for a folder lie in it.

    >>> files_beside(Path("no/such/article.txt"))
    []
    """
    return [] if path.is_dir() or not path.exists() else list(_named(path.resolve().parent).values())


def _named(folder: Path) -> dict[str, Path]:
    """Both files of a folder by their name in small letters, as far as there are any."""
    known = {path.name.lower(): path for path in sorted(folder.iterdir(), reverse=True)}
    return {name: known[name] for name in (ALIASES_FILE, CORRECTIONS_FILE) if name in known}


def _folders(own: Path, whole: Set[Path]) -> list[Path]:
    """The folders whose files count for the articles in one: itself, and those above it that are read."""
    upwards = [own, *own.parents]
    outermost = max((place for place, folder in enumerate(upwards) if folder in whole), default=0)
    return upwards[: outermost + 1]


def _entries(
    path: Path, parse: Callable[[str], tuple[list[Entry], list[Fault]]], problems: list[Problem]
) -> list[Entry]:
    """The entries of a file; what is wrong in it is added to the problems."""
    try:
        entries, faults = parse(mend(decode(read_bytes(path))))
    except ReadingError as error:
        problems.append(Problem(path, error.message, error.line))
        return []
    problems += [Problem(path, fault.message, fault.line) for fault in faults]
    return entries


def _id(name: str, ids: Mapping[str, None]) -> str:
    """The id of the article that a cell names: by its id, long or short, or by the name of its file."""
    if name in ids:
        return name
    name = name.replace("\\", "/")
    for one in (name, name.rpartition(".")[0]):
        known = [id_ for id_ in ids if id_ == one] or [id_ for id_ in ids if one.endswith(f"/{id_}")]
        if len(known) == 1:
            return known[0]
        if one and any(id_.endswith(f"/{one}") for id_ in ids):
            return full_id(one, ids)
    return full_id(name, ids)
