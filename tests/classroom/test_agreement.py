"""Passages to code, and how far codings of them agree: by hand, the key, and the program."""

import math
from pathlib import Path

import pytest
import yaml

import framing
from framing.classroom import agreement, check, passages
from framing.classroom.checking import meet
from framing.classroom.exercise import Exercise

ROOT = Path(__file__).parents[2]
FRAME = "attribution of responsibility"
TEN = {
    "flood/corvane-2018-11-15": [13, 22, 24, 26],
    "flood/kestrel-2018-11-15": [23, 27, 36],
    "flood/northmere-2018-11-16": [41, 64],
    "flood/zarnitsa-2018-11-16": [28],
}


def test_percent_and_alpha_of_two_codings() -> None:
    # 20 labels, 12 of one kind and 8 of the other: 1 − 0.4 ÷ (2 × 12 × 8 ÷ (20 × 19))
    one = dict(enumerate("nyyyynnnyn", 1))
    other = dict(enumerate("nyynyyyyyn", 1))
    row = agreement(A=one, B=other).iloc[0]
    assert (row["between"], row["same"], row["percent"], row["alpha"]) == ("A, B", "6 of 10", 60.0, 0.21)
    assert (row["apart"], row["note"]) == ("4, 6, 7, 8", "")


def test_each_two_codings_are_compared() -> None:
    table = agreement(me={1: "yes"}, neighbour={1: "no"}, key={1: "no"})
    assert table["between"].tolist() == ["me, neighbour", "me, key", "neighbour, key"]


def test_a_label_counts_whether_typed_with_capitals_or_as_text() -> None:
    assert agreement(me={1: "Yes", 2: "no"}, key={"1": "yes", "2": "no"}).loc[0, "percent"] == 100


def test_what_is_open_in_one_of_the_two_does_not_count() -> None:
    table = agreement(me={1: ..., 2: "no", 3: "yes"}, key={1: "yes", 2: "no", 3: "no"})
    assert table.loc[0, "same"] == "1 of 2"


def test_nothing_coded_yet_is_told() -> None:
    row = agreement(me={1: ...}, key={1: "yes"}).iloc[0]
    assert row["note"] == "nothing that both have coded" and math.isnan(row["percent"])


def test_one_label_alone_has_no_alpha() -> None:
    row = agreement(me={1: "no", 2: "no"}, key={1: "no", 2: "no"}).iloc[0]
    assert row["note"] == "one label alone: no alpha" and math.isnan(row["alpha"])


def test_one_coding_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="Name two codings"):
        agreement(me={1: "yes"})


def test_of_many_differences_the_first_are_named() -> None:
    row = agreement(me=dict.fromkeys(range(12), "a"), key=dict.fromkeys(range(12), "b")).iloc[0]
    assert row["apart"].endswith("7 …")


def test_the_sentence_to_code_is_bold_after_the_one_before_it() -> None:
    html = passages(framing.sample(), {"flood/kestrel-2018-11-15": [27, 1]})._repr_html_()
    assert "TWO HOURS. <strong>The county needed another 27 minutes to press send.</strong>" in html
    assert "2. <small>[Daily Kestrel]</small> <strong>" in html


def test_a_sentence_that_is_not_there_is_told() -> None:
    with pytest.raises(ValueError, match="has no sentence 99; the last is"):
        passages(framing.sample(), {"flood/kestrel-2018-11-15": [99]})


def test_all_sentences_are_passages_where_none_is_chosen() -> None:
    corpus = framing.sample().where(story="flood")
    key = passages(corpus).by_key(FRAME)
    assert len(passages(corpus)) == len(key) and set(key.values()) == {"yes", "no"}


@pytest.fixture(scope="module")
def study() -> framing.Study:
    book = framing.Codebook.sample("generic-frames")
    return framing.analyze(framing.sample(), book, sentiment=False)


def test_the_lesson_prints_the_labels_of_both_runs_and_of_program_and_key(study: framing.Study) -> None:
    ten = passages(study.corpus, TEN)
    source = (ROOT / "notebooks" / "source" / "04-do-we-agree.py").read_text(encoding="utf-8")
    runs = [ten.by_key(FRAME, framing.Key.read(ROOT / "corpus" / "codings" / coder)) for coder in "AB"]
    for coder, labels in zip("AB", runs, strict=True):
        assert f"# | run {coder} | {' | '.join(labels.values())} |" in source
    text = (ROOT / "notebooks" / "source" / "04-do-we-agree.md").read_text(encoding="utf-8")
    codings = zip(ten.by_key(FRAME).values(), *(own.values() for own in runs),
                  ten.by_program(FRAME, study).values(), strict=True)  # fmt: skip
    printed = [row["key"] for row in yaml.safe_load(text.split("---")[1])["sentences"]]
    assert printed == [f"{key} (run A {a}, run B {b}, program {program})" for key, a, b, program in codings]


def test_the_numbers_that_the_lesson_names(study: framing.Study) -> None:
    every = passages(study.corpus)
    key, program = every.by_key(FRAME), every.by_program(FRAME, study)
    found = [number for number, label in program.items() if label == "yes"]
    assert len(every) == 1591 and [*key.values()].count("yes") == 86
    assert (len(found), sum(key[number] == "yes" for number in found)) == (13, 11)
    table = agreement(key=key, program=program, lazy=dict.fromkeys(key, "no"))
    assert table["percent"].tolist()[:2] == [95.2, 94.6] and table["alpha"].tolist()[:2] == [0.2, -0.03]


def test_a_coding_is_kept_and_not_judged(tmp_path: Path) -> None:
    exercise = Exercise("0.1", "coding", "Yours?", "Kept.", items=("1", "2"), hints=("Write yes or no.",))
    assert meet(exercise, {1: "yes", 2: "no"}, folder=tmp_path).state == "kept"
    half = meet(exercise, {1: "yes", 2: ...}, folder=tmp_path)
    assert (half.state, half.message) == ("look again", "Still open: 2. Write yes or no.")
    assert "There is no item 3" in meet(exercise, {3: "no"}, folder=tmp_path).message
    assert check("0.0", {}, folder=tmp_path).state == "look again"
