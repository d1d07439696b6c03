"""The answer key: what people found in the articles of a corpus, read by reading."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from framing.aliases import SPEAKER_TYPES
from framing.article import Article
from framing.attribution.attribution import AttributionKind
from framing.corpus import full_id
from framing.language import sentences
from framing.passages import VOICES, Voice
from framing.shipped import shipped
from framing.span import Span
from framing.stance import StanceLabel

if TYPE_CHECKING:
    import pandas as pd

FORMAT = 1
"""The version of the files that this module reads and writes."""
Tone = Literal[-1, 0, 1]

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class CodedAttribution:
    """A stretch of what somebody is said to say.

    ``group`` is the place of the stretch whose statement this one goes on with, ``outer`` that of the
    attribution around a nested one.
    """

    content: Span
    kind: AttributionKind
    cue: Span | None
    source: Span | None
    speaker: str | None
    speaker_type: str | None
    group: int | None = None
    outer: int | None = None


@dataclass(frozen=True, slots=True)
class CodedMention:
    """A codebook's phrase in its place: does it mean the frame there, in whose voice, in which stance?"""

    span: Span
    codebook: str
    frame: str
    fits: bool
    voice: Voice
    stance: StanceLabel


@dataclass(frozen=True, slots=True)
class CodedFrame:
    """Words that use a frame although none of its phrases stands in their sentence, and why."""

    span: Span
    codebook: str
    frame: str
    note: str


@dataclass(frozen=True, slots=True)
class ArticleKey:
    """What one reading found in one article.

    ``tone`` has a number for each sentence, in order. ``notes`` are the coder's doubts; in an adjudicated key
    they are the reasons for what was decided.

    ``words`` are the spans with the words that the key's file, ``path``, gives them; ``check`` holds them
    against the article. A key that was not read from a file has none.
    """

    article: str
    sha256: str
    coder: str
    attributions: tuple[CodedAttribution, ...]
    scare_quotes: tuple[Span, ...]
    mentions: tuple[CodedMention, ...]
    frames: tuple[CodedFrame, ...]
    tone: tuple[Tone, ...]
    notes: tuple[str, ...] = ()
    words: tuple[tuple[Span, str], ...] = field(default=(), compare=False, repr=False)
    path: Path | None = field(default=None, compare=False, repr=False)

    def spans(self) -> Iterator[Span]:
        """Every span of the key."""
        for attribution in self.attributions:
            yield from filter(None, (attribution.content, attribution.cue, attribution.source))
        yield from self.scare_quotes
        yield from (mention.span for mention in self.mentions)
        yield from (frame.span for frame in self.frames)


