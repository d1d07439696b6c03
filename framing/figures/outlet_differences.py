"""How outlets differ in the stories that they share: two by two, from the mean, and story by story."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing import compare
from framing.compare.between_groups import differences_by_story
from framing.compare.counts import Counts, count, summed
from framing.figures.drawing import Drawing, NothingToDraw, largest
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct, listed, short, wrapped
from framing.figures.palette import INK, MUTED, VOICES, outlet_looks
from framing.figures.rows import not_drawn
from framing.figures.style import new_figure, set_title, settings, settle, shade_rows

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap
    from matplotlib.figure import Figure

    from framing.study import Study

_MOST_PAIRS = 15
_MOST_FRAMES = 3
_MOST_COLUMNS = 5
_MOST_OUTLETS = 12
_MOST_PANELS = 6
_MOST_STORIES = 8
_IN_A_ROW = 3
_PAIRS_TITLE = "Do outlets name frames more often than each other, in the same stories?"
_MAP_TITLE = "On which story does which outlet name a frame in its own words?"
_MEAN_TITLE = "Which outlets name a frame more or less often than all outlets together?"
_NOTHING = "No frame is mentioned in the outlets’ own words in stories that two of them tell."
_AXIS = "difference in mentions per 1,000 of the outlets’ own words"


def differences(study: Study, *, against: str | None = None, frames: Sequence[str] | None = None) -> Figure:
    """Differences between outlets; see ``draw_differences``."""
    return draw_differences(study, against=against, frames=frames).figure


def draw_differences(
    study: Study, *, against: str | None = None, frames: Sequence[str] | None = None
) -> Drawing:
    """Differences between outlets in the same stories, in their own words: a row a pair, a column a frame.

    A dot is the difference of the pair (see ``compare.differences``), the line its interval, a small upright
    stroke the difference in one story. A dot is filled where the difference holds among all that were tested
    (q below 0.05), else hollow. At the right of a panel stand the mentions of the two.

    All pairs are drawn where there are at most six outlets; else each outlet against the one with most words,
    or against the one that is named. The three frames with most mentions are drawn, unless others are named.
    Raises ``NothingToDraw`` where no two outlets share a story, or the frames are not mentioned there.
    """
    outlets = _outlets(study)
    if len(outlets) < 2:
        raise NothingToDraw("There are not two outlets that could differ.")
    if against is None and len(outlets) > 6:
        against = study.passages.groupby("outlet")["words"].sum().sort_values(kind="stable").index[-1]
    table = compare.differences(study, against=against)
    if not table["stories"].any():
        raise NothingToDraw("No two outlets tell the same story, so that nothing can be compared.")
    named = table[table["p"].notna() | (table["count"] + table["other_count"] > 0)]
    named = named.assign(mentions=named["count"] + named["other_count"])
    chosen = list(frames or largest(named, "frame", "mentions", _MOST_FRAMES))
    data = table[table["frame"].isin(chosen) & (table["stories"] > 0)]
    if not (data["count"] + data["other_count"]).sum():
        raise NothingToDraw(_NOTHING)
    pairs = data.groupby(["outlet", "other"], sort=False)["words"].sum()
    kept = list(pairs.sort_values(ascending=False, kind="stable").index[:_MOST_PAIRS])
    pair = [(one, other) in kept for one, other in zip(data["outlet"], data["other"], strict=True)]
    data = data[pair].reset_index(drop=True)
    strokes = differences_by_story(study, against=against)
    with settings():
        figure = _pairs_figure(data, strokes)
    caption = _pairs_caption(data, table) + hand_corrected(study)
    return Drawing("differences", _PAIRS_TITLE, figure, data, _pairs_alt(data), caption)


def _outlets(study: Study) -> list[str]:
    own = study.passages[(study.passages["voice"] == "outlet") & (study.passages["words"] > 0)]
    return sorted(own["outlet"].dropna().unique())


def _pairs_figure(data: pd.DataFrame, strokes: pd.DataFrame) -> Figure:
    pairs = list(dict.fromkeys(zip(data["outlet"], data["other"], strict=True)))
    frames = _by_mentions(data)
    names = sorted({name for pair in pairs for name in pair})
    labels = dict(zip(names, distinct(names, 17), strict=True))
    rows = [f"{labels[one]}\nless {labels[other]}" for one, other in pairs]
    figure = new_figure(1.75 + 0.33 * max(len(pairs), 2))
    set_title(figure, _PAIRS_TITLE)
    panels = figure.subplots(1, len(frames), sharey=True, sharex=True, squeeze=False)[0]
    limit = _limit(data)
    for axes, frame in zip(panels, frames, strict=True):
        own = data[data["frame"] == frame].set_index(["outlet", "other"])
        thin = strokes[strokes["frame"] == frame]
        shade_rows(axes, len(pairs))
        axes.axvline(0, color=MUTED, linewidth=0.8, zorder=1)
        for place, pair in enumerate(pairs):
            if pair in own.index:
                row = own.loc[pair]
                gaps = thin.loc[(thin["outlet"] == pair[0]) & (thin["other"] == pair[1]), "difference"]
                _draw_strokes(axes, gaps.to_numpy(float), place, limit)
                _draw_gap(axes, row, place, limit, "o", INK)
                _note(axes, place, f"{row['count']:,} : {row['other_count']:,}")
        axes.set_title(wrapped(short(frame, 60), 26), loc="left", fontsize=8, fontweight="bold")
        axes.set_xlim(-limit, limit)
    panels[0].set_yticks(range(len(pairs)), rows, fontsize=7, linespacing=1.0)
    panels[0].set_ylim(len(pairs) - 0.5, -0.5)
    _legend(figure, data, strokes=True)
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.set(wspace=0.2, rect=(0, 0, 0.94, 1))  # type: ignore[call-arg]  # that of constrained layout
    return settle(figure)


def _by_mentions(data: pd.DataFrame) -> list[str]:
    mentions = data.groupby("frame", sort=False)["count"].sum()
    if "other_count" in data:
        mentions += data.groupby("frame", sort=False)["other_count"].sum()
    return list(mentions.sort_values(ascending=False, kind="stable").index)


def _limit(data: pd.DataFrame) -> float:
    """The end of the axis: the longest interval, but no further than three times the largest difference."""
    ends = data[["difference", "low", "high"]].abs().max()
    largest_gap = float(ends["difference"])
    return 1.1 * float(min(ends.max(), 3 * largest_gap)) if largest_gap > 0 else 1.0


def _draw_strokes(axes: Axes, gaps: np.ndarray, place: int, limit: float) -> None:
    inside = gaps[np.abs(gaps) <= limit]
    axes.vlines(inside, place - 0.26, place + 0.26, color="#8A8A8A", linewidth=0.9, zorder=2)


def _draw_gap(axes: Axes, row: pd.Series, place: int, limit: float, marker: str, colour: str) -> None:
    low, high = float(row["low"]), float(row["high"])
    if np.isfinite(low):
        axes.hlines(place, max(low, -limit), min(high, limit), color=INK, linewidth=1.1, zorder=3)
        for end, sign, arrow in ((low, -1, "<"), (high, 1, ">")):
            if abs(end) > limit and np.sign(end) == sign:
                axes.scatter(sign * limit, place, marker=arrow, s=12, color=INK, clip_on=False, zorder=3)
    sure = row["q"] < 0.05
    axes.scatter(
        row["difference"], place, s=26, marker=marker, facecolor=colour if sure else "#FFFFFF",
        edgecolor=colour, linewidth=1.1, zorder=4,
    )  # fmt: skip


def _note(axes: Axes, y: float, text: str) -> None:
    note = axes.annotate(
        text, (1, y), (4, 0), xycoords=axes.get_yaxis_transform(), textcoords="offset points", fontsize=7,
        va="center_baseline", ha="left", annotation_clip=False,
    )  # fmt: skip
    # The space between the panels is kept for it.
    note.set_in_layout(False)


def _legend(figure: Figure, data: pd.DataFrame, *, strokes: bool) -> None:
    from matplotlib.lines import Line2D

    def dot(filled: bool, label: str) -> Line2D:
        return Line2D([], [], linestyle="", marker="o", markersize=5.5, markeredgecolor=INK,
                      markerfacecolor=INK if filled else "#FFFFFF", label=label)  # fmt: skip

    sure = bool((data["q"] < 0.05).any())
    handles = [
        *([dot(True, "holds: q below 0.05")] if sure else []),
        dot(False, "may be chance, or untested"),
    ]
    if data["low"].notna().any():
        handles.append(Line2D([], [], color=INK, linewidth=1.1, label="95 % interval"))
    if strokes:
        handles.append(
            Line2D([], [], linestyle="", marker="|", markersize=8, color="#8A8A8A", label="in one story")
        )
    beside = "mentions of the one : of the other" if strokes else "mentions : words"
    figure.legend(
        handles=handles,
        loc="outside lower left",
        ncols=4,
        title=f"{_AXIS}; at the right: {beside}",
        alignment="left",
        title_fontsize=8,
    )


def _pairs_alt(data: pd.DataFrame) -> str:
    pairs = data[["outlet", "other"]].drop_duplicates()
    furthest = data.iloc[int(data["difference"].abs().fillna(-1).to_numpy().argmax())]
    sure = int((data["q"] < 0.05).sum())
    text = (
        f"Dots of {counted(len(data), 'difference')} between outlets in their own words, "
        f"{counted(len(pairs), 'pair')} by {counted(data['frame'].nunique(), 'frame')}; "
        f"{sure} {'has' if sure == 1 else 'have'} a q below 0.05. Furthest apart: "
        f"{clean(furthest['outlet'])} and {clean(furthest['other'])} on {clean(furthest['frame'])}, "
        f"{furthest['difference']:+.1f} per 1,000 words "
        f"({furthest['count']:,} in {furthest['words']:,} against {furthest['other_count']:,} in "
        f"{furthest['other_words']:,})"
    )
    return text + _interval(furthest) + "."


def _interval(row: pd.Series) -> str:
    if not np.isfinite(row["low"]):
        return f"; {clean(row['note'])}" if row["note"] else ""
    return f", 95 % interval {row['low']:+.1f} to {row['high']:+.1f}"


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"


def _tests(data: pd.DataFrame, what: str) -> list[str]:
    """The results of the tests in words: the smallest p, what it could have been, and what holds."""
    tested = data[data["p"].notna()]
    if tested.empty:
        return ["Nothing could be tested: too few articles share a story."]
    sure = int((tested["q"] < 0.05).sum())
    holds = (
        f"{sure} of {len(tested)} tested {what} hold"
        if sure
        else f"None of {len(tested)} tested {what} holds"
    )
    return [
        f"{holds} at q below 0.05 (Benjamini–Hochberg). The smallest p is {tested['p'].min():.2g}; "
        f"these articles could not have given one below {tested['smallest_p'].min():.2g}."
    ]


def _pairs_caption(data: pd.DataFrame, table: pd.DataFrame) -> str:
    most = int(data["stories"].max())
    overall = table.drop_duplicates("frame").set_index("frame")["overall_p"].dropna()
    sentences = []
    if len(overall):
        low = overall.idxmin()
        sentences.append(
            f"All outlets together, in {_stories(most)}: the smallest p of "
            f"{counted(len(overall), 'frame')} is {overall.min():.2g} ({clean(low)}); where it is not small, "
            "pairs are chance."
        )
    sentences += _tests(table, "pairs")
    sentences.append(
        "Articles are paired by story, and the tests exchange outlets within stories. That nothing is found "
        "does not show that outlets are alike: so few articles show only large differences."
    )
    missing = data["low"].isna()
    if missing.any():
        reasons = listed(dict.fromkeys(clean(note) for note in data.loc[missing, "note"] if note))
        sentences.append(f"{int(missing.sum())} of {len(data)} dots have no interval ({reasons}).")
    whole = table[["outlet", "other"]].drop_duplicates()
    left_out = len(whole) - len(data[["outlet", "other"]].drop_duplicates())
    if left_out > 0:
        sentences.append(
            f"Not drawn: {counted(left_out, 'pair')}, those with fewest words or no story in common."
        )
    fewer = table.loc[table["count"] + table["other_count"] > 0, "frame"].nunique() - data["frame"].nunique()
    sentences += not_drawn(fewer, "mentions", noun="frame")
    return " ".join(sentences)


def from_the_mean(study: Study, *, frames: Sequence[str] | None = None) -> Figure:
    """Outlets and all outlets together; see ``draw_from_the_mean``."""
    return draw_from_the_mean(study, frames=frames).figure


def draw_from_the_mean(study: Study, *, frames: Sequence[str] | None = None) -> Drawing:
    """How far each outlet lies from all together, in its own words: a row an outlet, a column a frame.

    A dot is the difference between the outlet's rate and that of all outlets in the same stories (see
    ``compare.from_the_mean``), the line its interval; it is filled where the difference holds among all that
    were tested (q below 0.05), else hollow. The five frames with most mentions are drawn, unless others are
    named, and the twelve outlets with most words. Raises ``NothingToDraw`` where no two outlets share a
    story, or no frame is mentioned there.
    """
    whole = compare.from_the_mean(study)
    table = whole[whole["outlet"].isin(_outlets(study))]
    shared = table[table["stories"] > 0]
    if shared["outlet"].nunique() < 2:
        raise NothingToDraw("No two outlets tell the same story, so that there is no mean to compare with.")
    chosen = list(frames or largest(shared[shared["count"] > 0], "frame", "count", _MOST_COLUMNS))
    data = shared[shared["frame"].isin(chosen)]
    if not data["count"].sum():
        raise NothingToDraw(_NOTHING)
    kept = largest(data.drop_duplicates("outlet"), "outlet", "words", _MOST_OUTLETS)
    data = data[data["outlet"].isin(kept)].reset_index(drop=True)
    looks = outlet_looks(study.articles["outlet"].dropna())
    with settings():
        figure = _mean_figure(data, {name: (looks[name].marker, looks[name].colour) for name in kept})
    caption = _mean_caption(data, table) + hand_corrected(study)
    return Drawing("from-the-mean", _MEAN_TITLE, figure, data, _mean_alt(data), caption)


def _mean_figure(data: pd.DataFrame, looks: dict[str, tuple[str, str]]) -> Figure:
    outlets, frames = sorted(data["outlet"].unique()), _by_mentions(data)
    figure = new_figure(1.7 + 0.24 * max(len(outlets), 3))
    set_title(figure, _MEAN_TITLE)
    panels = figure.subplots(1, len(frames), sharey=True, sharex=True, squeeze=False)[0]
    limit = _limit(data)
    for axes, frame in zip(panels, frames, strict=True):
        own = data[data["frame"] == frame].set_index("outlet")
        shade_rows(axes, len(outlets))
        axes.axvline(0, color=MUTED, linewidth=0.8, zorder=1)
        for place, outlet in enumerate(outlets):
            _draw_gap(axes, own.loc[outlet], place, limit, *looks[outlet])
            _note(axes, place, f"{own.loc[outlet, 'count']:,}")
        rate = 1000 * own["count"].sum() / own["words"].sum()
        title = f"{wrapped(short(frame, 40), 90 // len(frames) - 3)}\nall: {rate:.2f}"
        axes.set_title(title, loc="left", fontsize=8 if len(frames) < 4 else 7, fontweight="bold")
        axes.set_xlim(-limit, limit)
    names = [wrapped(name, 20) for name in distinct(outlets, 38)]
    panels[0].set_yticks(range(len(outlets)), names, fontsize=7, linespacing=1.0)
    panels[0].set_ylim(len(outlets) - 0.5, -0.5)
    _mean_legend(figure, data)
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.set(wspace=0.16, rect=(0, 0, 0.97, 1))  # type: ignore[call-arg]  # that of constrained layout
    return settle(figure)


def _mean_legend(figure: Figure, data: pd.DataFrame) -> None:
    _legend(figure, data, strokes=False)
    figure.legends[0].set_title(
        f"{_AXIS} from that of all outlets;\n"
        "at the right: mentions of the outlet; all: those of all, per 1,000 words"
    )


def _mean_alt(data: pd.DataFrame) -> str:
    furthest = data.iloc[int(data["difference"].abs().fillna(-1).to_numpy().argmax())]
    text = (
        f"Dots of how far {counted(data['outlet'].nunique(), 'outlet')} lie from all outlets together in "
        f"their own words, for {counted(data['frame'].nunique(), 'frame')} "
        f"({counted(int(data['count'].sum()), 'mention')}). Furthest: {clean(furthest['outlet'])} on "
        f"{clean(furthest['frame'])}, {furthest['rate']:.1f} per 1,000 words ({furthest['count']:,} in "
        f"{furthest['words']:,}) where all would give {furthest['expected']:.1f}"
    )
    return text + _interval(furthest) + "."


def _mean_caption(data: pd.DataFrame, table: pd.DataFrame) -> str:
    sentences = [
        *_tests(table, "differences"),
        f"A difference is of the same stories, {_stories(int(data['stories'].max()))} at most; the tests "
        "exchange outlets within stories. An outlet is part of all outlets, so that it differs more from the "
        "others than it does here. That nothing is found does not show that outlets are alike.",
    ]
    missing = data["low"].isna()
    if missing.any():
        reasons = listed(dict.fromkeys(clean(note) for note in data.loc[missing, "note"] if note))
        sentences.append(f"{int(missing.sum())} of {len(data)} dots have no interval ({reasons}).")
    left_out = table["outlet"].nunique() - data["outlet"].nunique()
    if left_out > 0:
        sentences.append(
            f"Not drawn: {counted(left_out, 'outlet')} with fewest words or no story in common with another."
        )
    fewer = table.loc[table["count"] > 0, "frame"].nunique() - data["frame"].nunique()
    sentences += not_drawn(fewer, "mentions", noun="frame")
    return " ".join(sentences)


# --- stories ----------------------------------------------------------------------------------------------


def frame_map(study: Study, *, frames: Sequence[str] | None = None) -> Figure:
    """Frames by outlet and story; see ``draw_frame_map``."""
    return draw_frame_map(study, frames=frames).figure


def draw_frame_map(study: Study, *, frames: Sequence[str] | None = None) -> Drawing:
    """Mentions of each frame in the outlets' own words: a panel a frame, a row an outlet, a column a story.

    The number is that of the mentions, the shade the mentions per 1,000 words; a dash stands where an outlet
    has no words on a story. The six frames with most mentions are drawn, unless others are named, the twelve
    outlets with most words, and the eight stories with most mentions. Raises ``NothingToDraw`` where no frame
    is mentioned in the outlets' own words.
    """
    counts = count(study, "frame", by="outlet", voices=["outlet"])
    table = _cells(counts)
    mentioned = table[table["count"] > 0]
    chosen = list(frames or largest(mentioned, "frame", "count", _MOST_PANELS))
    data = table[table["frame"].isin(chosen)]
    if not data["count"].sum():
        raise NothingToDraw("No frame is mentioned in the outlets’ own words.")
    first = data[data["frame"] == data["frame"].iloc[0]]
    outlets = largest(first, "outlet", "words", _MOST_OUTLETS)
    stories = largest(data.assign(size=data["count"] + data["words"] / 1e9), "story", "size", _MOST_STORIES)
    data = data[data["outlet"].isin(outlets) & data["story"].isin(stories)].reset_index(drop=True)
    with settings():
        figure = _map_figure(data)
    caption = _map_caption(data, table) + hand_corrected(study)
    return Drawing("frame-map", _MAP_TITLE, figure, data, _map_alt(data), caption)


def _cells(counts: Counts) -> pd.DataFrame:
    """Mentions, words and articles of each outlet, story and frame, those without words too."""
    import pandas as pd

    stories = [name or "no story" for name in counts.stories]
    size = len(counts.groups) * len(stories)
    place = counts.group * len(counts.stories) + counts.sample.stories
    mentions = summed(counts.sample.mentions[:, :, 0], place, size)
    words = summed(counts.sample.words[:, 0], place, size)
    articles = np.bincount(place, minlength=size)
    rows = [
        (
            value,
            outlet,
            story or "no story",
            int(mentions[cell, number]),
            int(words[cell]),
            int(articles[cell]),
        )
        for number, value in enumerate(counts.values)
        for cell, (outlet, story) in enumerate(itertools.product(counts.groups, counts.stories))
    ]
    table = pd.DataFrame(rows, columns=["frame", "outlet", "story", "count", "words", "articles"])
    known = table["words"] > 0
    rate = 1000 * table["count"] / table["words"].where(known)
    return table.assign(rate=rate, note=np.where(known, "", "no word of the outlet’s own: no rate"))


def _map_figure(data: pd.DataFrame) -> Figure:
    frames, outlets = _by_mentions(data), sorted(data["outlet"].unique())
    stories = sorted(data["story"].unique())
    columns = min(_IN_A_ROW, len(frames))
    lines = -(-len(frames) // columns)
    figure = new_figure(1.35 + 0.75 + lines * (0.42 + 0.19 * max(len(outlets), 2)))
    set_title(figure, _MAP_TITLE)
    grid = figure.subplots(lines, columns, sharex=True, sharey=True, squeeze=False)
    top = float(data["rate"].max())
    shades = _shades()
    for axes, frame in itertools.zip_longest(grid.flat, frames):
        if frame is None:
            axes.axis("off")
            continue
        own = data[data["frame"] == frame].set_index(["outlet", "story"])
        cells = own.reindex(list(itertools.product(outlets, stories)))
        rates, counts = (
            cells[column].to_numpy(float).reshape(len(outlets), -1) for column in ("rate", "count")
        )
        edges = [np.arange(number + 1) - 0.5 for number in (len(stories), len(outlets))]
        image = axes.pcolormesh(*edges, np.ma.masked_invalid(rates), cmap=shades, vmin=0, vmax=top)
        for (row, column), rate in np.ndenumerate(rates):
            known = np.isfinite(rate)
            colour = "#FFFFFF" if known and rate > 0.6 * top else INK if rate > 0 else "#767676"
            text = f"{counts[row, column]:,.0f}" if known else "–"
            axes.text(column, row, text, ha="center", va="center_baseline", fontsize=7, color=colour)
        title = wrapped(short(frame, 44), 90 // columns - 6)
        axes.set_title(title, loc="left", fontsize=8, fontweight="bold")
        axes.spines[:].set_visible(True)
        axes.spines[:].set_color("#C4C4C4")
        axes.set_xticks(range(len(stories)), distinct(stories, 16), rotation=90, fontsize=7)
        axes.set_yticks(range(len(outlets)), distinct(outlets, 22), fontsize=7)
    grid[0, 0].set_ylim(len(outlets) - 0.5, -0.5)
    bar = figure.colorbar(image, ax=grid, location="bottom", aspect=45, shrink=0.6, pad=0.02)
    bar.set_label("shade: mentions per 1,000 of the outlet’s own words; number: mentions; –: no words")
    bar.outline.set_visible(False)
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.set(hspace=0.06)  # type: ignore[call-arg]  # that of constrained layout
    return settle(figure)


def _shades() -> Colormap:
    """From white to the dark blue of the outlets' own words: as even in grey as in colour."""
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("own words", ["#FFFFFF", VOICES["outlet"].colour], N=40)


