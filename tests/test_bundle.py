import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The program that makes bundles, with a pip that fetches nothing."""
    monkeypatch.syspath_prepend(str(ROOT / "notebooks"))
    monkeypatch.delitem(sys.modules, "bundle", raising=False)
    import bundle

    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(bundle, "_pip", lambda *arguments: calls.append(arguments))
    monkeypatch.setattr(bundle, "OUT", tmp_path)
    bundle.calls = calls
    return bundle


@pytest.mark.parametrize("platform", ["linux", "macos", "windows"])
def test_a_bundle_holds_notebooks_corpus_lock_and_scripts(bundle: ModuleType, platform: str) -> None:
    with zipfile.ZipFile(bundle.bundle(platform)) as file:
        names = {name.removeprefix("framing-class/") for name in file.namelist()}
    assert {"install.sh", "install.ps1", "start.sh", "start.ps1", "READ-ME-FIRST.txt"} <= names
    assert {"requirements.lock", "notebooks/00-quick-look.ipynb", "LICENSE"} <= names
    assert not any("answers" in name or "__pycache__" in name for name in names)


def test_wheels_are_fetched_for_the_platform_and_checked(bundle: ModuleType) -> None:
    bundle.bundle("windows")
    (fetched, built) = bundle.calls
    assert "--platform=win_amd64" in fetched and "--require-hashes" in fetched
    assert built[0] == "wheel"


def test_nothing_is_installed_from_a_network(bundle: ModuleType) -> None:
    for script in ("install.sh", "install.ps1"):
        lines = [line for line in bundle._SCRIPTS[script].splitlines() if "pip install" in line]
        assert len(lines) == 2 and all("--no-index" in line for line in lines)


def test_a_platform_that_is_unknown_is_told(
    bundle: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bundle.py", "amiga"])
    assert bundle.main() == 2
    assert "There is no bundle for amiga; there are linux, macos, windows." in capsys.readouterr().err