class Key(Mapping[str, ArticleKey]):
    """The keys of the articles of a corpus, by id; the short form of an id will do.

    Raises ``ValueError`` where an article has two keys.

    >>> key = Key([ArticleKey("flood/post", "", "A", (), (), (), (), (0, -1))])
    >>> key["post"].tone
    (0, -1)
    """

    def __init__(self, articles: Sequence[ArticleKey]):
        by_id: dict[str, ArticleKey] = {}
        for own in articles:
            if own.article in by_id:
                where = " and ".join(str(each.path) for each in (by_id[own.article], own) if each.path)
                raise ValueError(f"{own.article} has two keys{f': {where}' if where else ''}; take one away.")
            by_id[own.article] = own
        self._by_id = MappingProxyType(by_id)

    @classmethod
    def read(cls, path: str | Path) -> Key:
        """The key in a JSON file, or in all the ``.json`` files of a folder and the folders of stories in it.

        Raises ``ValueError`` that names the file where one is no key.
        """
        path = Path(path)
        found = [path] if path.is_file() else sorted([*path.glob("*.json"), *path.glob("*/*.json")])
        if not found:
            raise FileNotFoundError(f"There is no key at {path}: name a .json file, or a folder of them.")
        return cls([read_article_key(file) for file in found])

    @classmethod
    def sample(cls) -> Key:
        """The key to the articles of ``framing.sample()``.

        >>> len(Key.sample())
        36
        """
        return cls.read(shipped("keys"))

    def coded(self, corpus: Iterable[Article]) -> pd.DataFrame:
        """What readers found of the frames, a row each, in the articles of a corpus that the key has.

        Columns: article, outlet, story, sentence (its number from 1, as on a coding sheet), codebook, frame,
        text, phrase (whether it is a phrase of the codebook), fits (whether the phrase means the frame
        there), voice and stance (of phrases), note (of words that are no phrase).

        >>> from framing import sample
        >>> coded = Key.sample().coded(sample().where(story="flood"))
        >>> coded.query("codebook == 'security'").groupby("frame").size().to_dict()
        {'secrecy and deception': ...}
        """
        import pandas as pd

        columns = ["article", "outlet", "story", "sentence", "codebook", "frame", "text"]
        rows = [row for article in corpus if article.id in self for row in _coded(article, self[article.id])]
        table = pd.DataFrame(rows, columns=[*columns, "phrase", "fits", "voice", "stance", "note"])
        return table.sort_values(["article", "sentence"], kind="stable", ignore_index=True)

    def __getitem__(self, id: str) -> ArticleKey:
        return self._by_id[full_id(id, self._by_id)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __repr__(self) -> str:
        return f"<Key: {len(self)} articles>"


def _coded(article: Article, own: ArticleKey) -> Iterator[tuple[object, ...]]:
    check(own, article)
    starts = [sentence.start for sentence in sentences(article)]
    codes: tuple[CodedMention | CodedFrame, ...] = (*own.mentions, *own.frames)
    for code in codes:
        where = (article.id, article.outlet, article.story, bisect_right(starts, code.span.start))
        what = (code.codebook, code.frame, code.span.of(article.text))
        if isinstance(code, CodedMention):
            yield *where, *what, True, code.fits, code.voice, code.stance, None
        else:
            yield *where, *what, False, True, None, None, code.note


def check(key: ArticleKey, article: Article) -> None:
    """Raise ``ValueError`` where a key does not fit its article: another text, or other words at a span.

    >>> article = Article.from_text("It rained.", id="flood/post")
    >>> key = ArticleKey("flood/post", article.sha256, "A", (), (), (), (), (0,), words=((Span(0, 2), "He"),))
    >>> check(key, article)
    Traceback (most recent call last):
    ValueError: The key of flood/post has “He” at 0–2, where the article has “It”: correct the words or ...
    """
    name = key.article if key.path is None else f"{key.article} ({key.path})"
    if key.sha256 != article.sha256:
        raise ValueError(
            f"The key of {name} was made of another text than the article has now: "
            "put the article back as it was, or code it again."
        )
    for span, words in key.words:
        if span.end > len(article.text) or span.of(article.text) != words:
            there = _short(span.of(article.text))
            raise ValueError(
                f"The key of {name} has “{_short(words)}” at {span.start}–{span.end}, where the article has "
                f"“{there}”: correct the words or their place in the key, or code the article again."
            )


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 2].rstrip()} …"


# ------------------------------------------------------------------ files


