from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import framing
from framing.readers.beside import files_beside
from framing.readers.stored import read_bytes

PAGE = "The wall stands\n\nAda Brook said that the wall was safe. Nobody else was asked.\n"
CORRECTIONS = "article,words,field,value\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Two stories of two articles each, in a folder."""
    for story in ("flood", "wall"):
        (tmp_path / "press" / story).mkdir(parents=True)
        for outlet in ("lamp", "post"):
            (tmp_path / "press" / story / f"{outlet}.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path / "press"


def write(path: Path, text: str, encoding: str = "utf-8") -> None:
    path.write_bytes(text.encode(encoding))


def told(corpus: framing.Corpus) -> list[str]:
    return [f"{problem.path.name}, {problem.line}: {problem.message}" for problem in corpus.problems]


def test_both_files_are_found_beside_the_articles_and_are_no_articles(tree: Path) -> None:
    write(tree / "wall" / "aliases.csv", "name,canonical,type\nBrook,Ada Brook,person\n")
    write(tree / "wall" / "corrections.csv", CORRECTIONS + "lamp,the wall was safe,voice,outlet\n")
    corpus = framing.read(tree / "wall")
    assert [article.id for article in corpus] == ["wall/lamp", "wall/post"]
    assert [(alias.name, alias.articles) for alias in corpus.aliases] == [("Brook", None)]
    assert [(one.article, one.field, one.line) for one in corpus.corrections] == [("wall/lamp", "voice", 2)]
    assert corpus.problems == ()


def test_a_file_counts_in_its_folder_and_below_and_the_nearer_counts_over_the_farther(tree: Path) -> None:
    write(tree / "aliases.csv", "name,canonical,type\nBrook,Ada Brook,\n")
    write(tree / "wall" / "aliases.csv", "name,canonical,type\nbrook,Eve Brook,\n")
    write(tree / "corrections.csv", CORRECTIONS + "wall/post,the wall was safe,speaker,Bo\n")
    corpus = framing.read(tree)
    assert [alias.articles for alias in corpus.aliases] == [None, {"wall/lamp", "wall/post"}]
    study = framing.analyze(corpus, framing.Codebook.sample("security"), sentiment=False)
    assert dict(zip(study.attributions["article"], study.attributions["speaker"], strict=True)) == {
        "flood/lamp": "Ada Brook",
        "flood/post": "Ada Brook",
        "wall/lamp": "Ada Brook",  # the source in the text is Ada Brook, whom neither alias names
        "wall/post": "Bo",
    }
    from framing.by_hand import by_hand

    assert [hand.aliases["brook"].canonical for hand in by_hand(corpus)] == ["Ada Brook"] * 2 + [
        "Eve Brook"
    ] * 2


def test_files_above_the_folder_that_is_read_do_not_count(tree: Path) -> None:
    write(tree / "aliases.csv", "name,canonical,type\nBrook,Ada Brook,\n")
    assert framing.read(tree / "wall").aliases == ()


def test_beside_an_article_named_by_itself_rows_for_others_are_passed_over(tree: Path) -> None:
    rows = "post,the wall was safe,voice,outlet\nlamp.txt,the wall was safe,voice,outlet\n"
    write(tree / "wall" / "corrections.csv", CORRECTIONS + rows)
    corpus = framing.read(tree / "wall" / "lamp.txt")
    assert ([one.article for one in corpus.corrections], corpus.problems) == (["lamp"], ())
    assert [one.article for one in framing.read(tree / "wall").corrections] == ["wall/post", "wall/lamp"]


def test_an_article_is_named_by_its_id_or_its_file(tree: Path) -> None:
    names = ["wall/lamp", "wall\\post.txt", "press/flood/lamp", "flood/post.txt"]
    rows = "".join(f"{name},the wall was safe,voice,outlet\n" for name in names)
    write(tree / "corrections.csv", CORRECTIONS + rows)
    corpus = framing.read(tree)
    assert corpus.problems == ()
    assert [one.article for one in corpus.corrections] == [
        "wall/lamp",
        "wall/post",
        "flood/lamp",
        "flood/post",
    ]


def test_a_correction_that_is_refused_is_told_with_file_and_line_and_the_rest_is_read(tree: Path) -> None:
    rows = [
        "lamp,the wall was safe,voice,outlet",
        "wall/lamp,it snowed,voice,outlet",
        "wall/lamp,wall,voice,outlet",
        "wall/lamp,the wall was safe,colour,red",
        "wall/globe,the wall was safe,voice,outlet",
        "flood/lamp,the wall was safe,voice,outlet",
    ]
    write(tree / "corrections.csv", CORRECTIONS + "\n".join(rows))
    corpus = framing.read(tree)
    assert len(corpus) == 4
    assert [one.article for one in corpus.corrections] == ["flood/lamp"]
    wanted = [
        "2: 'lamp' is short for flood/lamp, wall/lamp",
        "3: “it snowed” does not stand in wall/lamp",
        "4: “wall” stands in wall/lamp 2 times",
        "5: There is no field 'colour'",
        "6: No article has the id 'wall/globe'",
    ]
    for line, words in zip(sorted(told(corpus)), wanted, strict=True):
        assert line.startswith(f"corrections.csv, {words}")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_a_spreadsheet_saves_is_read(tree: Path, encoding: str) -> None:
    text = "sep=;\r\nName;Canonical;Type\r\n“Zoë” Brook;Ada Brook;person\r\n"
    write(tree / "wall" / "Aliases.CSV", text, encoding)
    corpus = framing.read(tree / "wall")
    assert [alias.name for alias in corpus.aliases] == ["“Zoë” Brook"]


def test_files_that_cannot_be_read_are_told_and_the_articles_are_read(tree: Path) -> None:
    (tree / "aliases.csv").mkdir()
    write(tree / "wall" / "aliases.csv", "")
    write(tree / "flood" / "corrections.csv", "article;words\n")
    corpus = framing.read(tree)
    assert len(corpus) == 4
    assert sorted(told(corpus)) == [
        "aliases.csv, None: The file is empty.",
        "aliases.csv, None: This is not a file.",
        "corrections.csv, 1: There is no column 'field'. "
        "The first line must name the columns: article,words,field,value.",
    ]


def test_articles_may_be_given_one_after_the_other_without_a_list(tree: Path) -> None:
    write(tree / "wall" / "aliases.csv", "name,canonical,type\nBrook,Ada Brook,\n")
    corpus = framing.read(path for path in [tree / "wall" / "lamp.txt", tree / "flood" / "lamp.txt"])
    assert [article.id for article in corpus] == ["wall/lamp", "flood/lamp"] or len(corpus) == 2
    assert [len(alias.articles or ()) for alias in corpus.aliases] == [1]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300), st.text(max_size=300), st.sampled_from(["aliases.csv", "corrections.csv"]))
def test_any_bytes_cost_only_their_file(tmp_path: Path, data: bytes, text: str, name: str) -> None:
    (tmp_path / "lamp.txt").write_text(PAGE, encoding="utf-8")
    header = CORRECTIONS if name == "corrections.csv" else "name,canonical,type\n"
    for content in (data, header.encode() + data, (header + text).encode("utf-8", "replace")):
        (tmp_path / name).write_bytes(content)
        corpus = framing.read(tmp_path)
        assert len(corpus) == 1
        assert all(problem.path.name == name for problem in corpus.problems)
    (tmp_path / name).unlink()


def test_the_files_beside_an_article_are_known_so_that_a_change_in_them_is_seen(tree: Path) -> None:
    article = tree / "wall" / "lamp.txt"
    assert files_beside(article) == []
    write(tree / "wall" / "corrections.csv", CORRECTIONS)
    assert [path.name for path in files_beside(article)] == ["corrections.csv"]
    assert files_beside(tree / "wall") == []


def test_a_file_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(framing.readers.ReadingError, match=r"too large.*20,000,001"):
        read_bytes(path)
