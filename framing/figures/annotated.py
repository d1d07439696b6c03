"""An article as HTML, with its voices as background and its frames underlined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from framing.article import Article, Part
from framing.figures.marks import MentionMark, PassageMark, Stretch, read_marks, stretches
from framing.figures.palette import VOICES
from framing.figures.reasons import HOW_TO_READ, Fact, rule_in_words
from framing.figures.sheet import Sheet, style_sheet
from framing.markup import escape

if TYPE_CHECKING:
    import pandas as pd

_CONFIDENCE = (
    "Confidence is the share of words labelled in this way whose label is right, in articles that were "
    "annotated by hand."
)


def article_html(
    article: Article,
    passages: pd.DataFrame,
    mentions: pd.DataFrame,
    attributions: pd.DataFrame,
    *,
    page: bool = False,
    frames: Sequence[str] = (),
    reasons: Mapping[int, Sequence[Fact]] | None = None,
) -> str:
    """The article marked: whose words stand where, and where they name a frame.

    The tables hold the rows of this article. Each passage is numbered; beside or below its paragraph an
    element that opens gives speaker, voice and confidence, the rule that found it, and stance and trigger
    of each mention. ``frames`` are the codebook's labels in order, so that each is underlined alike in
    every article. ``reasons`` are further facts for the notes, by the number of their passage in the table
    (``framing.figures.reasons``). A fragment for a notebook by default; ``page`` gives a whole HTML page
    that loads nothing and runs nothing.

    >>> from framing.tables import frame
    >>> article = Article.from_text("Talks begin.", id="talks/post")
    >>> rows = [frame(name, []) for name in ("passages", "mentions", "attributions")]
    >>> ">Talks begin.<" in article_html(article, *rows)
    True
    """
    marks = read_marks(article, passages, mentions, attributions)
    sheet = Sheet(inline=not page)
    found = sorted({mention.frame for mark in marks for mention in mark.mentions})
    ranks = {label: rank for rank, label in enumerate(dict.fromkeys([*frames, *found]))}
    told = [(reasons or {}).get(place, ()) for place in _places(passages)]
    rows = "".join(_rows(article, marks, told, sheet, ranks))
    legend = _legend(marks, sheet, {label: rank for label, rank in ranks.items() if label in found})
    about = escape(" · ".join(str(fact) for fact in (article.outlet, article.date, article.byline) if fact))
    if not page:
        about = f"<div {sheet.style('about')}>{about}</div>" if about else ""
        return f"<div {sheet.style('article')}>{about}{legend}{rows}</div>\n"
    title = escape(article.title or article.headline or article.id)
    heading = "" if article.headline else f"<h1 {sheet.style('headline')}>{title}</h1>"
    return _PAGE.format(
        title=title,
        css=style_sheet(),
        about=about,
        heading=heading,
        legend=legend,
        rows=rows,
        id=escape(article.id),
    )


_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: voices and frames</title>
<style>
{css}
</style>
</head>
<body>
<header><p class="about">{about}</p>{heading}{legend}</header>
<main class="article">
{rows}</main>
<footer><p>{id}. Voices, frames and stances were found by a program, and some are wrong: open a note to see
why a passage is labelled as it is.</p></footer>
</body>
</html>
"""


def _places(passages: pd.DataFrame) -> list[int]:
    """The numbers that the table gives to the passages, in order of the text."""
    return list(passages.sort_values("start", kind="stable")["passage"])


def _rows(
    article: Article,
    marks: Sequence[PassageMark],
    reasons: Sequence[Sequence[Fact]],
    sheet: Sheet,
    ranks: Mapping[str, int],
) -> Iterator[str]:
    """Each part of the article with the notes on its passages."""
    first = 0
    headlines = 0
    for part in article.parts:
        while first < len(marks) and marks[first].end <= part.start:
            first += 1
        last = first
        while last < len(marks) and marks[last].start < part.end:
            last += 1
        headlines += part.kind == "headline"
        tag = "p" if sheet.inline or part.kind != "headline" else "h1" if headlines == 1 else "h2"
        text = "".join(_part(article.text, part, marks[first:last], sheet, ranks))
        notes = "".join(
            _note(mark, told, sheet)
            for mark, told in zip(marks[first:last], reasons[first:last], strict=True)
        )
        yield (
            f"<div {sheet.style('row')}><{tag} {sheet.style(part.kind)}>{text}</{tag}>"
            f"<div {sheet.style('notes')}>{notes}</div></div>\n"
        )
        first = last


