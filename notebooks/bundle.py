"""Put all that a class needs into one zip, to install on machines without a network.

    python notebooks/bundle.py                      # for this platform
    python notebooks/bundle.py windows macos linux  # for others as well

Wheels are those of ``requirements.lock``, checked against its hashes. A bundle is for one platform and the
Python version that makes it. That for Linux is tested; the others are only resolved.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
OUT = ROOT / "dist"
PLATFORMS = {
    "linux": (
        "manylinux_2_28_x86_64",
        "manylinux_2_27_x86_64",
        "manylinux_2_17_x86_64",
        "manylinux2014_x86_64",
    ),
    "macos": ("macosx_14_0_arm64", "macosx_12_0_arm64", "macosx_11_0_arm64", "macosx_12_0_universal2"),
    "windows": ("win_amd64",),
}
_CARRIED = ("notebooks", "corpus", "docs", ".jupyter", "requirements.lock", "LICENSE", "README.md")
_LEFT = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "answers", "*.part", "migrated", "lab")

_FIRST = """\
Install without a network
=========================

You need Python {python} and nothing else.

Linux, macOS: open a terminal in this folder and type    sh install.sh
Windows: open PowerShell in this folder and type         powershell -ExecutionPolicy Bypass -File install.ps1

Then start with    sh start.sh    or    powershell -ExecutionPolicy Bypass -File start.ps1
and open 00-quick-look. Everything is installed into the folder .venv beside this file; delete it to undo it.
"""
_LOCKED = "install --no-index --find-links wheels --no-deps --require-hashes -r requirements.lock"
_INSTALL_SH = f"""\
set -eu
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/python -m pip {_LOCKED}
.venv/bin/python -m pip install --no-index --no-deps wheels/framing-*.whl
echo 'Installed. Start with: sh start.sh'
"""
_START_SH = """\
cd "$(dirname "$0")"
JUPYTER_CONFIG_PATH="$PWD/.jupyter" .venv/bin/jupyter lab --notebook-dir=notebooks
"""
_INSTALL_PS1 = f"""\
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot
py -m venv .venv
.venv\\Scripts\\python -m pip {_LOCKED}
.venv\\Scripts\\python -m pip install --no-index --no-deps (Get-Item wheels\\framing-*.whl)
Write-Output "Installed. Start with: powershell -ExecutionPolicy Bypass -File start.ps1"
"""
_START_PS1 = """\
Set-Location $PSScriptRoot
$env:JUPYTER_CONFIG_PATH = "$PSScriptRoot\\.jupyter"
.venv\\Scripts\\jupyter lab --notebook-dir=notebooks
"""
_SCRIPTS = {
    "install.sh": _INSTALL_SH, "start.sh": _START_SH, "install.ps1": _INSTALL_PS1, "start.ps1": _START_PS1,
}  # fmt: skip


def bundle(platform: str) -> Path:
    """Make the bundle for one platform and give its path. Needs a network, to fetch the wheels."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "framing-class"
        wheels = root / "wheels"
        wheels.mkdir(parents=True)
        tags = [f"--platform={tag}" for tag in PLATFORMS[platform]]
        locked = ["--no-deps", "--require-hashes", "-r", ROOT / "requirements.lock"]
        _pip("download", "--only-binary=:all:", "--python-version", version, *tags, *locked, "-d", wheels)
        _pip("wheel", "--no-deps", "--no-build-isolation", ROOT, "-w", wheels)
        for name in _CARRIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=_LEFT)
            else:
                shutil.copy2(source, root / name)
        for name, text in {"READ-ME-FIRST.txt": _FIRST.format(python=version), **_SCRIPTS}.items():
            (root / name).write_text(text, encoding="utf-8", newline="\n")
        return _zipped(root, OUT / f"framing-class-{platform}-python{version}.zip")


def _pip(*arguments: object) -> None:
    command = [sys.executable, "-m", "pip", *map(str, arguments), "--quiet", "--disable-pip-version-check"]
    subprocess.run(command, check=True)


def _zipped(root: Path, path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for member in _files(root):
            file.write(member, member.relative_to(root.parent))
    return path


def _files(root: Path) -> Iterator[Path]:
    yield from sorted(path for path in root.rglob("*") if path.is_file())


def main() -> int:
    """Make the bundles that are asked for; give the exit status."""
    here = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    for platform in sys.argv[1:] or [here]:
        if platform not in PLATFORMS:
            print(f"There is no bundle for {platform}; there are {', '.join(PLATFORMS)}.", file=sys.stderr)
            return 2
        print(bundle(platform), "" if platform == "linux" else "(resolved, not tested)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
