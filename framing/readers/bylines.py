"""By-lines: who is named as the writer of an article."""

from __future__ import annotations

import re
from functools import cache

from framing.language import data_lines
from framing.readers.dates import find_date

_BY = re.compile(
    r"(?:(?:words|written|reported|reporting|story|report|analysis)\s+)?by:?\s+(?P<who>\S.*)", re.I
)
_STAFF = re.compile(
    r"""
      (?: from \s+ )? our \s+ (?: \w+ \s+ ){0,3} (?: correspondents? | staff | reporters? )
      (?: \s+ in \s+ .{2,40} )?
    | (?: \w+ \s+ ){0,2} staff (?: \s+ (?: reporters? | writers? | correspondents? ) )?
      (?: \s+ (?: and | with | & ) \s+ agenc(?: y | ies ) )?
    | agencies | news \s+ agencies
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEWSROOM = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*\s){1,3}(?:newsroom|news\s?desk)")
_AND = re.compile(r"\s*(?:,\s*and\s|,|\sand\s|\s&\s)\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|reporting from)\s+[A-Z][^,]{1,40}$")
_FOR = re.compile(r"\s+for\s.*$", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"[\s,|·•–—-]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:published|updated|on))?[\s,:|·•–—-]*$",
    re.I,
)
_LONGEST_WORDS = 16


def byline(line: str) -> str | None:
    """The by-line that a line states in so many words, or ``None``.

    "By" itself is dropped; a date on the same line is too.

    >>> byline("By Jane Doe and John Roe in Vienna"), byline("By the time the talks began")
    ('Jane Doe and John Roe in Vienna', None)
    """
    if len(line) > 200 or line.endswith((".", "?", "!", ":")):
        return None
    if _STAFF.fullmatch(line) or _NEWSROOM.fullmatch(line):
        return line
    match = _BY.fullmatch(line)
    if match is None:
        return None
    who = _without_date(match["who"].partition(";")[0])  # "Reporting by …; editing by …"
    first = _AND.split(_PLACE.sub("", _FOR.sub("", who)), maxsplit=1)[0]
    named = is_name(first) or _STAFF.fullmatch(who) is not None
    return who if named and len(who.split()) <= _LONGEST_WORDS else None


def is_name(text: str) -> bool:
    """Whether a text can be the full name of a person: two to five words with capitals.

    >>> is_name("Anna van der Berg"), is_name("Talks begin"), is_name("Vienna")
    (True, False, False)
    """
    tokens = text.split()
    if not 2 <= len(tokens) <= 5 or len(text) > 60:
        return False
    capitals = [token for token in tokens if token not in _particles()]
    return len(capitals) >= 2 and tokens[-1] in capitals and all(_is_name_word(token) for token in capitals)


def is_byline_names(line: str) -> bool:
    """Whether a line is only names, with or without a job title or a place: a by-line that lacks its "By".

    >>> is_byline_names("Jane Doe, Political Editor"), is_byline_names("Talks begin")
    (True, False)
    """
    if len(line) > 150:
        return False
    pieces = _AND.split(_PLACE.sub("", line))
    return is_name(pieces[0]) and all(is_name(piece) or is_job_title(piece) for piece in pieces[1:])


def is_job_title(text: str) -> bool:
    """Whether a text names a post in a newsroom.

    >>> is_job_title("White House Correspondent"), is_job_title("The correspondent left in a hurry")
    (True, False)
    """
    if len(text) > 80:
        return False
    words = _PLACE.sub("", text).lower().replace("-", " ").split()
    return 1 <= len(words) <= 6 and words[-1].rstrip(",") in _job_titles()


def _without_date(who: str) -> str:
    found = find_date(who)
    return who if found is None else _BEFORE_DATE.sub("", who[: found[1]])


def _is_name_word(token: str) -> bool:
    letters = token.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    return token[0].isupper() and letters.isalpha() and token[-1] not in "'’-"


@cache
def _job_titles() -> frozenset[str]:
    return frozenset(data_lines("newsroom_posts.txt"))


@cache
def _particles() -> frozenset[str]:
    return frozenset(data_lines("name_particles.txt"))
