from pathlib import Path

import pytest

from framing.freshness import is_fresh, write_stamp


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path, Path]:
    source, result, stamp = tmp_path / "in put", tmp_path / "out.svg", tmp_path / "deep" / "stamp"
    source.mkdir()
    (source / "a.md").write_text("Talks.", encoding="utf-8")
    result.write_text("<svg/>", encoding="utf-8")
    write_stamp(stamp, [source], tmp_path, [result])
    return source, result, stamp


def test_nothing_changed_is_fresh(made: tuple[Path, Path, Path]) -> None:
    source, _, stamp = made
    assert is_fresh(stamp, [source], stamp.parents[1])


def test_a_folder_that_was_never_written_is_not_fresh(made: tuple[Path, Path, Path]) -> None:
    source, _, stamp = made
    assert not is_fresh(stamp, [source], stamp.parents[1] / "other")


def test_without_a_stamp_nothing_is_fresh(tmp_path: Path) -> None:
    assert not is_fresh(tmp_path / "stamp", [], tmp_path)


def test_a_changed_new_or_lost_input_is_not_fresh(made: tuple[Path, Path, Path]) -> None:
    source, _, stamp = made
    (source / "b.md").write_text("", encoding="utf-8")
    assert not is_fresh(stamp, [source], stamp.parents[1])
    (source / "b.md").unlink()
    (source / "a.md").write_text("Talks!", encoding="utf-8")
    assert not is_fresh(stamp, [source], stamp.parents[1])
    (source / "a.md").unlink()
    assert not is_fresh(stamp, [source], stamp.parents[1])


def test_a_changed_or_lost_result_is_not_fresh(made: tuple[Path, Path, Path]) -> None:
    source, result, stamp = made
    result.write_text("<svg></svg>", encoding="utf-8")
    assert not is_fresh(stamp, [source], stamp.parents[1])
    result.unlink()
    assert not is_fresh(stamp, [source], stamp.parents[1])


@pytest.mark.parametrize("text", ["", "[]", "{}", "{", '{"made": 3}'])
def test_a_damaged_stamp_is_not_fresh(made: tuple[Path, Path, Path], text: str) -> None:
    source, _, stamp = made
    stamp.write_text(text, encoding="utf-8")
    assert not is_fresh(stamp, [source], stamp.parents[1])
