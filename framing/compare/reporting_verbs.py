"""Verbs of saying: the words that introduce what somebody is reported to say, and their classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from framing.attribution.cue_classes import cue_class
from framing.attribution.lemmas import noun_lemma, verb_lemma
from framing.compare.article_shares import of_articles
from framing.compare.intervals import check_level
from framing.compare.statements import statements
from framing.groups import by_column

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

Counted = Literal["verb", "cue_class"]

UNCLASSED = "not classed"
"""The class of a reporting word that the list of classes lacks."""

_RESULT = ("statements", "of", "share", "low", "high", "note")
_ENDINGS = ("d", "ed", "s", "es", "ing")


def verbs(study: Study, by: str = "outlet", *, of: Counted = "verb", level: float = 0.95) -> pd.DataFrame:
    """How often each reporting word, or each class of them, introduces a statement, by group.

    ``by`` is a column of the attributions (outlet, story, speaker, speaker_type) or of the articles. The base
    form of a verb, or of a noun ("the claim that"), is what is counted; ``of="cue_class"`` counts the classes
    instead, those that a group never uses too. The classes and their literature head the file
    ``framing/data/attribution/cues.csv``: neutral (say, tell) against assertive (claim, insist), accusing,
    denying and others; "not classed" is a word that the file lacks.

    Columns of the result: the one named by ``by``; verb (with ``of="verb"``); cue_class; statements; of, the
    group's statements that a word introduces (a bare quotation and a colon have none, and are left out);
    share, statements / of; low, high, note. The interval treats stories, or the articles of one
    story, as what varies on its own (see ``framing.compare.article_shares``); where there is none, low and
    high are NaN and the note says why. Sorted by group, most first. Raises
    ``ValueError`` for a column that does not exist.

    >>> from framing import Article, Codebook, analyze
    >>> text = '"We won," said Ann Lee. Bob Ray claimed that she had lost.'
    >>> study = analyze([Article.from_text(text, id="a")], Codebook.sample("security"), sentiment=False)
    >>> verbs(study, by="speaker")[["speaker", "verb", "cue_class", "share"]].values.tolist()
    [['Ann Lee', 'say', 'neutral', 1.0], ['Bob Ray', 'claim', 'assertive', 1.0]]
    """
    import pandas as pd

    if of not in get_args(Counted):
        raise ValueError(f"What is counted can be {' or '.join(get_args(Counted))}, not {of!r}.")
    check_level(level)
    taken = ["verb", "cue_class", "cue", "group", *_RESULT]
    introduced = by_column(introduced_statements(study), study.articles, by, taken=taken)
    classes = sorted(introduced["cue_class"].unique())
    rows: list[tuple[Any, ...]] = []
    for group, own in introduced.groupby(by):
        total = own[of].value_counts()
        values = classes if of == "cue_class" else sorted(total.index)
        rows.extend(
            (group, value, total.get(value, 0), len(own), one.share, one.low, one.high, one.note)
            for value, one in zip(values, of_articles(own, of, values, level=level), strict=True)
        )
    table = pd.DataFrame(rows, columns=[by, of, *_RESULT])
    table = table.astype({"statements": "int64", "of": "int64", "share": "float64"})
    if of == "verb":
        class_of = introduced.drop_duplicates("verb").set_index("verb")["cue_class"]
        table.insert(2, "cue_class", table["verb"].map(class_of))
    table = table.sort_values([by, "statements", of], ascending=[True, False, True], kind="stable")
    return table.reset_index(drop=True)


def introduced_statements(study: Study) -> pd.DataFrame:
    """The statements that a word introduces, with the columns ``verb``, its base form, and ``cue_class``.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> found = introduced_statements(study)
    >>> found.loc[found["cue"] == "denied", ["verb", "cue_class"]].drop_duplicates().values.tolist()
    [['deny', 'denying']]
    """
    found = statements(study)
    found = found[found["cue"].str.contains(r"\w", na=False)]
    read = [reporting_word(cue, rule) for cue, rule in zip(found["cue"], found["rule"], strict=True)]
    # One word has one class, though the table's own class may be missing for one of its forms.
    return found.assign(verb=[word for word, _ in read], cue_class=[name for _, name in read])


def reporting_word(cue: str, rule: str) -> tuple[str, str]:
    """The base form of a reporting word, and its class; ``rule`` tells nouns from verbs.

    >>> reporting_word("insisted", "cue-content"), reporting_word("claims", "noun-content")
    (('insist', 'assertive'), ('claim', 'assertive'))
    """
    form = cue.lower()
    if form.startswith("according"):
        return "according to", "neutral"
    form = form.split()[0]
    parts = ("noun", "verb") if rule.startswith("noun") else ("verb", "noun")
    for part in parts:
        for lemma in _base_forms(form, part):
            name = cue_class(part, lemma)
            if name is not None:
                return lemma, name
    return _base_forms(form, parts[0])[0], UNCLASSED


def _base_forms(form: str, part: str) -> list[str]:
    """What the base form may be, likeliest first: the lemmatiser knows no verb that its lexicon lacks."""
    if part == "noun":
        return [form, noun_lemma(form, plural=True)]
    stems = [form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending)]
    return [verb_lemma(form), *stems, *(stem + "e" for stem in stems)]
