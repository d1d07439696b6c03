"""A small table as a spreadsheet saves it: CSV with commas, semicolons or tabs between its cells."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

_DELIMITERS = ",;\t"
_LONGEST_ROW = 30
"""Lines that a row may run over; else each quotation mark left open would be looked for to the end."""
_UNPAIRED = (
    "The quotation marks of this line do not pair. A cell that holds double quotation marks must stand in "
    'double quotation marks itself, and those within it be written twice: """No,"" he said".'
)
_MARKS = str.maketrans("“”„‘’", '"""\'\'')


class Row(NamedTuple):
    """A row: the line of the file that it begins in, and its cells by the name of their column."""

    line: int
    cells: Mapping[str, str]


class Fault(NamedTuple):
    """What is wrong in a line of the file, and what to do."""

    line: int
    message: str


def read_rows(
    text: str,
    columns: Sequence[str],
    *,
    optional: Sequence[str] = (),
    also: Mapping[str, str] | None = None,
) -> tuple[list[Row], list[Fault]]:
    """The rows of a table whose first line names its columns, and what is wrong with the others.

    The columns may stand in any order, with others beside them; their names may have capitals. Semicolons and
    tabs serve as well as commas, and a first line such as ``sep=;`` is passed over. Rows without a word are
    left out. ``also`` holds other names for columns, with the column that is meant. Where one of ``columns``
    is missing there are no rows, and one fault; where one of ``optional`` is, its cells are empty.

    >>> read_rows("Name;Type\\nMoscow;institution\\n", ["name", "type"])
    ([Row(line=2, cells={'name': 'Moscow', 'type': 'institution'})], [])
    """
    tidy = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = StringIO(tidy).readlines()
    first = next((place for place, line in enumerate(lines) if line.strip() and not _is_hint(line)), None)
    if first is None:
        return [], []
    delimiter, names = _header(lines[first], [*columns, *optional])
    names = [(also or {}).get(name, name) for name in names]
    missing = [column for column in columns if column not in names]
    if missing:
        wanted = ",".join(columns)
        told = f"There is no column {missing[0]!r}. The first line must name the columns: {wanted}."
        return [], [Fault(first + 1, told)]
    rows: list[Row] = []
    faults: list[Fault] = []
    for line, cells in _records(lines, first + 1, delimiter):
        if isinstance(cells, str):
            faults.append(Fault(line, cells))
        elif any(cells[len(names) :]):
            faults.append(
                Fault(
                    line,
                    f"The line has {len(cells)} cells, but there are {len(names)} columns. A cell that holds "
                    f"{_told(delimiter)} must stand in double quotation marks.",
                )
            )
        elif any(cells):
            padded = cells + [""] * (len(names) - len(cells))
            named = dict(zip(reversed(names), reversed(padded[: len(names)]), strict=True))
            rows.append(Row(line, {column: named.get(column, "") for column in (*columns, *optional)}))
    return rows, faults


def plain(words: str) -> str:
    """Words with single spaces between them and typewriter quotation marks, none of them longer or shorter.

    >>> plain("“No,”  he said")
    '"No," he said'
    """
    return " ".join(words.translate(_MARKS).split())


def _is_hint(line: str) -> bool:
    return line.strip().strip('"').lower().startswith("sep=")


def _header(line: str, columns: Sequence[str]) -> tuple[str, list[str]]:
    """The delimiter that finds most of the columns, and the names that it finds."""
    found = [
        (delimiter, [cell.strip().strip('"').strip().lower() for cell in line.split(delimiter)])
        for delimiter in _DELIMITERS
    ]
    return max(found, key=lambda one: len(set(columns) & set(one[1])))


class _Lines(Iterator[str]):
    """The lines of a table, given out as far as the row that begins in line ``begin`` may reach."""

    def __init__(self, lines: Sequence[str], begin: int):
        self._lines = lines
        self.begin = self.place = begin

    def __next__(self) -> str:
        if self.place >= min(len(self._lines), self.begin + _LONGEST_ROW):
            raise StopIteration
        self.place += 1
        return self._lines[self.place - 1]


def _records(lines: Sequence[str], first: int, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """The line each record begins in with its cells, or with what is wrong; then the next line is tried."""
    start = first
    while start < len(lines):
        rest = _Lines(lines, start)
        try:
            for cells in csv.reader(rest, delimiter=delimiter, strict=True, skipinitialspace=True):
                yield rest.begin + 1, [cell.strip() for cell in cells]
                rest.begin = rest.place
            return
        except csv.Error:
            yield rest.begin + 1, _UNPAIRED
            start = rest.begin + 1


def _told(delimiter: str) -> str:
    return {",": "a comma", ";": "a semicolon", "\t": "a tab"}[delimiter]
