"""Figures as files: SVG with title and description, the CSV behind each, a page that shows them all."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from framing.figures.cards import NAME as CARD_NAME
from framing.figures.cards import caveat, draw_report_card
from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.gallery import FIGURES, ON_PHRASES, WITH_CARD
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, markdown
from framing.figures.style import settings

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study
    from framing.validation import ReportCard

CARD_PAGE = f"{CARD_NAME}.md"
"""The page of the report card, beside the figures."""


def write_figures(study: Study, out: Path, *, card: ReportCard | None = None) -> list[Path]:
    """Draw every figure of a study into the folder ``out``, made where missing; gives the files written.

    For each figure an SVG, whose ``<title>`` and ``<desc>`` say what is to be seen, and the CSV behind it;
    a ``README.md`` shows them all with their captions, and says of those that could not be drawn why. With a
    report ``card`` it is drawn too, stands in words in ``report-card.md``, and captions say how many of the
    phrases that they rest on are not validated. The same study gives the same bytes. Files of a figure that
    an earlier study had and this one has not are removed.
    """
    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    sections = [_opening(study)]
    for name, draw in FIGURES.items():
        shown = partial(draw, study) if card is None else _with_card(name, draw, study, card)
        drawing = _drawn(shown)
        if isinstance(drawing, Drawing) and card is not None and name in ON_PHRASES:
            caption = drawing.caption + caveat(card, _mentions_of(drawing, study))
            drawing = replace(drawing, caption=caption)
        sections.append(_write(name, drawing, out, written))
    if card is None:
        _remove(out, CARD_NAME, CARD_PAGE)
    else:
        drawing = _drawn(partial(draw_report_card, card))
        section = _write(CARD_NAME, drawing, out, written)
        sections.append(f"{section}\nIn words, with every miss and false hit: [{CARD_PAGE}]({CARD_PAGE})\n")
        written.append(_text(out / CARD_PAGE, card.to_markdown(folder=out)))
    return [*written, _text(out / "README.md", "\n".join(sections))]


def _with_card(
    name: str, draw: Callable[[Study], Drawing], study: Study, card: ReportCard
) -> Callable[[], Drawing]:
    return partial(WITH_CARD[name], study, card=card) if name in WITH_CARD else partial(draw, study)


def _drawn(draw: Callable[[], Drawing]) -> Drawing | NothingToDraw:
    try:
        return draw()
    except NothingToDraw as reason:
        return reason


def _write(name: str, drawing: Drawing | NothingToDraw, out: Path, written: list[Path]) -> str:
    """Write the files of a figure and give its section of the page."""
    if isinstance(drawing, NothingToDraw):
        _remove(out, name)
        return f"## Not drawn: {name}\n\n{markdown(str(drawing))}\n"
    written.append(_text(out / f"{name}.svg", svg(drawing)))
    written.append(_text(out / f"{name}.csv", csv(drawing.data)))
    return _section(drawing)


def _mentions_of(drawing: Drawing, study: Study) -> pd.DataFrame:
    """The mentions that a figure rests on: those of its one article, where it draws one."""
    if "article" in drawing.data.columns:
        return study.mentions[study.mentions["article"].isin(drawing.data["article"])]
    return study.mentions


def _text(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _remove(out: Path, name: str, *more: str) -> None:
    for file in (f"{name}.svg", f"{name}.csv", *more):
        (out / file).unlink(missing_ok=True)


def svg(drawing: Drawing) -> str:
    """The figure as SVG, with the title and the description that a screen reader tells.

    No date, no random names: the same drawing gives the same text.
    """
    file = io.StringIO()
    with settings():
        drawing.figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    unindented = "\n".join(line.lstrip() for line in file.getvalue().splitlines())
    start, root, rest = unindented.partition("<svg ")
    attributes, end, body = rest.partition(">")
    title, description = f"{drawing.name}-title", f"{drawing.name}-description"
    return (
        f'{start}{root}role="img" aria-labelledby="{title} {description}" {attributes}{end}'
        f'\n<title id="{title}">{escape(clean(drawing.title), quote=False)}</title>'
        f'\n<desc id="{description}">{escape(clean(drawing.alt), quote=False)}</desc>{body}\n'
    )


def csv(data: pd.DataFrame) -> str:
    """A table as CSV: numbers with all their digits, line feeds, empty cells for what is missing.

    >>> import pandas as pd
    >>> csv(pd.DataFrame({"outlet": ["The Post"], "rate": [1 / 3]}))
    'outlet,rate\\nThe Post,0.3333333333333333\\n'
    """
    text: str = data.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8", "replace").decode("utf-8")


def _opening(study: Study) -> str:
    articles = study.articles
    facts = [
        counted(len(articles), "article"),
        counted(articles["outlet"].nunique(), "outlet"),
        f"{articles['story'].nunique():,} " + ("story" if articles["story"].nunique() == 1 else "stories"),
        counted(int(articles["words"].sum()), "word"),
    ]
    return (
        f"# Figures\n\n{', '.join(facts)}, read through the codebook {markdown(study.codebook.name)}."
        f"{hand_corrected(study)} The program writes this folder; what is changed here by hand is lost.\n"
    )


def _section(drawing: Drawing) -> str:
    return (
        f"## {markdown(drawing.title)}\n\n![{markdown(drawing.alt)}]({drawing.name}.svg)\n\n"
        f"{markdown(drawing.caption)}\n\nThe numbers: [{drawing.name}.csv]({drawing.name}.csv)\n"
    )
