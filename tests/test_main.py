import sys
from pathlib import Path

import pytest

from framing import __main__ as command_line
from framing.key import ArticleKey, CodedMention, write_article_key
from framing.language import sentences
from framing.readers import read
from framing.span import Span

SECURITY = Path(__file__).parents[1] / "corpus" / "codebooks" / "security.yaml"

ARTICLE = """---
title: Mayor denies arms race
outlet: The Post
date: 2024-03-05
---
Ada Brook denied an arms race. The threat is real.
"""


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories" / "flood"
    folder.mkdir(parents=True)
    (folder / "post-2024-03-05.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "stories"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["framing", *map(str, arguments)])
    with pytest.raises(SystemExit) as stopped:
        command_line.main()
    return stopped.value.code


def test_read_prints_what_was_understood(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "read", stories) == 0
    printed = capsys.readouterr().out
    assert "outlet: The Post" in printed
    assert "headline: Mayor denies arms race" in printed


def test_analyze_writes_the_five_tables(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "analyze", stories, "--out", tmp_path / "tables") == 0
    for name in ("articles", "sentences", "passages", "attributions", "mentions"):
        assert f"{name}.csv" in capsys.readouterr().out or (tmp_path / "tables" / f"{name}.csv").exists()
    assert "denied" in (tmp_path / "tables" / "mentions.csv").read_text(encoding="utf-8")


def test_figures_are_drawn_once_and_then_only_when_something_changed(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, stamp = tmp_path / "figures", tmp_path / "stamp"
    arguments = ["figures", stories, "--out", out, "--stamp", stamp]
    assert run(monkeypatch, *arguments) == 0
    drawn = {path: path.read_bytes() for path in out.iterdir()}
    assert any(path.suffix == ".svg" for path in drawn)
    capsys.readouterr()
    assert run(monkeypatch, *arguments) == 0
    assert "Nothing changed" in capsys.readouterr().out
    next(path for path in drawn if path.suffix == ".svg").unlink()
    assert run(monkeypatch, *arguments) == 0
    assert {path: path.read_bytes() for path in out.iterdir()} == drawn


def test_show_prints_each_passage_with_voice_and_frames(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "show", stories / "flood" / "post-2024-03-05.md") == 0
    printed = capsys.readouterr().out
    assert "[indirect: Ada Brook] an arms race." in printed
    assert "^ arms race: “arms race”, denied by “denied”" in printed


def test_show_writes_a_page_and_takes_an_id_of_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.html"
    assert run(monkeypatch, "show", "courier-2015-11-11", "--out", page) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show", "nowhere.txt"], "There is no file nowhere.txt"),
        (["read", "nowhere"], "nowhere"),
        (["analyze", "{stories}", "--out", "{out}", "--codebook", "nowhere.yaml"], "nowhere.yaml"),
        (["show", "{stories}", "--out", "{out}"], "No article could be read from"),
    ],
)
def test_an_error_is_one_plain_sentence_and_exit_status_2(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    filled = [part.format(stories=tmp_path / "empty", out=tmp_path / "out") for part in arguments]
    assert run(monkeypatch, *filled) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert "Traceback" not in error
    assert len(error.strip().splitlines()) == 1


def test_a_bad_file_is_reported_and_the_rest_is_read(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (stories / "flood" / "empty.txt").write_bytes(b"")
    assert run(monkeypatch, "read", stories) == 0
    printed = capsys.readouterr()
    assert "empty.txt" in printed.err
    assert "The Post" in printed.out


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["framing", "show", "nowhere.txt", "--debug"])
    with pytest.raises(FileNotFoundError):
        command_line.main()


@pytest.fixture
def keys(stories: Path) -> Path:
    """The key of the one article, in the folder beside the stories."""
    (article,) = read(stories)
    race, threat = (article.text.index(word) for word in ("arms race.", "threat"))
    mentions = (
        CodedMention(Span(race, race + 9), "security", "arms race", True, "indirect", "denied"),
        CodedMention(Span(threat, threat + 6), "security", "threat", False, "outlet", "asserted"),
    )
    tone = (0,) * len(sentences(article))
    key = ArticleKey(article.id, article.sha256, "A", (), (), mentions, (), tone)
    write_article_key(key, article, stories.parent / "keys" / "flood" / "post.json")
    return stories.parent / "keys"


def test_check_tells_in_words_how_far_a_codebook_can_be_trusted(
    stories: Path, keys: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in (stories, stories / "flood", stories / "flood" / "post-2024-03-05.md"):
        assert run(monkeypatch, "check", SECURITY, place) == 0
        printed = capsys.readouterr().out
        assert "1 article of the key" in printed
        assert "threat: 1 hit; precision 0% (0–79) of 1" in printed
        assert "flood/post-2024-03-05, 59–65: “threat”, threat" in printed


def test_check_takes_a_key_from_elsewhere_and_writes_a_page(
    stories: Path, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere, page = keys.rename(tmp_path / "elsewhere"), tmp_path / "card.md"
    assert run(monkeypatch, "check", SECURITY, stories, "--key", elsewhere, "--out", page) == 0
    written = page.read_text(encoding="utf-8")
    assert "[flood/post\\-2024" not in written
    assert "[flood/post-2024-03-05](<stories/flood/post-2024-03-05.md>), threat" in written


def test_check_without_a_key_says_what_to_name(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "check", SECURITY, stories) == 2
    assert "name the answer key with --key" in capsys.readouterr().err


def test_figures_have_a_report_card_where_a_key_lies_beside_the_corpus(
    stories: Path, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, stamp = tmp_path / "figures", tmp_path / "stamp"
    arguments = ["figures", stories, "--out", out, "--codebook", SECURITY, "--stamp", stamp]
    assert run(monkeypatch, *arguments) == 0
    assert "# Report card: Security" in (out / "report-card.md").read_text(encoding="utf-8")
    for file in keys.rglob("*.json"):
        file.write_text(
            file.read_text(encoding="utf-8").replace("flood/post", "flood/globe"), encoding="utf-8"
        )
    assert run(monkeypatch, *arguments) == 0
    assert not (out / "report-card.md").exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{}", "this is no answer key (“format” is missing)"),
        ('["of a service"]', "this is no answer key"),
        ("not JSON", "this is no answer key"),
        ('{"format": 9}', "this key has format 9"),
    ],
)
def test_a_strangers_file_among_the_keys_costs_the_card_and_not_the_figures(
    content: str,
    reason: str,
    stories: Path,
    keys: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stranger = keys / "service.json"
    stranger.write_text(content, encoding="utf-8")
    out, stamp = tmp_path / "figures", tmp_path / "stamp"
    arguments = ["figures", stories, "--out", out, "--codebook", SECURITY, "--stamp", stamp]
    assert run(monkeypatch, *arguments) == 0
    (line,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("framing:")]
    assert f"{stranger}: {reason}" in line
    assert "no report card" in line
    assert "mend this key, or take the file away." in line
    assert not (out / "report-card.md").exists()
    assert any(out.glob("*.svg"))
    stranger.unlink()
    assert run(monkeypatch, *arguments) == 0
    assert (out / "report-card.md").exists()


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_cannot_even_be_opened_among_the_keys_does_not_stop_the_figures(
    kind: str,
    stories: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    there = stories.parent / "keys" / "old.json"
    if kind == "folder":
        there.mkdir(parents=True)
    else:
        there.parent.mkdir()
        there.symlink_to("nowhere.json")
    arguments = ["figures", stories, "--out", tmp_path / "figures", "--stamp", tmp_path / "stamp"]
    assert run(monkeypatch, *arguments) == 0
    assert f"{there}: " in capsys.readouterr().err
    assert any((tmp_path / "figures").glob("*.svg"))


def test_a_key_that_does_not_fit_stops_check_and_not_the_figures(
    stories: Path,
    keys: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = keys / "flood" / "post.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"threat"]', '"thread"]'), encoding="utf-8")
    wrong = f"The key of flood/post-2024-03-05 ({path}) has “thread” at 59–65, where the article has “threat”"
    for arguments in (["check", SECURITY, stories], ["check", SECURITY, stories, "--key", keys]):
        assert run(monkeypatch, *arguments) == 2
        assert wrong in capsys.readouterr().err
    assert run(monkeypatch, "figures", stories, "--out", tmp_path / "figures", "--codebook", SECURITY) == 0
    assert wrong in capsys.readouterr().err
    assert not (tmp_path / "figures" / "report-card.md").exists()


def test_a_correction_that_puts_nothing_right_is_told_with_its_line(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "article,words,field,value\npost-2024-03-05,The threat is real,speaker_type,group\n"
    (stories / "corrections.csv").write_text(rows, encoding="utf-8")
    assert run(monkeypatch, "analyze", stories, "--out", tmp_path / "tables") == 0
    error = capsys.readouterr().err
    assert "corrections.csv, line 2: Nobody is said to say “The threat is real” in flood/post" in error


CODING = """article: flood/post-2024-03-05
coder: A
attributions:
  - {content: an arms race, at: 2, kind: indirect, cue: denied, source: Ada Brook, speaker: Ada Brook,
     type: person}
tone: {1: 0, 2: 0, 3: -1}
"""


def test_a_sheet_has_every_sentence_under_a_number(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "sheet", stories) == 0
    assert "[1] Mayor denies arms race\n\n[2] Ada Brook denied" in capsys.readouterr().out


def test_codings_become_a_key_that_check_can_read(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codings = stories.parent / "codings" / "flood"
    codings.mkdir(parents=True)
    (codings / "post.yaml").write_text(CODING.replace("at: 2, ", ""), encoding="utf-8")
    assert run(monkeypatch, "key", codings.parent, stories, "--out", stories.parent / "keys") == 0
    assert (stories.parent / "keys" / "flood" / "post-2024-03-05.json").exists()
    capsys.readouterr()
    assert run(monkeypatch, "check", SECURITY, stories) == 0
    assert "arms race" in capsys.readouterr().out


def test_each_coding_that_is_wrong_is_told_at_once(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codings = stories.parent / "codings"
    codings.mkdir()
    for name in ("one", "two"):
        (codings / f"{name}.yaml").write_text(CODING, encoding="utf-8")
    assert run(monkeypatch, "key", codings, stories, "--out", stories.parent / "keys") == 2
    told = capsys.readouterr().err
    assert "one.yaml, line 4" in told and "two.yaml, line 4" in told
    assert not (stories.parent / "keys").exists()


def test_what_was_told_is_told_again_while_nothing_changes(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "article,words,field,value\npost-2024-03-05,words that nobody wrote,voice,outlet\n"
    (stories / "corrections.csv").write_text(table, encoding="utf-8")
    arguments = ["figures", stories, "--out", tmp_path / "figures", "--stamp", tmp_path / "stamp"]
    assert run(monkeypatch, *arguments) == 0
    first = capsys.readouterr().err
    assert "words that nobody wrote" in first
    assert run(monkeypatch, *arguments) == 0
    again = capsys.readouterr()
    assert "Nothing changed" in again.out and again.err == first


def test_a_coding_whose_words_do_not_stand_there_is_refused_with_its_line(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codings = stories.parent / "codings"
    codings.mkdir()
    (codings / "post.yaml").write_text(CODING, encoding="utf-8")
    assert run(monkeypatch, "key", codings, stories, "--out", stories.parent / "keys") == 2
    assert "post.yaml, line 4: “an arms race” stands in the article once." in capsys.readouterr().err
