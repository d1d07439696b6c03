from pathlib import Path

from framing.classroom import own_story


def test_the_articles_of_the_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text("A flood\n\nA river rose on Monday.\n\nIt fell on Tuesday.\n")
    found = own_story(tmp_path)
    assert len(found.corpus) == 1
    assert found.told.startswith("These are your articles") and found.told.endswith("1 of them.")


def test_the_sample_stands_in_where_there_is_no_folder(tmp_path: Path) -> None:
    found = own_story(tmp_path / "none")
    assert {article.story for article in found.corpus} == {"flood"}
    assert "There is no folder" in found.told and "6 articles" in found.told


def test_an_empty_folder_and_one_without_articles_are_told_apart_from_none(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"PK")
    found = own_story(tmp_path, instead="phone-ban")
    assert {article.story for article in found.corpus} == {"phone-ban"}
    assert "has no article that can be read" in found.told