def read_article_key(path: Path) -> ArticleKey:
    """The key of one article from its JSON file.

    Raises ``ValueError`` that names the file where it is no key, says what no key can say, or was written by
    another version. Whether it fits its article is for ``check``.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        written = stored["format"]
        if written == FORMAT:
            return _from_json(stored, path)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise ValueError(f"{path}: this is no answer key ({_reason(error)}).") from error
    raise ValueError(f"{path}: this key has format {written}; this version reads {FORMAT}.")


def write_article_key(key: ArticleKey, article: Article, path: Path) -> None:
    """Write a key as JSON, each span with its words. Raises ``ValueError`` where it does not fit."""
    check(key, article)
    try:
        _check_codes(key)
    except ValueError as error:
        raise ValueError(f"{path}: this key cannot be written ({error}).") from None
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = _to_json(key, article.text)
    path.write_text(_one_entry_a_line(rows), encoding="utf-8", newline="\n")


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"“{error.args[0]}” is missing"
    return str(error)


def _from_json(stored: Mapping[str, Any], path: Path) -> ArticleKey:
    words: list[tuple[Span, str]] = []

    def entries(name: str) -> list[Any]:
        if not isinstance(stored[name], list):
            raise ValueError(f"“{name}” must be a list")
        return cast("list[Any]", stored[name])

    def span(entry: Sequence[Any]) -> Span:
        start, end, there = entry
        if type(start) is not int or type(end) is not int or not isinstance(there, str):
            raise ValueError(f"{entry} should be a start, an end and the words between them")
        words.append((Span(start, end), there))
        return words[-1][0]

    def maybe_span(entry: Sequence[Any] | None) -> Span | None:
        return None if entry is None else span(entry)

    key = ArticleKey(
        article=stored["article"],
        sha256=stored["sha256"],
        coder=stored["coder"],
        attributions=tuple(
            CodedAttribution(
                span(row["content"]),
                row["kind"],
                maybe_span(row["cue"]),
                maybe_span(row["source"]),
                *(row[name] for name in _SPEAKER),
            )
            for row in entries("attributions")
        ),
        scare_quotes=tuple(span(entry) for entry in entries("scare_quotes")),
        mentions=tuple(
            CodedMention(span(row["words"]), *(row[name] for name in _MENTION)) for row in entries("mentions")
        ),
        frames=tuple(
            CodedFrame(span(row["words"]), *(row[name] for name in _FRAME)) for row in entries("frames")
        ),
        tone=tuple(entries("tone")),
        notes=tuple(entries("notes")),
        words=tuple(words),
        path=path,
    )
    _check_codes(key)
    return key


_SPEAKER = ("speaker", "speaker_type", "group", "outer")
_MENTION = ("codebook", "frame", "fits", "voice", "stance")
_FRAME = ("codebook", "frame", "note")


def _check_codes(key: ArticleKey) -> None:
    """Raise ``ValueError`` where a key says what no key can say, whatever the article."""
    _check_texts("article", "sha256", "coder", of=key)
    for span in key.spans():
        if not 0 <= span.start < span.end:
            raise ValueError(f"a span goes from {span.start} to {span.end}; it must start before it ends")
    for place, coded in enumerate(key.attributions):
        _one_of(coded.kind, get_args(AttributionKind), "kind")
        _one_of(coded.speaker_type, (None, *SPEAKER_TYPES), "speaker_type")
        if not isinstance(coded.speaker, str | None):
            raise ValueError(f"a speaker is {coded.speaker!r}; it must be a name, or null")
        for name, link in (("group", coded.group), ("outer", coded.outer)):
            _check_link(name, link, place, len(key.attributions))
    for mention in key.mentions:
        _check_texts("codebook", "frame", of=mention)
        _one_of(mention.fits, (True, False), "fits")
        _one_of(mention.voice, VOICES, "voice")
        _one_of(mention.stance, get_args(StanceLabel), "stance")
    for frame in key.frames:
        _check_texts("codebook", "frame", "note", of=frame)
    for tone in key.tone:
        _one_of(tone, get_args(Tone), "tone")
    if not all(isinstance(note, str) for note in key.notes):
        raise ValueError("a note is no text")


def _one_of(value: object, known: Sequence[object], name: str) -> None:
    # By the type too: Python takes true for 1.
    if not any(value == one and type(value) is type(one) for one in known):
        raise ValueError(f"a {name} is {_json(value)}; it must be one of {', '.join(map(_json, known))}")


def _check_texts(*names: str, of: object) -> None:
    for name in names:
        if not isinstance(getattr(of, name), str):
            raise ValueError(f"“{name}” is {_json(getattr(of, name))}; it must be a text")


def _check_link(name: str, link: object, place: int, attributions: int) -> None:
    if link is None or (type(link) is int and 0 <= link < attributions and link != place):
        return
    raise ValueError(
        f"the {name} of attribution {place} is {_json(link)}; it must be the place of another attribution, "
        "counted from 0, or null"
    )


def _json(value: object) -> str:
    return value if isinstance(value, str) else _short(json.dumps(value, ensure_ascii=False))


def _to_json(key: ArticleKey, text: str) -> dict[str, object]:
    def words(span: Span | None) -> list[object] | None:
        return None if span is None else [span.start, span.end, span.of(text)]

    return {
        "format": FORMAT,
        "article": key.article,
        "sha256": key.sha256,
        "coder": key.coder,
        "attributions": [
            {
                "content": words(a.content),
                "kind": a.kind,
                "cue": words(a.cue),
                "source": words(a.source),
                "speaker": a.speaker,
                "speaker_type": a.speaker_type,
                "group": a.group,
                "outer": a.outer,
            }
            for a in key.attributions
        ],
        "scare_quotes": [words(span) for span in key.scare_quotes],
        "mentions": [
            {"words": words(m.span), **{name: getattr(m, name) for name in _MENTION}} for m in key.mentions
        ],
        "frames": [
            {"words": words(f.span), **{name: getattr(f, name) for name in _FRAME}} for f in key.frames
        ],
        "tone": list(key.tone),
        "notes": list(key.notes),
    }


def _one_entry_a_line(rows: Mapping[str, object]) -> str:
    """JSON with one entry of each list a line, so that a change of one code is a change of one line."""
    lines = []
    for name, value in rows.items():
        if isinstance(value, list) and name != "tone" and value:
            entries = ",\n  ".join(
                json.dumps(entry, ensure_ascii=False) for entry in cast(list[object], value)
            )
            lines.append(f' "{name}": [\n  {entries}\n ]')
        else:
            lines.append(f' "{name}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"
