"""Furniture of a page: the lines around an article that a copied page brings along.

``RULES`` is the table of what is recognised. A rule sees the lines of the page and names the places of those
it takes out; the first rule in the table that takes a line gives its name. Rules look for the wording that
such lines share from site to site, never for one site. A line must fit a rule from its first character to its
last, and be short: where that is in doubt it stays in the article, because a paragraph lost costs more than a
button kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.readers.bylines import is_job_title, is_name

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

    >>> furniture([Line(1, "Share on Facebook"), Line(2, "Talks began in Vienna on Monday."), Line(4, "12 comments")])
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
    """Whether a line is the description of a portrait, as it stands beside a by-line."""
    match = _PORTRAIT.fullmatch(text) if len(text) <= _LONGEST else None
    return match is not None and is_name(match["who"])


def _lines(*patterns: str, longest: int = _LONGEST) -> Callable[[Sequence[Line]], Iterator[int]]:
    """A rule for single lines: those that one of the patterns fits as a whole."""
    whole = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)

    def find(lines: Sequence[Line]) -> Iterator[int]:
        for place, line in enumerate(lines):
            text = line.text
            # A sentence with quotation marks is somebody's words, whatever it begins with.
            if (
                len(text) <= longest
                and not (_QUOTED.search(text) and is_sentence(text))
                and whole.fullmatch(text)
            ):
                yield place

    return find


_PORTRAIT = re.compile(
    r"(?:head\s?shot|portrait|profile\s(?:picture|photo|image)|avatar|by-?line\s(?:picture|photo)|author\s(?:picture|photo|image)"
    r"|photo|picture|image)\s(?:of|for)\s(?:the\sauthor,?\s)?(?P<who>.{3,60})",
    re.IGNORECASE,
)

# --- share buttons -------------------------------------------------------------------------------------

_SHARE_NAMES = frozenset(
    "share tweet facebook twitter whatsapp linkedin reddit pinterest telegram flipboard messenger bluesky threads "
    "mastodon copy bookmark sharing instagram".split()
)
_SHARE_WORDS = _SHARE_NAMES | frozenset(
    "this article story page post on via by to with link url email e-mail mail print x save for later more options a "
    "friend shares icon close button send and or tools copied opens in new window".split()
)


def _share_buttons(lines: Sequence[Line]) -> Iterator[int]:
    for place, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        words = re.findall(r"[^\s,|/·•()]+", line.text.lower())
        words = [word for word in words if not re.fullmatch(r"[\d.,]+k?|[-–—+]", word)]
        if not words or not all(word.strip(".:") in _SHARE_WORDS for word in words):
            continue
        if any(word.strip(".:") in _SHARE_NAMES or word == "shares" for word in words):
            yield place
        elif len(words) <= 2 and words[0] in {"email", "e-mail", "print", "save", "link"}:
            yield place


# --- blocks: a heading, then the lines that belong to it -------------------------------------------------

_RELATED_HEADING = re.compile(
    r"""
    (?: related (?:\s(?:stories|story|articles|article|content|topics|coverage|links|reading|news))?
      | read\s(?:more|next|also|this\snext) | more\s(?:on\sthis(?:\sstory|\stopic)?|stories|from\s.{2,40}|like\sthis|to\sexplore|coverage|news)
      | (?:most|top|latest|trending|popular)\s(?:read|viewed|popular|shared|watched|stories|news|now|articles|headlines)
      | trending | see\salso | further\sreading | recommended (?:\s(?:for\syou|stories|reading))? | you\smay\s(?:also\s)?(?:like|be\sinterested\sin)
      | editor['’]?s['’]?\s(?:picks?|choice) | don['’]t\smiss | up\snext | also\s(?:in|on)\s.{2,40} | elsewhere\son\s.{2,40}
      | around\sthe\s(?:web|bbc|site) | from\sthe\s(?:web|archive) | in\sother\snews | what\sto\sread\snext | keep\sreading | promoted\sstories
    ) \s*:?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MOST_LINKS = 12


def _related_links(lines: Sequence[Line]) -> Iterator[int]:
    place = 0
    while place < len(lines):
        if len(lines[place].text) <= 60 and _RELATED_HEADING.fullmatch(lines[place].text):
            yield place
            end = min(place + 1 + _MOST_LINKS, len(lines))
            while place + 1 < end and _is_link(lines[place + 1].text):
                place += 1
                yield place
        place += 1


def _is_link(text: str) -> bool:
    """A headline of another article: short, and without a full stop at its end."""
    return (
        len(text) <= 160 and len(text.split()) <= 22 and not text.rstrip("\"'”’) ").endswith((".", ":", ","))
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
_APPEAL_BUTTON = re.compile(
    r"(?:(?:please\s)?(?:donate|contribute|support|subscribe|give|join|become\s(?:a|an)\s\w+)(?:\s(?:us|now|today|here|once|monthly|one-off))*"
    r"|one[- ]off|monthly|annual(?:ly)?|not\snow|maybe\slater|remind\sme(?:\slater|\sin\s.{2,20})?|[£$€]\s?\d+.{0,30}|find\sout\smore|learn\smore|other(?:\samount)?|continue)",
    re.IGNORECASE,
)
_LONGEST_APPEAL = 14


def _appeal(lines: Sequence[Line]) -> Iterator[int]:
    """From a heading that asks for support to the last line that asks, or to the portrait and name of who asks."""
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
        elif is_portrait(text) or _APPEAL_BUTTON.fullmatch(text[:_LONGEST]):
            end = place + 1
        elif asked and end == place and _is_signature(lines, place):
            end = place + 1
        elif signed and is_job_title(text):
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
    """What readers wrote: everything after a comments heading in the lower half that "… ago" stamps follow."""
    stamps = [place for place, line in enumerate(lines) if len(line.text) <= 80 and _AGO.fullmatch(line.text)]
    for place in range(len(lines) // 2, len(lines)):
        if len(lines[place].text) <= 60 and _COMMENTS_HEADING.fullmatch(lines[place].text):
            if any(place < stamp <= place + 6 for stamp in stamps[-_LONGEST:]):
                yield from range(place, len(lines))
            return


# --- navigation ----------------------------------------------------------------------------------------

_SECTIONS = frozenset(
    "home news world uk us u.s. europe asia africa americas politics business economy money markets sport sports opinion comment "
    "culture arts books film tv music life lifestyle style travel food health science tech technology environment "
    "climate weather video videos podcasts podcast audio live local national international magazine obituaries puzzles crosswords "
    "games letters editorials features analysis sections menu search more all latest subscribe shop jobs education society "
    "defence defense security russia football cricket regional community events archive newsletters today's paper edition "
    "help about contact us "
    "radio iplayer sounds bitesize photos pictures property motoring cars family fashion entertainment investigations".split()
)
_SEPARATOR = re.compile(r"\s*[>›»|/·•→\\]\s*")


def _navigation(lines: Sequence[Line]) -> Iterator[int]:
    """A trail (Home > News > World), or a line of nothing but names of sections."""
    for place, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        steps = [step for step in _SEPARATOR.split(line.text) if step]
        short = all(len(step.split()) <= 4 for step in steps)
        if len(steps) >= 2 and short and any(_is_section(step) for step in steps[:-1]):
            yield place
        elif len(steps) == 1 and _is_section(line.text) and (len(steps[0].split()) >= 3 or place < 6):
            yield place


def _is_section(text: str) -> bool:
    words = [word.strip(".,:&") for word in text.lower().split()]
    return all(not word or word in _SECTIONS or word in {"and", "the"} for word in words) and not is_sentence(
        text
    )


# --- the table -----------------------------------------------------------------------------------------

_PAPER = r"(?:the\s)?[\w'’&.-]+(?:\s[\w'’&.-]+){0,4}"

RULES: tuple[Rule, ...] = (
    Rule(
        "appeal for support",
        "a heading that asks for support, what is said to the reader, portrait and name",
        _appeal,
    ),
    Rule(
        "readers' comments",
        "a comments heading and the comments under it, to the end of the page",
        _readers_comments,
    ),
    Rule("related links", "“Related stories” and its like, with the headlines that follow", _related_links),
    Rule(
        "related link",
        "one link with its label: “Read more: …”, “See also: …”",
        _lines(
            r"(?:read(?:\smore|\salso|\snext)?|related(?:\s(?:story|article|stories))?|see\salso|watch(?:\snow)?|listen(?:\snow)?|in\spictures"
            r"|don['’]t\smiss|also\sread|must\sread)\s*[:|>»›→–—]\s*\S.{0,180}",
            r"(?:read|watch|listen\sto|see)\s(?:more|the\sfull|all)\s(?:about|on|from|of|stories|story|coverage|report|interview)\b[^.?!]{0,120}",
            r"(?:click|tap)\shere\s(?:to|for)\s.{0,120}",
            r"(?:all|more)\s(?:stories|articles|coverage|news)\s(?:by|from|about|on)\s.{2,60}",
            r"full\s(?:story|coverage|report|list)\s*[>»›→]?",
        ),
    ),
    Rule(
        "notifications",
        "offers to send notifications, and how to switch them off",
        _lines(
            r"(?:stay|get|receive|turn|enable|allow|manage|switch|would\syou|we['’]d|we\swould)\b[^.]{0,100}\bnotifications?\b[^.]{0,60}[.?]?",
            r"notifications?\s(?:can|may|are)\b.{0,100}\b(?:browser|settings|preferences)\b.{0,40}",
            r"(?:not\snow|no,?\sthanks|maybe\slater|allow|yes,?\splease)",
            r"(?:get|receive|turn\son)\s(?:breaking\s)?(?:news\s)?alerts?\b[^.]{0,80}\.?",
        ),
    ),
    Rule(
        "newsletter",
        "sign-up boxes for newsletters and mail",
        _lines(
            r"(?:sign|signed)[\s-]?up\b.{0,120}\b(?:newsletters?|e-?mails?|inbox|briefings?|alerts?|bulletins?|digest)\b.{0,90}",
            r"sign[\s-]?up(?:\s(?:now|here|today|for\sfree))?[.!]?",
            r"(?:get|receive|subscribe\sto|join|try)\b.{0,140}\b(?:newsletters?|(?:in|to)\syour\s(?:e-?mail\s)?inbox|by\se-?mail|mailing\slist)\b.{0,70}",
            r"(?:get|receive)\b.{0,60}\b(?:headlines|stories|briefing|news|updates)\b.{0,60}\bevery\s(?:morning|evening|week|weekday|day)\b.{0,30}",
            r"[^.]{0,80}\b(?:delivered|straight|sent|direct(?:ly)?)\b[^.]{0,40}\bto\syour\s(?:in-?box|e-?mail|phone)\b.{0,60}",
            r"(?:enter\s)?(?:your\s)?e-?mail(?:\saddress)?\*?:?",
            r"(?:please\s)?enter\s(?:a\svalid|your)\se-?mail.{0,80}",
            r"(?:our\s|free\s|daily\s|weekly\s|the\s)*newsletters?(?:\s(?:sign[\s-]?up|promotion|preferences))?",
            r"(?:after|skip\spast|view\sall|manage|our\sfree|more)\s[^.]{0,40}newsletters?[^.]{0,40}",
            r"i(?:\s?would|['’]d)\slike\sto\s(?:be\se-?mailed|receive)\b.{0,160}",
            r"by\s(?:entering|submitting|providing|signing|clicking|subscribing|registering)\b.{0,100}\b(?:you\s(?:agree|consent|accept)|terms|privacy)\b.{0,160}",
            r"(?:read\s(?:our|the)\s)?privacy\s(?:notice|policy|statement)\.?|(?:please\s)?(?:read|see)\sour\sprivacy\s.{0,60}",
            r"(?:thanks|thank\syou)\sfor\s(?:signing\sup|subscribing)\b.{0,80}|you\scan\sunsubscribe\sat\sany\stime\.?|unsubscribe",
            r"(?:this\sform|this\ssite)\sis\sprotected\sby\s.{0,160}|we\swill\snever\sshare\syour\s.{0,100}",
            longest=360,
        ),
    ),
    Rule(
        "cookie notice",
        "what is said about cookies and consent, and its buttons",
        _lines(
            r"(?=.*\b(?:we|our|site|website|you|your)\b).{0,200}\b(?:uses?|using|set|accept|store|about|our|necessary|these)\scookies\b.{0,600}",
            r"(?:cookies?|consent)(?:\s(?:policy|notice|settings|preferences|banner|choices))?",
            r"we\s(?:value|respect|care\sabout)\syour\sprivacy.{0,200}|your\sprivacy(?:\s(?:matters|choices|settings)|,?\syour\schoice)?",
            r"we\sand\sour\s(?:\d[\d.,]*\s)?partners\b.{0,800}",
            r"(?:i\s)?(?:accept|agree|reject|decline|allow|deny)(?:\s(?:all|and\s(?:close|continue)|only\s(?:necessary|essential)))?(?:\scookies)?",
            r"(?:manage|change|review|more)\s(?:my\s|your\s)?(?:options|preferences|settings|consent|choices)|do\snot\ssell\s.{0,60}",
            longest=_LONGEST_NOTICE,
        ),
    ),
    Rule("share buttons", "buttons that pass the article on", _share_buttons),
    Rule(
        "follow us",
        "where else the outlet or its writers can be followed",
        _lines(
            r"(?:please\s)?(?:follow|like|find|join|add)\s(?:us|me|@\w+|the\s[\w\s]{2,40}|\w+\s\w+)\s(?:on|via)\s(?:our\s)?(?:twitter|x|facebook|instagram"
            r"|youtube|tiktok|bluesky|mastodon|threads|linkedin|whatsapp|telegram|google\snews|apple\snews|snapchat|reddit)\b.{0,80}",
            r"(?:please\s)?(?:follow|like|find|join)\sus\s(?:on|at|via)\s.{2,80}",
            r"(?:follow|following)|follow\s(?:us|@\w+|this\s(?:topic|story|author))|@\w{2,30}",
            r"(?:download|get)\s(?:our|the)\s[\w\s]{0,30}\bapp\b.{0,60}|(?:google\splay|app\sstore)(?:\sand\s.{2,20})?",
        ),
    ),
    Rule(
        "live-blog stamps",
        "the times and labels between the entries of a running report",
        _lines(
            r"(?:(?:at|updated(?:\sat)?|last\supdated(?:\sat)?|posted(?:\sat)?)\s*:?\s*)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s\(?[A-Z]{1,5}\)?)?",
            r"(?:(?:last\s)?(?:updated|posted|published|modified)\s*:?\s*)?(?:\d{1,3}|an?|one)\s?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|h|m|d)\sago",
            r"live(?:\s(?:blog|now|reporting|updates?|feed))?|(?:key|latest)\s(?:events?|moments?|points|posts?|updates?)(?:\s.{0,40})?|pinned(?:\spost)?",
            r"(?:show|load|see|view)\s(?:new|more|latest|older|earlier)\s?(?:updates?|posts?|entries)?|refresh|auto-?refresh(?:\s\w+)?",
            r"(?:that['’]s\sall|this\s(?:live\s)?(?:blog|page|report|coverage)\s(?:is|has)\s(?:now\s)?(?:closed|ended|been\s(?:updated|corrected)))[^.]{0,60}\.?",
            r"(?:jump\sto|summary|share\sthis\spost|permalink|copy\slink\sto\sthis\spost|just\sin|breaking)",
        ),
    ),
    Rule(
        "comments",
        "counters, invitations and rules of a comment forum",
        _lines(
            r"(?:readers?['’]?\s)?comments?\s*\(?[\d.,]*k?\)?|[\d.,]+k?\s(?:readers?['’]?\s)?comments?|no\scomments(?:\syet)?",
            r"(?:join|start|continue|be\spart\sof|have\syour\ssay\sin)\s(?:our|the|a)\s(?:[\w-]+\s){0,2}(?:forum|conversation|discussion|debate)\b.{0,60}",
            r"(?:view|show|read|see|hide|load|add|post|leave|write|jump\sto|go\sto|skip\sto|open|close|report|sort)\s(?:(?:all|more|a|your|the|this|by|\d+)\s){0,2}(?:comments?|replies|reply)\b.{0,30}",
            r"[^.]{0,80}\b(?:follow|see|read)\b[^.]{0,40}\breaders['’]?\b[^.]{0,50}\b(?:repl(?:y|ies)|comments?|views)\b[^.]{0,30}\.?",
            r"be\sthe\sfirst\sto\scomment.{0,30}|comments\s(?:are|have\sbeen)\s(?:now\s)?(?:closed|moderated|disabled|off)\b.{0,80}|have\syour\ssay.{0,60}",
            r"(?:please\s)?(?:keep\s(?:comments|it)\s|read\sour\s(?:comment|commenting|community|house)\s|our\s(?:comment|community)\s)\S.{0,100}",
            r"(?:sort\sby.{0,30}|newest(?:\sfirst)?|oldest(?:\sfirst)?|most\s(?:liked|recommended|popular)|reply|report(?:\sabuse)?|upvote|downvote|like)",
            r"(?:what\sdo\syou\sthink\?|do\syou\sagree\?)\s.{0,120}\bcomments?\b.{0,40}",
            r"(?:the\s)?views\sexpressed\sin\s(?:the\s)?(?:comments|contents)\b.{0,120}",
        ),
    ),
    Rule(
        "login and registration",
        "what is said to readers who are, or are not, signed in or subscribed",
        _lines(
            r"(?:log|sign)[\s-]?(?:in|out|on)(?:\s(?:here|now|or\s.{2,30}|to\s.{2,80}|with\s.{2,40}))?[.!]?|register(?:\s(?:now|here|for\sfree|to\s.{2,60}))?|my\s(?:account|profile|news)",
            r"(?:already|not\syet|not)\s(?:a\s|an\s)?(?:subscribers?|registered|members?|have\san\saccount)\b.{0,80}|don['’]t\shave\san\saccount\b.{0,40}",
            r"thank(?:s|\syou)\sfor\s(?:registering|joining|logging\sin|becoming\s.{2,40}|subscribing).{0,60}",
            r"please\s(?:refresh|reload|log|sign|register|check\syour\se-?mail|verify|enable\s(?:javascript|cookies)|turn\soff)\b.{0,260}",
            r"(?=.*\b(?:you|your|browser|account)\b).{0,120}\b(?:logged|signed)\sin\b[^.]{0,100}\.?",
            r"(?:create|open|set\sup)\s(?:an?|your)\s(?:free\s)?account\b.{0,80}|forgot(?:ten)?\s(?:your\s)?password\??|remember\sme|password",
            r"(?:to\s)?(?:continue|keep|finish)\sreading\b.{0,140}|this\s(?:article|story|content)\sis\s(?:for|available\sto|exclusive\sto|free)\b.{0,120}",
            r"you(?:['’]ve|\shave)\s(?:reached|read|used|got)\b.{0,60}\b(?:articles?|limit|left)\b.{0,60}",
            r"subscribe(?:\s(?:now|today|here|for\s.{2,40}|to\s.{2,60}|from\s.{2,40}|and\s.{2,60}))?[.!]?|(?:start|try)\s(?:your|a)\s(?:free\s)?trial\b.{0,60}|unlock\s(?:this|all|full|unlimited|your)\b.{2,100}",
            r"subscribers?\sonly|for\ssubscribers|premium|free\strial|gift\s(?:this\s)?article|listen\sto\s(?:this\s)?article.{0,20}",
            longest=320,
        ),
    ),
    Rule(
        "advertisement",
        "labels around advertisements",
        _lines(
            r"advertisements?(?:\s*[-–—:|]\s*.{0,60})?|advertising|adverts?|ads?|sponsored(?:\s(?:content|by\s.{2,40}))?"
            r"|promoted(?:\s(?:content|by\s.{2,40}))?|paid\s(?:content|post|for\sby\s.{2,40})",
            r"(?:article|story)\scontinues\s(?:below|after)\b.{0,40}|(?:continue|scroll)\s(?:down\s)?(?:reading\s)?(?:below|(?:to|for)\s(?:the\s)?(?:main\s)?(?:story|article|more))",
            r"skip\s(?:past\s)?(?:this\s)?(?:the\s)?(?:ads?|advertisement|promotion)\b.{0,30}|continue\sreading\sthe\s(?:main\s)?story|(?:report|hide)\s(?:this\s)?ad|loading\s?(?:\.\.\.|…)?",
        ),
    ),
    Rule(
        "reading time",
        "how long the article takes to read",
        _lines(
            r"(?:an?\s)?\d{1,3}[\s-](?:min(?:ute)?s?)[\s-](?:read|listen|watch)",
            r"(?:estimated\s)?(?:read(?:ing)?|listening)\s(?:time\s?:?\s?)?\d{1,3}\s?min(?:ute)?s?\.?|(?:estimated\s)?reading\stime\s?:?.{0,20}",
        ),
    ),
    Rule(
        "copyright",
        "who owns the page, and what may not be done with it",
        _lines(
            r"(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4})|all\srights\sreserved).{0,300}|copyright\.?",
            r".{0,80}\ball\srights\sreserved\.?",
            r"(?:this\smaterial|no\spart\sof\sthis|reproduction)\b.{0,60}\b(?:published|reproduced|prohibited|redistributed)\b.{0,120}",
            r"(?:terms\s(?:of\s(?:use|service)|(?:and|&)\sconditions)|privacy\spolicy|accessibility(?:\shelp)?|contact\sus|about\sus|site\smap|help(?:\scentre)?|corrections?|advertise\swith\sus|code\sof\sconduct)"
            r"(?:\s*[|·•,/]?\s*(?:terms\s(?:of\s(?:use|service)|(?:and|&)\sconditions)|privacy(?:\spolicy)?|cookies?(?:\spolicy)?|accessibility(?:\shelp)?|contact(?:\sus)?|about(?:\sus)?|site\smap|help|jobs|careers|complaints|corrections?|advertise(?:\swith\sus)?))*",
            rf"{_PAPER}\sis\snot\sresponsible\sfor\sthe\scontent\s.{{0,60}}",
            longest=420,
        ),
    ),
    Rule(
        "tags",
        "the topics under which the article is filed",
        _lines(
            r"(?:topics?|tags?|related\stopics|filed\sunder|more\sabout|in\sthis\s(?:article|story)|categories)(?:\s*:\s*\S[^.]{0,150})?"
        ),
    ),
    Rule(
        "image control",
        "what a picture says about itself to those who cannot see or enlarge it",
        _lines(
            r"(?:view|open|click\sto\s(?:view|enlarge|expand)|enlarge|expand|show|hide|close|toggle)\s(?:this\s)?(?:the\s)?(?:image|picture|photo|caption|gallery|fullscreen|full\sscreen)\b.{0,40}",
            r"\d{1,3}\s?(?:/|of)\s?\d{1,3}|(?:play|watch|pause|mute|unmute)(?:\s(?:the\s)?(?:video|audio|clip))?(?:\s\d{1,2}:\d{2})?|image|video|media\scaption|getty\simages/istockphoto|this\svideo\scan\s?not\sbe\splayed\.?.{0,60}",
        ),
    ),
    Rule(
        "portrait",
        "the description of a writer's portrait",
        lambda lines: (p for p, x in enumerate(lines) if is_portrait(x.text)),
    ),
    Rule(
        "controls",
        "buttons of the page itself",
        _lines(
            r"skip\sto\s.{2,40}|(?:back|return)\sto\s(?:top|home|homepage|the\stop)(?:\sof\spage)?|(?:main\s)?menu|search|close|next|previous|sections|print\sthis(?:\spage)?|font\ssize|a\+|a-|dark\smode",
            r"(?:open|close|toggle|show|hide)\s(?:the\s)?(?:navigation|main|search|site|more)\s?(?:menu|bar)?(?:\smenu)?",
            r"(?:found\san?\s(?:error|mistake)|spotted\s(?:an?\s)?(?:error|mistake)|report\san?\s(?:error|correction)|send\s(?:us\s)?(?:a\stip|feedback)).{0,100}",
        ),
    ),
    Rule("navigation", "a trail of sections (Home > News > World), or a line of section names", _navigation),
)
"""Every rule there is, in the order in which they are asked."""
