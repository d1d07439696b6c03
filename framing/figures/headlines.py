"""The headline against the body: which frames each names, and how often for its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import compare
from framing.figures.drawing import Drawing, NothingToDraw, largest
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct, listed, wrapped
from framing.figures.palette import INK
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
from framing.figures.style import set_title, settings, settle, shade_rows

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

ALL = "all these articles"
"""The row in which the articles of all outlets are taken together."""

_MOST_OUTLETS = 20
_MOST_FRAMES = 6
_TITLE = "Does the headline name a frame more often than the body, for its length?"


@dataclass(frozen=True, slots=True)
class _Dot:
    label: str
    marker: str
    colour: str
    offset: float


_DOTS = {
    "headline": _Dot("headline and standfirst", "D", INK, -0.16),
    "body": _Dot("body", "o", "#FFFFFF", 0.16),
}


def headline_against_body(
    study: Study, *, outlets: Sequence[str] | None = None, frames: Sequence[str] | None = None
) -> Figure:
    """Frames in headlines and in bodies, by outlet; see ``draw_headline_against_body``."""
    return draw_headline_against_body(study, outlets=outlets, frames=frames).figure


def draw_headline_against_body(
    study: Study, *, outlets: Sequence[str] | None = None, frames: Sequence[str] | None = None
) -> Drawing:
    """Mentions per 1,000 words of headline and standfirst, and of the body: a column a frame.

    The words count whoever's they are. The numbers at the dots are the mentions. Only the last row, all
    articles together, has intervals, since single outlets' headlines hold too few words; one that ends in an
    arrow goes on beyond the panel. Where there are more outlets or frames than a page holds, those with most
    words and most mentions are drawn; ``outlets`` and ``frames`` choose others. Raises ``NothingToDraw``
    where no phrase of the codebook occurs in a headline or a body, or no article has a headline.
    """
    import pandas as pd

    table = compare.headline_against_body(study)
    if not table["count"].sum():
        raise NothingToDraw(f"No phrase of the codebook {study.codebook.name} occurs in these articles.")
    if not table.loc[table["place"] == "headline", "words"].sum():
        raise NothingToDraw("No article has a headline that could be set against its body.")
    sizes = table.drop_duplicates(["outlet", "place"])
    chosen_outlets = outlets or largest(sizes, "outlet", "words", _MOST_OUTLETS)
    chosen_frames = frames or largest(table[table["count"] > 0], "frame", "count", _MOST_FRAMES)
    data = table[table["outlet"].isin(chosen_outlets) & table["frame"].isin(chosen_frames)]
    if not data["count"].sum():
        raise NothingToDraw("No frame that was asked for is named by these outlets.")
    if table["outlet"].nunique() > 1:
        together = compare.headline_against_body(study, by=None)
        together = together[together["frame"].isin(chosen_frames)].assign(outlet=ALL)
        data = pd.concat([data, together], ignore_index=True)[data.columns]
    data = data.reset_index(drop=True)
    number = sum(articles_of(study).values())
    with settings():
        figure = _figure(data)
    left_out = (
        table["outlet"].nunique() - data.loc[data["outlet"] != ALL, "outlet"].nunique(),
        table.loc[table["count"] > 0, "frame"].nunique() - data["frame"].nunique(),
    )
    caption = _caption(study, data, number, left_out) + hand_corrected(study)
    return Drawing("headline-against-body", _TITLE, figure, data, _alt(data, number), caption)


def _figure(data: pd.DataFrame) -> Figure:
    from matplotlib.lines import Line2D

    outlets = [str(name) for name in data["outlet"].unique()]
    last = data[data["outlet"] == outlets[-1]]
    counts = last.groupby("frame", sort=False)["count"].sum().sort_values(ascending=False, kind="stable")
    frames = list(counts.index)
    figure = figure_of_rows(1.6 + height_of(outlets, least=0.34))
    set_title(figure, _TITLE)
    panels = figure.subplots(
        1, len(frames) + 1, sharey=True, sharex=False, width_ratios=[1] * len(frames) + [1.45]
    )
    limit = 1.3 * float(data["rate"].max())
    labels = distinct([str(frame) for frame in frames], 36)
    for axes, frame, label in zip(panels, frames, labels, strict=False):
        rows = data[data["frame"] == frame]
        for place, dot in _DOTS.items():
            _draw_dots(axes, rows[rows["place"] == place], outlets, dot, limit)
        shade_rows(axes, len(outlets))
        axes.set_title(wrapped(label, 84 // (len(frames) + 1)), loc="left", fontsize=SMALL)
        axes.set_xlim(0, limit)
        axes.xaxis.get_major_locator().set_params(nbins=3)
    words = data.drop_duplicates(["outlet", "place"]).set_index(["outlet", "place"])["words"]
    numbers = {
        "headline": [int(words[name, "headline"]) for name in outlets],
        "body": [int(words[name, "body"]) for name in outlets],
    }
    draw_numbers(panels[-1], numbers)
    panels[-1].set_xlabel("words", fontsize=SMALL, loc="right")
    name_rows(panels[0], outlets)
    if len(outlets) > 1:
        for axes in panels:
            axes.axhline(len(outlets) - 1.5, color=INK, linewidth=0.8)
    handles = [
        Line2D([], [], linestyle="", marker=dot.marker, color=dot.colour, markeredgecolor=INK,
               markersize=5, label=dot.label)
        for dot in _DOTS.values()
    ]  # fmt: skip
    figure.legend(
        handles=handles,
        loc="outside lower left",
        ncols=2,
        title="mentions per 1,000 words; the number at a dot is its mentions\n"
        + (
            "line in the last row: 95 % interval, with an arrow where it goes on"
            if last["low"].notna().any()
            else "too few stories for intervals"
        ),
        alignment="left",
    )
    return settle(figure)


def _draw_dots(axes: Axes, rows: pd.DataFrame, outlets: Sequence[str], dot: _Dot, limit: float) -> None:
    rows = rows[rows["rate"].notna()]
    heights = rows["outlet"].map({name: place + dot.offset for place, name in enumerate(outlets)})
    axes.scatter(
        rows["rate"], heights, marker=dot.marker, s=20, facecolor=dot.colour, edgecolor=INK, linewidth=0.9,
        zorder=3, clip_on=False, label=dot.label,
    )  # fmt: skip
    ends = rows["rate"].copy()
    known = rows[(rows["outlet"] == outlets[-1]) & rows["low"].notna()]
    for place, low, high in zip(heights[known.index], known["low"], known["high"], strict=True):
        reach = min(high, 0.82 * limit)
        axes.plot([low, reach], [place, place], color="#777777", linewidth=1.4, zorder=2)
        if high > reach:
            axes.plot([reach], [place], marker=">", markersize=4, color="#777777", zorder=2)
    ends[known.index] = known[["rate", "high"]].clip(upper=0.82 * limit).max(axis=1)
    for end, place, count in zip(ends, heights, rows["count"], strict=True):
        axes.annotate(
            f"{count:,}", (end, place), (5, 0), textcoords="offset points", fontsize=SMALL,
            va="center_baseline",
        )  # fmt: skip


def _alt(data: pd.DataFrame, articles: int) -> str:
    last = data[data["outlet"] == data["outlet"].iloc[-1]]
    sums = last.groupby("place")["count"].sum()
    words = last.drop_duplicates("place").set_index("place")["words"]
    outlets = data.loc[data["outlet"] != ALL, "outlet"].nunique()
    together = " and for all articles together" if outlets > 1 else ""
    shown = []
    for frame, rows in last.groupby("frame", sort=False):
        rates = rows.set_index("place")
        if rates["count"].sum():
            shown.append(
                f"{clean(frame)} {rates.loc['headline', 'rate']:.1f} against {rates.loc['body', 'rate']:.1f}"
            )
    return (
        f"Dots of {counted(int(sums['headline']), 'mention')} in {words['headline']:,} words of headline and "
        f"standfirst, and of {sums['body']:,} in {words['body']:,} words of the body, in "
        f"{counted(articles, 'article')}, for {counted(outlets, 'outlet')}{together}. Per 1,000 words, "
        f"headline against body: {listed(shown, at_most=8)}."
    )


def _caption(study: Study, data: pd.DataFrame, articles: int, left_out: tuple[int, int]) -> str:
    last = data[data["outlet"] == data["outlet"].iloc[-1]]
    sums = last.groupby("place")["count"].sum()
    words = last.drop_duplicates("place").set_index("place")["words"]
    rates = {place: 1_000 * sums[place] / words[place] if words[place] else 0.0 for place in _DOTS}
    per_outlet = data.loc[(data["outlet"] != ALL) & (data["place"] == "headline"), "words"]
    sentences = [
        f"{scope(study, articles)}, the frames drawn are named {rates['headline']:.1f} times per 1,000 words "
        f"of headline and standfirst ({sums['headline']:,} in {words['headline']:,}), and "
        f"{rates['body']:.1f} times in the body ({sums['body']:,} in {words['body']:,}).",
        "An outlet’s headlines hold "
        + (
            f"{per_outlet.min():,} to {per_outlet.max():,} words"
            if per_outlet.nunique() > 1
            else counted(int(per_outlet.iloc[0]), "word")
        )
        + ": one mention more or less moves its dot far, so that no outlet’s dot has an interval.",
    ]
    without = last["low"].isna().sum()
    if without:
        notes = listed(clean(n).removesuffix(": no interval") for n in last["note"].unique() if n)
        sentences.append(f"{without} of {len(last)} dots of the last row have none either ({notes}).")
    outlets, frames = left_out
    sentences += not_drawn(outlets, "words")
    sentences += not_drawn(frames, "mentions", noun="frame")
    sentences.append(f"Whoever’s words they are, all count; captions do not. {ONLY_THESE}")
    return " ".join(sentences)
