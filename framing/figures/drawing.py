"""A figure with what belongs to it: the data behind it, and its words for who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


FEWEST_WORDS = 20
"""A voice to which an outlet gives fewer words than this is told in numbers and not drawn."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure, and what is written beside it.

    ``name`` is that of its files, ``title`` the question it answers. ``data`` has one row for each thing
    drawn. ``alt`` says what is to be seen, with its numbers; ``caption`` gives the answer and its limits.
    """

    name: str
    title: str
    figure: Figure
    data: pd.DataFrame
    alt: str
    caption: str


class NothingToDraw(ValueError):  # noqa: N818 - it is no error of anybody's
    """A study has nothing that a figure could show. The message is one sentence that says why."""


def largest(table: pd.DataFrame, group: str, size: str, limit: int) -> list[str]:
    """The ``limit`` groups of a table whose ``size`` adds up to most, in the order of the table.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"outlet": ["b", "a", "b", "c"], "words": [1, 1, 2, 5]})
    >>> largest(table, "outlet", "words", 2)
    ['b', 'c']
    """
    sizes = table.groupby(group, sort=False)[size].sum()
    kept = set(sizes.sort_values(ascending=False, kind="stable").index[:limit])
    return [name for name in sizes.index if name in kept]
