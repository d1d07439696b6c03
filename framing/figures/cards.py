"""The report card as a figure: how often a frame's phrases are right, how many they find, and the voices."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.labels import clean, counted, distinct, listed, wrapped
from framing.figures.palette import INK
from framing.figures.style import new_figure, set_title, settings, settle, shade_rows

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.validation import ReportCard

NAME = "report-card"
_TITLE = "How far can this codebook and the program be trusted?"
_MARKS, _MOST = "quotation marks alone", "always the most frequent"
_SERIES = {
    "codebook": ("o", INK, 0.0),
    "program": ("o", "#0072B2", -0.26),
    _MARKS: ("s", "#FFFFFF", 0.0),
    _MOST: ("D", "#AAAAAA", 0.26),
}
"""The marker of each series, its colour, and how far below the middle of its row it stands."""
_PRECISION = "precision: hits that fit the frame"
_RECALL = "recall: sentences found"
_PROGRAM = "the program’s labels that are right"


def report_card(card: ReportCard) -> Figure:
    """A report card as a figure; see ``draw_report_card``."""
    return draw_report_card(card).figure


def draw_report_card(card: ReportCard) -> Drawing:
    """Precision and recall of each frame, and how often the program's labels are right.

    A dot is a share, the line at it its 95 % interval, the number what it is a share of. Beneath the
    program's dot stands what would be right without it, where that is known: a square for quotation marks
    alone, a diamond for always saying the label that the key has most often. Columns of the data: panel, row,
    series, value, low, high, units, label (what is always said). Raises ``NothingToDraw`` where the key has
    no code for the codebook.
    """
    data = _data(card)
    if data[data["panel"] != _PROGRAM].empty:
        raise NothingToDraw(card.note or f"The key has no code for the codebook {card.codebook.name}.")
    with settings():
        figure = _figure(data)
    return Drawing(NAME, _TITLE, figure, data, _alt(data), _caption(card, data))


def _data(card: ReportCard) -> pd.DataFrame:
    """One row for each dot."""
    import pandas as pd

    nothing = float("nan")
    rows: list[tuple[object, ...]] = []
    for frame in card.frames.to_dict("records"):
        for panel, name, units in (
            (_PRECISION, "precision", "coded"),
            (_RECALL, "recall", "sentences"),
        ):
            ends = (frame[name], frame[f"{name}_low"], frame[f"{name}_high"])
            rows.append((panel, frame["frame"], "codebook", *ends, frame[units], ""))
    for label in card.labels.to_dict("records"):
        name = label["variable"] + (" (F1)" if label["measure"] == "F1" else "")
        machine = (label["machine"], label["low"], label["high"])
        marks = (label["marks"], label["marks_low"], label["marks_high"])
        most = (label["most_frequent"], nothing, nothing)
        said = label["most_frequent_label"]
        rows.append((_PROGRAM, name, "program", *machine, label["units"], ""))
        rows.append((_PROGRAM, name, _MARKS, *marks, label["units"], ""))
        rows.append((_PROGRAM, name, _MOST, *most, label["units"], said))
    table = pd.DataFrame(rows, columns=["panel", "row", "series", "value", "low", "high", "units", "label"])
    return table[table["value"].notna()].reset_index(drop=True)


def _figure(data: pd.DataFrame) -> Figure:
    frames = list(data.loc[data["panel"] != _PROGRAM, "row"].unique())
    labels = list(data.loc[data["panel"] == _PROGRAM, "row"].unique())
    heights = [0.5 + 0.28 * len(frames), 0.5 + 0.42 * max(len(labels), 1)]
    figure = new_figure(0.9 + sum(heights))
    set_title(figure, _TITLE)
    grid = figure.add_gridspec(2, 2, height_ratios=heights)
    left = figure.add_subplot(grid[0, 0])
    right = figure.add_subplot(grid[0, 1], sharey=left)
    below = figure.add_subplot(grid[1, :])
    for axes, panel, rows in (
        (left, _PRECISION, frames),
        (right, _RECALL, frames),
        (below, _PROGRAM, labels),
    ):
        _draw_panel(axes, data[data["panel"] == panel], rows)
        axes.set_title(panel, loc="left", fontsize=8, fontweight="bold")
    left.set_yticks(range(len(frames)), [wrapped(name, 22) for name in distinct(frames, 40)], fontsize=7)
    right.tick_params(labelleft=False)
    below.set_yticks(range(len(labels)), [wrapped(name, 22) for name in labels], fontsize=7)
    left.set_ylim(len(frames) - 0.5, -0.5)
    below.set_ylim(max(len(labels), 1) - 0.5, -0.5)
    _key(figure, data)
    return settle(figure)


def _draw_panel(axes: Axes, data: pd.DataFrame, rows: list[str]) -> None:
    shade_rows(axes, len(rows))
    for series, own in data.groupby("series", sort=False):
        marker, colour, shift = _SERIES[str(series)]
        places = [rows.index(row) + shift for row in own["row"]]
        axes.hlines(places, 100 * own["low"], 100 * own["high"], color=INK, linewidth=1, zorder=1)
        axes.scatter(
            100 * own["value"], places, marker=marker, s=22, color=colour, edgecolor=INK, linewidth=0.6,
            zorder=2, clip_on=False, label=str(series),
        )  # fmt: skip
    for row, units in data.groupby("row", sort=False)["units"].first().items():
        axes.annotate(
            f"of {units:,}", (1, rows.index(str(row))), (7, 0), textcoords="offset points", fontsize=7,
            va="center", xycoords=axes.get_yaxis_transform(), annotation_clip=False,
        )  # fmt: skip
    axes.set_xlim(0, 100)
    axes.set_xticks([0, 50, 100], ["0 %", "50 %", "100 %"])


def _key(figure: Figure, data: pd.DataFrame) -> None:
    from matplotlib.lines import Line2D

    present = [series for series in _SERIES if series in set(data["series"]) and series != "codebook"]
    handles = [
        Line2D([], [], linestyle="", marker=marker, color=colour, markeredgecolor=INK, label=name)
        for name in present
        for marker, colour, _ in [_SERIES[name]]
    ]
    figure.legend(handles=handles, loc="outside lower left", ncols=max(len(handles), 1))


def _alt(data: pd.DataFrame) -> str:
    told = []
    for panel, noun in ((_PRECISION, "precision"), (_RECALL, "recall")):
        own = data[data["panel"] == panel]
        if own["value"].nunique() == 1:
            told.append(f"{noun} of {counted(len(own), 'frame')} {own['value'].iloc[0]:.0%} throughout")
        elif not own.empty:
            low, high = (own.iloc[int(place)] for place in (own["value"].argmin(), own["value"].argmax()))
            told.append(
                f"{noun} of {counted(len(own), 'frame')}, from {low['value']:.0%} ({clean(low['row'])}, of "
                f"{low['units']:,}) to {high['value']:.0%} ({clean(high['row'])}, of {high['units']:,})"
            )
    labels = data[data["panel"] == _PROGRAM]
    shares = [_right(name, own) for name, own in labels.groupby("row", sort=False)]
    return f"Dots with intervals: {'; '.join([*told, *shares])}."


def _right(name: object, own: pd.DataFrame) -> str:
    """How often the program is right in one thing, and what would be right without it."""
    by = [f"{_method(row)} {row['value']:.0%}" for row in own.to_dict("records")]
    return f"{name} right, of {own['units'].iloc[0]:,}: {', '.join(by)}"


def _method(row: Mapping[Hashable, Any]) -> str:
    if row["series"] == _MOST:
        return f"always “{clean(row['label'])}”"
    return "the program" if row["series"] == "program" else str(row["series"])


def _caption(card: ReportCard, data: pd.DataFrame) -> str:
    coded, right = int(card.frames["coded"].sum()), int(card.frames["right"].sum())
    articles = counted(len(card.study.articles), "article")
    sentences, found = int(card.frames["sentences"].sum()), int(card.frames["found"].sum())
    few = card.not_validated(card.study.mentions)
    return (
        f"{right} of {counted(coded, 'coded hit')} fit their frame, and {found} of {sentences} codings of a "
        f"sentence with a frame were found, in the {articles} of the key. {_beaten(data)}A line at a dot is "
        "its 95 % interval; the number is what the dot is a share of. Other articles give other figures; "
        "those of a corpus written to teach with are no measure of real "
        f"news.{_not_validated(*few)}"
    )


def _beaten(data: pd.DataFrame) -> str:
    """Where the program is right no more often than something simpler would be; "" where nowhere."""
    labels = data[data["panel"] == _PROGRAM]
    program = labels[labels["series"] == "program"].set_index("row")["value"]
    simpler = labels[labels["series"] != "program"]
    told = [
        f"{row['row']} ({_method(row)} {row['value']:.0%}, the program {program[row['row']]:.0%})"
        for row in simpler.to_dict("records")
        if row["value"] >= program.get(row["row"], 1.0)
    ]
    if not told:
        return ""
    return f"Something simpler would be right as often as the program or more often in {listed(told)}. "


def caveat(card: ReportCard, mentions: pd.DataFrame) -> str:
    """A sentence on the phrases found that are not validated; "" where all are. It follows a caption."""
    return _not_validated(*card.not_validated(mentions))


def _not_validated(number: int, found: int) -> str:
    if not number:
        return ""
    verb = "is" if number == 1 else "are"
    return f" {number} of {counted(found, 'phrase')} found here {verb} not validated."
