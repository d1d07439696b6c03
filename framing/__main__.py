"""The command line of the kit; ``framing --help`` lists the commands."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing import freshness
from framing.article import Article
from framing.codebook import Codebook
from framing.corpus import Corpus
from framing.key import Key
from framing.readers import read, sample
from framing.readers.beside import files_beside
from framing.study import Study
from framing.study import analyze as analyze_corpus

if TYPE_CHECKING:
    from framing.validation import ReportCard

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Measure how outlets tell the same story: framing language, and in whose voice it stands.",
)

CorpusPath = Annotated[Path, typer.Argument(metavar="CORPUS", help="An article, or a folder of articles.")]
CodebookPath = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="F", help="A codebook; the kit's on security if not given."),
]


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole traceback of an error.")] = False,
) -> None:
    """Measure how outlets tell the same story: framing language, and in whose voice it stands."""
    # ``main`` takes --debug out of the arguments, wherever it stands; it is declared here for the help.


@app.command("read")
def read_command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Articles, or folders of articles.")],
) -> None:
    """Print what was understood of each file, and what was left out of it by which rule."""
    for article in _read_or_stop(*files):
        typer.echo(f"\n{article.id}")
        for label, text in article.summary():
            typer.echo(f"  {label}: {text}")


@app.command()
def analyze(
    corpus: CorpusPath,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the tables.")],
    codebook: CodebookPath = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that share the work.")] = 1,
) -> None:
    """Write the five tables of a study as CSV."""
    book = _codebook(codebook)
    study = _analyze(_read_or_stop(corpus), book, workers=workers, progress=True)
    for path in study.save(out):
        typer.echo(path)


@app.command()
def figures(
    corpus: CorpusPath,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the figures.")],
    codebook: CodebookPath = None,
    stamp: Annotated[
        Path | None,
        typer.Option(
            "--stamp", metavar="F", help="Remember the inputs in this file; do nothing while they stay."
        ),
    ] = None,
) -> None:
    """Draw every figure as SVG, each with the CSV behind it, and a page that shows them all."""
    book = _codebook(codebook)
    keys = _keys_beside(corpus)
    inputs = [corpus, *files_beside(corpus), *_key_files(keys), Path(__file__).parent]
    inputs += [book.path] if book.path else []
    if stamp and freshness.is_fresh(stamp, inputs, out):
        _tell(freshness.notices(stamp))
        typer.echo(f"Nothing changed: the figures in {out} are up to date.")
        return
    from framing.figures import write_figures

    articles = _read_or_stop(corpus)
    card = _card_if_coded(book, articles, keys)
    study = _analyze(articles, book, progress=True)
    written = write_figures(study, out, card=card)
    for path in written:
        typer.echo(path)
    if stamp:
        freshness.write_stamp(stamp, inputs, out, written, notices=study.corpus.problems)


@app.command()
def check(
    codebook: Annotated[Path, typer.Argument(metavar="CODEBOOK", help="The codebook to measure.")],
    corpus: CorpusPath,
    key: Annotated[
        Path | None,
        typer.Option(
            "--key", metavar="FOLDER", help="The answer key; the folder keys beside the corpus if not given."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="F.md", help="Write a page with every miss and false hit instead."),
    ] = None,
) -> None:
    """Tell how far a codebook, and what the program says, can be trusted: against an answer key."""
    from framing.validation import report_card

    folder = key or _keys_beside(corpus)
    if folder is None:
        raise FileNotFoundError(
            f"There is no folder keys beside {corpus}; name the answer key with --key. To make one, code "
            "articles by hand (`framing sheet` prints them) and turn the codings into a key (`framing key`)."
        )
    card = report_card(Codebook.read(codebook), _read_or_stop(corpus), Key.read(folder))
    if out is not None:
        out.write_text(card.to_markdown(folder=out.parent), encoding="utf-8", newline="\n")
        typer.echo(out)
        return
    for line in card.in_words():
        typer.echo(line)


@app.command()
def sheet(corpus: CorpusPath) -> None:
    """Print articles with their sentences numbered, for coding by hand."""
    from framing.coding import coding_sheet

    typer.echo("\n\n\n".join(map(coding_sheet, _read_or_stop(corpus))))


@app.command("key")
def key_command(
    codings: Annotated[Path, typer.Argument(metavar="CODINGS", help="A folder of codings (YAML).")],
    corpus: CorpusPath,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the answer key.")],
) -> None:
    """Check codings against the articles they are of, and write them as an answer key."""
    from framing.coding import read_codings
    from framing.key import write_article_key

    articles = _read_or_stop(corpus)
    for own in read_codings(codings, articles):
        path = out / f"{own.article}.json"
        write_article_key(own, articles[own.article], path)
        typer.echo(path)


@app.command()
def show(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="A file, or the id of an article of the sample.")
    ],
    codebook: CodebookPath = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="F.html", help="Write a page for a browser instead.")
    ] = None,
) -> None:
    """Show one article with its voices and frames marked."""
    path = Path(article)
    book = _codebook(codebook)
    corpus = _read_or_stop(path) if path.exists() else Corpus([_sample_article(article)])
    study = _analyze(corpus, book, sentiment=False)
    for shown in corpus:
        if out is None:
            for line in _marked_lines(study, shown):
                typer.echo(line)
    if out is not None:
        if len(corpus) > 1:
            raise ValueError(f"{article} holds {len(corpus)} articles; name one of them.")
        out.write_text(study.show(corpus.articles[0].id, page=True), encoding="utf-8", newline="\n")
        typer.echo(out)


@app.command("handin")
def handin_command(
    answers: Annotated[
        Path, typer.Option("--answers", metavar="DIR", help="The folder in which a lesson kept the answers.")
    ] = Path("answers"),
    out: Annotated[Path, typer.Option("--out", metavar="F.html", help="The page to write.")] = Path(
        "handin.html"
    ),
    name: Annotated[
        str | None, typer.Option("--name", help="A name to stand on the page; none if not given.")
    ] = None,
) -> None:
    """Write a pupil's answers as one page, to hand in."""
    from framing.classroom import handin

    typer.echo(handin(answers, out, name=name))


