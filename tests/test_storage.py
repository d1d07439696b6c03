import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import tables
from framing.aliases import Alias
from framing.article import Article, Furniture
from framing.corrections import Correction

CODEBOOK = framing.Codebook.sample("security")


def study_of(text: str) -> framing.Study:
    article = Article.from_text(text, id="talks/post", outlet="The Post", date="2015-11-11", title="NA")
    return framing.analyze([article], CODEBOOK)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    study_of('The threat grows.\n\n"No arms race," Ms Brook said.').save(tmp_path / "new" / "study")
    return tmp_path / "new" / "study"


def same(one: framing.Study, other: framing.Study) -> bool:
    return all(getattr(one, name).equals(getattr(other, name)) for name in tables.COLUMNS)


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(exclude_characters="\0")))
def test_a_study_of_any_text_is_read_as_it_was_saved(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("study")
    study = study_of(text)
    study.save(folder)
    opened = framing.Study.open(folder)
    assert same(study, opened)
    assert list(opened.corpus) == list(study.corpus)


def test_saving_twice_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    framing.Study.open(folder).save(tmp_path / "again")
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()


def test_the_whole_article_is_kept(tmp_path: Path) -> None:
    article = Article(
        "a", "Talks.", (), furniture=(Furniture("Sign up", "newsletter", 2),), metadata={"desk": "home"}
    )
    framing.analyze([article], CODEBOOK).save(tmp_path)
    opened = framing.Study.open(tmp_path)
    assert list(opened.corpus) == [article]
    assert opened.articles["desk"].tolist() == ["home"]


def test_a_nul_character_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="talks/post holds a NUL"):
        study_of("a\0b").save(tmp_path / "study")
    assert not (tmp_path / "study").exists()


def test_a_folder_without_a_study_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"it has no articles\.csv"):
        framing.Study.open(tmp_path)


def test_an_article_changed_after_saving_is_refused(folder: Path) -> None:
    path = folder / "articles.jsonl"
    fields = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(fields | {"text": "Other."}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"articles\.jsonl, line 1: the text of talks/post was changed"):
        framing.Study.open(folder)


def test_rows_that_do_not_fit_the_article_are_refused(folder: Path) -> None:
    path = folder / "mentions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace('"threat"', '"thread"'), encoding="utf-8")
    with pytest.raises(ValueError, match=r"mentions\.csv, row 1: the text of talks/post"):
        framing.Study.open(folder)


def test_a_table_of_another_kind_is_refused(folder: Path) -> None:
    (folder / "mentions.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no column 'article'"):
        framing.Study.open(folder)


def test_what_was_put_right_by_hand_is_kept(tmp_path: Path) -> None:
    articles = [Article.from_text('"No war," said Ms Brook.', id=f"talks/{name}") for name in "ab"]
    corpus = framing.Corpus(
        articles,
        aliases=[
            Alias("Ms Brook", "Ada Brook", "person"),
            Alias("Brook", "Eve Brook", articles=frozenset({"talks/b", "talks/a"})),
        ],
        corrections=[Correction("a", "“No war”", "speaker", "Bo", Path("far/away/corrections.csv"), 7)],
    )
    study = framing.analyze(corpus, CODEBOOK, sentiment=False)
    study.save(tmp_path)
    opened = framing.Study.open(tmp_path)
    assert opened.corpus.aliases == corpus.aliases
    assert opened.corpus.corrections == corpus.corrections
    assert str(opened.corpus.corrections[0]) == "speaker: Bo (corrections.csv, line 7)"
    assert opened.corrected == study.corrected == 1
    assert same(study, framing.analyze(opened.corpus, CODEBOOK, sentiment=False))
    assert "far" not in (tmp_path / "by_hand.json").read_text(encoding="utf-8")


def test_a_study_without_corrections_leaves_none_of_an_earlier_one(tmp_path: Path) -> None:
    article = Article.from_text("No war.", id="a")
    corpus = framing.Corpus([article], corrections=[Correction("a", "No war", "speaker", "Bo")])
    framing.analyze(corpus, CODEBOOK, sentiment=False).save(tmp_path)
    framing.analyze(corpus.as_found(), CODEBOOK, sentiment=False).save(tmp_path)
    assert framing.Study.open(tmp_path).corrected == 0
