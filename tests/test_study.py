import itertools
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import framing
from framing import tables
from framing.aliases import Alias
from framing.article import Article
from framing.codebook import Frame, Phrase
from framing.corrections import Correction
from framing.study import analyze_article

SEED = Path(__file__).parents[1] / ".." / "shared" / "seed" / "000_009dea396181abd6.txt"

CODEBOOK = framing.Codebook.sample("security")

MAYOR = (
    "Mayor calls flood wall a shield\n\n"
    "Ada Brook, the mayor of Harrow, denied an arms race with the next town. "
    '"We are not in an arms race," Ms Brook said. "We build a wall."\n\n'
    "The threat is real. The so-called “deterrent” is a pump."
)


def mayor(**fields: str) -> Article:
    return Article.from_text(MAYOR, id="flood/post-2024-03-05", outlet="The Post", story="flood", **fields)


@pytest.fixture(scope="module")
def study() -> framing.Study:
    return framing.analyze([mayor(date="2024-03-05", title="Mayor calls flood wall a shield")], CODEBOOK)


@pytest.mark.parametrize("name", tables.COLUMNS)
def test_each_table_has_the_documented_columns_and_types(study: framing.Study, name: str) -> None:
    table = getattr(study, name)
    assert len(table) > 0
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == dict(tables.COLUMNS[name])


@pytest.mark.parametrize("name", tables.COLUMNS)
def test_no_articles_give_empty_tables_with_the_same_columns(name: str) -> None:
    table = getattr(framing.analyze([], CODEBOOK), name)
    assert table.empty
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == dict(tables.COLUMNS[name])


def test_a_denied_frame_is_in_the_voice_of_who_denied_it(study: framing.Study) -> None:
    races = study.mentions[study.mentions["frame"] == "arms race"]
    assert races[["text", "voice", "stance", "speaker"]].values.tolist() == [
        ["arms race", "indirect", "denied", "Ada Brook"],
        ["arms race", "direct", "denied", "Ada Brook"],
    ]


def test_a_mention_has_the_voice_of_its_passage(study: framing.Study) -> None:
    joined = study.mentions.merge(study.passages, on=["article", "passage"], suffixes=("", "_passage"))
    assert len(joined) == len(study.mentions)
    assert (joined["voice"] == joined["voice_passage"]).all()
    assert (joined["start"] >= joined["start_passage"]).all()
    assert (joined["start"] < joined["end_passage"]).all()


def test_front_matter_of_ones_own_becomes_columns_of_articles() -> None:
    article = Article("a", "", (), metadata={"desk": "home", "words": "many"})
    table = framing.analyze([article, Article.from_text("Talks.", id="b")], CODEBOOK).articles
    assert table["desk"].iloc[0] == "home"
    assert table["words (front matter)"].iloc[0] == "many"
    assert table["words"].tolist() == [0, 1]
    assert table["desk"].isna().tolist() == [False, True]


def test_without_sentiment_the_scores_stay_empty() -> None:
    passages = framing.analyze([mayor()], CODEBOOK, sentiment=False).passages
    assert passages[["polarity", "subjectivity", "compound"]].isna().all(axis=None)


def test_scores_lie_in_their_ranges(study: framing.Study) -> None:
    assert study.passages["polarity"].between(-1, 1).all()
    assert study.passages["subjectivity"].between(0, 1).all()
    assert study.passages["compound"].between(-1, 1).all()


def test_workers_change_neither_rows_nor_order() -> None:
    articles = [Article.from_text(MAYOR, id=f"flood/{n}") for n in range(7)]
    alone, shared = (framing.analyze(articles, CODEBOOK, sentiment=False, workers=n) for n in (1, 2))
    for name in tables.COLUMNS:
        assert getattr(alone, name).equals(getattr(shared, name))


def test_tone_words_name_the_words_and_the_dictionary(study: framing.Study) -> None:
    words = study.tone_words("post-2024-03-05")
    assert set(words["dictionary"]) <= {"TextBlob", "VADER"}
    assert "threat" in set(words["word"].str.lower())
    with pytest.raises(KeyError, match="No article has the id"):
        study.tone_words("lost")


def test_an_article_is_shown_as_html_and_the_study_at_a_glance(study: framing.Study) -> None:
    shown = study.show("post-2024-03-05")
    assert shown._repr_html_() == shown
    assert "Ada Brook" in shown
    assert study.show("post-2024-03-05", page=True).startswith("<!DOCTYPE html>")
    assert "The Post" in study._repr_html_()
    found = f"{len(study.attributions)} attributions, {len(study.mentions)} mentions"
    assert repr(study) == f"<Study: 1 articles, {found} of Security>"


def test_a_concordance_gives_the_lines_around_a_phrase(study: framing.Study) -> None:
    lines = study.concordance("arms race")
    assert lines["match"].tolist() == ["arms race", "arms race"]
    assert lines["voice"].tolist() == ["indirect", "direct"]


