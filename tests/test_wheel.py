import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]

PROGRAM = """
import framing
assert "site" in framing.__file__, framing.__file__
study = framing.analyze(framing.sample(), framing.Codebook.sample("security"), sentiment=False)
print(len(study.articles), len(study.mentions) > 0)
"""


def test_a_wheel_works_outside_the_checkout(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("framing-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "36 True\n"
