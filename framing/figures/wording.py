"""One statement side by side: which of its words each outlet keeps, drops or replaces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct, listed, short
from framing.figures.palette import BAND, INK, MUTED, outlet_looks
from framing.figures.style import WIDTH, new_figure, set_title, settings, settle
from framing.language import words
from framing.wordings.alignment import Step, alignment
from framing.wordings.clusters import Statement, statements_in
from framing.wordings.forms import FORMS, Telling, outlets_of, tellings
from framing.wordings.likeness import THRESHOLD
from framing.wordings.own_voice import OwnVoice
from framing.wordings.spoken import Wording, spoken
from framing.wordings.tellings import prominence

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.figures.palette import Look
    from framing.study import Study

_TITLE = "Which words of one statement does each outlet keep?"
_MOST_OUTLETS = 8
_MOST_WORDS = 45
_LONGEST = 28
_SIZE = 7.5
_LEFT = 1.85
_ROW = 0.28
_TOP = 0.75
_BOTTOM = 0.3
_GAP = 0.075
_BOLD = 1.12
_PLUS = "+"
_PLUS_WIDTH = 0.11
_FORM_WORDS = {
    "in full": "quoted in full",
    "fragment": "quoted in fragments",
    "paraphrase": "paraphrased",
    "own voice": "told in its own voice",
    "left out": "left out or not found",
}


class _Column(NamedTuple):
    """One word of the fullest wording on the page: its line, where it begins on it, and how wide it is."""

    line: int
    left: float
    width: float


def wordings(
    study: Study, *, speaker: str | None = None, story: str | None = None, cluster: int | None = None
) -> Figure:
    """One statement side by side; see ``draw_wordings``."""
    return draw_wordings(study, speaker=speaker, story=story, cluster=cluster).figure


def draw_wordings(
    study: Study, *, speaker: str | None = None, story: str | None = None, cluster: int | None = None
) -> Drawing:
    """One statement as each outlet words it: its fullest wording over a row for each outlet that gives it.

    A kept word stands in the column of its word, a replaced one too, underlined, a line stands for words left
    out, a plus for words put in; what is in quotation marks stands in them here. Without more said, the
    statement that most outlets give is drawn; ``speaker``, ``story`` and ``cluster`` (as
    ``framing.wordings.wordings`` counts them) choose another. More than 8 outlets or 45 words do not fit:
    the caption says what is left out. Raises ``NothingToDraw`` where no two outlets give the same statement,
    and ``ValueError`` where there is no such speaker or story.
    """
    statement = _chosen(study, speaker, story, cluster)
    fullest = statement.fullest
    outlets = outlets_of(study)[fullest.story]
    told = list(tellings(statement, outlets, OwnVoice(study, story=fullest.story)))
    given = sorted(
        (telling for telling in told if telling.form != "left out"),
        key=lambda telling: (FORMS.index(telling.form), telling.outlet),
    )
    data = _data(statement, given[:_MOST_OUTLETS])
    looks = outlet_looks(name for names in outlets_of(study).values() for name in names)
    with settings():
        figure = _figure(data, statement, looks)
    by_default = speaker is None and story is None and cluster is None
    caption = _caption(data, statement, told, chosen=not by_default) + hand_corrected(
        study, [wording.article for wording in statement.wordings]
    )
    return Drawing("wordings", _TITLE, figure, data, _alt(data, statement), caption)


def _chosen(study: Study, speaker: str | None, story: str | None, cluster: int | None) -> Statement:
    found = [
        statement
        for statement in statements_in(spoken(study, speaker=speaker, story=story), THRESHOLD)
        if len(statement.outlets) > 1 and statement.fullest.words and cluster in (None, statement.number)
    ]
    if not found:
        about = "" if speaker is None and story is None and cluster is None else " that was asked for"
        raise NothingToDraw(f"No two outlets are found to give the same statement{about}.")
    return min(found, key=prominence)


def _data(statement: Statement, given: Sequence[Telling]) -> pd.DataFrame:
    """One row for each word of the fullest wording and each outlet, and for each word an outlet adds."""
    import pandas as pd

    fullest = statement.fullest
    rows = [
        (
            *(fullest.story, fullest.speaker, statement.number, telling.outlet, telling.form),
            *(step.place, step.word, step.op, step.other, step.quoted),
        )
        for telling in given
        for step in _steps(fullest, telling)
        if step.place < _MOST_WORDS
    ]
    about = ["story", "speaker", "cluster", "outlet", "form"]
    return pd.DataFrame(rows, columns=[*about, "place", "word", "op", "other", "quoted"])


def _steps(fullest: Wording, telling: Telling) -> list[Step]:
    """What an outlet makes of each word in all its wordings together: kept where any of them keeps it."""
    wordings = telling.wordings or (_own_words(fullest, telling),)
    found = [step for wording in wordings for step in alignment(fullest, wording)]
    best: dict[int, Step] = {}
    for step in found:
        if step.op != "added" and (step.place not in best or _rank(step) < _rank(best[step.place])):
            best[step.place] = step
    added = [step for step in found if step.op == "added"]
    return sorted([*best.values(), *added], key=lambda step: (step.place, step.op != "added"))


def _rank(step: Step) -> tuple[int, bool]:
    return ("kept", "replaced", "dropped").index(step.op), not step.quoted


def _own_words(fullest: Wording, telling: Telling) -> Wording:
    text = telling.own.text if telling.own else ""
    found = tuple(word.of(text) for word in words(text))
    return Wording(
        fullest.story, fullest.speaker, telling.outlet, "", 0, text, "indirect", found, (False,) * len(found)
    )


def _figure(data: pd.DataFrame, statement: Statement, looks: dict[str, Look]) -> Figure:
    outlets = list(data["outlet"].unique())
    forms = data.drop_duplicates("outlet")["form"]
    names = _names(outlets)
    columns = _columns(data, statement.fullest.words[:_MOST_WORDS])
    lines = columns[-1].line + 1
    band = (len(outlets) + 1.25) * _ROW
    height = _TOP + lines * band + _BOTTOM
    figure = new_figure(height)
    set_title(figure, _TITLE)
    figure.set_layout_engine("none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    axes.text(0.065, 0.44, _about(statement), fontsize=8, va="center")
    for line in range(lines):
        top = _TOP + line * band
        _draw_fullest(axes, columns, line, top, statement)
        for row, (outlet, name, form) in enumerate(zip(outlets, names, forms, strict=True)):
            middle = top + (row + 0.9) * _ROW
            _draw_outlet(axes, looks[outlet], name, form, middle, shaded=row % 2 == 0)
            _draw_words(axes, columns, line, middle, data[data["outlet"] == outlet])
    _draw_key(axes, height - 0.16)
    return settle(figure)


def _names(outlets: Sequence[str]) -> list[str]:
    """The outlets' names, no two alike, cut so that all fit beside the words."""
    for length in (30, 26, 22, 18):
        names = distinct(outlets, length)
        if max(map(_width, names)) <= _LEFT - 0.2:
            break
    return names


