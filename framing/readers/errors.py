"""What a reader raises when it can make no article of a file."""

from __future__ import annotations


class ReadingError(ValueError):
    """A file is no article: ``message`` says why and what to do, ``line`` says where if that is known.

    >>> ReadingError("The file is empty.").line is None
    True
    """

    def __init__(self, message: str, line: int | None = None):
        super().__init__(message, line)
        self.message = message
        self.line = line

    def __str__(self) -> str:
        return self.message if self.line is None else f"line {self.line}: {self.message}"
