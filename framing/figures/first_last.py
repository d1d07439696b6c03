"""First and last word: which kinds of speaker are heard first in an article, and which last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import compare
from framing.figures.drawing import Drawing, NothingToDraw, largest
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import counted, listed
from framing.figures.rows import (
    ONLY_THESE,
    SMALL,
    draw_numbers,
    figure_of_rows,
    height_of,
    name_rows,
    not_drawn,
    scope,
)
from framing.figures.sources import type_label, types_in_order
from framing.figures.style import set_title, settings, settle, shade_rows

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

_MOST_OUTLETS = 20
_TITLE = "Who is heard first in an article, and who has the last word?"


@dataclass(frozen=True, slots=True)
class _Turn:
    column: str
    label: str
    colour: str
    hatch: str
    offset: float


_TURNS = (
    _Turn("first_heard", "heard first", "#2F5D7E", "", -0.2),
    _Turn("last_heard", "heard last", "#CFE0EC", "///", 0.2),
)


def first_and_last_word(study: Study, *, outlets: Sequence[str] | None = None) -> Figure:
    """Who is heard first and who last, by outlet and type; see ``draw_first_and_last_word``."""
    return draw_first_and_last_word(study, outlets=outlets).figure


def draw_first_and_last_word(study: Study, *, outlets: Sequence[str] | None = None) -> Drawing:
    """In how many articles each type of speaker is heard first, and last: a row an outlet, a column a type.

    Whoever is quoted or reported counts, in headlines too, but not in captions. Where there are more outlets
    than a page holds, those with most such articles are drawn, and the caption says so; ``outlets`` chooses
    others. Raises ``NothingToDraw`` where nobody is heard.
    """
    table = compare.who_is_heard(study, by="outlet", of="speaker_type")
    turns = table[(table["first_heard"] > 0) | (table["last_heard"] > 0)]
    chosen = outlets or largest(turns, "outlet", "first_heard", _MOST_OUTLETS)
    kept = ["outlet", "speaker_type", "first_heard", "last_heard", "place"]
    data = turns.loc[turns["outlet"].isin(chosen), kept].reset_index(drop=True)
    if data.empty:
        raise NothingToDraw("Nobody is quoted or reported in these articles, so that nobody is heard first.")
    with settings():
        figure = _figure(data)
    caption = _caption(study, data, turns["outlet"].nunique()) + hand_corrected(study)
    return Drawing("first-and-last-word", _TITLE, figure, data, _alt(data), caption)


def _figure(data: pd.DataFrame) -> Figure:
    from matplotlib.patches import Patch

    outlets = [str(name) for name in data["outlet"].unique()]
    types = types_in_order(list(data["speaker_type"].unique()))
    articles = data.groupby("outlet")["first_heard"].sum()
    figure = figure_of_rows(1.3 + height_of(outlets, least=0.36))
    set_title(figure, _TITLE)
    panels = figure.subplots(1, len(types) + 1, sharey=True, width_ratios=[1] * len(types) + [0.8])
    most = int(articles.max())
    for axes, name in zip(panels, types, strict=False):
        _draw_type(axes, data[data["speaker_type"] == name], outlets)
        axes.set_title(type_label(name), loc="left", fontsize=SMALL)
        axes.set_xlim(0, 1.35 * most)
        axes.set_xticks([0, most])
    draw_numbers(panels[-1], {"articles": articles.loc[outlets].tolist()})
    name_rows(panels[0], outlets)
    figure.legend(
        handles=[
            Patch(facecolor=t.colour, hatch=t.hatch, edgecolor="#333333", linewidth=0.5, label=t.label)
            for t in _TURNS
        ],
        loc="outside lower left",
        ncols=2,
        title="number of articles in which one of them is quoted or reported first, and last",
        alignment="left",
    )  # fmt: skip
    return settle(figure)


def _draw_type(axes: Axes, rows: pd.DataFrame, outlets: list[str]) -> None:
    shade_rows(axes, len(outlets))
    rows = rows.set_index("outlet").reindex(outlets)
    for turn in _TURNS:
        values = rows[turn.column].fillna(0).astype("int64")
        heights = [place + turn.offset for place in range(len(outlets))]
        axes.barh(
            heights, values, height=0.34, facecolor=turn.colour, hatch=turn.hatch, edgecolor="#333333",
            linewidth=0.4, label=turn.label,
        )  # fmt: skip
        for height, value in zip(heights, values, strict=True):
            if value:
                axes.annotate(
                    f"{value:,}", (value, height), (2, 0), textcoords="offset points", fontsize=SMALL,
                    va="center_baseline",
                )  # fmt: skip


def _alt(data: pd.DataFrame) -> str:
    sums = data.groupby("speaker_type")[["first_heard", "last_heard"]].sum()
    told = {
        turn.label: listed(
            f"{type_label(name)} in {number}"
            for name, number in sums[turn.column].sort_values(ascending=False, kind="stable").items()
            if number
        )
        for turn in _TURNS
    }
    return (
        f"Bars of {counted(int(sums['first_heard'].sum()), 'article')} of "
        f"{counted(data['outlet'].nunique(), 'outlet')} by who is heard first and last. "
        f"Heard first: {told['heard first']}. Heard last: {told['heard last']}."
    )


def _caption(study: Study, data: pd.DataFrame, outlets: int) -> str:
    number = int(data["first_heard"].sum())
    persons = data[data["speaker_type"] == "person"][["first_heard", "last_heard"]].sum()
    sentences = [
        f"{scope(study, number)}, a person is heard first in {persons['first_heard']} and has the "
        f"last word in {persons['last_heard']}."
    ]
    sentences += not_drawn(outlets - data["outlet"].nunique(), "articles")
    few = " One article moves an outlet’s bar by one: differences of one or two may be chance."
    sentences.append(
        f"Captions do not count.{few} Who speaks was found by a program, and some speakers are wrong or not "
        f"found. {ONLY_THESE}"
    )
    return " ".join(sentences)
