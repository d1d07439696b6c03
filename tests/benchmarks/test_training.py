"""The scripts that train the models: what can be tested of them without the corpus they learn from."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from calibrating import rising_steps
from examples import frame_strength, lemma_strength
from hypothesis import given
from hypothesis import strategies as st
from writing import save

from framing.attribution.confidence import Calibration, Curve
from framing.attribution.linear import LinearModel, from_json
from framing.attribution.models import TABLES, load

MODEL = LinearModel({("verb form", "VBD"): 1.5, ("distance", 3, "that"): -0.5, ("passive",): 0.25}, bias=-1.0)


def test_a_model_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    calibration = Calibration({"clause": Curve((0.0,), (0.5,))}, {"direct": Curve((0.0,), (0.9,))}, 0.8, 0.7)
    save(replace(load(), cue=MODEL, calibration=calibration), tmp_path)
    assert from_json(json.loads((tmp_path / "cue.json").read_text())) == MODEL
    assert Calibration.from_json(json.loads((tmp_path / "calibration.json").read_text())) == calibration


def test_the_shipped_tables_are_small_and_written_the_same_way_again(tmp_path: Path) -> None:
    save(load(), tmp_path)
    folder = files("framing").joinpath("data", "attribution")
    for name in (*TABLES, "strengths", "calibration"):
        assert (tmp_path / f"{name}.json").read_bytes() == folder.joinpath(f"{name}.json").read_bytes()
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 260_000


def test_a_word_seldom_a_cue_is_weaker_than_one_often_a_cue() -> None:
    assert lemma_strength(1, 100) < lemma_strength(50, 100) < lemma_strength(99, 100)
    assert frame_strength(0, 2, 2.0) < 2.0 < frame_strength(2, 2, 2.0)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_a_curve_of_confidence_never_falls(outcomes: list[tuple[float, bool]]) -> None:
    curve = rising_steps([score for score, _ in outcomes], [right for _, right in outcomes], least=3)
    assert list(curve.shares) == sorted(curve.shares)
    assert curve.at(0.0) == curve.shares[0]
