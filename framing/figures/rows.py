"""Rows of a figure, one an outlet: their names at the left, their numbers at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from framing.figures.labels import counted, distinct, listed, wrapped
from framing.figures.style import new_figure, shade_rows
from framing.groups import by_column

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

SMALL = 7
"""Points: the smallest text that is read from four metres, projected."""


_MARGIN = 0.015
"""Of the width: a name may be drawn a little wider at one resolution than at another."""


def figure_of_rows(height: float) -> Figure:
    """An empty figure with a margin at its left and right."""
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    figure = new_figure(height)
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine):
        engine.set(rect=(_MARGIN, 0, 1 - 2 * _MARGIN, 1))
    return figure


def name_rows(axes: Axes, names: Sequence[str]) -> None:
    """The name of each row at its left, the first row at the top."""
    labels = [wrapped(name, 19) for name in distinct(names, 38)]
    axes.set_yticks(range(len(names)), labels, fontsize=SMALL, linespacing=1.0)
    axes.set_ylim(len(names) - 0.5, -0.5)


def height_of(names: Sequence[str], *, least: float = 0.22) -> float:
    """Inches: how high so many rows are, with room for names on two lines."""
    lines = sum(max(1, len(wrapped(name, 19).splitlines())) for name in distinct(names, 38))
    return max(least * len(names), 0.125 * lines + 0.05 * len(names))


def draw_numbers(axes: Axes, columns: Mapping[str, Sequence[int]]) -> None:
    """Columns of numbers, each under its name, one number a row."""
    rows = max((len(numbers) for numbers in columns.values()), default=0)
    shade_rows(axes, rows)
    axes.set_xlim(0, len(columns))
    for place, (name, numbers) in enumerate(columns.items(), start=1):
        axes.annotate(
            name, (place, 1), (0, 4), xycoords=("data", "axes fraction"), textcoords="offset points",
            fontsize=SMALL, ha="right", va="bottom", annotation_clip=False,
        )  # fmt: skip
        for row, number in enumerate(numbers):
            axes.text(place, row, f"{number:,}", fontsize=SMALL, ha="right", va="center_baseline")
    axes.tick_params(bottom=False, labelbottom=False)
    for side in ("bottom", "left"):
        axes.spines[side].set_visible(False)


def articles_of(study: Study) -> dict[str, int]:
    """How many articles each outlet has.

    >>> from framing import Article, Codebook, analyze
    >>> study = analyze([Article.from_text("It rained.", id="a")], Codebook.sample("security"))
    >>> articles_of(study)
    {'no outlet': 1}
    """
    outlets = by_column(study.articles, study.articles, "outlet")["outlet"]
    return {str(name): int(number) for name, number in outlets.value_counts(sort=False).items()}


def scope(study: Study, articles: int) -> str:
    """What a finding holds for: the articles, and the stories they tell.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> scope(study, 36)
    'In these 36 articles on 6 stories'
    """
    if articles == 1:
        return "In this one article"
    stories = study.articles["story"].nunique()
    of = f" on {'one story' if stories == 1 else f'{stories:,} stories'}" if stories else ""
    return f"In these {articles:,} articles{of}"


ONLY_THESE = "What holds in these articles may not hold in others."
"""What a caption says where no figure of it can speak for an outlet."""


def not_drawn(left_out: int, by: str, *, noun: str = "outlet") -> list[str]:
    """The sentence that says how many are left out, and by what; none where all are drawn.

    >>> not_drawn(2, "words"), not_drawn(0, "words")
    (['Not drawn: 2 outlets, by default those with fewest words.'], [])
    """
    if left_out <= 0:
        return []
    return [f"Not drawn: {counted(left_out, noun)}, by default those with fewest {by}."]


def told(counts: Mapping[str, int], *, at_most: int = 6) -> str:
    """Names with their numbers.

    >>> told({"neutral": 12, "denying": 3})
    'neutral 12 and denying 3'
    """
    return listed((f"{name} {number:,}" for name, number in counts.items()), at_most=at_most)
