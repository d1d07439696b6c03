"""Files opened for reading, none of them too large for a person to have written it."""

from __future__ import annotations

from pathlib import Path

from framing.readers.errors import ReadingError

_LARGEST = 20_000_000


def read_bytes(path: Path) -> bytes:
    """What is stored in a file.

    Raises ``ReadingError`` where it is too large, is no file or cannot be opened.

    >>> read_bytes(Path("no such file"))
    Traceback (most recent call last):
    framing.readers.errors.ReadingError: The file cannot be opened: No such file or directory.
    """
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise ReadingError(
                f"The file is too large for an article: {size:,} bytes, at most {_LARGEST:,} are read."
            )
        if not path.is_file():
            raise ReadingError("This is not a file.")
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(f"The file cannot be opened: {error.strerror or error}.") from None
