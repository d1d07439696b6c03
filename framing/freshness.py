"""Whether files need making again: a fingerprint of what they were made from and of what was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path


def is_fresh(stamp: Path, inputs: Iterable[Path], out: Path) -> bool:
    """Whether the inputs and the files made from them in ``out`` are as ``write_stamp`` found them."""
    if not stamp.is_file():
        return False
    try:
        record = json.loads(stamp.read_text(encoding="utf-8"))
        made = [Path(path) for path in record["made"]]
        return bool(
            record["out"] == str(out.resolve())
            and record["inputs"] == fingerprint(inputs)
            and record["outputs"] == fingerprint(made)
        )
    except (ValueError, KeyError, TypeError):
        return False


def notices(stamp: Path) -> list[str]:
    """What was told when the files were made, to be told again while they stay."""
    return [str(one) for one in json.loads(stamp.read_text(encoding="utf-8")).get("notices", [])]


def write_stamp(
    stamp: Path, inputs: Iterable[Path], out: Path, made: Iterable[Path], *, notices: Iterable[object] = ()
) -> None:
    """Remember in ``stamp`` what was ``made`` in ``out`` from which ``inputs``, and what was told of it."""
    made = list(made)
    record = {
        "out": str(out.resolve()),
        "inputs": fingerprint(inputs),
        "outputs": fingerprint(made),
        "made": [str(path) for path in made],
        "notices": [str(notice) for notice in notices],
    }
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(json.dumps(record), encoding="utf-8")


def fingerprint(paths: Iterable[Path]) -> str:
    """The SHA-256 of the names and bytes of files, and of all files in folders but compiled code."""
    digest = hashlib.sha256()
    for root in paths:
        digest.update(f"{root}\0".encode())
        for path in _files(root):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(root)}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    if root.is_file():
        yield root
    else:
        yield from sorted(
            path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts
        )