texts = st.text(
    alphabet=st.one_of(st.sampled_from("aAZ.?! \n\"'“”‘’:,—"), st.characters()), max_size=200
) | st.lists(
    st.sampled_from(
        [
            *'".,“”‘’:?\n',
            "\n\n",
            "said",
            "he",
            "Ms Brook",
            "denied",
            "not",
            "an arms race",
            "that",
            "threat",
            "İ",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=200)
@given(texts)
def test_every_row_of_any_text_says_what_stands_at_its_span(text: str) -> None:
    rows = analyze_article(Article.from_text(text, id="a"), codebook=CODEBOOK, sentiment=False)
    for name, column in {
        "sentences": "text",
        "passages": "text",
        "attributions": "content",
        "mentions": "text",
    }.items():
        places = [list(tables.COLUMNS[name]).index(wanted) for wanted in ("start", "end", column)]
        for row in getattr(rows, name):
            start, end, words = (row[place] for place in places)
            assert 0 <= start < end <= len(text)
            assert text[start:end] == words


@settings(max_examples=200)
@given(texts)
def test_passages_of_any_text_hold_all_its_words_in_order(text: str) -> None:
    rows = analyze_article(Article.from_text(text, id="a"), codebook=CODEBOOK, sentiment=False)
    columns = list(tables.COLUMNS["passages"])
    spans = [(row[columns.index("start")], row[columns.index("end")]) for row in rows.passages]
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    assert re.sub(r"\s", "", "".join(text[start:end] for start, end in spans)) == re.sub(r"\s", "", text)


def test_importing_the_kit_loads_no_heavy_library() -> None:
    heavy = {"pandas", "numpy", "nltk", "textblob", "matplotlib", "seaborn", "scipy", "trafilatura", "typer"}
    code = f"import sys, framing; dir(framing); print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(AttributeError, match=r"it has Article, .*analyze"):
        getattr(framing, "verdict")  # noqa: B009 - the point is the missing name


def test_every_name_on_the_contents_page_can_be_fetched() -> None:
    for name in framing.__all__:
        assert getattr(framing, name) is not None


@pytest.mark.skipif(not SEED.exists(), reason="the scraped page is not here")
def test_the_seed_page_comes_out_right() -> None:
    study = framing.analyze(framing.read(SEED), CODEBOOK, sentiment=False)
    mentions = study.mentions
    races = mentions[mentions["text"] == "arms race"]
    assert races["stance"].tolist() == ["denied"] * 3
    assert races["speaker"].tolist() == ["Vladimir Putin"] * 3
    assert set(races["voice"]) == {"direct", "indirect"}
    covers = mentions[mentions["text"].str.fullmatch("cover.up")]
    assert covers["voice"].tolist() == ["direct", "direct"]
    assert covers["speaker"].tolist() == ["Vladimir Putin"] * 2
    superiority = mentions[mentions["text"] == "decisive military superiority"]
    assert superiority[["voice", "speaker"]].values.tolist() == [["direct", "Vladimir Putin"]]
    shields = study.attributions[study.attributions["content"].str.contains("shields were aimed")]
    assert shields[["speaker", "speaker_type"]].values.tolist() == [["Washington", "institution"]]


def assert_same(left: framing.Study, right: framing.Study) -> None:
    assert left.codebook == right.codebook
    for name in tables.COLUMNS:
        assert_frame_equal(getattr(left, name), getattr(right, name), check_exact=True)


phrase_lists = st.lists(
    st.sampled_from(
        ["arms race", "arms", "said", "threat", "the*", "flood wall", "deterrent", "a*", "next town", "not"]
    ),
    min_size=1,
    max_size=4,
    unique=True,
)
codebooks = st.lists(phrase_lists, min_size=1, max_size=3).map(
    lambda lists: framing.Codebook(
        "Own",
        frames=tuple(
            Frame(f"frame {number}", phrases=tuple(map(Phrase, phrases)))
            for number, phrases in enumerate(lists)
        ),
    )
)


@settings(max_examples=30)
@given(text=texts, codebook=codebooks)
def test_another_codebook_gives_what_analysing_with_it_gives(text: str, codebook: framing.Codebook) -> None:
    articles = [mayor(date="2024-03-05"), Article.from_text(text, id="a"), Article.from_text("", id="b")]
    study = framing.analyze(articles, CODEBOOK, sentiment=False)
    again = study.with_codebook(codebook)
    assert_same(again, framing.analyze(articles, codebook, sentiment=False))
    assert_same(again.with_codebook(CODEBOOK), study)


@settings(max_examples=10)
@given(codebook=codebooks)
def test_another_codebook_keeps_what_hands_put_right(codebook: framing.Codebook) -> None:
    corpus = framing.Corpus(
        [mayor(date="2024-03-05")],
        aliases=[Alias("Ada Brook", "the mayor")],
        corrections=[Correction("flood/post-2024-03-05", "The threat is real", "speaker", "Ned Fenn")],
    )
    study = framing.analyze(corpus, CODEBOOK, sentiment=False)
    assert study.corrected == 1
    again = study.with_codebook(codebook)
    assert_same(again, framing.analyze(corpus, codebook, sentiment=False))


def test_another_codebook_finds_the_speaker_that_a_hand_named() -> None:
    correction = Correction("flood/post-2024-03-05", "The threat is real", "speaker", "Ned Fenn")
    study = framing.analyze(framing.Corpus([mayor()], corrections=[correction]), CODEBOOK, sentiment=False)
    real = framing.Codebook("Own", frames=(Frame("real", phrases=(Phrase("real"),)),))
    assert study.with_codebook(real).mentions[["text", "speaker"]].values.tolist() == [["real", "Ned Fenn"]]


def test_another_codebook_serves_a_saved_study(study: framing.Study, tmp_path: Path) -> None:
    study.save(tmp_path)
    other = framing.Codebook.sample("war-and-peace")
    opened = framing.Study.open(tmp_path).with_codebook(other)
    assert_frame_equal(opened.mentions, study.with_codebook(other).mentions)
