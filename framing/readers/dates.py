"""The date of an article, in the forms in which pages print it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"""
      (?<![\d-]) (?P<iso>\d{{4}}-\d{{2}}-\d{{2}}) (?![\d-])                       # 2015-11-11
    | \b (?P<day>\d{{1,2}}) (?:st|nd|rd|th)? \s+ (?:of\s+)?                       # 11th of November, 2015
      (?P<month>{_MONTH}) \.? ,? \s+ (?P<year>\d{{4}}) \b
    | \b (?P<us_month>{_MONTH}) \.? \s+ (?P<us_day>\d{{1,2}}) (?:st|nd|rd|th)?    # Nov. 11, 2015
      ,? \s+ (?P<us_year>\d{{4}}) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b")
_AROUND = re.compile(
    r"""
      (?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b
    | t?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)? (?:z\b)?            # 08:39, 14:05:00Z
      (?: \s? (?:[ap]\.m\.|[ap]m\b) )?                                             # 8.39 pm
    | \b\d{1,2}\s?(?:[ap]\.m\.|[ap]m\b)
    | \b\d{4}\s?(?:gmt|bst|utc|hours|hrs)\b
    | [+-]\d{2}:?\d{2}\b
    | \b(?:gmt|bst|utc|est|edt|et|cst|cdt|ct|mst|mdt|pst|pdt|pt|cet|cest|eet|eest|msk|ist|sast|hkt|sgt|jst|kst
         |aest|aedt|acst|awst|nzst|nzdt|z)\b
    | \b(?:originally|first|last|published|updated|modified|posted|created|issued|edited|date|on|at|the|time
         |local|edition)\b
    | [\s,.:;|/·•()@–—-]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LATER = re.compile(r"\s*(?:last\s+)?(?:updated|modified|edited)\b", re.IGNORECASE)
_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is nothing but a date: ``day`` is missing where the figures can be read two ways.

    ``later`` marks the date of a change rather than of publication.
    """

    day: datetime.date | None
    later: bool = False


def find_date(text: str) -> tuple[datetime.date, int] | None:
    """The first date in a text that can be read one way only, and where it starts.

    >>> find_date("Updated on Nov. 11, 2015")
    (datetime.date(2015, 11, 11), 11)
    """
    for match in _DATE.finditer(text):
        day = _day(match)
        if day is not None:
            return day, match.start()
    return None


def parse_date(text: str) -> datetime.date | None:
    """The date a text consists of, with or without weekday, time and zone; ``None`` if it is not just that.

    Day and month are told apart by the name of the month; figures alone are read in the ISO form only.

    >>> parse_date("Wednesday 11 November 2015 08:39 EST"), parse_date("11/12/2015")
    (datetime.date(2015, 11, 11), None)
    """
    line = date_line(text)
    return None if line is None else line.day


def date_line(text: str) -> DateLine | None:
    """What a line that holds nothing but a date says, or ``None`` for any other line.

    >>> date_line("Last updated: November 12, 2015, 9:10 a.m. ET")
    DateLine(day=datetime.date(2015, 11, 12), later=True)
    """
    if len(text) > _LONGEST_LINE:
        return None
    found = find_date(text)
    rest = _DATE.sub(" ", text) if found else _NUMERIC.sub(" ", text)
    if rest == text or _AROUND.sub("", rest):
        return None
    return DateLine(found[0] if found else None, later=_LATER.match(text) is not None)


def _day(match: re.Match[str]) -> datetime.date | None:
    try:
        if match["iso"]:
            day = datetime.date.fromisoformat(match["iso"])
        else:
            month = _MONTHS.index((match["month"] or match["us_month"])[:3].lower()) + 1
            day = datetime.date(
                int(match["year"] or match["us_year"]), month, int(match["day"] or match["us_day"])
            )
    except ValueError:
        return None
    # A year outside the age of the newspaper is some other number.
    return day if 1600 <= day.year <= 2200 else None
