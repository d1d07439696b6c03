"""Verbs of saying: which words introduce what people are quoted and reported to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from framing import compare
from framing.compare.reporting_verbs import UNCLASSED, introduced_statements
from framing.compare.statements import statements
from framing.figures.drawing import Drawing, NothingToDraw, largest
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, short
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
    told,
)
from framing.figures.style import set_title, settings, settle, shade_rows
from framing.groups import by_column

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

_MOST_OUTLETS = 25
_OTHER_CLASSES = 5
_NEUTRAL = "neutral"
_WHOLE = 115.0
"""The end of an axis of shares up to 100 %, with room for a number."""
_TITLE = "Which verbs of saying has each outlet: does it say “says”, or “claims”?"


def verbs_of_saying(study: Study, *, outlets: Sequence[str] | None = None) -> Figure:
    """Classes of reporting verbs, by outlet; see ``draw_verbs_of_saying``."""
    return draw_verbs_of_saying(study, outlets=outlets).figure


def draw_verbs_of_saying(study: Study, *, outlets: Sequence[str] | None = None) -> Drawing:
    """The share of statements that a neutral verb introduces, and each other class: a column a class.

    A dot is the share, its line the 95 % interval, the number the statements; under the name of a class
    stand the two verbs of it that are used most. The neutral class and the five most frequent others are
    drawn; the caption tells the rest. Where there are more outlets than a page holds, those with most
    statements are drawn; ``outlets`` chooses others. Raises ``NothingToDraw`` where no word introduces a
    statement.
    """
    table = compare.verbs(study, of="cue_class")
    chosen = outlets or largest(table, "outlet", "statements", _MOST_OUTLETS)
    drawn = table[table["outlet"].isin(chosen)]
    classes = _classes(drawn)
    if not classes:
        raise NothingToDraw("No reporting word of the kit’s list introduces a statement in these articles.")
    data = drawn[drawn["cue_class"].isin(classes)]
    order = {name: place for place, name in enumerate(classes)}
    data = data.sort_values(
        ["outlet", "cue_class"], key=lambda c: c.map(order) if c.name == "cue_class" else c, kind="stable"
    ).reset_index(drop=True)
    articles = articles_of(study)
    with settings():
        figure = _figure(data, classes, _examples(study, data["outlet"]), articles)
    left_out = drawn[~drawn["cue_class"].isin(classes)].groupby("cue_class")["statements"].sum()
    number = sum(articles[str(name)] for name in data["outlet"].unique())
    caption = _caption(study, data, {str(n): int(k) for n, k in left_out.items() if k}, number)
    caption = " ".join(
        [caption, *not_drawn(table["outlet"].nunique() - data["outlet"].nunique(), "statements")]
    )
    return Drawing(
        "verbs-of-saying", _TITLE, figure, data, _alt(data, number), caption + hand_corrected(study)
    )


def _classes(drawn: pd.DataFrame) -> list[str]:
    """The neutral class, then the most frequent others, most first."""
    sums = drawn.groupby("cue_class")["statements"].sum()
    sums = sums.sort_values(ascending=False, kind="stable")
    others = [str(name) for name in sums[sums > 0].index if name not in (_NEUTRAL, UNCLASSED)]
    neutral = [_NEUTRAL] if sums.get(_NEUTRAL, 0) else []
    return [*neutral, *others[:_OTHER_CLASSES]]


def _examples(study: Study, outlets: pd.Series[str]) -> dict[str, str]:
    """For each class the two words of it that these outlets use most."""
    table = compare.verbs(study)
    table = table[table["outlet"].isin(outlets)]
    counts = table.groupby(["cue_class", "verb"])["statements"].sum().reset_index()
    counts = counts.sort_values(["statements", "verb"], ascending=[False, True], kind="stable")
    found: dict[str, str] = {}
    for name, verbs in counts.groupby("cue_class")["verb"]:
        found[str(name)] = ",\n".join(short(verb, 11) for verb in verbs[:2])
    return found


def _figure(
    data: pd.DataFrame, classes: Sequence[str], examples: Mapping[str, str], articles: Mapping[str, int]
) -> Figure:
    outlets = [str(name) for name in data["outlet"].unique()]
    figure = figure_of_rows(1.5 + height_of(outlets, least=0.24))
    set_title(figure, _TITLE)
    # Every column has the same scale, so that a share is as long in one as in another.
    others = data[data["cue_class"] != _NEUTRAL]
    most = 1.35 * float(100 * others[["share", "high"]].max().max()) if len(others) else 0.0
    limits = [_WHOLE if name == _NEUTRAL else min(max(most, 52.0), _WHOLE) for name in classes]
    panels = figure.subplots(1, len(classes) + 1, sharey=True, width_ratios=[*limits, 72])
    for axes, name, limit in zip(panels, classes, limits, strict=False):
        _draw_class(axes, data[data["cue_class"] == name], outlets)
        axes.set_title(f"{name}\n{examples[name]}", loc="left", fontsize=SMALL, linespacing=1.1)
        axes.set_xlim(0, limit)
        axes.set_xticks([0, 50, 100] if limit >= 100 else [0, 25])
    statements = data.drop_duplicates("outlet").set_index("outlet")["of"].loc[outlets]
    numbers = {"articles": [articles[name] for name in outlets], "state-\nments": statements.tolist()}
    draw_numbers(panels[-1], numbers)
    name_rows(panels[0], outlets)
    figure.supxlabel(
        "share of an outlet’s statements that a word introduces, in %; number: so many statements\n"
        + ("line: 95 % interval" if data["low"].notna().any() else "too few stories for intervals"),
        x=0.02,
        ha="left",
        fontsize=8,
    )
    return settle(figure)


def _draw_class(axes: Axes, rows: pd.DataFrame, outlets: Sequence[str]) -> None:
    shade_rows(axes, len(outlets))
    place = rows["outlet"].map({outlet: number for number, outlet in enumerate(outlets)})
    axes.hlines(place, 100 * rows["low"], 100 * rows["high"], color="#777777", linewidth=1.4)
    axes.scatter(100 * rows["share"], place, s=16, color=INK, zorder=3, clip_on=False)
    ends = 100 * rows["high"].fillna(rows["share"])
    for end, at, number in zip(ends, place, rows["statements"], strict=True):
        axes.annotate(
            f"{number:,}", (end, at), (4, 0), textcoords="offset points", fontsize=SMALL,
            va="center_baseline",
        )  # fmt: skip


def _alt(data: pd.DataFrame, articles: int) -> str:
    sums = data.groupby("cue_class", sort=False)["statements"].sum()
    total = int(data.drop_duplicates("outlet")["of"].sum())
    shares = {str(name): int(number) for name, number in sums.items()}
    text = (
        f"Dots of the classes of the words that introduce {counted(total, 'statement')} in "
        f"{counted(articles, 'article')} of {counted(data['outlet'].nunique(), 'outlet')}: {told(shares)}."
    )
    neutral = data[data["cue_class"] == _NEUTRAL].sort_values("share", kind="stable")
    if neutral.empty:
        return text
    ends = [
        f"{share:.0%} of {of:,} in {clean(name)}"
        for name, share, of in zip(neutral["outlet"], neutral["share"], neutral["of"], strict=True)
    ]
    return f"{text} Neutral: {f'from {ends[0]} to {ends[-1]}' if len(ends) > 1 else ends[0]}."


def _caption(study: Study, data: pd.DataFrame, left_out: Mapping[str, int], articles: int) -> str:
    rows = data.drop_duplicates("outlet")
    total = int(rows["of"].sum())
    neutral = int(data.loc[data["cue_class"] == _NEUTRAL, "statements"].sum())
    bare = _number(statements(study), rows) - _number(introduced_statements(study), rows)
    sentences = [
        f"{scope(study, articles)}, a neutral word introduces {neutral:,} of {counted(total, 'statement')} "
        f"({neutral / total:.0%})."
    ]
    if left_out:
        sentences.append(f"Not drawn: {told(left_out)}.")
    if bare:
        without = "has no such word and is" if bare == 1 else "have no such word and are"
        sentences.append(f"{counted(bare, 'more statement')} {without} left out.")
    sentences.append(_intervals(data))
    sentences.append(
        "Two words of each class are named; “not classed” is a word that the kit’s list lacks. The words "
        f"were found by a program, and some are wrong. {ONLY_THESE}"
    )
    return " ".join(sentences)


def _number(found: pd.DataFrame, rows: pd.DataFrame) -> int:
    """How many of these statements are of the outlets drawn."""
    return int(by_column(found, found, "outlet")["outlet"].isin(rows["outlet"]).sum())


def _intervals(data: pd.DataFrame) -> str:
    """Whether outlets differ more in neutral words than their intervals allow to say."""
    neutral = data[data["cue_class"] == _NEUTRAL]
    known = neutral[neutral["low"].notna()]
    if len(known) < 2:
        return "Too few stories for intervals: differences may be chance."
    apart = known["low"].max() > known["high"].min()
    return (
        "Not all intervals of the neutral words overlap, "
        "but intervals are no test of a difference, least of all of the widest among many."
        if apart
        else "All intervals of the neutral words overlap: the outlets’ differences may be chance."
    )
