"""How sure the orders are that a reader makes of the other figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from framing import measured
from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct, listed, wrapped
from framing.figures.palette import INK, MUTED, Look, outlet_looks
from framing.figures.style import new_figure, set_title, settings, settle, shade_rows
from framing.fragility.changes import changed_table, places_table, try_all
from framing.fragility.rankings import CHANGES, FEWEST_WORDS, Material
from framing.fragility.reports import in_words, summary

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.gridspec import SubplotSpec

    from framing.study import Study
    from framing.validation import ReportCard

_TITLE = "How sure is this order?"
_MOST_FRAMES = 7
_MOST_UNITS = 12
_MOST_COUNTED = 999
_COLUMNS: Mapping[str, str] = {
    "article": "one article\nless",
    "story": "one story\nless",
    "phrase": "one phrase\nless",
    "frame": "one frame\nless",
    "dictionary": "VADER for\nTextBlob",
}
_PLACED = (
    "outlets by all frames together",
    "outlets by tone",
    "outlets by direct speech",
    "types of speaker by words",
    "speakers by words",
    "frames by mentions",
)
_CHANGED, _FIRST, _READERS = "#BFD4E4", "#1F4E79", "#5B8DB8"
_BLANK: Mapping[str, object] = {
    "panel": "", "ranking": "", "change": "", "unit": "", "ways": 0, "changed": 0, "first_changed": 0,
    "untested": 0, "measure": "", "value": float("nan"), "place": 0, "best": 0, "worst": 0, "of": 0,
    "note": "",
}  # fmt: skip


def fragility(study: Study, *, places: Sequence[str] | None = None, card: ReportCard | None = None) -> Figure:
    """How sure the orders are; see ``draw_fragility``."""
    return draw_fragility(study, places=places, card=card).figure


def draw_fragility(
    study: Study, *, places: Sequence[str] | None = None, card: ReportCard | None = None
) -> Drawing:
    """In how many ways each order changes when one piece is left out, and how far its units then move.

    Above, a row an order and a column a kind of change (``framing.fragility.fragility``): the light bar is
    the share of the ways in which the order changes, the dark one that in which its first place does. In the
    middle two orders, or those that ``places`` names: a mark at each unit's place, a thick line over the
    places that it has when one article is left out, a thin one over those of all ways. Below, how often the
    two dictionaries of tone agree with readers: by the hand-coded key where there is a report ``card``,
    else on real news.

    The data has a row for each bar (panel "changes"), mark ("places") and share right ("readers"). Raises
    ``NothingToDraw`` where there is no order that could change, and ``ValueError`` where ``places`` names
    none.
    """
    found = try_all(Material(study))
    table = changed_table(found)
    summed = summary(table)
    if not summed.loc[summed["change"] == "any", "ways"].sum():
        raise NothingToDraw(
            "There is no order that could change: it takes two outlets, frames or types of speaker that "
            "keep 20 words each when an article or a phrase is left out."
        )
    placed = places_table(found)
    chosen = _chosen(placed, places)
    moves = placed[placed["ranking"].isin(chosen) & placed["change"].isin(["any", "article"])]
    moves = moves.assign(of=moves.groupby(["ranking", "change"])["unit"].transform("size"))
    drawn = [name for name in _shown(placed) if summed.set_index("ranking").loc[[name], "ways"].sum()]
    data = _data(summed[summed["ranking"].isin(drawn)], _first_units(moves), _readers(card), chosen)
    with settings():
        figure = _figure(data, placed, study, _of_readers(card))
    caption = _caption(table, summed, data, drawn) + _tone_and_readers(data, card) + hand_corrected(study)
    return Drawing("fragility", _TITLE, figure, data, _alt(summed, data, chosen), caption)


# ------------------------------------------------------------------ what is drawn


def _chosen(placed: pd.DataFrame, places: Sequence[str] | None) -> list[str]:
    """The orders whose units are drawn at their places."""
    known = placed.loc[(placed["change"] == "any") & (placed["ways"] > 0), "ranking"].unique()
    if places is None:
        return [name for name in _PLACED if name in known][:2] or list(known[:1])
    unknown = [name for name in places if name not in known]
    if unknown:
        raise ValueError(f"There is no order {unknown[0]!r}. There are: {', '.join(known)}.")
    return list(places)


def _shown(placed: pd.DataFrame) -> list[str]:
    """The orders in a row each; of those by a single frame the ones with most mentions."""
    every = placed[placed["change"] == "any"]
    sizes = every.groupby("ranking", sort=False)["amount"].sum()
    single = [name for name in sizes.index if name.startswith("outlets by “")]
    most = set(sizes[single].sort_values(ascending=False, kind="stable").index[:_MOST_FRAMES])
    return [name for name in sizes.index if name not in single or name in most]


def _first_units(moves: pd.DataFrame) -> pd.DataFrame:
    """The first units of each order, in their places."""
    return moves.groupby(["ranking", "change"], sort=False).head(_MOST_UNITS)


def _readers(card: ReportCard | None) -> list[tuple[str, float, int]]:
    """How often the dictionaries are right, and what is right without them: method, share, of how many."""
    if card is not None and card.tone["sentences"].sum():
        names = {"a coin with three sides": "a coin with three sides"}
        return [
            (names.get(row["method"], _method(row["method"])), float(row["accuracy"]), int(row["sentences"]))
            for row in card.tone.to_dict("records")
        ]
    judgements, right = measured.tone_right_on_news()
    methods = {"coin": "a coin with three sides"}
    kept = [name for name in right if name != "always neutral"]
    return [(methods.get(name, name), right[name], judgements) for name in kept]


def _method(name: str) -> str:
    return "always the most frequent" if name.startswith("always") else name


def _of_readers(card: ReportCard | None) -> str:
    if card is not None and card.tone["sentences"].sum():
        return "sentences of the hand-coded key"
    return "judgements of US political news"


def _data(
    summed: pd.DataFrame,
    moves: pd.DataFrame,
    readers: Iterable[tuple[str, float, int]],
    chosen: Sequence[str],
) -> pd.DataFrame:
    """One row for each thing drawn."""
    import pandas as pd

    numbers = ["ways", "changed", "first_changed", "untested"]
    rows = [
        {
            **_BLANK,
            "panel": "changes",
            "value": one["changed"] / one["ways"] if one["ways"] else float("nan"),
            **{name: one[name] for name in ("ranking", "change", "note", *numbers)},
        }
        for one in summed[summed["change"] != "any"].to_dict("records")
    ]
    kept = ("ranking", "change", "unit", "ways", "measure", "value", "place", "best", "worst", "of", "note")
    for name in chosen:
        own = moves[moves["ranking"] == name].to_dict("records")
        rows += [{**_BLANK, "panel": "places", **{key: one[key] for key in kept}} for one in own]
    rows += [
        {**_BLANK, "panel": "readers", "unit": method, "value": share, "of": number}
        for method, share, number in readers
    ]
    return pd.DataFrame(rows, columns=list(_BLANK))


# ------------------------------------------------------------------ the figure


def _figure(data: pd.DataFrame, placed: pd.DataFrame, study: Study, of_readers: str) -> Figure:
    changes = data[data["panel"] == "changes"]
    places = data[data["panel"] == "places"]
    readers = data[data["panel"] == "readers"]
    rankings = list(changes["ranking"].unique())
    chosen = list(places["ranking"].unique())
    most = int(places.groupby(["ranking", "change"]).size().max())
    lines = -(-len(chosen) // 2)
    heights = [0.55 + 0.23 * len(rankings), *([0.75 + 0.23 * most] * lines), 0.4 + 0.16 * len(readers)]
    figure = new_figure(0.75 + sum(heights))
    set_title(figure, _TITLE)
    figure.set_layout_engine("constrained", rect=(0.012, 0, 0.976, 1))
    grid = figure.add_gridspec(2 + lines, 1, height_ratios=heights)
    _draw_changes(grid[0], changes, rankings, _resting_on(placed))
    looks = outlet_looks(_outlets(study))
    for line in range(lines):
        names = chosen[2 * line : 2 * line + 2]
        panels = grid[1 + line].subgridspec(1, len(names)).subplots(squeeze=False)[0]
        for axes, name in zip(panels, names, strict=True):
            _draw_places(axes, places[places["ranking"] == name], name, looks)
    _draw_readers(figure.add_subplot(grid[-1]), readers, of_readers)
    _draw_key(figure)
    return settle(figure)


def _outlets(study: Study) -> list[str]:
    """Every outlet of the study, as it is named in the other figures."""
    from framing.groups import by_column

    return list(by_column(study.articles, study.articles, "outlet")["outlet"])


def _resting_on(placed: pd.DataFrame) -> dict[str, str]:
    """What each order rests on: its mentions, or its words."""
    every = placed[placed["change"] == "any"]
    told = {}
    for name, own in every.groupby("ranking", sort=False):
        mentions = own["measure"].iloc[0].startswith("mentions")
        words = own["words"].max() if own["kind"].iloc[0] != "outlets" else own["words"].sum()
        told[str(name)] = (
            counted(round(own["amount"].sum()), "mention") if mentions else counted(int(words), "word")
        )
    return told


def _draw_changes(
    place: SubplotSpec, changes: pd.DataFrame, rankings: Sequence[str], resting_on: Mapping[str, str]
) -> None:
    """A row an order, a column a kind of change."""
    kinds = [change for change in CHANGES if change in set(changes["change"])]
    grid = place.subgridspec(1, len(kinds) + 1, width_ratios=[1] * len(kinds) + [1.15])
    panels = grid.subplots(sharey=True, squeeze=False)[0]
    for axes, kind in zip(panels, kinds, strict=False):
        shade_rows(axes, len(rankings))
        own = changes[changes["change"] == kind]
        _draw_bars(axes, own.assign(row=[rankings.index(name) for name in own["ranking"]]))
        axes.set_title(_COLUMNS[kind], loc="left", fontsize=8)
        axes.set_xlim(0, 2.3)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
    shade_rows(panels[-1], len(rankings))
    for row, name in enumerate(rankings):
        panels[-1].text(0.05, row, resting_on[name], fontsize=7, va="center_baseline")
    panels[-1].set_title("rests on", loc="left", fontsize=8)
    panels[-1].set_xticks([])
    panels[-1].spines["bottom"].set_visible(False)
    panels[0].set_yticks(range(len(rankings)), distinct(rankings, 36), fontsize=7)
    panels[0].set_ylim(len(rankings) - 0.5, -0.5)


def _draw_bars(axes: Axes, rows: pd.DataFrame) -> None:
    """The share of the ways in which an order changes, and within it that of its first place."""
    known = rows[rows["ways"] > 0]
    for column, colour, height, hatch in (
        ("changed", _CHANGED, 0.62, ""),
        ("first_changed", _FIRST, 0.3, ""),
    ):
        axes.barh(
            known["row"], known[column] / known["ways"], height=height, facecolor=colour, hatch=hatch,
            edgecolor=INK, linewidth=0.4, label=column,
        )  # fmt: skip
    for row, changed, ways in zip(known["row"], known["changed"], known["ways"], strict=True):
        told = f"{changed} of {ways}" if ways <= _MOST_COUNTED else f"{changed / ways:.0%}"
        axes.annotate(
            told, (changed / ways, row), (2, 0), textcoords="offset points", fontsize=7, va="center_baseline"
        )
    for row in rows.loc[rows["ways"] == 0, "row"]:
        axes.text(0.03, row, "no way", fontsize=7, color=MUTED, va="center_baseline")


def _draw_places(axes: Axes, rows: pd.DataFrame, name: str, looks: Mapping[str, Look]) -> None:
    """Each unit at its place, with the places that it moves between."""
    by_article, by_any = rows[rows["change"] == "article"], rows[rows["change"] == "any"]
    units = list(by_any["unit"])
    shade_rows(axes, len(units))
    for own, width in ((by_any, 1.2), (by_article, 4.5)):
        heights = [units.index(unit) for unit in own["unit"]]
        axes.hlines(
            heights, own["best"], own["worst"], color="#999999" if width > 2 else INK, linewidth=width
        )
    for height, row in enumerate(by_any.to_dict("records")):
        look = looks.get(row["unit"]) if name.startswith("outlets") else None
        axes.scatter(
            row["place"], height, marker=look.marker if look else "o", s=30,
            color=look.colour if look else INK, edgecolor=INK, linewidth=0.5, zorder=3, clip_on=False,
        )  # fmt: skip
    number, measure = int(by_any["of"].iloc[0]), by_any["measure"].iloc[0]
    names = [wrapped(unit, 24) for unit in distinct(units, 40)]
    axes.set_yticks(range(len(units)), names, fontsize=7, linespacing=1.0)
    axes.set_ylim(len(units) - 0.5, -0.5)
    axes.set_xlim(0.6, number + 0.4)
    axes.set_xticks(sorted({1, *(1 + round((number - 1) * part / 5) for part in range(6))}))
    axes.set_xlabel(wrapped(f"place of {number}, the highest first: {measure}", 40), fontsize=7)
    axes.set_title(wrapped(name, 34), loc="left", fontsize=8, fontweight="bold")


def _draw_readers(axes: Axes, readers: pd.DataFrame, of_readers: str) -> None:
    """How often the two dictionaries agree with readers, beside what agrees without reading."""
    shade_rows(axes, len(readers))
    axes.barh(
        range(len(readers)), 100 * readers["value"], height=0.6, edgecolor=INK, linewidth=0.4,
        facecolor=_READERS, label="right",
    )  # fmt: skip
    for row, value in enumerate(readers["value"]):
        axes.annotate(
            f"{100 * value:.0f} %", (100 * value, row), (3, 0), textcoords="offset points", fontsize=7,
            va="center_baseline",
        )  # fmt: skip
    axes.set_yticks(range(len(readers)), readers["unit"], fontsize=7)
    axes.set_ylim(len(readers) - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.set_xticks([0, 50, 100], ["0 %", "50 %", "100 %"])
    number = int(readers["of"].iloc[0])
    axes.set_title(
        f"Does the tone agree with readers? ({number:,} {of_readers})", loc="left", fontsize=8,
        fontweight="bold",
    )  # fmt: skip


def _draw_key(figure: Figure) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    keys = [
        Patch(facecolor=_CHANGED, edgecolor=INK, linewidth=0.4, label="the order changes"),
        Patch(facecolor=_FIRST, edgecolor=INK, linewidth=0.4, label="its first place changes"),
        Line2D([], [], linestyle="", marker="o", color=INK, label="place"),
        Line2D([], [], color="#999999", linewidth=4.5, label="without one article"),
        Line2D([], [], color=INK, linewidth=1.2, label="in any way"),
    ]
    figure.legend(handles=keys, loc="outside lower left", ncols=5, fontsize=7, columnspacing=1.0)


# ------------------------------------------------------------------ in words


def _alt(summed: pd.DataFrame, data: pd.DataFrame, chosen: Sequence[str]) -> str:
    every = summed[(summed["change"] == "any") & (summed["ways"] > 0)]
    holding = every[every["changed"] == 0]
    moves = data[(data["panel"] == "places") & (data["ranking"] == chosen[0]) & (data["change"] == "any")]
    top = moves.iloc[0]
    reach = f"moves between {top['best']} and {top['worst']}" if top["worst"] > top["best"] else "stays there"
    return (
        f"Bars of how often {counted(len(every), 'order')} {'changes' if len(every) == 1 else 'change'} when "
        f"one piece is left out: {len(holding)} {'holds' if len(holding) == 1 else 'hold'} in every way."
        f"{_least_sure(every)} Marks with lines: in the order of {clean(chosen[0])}, {clean(top['unit'])} "
        f"stands at place {top['place']} and {reach}. Bars of agreement with readers: {_agreement(data)}."
    )


def _least_sure(every: pd.DataFrame) -> str:
    least = every.iloc[int((every["changed"] / every["ways"]).to_numpy().argmax())]
    if not least["changed"]:
        return ""
    return (
        f" Least sure is {clean(least['ranking'])}, which changes in {least['changed']:,} of "
        f"{counted(int(least['ways']), 'way')}."
    )


def _agreement(data: pd.DataFrame) -> str:
    readers = data[data["panel"] == "readers"]
    return listed(f"{row['unit']} {row['value']:.0%}" for row in readers.to_dict("records"))


def _tone_and_readers(data: pd.DataFrame, card: ReportCard | None) -> str:
    number = int(data.loc[data["panel"] == "readers", "of"].iloc[0])
    return f" Of {number:,} {_of_readers(card)}, these agree with readers: {_agreement(data)}."


def _caption(table: pd.DataFrame, summed: pd.DataFrame, data: pd.DataFrame, drawn: Sequence[str]) -> str:
    every = summed[(summed["change"] == "any") & (summed["ways"] > 0)]
    holding = every[every["changed"] == 0]
    first = every[every["first_changed"] == 0]
    sentences = [
        f"Of {counted(len(every), 'order')} that one could read off these figures, {len(holding)} "
        f"{'holds' if len(holding) == 1 else 'hold'} in every way tried, and the first place holds in "
        f"{len(first)}."
    ]
    first_placed = data.loc[data["panel"] == "places", "ranking"].iloc[0]
    sentences += in_words(table[table["ranking"] == first_placed])
    sentences.append(
        "A bar is the share of the ways in which any two change sides or become level; its number says of "
        "how many. An order that changes when one piece goes tells of that piece. One that holds may still "
        "be chance: only pieces that are here were left out, one at a time."
    )
    by_article = summed[(summed["change"] == "article") & summed["ranking"].isin(every["ranking"])]
    untried = int((by_article["ways"] == 0).sum())
    if untried:
        sentences.append(
            f"In {counted(untried, 'order')} no article could be left out without leaving a unit fewer than "
            f"{FEWEST_WORDS} words, so that little was tried."
        )
    left_out = len(every) - len(set(drawn) & set(every["ranking"]))
    if left_out:
        sentences.append(f"Not drawn: {counted(left_out, 'order')} of the frames with fewest mentions.")
    return " ".join(sentences)
