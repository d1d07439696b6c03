"""Furniture of a page: the lines around an article that a copied page brings along.

``RULES`` is the table of what is recognised. A rule sees the lines of the page and names the places of those
it takes out; the first rule in the table that takes a line gives its name. Rules look for the wording that
such lines share from site to site, never for one site. A line must fit a rule from its first character to its
last, and be short: where that is in doubt it stays in the article, because a paragraph lost costs more than a
button kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from framing.language import data_lines
from framing.readers import wording
from framing.readers.bylines import byline, is_job_title, is_name
from framing.readers.captions import credit_line
from framing.readers.dates import date_line

_LONGEST = 220
_LONGEST_NOTICE = 900


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page that is not blank, with its ``number`` in the file, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of furniture: its ``name``, what it ``recognises``, and how its places are found."""

    name: str
    recognises: str
    find: Callable[[Sequence[Line]], Iterable[int]]


def furniture(lines: Sequence[Line]) -> dict[int, str]:
    """The places of the lines that are furniture, each with the name of the rule that says so.

    >>> page = [Line(1, "Share on Facebook"), Line(2, "Talks began on Monday."), Line(4, "12 comments")]
    >>> furniture(page)
    {0: 'share buttons', 2: 'comments'}
    """
    found: dict[int, str] = {}
    for rule in RULES:
        for place in rule.find(lines):
            found.setdefault(place, rule.name)
    return dict(sorted(found.items()))


