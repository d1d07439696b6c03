"""Which frames an outlet names, and in whose words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing import compare
from framing.figures.drawing import FEWEST_WORDS, Drawing, NothingToDraw, largest
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct, listed, wrapped
from framing.figures.palette import INK, VOICES, Look
from framing.figures.rows import not_drawn
from framing.figures.style import new_figure, set_title, settings, settle, shade_rows
from framing.passages import Voice

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]

_MOST_OUTLETS = 12
_MOST_FRAMES = 6
_TITLE = "Which frames does each outlet name, and in whose words?"
_DRAWN: tuple[Voice, ...] = ("outlet", "direct", "indirect")
_SMALL, _LARGE = 9.0, 60.0
_DOUBT = "#C4C4C4"
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


def frame_rates(
    study: Study, *, outlets: Sequence[str] | None = None, frames: Sequence[str] | None = None
) -> Figure:
    """Frames by outlet and voice; see ``draw_frame_rates``."""
    return draw_frame_rates(study, outlets=outlets, frames=frames).figure


def draw_frame_rates(
    study: Study, *, outlets: Sequence[str] | None = None, frames: Sequence[str] | None = None
) -> Drawing:
    """Mentions of each frame per 1,000 words of a voice, by outlet: a row a voice, a column a frame.

    All panels have one scale. A dot is the larger the more words it rests on; a dark line is its interval, a
    light band how far the program may be wrong about whose words these are (see ``compare.rates``). The
    number at the right of a panel is that of the mentions, and the last column has the words that they are
    divided by.

    Where there are more outlets or frames than a page holds, those with most words and most mentions are
    drawn, and the caption says so; ``outlets`` and ``frames`` choose others. A voice to which an outlet gives
    fewer than 20 words has numbers but no dot. Scare quotes hold too few words anywhere and are told in the
    caption. Raises ``NothingToDraw`` where no phrase of the codebook occurs in the voices drawn.
    """
    if study.mentions.empty:
        raise NothingToDraw(f"No phrase of the codebook {study.codebook.name} occurs in these articles.")
    table = compare.rates(study, "frame", by="outlet")
    rates = table[table["voice"].isin(_DRAWN)]
    chosen_outlets = outlets or largest(
        rates.drop_duplicates(["outlet", "voice"]), "outlet", "words", _MOST_OUTLETS
    )
    chosen_frames = frames or largest(rates[rates["count"] > 0], "frame", "count", _MOST_FRAMES)
    data = rates[rates["outlet"].isin(chosen_outlets) & rates["frame"].isin(chosen_frames)]
    if not data["count"].sum():
        raise NothingToDraw(
            "No frame that was asked for is mentioned by these outlets, outside scare quotes."
        )
    data = data.assign(drawn=data["words"] >= FEWEST_WORDS).reset_index(drop=True)
    with settings():
        figure = _figure(data)
    caption = _caption(data, table) + hand_corrected(study)
    return Drawing("frame-rates", _TITLE, figure, data, _alt(data), caption)


def _figure(data: pd.DataFrame) -> Figure:
    outlets = sorted(data["outlet"].unique())
    frames = list(
        data.groupby("frame", sort=False)["count"].sum().sort_values(ascending=False, kind="stable").index
    )
    voices = [voice for voice in _DRAWN if data.loc[data["voice"] == voice, "words"].sum()]
    figure = new_figure(1.75 + len(voices) * (0.3 + 0.18 * max(len(outlets), 2)))
    set_title(figure, _TITLE)
    grid = figure.subplots(len(voices), len(frames) + 1, sharey=True, squeeze=False)
    names = [wrapped(name, 18) for name in distinct(outlets, 34)]
    limit, most = _limit(data), int(data["words"].max())
    for panels, voice in zip(grid, voices, strict=True):
        rows = data[data["voice"] == voice]
        for axes, frame in zip(panels, frames, strict=False):
            _draw_frame(axes, rows[rows["frame"] == frame], outlets, VOICES[voice], limit=limit, most=most)
        _draw_words(panels[-1], rows, outlets)
        panels[0].set_yticks(range(len(outlets)), names, fontsize=7, linespacing=1.0)
    width = 80 // len(grid[0])
    for axes, label in zip(grid[0], [*distinct([str(f) for f in frames], 3 * width), "words"], strict=True):
        axes.set_title(wrapped(label, width), loc="left", fontsize=7, fontweight="bold")
    grid[0, 0].set_ylim(len(outlets) - 0.5, -0.5)
    figure.legend(
        handles=[*map(_dot, (VOICES[voice] for voice in voices)), *_lines(data)],
        loc="outside lower left",
        ncols=3,
        title=(
            "mentions per 1,000 words of the voice, on one scale, which is stretched near 0;\n"
            "a larger dot rests on more words; the number at the right is the mentions"
        ),
        alignment="left",
    )
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.set(wspace=0.3)  # type: ignore[call-arg]  # that of constrained layout
    return settle(figure)


def _limit(data: pd.DataFrame) -> float:
    """The end of the axis: the longest interval, but no further than the highest rate and a half."""
    drawn = data[data["drawn"]]
    highest = float(drawn["rate"].max()) if len(drawn) else 0.0
    longest = float(drawn[["rate", "high", "doubt_high"]].max().max()) if len(drawn) else 0.0
    return 1.05 * min(longest, 1.5 * highest) if highest > 0 else 1.0


def _dot(look: Look) -> Artist:
    from matplotlib.lines import Line2D

    return Line2D(
        [], [], linestyle="", marker=look.marker, markersize=6, color=look.colour, markeredgecolor=INK,
        markeredgewidth=0.5, label=look.label,
    )  # fmt: skip


def _lines(data: pd.DataFrame) -> list[Artist]:
    """What the legend shows for the line and the band, where there are any."""
    from matplotlib.lines import Line2D

    bars = data[data["drawn"]]
    handles: list[Artist] = []
    if bars["low"].notna().any():
        handles.append(Line2D([], [], color=INK, linewidth=1, label="95 % interval: the sample"))
    if (bars["doubt_low"] < bars["doubt_high"]).any():
        handles.append(Line2D([], [], color=_DOUBT, linewidth=5, label="95 % band: the program’s doubt"))
    return handles


def _draw_frame(
    axes: Axes, rows: pd.DataFrame, outlets: Sequence[str], look: Look, *, limit: float, most: int
) -> None:
    shade_rows(axes, len(outlets))
    order = {outlet: place for place, outlet in enumerate(outlets)}
    rows = rows.assign(place=rows["outlet"].map(order))
    dots = rows[rows["drawn"]]
    doubted = dots[dots["doubt_low"] < dots["doubt_high"]]
    axes.hlines(
        doubted["place"], doubted["doubt_low"], doubted["doubt_high"], color=_DOUBT, linewidth=5, zorder=1
    )
    known = dots[dots["low"].notna()]
    axes.hlines(known["place"], known["low"], known["high"], color=INK, linewidth=1, zorder=2)
    beyond = known[known["high"] > limit]
    axes.scatter([limit] * len(beyond), beyond["place"], marker=">", s=12, color=INK, clip_on=False, zorder=3)
    size = _SMALL + (_LARGE - _SMALL) * dots["words"] / most
    axes.scatter(
        dots["rate"], dots["place"], s=size, marker=look.marker, facecolor=look.colour, edgecolor=INK,
        linewidth=0.5, label=look.label, clip_on=False, zorder=4,
    )  # fmt: skip
    # Square roots: rates of 1 and of 30 can be read on one scale that begins with 0.
    axes.set_xscale("function", functions=(_root, _square))
    axes.set_xlim(0, limit)
    axes.set_xticks(ticks := _ticks(limit), [f"{tick:g}" for tick in ticks])
    axes.set_xticks([], minor=True)
    few = rows[~rows["drawn"]]
    for place, count in zip(dots["place"], dots["count"], strict=True):
        _note(axes, place, f"{count:,}")
    for place, count, words in zip(few["place"], few["count"], few["words"], strict=True):
        if count:
            _note(axes, place, f"{count:,} in {words:,}", inside=True)


def _ticks(limit: float) -> list[float]:
    """0 and two more that stand well apart where roots are drawn.

    >>> _ticks(37)
    [0, 2, 20]
    """
    last = max((tick for tick in _TICKS if tick <= 0.8 * limit), default=0)
    middle = max((tick for tick in _TICKS if tick <= last / 6), default=0)
    return sorted({0, middle, last})


def _root(rate: Floats) -> Floats:
    return np.sqrt(np.maximum(rate, 0))


def _square(root: Floats) -> Floats:
    return np.square(root)


def _note(axes: Axes, y: float, text: str, *, inside: bool = False) -> None:
    """A number beyond the right end of the axis, or a longer one inside it."""
    note = axes.annotate(
        text, (0 if inside else 1, y), (3 if inside else 5, 0), xycoords=axes.get_yaxis_transform(),
        textcoords="offset points", fontsize=7, va="center_baseline", ha="left", annotation_clip=False,
    )  # fmt: skip
    # The space between the panels is kept for it, see ``_figure``.
    note.set_in_layout(False)


def _draw_words(axes: Axes, rows: pd.DataFrame, outlets: Sequence[str]) -> None:
    """The denominators: how many words each outlet gives to the voice."""
    shade_rows(axes, len(outlets))
    words = rows.drop_duplicates("outlet").set_index("outlet")["words"]
    for place, outlet in enumerate(outlets):
        axes.text(
            0.1,
            place,
            f"{words[outlet]:,}",
            fontsize=7,
            va="center_baseline",
            transform=axes.get_yaxis_transform(),
        )
    axes.tick_params(bottom=False, labelbottom=False)
    axes.spines["bottom"].set_visible(False)


def _alt(data: pd.DataFrame) -> str:
    totals = data.groupby("voice")["count"].sum()
    shares = listed(f"{totals[voice]} in {VOICES[voice].label}" for voice in _DRAWN if totals.get(voice, 0))
    text = (
        f"Dots for {counted(int(data['count'].sum()), 'mention')} of "
        f"{counted(data['frame'].nunique(), 'frame')} by {counted(data['outlet'].nunique(), 'outlet')}: "
        f"{shares}."
    )
    rated = data[data["drawn"] & (data["count"] > 0)].sort_values("rate", ascending=False, kind="stable")
    for row in rated.drop_duplicates("voice").sort_values("voice", key=_voice_order).itertuples():
        text += (
            f" Highest in {VOICES[str(row.voice)].label}: {clean(row.frame)} in {clean(row.outlet)}, "
            f"{row.rate:.1f} per 1,000 words ({row.count:,} in {row.words:,})."
        )
    return text


def _voice_order(voices: pd.Series[str]) -> pd.Series[int]:
    return voices.map({voice: place for place, voice in enumerate(VOICES)})


def _caption(data: pd.DataFrame, table: pd.DataFrame) -> str:
    totals = data.groupby("voice")["count"].sum()
    total = int(totals.sum())
    own = int(totals.get("outlet", 0))
    sentences = [f"{own} of {counted(total, 'mention')} stand in the outlets’ own words."]
    if data["drawn"].any():
        sentences.append(_intervals(data))
    if not data["drawn"].all():
        sentences.append(f"Where an outlet gives a voice fewer than {FEWEST_WORDS} words, no dot is drawn.")
    left_out = table["outlet"].nunique() - data["outlet"].nunique()
    sentences += not_drawn(left_out, "words")
    fewer = table.loc[table["count"] > 0, "frame"].nunique() - data["frame"].nunique()
    sentences += not_drawn(fewer, "mentions", noun="frame")
    scare = table[table["voice"] == "scare"]
    if scare["count"].sum():
        sentences.append(f"Not drawn: {counted(int(scare['count'].sum()), 'mention')} in scare quotes.")
    return " ".join(sentences)


def _intervals(data: pd.DataFrame) -> str:
    """What the lines and bands at the dots are, and why others have none."""
    dots = data[data["drawn"]]
    missing = dots[dots["low"].isna()]
    reasons = listed(clean(note).removesuffix(": no interval") for note in missing["note"].unique())
    if len(missing) == len(dots):
        told = f"No dot has an interval ({reasons}): differences may be chance."
    else:
        told = "A dark line is the 95 % interval of the sample, an arrow at its end says that it goes on."
        if len(missing):
            told += f" {len(missing)} of {counted(len(dots), 'dot')} have none ({reasons})."
    doubted = dots[dots["doubt_low"] < dots["doubt_high"]]
    if not len(doubted):
        return told
    beside = (doubted["rate"] < doubted["doubt_low"]) | (doubted["rate"] > doubted["doubt_high"])
    told += (
        " The light band is the doubt of the program alone: where 95 of 100 rates would lie, were voices "
        "mistaken as often as in news that people have marked."
    )
    if beside.any():
        told += (
            f" {counted(int(beside.sum()), 'dot')} outside that band: there mistakes may have moved the rate."
        )
    return told