def _map_alt(data: pd.DataFrame) -> str:
    top = data.iloc[int(data["rate"].fillna(-1).to_numpy().argmax())]
    told = data[data["count"] > 0].groupby("frame")["story"].nunique()
    where = listed(f"{clean(frame)} in {told[frame]}" for frame in _by_mentions(data) if frame in told)
    return (
        f"A map of {counted(int(data['count'].sum()), 'mention')} in the outlets’ own words: "
        f"{counted(data['frame'].nunique(), 'frame')}, {counted(data['outlet'].nunique(), 'outlet')}, "
        f"{_stories(data['story'].nunique())}. Stories that mention a frame: {where}. "
        f"Darkest: {clean(top['frame'])} in {clean(top['outlet'])} on {clean(top['story'])}, "
        f"{top['rate']:.1f} per 1,000 words ({top['count']:,} in {top['words']:,})."
    )


def _map_caption(data: pd.DataFrame, table: pd.DataFrame) -> str:
    cells = data[data["words"] > 0]
    named = cells[cells["count"] > 0]
    sentences = [
        f"{len(named)} of {len(cells)} cells have a mention; the most in one is {int(cells['count'].max())}.",
        f"A cell is {counted(int(cells['articles'].max()), 'article')} at most: one dark cell is no finding. "
        "Read along a column for the story, along a row for the outlet.",
    ]
    for column, noun in (("outlet", "outlet"), ("frame", "frame")):
        known = table[table["count"] > 0] if column == "frame" else table
        left_out = known[column].nunique() - data[column].nunique()
        if left_out > 0:
            sentences.append(f"Not drawn: {counted(left_out, noun)}, by default those with least to show.")
    left_out = table["story"].nunique() - data["story"].nunique()
    if left_out > 0:
        sentences.append(f"Not drawn: {_stories(left_out)}, those with fewest mentions.")
    return " ".join(sentences)