def main() -> None:
    """Run the command line. An error is one plain sentence on standard error, and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    try:
        app(arguments)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        typer.echo(f"framing: {_sentence(error)}", err=True)
        sys.exit(2)


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}."
    if isinstance(error, (ValueError, LookupError, OSError)) and error.args:
        return str(error.args[0])
    return f"this should not have happened ({type(error).__name__}: {error}). Run it again with --debug."


def _read_or_stop(*paths: Path) -> Corpus:
    """The articles of all paths. Problems go to standard error; to have no article at all is an error."""
    corpus = read(paths[0] if len(paths) == 1 else paths)
    if not len(corpus):
        names = ", ".join(map(str, paths))
        raise ValueError(" ".join([f"No article could be read from {names}.", *map(str, corpus.problems)]))
    _tell(corpus.problems)
    return corpus


def _analyze(
    corpus: Corpus, codebook: Codebook, *, sentiment: bool = True, workers: int = 1, progress: bool = False
) -> Study:
    """The study of a corpus. Problems that only the reading of an article shows go to standard error."""
    study = analyze_corpus(corpus, codebook, sentiment=sentiment, workers=workers, progress=progress)
    _tell(study.corpus.problems[len(corpus.problems) :])
    return study


def _tell(problems: Iterable[object]) -> None:
    for problem in problems:
        typer.echo(f"framing: {problem}", err=True)


def _keys_beside(corpus: Path) -> Path | None:
    """The folder ``keys`` beside a corpus; that of a story or an article lies beside its ``stories``."""
    path = corpus.resolve()
    for folder in (path, *path.parents[:2]):
        keys = folder.parent / "keys"
        beside = folder == path or folder.name == "stories"
        if beside and _key_files(keys):
            return keys
    return None


def _key_files(keys: Path | None) -> list[Path]:
    """The files of a folder of keys, as ``Key.read`` reads them."""
    return [] if keys is None else sorted([*keys.glob("*.json"), *keys.glob("*/*.json")])


def _card_if_coded(codebook: Codebook, corpus: Corpus, keys: Path | None) -> ReportCard | None:
    """The report card of a codebook, where the key has any of the articles.

    Nobody has named the key: what lies there and is none costs the card, told on standard error, and not the
    figures.
    """
    from framing.validation import report_card

    if keys is None:
        return None
    try:
        key = Key.read(keys)
        if not any(article.id in key for article in corpus):
            return None
        return report_card(codebook, corpus, key)
    except (ValueError, LookupError, OSError) as error:
        reason = _sentence(error).rstrip(".")
        typer.echo(
            f"framing: the figures have no report card, because of what lies in {keys}: {reason}; "
            "mend this key, or take the file away.",
            err=True,
        )
        return None


def _sample_article(id: str) -> Article:
    try:
        return sample()[id]
    except KeyError as error:
        raise FileNotFoundError(
            f"There is no file {id}, and the sample has no article of that id."
        ) from error


def _codebook(path: Path | None) -> Codebook:
    return Codebook.read(path) if path else Codebook.sample("security")


def _marked_lines(study: Study, article: Article) -> Iterator[str]:
    """The article as plain lines, a passage each, with its voice, its speaker and the frames in it."""
    yield f"{article}\n"
    passages = study.passages[study.passages["article"] == article.id]
    mentions = study.mentions[study.mentions["article"] == article.id].groupby("passage")
    sentence = 0
    for passage in passages.to_dict("records"):
        if passage["sentence"] != sentence:
            yield ""
            sentence = passage["sentence"]
        speaker = passage["speaker"]
        voice = f"{passage['voice']}: {speaker}" if isinstance(speaker, str) else passage["voice"]
        yield f"[{voice}] {passage['text'].strip()}"
        if passage["passage"] in mentions.groups:
            for mention in mentions.get_group(passage["passage"]).to_dict("records"):
                trigger = f" by “{mention['trigger']}”" if isinstance(mention["trigger"], str) else ""
                yield f"    ^ {mention['frame']}: “{mention['text']}”, {mention['stance']}{trigger}"


if __name__ == "__main__":
    main()
