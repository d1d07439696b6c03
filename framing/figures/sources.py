"""Who is heard: how an outlet's attributed words are shared among the kinds of speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing import compare
from framing.figures.drawing import Drawing, NothingToDraw, largest
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct, listed, wrapped
from framing.figures.palette import SPEAKER_TYPES
from framing.figures.style import new_figure, set_title, settings, settle, shade_rows

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

_MOST_OUTLETS = 30
_BAR = "#3B6E8F"
_TITLE = "Who is heard in each outlet?"


def who_is_heard(study: Study, *, outlets: Sequence[str] | None = None) -> Figure:
    """Who is heard, by outlet and type of speaker; see ``draw_who_is_heard``."""
    return draw_who_is_heard(study, outlets=outlets).figure


def draw_who_is_heard(study: Study, *, outlets: Sequence[str] | None = None) -> Drawing:
    """The share of an outlet's attributed words that each type of speaker has: a column a type.

    Where there are more outlets than a page holds, those with most attributed words are drawn, and the
    caption says so; ``outlets`` chooses others. Raises ``NothingToDraw`` where no word is attributed to
    anybody.
    """
    table = compare.who_is_heard(study, by="outlet")
    chosen = outlets or largest(table, "outlet", "words", _MOST_OUTLETS)
    data = _by_type(table[table["outlet"].isin(chosen)])
    if data.empty:
        raise NothingToDraw("No words of these articles are attributed to anybody.")
    with settings():
        figure = _figure(data)
    caption = _caption(data, table) + hand_corrected(study)
    return Drawing("who-is-heard", _TITLE, figure, data, _alt(data), caption)


def _by_type(table: pd.DataFrame) -> pd.DataFrame:
    """One row for each outlet and type of speaker: words, statements, number of speakers, share."""
    sums = table.groupby(["outlet", "speaker_type"], as_index=False).agg(
        words=("words", "sum"),
        direct=("direct", "sum"),
        statements=("statements", "sum"),
        speakers=("speaker", "nunique"),
        share=("share", "sum"),
    )
    sums = sums[sums["words"] > 0]
    rank = {name: place for place, name in enumerate(SPEAKER_TYPES)}
    order = sums["speaker_type"].map(lambda name: rank.get(name, len(rank)))
    sums = sums.assign(order=order).sort_values(["outlet", "order", "speaker_type"], kind="stable")
    return sums.drop(columns="order").reset_index(drop=True)


def _figure(data: pd.DataFrame) -> Figure:
    outlets = list(data["outlet"].unique())
    present = list(data["speaker_type"].unique())
    types = [name for name in SPEAKER_TYPES if name in present]
    types += sorted(name for name in present if name not in types)
    figure = new_figure(1.15 + 0.25 * len(outlets))
    set_title(figure, _TITLE)
    panels = figure.subplots(1, len(types) + 1, sharey=True, width_ratios=[1] * len(types) + [1.3])
    for axes, name in zip(panels, types, strict=False):
        _draw_type(axes, data[data["speaker_type"] == name], outlets)
        axes.set_title(_told(name), loc="left", fontsize=7.5)
    _draw_sizes(panels[-1], data, outlets)
    names = [wrapped(name, 18) for name in distinct(outlets, 34)]
    panels[0].set_yticks(range(len(outlets)), names, fontsize=7)
    panels[0].set_ylim(len(outlets) - 0.5, -0.5)
    figure.supxlabel("share of the words that an outlet attributes to anybody, in %", fontsize=8)
    return settle(figure)


def _draw_type(axes: Axes, rows: pd.DataFrame, outlets: Sequence[str]) -> None:
    shade_rows(axes, len(outlets))
    shares = dict(zip(rows["outlet"], 100 * rows["share"], strict=True))
    heights = range(len(outlets))
    values = [shares.get(outlet, 0.0) for outlet in outlets]
    axes.barh(heights, values, height=0.6, facecolor=_BAR, edgecolor="#222222", linewidth=0.4)
    for height, value in zip(heights, values, strict=True):
        axes.annotate(
            f"{value:.0f}", (value, height), (2, 0), textcoords="offset points", fontsize=7, va="center"
        )
    axes.set_xlim(0, 128)
    axes.set_xticks([0, 50, 100])


def _draw_sizes(axes: Axes, data: pd.DataFrame, outlets: Sequence[str]) -> None:
    """How many words the shares are of, and of how many statements."""
    shade_rows(axes, len(outlets))
    sizes = data.groupby("outlet")[["words", "statements"]].sum()
    axes.set_title("of", loc="left", fontsize=7.5)
    for place, (words, statements) in enumerate(sizes.loc[list(outlets)].itertuples(index=False)):
        told = f"{counted(words, 'word')},\n{counted(statements, 'statement')}"
        axes.text(0.05, place, told, fontsize=6, va="center")
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def _told(speaker_type: object) -> str:
    return SPEAKER_TYPES.get(str(speaker_type), clean(speaker_type))


def _alt(data: pd.DataFrame) -> str:
    words = data.groupby("speaker_type")["words"].sum().sort_values(ascending=False, kind="stable")
    total = int(words.sum())
    shares = listed(f"{_told(name)} {n / total:.0%}" for name, n in words.items())
    top = data.iloc[int(data["share"].to_numpy().argmax())]
    return (
        f"Bars of the shares of {counted(total, 'attributed word')} of "
        f"{counted(data['outlet'].nunique(), 'outlet')} by type of speaker: {shares}. The "
        f"largest share is that of {_told(top['speaker_type'])} in {clean(top['outlet'])}: "
        f"{top['share']:.0%}, {counted(int(top['words']), 'word')}."
    )


def _caption(data: pd.DataFrame, table: pd.DataFrame) -> str:
    drawn = table[table["outlet"].isin(data["outlet"])]
    named = drawn[drawn["speaker"] != "unknown"].groupby("speaker")["words"].sum()
    total = int(drawn["words"].sum())
    sentences = []
    if len(named):
        most = named.sort_values(ascending=False, kind="stable").index[0]
        sentences.append(
            f"Most heard is {clean(most)}, with {named[most] / total:.0%} of the "
            f"{counted(total, 'attributed word')} drawn."
        )
    left_out = table["outlet"].nunique() - drawn["outlet"].nunique()
    if left_out:
        sentences.append(f"Not drawn: {counted(left_out, 'outlet')}, by default those with fewest words.")
    sentences.append(
        "Words in quotation marks and reported words both count, each for the innermost speaker. Who speaks "
        "was found by a program, and some speakers are wrong or not found."
    )
    return " ".join(sentences)
