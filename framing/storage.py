"""A study on disk: five tables as CSV, the codebook, the articles, and what was put right by hand."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import tables
from framing.aliases import Alias
from framing.article import Article, Furniture, Part
from framing.codebook import Codebook
from framing.corpus import Corpus
from framing.corrections import Correction

if TYPE_CHECKING:
    import pandas as pd

ARTICLES_FILE = "articles.jsonl"
CODEBOOK_FILE = "codebook.yaml"
BY_HAND_FILE = "by_hand.json"
_TEXT_COLUMNS = {"sentences": "text", "passages": "text", "attributions": "content", "mentions": "text"}


def save(folder: Path, corpus: Corpus, codebook: Codebook, frames: Mapping[str, pd.DataFrame]) -> list[Path]:
    """Write a study, its tables by name, into ``folder``, made where it is missing; gives the files written.

    CSV is UTF-8 with line feeds; numbers have all their digits; what is missing is an empty cell.
    Raises ``ValueError`` where a text holds a NUL character.
    """
    for article in corpus:
        if "\0" in article.text:
            raise ValueError(f"{article.id} holds a NUL character, which CSV cannot store; remove it first.")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, table in frames.items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
            # All texts are quoted: a lone carriage return in one would otherwise end its line.
            table.to_csv(file, index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
        written.append(path)
    path = folder / ARTICLES_FILE
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for article in corpus:
            file.write(json.dumps(_article_to_json(article)) + "\n")
    codebook.write(folder / CODEBOOK_FILE, overwrite=True)
    return [*written, path, folder / CODEBOOK_FILE, *_write_by_hand(folder / BY_HAND_FILE, corpus)]


def load(folder: Path) -> tuple[Corpus, Codebook, dict[str, pd.DataFrame]]:
    """Read what ``save`` wrote: the articles, the codebook, and the tables by name.

    Raises ``FileNotFoundError`` where a file is missing, and ``ValueError``, naming file and row, where a
    row's words are not those its span points to.
    """
    for name in [*(f"{table}.csv" for table in tables.COLUMNS), ARTICLES_FILE, CODEBOOK_FILE]:
        if not (folder / name).is_file():
            raise FileNotFoundError(f"{folder} is not a saved study: it has no {name}.")
    aliases, corrections = _read_by_hand(folder / BY_HAND_FILE)
    corpus = Corpus(_read_articles(folder / ARTICLES_FILE), aliases=aliases, corrections=corrections)
    texts = {article.id: article.text for article in corpus}
    frames = {}
    for name in tables.COLUMNS:
        frames[name] = _read_table(folder / f"{name}.csv", name)
        if name in _TEXT_COLUMNS:
            _check_spans(folder / f"{name}.csv", frames[name], texts, _TEXT_COLUMNS[name])
    return corpus, Codebook.read(folder / CODEBOOK_FILE), frames


def _write_by_hand(path: Path, corpus: Corpus) -> Iterator[Path]:
    """Write aliases and corrections where there are any; gives the file written."""
    if not corpus.aliases and not corpus.corrections:
        path.unlink(missing_ok=True)
        return
    # Many aliases count in the same articles: each set of articles is written once.
    scopes = list(dict.fromkeys(alias.articles for alias in corpus.aliases))
    stored = {
        "scopes": [None if scope is None else sorted(scope) for scope in scopes],
        "aliases": [
            [alias.name, alias.canonical, alias.type, scopes.index(alias.articles)]
            for alias in corpus.aliases
        ],
        "corrections": [
            [one.article, one.words, one.field, one.value, one.path.name, one.line]
            for one in corpus.corrections
        ],
    }
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8", newline="\n")
    yield path


def _read_by_hand(path: Path) -> tuple[list[Alias], list[Correction]]:
    """What ``_write_by_hand`` wrote; nothing where nothing was put right."""
    if not path.is_file():
        return [], []
    stored = json.loads(path.read_text(encoding="utf-8"))
    scopes = [None if scope is None else frozenset(scope) for scope in stored["scopes"]]
    aliases = [
        Alias(name, canonical, kind, scopes[scope]) for name, canonical, kind, scope in stored["aliases"]
    ]
    corrections = [
        Correction(article, words, field, value, Path(name), line)
        for article, words, field, value, name, line in stored["corrections"]
    ]
    return aliases, corrections


def _read_table(path: Path, name: str) -> pd.DataFrame:
    import pandas as pd

    with path.open("rb") as file:
        table = pd.read_csv(
            file, dtype="str", keep_default_na=False, na_values=[""], encoding_errors="surrogatepass"
        )
    columns = tables.COLUMNS[name]
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise ValueError(f"{path} has no column {missing[0]!r}: it is not the table {name} of a study.")
    for column, dtype in columns.items():
        if dtype.startswith("datetime"):
            table[column] = pd.to_datetime(table[column], format="ISO8601")
        elif dtype.startswith("float"):
            # The parser of pandas may be off in the last digit.
            table[column] = [float(cell) for cell in table[column]]
        elif dtype != "str":
            table[column] = pd.to_numeric(table[column])
    return table.astype(dict(columns))


def _check_spans(path: Path, table: pd.DataFrame, texts: Mapping[str, str], column: str) -> None:
    rows = table[["article", "start", "end", column]].itertuples(index=False, name=None)
    for number, (id_, start, end, words) in enumerate(rows, start=1):
        if id_ not in texts or texts[id_][start:end] != words:
            raise ValueError(
                f"{path}, row {number}: the text of {id_} does not have these words at {start}–{end}. "
                "The tables and the articles are not of one study; analyse the articles again."
            )


def _article_to_json(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "sha256": article.sha256,
        "text": article.text,
        "parts": [[part.start, part.end, part.kind, part.credit] for part in article.parts],
        "outlet": article.outlet,
        "story": article.story,
        "date": article.date.isoformat() if article.date else None,
        "title": article.title,
        "byline": article.byline,
        "url": article.url,
        "furniture": [[item.text, item.rule, item.line] for item in article.furniture],
        "metadata": dict(article.metadata),
    }


def _read_articles(path: Path) -> Iterator[Article]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            fields = json.loads(line)
            sha256 = fields.pop("sha256")
            fields["parts"] = tuple(Part(*part) for part in fields["parts"])
            fields["furniture"] = tuple(Furniture(*item) for item in fields["furniture"])
            fields["date"] = datetime.date.fromisoformat(fields["date"]) if fields["date"] else None
            article = Article(**fields)
            if article.sha256 != sha256:
                raise ValueError(
                    f"{path}, line {number}: the text of {article.id} was changed since the study was saved. "
                    "Analyse the articles again."
                )
            yield article
