"""Who gives which statement, and how: in full, in fragments, in other words, in its own voice, not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.wordings.alignment import Op, Step, alignment
from framing.wordings.clusters import Statement, statements_in
from framing.wordings.forms import Telling, form_of, kept_share, outlets_of, quoted_share, tellings
from framing.wordings.likeness import THRESHOLD
from framing.wordings.own_voice import OwnVoice
from framing.wordings.spoken import spoken

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

_STATEMENT = ("story", "speaker", "cluster")


def wordings(
    study: Study, *, speaker: str, story: str | None = None, threshold: float = THRESHOLD
) -> pd.DataFrame:
    """What is attributed to one speaker, sorted into statements.

    Takes all that has this ``speaker``, in quotation marks or not, in one story or in all; the pieces of one
    statement ("X," he said, "Y") are joined. Wordings of one story come together where they are as alike as
    ``threshold`` or more, from 0 to 100: shared words by their stems, light ones weighing little
    (``framing.wordings.likeness``), gathered around the fullest wording (``framing.wordings.clusters``).
    How often that is right, and that translations and free paraphrases are missed, says ``docs/wordings.md``.

    Columns of the result: story, cluster (counted within the story, 0 for the statement with most wordings),
    outlet, article, attribution (of the first piece), content, kind (direct, mixed, indirect), form (in full:
    at least 0.8 of the quoted words of the fullest wording are kept or replaced in quotation marks;
    fragment: fewer; paraphrase: none) and similarity (0 to 100, to the wording of the statement that brought
    this one in, most often the fullest; 100 for the fullest itself). Sorted by story, cluster and similarity.
    Raises ``ValueError`` where nothing is attributed to the speaker, or there is no such story.

    >>> from framing import Article, Codebook, analyze
    >>> articles = [
    ...     Article.from_text('"There was no cover-up of plans," said Ann Ray.', id="post", outlet="Post"),
    ...     Article.from_text('Ann Ray said: "No cover-up."', id="globe", outlet="Globe"),
    ... ]
    >>> study = analyze(articles, Codebook.sample("security"), sentiment=False)
    >>> wordings(study, speaker="Ann Ray")[["cluster", "outlet", "form"]].values.tolist()
    [[0, 'Post', 'in full'], [0, 'Globe', 'fragment']]
    """
    import pandas as pd

    found = statements_in(spoken(study, speaker=speaker, story=story), threshold)
    rows = [
        (
            *(given.story, statement.number, given.outlet, given.article, given.attribution, given.content),
            *(given.kind, form_of(statement.fullest, [given]), alike),
        )
        for statement in found
        for given, alike in zip(statement.wordings, statement.alike, strict=True)
    ]
    columns = [
        "story",
        "cluster",
        "outlet",
        "article",
        "attribution",
        "content",
        "kind",
        "form",
        "similarity",
    ]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(
        ["story", "cluster", "similarity"], ascending=[True, True, False], kind="stable", ignore_index=True
    )


def statements(
    study: Study, *, story: str | None = None, fewest: int = 2, threshold: float = THRESHOLD
) -> pd.DataFrame:
    """The statements that at least ``fewest`` outlets give, of all speakers, in one story or in all.

    Columns: story, speaker and cluster, as ``wordings`` counts them; outlets, articles and wordings, how many
    of each give it; content (the fullest wording) and kind. Sorted by the number of outlets, then by that of
    words in quotation marks. One person under two names has the statements of two: see
    ``docs/by-hand.md`` for aliases. Raises ``ValueError`` where there is no such story.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> statements(study, story="food-recall")[["speaker", "outlets", "wordings"]].values.tolist()[0]
    ['Rufus Ankersley', 4, 5]
    """
    import pandas as pd

    found = [
        statement
        for statement in statements_in(spoken(study, story=story), threshold)
        if len(statement.outlets) >= fewest
    ]
    found.sort(key=prominence)
    rows = [
        (
            *_named(statement),
            *(len(statement.outlets), len({given.article for given in statement.wordings})),
            *(len(statement.wordings), statement.fullest.content, statement.fullest.kind),
        )
        for statement in found
    ]
    return pd.DataFrame(rows, columns=[*_STATEMENT, "outlets", "articles", "wordings", "content", "kind"])


def retellings(
    study: Study,
    *,
    speaker: str | None = None,
    story: str | None = None,
    threshold: float = THRESHOLD,
) -> pd.DataFrame:
    """How each outlet gives each statement: a row for each statement and each outlet with an article on it.

    ``form`` is the fullest that the outlet offers: in full or fragment (in quotation marks: 0.8 and more of
    the quoted words of the fullest wording, or fewer), paraphrase (attributed, without marks), own voice
    (attributed by others only; a passage in its own voice has 0.7 of the words, light ones weighing little,
    at least four of them not light) or left out. Other columns: story, speaker and cluster, as ``wordings``
    counts them; outlet; quoted, the share of the quoted words of the fullest wording that the outlet has in
    quotation marks; kept, the share of all its words that the outlet has unchanged (own voice: in any form or
    order, light ones weighing little); wordings, their number; content, the longest of them, or the passage.

    Left out is what the program does not find in an outlet's articles of the story: another speaker's name,
    a free paraphrase and a translation are left out too. Raises ``ValueError`` where nothing is attributed to
    the ``speaker``, or there is no such ``story``.

    >>> from framing import Article, Codebook, analyze
    >>> told = {
    ...     "Post": '"The new shield has cost us nine billion crowns," said Ann Ray.',
    ...     "Globe": "Ann Ray said that nine billion crowns had gone into the shield.",
    ...     "Herald": "The shield has cost nine billion crowns. Who pays?",
    ...     "Star": "It rained.",
    ... }
    >>> articles = [Article.from_text(text, id=name, outlet=name) for name, text in told.items()]
    >>> study = analyze(articles, Codebook.sample("security"), sentiment=False)
    >>> retellings(study, speaker="Ann Ray")[["outlet", "form"]].values.tolist()
    [['Globe', 'paraphrase'], ['Herald', 'own voice'], ['Post', 'in full'], ['Star', 'left out']]
    """
    import pandas as pd

    found = statements_in(spoken(study, speaker=speaker, story=story), threshold)
    own_voice = OwnVoice(study, story=story)
    outlets = outlets_of(study)
    rows = [
        (*_named(statement), *_told(statement, telling))
        for statement in found
        for telling in tellings(statement, outlets[statement.fullest.story], own_voice)
    ]
    columns = [*_STATEMENT, "outlet", "form", "quoted", "kept", "wordings", "content"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        [*_STATEMENT, "outlet"], kind="stable", ignore_index=True
    )


def aligned(
    study: Study,
    *,
    speaker: str,
    story: str | None = None,
    cluster: int | None = None,
    threshold: float = THRESHOLD,
) -> pd.DataFrame:
    """The wordings of one speaker's statements, word by word beside the fullest of each.

    Statements as ``wordings`` finds them, those with two wordings or more; ``cluster`` chooses one of its
    numbers. Columns: story, cluster, outlet, article, attribution, form, as there; place (the number of the
    word in the fullest wording, from 0; an added word has that of the word before which it stands), word (of
    the fullest), op (kept, dropped, replaced or added) and other (the word of this wording), with quoted:
    whether that is in quotation marks. Case, punctuation and the kind of apostrophe do not count; spelling
    does. Which words count as replaced: ``framing.wordings.alignment``. Raises ``ValueError`` where nothing
    is attributed to the speaker, or there is no such story or cluster.

    >>> from framing import Article, Codebook, analyze
    >>> articles = [
    ...     Article.from_text('"It only hides true plans," said Ann Ray.', id="post", outlet="Post"),
    ...     Article.from_text('"It just covers true plans," said Ann Ray.', id="sun", outlet="Sun"),
    ... ]
    >>> study = analyze(articles, Codebook.sample("security"), sentiment=False)
    >>> table = aligned(study, speaker="Ann Ray", cluster=0)
    >>> table.loc[table["op"] == "replaced", ["outlet", "word", "other"]].values.tolist()
    [['Sun', 'only', 'just'], ['Sun', 'hides', 'covers']]
    """
    import pandas as pd

    found = list(statements_in(spoken(study, speaker=speaker, story=story), threshold))
    chosen = [s for s in found if (len(s.wordings) > 1 if cluster is None else s.number == cluster)]
    if cluster is not None and not chosen:
        most = max(statement.number for statement in found)
        raise ValueError(f"{speaker} has no statement {cluster} here. There are: 0 to {most}.")
    rows = [
        (
            *(given.story, statement.number, given.outlet, given.article, given.attribution),
            *(form_of(statement.fullest, [given]), *_cells(step)),
        )
        for statement in chosen
        for given in statement.wordings
        for step in alignment(statement.fullest, given)
    ]
    about = ["story", "cluster", "outlet", "article", "attribution", "form"]
    return pd.DataFrame(rows, columns=[*about, "place", "word", "op", "other", "quoted"])


def prominence(statement: Statement) -> tuple[int, int, int, str, str, int]:
    """What sorts first the statements that most outlets give, and those quoted at length."""
    return (
        -len(statement.outlets),
        -sum(statement.fullest.marked),
        -len(statement.wordings),
        *_named(statement),
    )


def _told(statement: Statement, telling: Telling) -> tuple[Any, ...]:
    fullest, given, own = statement.fullest, telling.wordings, telling.own
    kept = own.share if own else kept_share(fullest, given)
    texts = [own.text] if own else [wording.content for wording in given]
    content = max(texts, key=len, default=None)
    return telling.outlet, telling.form, quoted_share(fullest, given), kept, len(given), content


def _named(statement: Statement) -> tuple[str, str, int]:
    return statement.fullest.story, statement.fullest.speaker, statement.number


def _cells(step: Step) -> tuple[int, str | None, Op, str | None, bool]:
    return step.place, step.word, step.op, step.other, step.quoted
