from pathlib import Path

import pytest

from framing import Codebook
from framing.classroom import handin, seal
from framing.classroom.kept import Kept, keep


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    folder = tmp_path / "answers"
    for number in ("2.10", "2.9"):
        assert keep(Kept(number, "<script>x</script>", "right", 2), folder)
    return folder


def test_a_page_holds_every_answer_in_order_and_no_name(answers: Path, tmp_path: Path) -> None:
    page = handin(answers, tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.index("2.9") < page.index("2.10") and "right, 2 tries" in page
    assert "<script>" not in page and "<title>Answers</title>" in page


def test_a_name_stands_on_it_only_if_given(answers: Path, tmp_path: Path) -> None:
    assert "Answers of A. &lt;B&gt;" in handin(answers, tmp_path / "a.html", name="A. <B>").read_text("utf-8")


def test_seals_are_handed_in_too(answers: Path, tmp_path: Path) -> None:
    sealed = seal(Codebook.sample("security"), "The Post.", folder=answers)
    assert sealed.short in handin(answers, tmp_path / "a.html").read_text("utf-8")


def test_an_earlier_page_is_written_anew_and_nothing_else_is(answers: Path, tmp_path: Path) -> None:
    page = handin(answers, tmp_path / "a.html")
    assert handin(answers, page) == page
    page.write_text("my own notes", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is no page of answers"):
        handin(answers, page)


def test_without_answers_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="Run the lesson's notebook first"):
        handin(tmp_path / "answers", tmp_path / "a.html")
