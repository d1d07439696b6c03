"""Denial: where in the text, and in whose voice, a frame is asserted, hedged or denied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import compare
from framing.compare.denied_mentions import PER_WORDS, STANCES
from framing.figures.drawing import Drawing, NothingToDraw, largest
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import counted, listed
from framing.figures.palette import INK, VOICES
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

_MOST_OUTLETS = 12
_DRAWN = ("outlet", "direct", "indirect")
_PLACES: Mapping[str, str] = {
    "headline": "headline", "standfirst": "headline", "lede": "lede", "body": "body",
}  # fmt: skip
_LABELS: Mapping[str, str] = {
    "headline": "headline, standfirst", "lede": "lede", "body": "body",
}  # fmt: skip
_TOLD: Mapping[str, str] = {
    "headline": "in headlines and standfirsts", "lede": "in ledes", "body": "in bodies",
}  # fmt: skip
_TITLE = "Where a frame is named, is it asserted, hedged or denied?"


@dataclass(frozen=True, slots=True)
class _Bar:
    colour: str
    hatch: str


_BARS: Mapping[str, _Bar] = {
    "asserted": _Bar(INK, ""),
    "hedged": _Bar("#FFFFFF", ""),
    "denied": _Bar("#C8C8C8", "xxxx"),
}


def denied_frames(study: Study, *, outlets: Sequence[str] | None = None) -> Figure:
    """Mentions asserted, hedged and denied; see ``draw_denied_frames``."""
    return draw_denied_frames(study, outlets=outlets).figure


def draw_denied_frames(study: Study, *, outlets: Sequence[str] | None = None) -> Drawing:
    """Mentions by stance: a row an outlet in each voice, a column a part of the text.

    A bar is the number of mentions, the number at it how many of them are denied; the words that they stand
    in are at the right. Where there are more outlets than a page holds, those with most mentions are drawn,
    and the caption says so; ``outlets`` chooses others. Scare quotes and captions are told in the caption.
    Raises ``NothingToDraw`` where no phrase of the codebook occurs in what is drawn.
    """
    table = compare.denial(study)
    if not table["count"].sum():
        raise NothingToDraw(f"No phrase of the codebook {study.codebook.name} occurs in these articles.")
    chosen = outlets or largest(table[table["count"] > 0], "outlet", "count", _MOST_OUTLETS)
    of_these = table[table["outlet"].isin(chosen)]
    data = _by_place(of_these)
    if data.empty or not data["count"].sum():
        raise NothingToDraw(
            "No frame is named by these outlets in a headline, lede or body, outside scare quotes."
        )
    with settings():
        figure = _figure(data)
    articles = articles_of(study)
    number = sum(articles[str(name)] for name in data["outlet"].unique())
    more = (
        int(of_these["count"].sum() - data["count"].sum()),
        table["outlet"].nunique() - data["outlet"].nunique(),
    )
    caption = _caption(study, data, number, more) + hand_corrected(study)
    return Drawing("denied-frames", _TITLE, figure, data, _alt(data, number), caption)


def _by_place(table: pd.DataFrame) -> pd.DataFrame:
    """One row for each outlet, voice, place and stance, headline and standfirst taken as one place."""
    table = table[table["voice"].isin(_DRAWN)]
    table = table.assign(place=table["part"].map(_PLACES))
    keys = ["outlet", "voice", "place", "stance"]
    sums = table.groupby(keys)[["count", "mentions", "words"]].sum().reset_index()
    sums["rate"] = PER_WORDS * sums["count"] / sums["words"]
    orders = {"voice": [*_DRAWN], "place": [*_LABELS], "stance": [*STANCES]}
    for name, order in orders.items():
        sums[f"{name} order"] = sums[name].map({value: place for place, value in enumerate(order)})
    sums = sums.sort_values(["voice order", "outlet", "place order", "stance order"], kind="stable")
    return sums[[*keys, "count", "mentions", "words", "rate"]].reset_index(drop=True)


def _figure(data: pd.DataFrame) -> Figure:
    from matplotlib.patches import Patch

    outlets = sorted(data["outlet"].unique())
    voices = [voice for voice in _DRAWN if data.loc[data["voice"] == voice, "count"].sum()]
    places = list(_LABELS)
    figure = figure_of_rows(1.3 + len(voices) * (0.3 + height_of(outlets, least=0.19)))
    set_title(figure, _TITLE)
    grid = figure.subplots(
        len(voices), len(places) + 1, sharey=True, sharex=False, squeeze=False, width_ratios=[1, 1, 1, 0.95]
    )
    most = int(data.groupby(["outlet", "voice", "place"])["count"].sum().max())
    for panels, voice in zip(grid, voices, strict=True):
        rows = data[data["voice"] == voice]
        for axes, place in zip(panels, places, strict=False):
            _draw_place(axes, rows[rows["place"] == place], outlets)
            axes.set_xlim(0, 1.35 * most)
            axes.xaxis.get_major_locator().set_params(integer=True, nbins=4)
            axes.tick_params(labelbottom=voice == voices[-1])
        words = rows.drop_duplicates(["outlet", "place"]).set_index(["outlet", "place"])["words"]
        draw_numbers(
            panels[-1],
            {place: [int(words.get((name, place), 0)) for name in outlets] for place in places},
        )
        panels[0].set_title(VOICES[voice].label, loc="left", fontsize=SMALL + 0.5, fontweight="bold")
        name_rows(panels[0], outlets)
    for axes, place in zip(grid[-1], places, strict=False):
        axes.set_xlabel(_LABELS[place], fontsize=SMALL)
    grid[-1][-1].set_xlabel("words of the voice", fontsize=SMALL, loc="right")
    handles = [
        Patch(facecolor=bar.colour, hatch=bar.hatch, edgecolor="#333333", linewidth=0.5, label=stance)
        for stance, bar in _BARS.items()
    ]
    figure.legend(
        handles=handles,
        loc="outside lower left",
        ncols=3,
        title="number of mentions; at a bar: denied / all",
        alignment="left",
    )
    return settle(figure)


def _draw_place(axes: Axes, rows: pd.DataFrame, outlets: Sequence[str]) -> None:
    shade_rows(axes, len(outlets))
    counts = rows.pivot(index="outlet", columns="stance", values="count")
    counts = counts.reindex(index=list(outlets), columns=list(STANCES)).fillna(0).astype("int64")
    left = 0 * counts["denied"]
    for stance, bar in _BARS.items():
        axes.barh(
            range(len(outlets)), counts[stance], left=left, height=0.62, facecolor=bar.colour,
            hatch=bar.hatch, edgecolor="#333333", linewidth=0.6, label=stance,
        )  # fmt: skip
        left = left + counts[stance]
    for place, (denied, total) in enumerate(zip(counts["denied"], left, strict=True)):
        if total:
            axes.annotate(
                f"{denied}/{total}", (total, place), (3, 0), textcoords="offset points", fontsize=SMALL,
                va="center_baseline",
            )  # fmt: skip


def _denied_of(data: pd.DataFrame, by: str, names: Mapping[str, str]) -> str:
    counts = data.groupby(by)["count"].sum()
    denied = data[data["stance"] == "denied"].groupby(by)["count"].sum()
    return listed(
        f"{int(denied.get(value, 0))} of {int(counts[value])} {label}"
        for value, label in names.items()
        if counts.get(value, 0)
    )


def _alt(data: pd.DataFrame, articles: int) -> str:
    stances = data.groupby("stance")["count"].sum()
    shown = listed(f"{int(stances.get(stance, 0))} {stance}" for stance in STANCES)
    voices = {voice: f"in {VOICES[voice].label}" for voice in _DRAWN}
    return (
        f"Bars of {counted(int(data['count'].sum()), 'mention')} in {counted(articles, 'article')} of "
        f"{counted(data['outlet'].nunique(), 'outlet')}: {shown}. Denied are "
        f"{_denied_of(data, 'place', _TOLD)}; {_denied_of(data, 'voice', voices)}."
    )


def _caption(study: Study, data: pd.DataFrame, articles: int, more: tuple[int, int]) -> str:
    denied = int(data.loc[data["stance"] == "denied", "count"].sum())
    total = int(data["count"].sum())
    sentences = [
        f"{scope(study, articles)}, {denied} of {counted(total, 'mention')} {'is' if denied == 1 else 'are'} "
        f"denied: {_denied_of(data, 'place', _TOLD)}.",
        "Who denies a frame names it too (Lakoff 2004); whether readers then believe it more is disputed, "
        "and these numbers cannot tell.",
        f"So few mentions allow no intervals. Rates per {PER_WORDS:,} words are in the table.",
    ]
    others, outlets = more
    if others:
        sentences.append(f"Not drawn: {counted(others, 'mention')} in scare quotes or captions.")
    sentences += not_drawn(outlets, "mentions")
    sentences.append(f"Stances and voices were found by a program, and some are wrong. {ONLY_THESE}")
    return " ".join(sentences)
