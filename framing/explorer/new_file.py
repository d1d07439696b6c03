"""An edited codebook as a new file: the next version, under a name that is free."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from framing.codebook import Codebook, CodebookError

_SUFFIXES = (".yaml", ".yml")
_LAST_NUMBER = re.compile(r"[0-9]{1,9}(?=[^0-9]*$)")
_LONGEST = 40


def next_version(version: str) -> str:
    """The version that follows: its last number and one.

    >>> next_version("1"), next_version("2.9"), next_version("draft")
    ('2', '2.10', 'draft 2')
    """
    if not _LAST_NUMBER.search(version):
        return f"{version} 2".strip()
    return _LAST_NUMBER.sub(lambda number: str(int(number[0]) + 1), version, count=1)


def free_path(codebook: Codebook, folder: Path = Path()) -> Path:
    """A path in ``folder`` for the next version of a codebook, where no file is.

    >>> free_path(Codebook.sample("security"), Path("nowhere")).name
    'security-2.yaml'
    """
    stem = codebook.path.stem if codebook.path is not None else codebook.name
    stem = "-".join(re.findall(r"\w+", stem.lower()))[:_LONGEST] or "codebook"
    mine = "-".join(re.findall(r"\w+", codebook.version))
    stem = stem.removesuffix(f"-{mine}") or stem
    version = next_version(codebook.version)
    stem = f"{stem}-{'-'.join(re.findall(r'[0-9a-zA-Z]+', version))}"
    names = chain([f"{stem}.yaml"], (f"{stem}-{number}.yaml" for number in count(2)))
    return next(path for path in map(folder.joinpath, names) if not path.exists())


def write_new(codebook: Codebook, path: str) -> Path:
    """Write a codebook as its next version to a file that must not be there yet; gives its path.

    Only the kit's own format keeps all of a codebook: ``.yaml`` is added to a name without an ending.
    Raises ``CodebookError`` where there is no name or another ending, ``FileExistsError`` where the file is
    there, and ``OSError`` where it cannot be written.
    """
    name = path.strip()
    if not name or "\0" in name:
        raise CodebookError("the file has no name; write one that ends in .yaml.")
    new = Path(name)
    if new.suffix.lower() not in _SUFFIXES:
        if new.suffix:
            raise CodebookError(f"a codebook is saved in a file that ends in .yaml, not in {new.suffix}.")
        new = new.with_name(f"{new.name}.yaml")
    return replace(codebook, version=next_version(codebook.version)).write(new)