def _part(
    text: str, part: Part, marks: Sequence[PassageMark], sheet: Sheet, ranks: Mapping[str, int]
) -> Iterator[str]:
    for passage, group in groupby(stretches(part, marks), key=lambda stretch: stretch.passage):
        words = "".join(_stretch(text, stretch, sheet, ranks) for stretch in group)
        if passage is None:
            yield words
        else:
            number = f"<sup {sheet.style('number')}>{passage.number}</sup>"
            title = escape(f"{passage.number}: {_who(passage)}; confidence {passage.confidence:.2f}")
            yield f'<span {sheet.style(passage.voice)} title="{title}">{words}</span>{number}'


def _stretch(text: str, stretch: Stretch, sheet: Sheet, ranks: Mapping[str, int]) -> str:
    html = escape(stretch.of(text))
    for depth, mention in enumerate(stretch.mentions):
        line = sheet.underline(ranks[mention.frame], depth)
        html = f'<span {line} title="{escape(_told(mention))}">{html}</span>'
    return html


def _told(mention: MentionMark) -> str:
    by = f" by “{mention.trigger}”" if mention.trigger else ""
    return f"“{mention.words}”: frame {mention.frame}; {mention.stance}{by}; {VOICES[mention.voice].label}"


def _who(passage: PassageMark) -> str:
    label = VOICES[passage.voice].label
    return f"{passage.speaker}, {label}" if passage.speaker else label


def _note(passage: PassageMark, reasons: Sequence[Fact], sheet: Sheet) -> str:
    frames = Counter(
        mention.frame if mention.stance == "asserted" else f"{mention.frame}, {mention.stance}"
        for mention in passage.mentions
    )
    named = "; ".join(frame if times == 1 else f"{frame} ({times} times)" for frame, times in frames.items())
    summary = f"<b>{passage.number}</b> {escape(_who(passage))}" + (
        f": <b>{escape(named)}</b>" if named else ""
    )
    facts = "".join(
        f"<div {sheet.style('fact')}><dt {sheet.style('term')}>{escape(_asked(term))}</dt> "
        f"<dd {sheet.style('fill')}>{escape(fact)}</dd></div>"
        for term, fact in (*_facts(passage), *reasons)
    )
    return (
        f"<details {sheet.style('note')}><summary>{summary}</summary>"
        f"<dl {sheet.style('facts')}>{facts}</dl></details>"
    )


def _asked(term: str) -> str:
    return term if term.endswith("?") else f"{term}:"


def _facts(passage: PassageMark) -> Iterator[tuple[str, str]]:
    origin = passage.origin
    if passage.voice != "outlet":
        kind = f" ({origin.speaker_type})" if origin and origin.speaker_type else ""
        yield "Speaker", f"{passage.speaker or 'nobody named'}{kind}"
    yield "Voice", VOICES[passage.voice].label
    yield "Confidence", f"{passage.confidence:.2f}"
    if origin:
        if origin.source:
            yield "Source", f"“{origin.source}”"
        if origin.cue:
            yield "Cue", f"“{origin.cue}”" + (f" ({origin.cue_class})" if origin.cue_class else "")
        yield "Rule", rule_in_words(origin.rule)
    for mention in passage.mentions:
        by = f" by “{mention.trigger}”" if mention.trigger else ""
        yield f"“{mention.words}”", f"{mention.frame}, {mention.stance}{by}"


def _legend(marks: Sequence[PassageMark], sheet: Sheet, ranks: Mapping[str, int]) -> str:
    present = {mark.voice for mark in marks}
    voices = "".join(
        f"<span {sheet.style('key')}><span {sheet.style(voice)}>{escape(look.label)}</span></span> "
        for voice, look in VOICES.items()
        if voice in present
    )
    frames = "".join(
        f"<span {sheet.style('key')}><span {sheet.underline(rank, 0)}>{escape(label)}</span></span> "
        for label, rank in ranks.items()
    )
    lines = [f"Voices: {voices}"] if voices else ["No passage was found."]
    lines.append(f"Frames: {frames}" if frames else "No frame of the codebook is mentioned.")
    lines += [_CONFIDENCE, HOW_TO_READ]
    return (
        f"<div {sheet.style('legend')}>"
        + "".join(f"<p {sheet.style('line')}>{line}</p>" for line in lines)
        + "</div>"
    )
