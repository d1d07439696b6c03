import datetime
import os
import pickle
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.readers import ReadingError, read, read_file, sample

PAGE = "Talks begin in Vienna\n\nBy Jane Doe\n11 November 2015\n\nMinisters met on Monday.\n"
MARKDOWN = "---\ntitle: Talks begin\noutlet: The Fell Times\n---\nMinisters met on Monday.\n"
HTML = (
    "<html><head><title>Talks begin</title></head><body><h1>Talks begin</h1>"
    "<p>Ministers met in Vienna on Monday.</p><p>" + "They will meet again. " * 20 + "</p></body></html>"
)


@pytest.fixture
def folder(tmp_path):
    for name, text in {
        "talks/courier-2015-11-11.md": MARKDOWN.replace("outlet: The Fell Times\n", ""),
        "talks/fell-2015-11-12.md": MARKDOWN,
        "floods/page.txt": PAGE,
        "floods/saved.html": HTML,
        "floods/README.md": "About these.",
        "floods/notes.csv": "a,b",
        "floods/.hidden.md": MARKDOWN,
        ".git/config.md": MARKDOWN,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_with_the_folders_in_it_in_order(folder):
    corpus = read(folder)
    assert [article.id for article in corpus] == [
        "floods/page",
        "floods/saved",
        "talks/courier-2015-11-11",
        "talks/fell-2015-11-12",
    ]
    assert corpus.problems == ()
    assert [article.story for article in corpus] == ["floods", "floods", "talks", "talks"]


def test_outlet_and_date_come_from_the_name_of_the_file_where_the_text_is_silent(folder):
    corpus = read(str(folder))
    assert corpus["courier-2015-11-11"].outlet == "courier"
    assert corpus["courier-2015-11-11"].date == datetime.date(2015, 11, 11)
    assert corpus["fell-2015-11-12"].outlet == "The Fell Times"


def test_a_story_of_one_folder_keeps_its_ids(folder):
    assert [article.id for article in read(folder / "talks")] == [
        "talks/courier-2015-11-11",
        "talks/fell-2015-11-12",
    ]


def test_a_markdown_file_by_itself_belongs_to_its_folder_and_a_page_does_not(folder):
    (article,) = read(folder / "talks" / "fell-2015-11-12.md")
    assert (article.id, article.story) == ("talks/fell-2015-11-12", "talks")
    (page,) = read(folder / "floods" / "page.txt")
    assert (page.id, page.story, page.path.name) == ("page", None, "page.txt")


def test_a_list_is_read_in_its_order_and_a_file_named_twice_once(folder):
    wanted = [
        folder / "talks" / "fell-2015-11-12.md",
        str(folder / "floods"),
        folder / "talks" / "fell-2015-11-12.md",
    ]
    assert [article.id for article in read(wanted)] == [
        "talks/fell-2015-11-12",
        "floods/page",
        "floods/saved",
    ]


def test_front_matter_names_the_story_over_the_folder(folder):
    path = folder / "talks" / "fell-2015-11-12.md"
    path.write_text("---\nstory: shield\ntitle: Talks begin\n---\nText.", encoding="utf-8")
    assert read(folder)["fell-2015-11-12"].story == "shield"


def test_equal_names_are_told_apart_by_more_of_the_path(tmp_path):
    for name in ("a/talks/post.md", "b/talks/post.md", "b/talks/gull.md", "c/gull.txt", "c/gull.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MARKDOWN if path.suffix == ".md" else PAGE, encoding="utf-8")
    assert [article.id for article in read(tmp_path)] == [
        "a/talks/post",
        "talks/gull",
        "b/talks/post",
        "c/gull.md",
        "c/gull.txt",
    ]
    pages = read([tmp_path / "c" / "gull.txt", tmp_path / "a" / "talks" / "post.md"])
    assert [article.id for article in pages] == ["gull", "talks/post"]


def test_one_bad_file_among_many_costs_only_itself(folder):
    bad = {
        "empty.txt": b"",
        "picture.txt": b"\x89PNG\r\n\0\0\0",
        "twice.md": b"---\ntitle: a\ntitle: b\n---\nText.",
        "blank.html": b"<html></html>",
    }
    for name, data in bad.items():
        (folder / "talks" / name).write_bytes(data)
    corpus = read(folder)
    assert len(corpus) == 4
    assert {problem.path.name for problem in corpus.problems} == set(bad)
    assert {problem.path.name: problem.line for problem in corpus.problems}["twice.md"] == 3


def test_a_file_without_a_headline_is_read_and_reported(tmp_path):
    (tmp_path / "page.txt").write_text(
        "Ministers met on Monday to talk.\n\nNobody expected a deal.", encoding="utf-8"
    )
    corpus = read(tmp_path)
    assert len(corpus) == 1 and "headline" in corpus.problems[0].message


def test_a_date_that_can_be_read_two_ways_is_reported_with_its_line(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE.replace("11 November 2015", "11/12/2015"), encoding="utf-8")
    (problem,) = read(tmp_path).problems
    assert problem.line == 4 and "2015-11-11" in problem.message


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("a", "utf-8"), ("b", "utf-8-sig"), ("c", "utf-16"), ("d", "utf-16-le"), ("e", "cp1252")],
)
def test_a_page_is_the_same_in_every_encoding(tmp_path, name, encoding):
    text = PAGE.replace("Monday", "“Monday” – at the café").replace("\n", "\r\n")
    (tmp_path / f"{name}.txt").write_bytes(text.encode(encoding))
    (article,) = read(tmp_path / f"{name}.txt")
    assert article.text == "Talks begin in Vienna\n\nMinisters met on “Monday” – at the café."


