"""What share of an article's words stands in another: all of them, or those in one voice."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from framing.groups import by_column
from framing.language import words
from framing.passages import Voice
from framing.reuse.runs import N, check_n, ngrams, overlaps, tokens_of

if TYPE_CHECKING:
    import pandas as pd

    from framing.article import Article
    from framing.study import Study


def shared(corpus: Iterable[Article], *, n: int = N) -> pd.DataFrame:
    """What share of each article's words stands in another, in runs of at least ``n`` words.

    Case, punctuation and paragraphs do not count. A row for each ordered pair of articles that share such a
    run: the share of a short article in a long one is not that of the long one in the short. Columns:
    article, other, words (of the article), shared (those of them in shared runs), share. Sorted by share,
    largest first. Raises ``ValueError`` where ``n`` is below 1.

    Overlap of word n-grams as evidence of reuse: Clough, P., Gaizauskas, R., Piao, S. S. L. & Wilks, Y.
    (2002). METER: MEasuring TExt Reuse. *ACL*, 152–159. Seven words in a row are rarely the same by chance; a
    quotation that two articles share counts too. Time grows with the words of the corpus and with what is
    shared.

    >>> from framing import Article
    >>> wire = Article.from_text("Talks on the shield opened in Riga today.", id="wire")
    >>> post = Article.from_text("Talks on the shield opened in Riga. Few came.", id="post")
    >>> shared([wire, post])[["article", "other", "shared", "share"]].values.tolist()
    [['wire', 'post', 7, 0.875], ['post', 'wire', 7, 0.777...]]
    """
    import pandas as pd

    check_n(n)
    articles = list(corpus)
    tokens = [tokens_of(article) for article in articles]
    one, other, covered = overlaps(ngrams(tokens, n), n)
    ids = np.array([article.id for article in articles], dtype=object)
    sizes = np.array([len(own) for own in tokens], dtype=np.int64)
    return _with_share(
        pd.DataFrame({"article": ids[one], "other": ids[other], "words": sizes[one], "shared": covered})
    )


def shared_words(study: Study, *, voice: Voice = "outlet", n: int = N) -> pd.DataFrame:
    """What share of each article's words in one voice stands in another's words in that voice.

    As ``shared``, but a run ends where the voice changes: two outlets that quote the same speech have no
    words of their own in common. Words an outlet took from an agency without saying so are such words.
    Columns: article, outlet, other, other_outlet, words (of the article in that voice), shared, share. Sorted
    by share, largest first. Whose words they are was found by the program, and is sometimes wrong. Raises
    ``ValueError`` where ``n`` is below 1.

    >>> from framing import Article, Codebook, analyze
    >>> texts = {"post": '"We shall not be moved by threats from anybody," said Ann Ray on Monday.'}
    >>> texts["globe"] = texts["post"].replace("on Monday", "in Riga")
    >>> study = analyze(
    ...     [Article.from_text(text, id=name) for name, text in texts.items()],
    ...     Codebook.sample("security"),
    ...     sentiment=False,
    ... )
    >>> len(shared(study.corpus)), len(shared_words(study))
    (2, 0)
    """
    import pandas as pd

    check_n(n)
    articles = by_column(study.articles, study.articles, "outlet")
    ids, outlets = (articles[name].to_numpy(object) for name in ("article", "outlet"))
    runs = _runs(study, voice)
    tokens, sizes = _joined(runs.get(id, []) for id in ids)
    one, other, covered = overlaps(ngrams(tokens, n), n)
    return _with_share(
        pd.DataFrame(
            {
                **{"article": ids[one], "outlet": outlets[one], "other": ids[other]},
                **{"other_outlet": outlets[other], "words": np.array(sizes)[one], "shared": covered},
            }
        )
    )


def _runs(study: Study, voice: Voice) -> dict[str, list[list[str]]]:
    """The words of each article in one voice, as runs that another voice ends."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    goes_on = None
    passages = study.passages
    for article, text, heard in zip(passages["article"], passages["text"], passages["voice"], strict=True):
        if heard != voice:
            goes_on = None
            continue
        if goes_on != article:
            found[article].append([])
            goes_on = article
        found[article][-1].extend(word.of(text).casefold() for word in words(text))
    return found


def _joined(articles: Iterable[list[list[str]]]) -> tuple[list[list[str]], list[int]]:
    """Each article as one list of words with a word between its runs that stands nowhere else; its size."""
    tokens, sizes = [], []
    number = itertools.count()
    for runs in articles:
        tokens.append([word for run in runs for word in (*run, f"\0{next(number)}")])
        sizes.append(sum(len(run) for run in runs))
    return tokens, sizes


def _with_share(table: pd.DataFrame) -> pd.DataFrame:
    table = table.astype({"words": "int64", "shared": "int64"})
    table = table.assign(share=table["shared"] / table["words"])
    return table.sort_values("share", ascending=False, kind="stable", ignore_index=True)
