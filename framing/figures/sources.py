"""Who is heard: how an outlet's attributed words are shared among the kinds of speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from framing import compare
from framing.figures.drawing import Drawing, NothingToDraw, largest
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, listed
from framing.figures.palette import SPEAKER_TYPES, VOICES
from framing.figures.rows import (
    ONLY_THESE,
    SMALL,
    articles_of,
    draw_numbers,
    figure_of_rows,
    height_of,
    name_rows,
    not_drawn,
    scope,
)
from framing.figures.style import set_title, settings, settle, shade_rows, voice_key

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

_MOST_OUTLETS = 30
_TITLE = "Who is heard in each outlet, and how much of it in quotation marks?"


def who_is_heard(study: Study, *, outlets: Sequence[str] | None = None) -> Figure:
    """Who is heard, by outlet and type of speaker; see ``draw_who_is_heard``."""
    return draw_who_is_heard(study, outlets=outlets).figure


def draw_who_is_heard(study: Study, *, outlets: Sequence[str] | None = None) -> Drawing:
    """The share of an outlet's attributed words that each type of speaker has: a column a type.

    The hatched part of a bar are the words in quotation marks. Where there are more outlets than a page
    holds, those with most attributed words are drawn, and the caption says so; ``outlets`` chooses others.
    Raises ``NothingToDraw`` where no word is attributed to anybody.
    """
    table = compare.who_is_heard(study, by="outlet", of="speaker_type")
    chosen = outlets or largest(table, "outlet", "words", _MOST_OUTLETS)
    data = _in_order(table[table["outlet"].isin(chosen) & (table["words"] > 0)])
    if data.empty:
        raise NothingToDraw("No words of these articles are attributed to anybody.")
    articles = articles_of(study)
    with settings():
        figure = _figure(data, articles)
    number = sum(articles[str(outlet)] for outlet in data["outlet"].unique())
    caption = _caption(study, data, number, table["outlet"].nunique()) + hand_corrected(study)
    return Drawing("who-is-heard", _TITLE, figure, data, _alt(data, number), caption)


def types_in_order(present: Sequence[str]) -> list[str]:
    """The types of speaker that are present, in the order in which they are drawn."""
    known = [name for name in SPEAKER_TYPES if name in set(present)]
    return known + sorted(set(present) - set(known))


def type_label(speaker_type: object) -> str:
    """The words for a type of speaker.

    >>> type_label("person"), type_label("unknown")
    ('persons', 'not found')
    """
    return SPEAKER_TYPES.get(str(speaker_type), clean(speaker_type))


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    order = {name: place for place, name in enumerate(types_in_order(list(table["speaker_type"].unique())))}
    table = table.assign(order=table["speaker_type"].map(order))
    # The places in the text belong to another figure.
    unused = ["order", "place", "first_heard", "last_heard"]
    return table.sort_values(["outlet", "order"], kind="stable").drop(columns=unused).reset_index(drop=True)


def _figure(data: pd.DataFrame, articles: Mapping[str, int]) -> Figure:
    outlets = [str(name) for name in data["outlet"].unique()]
    types = types_in_order(list(data["speaker_type"].unique()))
    figure = figure_of_rows(1.4 + height_of(outlets))
    set_title(figure, _TITLE)
    panels = figure.subplots(1, len(types) + 1, sharey=True, width_ratios=[1] * len(types) + [2.0])
    for axes, name in zip(panels, types, strict=False):
        _draw_type(axes, data[data["speaker_type"] == name], outlets)
        axes.set_title(type_label(name), loc="left", fontsize=SMALL)
    sizes = data.groupby("outlet")[["statements", "words"]].sum().loc[outlets]
    numbers = {
        "articles": [articles[name] for name in outlets],
        "state-\nments": sizes["statements"].tolist(),
        "words": sizes["words"].tolist(),
    }
    draw_numbers(panels[-1], numbers)
    name_rows(panels[0], outlets)
    figure.legend(
        handles=voice_key(["direct", "indirect"]),
        loc="outside lower left",
        ncols=2,
        title="share of the words that an outlet attributes to anybody, in %",
        alignment="left",
    )
    return settle(figure)


def _draw_type(axes: Axes, rows: pd.DataFrame, outlets: list[str]) -> None:
    shade_rows(axes, len(outlets))
    rows = rows.set_index("outlet").reindex(outlets)
    share = (100 * rows["share"]).fillna(0)
    quoted = share * rows["direct_share"].fillna(0)
    heights = range(len(outlets))
    parts = {"direct": (quoted, 0 * quoted), "indirect": (share - quoted, quoted)}
    for voice, (width, left) in parts.items():
        look = VOICES[voice]
        axes.barh(
            heights, width, left=left, height=0.6, facecolor=look.colour, hatch=look.hatch,
            edgecolor="#333333", linewidth=0.4, label=look.label,
        )  # fmt: skip
    for height, value in zip(heights, share, strict=True):
        axes.annotate(
            f"{value:.0f}", (value, height), (2, 0), textcoords="offset points", fontsize=SMALL,
            va="center_baseline",
        )  # fmt: skip
    axes.set_xlim(0, 145)
    axes.set_xticks([0, 50, 100])


def _alt(data: pd.DataFrame, articles: int) -> str:
    words = data.groupby("speaker_type")["words"].sum().sort_values(ascending=False, kind="stable")
    total = int(words.sum())
    shares = listed(f"{type_label(name)} {n / total:.0%}" for name, n in words.items())
    top = data.iloc[int(data["share"].to_numpy().argmax())]
    return (
        f"Bars of the shares of {counted(total, 'attributed word')} in {counted(articles, 'article')} of "
        f"{counted(data['outlet'].nunique(), 'outlet')} by type of speaker: {shares}. "
        f"{data['direct'].sum() / total:.0%} of the words stand in quotation marks. The "
        f"largest share is that of {type_label(top['speaker_type'])} in {clean(top['outlet'])}: "
        f"{top['share']:.0%}, {counted(int(top['words']), 'word')}."
    )


def _caption(study: Study, data: pd.DataFrame, articles: int, outlets: int) -> str:
    drawn = compare.who_is_heard(study)
    drawn = drawn[drawn["outlet"].isin(data["outlet"])]
    named = drawn[drawn["speaker"] != "unknown"].groupby("speaker")["words"].sum()
    total = int(drawn["words"].sum())
    sentences = []
    if len(named):
        most = named.sort_values(ascending=False, kind="stable").index[0]
        sentences.append(
            f"{scope(study, articles)}, {clean(most)} is heard most, with {named[most] / total:.0%} of the "
            f"{counted(total, 'attributed word')}."
        )
    direct = data.groupby("outlet")[["direct", "words"]].sum()
    direct_share = direct["direct"] / direct["words"]
    sentences.append(
        f"From {direct_share.min():.0%} to {direct_share.max():.0%} of an outlet’s attributed words stand in "
        "quotation marks."
        if len(direct_share) > 1
        else f"{direct_share.iloc[0]:.0%} of the attributed words stand in quotation marks."
    )
    sentences += not_drawn(outlets - data["outlet"].nunique(), "words")
    sentences.append(
        "Each word counts for the innermost speaker. Who speaks was found by a program, and some speakers "
        f"are wrong or not found. {ONLY_THESE}"
    )
    return " ".join(sentences)
