import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest

from framing import Codebook
from framing.classroom import compare, seal
from framing.classroom.seals import seals
from framing.codebook import Frame, Phrase

BOOK = Codebook.sample("security")
DAY = date(2026, 9, 1)


def without(codebook: Codebook, label: str) -> Codebook:
    return dataclasses.replace(codebook, frames=tuple(f for f in codebook.frames if f.label != label))


def test_a_seal_is_kept_and_found_again(tmp_path: Path) -> None:
    one = seal(BOOK, " The Post. ", on=DAY, folder=tmp_path)
    assert one.prediction == "The Post." and one.day == "2026-09-01"
    assert seals(tmp_path) == [one]
    assert re.fullmatch("[0-9a-f]{12}", one.short)


def test_any_change_of_plan_changes_the_fingerprint(tmp_path: Path) -> None:
    plans = [
        seal(BOOK, "The Post.", on=DAY, folder=tmp_path),
        seal(BOOK, "The Globe.", on=DAY, folder=tmp_path),
        seal(BOOK, "The Post.", on=date(2026, 9, 2), folder=tmp_path),
        seal(without(BOOK, "threat"), "The Post.", on=DAY, folder=tmp_path),
    ]
    assert len({plan.fingerprint for plan in plans}) == 4
    assert len(seals(tmp_path)) == 4


def test_a_seal_whose_file_was_changed_no_longer_counts(tmp_path: Path) -> None:
    seal(BOOK, "The Post.", on=DAY, folder=tmp_path)
    (path,) = (tmp_path / "seals").iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace("The Post.", "The Globe."), encoding="utf-8")
    assert seals(tmp_path) == []
    path.write_text("[", encoding="utf-8")
    assert seals(tmp_path) == []


def test_nothing_is_sealed_without_a_prediction(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Write down what you expect"):
        seal(BOOK, "  ", folder=tmp_path)


def test_what_differs_from_the_plan_is_told(tmp_path: Path) -> None:
    race, threat = Frame("race", phrases=(Phrase("arms race"),)), Frame("threat", phrases=(Phrase("menace"),))
    menaces = dataclasses.replace(threat, phrases=(Phrase("danger"),))
    plan = seal(Codebook("Two", frames=(race, threat)), "The Post.", on=DAY, folder=tmp_path)
    assert compare(plan, Codebook("Two", frames=(race, threat)), "The Post. ") == []
    assert compare(
        plan, Codebook("Two", frames=(menaces, Frame("peace", phrases=race.phrases))), "Globe."
    ) == [
        "The prediction was “The Post.” and is “Globe.”.",
        "The frame “race” was left out.",
        "The phrase “danger” was added to “threat”.",
        "The phrase “menace” was taken out of “threat”.",
        "The frame “peace” is new.",
    ]


def test_a_seal_shows_its_day_and_what_to_write_on_the_board(tmp_path: Path) -> None:
    sealed = seal(BOOK, "<b>The Post</b>", on=DAY, folder=tmp_path)
    shown = sealed._repr_html_()
    assert sealed.short in shown and "2026-09-01" in shown and "<b>" not in shown