def _columns(data: pd.DataFrame, fullest: Sequence[str]) -> list[_Column]:
    """Where each word of the fullest wording stands, wide enough for every outlet's word under it."""
    widest = {place: _BOLD * _width(short(word, _LONGEST)) for place, word in enumerate(fullest)}
    for _, steps in data.groupby("outlet", sort=False):
        for place, op, text in zip(steps["place"], steps["op"], _with_marks(steps), strict=True):
            if op in ("kept", "replaced"):
                widest[place] = max(widest[place], _width(text))
    with_plus = set(data.loc[data["op"] == "added", "place"])
    columns: list[_Column] = []
    line, left = 0, _LEFT
    for place, width in widest.items():
        left += _PLUS_WIDTH if place in with_plus else 0.0
        if left + width > WIDTH - 0.15 and left > _LEFT + _PLUS_WIDTH:
            line, left = line + 1, _LEFT + (_PLUS_WIDTH if place in with_plus else 0.0)
        columns.append(_Column(line, left, width))
        left += width + _GAP
    return columns


@lru_cache(maxsize=4096)
def _width(text: str) -> float:
    """How wide a text is in print, in inches."""
    from matplotlib.textpath import TextPath

    ends = TextPath((0, 0), f"|{text}|", size=_SIZE).get_extents()
    bars = TextPath((0, 0), "||", size=_SIZE).get_extents()
    return float(ends.width - bars.width) / 72


def _draw_fullest(
    axes: Axes, columns: Sequence[_Column], line: int, top: float, statement: Statement
) -> None:
    axes.text(0.065, top, "the fullest wording", fontsize=7, va="center", color=MUTED)
    for column, word in zip(columns, statement.fullest.words, strict=False):
        if column.line == line:
            axes.text(column.left, top, short(word, _LONGEST), fontsize=_SIZE, fontweight="bold", va="center")


def _draw_outlet(axes: Axes, look: Look, name: str, form: str, middle: float, *, shaded: bool) -> None:
    """The band of a row, and at its left the outlet and the form in which it gives the statement."""
    if shaded:
        axes.axhspan(middle - _ROW / 2, middle + _ROW / 2, color=BAND, zorder=-1, linewidth=0)
    axes.scatter(0.1, middle, marker=look.marker, s=18, color=look.colour, edgecolor=INK, linewidth=0.4)
    axes.text(0.2, middle - 0.01, name, fontsize=7, va="bottom")
    axes.text(0.2, middle + 0.015, form, fontsize=7, va="top", color=MUTED)


