"""A report card in words: as a page of Markdown, as HTML for a notebook, as plain lines for a terminal."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import markup, measured
from framing.figures.labels import clean, counted, listed, markdown

if TYPE_CHECKING:
    import pandas as pd

    from framing.validation.card_tables import CardTables

_NONE = "–"
_SHOWN = 10
_FRAMES = ("frame", "hits", "precision", "recall", "phrases not validated")
_LABELS = ("label", "program", "quotation marks alone", "always the most frequent", "alpha", "of")
_TONE = ("method", "right", "macro-F1", "correlation", "alpha", "of")
_PHRASES = ("phrase", "hits", "precision", "recall of the frame by this phrase alone", "")
_PLACES = {
    "false_hits": "Hits that catch something else",
    "missed": "Sentences missed: the frame is there, and none of its phrases",
    "uncoded": "Hits of which the key says nothing",
}
_HOW_TO_READ = (
    "Precision: of the hits that the key has coded, the share that fit the frame. Recall: of the sentences "
    "that use the frame by the key, the share in which one of its phrases stands. In brackets the 95 % "
    "interval. A phrase without a coded hit is not validated: nothing is known of it. The program read the "
    "articles alone, without aliases and corrections. Where the key was made on articles written to teach "
    "with, real news gives other figures."
)


def markdown_page(card: CardTables, folder: Path | None) -> str:
    """The card as a page; articles are links from ``folder`` where it is given."""
    sections = [
        f"# Report card: {markdown(card.codebook.name)}",
        markdown(_opening(card)),
        markdown(_HOW_TO_READ),
    ]
    if card.note:
        sections.insert(1, f"**{markdown(card.note)}**")
    sections += ["## Frames", _markdown_table(_FRAMES, _frame_rows(card))]
    sections += ["## What the program says of them", _markdown_table(_LABELS, _label_rows(card))]
    sections.append(measured.voices_on_news())
    sections += ["## Tone of the sentences", _markdown_table(_TONE, _tone_rows(card))]
    sections += [measured.tone_on_news(), "## Phrases"]
    for frame, own in card.phrases.groupby("frame", sort=False):
        sections.append(f"### {markdown(frame)}")
        rows = list(_phrase_rows(own))
        if rows:
            sections.append(_markdown_table(_PHRASES, rows))
        unseen = own.loc[own["hits"] == 0, "phrase"]
        if len(unseen):
            names = ", ".join(markdown(phrase) for phrase in unseen)
            sections.append(f"Not found in these articles, so not validated: {names}.")
    for name, title in _PLACES.items():
        places = getattr(card, name)
        sections.append(f"## {markdown(title)} ({len(places)})")
        if len(places):
            sections.append(
                "\n".join(_markdown_place(card, row, folder) for row in places.to_dict("records"))
            )
    return "\n\n".join(sections) + "\n"


def html(card: CardTables) -> str:
    """The card as HTML for a notebook."""
    parts = [f"<p><strong>{markup.escape(card.note)}</strong></p>"] if card.note else []
    parts.append(markup.table(_FRAMES, _frame_rows(card), caption=_title(card)))
    parts.append(markup.table(_LABELS, _label_rows(card), caption="What the program says of them"))
    parts.append(f"<p>{markup.escape(measured.voices_on_news())}</p>")
    parts.append(markup.table(_TONE, _tone_rows(card), caption="Tone of the sentences"))
    parts.append(f"<p>{markup.escape(measured.tone_on_news())}</p>")
    for name, title in _PLACES.items():
        places = getattr(card, name)
        if len(places):
            rows = [
                (row["article"], row["frame"], row["text"], row["sentence"])
                for row in places.head(_SHOWN).to_dict("records")
            ]
            header = ("article: card.show(…)", "frame", "words", "sentence")
            parts.append(markup.table(header, rows, caption=f"{title}{_shown(len(places), f'card.{name}')}"))
    parts.append(f"<p>{markup.escape(_HOW_TO_READ)}</p>")
    return "".join(parts)


def plain_lines(card: CardTables) -> list[str]:
    """The card as lines of plain text."""
    lines = [_title(card), _opening(card)]
    lines += [card.note] if card.note else []
    lines += ["", "Frames"]
    for name, hits, precision, recall, unknown in _frame_rows(card):
        lines.append(f"  {name}: {hits}; precision {precision}; recall {recall}; not validated: {unknown}")
    lines += ["", "What the program says of them"]
    for name, program, marks, most, alpha, units in _label_rows(card):
        lines.append(
            f"  {name} ({units}): program {program}; quotation marks alone {marks}; most frequent {most}; "
            f"alpha {alpha}"
        )
    lines += [f"  {measured.voices_on_news()}", "", "Tone of the sentences"]
    for name, right, macro, correlation, alpha, units in _tone_rows(card):
        lines.append(
            f"  {name} ({units}): right {right}; macro-F1 {macro}; correlation {correlation}; alpha {alpha}"
        )
    lines.append(f"  {measured.tone_on_news()}")
    unseen = card.phrases.loc[~card.phrases["validated"] & (card.phrases["hits"] > 0), "phrase"]
    lines += ["", f"Found, but not validated: {listed(unseen, at_most=40) or 'none'}."]
    for name, title in _PLACES.items():
        places = getattr(card, name)
        lines += ["", f"{title}{_shown(len(places), f'card.{name}')}"]
        for row in places.head(_SHOWN).to_dict("records"):
            where = f"{row['article']}, {row['start']}–{row['end']}"
            lines.append(f"  {where}: “{clean(row['text'])}”, {row['frame']}")
    lines += ["", _HOW_TO_READ]
    return lines


# ------------------------------------------------------------------ rows of words


def _title(card: CardTables) -> str:
    return f"Report card: {clean(card.codebook.name)}, version {clean(card.codebook.version)}"


def _opening(card: CardTables) -> str:
    articles = card.study.articles
    words = counted(int(articles["words"].sum()), "word")
    unknown, found = card.not_validated(card.study.mentions)
    return (
        f"{counted(len(articles), 'article')} of the key, {words}. "
        f"{counted(len(card.study.mentions), 'hit')} of {counted(found, 'phrase')}, of which {unknown} "
        f"{'is' if unknown == 1 else 'are'} not validated; the codebook has "
        f"{counted(len(card.phrases), 'phrase')}."
    )


def _frame_rows(card: CardTables) -> Iterator[tuple[str, ...]]:
    for row in card.frames.to_dict("records"):
        yield (
            clean(row["frame"]),
            counted(row["hits"], "hit"),
            _share(row, "precision", row["coded"]),
            _share(row, "recall", row["sentences"]),
            f"{row['not_validated']} of {row['phrases']} found",
        )


def _phrase_rows(phrases: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    for row in phrases[phrases["hits"] > 0].to_dict("records"):
        yield (
            clean(row["phrase"]),
            f"{row['hits']:,}",
            _share(row, "precision", row["coded"]),
            _share(row, "recall", row["sentences"]),
            "" if row["validated"] else "not validated",
        )


def _label_rows(card: CardTables) -> Iterator[tuple[str, ...]]:
    for row in card.labels.to_dict("records"):
        most = _percent(row["most_frequent"])
        name = row["variable"] + (" (F1)" if row["measure"] == "F1" else "")
        yield (
            name,
            _interval(row["machine"], row["low"], row["high"]),
            _interval(row["marks"], row["marks_low"], row["marks_high"]),
            f"{most} ({clean(row['most_frequent_label'])})" if most != _NONE else _NONE,
            _number(row["alpha"]),
            f"{row['units']:,}",
        )


def _tone_rows(card: CardTables) -> Iterator[tuple[str, ...]]:
    for row in card.tone.to_dict("records"):
        yield (
            clean(row["method"]),
            _interval(row["accuracy"], row["low"], row["high"]),
            *(_number(row[name]) for name in ("macro_f1", "correlation", "alpha")),
            f"{row['sentences']:,}",
        )


def _share(row: Mapping[Any, Any], name: str, units: int) -> str:
    if not units:
        return _NONE
    return f"{_interval(row[name], row[f'{name}_low'], row[f'{name}_high'])} of {units:,}"


def _interval(value: float, low: float, high: float) -> str:
    if math.isnan(value) or math.isnan(low):
        return _percent(value)
    return f"{value:.0%} ({100 * low:.0f}–{100 * high:.0f})"


def _percent(value: float) -> str:
    return _NONE if math.isnan(value) else f"{value:.0%}"


def _number(value: float) -> str:
    return _NONE if math.isnan(value) else f"{value:.2f}".replace("-", "−")


def _shown(number: int, where: str) -> str:
    return f" ({number})" if number <= _SHOWN else f" ({_SHOWN} of {number}; all are in {where})"


# ------------------------------------------------------------------ Markdown


def _markdown_table(header: Sequence[str], rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> str:
    lines = [header, ["---"] * len(header)]
    lines += [[markdown(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _markdown_place(card: CardTables, row: Mapping[Any, Any], folder: Path | None) -> str:
    phrase = f", by “{markdown(row['phrase'])}”" if "phrase" in row else ""
    note = f" ({markdown(row['note'])})" if row.get("note") else ""
    link, frame = _link(card, row["article"], folder), markdown(row["frame"])
    return f"- {link}, {frame}{phrase}: {_context(card, row)}{note}"


def _link(card: CardTables, id: str, folder: Path | None) -> str:
    path = card.study.corpus[id].path
    if folder is None or path is None:
        return markdown(id)
    where = Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    return f"[{markdown(id)}](<{where}>)"


def _context(card: CardTables, row: Mapping[Any, Any]) -> str:
    """The sentence of a place, with the words in question in bold type."""
    text, sentence, start = card.study.corpus[row["article"]].text, row["sentence"], row["start"]
    begins = text.rfind(sentence, max(0, start - len(sentence)), start + len(sentence))
    end = start + len(text[start : min(row["end"], begins + len(sentence))].rstrip())
    before, words, after = text[begins:start], text[start:end], text[end : begins + len(sentence)]
    return f"{_spaced(before)}**{markdown(words)}**{_spaced(after)}"


def _spaced(text: str) -> str:
    """Markdown of a text whose outer spaces are kept, as one each."""
    inner = markdown(text)
    left = " " if text[:1].isspace() else ""
    right = " " if inner and text[-1:].isspace() else ""
    return f"{left}{inner}{right}"
