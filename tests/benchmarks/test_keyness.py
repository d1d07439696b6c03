"""The benchmarks of keyness: what the page on it tells is what they find."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from framing import Codebook, analyze, sample

ROOT = Path(__file__).parents[2]


def loaded(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def study():
    return analyze(sample(), Codebook.sample("security"), sentiment=False)


def test_second_implementations_give_the_same_and_absent_ones_a_reason(study):
    rows = list(loaded("keyness_check").rows(study, fewest=20))
    compared = [row for row in rows if row.words]
    assert [row.measure for row in compared] == ["G²", "G²", "log ratio"]
    assert all(row.difference < 1e-9 for row in compared)
    assert [row.reason for row in rows if not row.words] == ["no environment was named: --python"] * 2


def test_packages_that_an_environment_lacks_are_left_out_with_the_reason():
    script = ROOT / "benchmarks" / "keyness_other.py"
    answer = subprocess.run(
        [sys.executable, script], input=json.dumps([]), capture_output=True, text=True, check=True
    )
    reasons = {name: found["reason"] for name, found in json.loads(answer.stdout).items()}
    assert set(reasons) == {"scattertext", "corpus-dispersion"}
    assert all(reasons.values())


def test_words_picked_by_chance_are_as_many_as_the_page_tells(study):
    intervals = loaded("keyness_intervals")
    page = (ROOT / "docs" / "keyness.md").read_text(encoding="utf-8")
    told, of = map(int, re.search(r"still (\d+) of (\d+) \(", page).groups())
    out, known = intervals.dealt_out(study, deals=8)
    assert out / known == pytest.approx(told / of, abs=0.08)
    out, known = intervals.left_out_zero(study)
    assert f"{out} of {known}" in page


def test_the_interval_holds_its_level_where_the_bootstrap_does_not():
    held = loaded("keyness_intervals").coverage(6, (8, 2), words=400, corpora=4)
    assert held.words > 350
    assert held.kit > 0.93
    assert held.bootstrap < 0.9
    assert np.isfinite(held.kit_width)
