"""The answer key: what people found in the articles of a corpus, read by reading."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

from framing.article import Article
from framing.corpus import full_id
from framing.span import Span

FORMAT = 1
"""The version of the files that this module reads and writes."""
Tone = Literal[-1, 0, 1]


@dataclass(frozen=True, slots=True)
class CodedAttribution:
    """A stretch of what somebody is said to say.

    ``group`` is the place of the stretch whose statement this one goes on with, ``outer`` that of the
    attribution around a nested one.
    """

    content: Span
    kind: Literal["direct", "indirect", "mixed"]
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
    voice: Literal["outlet", "direct", "indirect", "scare"]
    stance: Literal["asserted", "hedged", "denied"]


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

    def spans(self) -> Iterator[Span]:
        """Every span of the key."""
        for attribution in self.attributions:
            yield from filter(None, (attribution.content, attribution.cue, attribution.source))
        yield from self.scare_quotes
        yield from (mention.span for mention in self.mentions)
        yield from (frame.span for frame in self.frames)


class Key(Mapping[str, ArticleKey]):
    """The keys of the articles of a corpus, by id; the short form of an id will do.

    >>> key = Key([ArticleKey("flood/post", "", "A", (), (), (), (), (0, -1))])
    >>> key["post"].tone
    (0, -1)
    """

    def __init__(self, articles: Sequence[ArticleKey]):
        self._by_id = MappingProxyType({own.article: own for own in articles})

    @classmethod
    def read(cls, path: str | Path) -> Key:
        """The key in a JSON file, or in all the ``.json`` files of a folder and the folders of stories in it.

        Raises ``ValueError`` that names the file where one is no key.
        """
        path = Path(path)
        files = [path] if path.is_file() else sorted([*path.glob("*.json"), *path.glob("*/*.json")])
        if not files:
            raise FileNotFoundError(f"There is no key at {path}: name a .json file, or a folder of them.")
        return cls([read_article_key(file) for file in files])

    def __getitem__(self, id: str) -> ArticleKey:
        return self._by_id[full_id(id, self._by_id)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __repr__(self) -> str:
        return f"<Key: {len(self)} articles>"


def check(key: ArticleKey, article: Article) -> None:
    """Raise ``ValueError`` where a key was made of another text than the article has now."""
    if key.sha256 != article.sha256:
        raise ValueError(
            f"The key of {key.article} was made of another text than the article has now: "
            "put the article back as it was, or code it again."
        )


# ------------------------------------------------------------------ files


def read_article_key(path: Path) -> ArticleKey:
    """The key of one article from its JSON file.

    Raises ``ValueError`` that names the file where it is no key, or was written by another version.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        written = stored["format"]
        if written == FORMAT:
            return _from_json(stored)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise ValueError(f"{path}: this is no answer key ({error}).") from error
    raise ValueError(f"{path}: this key has format {written}; this version reads {FORMAT}.")


def write_article_key(key: ArticleKey, article: Article, path: Path) -> None:
    """Write a key as JSON, each span with its words. Raises ``ValueError`` where it does not fit."""
    check(key, article)
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = _to_json(key, article.text)
    path.write_text(_one_entry_a_line(rows), encoding="utf-8", newline="\n")


def _from_json(stored: Mapping[str, Any]) -> ArticleKey:
    return ArticleKey(
        article=stored["article"],
        sha256=stored["sha256"],
        coder=stored["coder"],
        attributions=tuple(_attribution(row) for row in stored["attributions"]),
        scare_quotes=tuple(_span(row) for row in stored["scare_quotes"]),
        mentions=tuple(
            CodedMention(_span(row["words"]), *(row[name] for name in _MENTION)) for row in stored["mentions"]
        ),
        frames=tuple(
            CodedFrame(_span(row["words"]), *(row[name] for name in _FRAME)) for row in stored["frames"]
        ),
        tone=tuple(stored["tone"]),
        notes=tuple(stored["notes"]),
    )


_MENTION = ("codebook", "frame", "fits", "voice", "stance")
_FRAME = ("codebook", "frame", "note")


def _attribution(row: Mapping[str, Any]) -> CodedAttribution:
    return CodedAttribution(
        _span(row["content"]),
        row["kind"],
        _maybe_span(row["cue"]),
        _maybe_span(row["source"]),
        row["speaker"],
        row["speaker_type"],
        row["group"],
        row["outer"],
    )


def _span(stored: Sequence[Any]) -> Span:
    start, end, _words = stored
    return Span(start, end)


def _maybe_span(stored: Sequence[Any] | None) -> Span | None:
    return None if stored is None else _span(stored)


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


def words_that_differ(path: Path, article: Article) -> list[str]:
    """The words stored in a key's file that do not stand where it says: none in a sound key."""
    text = article.text
    stored = json.loads(path.read_text(encoding="utf-8"))
    rows = [
        *(row[name] for row in stored["attributions"] for name in ("content", "cue", "source")),
        *stored["scare_quotes"],
        *(row["words"] for row in (*stored["mentions"], *stored["frames"])),
    ]
    return [words for start, end, words in filter(None, rows) if text[start:end] != words]
