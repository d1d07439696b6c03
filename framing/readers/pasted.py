"""Articles in the text of a web page, copied and pasted as it stands.

A page is read in steps: its lines; the furniture, by the table in :mod:`framing.readers.furniture`; the
lines that date and sign it; the captions; then what is left, from the top: headline, standfirst, paragraphs.
Nothing vanishes: each line is in the text, is the by-line, or is kept as furniture with the name of a rule.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from framing.article import Article, Furniture, PartKind, join_parts
from framing.readers import captions
from framing.readers.bylines import byline, is_byline_names, is_job_title, is_name
from framing.readers.dates import DateLine, date_line, find_date
from framing.readers.encoding import tidy
from framing.readers.errors import ReadingError
from framing.readers.furniture import Line, furniture, is_sentence
from framing.readers.masthead import outlet_named_in, split_page_title

_BULLET = re.compile(r"^[•▪●■‣]\s*")
_PIECES = re.compile(r"\s*(?:[|·•]|\s[–—/-]\s)\s*")
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}, (?P<date>[^()–—]{6,40}?)(?: \([^()]{2,40}\))? [–—-] ")
_FROM_HOME = re.compile(r"Home\s*[>›»|/·•→]", re.IGNORECASE)
_WRAPPED = 110
_HEADLINE_WORDS = 35
_STANDFIRST_WORDS = 60
_HEAD_LINES = 5
_LONGEST_CAPTION = 600
_CAPTION_WORDS = 5
_MENU_WORDS = 3
_MENU_LINES = 16
_MOST_WRITERS = 5


@dataclass(slots=True)
class _Page:
    """A page while it is read: what each line was found to be. A line that is in no field is still open."""

    lines: Sequence[Line]
    removed: dict[int, str]
    dates: dict[int, DateLine] = field(default_factory=dict)
    signed: dict[int, str] = field(default_factory=dict)
    kinds: dict[int, PartKind] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    credits: dict[int, str] = field(default_factory=dict)
    outlet: str | None = None

    def open(self) -> list[int]:
        """The places of the lines that nothing is known of yet."""
        return [p for p in range(len(self.lines)) if p not in self.removed and p not in self.kinds]

    def text(self, place: int) -> str:
        return self.texts.get(place, self.lines[place].text)

    def remove(self, place: int, rule: str) -> None:
        self.removed[place] = rule


def article(text: str, *, id: str) -> Article:
    """The article in a pasted page. Raises ``ReadingError`` where nothing but furniture is found.

    >>> page = "Share\\n\\nTalks begin\\n\\nBy Jane Doe\\n11 November 2015\\n\\nMinisters met on Monday."
    >>> found = article(page, id="talks/post")
    >>> found.headline, found.byline, str(found.date), found.furniture[0].rule
    ('Talks begin', 'Jane Doe', '2015-11-11', 'share buttons')
    """
    return article_of(page_lines(text), id=id)


def article_of(
    lines: Sequence[Line],
    *,
    id: str,
    kinds: Mapping[int, PartKind] | None = None,
) -> Article:
    """The article in the lines of a page; ``kinds`` says which lines are known to be what, by their place.

    >>> article_of([Line(1, "Talks."), Line(3, "Ministers met.")], id="a/b", kinds={0: "headline"}).title
    'Talks.'
    """
    known = dict(kinds or {})
    removed = {place: rule for place, rule in furniture(lines).items() if place not in known}
    page = _Page(lines, removed, kinds=known)
    if "headline" not in known.values():
        _find_page_title(page)
    _find_dates(page)
    _find_bylines(page)
    _find_masthead(page)
    _find_captions(page)
    _find_menu(page)
    _find_headline(page)
    _find_standfirst(page)
    _find_biography(page)
    _find_the_end(page)
    return _article(page, id)


def page_lines(text: str) -> list[Line]:
    """The lines of a page that are not blank, each with its number; wrapped lines are joined.

    >>> page_lines("One\\u00a0 line\\n\\nanother")
    [Line(number=1, text='One line'), Line(number=3, text='another')]
    """
    found: list[Line] = []
    group: list[Line] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        line = _BULLET.sub("", tidy(raw))
        if line:
            group.append(Line(number, line))
        else:
            found += _unwrapped(group)
            group = []
    return found + _unwrapped(group)


def _unwrapped(group: list[Line]) -> list[Line]:
    """Neighbouring lines as one, if each is as full as the first word of the next allows."""
    if len(group) < 2:
        return group
    width = max(len(line.text) for line in group)
    full = all(len(a.text) + 1 + len(b.text.split(" ", 1)[0]) > width for a, b in pairwise(group))
    flows = sum(two.text[0].islower() for two in group[1:]) * 3 >= len(group) - 1
    if not 40 <= width <= _WRAPPED or not full or not flows:
        return group
    return [Line(group[0].number, " ".join(line.text for line in group))]


def _find_page_title(page: _Page) -> None:
    """A page title from the browser ("Talks begin | The Courier") is a headline and an outlet in one."""
    for place in page.open()[:1]:
        title = page.lines[place].text
        headline, _, outlet = title.rpartition(" | ")
        split = split_page_title(title) or (headline, outlet)
        again = [p for p in page.open()[1:_MENU_LINES] if page.lines[p].text == split[0]]
        if not again and split_page_title(title) is None:
            continue  # a short headline is known as one only where the page repeats it
        headline, page.outlet = split
        if again:
            page.remove(place, "page title")
            between = [p for p in page.open() if p < again[0]]
            if not any(is_sentence(page.lines[p].text) for p in between):
                for p in between:
                    page.remove(p, "menu")
        else:
            page.texts[place] = headline


def _find_dates(page: _Page) -> None:
    for place in page.open():
        line = page.lines[place].text
        dated = date_line(line)
        if dated is None and len(line) <= 160:
            dated = _dated_byline(page, place)
        if dated is not None:
            page.dates[place] = dated
            page.remove(place, "date line")


def _dated_byline(page: _Page, place: int) -> DateLine | None:
    """A line such as "By Jane Doe | 11 November 2015 | Vienna"."""
    pieces = [piece for piece in _PIECES.split(page.lines[place].text) if piece]
    dates = [dated for piece in pieces if (dated := date_line(piece)) is not None]
    others = [piece for piece in pieces if date_line(piece) is None]
    if not dates or not all(len(piece.split()) <= 8 for piece in others):
        return None
    names = [who for piece in others if (who := byline(piece) or (piece if is_byline_names(piece) else None))]
    if names:
        page.signed[place] = names[0]
    return dates[0]


def _find_bylines(page: _Page) -> None:
    for place in page.open():
        who = byline(page.lines[place].text)
        if who is not None:
            page.signed[place] = who
            page.remove(place, "by-line")
    if not page.signed:
        _find_bare_names(page)
    for place in list(page.signed):
        after = place + 1
        if after < len(page.lines) and after not in page.removed:
            line = page.lines[after].text
            post, _, employer = line.partition(", ")
            if is_job_title(post) and len(employer.split()) <= 5 and not is_sentence(line):
                page.remove(after, "job title")


def _find_bare_names(page: _Page) -> None:
    """A name without "By" is a by-line where a date, or a post in a newsroom, stands beside it."""
    for place in page.open():
        if not is_byline_names(page.lines[place].text):
            continue
        beside = [p for p in (place - 1, place + 1, place + 2) if 0 <= p < len(page.lines)]
        post = place + 1 < len(page.lines) and is_job_title(page.lines[place + 1].text)
        if post or any(p in page.dates for p in beside):
            page.signed[place] = page.lines[place].text
            page.remove(place, "by-line")
            return


def _find_masthead(page: _Page) -> None:
    """The name of the outlet, once known, is furniture where it stands alone on a line."""
    page.outlet = _outlet(page) or page.outlet
    if page.outlet is None:
        return
    names = {page.outlet.lower(), page.outlet.lower().removeprefix("the ")}
    for place in page.open():
        if page.text(place).lower() in names:
            page.remove(place, "masthead")


def _outlet(page: _Page) -> str | None:
    writers = " ".join(list(page.signed.values())[:_MOST_WRITERS])
    # "© Vista Photos" under a picture names the owner of the picture only.
    telling = [place for place, rule in sorted(page.removed.items()) if rule != "photo credit"]
    return outlet_named_in((page.lines[place].text for place in telling), except_for=writers)


def _find_captions(page: _Page) -> None:
    _find_repetitions(page)
    for place in page.open():
        line = page.lines[place].text
        labelled = captions.caption_label(line)
        credit = captions.credit_line(line)
        if labelled is not None:
            page.kinds[place] = "caption"
            page.texts[place] = labelled
        elif credit is not None:
            _give_credit(page, place, credit)
        elif len(line) <= _LONGEST_CAPTION and captions.credit_of(line, known=False) is not None:
            page.kinds[place] = "caption"
    for place, kind in page.kinds.items():
        if kind == "caption" and place not in page.credits:
            credit = captions.credit_of(page.text(place))
            if credit is not None:
                page.credits[place] = credit


def _find_repetitions(page: _Page) -> None:
    """A line printed twice close together is a caption, shown under the picture and described with it.

    The first text of the page is its headline, and where the same words stand further apart they may be
    anything: then only the second is left out.
    """
    places = page.open()
    for position, place in enumerate(places):
        for distance, other in enumerate(places[position + 1 : position + 4], start=1):
            one, two = page.lines[place].text, page.lines[other].text
            if place in page.removed or len(one) > _LONGEST_CAPTION or not captions.same_caption(one, two):
                continue
            if one == two and (distance > 1 or position == 0 or len(one.split()) < _CAPTION_WORDS):
                page.remove(other, "repeated line")
                continue
            keep, drop = (place, other) if len(one) > len(two) else (other, place)
            page.kinds[keep] = "caption"
            page.remove(drop, "repeated caption")


def _give_credit(page: _Page, place: int, credit: str) -> None:
    """A credit on a line of its own belongs to the line directly above it, else to a caption below it."""
    page.remove(place, "photo credit")
    line = page.lines[place]
    above, below = place - 1, place + 1
    if above >= 0 and above not in page.removed:
        near = page.lines[above].number == line.number - 1 and len(page.lines[above].text) <= _LONGEST_CAPTION
        if near or page.kinds.get(above) == "caption":
            page.kinds[above] = "caption"
            page.credits[above] = credit
            return
    if below < len(page.lines) and below not in page.removed:
        labelled = captions.caption_label(page.lines[below].text)
        if labelled is not None:
            page.kinds[below] = "caption"
            page.texts[below] = labelled
            page.credits[below] = credit


def _find_menu(page: _Page) -> None:
    """What a menu holds beyond the usual names of sections: the short lines above the last of these.

    Nothing above a trail that begins at Home ("Home > News") is the article's.
    """
    if "headline" in page.kinds.values():
        return
    places = page.open()
    full = (p for p in places if is_sentence(page.text(p)) and len(page.text(p).split()) > _CAPTION_WORDS)
    end = min([next(full, len(page.lines)), *page.dates, *page.signed])
    menu = sorted(p for p, rule in page.removed.items() if rule in {"navigation", "controls"} and p < end)
    trail = max((p for p in menu if _FROM_HOME.match(page.lines[p].text)), default=-1)
    last = menu[-2] if len(menu) > 1 else -1
    for place in places:
        short = len(page.text(place).split()) <= _MENU_WORDS and not is_sentence(page.text(place))
        if place not in page.texts and (place < trail or (place < last and short)):
            page.remove(place, "menu")


def _find_headline(page: _Page) -> None:
    """The first open line that is no paragraph; a short label above it is the name of a section."""
    places = page.open()
    if not places or "headline" in page.kinds.values():
        return
    while len(places) > 1 and _is_label(page.text(places[0])) and _can_be_headline(page.text(places[1])):
        page.remove(places[0], "section label")
        del places[0]
    first = places[0]
    if _can_be_headline(page.text(first)):
        page.kinds[first] = "headline"
        for place in places[1:]:
            if page.text(place) == page.text(first):
                page.remove(place, "repeated headline")


def _is_label(text: str) -> bool:
    """The name of a section or of the outlet: a word, a few words in capitals, or "The …" with capitals."""
    words = text.split()
    if is_sentence(text) or len(words) > 5:
        return False
    return len(words) == 1 or (text.isupper() and len(words) <= 3) or outlet_named_in([text]) is not None


def _can_be_headline(text: str) -> bool:
    return (
        len(text.split()) <= _HEADLINE_WORDS and len(text) <= 300 and not text.endswith((".", ":", ",", ";"))
    )


def _find_standfirst(page: _Page) -> None:
    """The lines between headline and by-line or date; without these, a second line that is no sentence."""
    headline = next((place for place, kind in page.kinds.items() if kind == "headline"), None)
    if headline is None or "standfirst" in page.kinds.values():
        return
    after = [place for place in page.open() if place > headline]
    anchor = min((place for place in (*page.dates, *page.signed) if place > headline), default=headline)
    between = [place for place in after if place < anchor]
    # A by-line at the foot of the page has the whole article above it, and says nothing of the standfirst.
    if len(between) > _HEAD_LINES or 2 * len(between) > len(after):
        between = []
    chosen = [] if any(len(page.text(place).split()) > _STANDFIRST_WORDS for place in between) else between
    second = after[0] if len(after) > 1 else None
    if not between and second is not None and _reads_like_a_headline(page.text(second)):
        chosen = [second]
    for place in chosen:
        page.kinds[place] = "standfirst"


def _reads_like_a_headline(text: str) -> bool:
    return 6 <= len(text.split()) <= _STANDFIRST_WORDS and not is_sentence(text)


def _find_biography(page: _Page) -> None:
    """What is said about the writer: a paragraph that begins with her full name and gives her post."""
    signed = [who for _, who in sorted(page.signed.items())][:_MOST_WRITERS]
    names = [name for who in signed for name in re.split(r",\s*|\s+and\s+|\s+&\s+", who) if is_name(name)]
    for place in page.open():
        text = page.text(place)
        for name in names:
            rest = text[len(name) :].lower() if text.lower().startswith(name.lower()) else ""
            if rest.startswith(
                (" is ", " was ", " has ", " covers ", " writes ", " reports ", " joined ", ", ")
            ) and (_mentions_post(rest)):
                page.remove(place, "author biography")
                break
            if text == name:
                page.remove(place, "by-line")
                break
            if text.lower() in {f"about {name.lower()}", f"more from {name.lower()}"}:
                page.remove(place, "author biography")
                break


def _mentions_post(text: str) -> bool:
    words = re.findall(r"[a-z]+", text[:600])
    return any(is_job_title(word) for word in words) or any(
        word in words for word in ("covers", "covering", "writes", "reports", "book", "newsroom")
    )


def _find_the_end(page: _Page) -> None:
    """Once furniture follows the last paragraph, short lines without a full stop are the foot of the page."""
    places = page.open()
    sentences = [
        place for place in places if is_sentence(page.text(place)) and len(page.text(place).split()) > 6
    ]
    if not sentences:
        return
    foot = min((place for place in page.removed if place > sentences[-1]), default=len(page.lines))
    for place in places:
        text = page.text(place)
        if place > foot and not is_sentence(text) and len(text.split()) <= 15:
            page.remove(place, "foot of the page")


def _article(page: _Page, id: str) -> Article:
    parts = [
        (page.kinds.get(place, "paragraph"), page.text(place), page.credits.get(place))
        for place in range(len(page.lines))
        if place not in page.removed
    ]
    if not parts:
        raise ReadingError(
            "No article was found: every line of the page is furniture (buttons, notices, links)."
        )
    text, spans = join_parts(parts)
    who = next((who for _, who in sorted(page.signed.items())), None)
    kept = [(page.lines[place], rule) for place, rule in sorted(page.removed.items())]
    return Article(
        id=id,
        text=text,
        parts=spans,
        outlet=_outlet(page) or page.outlet,
        date=_date(page.dates.values()) or _agency_date(page),
        title=next((part.of(text) for part in spans if part.kind == "headline"), None),
        byline=who,
        furniture=tuple(Furniture(line.text, rule, line.number) for line, rule in kept),
    )


def _agency_date(page: _Page) -> datetime.date | None:
    """The date with which an agency opens its report: "VIENNA, January 17, 2016 (Wire) - Ministers …"."""
    first = next((p for p in range(len(page.lines)) if p not in page.removed and p not in page.kinds), None)
    match = None if first is None else _DATELINE.match(page.text(first)[:160])
    found = None if match is None else find_date(match["date"])
    return None if found is None else found[0]


def _date(lines: Iterable[DateLine]) -> datetime.date | None:
    """The day of publication rather than that of a later change."""
    known = sorted((line for line in lines if line.day is not None), key=lambda line: line.later)
    return known[0].day if known else None
