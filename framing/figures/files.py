"""Figures as files: SVG with title and description, the CSV behind each, a page that shows them all."""

from __future__ import annotations

import io
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.gallery import FIGURES
from framing.figures.labels import clean, counted, hand_corrected
from framing.figures.style import settings

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>()#+!|~&$]")


def write_figures(study: Study, out: Path) -> list[Path]:
    """Draw every figure of a study into the folder ``out``, made where missing; gives the files written.

    For each figure an SVG, whose ``<title>`` and ``<desc>`` say what is to be seen, and the CSV behind it;
    a ``README.md`` shows them all with their captions, and says of those that could not be drawn why. The
    same study gives the same bytes. Files of a figure that an earlier study had and this one has not are
    removed.
    """
    out.mkdir(parents=True, exist_ok=True)
    written = []
    sections = [_opening(study)]
    for name, draw in FIGURES.items():
        picture, data = out / f"{name}.svg", out / f"{name}.csv"
        try:
            drawing = draw(study)
        except NothingToDraw as reason:
            sections.append(f"## Not drawn: {name}\n\n{_markdown(str(reason))}\n")
            picture.unlink(missing_ok=True)
            data.unlink(missing_ok=True)
            continue
        picture.write_text(svg(drawing), encoding="utf-8", newline="\n")
        data.write_text(csv(drawing.data), encoding="utf-8", newline="\n")
        sections.append(_section(drawing))
        written += [picture, data]
    page = out / "README.md"
    page.write_text("\n".join(sections), encoding="utf-8", newline="\n")
    return [*written, page]


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
        f"# Figures\n\n{', '.join(facts)}, read through the codebook {_markdown(study.codebook.name)}."
        f"{hand_corrected(study)} The program writes this folder; what is changed here by hand is lost.\n"
    )


def _section(drawing: Drawing) -> str:
    return (
        f"## {_markdown(drawing.title)}\n\n![{_markdown(drawing.alt)}]({drawing.name}.svg)\n\n"
        f"{_markdown(drawing.caption)}\n\nThe numbers: [{drawing.name}.csv]({drawing.name}.csv)\n"
    )


def _markdown(text: str) -> str:
    """A text that Markdown shows as it is.

    >>> _markdown("<b> [x]")
    '\\\\<b\\\\> \\\\[x\\\\]'
    """
    return _MARKDOWN.sub(r"\\\g<0>", clean(text))