def _draw_words(
    axes: Axes, columns: Sequence[_Column], line: int, middle: float, steps: pd.DataFrame
) -> None:
    """What an outlet makes of the words on one line of the fullest wording."""
    end = _Column(columns[-1].line, columns[-1].left + columns[-1].width + _GAP + _PLUS_WIDTH, 0.0)
    texts = _with_marks(steps)
    put_in = set(steps.loc[steps["op"] == "added", "place"])
    for place, op, text, quoted in zip(steps["place"], steps["op"], texts, steps["quoted"], strict=True):
        column = columns[place] if place < len(columns) else end
        if column.line != line:
            continue
        if op == "dropped":
            following = columns[place + 1] if place + 1 < len(columns) else end
            right = following.left if following.line == line else column.left + column.width
            right -= _PLUS_WIDTH if place + 1 in put_in else 0.02
            axes.plot([column.left, right], [middle, middle], color="#999999", linewidth=0.7)
        elif op == "added":
            axes.text(column.left - _PLUS_WIDTH, middle, _PLUS, fontsize=_SIZE, va="center", color=INK)
        else:
            axes.text(
                column.left, middle, text, fontsize=_SIZE, va="center", style="normal" if quoted else "italic"
            )
        if op == "replaced":
            axes.plot(
                [column.left, column.left + _width(text)], [middle + 0.07] * 2, color=INK, linewidth=0.9
            )


def _with_marks(steps: pd.DataFrame) -> list[str]:
    """The words of an outlet, with a quotation mark where a run of quoted words begins and ends."""
    in_place = (steps["op"] != "added").tolist()
    quoted = steps["quoted"].tolist()
    texts = [short(other, _LONGEST) for other in steps["other"].fillna("")]
    runs = [number for number, kept in enumerate(in_place) if kept]
    for before, number, after in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        if not quoted[number]:
            continue
        opens = before is None or not quoted[before]
        closes = after is None or not quoted[after]
        texts[number] = f"{'“' * opens}{texts[number]}{'”' * closes}"
    return texts


def _draw_key(axes: Axes, middle: float) -> None:
    """What italics, underlining, lines and pluses mean."""
    left = 0.065
    for text, style, line, told in (
        ("“word”", "normal", 0.0, "in quotation marks"),
        ("word", "italic", 0.0, "not in marks"),
        ("word", "normal", 0.07, "another word"),
        ("", "normal", 0.0, "left out"),
        (_PLUS, "normal", 0.0, "words put in"),
    ):
        width = _width(text) if text else 0.3
        axes.text(left, middle, text, fontsize=_SIZE, style=style, va="center")
        if line or not text:
            colour = INK if line else "#999999"
            axes.plot([left, left + width], [middle + line] * 2, color=colour, linewidth=0.8)
        axes.text(left + width + 0.06, middle, told, fontsize=7, va="center", color=MUTED)
        left += width + 0.06 + _width(told) + 0.16


def _about(statement: Statement) -> str:
    fullest = statement.fullest
    return (
        f"{short(fullest.speaker, 36)}, in {short(fullest.story, 26)}; "
        f"the fullest wording is that of {short(fullest.outlet, 30)}"
    )


def _alt(data: pd.DataFrame, statement: Statement) -> str:
    ops = data.groupby("outlet", sort=False)["op"].value_counts().unstack(fill_value=0)
    ops = ops.reindex(columns=["kept", "replaced", "dropped", "added"], fill_value=0)
    forms = data.drop_duplicates("outlet").set_index("outlet")["form"]
    told = "; ".join(
        f"{clean(outlet)} ({forms[outlet]}) keeps {kept}, replaces {replaced} and leaves out {dropped}"
        for outlet, kept, replaced, dropped, _ in ops.itertuples(name=None)
    )
    total = int(data.loc[data["op"] != "added", "place"].nunique())
    return (
        f"The words of one statement of {clean(statement.fullest.speaker)} as "
        f"{counted(len(ops), 'outlet')} give it, under its fullest wording: "
        f"“{clean(short(statement.fullest.content, 300))}” Of {counted(total, 'word')}, {told}."
    )


def _caption(data: pd.DataFrame, statement: Statement, told: Sequence[Telling], *, chosen: bool) -> str:
    forms = {form: [clean(telling.outlet) for telling in told if telling.form == form] for form in FORMS}
    answer = "; ".join(f"{_FORM_WORDS[form]}: {listed(names)}" for form, names in forms.items() if names)
    replaced = data[data["op"] == "replaced"]
    pairs = dict.fromkeys(
        f"“{short(word, 20)}” by “{short(other, 20)}”"
        for word, other in zip(replaced["word"], replaced["other"], strict=True)
    )
    sentences = [f"{answer[0].upper()}{answer[1:]}."]
    if pairs:
        sentences.append(f"Replaced: {listed(pairs, at_most=4)}.")
    drawn = data["outlet"].nunique()
    giving = sum(telling.form != "left out" for telling in told)
    if drawn < giving:
        sentences.append(f"Not drawn: {counted(giving - drawn, 'outlet')} more.")
    if len(statement.fullest.words) > _MOST_WORDS:
        sentences.append(f"Drawn are the first {_MOST_WORDS} of {len(statement.fullest.words)} words.")
    if not chosen:
        sentences.append("It is the statement that most outlets of the study give.")
    sentences.append(
        "“In full” means 0.8 or more of the words that the fullest wording found has in quotation marks; "
        "what was said itself, nobody knows here. One statement tells nothing of how an outlet quotes "
        "otherwise. A program brought the wordings together: free paraphrases, and a speaker under another "
        "name, are missed and count as left out."
    )
    return " ".join(sentences)