def test_reading_changes_no_file(folder):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    read(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_folder_without_articles_is_a_problem(tmp_path):
    corpus = read(tmp_path)
    assert len(corpus) == 0 and "no articles" in corpus.problems[0].message


def test_a_file_of_another_kind_is_a_problem_where_it_is_named(folder):
    corpus = read([folder / "floods" / "notes.csv", folder / "talks"])
    assert len(corpus) == 2 and ".csv" in corpus.problems[0].message


def test_a_path_that_does_not_exist_is_named():
    with pytest.raises(FileNotFoundError, match="nowhere"):
        read("nowhere/at/all")


@pytest.mark.parametrize("address", ["https://example.org/talks", "HTTP://example.org"])
def test_a_web_address_is_refused_with_what_to_do(address):
    with pytest.raises(ValueError, match="save the page"):
        read(address)


def test_a_file_that_is_too_large_is_not_opened(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(ReadingError, match="too large"):
        read_file(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert len(read(tmp_path).problems) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open any file")
def test_a_file_that_may_not_be_opened_is_a_problem(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    path.chmod(0)
    assert "cannot be opened" in read(tmp_path).problems[0].message


def test_a_file_read_alone_takes_the_id_and_story_it_is_given(folder):
    article = read_file(folder / "floods" / "page.txt", id="floods/page", story="floods")
    assert article == read(folder)["floods/page"]


def test_an_article_can_be_sent_to_another_process(folder):
    for article in read(folder):
        assert pickle.loads(pickle.dumps(article)) == article


def test_the_sample_is_read_without_problems():
    try:
        corpus = sample()
    except FileNotFoundError:
        pytest.skip("the corpus is not part of this build")
    assert corpus.problems == ()
    assert all(article.story and article.outlet and article.date for article in corpus)


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".html"]))
def test_arbitrary_bytes_make_an_article_or_a_problem(tmp_path, data, suffix):
    folder = tmp_path / "one"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    Path(folder, f"page{suffix}").write_bytes(data)
    corpus = read(folder)
    assert len(corpus) + len(corpus.problems) >= 1
    for article in corpus:
        assert "\n\n".join(part.of(article.text) for part in article.parts) == article.text