def is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence ends.

    >>> is_sentence("Talks begin."), is_sentence("Talks begin")
    (True, False)
    """
    return text.rstrip("\"'”’)»] ").endswith((".", "!", "?", "…", ":", ";", ","))


def is_portrait(text: str) -> bool:
    """Whether a line is the description of a portrait, as it stands beside a by-line.

    >>> is_portrait("Head shot of Jane Doe"), is_portrait("Picture of the day")
    (True, False)
    """
    match = _PORTRAIT.fullmatch(text) if len(text) <= _LONGEST else None
    return match is not None and is_name(match["who"])


def _lines(
    patterns: Sequence[str], *, longest: int = _LONGEST, quoting: bool = False
) -> Callable[[Sequence[Line]], Iterator[int]]:
    """A rule for single lines: those that one of the patterns fits as a whole.

    A sentence with quotation marks is somebody's words, whatever it begins with, unless ``quoting``.
    """
    whole = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)

    def find(lines: Sequence[Line]) -> Iterator[int]:
        for place, line in enumerate(lines):
            text = line.text
            if (
                len(text) <= longest
                and (quoting or not (_QUOTED.search(text) and is_sentence(text)))
                and whole.fullmatch(text)
            ):
                yield place

    return find


_PORTRAIT = re.compile(
    r"(?:head ?shot|portrait|(?:profile|by-?line|author) (?:picture|photo|image)|avatar|photo|picture|image)"
    r" (?:of|for) (?:the author,? )?(?P<who>.{3,60})",
    re.IGNORECASE,
)


def _portraits(lines: Sequence[Line]) -> Iterator[int]:
    return (place for place, line in enumerate(lines) if is_portrait(line.text))


# --- share buttons -------------------------------------------------------------------------------------

_WORDS = re.compile(r"[^\s,|/·•()]+")
_COUNT = re.compile(r"[\d.,]+k?|[-–—+]")
_LONE_BUTTONS = frozenset({"email", "e-mail", "print", "save", "link"})


def _share_buttons(lines: Sequence[Line]) -> Iterator[int]:
    """Requests to share, and lines of words from buttons, one of which names a network or says "share"."""
    yield from _lines(wording.SHARE_REQUEST)(lines)
    names, others = frozenset(data_lines("share_buttons.txt")), frozenset(data_lines("share_words.txt"))
    for place, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        words = [word.strip(".:") for word in _WORDS.findall(line.text.lower()) if not _COUNT.fullmatch(word)]
        if not words or not all(word in names or word in others for word in words):
            continue
        lone = len(words) <= 4 and words[0] in _LONE_BUTTONS
        if lone or any(word in names for word in words):
            yield place
            yield from _counts_beside(lines, place)


def _counts_beside(lines: Sequence[Line], place: int) -> Iterator[int]:
    """The number of shares or comments, on a line of its own directly above or below a button."""
    for other in (place - 1, place + 1):
        beside = 0 <= other < len(lines) and abs(lines[other].number - lines[place].number) == 1
        if beside and _COUNT.fullmatch(lines[other].text.lower()):
            yield other


# --- blocks: a heading, then the lines that belong to it -------------------------------------------------

_RELATED_HEADING = re.compile("|".join(f"(?:{one})" for one in wording.RELATED_HEADING), re.IGNORECASE)
_MOST_LINKS = 12


def _related_links(lines: Sequence[Line]) -> Iterator[int]:
    """The heading, and the links below it, as closely set as the first of them.

    Above the first sentence of a page only links without blank lines between them are taken, because
    the next line may be the headline of the article.
    """
    place = 0
    in_the_head = True
    while place < len(lines):
        in_the_head = in_the_head and not is_sentence(lines[place].text)
        if len(lines[place].text) <= 60 and _RELATED_HEADING.fullmatch(lines[place].text):
            yield place
            end = min(place + 1 + _MOST_LINKS, len(lines))
            widest = 1 if in_the_head or end - place < 2 else lines[place + 1].number - lines[place].number
            while place + 1 < end and (
                _is_link(lines[place], lines[place + 1], widest)
                or (not in_the_head and _signs_or_dates(lines[place + 1].text))
            ):
                place += 1
                yield place
        place += 1


def _signs_or_dates(text: str) -> bool:
    return date_line(text) is not None or byline(text) is not None


def _is_link(before: Line, line: Line, widest: int) -> bool:
    """A headline of another article: short, without a full stop, not set apart from the line before."""
    text = line.text
    short = len(text) <= 160 and len(text.split()) <= 22
    return (
        short
        and line.number - before.number <= widest
        and not text.rstrip("\"'”’) ").endswith((".", ":", ","))
        and not _signs_or_dates(text)
    )


_ABOUT_GIVING = re.compile(
    r"\b(?:support(?:s|ed|ing|ers?)?|donat\w+|contribut(?:e|es|ing|ions?|ors?)|subscri(?:be|ber|bers|ption|ptions|bing)"
    r"|member(?:s|ship)?|fund(?:ed|ing|s)?|gifts?|chip\sin)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"\b(?:you|your|yours|readers?\slike\syou)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|us|me)\b")  # the US is no "us"
_NEWSROOM = re.compile(r"\b(?:journalism|reporting|newsroom|newspaper)\b", re.IGNORECASE)
_PLEADS = re.compile(r"\b(?:please|consider|as\slittle\sas|today)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«][^\"”»]{0,900}[\"”»]?")
_APPEAL_BUTTON = re.compile("|".join(f"(?:{one})" for one in wording.APPEAL_BUTTON), re.IGNORECASE)
_LONGEST_APPEAL = 14


def _appeal(lines: Sequence[Line]) -> Iterator[int]:
    """From a heading that asks for support to the last line that asks, or to the name of who asks."""
    place = 0
    while place < len(lines):
        text = lines[place].text
        end = _appeal_end(lines, place) if _is_heading(text) else place
        if end == place and _pleads(text):
            end = place + 1
        yield from range(place, end)
        place = max(end, place + 1)


def _appeal_end(lines: Sequence[Line], start: int) -> int:
    asked = False
    end = start
    for place in range(start + 1, min(start + 1 + _LONGEST_APPEAL, len(lines))):
        text = lines[place].text
        before = lines[place - 1].text
        signed = end == place and (is_portrait(before) or is_name(before))
        if _asks(text):
            asked = True
            end = place + 1
        elif (
            is_portrait(text)
            or (len(text) <= 60 and _APPEAL_BUTTON.fullmatch(text))
            or (asked and end == place and _is_signature(lines, place))
            or (signed and is_job_title(text))
        ):
            end = place + 1
        elif not _speaks_for_itself(text):
            break
    return end if asked else start


def _is_signature(lines: Sequence[Line], place: int) -> bool:
    """A name that a portrait announced or that a post in the newsroom follows."""
    text = lines[place].text
    if not is_name(text):
        return False
    follows = place + 1 < len(lines) and is_job_title(lines[place + 1].text)
    return follows or is_portrait(lines[place - 1].text)


def _is_heading(text: str) -> bool:
    """Whether a line can open an appeal; only what follows shows whether it does."""
    if len(text) > 110 or not _ABOUT_GIVING.search(said := _QUOTED.sub(" ", text)):
        return False
    return any(pattern.search(said) for pattern in (_FIRST_PERSON, _ADDRESSED, _NEWSROOM))


def _asks(text: str) -> bool:
    """Whether a line asks the reader for support."""
    if len(text) > _LONGEST_NOTICE:
        return False
    said = _QUOTED.sub(" ", text)
    return _ABOUT_GIVING.search(said) is not None and _ADDRESSED.search(said) is not None


def _pleads(text: str) -> bool:
    """Whether a line is an appeal by itself: the outlet asks the reader in one paragraph."""
    return (
        _asks(text)
        and not _QUOTED.search(text)
        and _FIRST_PERSON.search(text) is not None
        and _PLEADS.search(text) is not None
    )


def _speaks_for_itself(text: str) -> bool:
    if len(text) > _LONGEST_NOTICE:
        return False
    said = _QUOTED.sub(" ", text)
    return _FIRST_PERSON.search(said) is not None or _ADDRESSED.search(said) is not None


_AGO = re.compile(
    r"(?:.{0,40}\s)?(?:\d{1,3}|an?|one)\s?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|h|m|d)\sago(?:\s.{0,20})?",
    re.IGNORECASE,
)
_COMMENTS_HEADING = re.compile(
    r"(?:(?:readers?['’]?\s)?comments?\s*\(?[\d.,]*\)?|[\d.,]+\s(?:readers?['’]?\s)?comments?|conversation|(?:top|most\sliked|all)\scomments)",
    re.IGNORECASE,
)


def _readers_comments(lines: Sequence[Line]) -> Iterator[int]:
    """What readers wrote: all after a comments heading in the lower half that "… ago" stamps follow."""
    stamps = [place for place, line in enumerate(lines) if len(line.text) <= 80 and _AGO.fullmatch(line.text)]
    for place in range(len(lines) // 2, len(lines)):
        if len(lines[place].text) <= 60 and _COMMENTS_HEADING.fullmatch(lines[place].text):
            following = bisect_right(stamps, place)
            if following < len(stamps) and stamps[following] <= place + 6:
                yield from range(place, len(lines))
                return


# --- navigation ----------------------------------------------------------------------------------------

_TOP = 6
_SEPARATOR = re.compile(r"\s*[>›»|/·•→\\]\s*")
_LINK_SEPARATOR = re.compile(r"\s*[|·•,/]\s*")


def _navigation(lines: Sequence[Line]) -> Iterator[int]:
    """A trail (Home > News > World), or a line of nothing but names of sections."""
    names = {
        place for place, line in enumerate(lines) if len(line.text) <= _LONGEST and _is_section(line.text)
    }
    for place, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        steps = [step for step in _SEPARATOR.split(line.text) if step]
        trail = len(steps) >= 2 and all(len(step.split()) <= 4 for step in steps)
        alone = len(line.text.split()) <= 2 and place >= _TOP and not names & {place - 1, place + 1}
        if (trail and any(_is_section(step) for step in steps[:-1])) or (place in names and not alone):
            yield place


def _is_section(text: str) -> bool:
    words = [word.strip(".,:&") for word in text.lower().split()]
    return all(not word or word in _sections() for word in words) and not is_sentence(text)


@cache
def _sections() -> frozenset[str]:
    return frozenset(data_lines("page_sections.txt"))


# --- the end of the page ---------------------------------------------------------------------------------


def _ownership(lines: Sequence[Line]) -> Iterator[int]:
    """Copyright lines, but not the credit of a picture ("© Vista Photos"); links to the small print."""
    for place in _lines(wording.COPYRIGHT, longest=420, quoting=True)(lines):
        quotes = _QUOTED.search(lines[place].text) and not lines[place].text.startswith("©")
        if not quotes and credit_line(lines[place].text) is None:
            yield place
    small_print = frozenset(data_lines("page_small_print.txt"))
    for place, line in enumerate(lines):
        if len(line.text) <= 420:
            links = [link.lower() for link in _LINK_SEPARATOR.split(line.text) if link]
            if links and all(link in small_print for link in links):
                yield place


def _sign_up_boxes(lines: Sequence[Line]) -> Iterator[int]:
    """Newsletter lines, and the name of the newsletter where it stands directly above two of them."""
    found = set(_lines(wording.NEWSLETTER, longest=360)(lines))
    for place, line in enumerate(lines[:-2]):
        above = [
            lines[place + step].number == line.number + step and place + step in found for step in (1, 2)
        ]
        if all(above) and len(line.text.split()) <= 6 and not is_sentence(line.text):
            found.add(place)
    yield from found


# --- the table -----------------------------------------------------------------------------------------

RULES: tuple[Rule, ...] = (
    Rule(
        "appeal for support",
        "a heading that asks for support, what is said to the reader, portrait, name",
        _appeal,
    ),
    Rule("readers' comments", "a comments heading and all that readers wrote under it", _readers_comments),
    Rule("related links", "“Related stories” and its like, with the headlines that follow", _related_links),
    Rule(
        "related link", "a link with its label: “Read more: …”, “See also: …”", _lines(wording.RELATED_LINK)
    ),
    Rule("notifications", "offers of notifications, and how to stop them", _lines(wording.NOTIFICATIONS)),
    Rule("newsletter", "sign-up boxes for newsletters and mail", _sign_up_boxes),
    Rule(
        "cookie notice",
        "what is said about cookies and consent, and its buttons",
        _lines(wording.COOKIE_NOTICE, longest=_LONGEST_NOTICE),
    ),
    Rule("share buttons", "buttons that pass the article on", _share_buttons),
    Rule("follow us", "where else the outlet or its writers can be followed", _lines(wording.FOLLOW_US)),
    Rule(
        "live-blog stamps",
        "times and labels between the entries of a live report",
        _lines(wording.LIVE_BLOG_STAMPS),
    ),
    Rule("comments", "counters, invitations and rules of a comment forum", _lines(wording.COMMENTS)),
    Rule(
        "login and registration",
        "what is said to readers who are, or are not, signed in or subscribed",
        _lines(wording.LOGIN_AND_REGISTRATION, longest=320),
    ),
    Rule("advertisement", "labels around advertisements", _lines(wording.ADVERTISEMENT)),
    Rule("reading time", "how long the article takes to read", _lines(wording.READING_TIME)),
    Rule("copyright", "who owns the page, and links to the small print", _ownership),
    Rule("tags", "the topics under which the article is filed", _lines(wording.TAGS)),
    Rule(
        "image control",
        "what a picture says to those who cannot see or enlarge it",
        _lines(wording.IMAGE_CONTROL),
    ),
    Rule(
        "print edition",
        "where the article appeared in print",
        _lines(wording.PRINT_EDITION, quoting=True),
    ),
    Rule("portrait", "the description of a writer's portrait", _portraits),
    Rule("controls", "buttons of the page itself", _lines(wording.CONTROLS)),
    Rule("navigation", "a trail of sections (Home > News > World), or a line of section names", _navigation),
)
"""Every rule there is, in the order in which they are asked."""
