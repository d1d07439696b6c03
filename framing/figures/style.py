"""The settings under which every figure is drawn and written, whatever the user's own are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from framing.figures.labels import wrapped
from framing.figures.palette import BAND, INK, VOICES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

WIDTH = 6.5
"""Inches: the width of the text on a printed page."""

_SETTINGS: Mapping[Any, Any] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 8,
    "axes.titlesize": 8,
    "axes.labelsize": 8,
    "xtick.labelsize": 7,
    "ytick.labelsize": 8,
    "legend.fontsize": 8,
    "legend.frameon": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": "#777777",
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.major.width": 0.6,
    "ytick.major.size": 0,
    "hatch.linewidth": 0.5,
    # An outlet may be called "$aver": that is no formula.
    "text.parse_math": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "framing",
}


@contextmanager
def settings() -> Iterator[None]:
    """Matplotlib's own defaults with the kit's on top; the user's come back afterwards.

    >>> import matplotlib
    >>> with settings():
    ...     matplotlib.rcParams["svg.hashsalt"]
    'framing'
    """
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        yield


def new_figure(height: float, *, width: float = WIDTH) -> Figure:
    """An empty figure of so many inches, which a notebook shows once: pyplot knows it no longer."""
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=(width, height), layout="constrained")
    plt.close(figure)
    return figure


def settle(figure: Figure) -> Figure:
    """The figure with every label made and every place fixed, so that the settings may end."""
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
    figure.set_layout_engine("none")
    for axes in figure.axes:
        # The layout is not solved alike to the last digit; rounded, the same figure has the same bytes.
        left, bottom, width, height = axes.get_position(original=True).bounds
        axes.set_position((round(left, 5), round(bottom, 5), round(width, 5), round(height, 5)))
    return figure


def set_title(figure: Figure, title: str) -> None:
    """The question a figure answers, over it at the left."""
    figure.suptitle(wrapped(title, 84), x=0.01, ha="left", fontsize=10, fontweight="bold")


def voice_key(voices: Iterable[str]) -> list[Patch]:
    """What the legend shows for each voice among ``voices``, in the order of the kit."""
    from matplotlib.patches import Patch

    shown = set(voices)
    return [
        Patch(facecolor=look.colour, hatch=look.hatch, edgecolor="#333333", linewidth=0.5, label=look.label)
        for voice, look in VOICES.items()
        if voice in shown
    ]


def shade_rows(axes: Axes, rows: int) -> None:
    """A band behind every second row, so that the eye keeps to its line."""
    for row in range(0, rows, 2):
        axes.axhspan(row - 0.5, row + 0.5, color=BAND, zorder=-1, linewidth=0)
